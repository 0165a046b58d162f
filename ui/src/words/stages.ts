/**
 * What the Stages room says. One rule: nothing here is ranked, counted up or finished, and no sentence changes with
 * the order in which states come. words/stages.test.ts holds every sentence to it.
 */
import type { Facing, Level, Loss, LossKind, State, StateNote, Visit } from '../backend/generated/types'
import { dayShort, dayShortYear } from './axis'
import { dayDate } from './dates'

/** Kinds of loss, in the order in which they are offered. */
export const kinds: Record<LossKind, string> = {
  job: 'A post',
  role_change: 'A change of role',
  bereavement: 'A death',
  health: 'Health',
  relationship: 'A relationship',
  trust_in_system: 'Trust in the system',
  other: 'Something else',
}

/** Which way one may be facing. */
export const facings: Record<Facing, string> = {
  toward_loss: 'towards what I lost',
  toward_next: 'towards what is next',
  resting: 'resting from both',
  unsure: 'unsure',
}

/** The same, within a sentence about a note. */
const faced: Record<Facing, string> = {
  toward_loss: 'facing what I lost',
  toward_next: 'facing what is next',
  resting: 'resting from both',
  unsure: 'unsure which way',
}

/** How strong a state is: the place in the list is the strength. */
export const strengths = ['not tonight', 'a little', 'clearly', 'strongly'] as const

export const stages = {
  title: 'There is no order to this',
  reading: 'Reading your notes…',
  losses: 'Your losses',
  where: 'Where am I tonight?',
  anotherLoss: 'Add a loss',
  change: 'Change',
  rest: 'Put to rest',
  openAgain: 'Open again',
  resting: 'resting',
  restingSays: 'This is at rest. It can be opened again whenever you want.',
  since: (day: string) => `since ${dayDate(day)}`,
  emptyTitle: 'Some things end before we are ready.',
  empty:
    'If there is something you have lost or are losing, give it a name here. Then, on the nights you want to, note where you are with it.',
  emptyTrack: 'Nothing noted yet. When you want to, note where you are; several things can be true at once.',
  emptyRange: 'Nothing was noted in this time. Nothing has to be.',
  showAll: 'Show all of it',
  asTable: 'Show as a table',
  asPicture: 'Show as a picture',
  keys: 'Arrow keys go from note to note.',
  lanes: 'The lanes stand in alphabetical order. None is above another.',
  silence: 'nothing noted',
  none: 'None of these',
  list: 'The same in words',
  older: (count: number) => `Show ${count} earlier`,
  takeOut: 'Take out',
  takeOutAsk: 'Take this note out? It cannot be brought back.',
  keep: 'Keep it',
  beenHere: 'You have been here before. You have also left before.',
  about: 'About this room',
  aboutSays: [
    'These states are often called the five stages (Kübler-Ross, 1969), and people expect to walk through them in a row. When it was looked at properly, no such row was found: missing what was lost was the strongest feeling, living with it was there from the start, and people came and went between the others.',
    'So there is no row here. Several can be true at once, or none. Coming back to one is as ordinary as the first time. Only you say where you are; nothing is guessed from what you write.',
  ],
  tableDay: 'Day',
  tableStates: 'Felt, strongest first',
  tableFacing: 'Facing',
  tableNote: 'Your line',
  key: {
    dot: 'A larger dot is a stronger feeling.',
    ribbon: 'The ribbon follows what was strongest that day; a larger dot is a stronger feeling.',
    bead: 'A ring is something felt beside it.',
    loop: 'A turn in the ribbon is a return.',
  },
} as const

export const noteForm = {
  title: 'Where am I tonight?',
  titleChange: (day: string) => `Where I was on ${dayDate(day)}`,
  intro: 'Mark whatever is true, as many as there are. None of them is an answer too.',
  facing: 'And I am facing',
  facingNone: 'Leave this out',
  line: 'A line about it, if you like',
  save: 'Note it',
  saveChange: 'Save the change',
  cancel: 'Not now',
} as const

export const lossForm = {
  title: 'Name what was lost',
  titleChange: 'Change this loss',
  name: 'What you call it',
  nameHint: 'As you would say it: “Leaving Hillside”, “Dad”.',
  nameMissing: 'It needs a name first. Any will do; you can change it later.',
  unnamed: 'Not named yet',
  kind: 'What kind of loss',
  beganOn: 'When it began, if you can say',
  note: 'A line about it, if you like',
  save: 'Keep it',
  cancel: 'Not now',
} as const

/** The states of a note, strongest first and then by the alphabet: "low and heavy (2), missing it (1)". */
export function levelsInWords(levels: readonly Level[], states: readonly State[]): string {
  const named = levels.flatMap(({ state_id, level }) => {
    const state = states.find((s) => s.id === state_id)
    return state ? [{ label: within(state), level }] : []
  })
  named.sort((a, b) => b.level - a.level || a.label.localeCompare(b.label, 'en-GB'))
  return named.map(({ label, level }) => `${label} (${level})`).join(', ')
}

/** A note as one line: "12 Mar: low and heavy (2), missing it (1), facing what is next". */
export function noteInWords(note: StateNote, states: readonly State[], withYear = false): string {
  const felt = levelsInWords(note.levels, states) || stages.none.toLowerCase()
  const facing = note.facing ? `, ${faced[note.facing]}` : ''
  return `${withYear ? dayShortYear(note.day) : dayShort(note.day)}: ${felt}${facing}`
}

/** Counts and nothing else: "14 notes, 5 states, 4 returns". */
export function countsInWords(notes: number, states: number, returns: number): string {
  const some = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`
  return [some(notes, 'note'), some(states, 'state'), some(returns, 'return')].join(', ')
}

/** A loss in one line: "since 1 September 2025 · resting". */
export function lossInWords(loss: Loss): string {
  const said = [kinds[loss.kind]]
  if (loss.began_on) said.push(stages.since(loss.began_on))
  if (loss.status === 'resting') said.push(stages.resting)
  return said.join(' · ')
}

/** The picture for those who do not see it; the list of notes says the rest. */
export function trackInWords(title: string, from: string, to: string, counts: string): string {
  return `${title} from ${dayDate(from)} to ${dayDate(to)}: ${counts}. The list below says the same in words.`
}

/** Whether the state was stayed in and left before `day`: only then may it be said that it was. */
export function wasLeftBefore(visits: readonly Visit[], state: number, day: string): boolean {
  return visits.some((visit) => visit.state_id === state && visit.end === 'left' && visit.to < day)
}

// A state that ships starts with a capital that belongs to a heading; one's own keeps what its writer typed.
function within(state: State): string {
  return state.builtin ? state.label.charAt(0).toLowerCase() + state.label.slice(1) : state.label
}
