/**
 * What the Stages room says. One rule: nothing here is ranked, counted up or finished, and no sentence changes with
 * the order in which states come. words/stages.test.ts holds every sentence to it.
 */
import type { Facing, Level, Loss, LossKind, Marker, State, StateNote, Visit } from '../backend/generated/types'
import type { PictureName } from '../state/losses.svelte'
import { dayShort, dayShortYear } from './axis'
import { dayDate } from './dates'
import type { Sayings } from './sayings'
import { markerName } from './timeline'

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

/** What a loss can be looked at as. */
export const pictures: Record<PictureName, string> = {
  track: 'Over time',
  ring: 'From one to another',
  see_saw: 'Which way I face',
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
  picture: 'What to look at',
  asTable: 'Show as a table',
  asPicture: 'Show as a picture',
  keys: 'Arrow keys go from note to note.',
  lanes: 'The lanes stand in your own order, or by the alphabet until you choose one. None is above another.',
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
    'Five of these states are often called the five stages (Kübler-Ross), and people expect to walk through them in a row.',
    'In a study of 233 bereaved people living with it was marked more than anything else, disbelief did not lead the way, and the strongest of the painful feelings was missing somebody (Maciejewski and others, JAMA, 2007). A later review found no sound evidence for a row of stages, and that expecting one can hurt those who do not walk it (Stroebe, Schut and Boerner, Omega, 2017).',
    'So there is no row here. Several can be true at once, or none. Coming back to one is as ordinary as the first time. Only you say where you are; nothing is guessed from what you write.',
  ],
  tableDay: 'Day',
  tableStates: 'Felt, strongest first',
  tableFacing: 'Facing',
  tableBeside: 'Beside it',
  tableNote: 'Your line',
  readPage: (day: string) => `Read the page of ${dayDate(day)}`,
  pageBinned: (day: string) => `The page of ${dayDate(day)} is in the bin.`,
  late: (days: number) => (days === 1 ? 'noted a day later' : `noted ${days} days later`),
  setOff: (marker: string) => `set off by ${marker}`,
  asWobble: (names: Sayings) => `came as ${names.aWobble}`,
  standsOut: (marker: string) => `${marker}, a day that stands out`,
  key: {
    dot: 'A larger dot is a stronger feeling.',
    ribbon: 'The ribbon follows what was strongest that day; a larger dot is a stronger feeling.',
    bead: 'A ring is something felt beside it.',
    loop: 'A turn in the ribbon is a return.',
    wobble: (names: Sayings) => `A small wave is where it came as ${names.aWobble}.`,
    flag: 'A flag is a day that stands out.',
  },
} as const

export const noteForm = {
  title: 'Where am I tonight?',
  titleChange: (day: string) => `Where I was on ${dayDate(day)}`,
  intro: 'Mark whatever is true, as many as there are. None of them is an answer too.',
  facing: 'And I am facing',
  facingNone: 'Leave this out',
  line: 'A line about it, if you like',
  belongs: 'Its day, its page, what set it off',
  day: 'The day it is about',
  tonight: 'Tonight',
  notYet: 'This day has not come yet. It takes a day up to today.',
  lateSaid: 'It will say that it was noted later.',
  page: 'Its page',
  pageNone: 'No page',
  pageOf: (day: string) => `The page of ${dayDate(day)}`,
  pagesNone: 'There is no page from that day or the week before it.',
  pagesAsk: 'Choose a page',
  pagesFailed: 'The pages could not be read. Choose again.',
  setOff: 'What set it off, if anything did',
  setOffNone: 'Nothing I can name',
  wobble: (names: Sayings) => `It came as ${names.aWobble}`,
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

/** Wording, ordering and hiding states. */
export const stateWords = {
  open: 'Change the states',
  close: 'Back to the pictures',
  title: 'Your states',
  said: 'Call them what you like, add your own, leave out what is not yours. The order is for your eye alone: it means nothing, and no sentence follows it.',
  add: 'Add a state',
  adding: 'A state of your own',
  label: 'What you call it',
  hint: 'A line for it, in the first person, if you like',
  missing: 'It needs a name. Until it has one, the old name stays.',
  missingNew: 'It needs a name. Any will do; you can change it later.',
  taken: { happened: 'Another state is called that already.', todo: 'Choose another name, or change that one.' },
  tooLong: { happened: 'That is too long.', todo: 'Keep the name to 40 letters and the line to 120.' },
  offered: (label: string) => `Offer “${label}” when I note where I am`,
  hiddenSaid: 'Not offered. Notes that have it keep it.',
  reword: 'Reword',
  rewordSaid: (label: string) => `Reword “${label}”`,
  up: 'Up',
  upSaid: (label: string) => `Move “${label}” up in the list`,
  down: 'Down',
  downSaid: (label: string) => `Move “${label}” down in the list`,
  moved: (label: string, after: string | null) =>
    after === null ? `“${label}” now stands at the beginning of the list.` : `“${label}” now stands after “${after}”.`,
} as const

/** A page, and the notes that belong to it. */
export const besideWords = {
  title: 'Where you were',
  along: (loss: string) => `Note where I was with ${loss}`,
  open: 'Look at it in Stages',
  openSaid: (loss: string) => `Look at ${loss} in Stages`,
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

/** What a note is told with: the states there are, the days that stand out, and what things are called. */
export type Told = { states: readonly State[]; markers: readonly Marker[]; names: Sayings }

/** What stands beside a note: what set it off, that it came as a wobble, that it was noted later. */
export function besideInWords(note: StateNote, told: Told): string {
  const marker = told.markers.find((one) => one.id === note.marker_id)
  return [
    ...(marker ? [stages.setOff(markerName(marker))] : []),
    ...(note.is_wobble ? [stages.asWobble(told.names)] : []),
    ...(note.late_days > 0 ? [stages.late(note.late_days)] : []),
  ].join(', ')
}

/** A note as one line: "12 Mar: low and heavy (2), missing it (1), facing what is next". */
export function noteInWords(note: StateNote, told: Told, withYear = false): string {
  const felt = levelsInWords(note.levels, told.states) || stages.none.toLowerCase()
  const facing = note.facing ? [faced[note.facing]] : []
  const beside = besideInWords(note, told)
  return `${withYear ? dayShortYear(note.day) : dayShort(note.day)}: ${[felt, ...facing, ...(beside ? [beside] : [])].join(', ')}`
}

/** "1 note", "3 notes" */
export const some = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** Counts and nothing else: "14 notes, 5 states, 4 returns". */
export function countsInWords(notes: number, states: number, returns: number): string {
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

/** A state within a sentence: the capital of one that ships belongs to a heading; one’s own keeps what its writer typed. */
export function within(state: Pick<State, 'label' | 'builtin'>): string {
  return state.builtin ? state.label.charAt(0).toLowerCase() + state.label.slice(1) : state.label
}
