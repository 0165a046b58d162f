/** The words of coming back, and of a sentence for a time. Entered by the evening's page and by Trends. */
import type { Day } from '../backend/generated/types'
import { dayShort, dayShortYear, yearOf } from './axis'

/** "2 Nov to 15 Nov 2026" */
export const span = (from: Day, to: Day) =>
  from === to ? dayShortYear(from) : `${yearOf(from) === yearOf(to) ? dayShort(from) : dayShortYear(from)} to ${dayShortYear(to)}`

export const periodWords = {
  back: 'Good to see you.',
  nothing: 'Nothing to catch up on.',
  offer: 'A sentence for the time between',
  close: 'Close',
  label: (days: string) => `A sentence for ${days}`,
  hint: 'It stands for the whole of that time; the days themselves stay as they are.',
  save: 'Keep the sentence',
  cancel: 'Not now',
  kept: 'Kept. You find it under Trends.',
  title: 'Sentences for a time',
  said: 'For days that went by without a check-in: what they were, in your words, and no values for them.',
  add: 'Add a sentence for a time',
  from: 'First day',
  to: 'Last day',
  note: 'In a sentence',
  change: 'Change',
  changeSaid: (days: string) => `Change the sentence for ${days}`,
  remove: 'Take out',
  removeSaid: (days: string) => `Take the sentence for ${days} out`,
  removed: 'The sentence was taken out.',
  missing: 'A first day, a last day and a few words are needed, and the last day may not lie before the first or in days to come.',
} as const
