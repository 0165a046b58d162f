/**
 * What the Share room says. One rule: it says plainly what leaves, that finding names is a help and no guarantee, and
 * that a copy is no longer under the lock.
 */
import type { Audience, MaybeKind, Replaced } from '../backend/generated/types'
import type { Span } from '../state/sharing.svelte'
import { dayShort, dayShortYear, yearOf } from './axis'

export const audiences: Record<Audience, string> = {
  coach: 'A coach or supervisor',
  gp: 'A GP',
  friend: 'A partner or friend',
}

export const spans: Record<Span, string> = {
  four_weeks: 'Four weeks',
  eight_weeks: 'Eight weeks',
  quarter: 'Three months',
  own: 'Other dates',
}

/** What a finding looks like, before the words themselves. */
export const findings: Record<MaybeKind, string> = {
  name: 'This may be a name',
  email: 'This looks like an e-mail address',
  phone: 'This looks like a telephone number',
  postcode: 'This looks like a postcode',
  pupil_number: 'This looks like a pupil number',
  birth_date: 'This looks like a date of birth',
}

/** What may stand instead of what is no name; the writer can say otherwise. */
export const instead: Record<MaybeKind, string> = {
  name: '',
  email: 'an e-mail address',
  phone: 'a telephone number',
  postcode: 'a postcode',
  pupil_number: 'a number',
  birth_date: 'a date',
}

/** So many characters are named; more would be a list nobody reads. */
const MOST_UNDRAWN = 12

export const share = {
  title: 'A summary',
  above: 'One or two pages for somebody you choose',
  promise: 'Nothing is in it unless you put it there, and you see every page before it leaves.',
  nothing: 'nothing chosen',
  clear: 'Begin anew',
  gone: {
    happened: 'Something you chose no longer stands in the journal as it did.',
    todo: 'Look through the passages and losses below; take it again, or leave it out.',
  },
  aText: ['text', 'texts'],
  aPicture: ['chosen', 'chosen'],
  aPassage: ['passage', 'passages'],
  stillOpen: (count: number) =>
    `${count === 1 ? 'One thing' : `${count} things`} in it may still point at somebody. Look under Names.`,
  toLookAt: (count: number) => `${count} to look at`,
  replacedCount: (count: number) => (count === 0 ? 'none found' : `${count} replaced`),

  who: 'For whom, and which days',
  audience: 'It is for',
  span: 'Which days',
  from: 'First day',
  to: 'Last day',
  days: (from: string, to: string) => `${yearOf(from) === yearOf(to) ? dayShort(from) : dayShortYear(from)} to ${dayShortYear(to)}`,
  backwards: 'The first day lies after the last. Change one of them.',

  own: 'In your words',
  question: 'What I want from this',
  questionHint: 'One or two sentences are plenty.',
  sinceLast: 'Since we last met',
  sinceLastHint: 'What I did, what I learned, where I am stuck.',
  askMe: 'What I would like to be asked',

  pictures: 'Pictures',
  charts: 'Your check-ins over these days',
  losses: 'What you noted in Stages, as a list in words',

  passages: 'Passages',
  passagesHint: 'Take a few sentences, not whole evenings. Open an entry, mark the words, and take them.',
  noEntries: 'There is no entry in these days.',
  moreEntries: 'Show earlier entries',
  untitled: 'An entry without words',
  entryWords: 'The words of this entry',
  entryHint: 'Mark words with the mouse, or with Shift and the arrow keys.',
  takeMarked: 'Take the marked words',
  takeParagraph: 'Take this paragraph',
  closeReading: 'Close this entry',
  nothingMarked: 'No words are marked yet.',
  taken: 'Taken',
  takenNow: 'Taken. It stands under Passages.',
  leaveOut: 'Leave out',
  outside: 'outside the days above',

  names: 'Names',
  help: 'Looking for names is a help, not a guarantee. Read the pages yourself, as the person it could hurt would.',
  namesEmpty: 'As soon as there are words in the summary, they are looked through for names.',
  replaced: 'Replaced',
  noneReplaced: 'No name on your list stands in what you chose.',
  maybe: 'Look at these',
  maybeNone: 'Nothing else was found that looks like a name or a number. That does not mean there is none.',
  undo: 'Let it stand',
  changeRole: 'Change',
  replaceDots: 'Replace…',
  keep: 'Leave it as it is',
  sayInstead: (name: string) => `Instead of “${name}”, say`,
  sayInsteadHere: 'What to say instead',
  sayInsteadHint: 'A role, such as “my chair” or “a parent”.',
  scope: 'Where to replace it',
  onlyHere: 'In this summary only',
  always: 'In every summary',
  isPerson: 'An adult',
  isPlace: 'A place',
  kindOf: 'Who or what it is',
  children: 'A child is never kept on a list: replace a child here only.',
  replace: 'Replace it',
  cancel: 'Not now',
  roleMissing: 'Say first what should stand there instead.',
  nameMissing: 'Say first which words to replace.',
  addName: 'Replace another name',
  name: 'The name, as it stands in the text',
  listed: 'on your list',

  pages: 'The pages',
  invite: 'Here you will see the pages, exactly as they will be saved.',
  look: 'Show the pages',
  lookAgain: 'Show the pages again',
  large: 'Read in full size',
  beside: 'Back to the choices',
  making: 'Setting the pages…',
  stale: 'You have changed something since. These are the pages from before.',
  page: (number: number, of: number) => `Page ${number} of ${of}`,
  pageWords: (number: number) => `The words of page ${number}`,
  paper: 'Paper',
  papers: { a4: 'A4', letter: 'US Letter' },
  chooseFirst: 'Choose something first, however little.',
  save: 'Save as PDF',
  lookFirst: 'Look at the pages as they are now, then save.',
  /** Characters that cannot be drawn; at least one. */
  undrawn: (letters: readonly string[]) => {
    const [shown, more] = [letters.slice(0, MOST_UNDRAWN), letters.length - MOST_UNDRAWN]
    const named = shown.map((letter) => `“${letter}”`).join(', ') + (more > 0 ? ` and ${more} more` : '')
    return {
      happened: `These pages have no letter for ${named}.`,
      todo: `${letters.length === 1 ? 'It stands' : 'They stand'} there as an empty box. Choose other words, or leave it so.`,
    }
  },
  saved: 'This copy is outside your lock now.',
  savedTodo: 'Whoever has the file can read it. Delete it where you saved it when it is no longer needed.',
} as const

/** A name that was replaced: "Hillside Primary → my school, three times". */
export function timesInWords({ times }: Replaced): string {
  if (times === 1) return 'once'
  return times === 2 ? 'twice' : `${times} times`
}

/** How many were chosen, for the line of a closed part: "2 passages". */
export function countInWords(count: number, [one, many]: readonly [string, string]): string {
  return count === 0 ? share.nothing : `${count} ${count === 1 ? one : many}`
}

/** A sentence around a finding, parted so that the finding can be marked; empty parts where it does not occur. */
export function around(sentence: string, finding: string): { before: string; after: string; within: boolean } {
  const at = sentence.indexOf(finding)
  if (at < 0) return { before: sentence, after: '', within: false }
  return { before: sentence.slice(0, at), after: sentence.slice(at + finding.length), within: true }
}
