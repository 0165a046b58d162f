/** The words of the weekly forty seconds and of early signs. Entered by the evening's page, Trends and what is kept. */
import type { HoursBand, SignArea, Weekly } from '../backend/generated/types'
import { dayShort } from './axis'

export const hoursBands: Record<HoursBand, string> = {
  under_40: 'under 40',
  from_40: '40–49',
  from_50: '50–59',
  from_60: '60–69',
  from_70: '70 or more',
}

export const signAreas: Record<SignArea, string> = {
  body: 'In the body',
  mind: 'In thinking',
  feeling: 'In feeling',
  doing: 'In what I do',
  around: 'Around me',
}

export const weekWords = {
  offer: (week: string) => `The week from ${dayShort(week)}, in forty seconds, if you like.`,
  begin: 'Look back on it',
  notNow: 'Not this week',
  title: (week: string) => `The week from Monday ${dayShort(week)}`,
  aside: 'Any one answer is enough. A week left out stays out.',
  seemed: 'How I seemed',
  was: 'How I was',
  low: 'low',
  high: 'well',
  own: 'Two dots of your own making, 0 to 10: no test, and nothing to compare them with.',
  hours: 'Hours worked',
  hoursName: 'Hours',
  seemedAndWas: 'Seemed and was',
  signs: 'My early signs that were there',
  signsSeen: 'Early signs',
  noSigns: 'What do people who love you notice first? Tick it once, and it is asked about here.',
  chooseSigns: 'Choose my early signs',
  ownLine: 'Somebody else, in your words',
  justForMe: 'One thing just for me',
  save: 'Save the week',
  saving: 'Saving…',
  nothing: 'Choose anything above, however little.',
  leave: 'Not now',
  correct: 'Correct it',
  cancel: 'Leave it as it was',
  remove: 'Take it out',
  removed: 'The week is blank again.',
  done: (week: string) => `The week from ${dayShort(week)}`,
  thatWeek: 'That week',
  clear: 'Take the dot off',
} as const

/** A week's answers, each after its name. */
export function weekInWords(weekly: Weekly, umbrella: string): [string, string][] {
  const held = [...weekly.known.map(({ name }) => name), ...(weekly.held_by ? [weekly.held_by] : [])]
  const rows: [string, string | null][] = [
    [weekWords.seemed, weekly.seemed === null ? null : String(weekly.seemed)],
    [weekWords.was, weekly.was === null ? null : String(weekly.was)],
    [weekWords.hours, weekly.hours && hoursBands[weekly.hours]],
    [weekWords.signsSeen, weekly.signs.map(({ label }) => label).join(', ') || null],
    [umbrella, held.join(', ') || null],
    [weekWords.justForMe, weekly.just_for_me],
  ]
  return rows.filter((row): row is [string, string] => row[1] !== null)
}
