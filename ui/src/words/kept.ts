/**
 * The words of what is kept. One rule: each shelf asks in the words of somebody who has time, and none of them counts.
 * Entered by Journal › Kept, by the reading of an entry and by the evening’s page.
 */
import type { Day, KeptKind, PathKind, TakenOut } from '../backend/generated/types'
import type { Shelf, WordedKind, Wrong } from '../state/kept.svelte'
import { dayDate } from './dates'
import type { Sayings } from './sayings'

/** A field of a form: its name, what is asked, and so many lines. */
export type Asked = { field: string; label: string; hint?: string; lines?: number }

/** What is asked about each kind, in its order. */
export const asked: Record<WordedKind, readonly Asked[]> = {
  achievement: [
    { field: 'changed', label: 'What changed for someone because you were there?', lines: 3 },
    { field: 'proof', label: 'How do you know?', hint: 'A letter, a figure, somebody’s face.', lines: 2 },
    { field: 'hard', label: 'What was hard about it?', lines: 2 },
    { field: 'credit', label: 'Who else deserves credit?' },
    { field: 'title', label: 'Its title, in six words', hint: 'More or fewer are fine, and none at all.' },
  ],
  words: [
    { field: 'text', label: 'The words, as they were said', lines: 3 },
    { field: 'said_by', label: 'Who said it, or where it stood', hint: 'In your own words: “Mum”, “a parent at the gate”, a book.' },
    { field: 'said_when', label: 'When', hint: 'As near as you like: “last spring”.' },
  ],
  value: [
    { field: 'word', label: 'Your word for it' },
    { field: 'meaning', label: 'What it means to you, in a line' },
  ],
  also: [
    { field: 'what', label: 'I am also…' },
    { field: 'line', label: 'A line about it' },
  ],
  path: [
    { field: 'title', label: 'In your words', hint: 'It may stay empty where the line above says enough.' },
    { field: 'first_step', label: 'The first step' },
    { field: 'ask', label: 'Whom to ask' },
    { field: 'frees', label: 'What it would free' },
  ],
  wobble: [{ field: 'note', label: 'A few words, if you like' }],
}

export const pathKinds: Record<PathKind, string> = {
  stay_and_change: 'Stay, and change something',
  reduce: 'Do less of it',
  move: 'Move to another post',
  pause: 'Pause',
  leave: 'Leave',
  own: 'A path of my own',
}

/** What a path is called: the writer’s words, or its kind. */
export const pathName = ({ kind, title }: { kind: PathKind; title: string }) => title || pathKinds[kind]

/** What each shelf is called. */
export const shelfNames = (names: Sayings): Record<Shelf, string> => ({
  achievements: 'Achievements',
  words: 'Words to keep',
  values: 'Values',
  also: 'I am also…',
  signs: 'Early signs',
  paths: 'Options',
  wobbles: names.wobbles,
})

/** What lies on each shelf. */
export const shelfSaid = (names: Sayings): Record<Exclude<Shelf, 'signs'>, string> => ({
  achievements: 'What changed for somebody because you were there. For the evenings on which that is hard to believe.',
  words: `What somebody said or wrote to you, as they said it. One of these lines comes up in ${names.aWobble}.`,
  values: 'Three to seven words of your own, and what each means to you. One is a beginning; they stand in your order.',
  also: 'Roles and loves that no post gave you, and none takes with it.',
  paths: 'Paths that are open, the daft one too. A list decides nothing, and “not yet” is an answer.',
  wobbles: 'The moments you noted, and nothing made of them. They stand here and nowhere else: the calendar does not mark them.',
})

/** Where nothing is yet. */
export const shelfEmpty: Record<Exclude<Shelf, 'signs'>, string> = {
  achievements: 'Nothing is here yet. One thing that changed for one person is enough to begin with.',
  words: 'No words are kept yet. One line that somebody once said to you is enough.',
  values: 'No word is on the card yet. Which one would you want said of how you lead?',
  also: 'I am also… somebody’s friend, a swimmer, a reader on trains. Begin anywhere.',
  paths: 'No path is put down yet. Begin with the one you think of least.',
  wobbles: 'None is noted.',
}

