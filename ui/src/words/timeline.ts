/** The words of the timeline: half-terms, days that stand out, and what comes back on the same day. */
import type { Day, EntryRow, Marker, MarkerKind, Period, WhichPeriod } from '../backend/generated/types'
import type { Missing } from '../state/markers.svelte'
import { dayDate, timeOf } from './dates'

const count = (number: number, one: string, more: string) => `${number.toLocaleString('en-GB')} ${number === 1 ? one : more}`
const yearOf = (day: Day) => day.slice(0, 4)

const named: Record<WhichPeriod, string> = {
  autumn_1: 'Autumn 1',
  october_week: 'October break',
  autumn_2: 'Autumn 2',
  christmas: 'Christmas holiday',
  spring_1: 'Spring 1',
  february_week: 'February break',
  spring_2: 'Spring 2',
  easter: 'Easter holiday',
  summer_1: 'Summer 1',
  may_week: 'May break',
  summer_2: 'Summer 2',
  summer_term: 'Summer term',
  summer: 'Summer holiday',
  own_term: 'Term',
  own_holiday: 'Holiday',
  year: 'The year',
}

/** "Autumn 2, 2026", or the writer's own word for it. */
export const periodName = ({ period: { which, from }, label }: { period: Pick<Period, 'which' | 'from'>; label: string }) =>
  which === 'year' ? yearOf(from) : `${label || named[which]}, ${yearOf(from)}`

/** What a half-term or holiday is called where its year is said elsewhere. */
export const whichName = (which: WhichPeriod) => named[which]

export const markerKinds: Record<MarkerKind, string> = {
  ofsted_call: 'Ofsted called',
  ofsted_visit: 'Ofsted visit',
  ofsted_report: 'Ofsted report',
  results: 'Results',
  budget: 'Budget',
  restructuring: 'Restructuring',
  bereavement: 'A death',
  tribunal: 'Tribunal',
  conversion: 'Conversion or new trust',
  exclusion: 'Exclusion',
  own: 'Something else',
}

/** What a marker is called: the writer's words, or its kind. */
export const markerName = ({ kind, label }: Pick<Marker, 'kind' | 'label'>) => label || markerKinds[kind]

export const timelineWords = {
  title: 'Timeline',
  pages: (entries: number) => (entries === 0 ? 'no pages' : count(entries, 'page', 'pages')),
  more: 'Show more',
  empty: 'Nothing is written yet. Each half-term appears here once it holds a page.',
}

export const markerWords = {
  title: 'Days that stand out',
  said: 'An inspection, results, a death: put it down once, and the pages around it are easier to understand later.',
  add: 'Put a day down',
  kind: 'What was it?',
  label: 'In your words',
  labelHint: 'At most a line. It may stay empty where the kind says enough.',
  day: 'Day',
  until: 'Until',
  untilHint: 'only if it took longer than a day',
  hard: 'This was hard',
  hardSaid: 'Memories from two weeks around this day stay silent.',
  isHard: 'hard',
  missing: {
    day: 'It needs a day.',
    order: 'The last day lies before the first.',
    label: 'Say in a few words what it was.',
  } satisfies Record<Missing, string>,
  when: (marker: Pick<Marker, 'day' | 'until'>) =>
    marker.until ? `${dayDate(marker.day)} to ${dayDate(marker.until)}` : dayDate(marker.day),
  change: 'Change',
  changeSaid: (name: string) => `Change ${name}`,
  remove: 'Take out',
  removed: 'Taken out. What you wrote around that day is untouched.',
}

export const memoryWords = {
  title: 'On this day',
  line: (rows: readonly EntryRow[]) => {
    const years = [...new Set(rows.map((row) => yearOf(row.day)))]
    const last = years.pop() ?? ''
    return `On this day there ${rows.length === 1 ? 'is a page' : `are ${rows.length.toLocaleString('en-GB')} pages`} from ${years.length > 0 ? `${years.join(', ')} and ${last}` : last}`
  },
  /** Its day, and the time of day where another page of that day stands beside it. */
  from: ({ id, day, at }: EntryRow, rows: readonly EntryRow[]) =>
    rows.some((row) => row.id !== id && row.day === day) ? `${dayDate(day)}, ${timeOf(at)}` : dayDate(day),
  read: 'Read',
  readSaid: (day: string) => `Read the page of ${day}`,
  leaveOut: 'Not this one again',
  leaveOutSaid: (day: string) => `Not this one again: the page of ${day}`,
  leftOut: 'This page will not come back by itself.',
  off: 'Stop bringing pages back',
  isOff: 'Pages of earlier years no longer come back. You can turn it on again in Settings.',
  setting: 'Pages of the same day in earlier years',
  choices: { off: 'Keep them away', on: 'Tell me in the evening' },
  settingSaid:
    'One quiet line on the evening’s page; the words stay shut until you open them. Nothing comes from two weeks around a day you have called hard: put those days down in the journal’s timeline first.',
}
