/** The words of the evening's page. Entered by its screen. The check-in's own words and tags are data of the core. */
import type { Quadrant, TagGroup } from '../backend/generated/types'

export const moods = ['very low', 'low', 'mixed', 'good', 'very good'] as const
export const energies = ['drained', 'tired', 'even', 'lively', 'wired'] as const
export const sleeps = ['bad', 'broken', 'all right', 'good'] as const

/** A value's word; `from` is the scale's lowest value. */
export const wordOf = (words: readonly string[], value: number, from: number) => words[value - from] ?? ''

export const quadrants: Record<Quadrant, string> = {
  bright: 'Pleasant, with energy',
  calm: 'Pleasant and calm',
  tense: 'Unpleasant, with energy',
  heavy: 'Unpleasant and low',
}

export const tagGroups: Record<TagGroup, string> = {
  work: 'School',
  home: 'Home',
  coping: 'What helped',
  just_for_me: 'Just for me',
}

export const tonightWords = {
  greeting: (hour: number) =>
    hour < 4 ? 'Still up.' : hour < 12 ? 'Good morning.' : hour < 17 ? 'Good afternoon.' : 'Good evening.',
  checkin: {
    title: 'How did today leave you?',
    about: (day: string) => `How did ${day} leave you?`,
    aside: 'A few seconds; nothing is required.',
    field: 'Mood and energy',
    fieldHint: 'Across for mood, up for energy, in one press. A word below says mood alone.',
    cell: (mood: string, energy: string) => `${mood}, ${energy}`,
    moodAlone: (mood: string) => `${mood}, mood alone`,
    energy: 'Energy',
    moodAsked: 'How was it?',
    energyAsked: 'How much energy?',
    sleep: 'Last night’s sleep',
    hours: 'Hours slept',
    hoursWrong: 'A night has between 0 and 24 hours. Leave it empty, or write it like 6.5.',
    quickTags: 'What the day held',
    words: 'Words for it',
    wordsHint: 'Up to three.',
    otherWords: 'Other words',
    ownWord: 'A word of your own',
    tags: 'What the day held',
    ownTag: 'A tag of your own',
    intoGroup: 'Where it belongs, if anywhere',
    add: 'Add',
    own: 'Your own',
    lightHint: 'Something small that was good, if there was one.',
    save: 'Save check-in',
    saving: 'Saving…',
    clear: 'Start over',
    nothing: 'Choose anything above, however little.',
    keys: (bucket: string) => `Keys: 1–5 mood, 1–5 energy, 0–4 ${bucket.toLowerCase()}, 1–4 sleep, then numbers for tags. Enter saves.`,
    correct: 'Correct it',
    again: 'Check in again',
    first: 'Check in',
    justWrite: 'Just write',
    remove: 'Take it out',
    removed: 'The check-in was taken out.',
    cancel: 'Leave it as it was',
    notNow: 'Not now',
    done: (time: string) => `Checked in at ${time}`,
    mood: (word: string) => `mood ${word}`,
    energyIs: (word: string) => `energy ${word}`,
    sleepIs: (word: string) => `sleep ${word}`,
    slept: (hours: number) => `${hours} ${hours === 1 ? 'hour' : 'hours'} slept`,
    late: (days: number) => `written ${days === 1 ? '1 day' : `${days} days`} after`,
    earlier: {
      ask: 'Yesterday, or the day before',
      title: 'The two days before',
      said: 'Written now, it says how many days after. Further back, a sentence for the time does better; it is under Trends.',
      checkIn: (day: string) => `Check in for ${day}`,
      none: 'nothing yet, and that is fine',
      full: 'as many as a day takes',
      close: 'Close',
      saved: (day: string) => `Saved for ${day}.`,
    },
  },
  page: {
    label: 'Tonight’s page',
    placeholder: 'What is still with you from today?',
    another: 'Start another page',
    read: 'Read it in the journal',
  },
} as const