/** What puts a new one down. */
export const shelfAdd = {
  achievement: 'Put an achievement down',
  words: 'Keep some words',
  value: 'Add a value',
  also: 'Add one',
  path: 'Put a path down',
} satisfies Partial<Record<WordedKind, string>>

export const keptWords = {
  title: 'Kept',
  shelves: 'What is kept',
  change: 'Change',
  changeSaid: (name: string) => `Change ${name}`,
  up: 'Up',
  upSaid: (name: string) => `Move ${name} up`,
  down: 'Down',
  downSaid: (name: string) => `Move ${name} down`,
  moved: (name: string, place: number, all: number) => `${name} now stands at place ${place} of ${all}.`,
  takeOut: 'Take out',
  takeOutSaid: (name: string) => `Take out ${name}`,
  takenOut: 'Taken out. It stays below for thirty days.',
  isBack: 'It is back in its place.',
  out: 'What was taken out',
  outSaid: 'It goes for good on its day; until then it comes back with one press.',
  goesOn: (day: Day) => `goes on ${dayDate(day)}`,
  bringBack: 'Bring back',
  bringBackSaid: (name: string) => `Bring back ${name}`,
  nameOut: ({ said, path, day }: TakenOut) => said || (path ? pathKinds[path] : day ? dayDate(day) : ''),
  day: 'The day, if there was one',
  proof: 'How I know',
  hard: 'What was hard',
  credit: 'Credit',
  from: (day: Day) => `From the page of ${dayDate(day)}`,
  fromBin: (day: Day) => `From the page of ${dayDate(day)}, which is in the bin. These words are a copy and stay.`,
  fromGone: (day: Day) => `The page of ${dayDate(day)} that this came from is gone. This copy is all that is left of it here.`,
  comesUp: (names: Sayings) => `It may come up in ${names.aWobble}`,
  staysHere: (names: Sayings) => `does not come up in ${names.aWobble}`,
  full: 'The card holds seven. To add another, change one or take one out.',
  way: 'Which way?',
  months: 'Months I could manage',
  monthsHint: 'On less, or on nothing. A whole number, and only if you want to look at it.',
  monthsIs: (months: number) => (months === 1 ? '1 month' : `${months} months`),
  firstStep: 'First step',
  ask: 'Whom to ask',
  frees: 'It would free',
  notYet: 'Not yet',
  notYetSaid: 'It may stand for as long as you like.',
  lookAgain: 'Look at it again on (if you like)',
  looksAgain: (day: Day) => `to be looked at again on ${dayDate(day)}`,
  hasCome: 'The day has come on which you wanted to look at this again. It may go on being not yet.',
  tonight: 'A day has come on which you wanted to look at a path again.',
  look: 'Look at it',
  notTonight: 'Not tonight',
  addNote: 'Add a few words',
  addNoteSaid: (name: string) => `Add a few words to ${name}`,
  taking: 'Of what you mark, or of the whole page:',
  takeWords: 'Keep these words',
  takeAchievement: 'Keep as an achievement',
  taken: 'Kept. It stands in the journal, under Kept.',
  cut: 'This is a copy: cut it down to what you want to keep. The page stays as it is.',
  keep: 'Keep it',
  wrong: {
    missing: 'A few words are needed here.',
    not_yet_come: 'That day has not come yet. Choose today or an earlier one.',
    no_number: 'A whole number of months, nought or more, up to 600. Or leave it empty.',
  } satisfies Record<Exclude<Wrong, 'too_long'>, string>,
  tooLong: (most: number) => `This holds ${most.toLocaleString('en-GB')} letters and no more. Nothing is lost: shorten it here, or write it on a page.`,
  /** Where the core says so after all. */
  isTooLong: { happened: 'One of the lines is longer than it can be.', todo: 'None holds more than 2,000 letters. Shorten it here; nothing is lost.' },
} as const

/** What each kind is called where it has no name of its own. */
export const kindNames: Record<KeptKind, string> = {
  achievement: 'this achievement',
  words: 'these words',
  value: 'this value',
  also: 'this one',
  path: 'this path',
  wobble: 'this moment',
}

/** The beginning of a text, as a name for it. */
export const beginning = (text: string) => (text.length > 40 ? `${text.slice(0, 40).replace(/\s+\S*$/, '')}…` : text)
