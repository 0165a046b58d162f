/** The words of finding: what narrows a search, what of it is not understood, and searches kept by name. */
import type { EntryKind, SearchNote, SearchNoteWhy } from '../backend/generated/types'

/** What `kind:` can be, as it is typed and as it is said. */
export const entryKinds: Record<EntryKind, { typed: string; said: string }> = {
  pictures: { typed: 'pictures', said: 'with pictures' },
  sound: { typed: 'sound', said: 'with sound' },
  film: { typed: 'film', said: 'with a film' },
  pdf: { typed: 'pdf', said: 'with a PDF' },
  attached: { typed: 'attached', said: 'with anything attached' },
  guided: { typed: 'guided', said: 'guided reflections' },
  imported: { typed: 'imported', said: 'brought in' },
}

const why: Record<SearchNoteWhy, (typed: string) => string> = {
  not_yet: (typed) => `Nothing follows “${typed}” yet.`,
  no_day: (typed) => `“${typed}” is no day yet, so it narrows nothing. A day is 2026-11-19 or 19/11/2026; a month 2026-11, a year 2026, or “last week” in quotes.`,
  no_mood: (typed) => `“${typed}” narrows nothing: a mood is 1 to 5, or a range like 1-2.`,
  no_kind: (typed) =>
    `“${typed}” narrows nothing. A kind is ${Object.values(entryKinds).map(({ typed: kind }) => kind).join(', ')}.`,
  no_such_tag: (typed) => `No tag begins with “${typed}”.`,
  whole_word: (typed) => `No page has the word “${typed}”. From the third letter on, words that begin so are found too.`,
  no_such_person: (typed) => `Nobody on your list of people is called “${typed}”. You can add them under People.`,
  no_such_word: (typed) => `No word of a check-in begins with “${typed}”.`,
}

export const findingWords = {
  note: (note: SearchNote) => why[note.why](note.typed),
  nothingNarrowed: 'Nothing has all of this. Taking one part away finds more.',

  narrow: 'Narrow by',
  narrows: {
    tag: 'Tag',
    person: 'Person',
    word: 'Word',
    mood: 'Mood',
    kind: 'Kind',
    days: 'Days',
  },
  none: {
    tag: 'No entry and no check-in has a tag yet.',
    person: 'Nobody is on your list of people yet. You can add them under People.',
    word: 'No check-in has a word yet.',
  },
  ofTheDay: 'From the check-in of that day.',
  moods: {
    any: 'any',
    low: 'low or very low',
    high: 'good or very good',
  },
  days: {
    any: 'any time',
    'this week': 'this week',
    'last week': 'last week',
    'this month': 'this month',
    'last month': 'last month',
    'this year': 'this year',
    'last year': 'last year',
  },
  after: 'After',
  before: 'Before',

  kept: 'Searches you kept',
  keep: 'Keep this search',
  name: 'A name for it',
  nameMissing: 'It needs a name.',
  nameTaken: 'Another search has this name already. Choose a different one.',
  looksFor: (words: string) => `looks for ${words}`,
  change: 'Change',
  changeSaid: 'Change the searches you kept',
  done: 'Done',
  rename: 'Rename',
  renameSaid: (name: string) => `Rename ${name}`,
  remove: 'Take out',
  removeSaid: (name: string) => `Take out ${name}`,
  removed: 'The search is taken out. What it found stays where it is.',
  keptNow: (name: string) => `Kept as “${name}”.`,
} as const
