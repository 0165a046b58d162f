/** The words of the calendar. Entered by its screen. */
import type { MarkedDay } from '../backend/generated/types'
import { dayFull } from './dates'

const count = (number: number, one: string, more: string) => `${number.toLocaleString('en-GB')} ${number === 1 ? one : more}`

export const calendarWords = {
  title: 'Calendar',
  views: { month: 'Month', year: 'Year' },
  view: 'How much is shown',
  today: 'Today',
  earlier: { month: 'Month before', year: 'Year before' },
  later: { month: 'Month after', year: 'Year after' },
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  /** What a day holds, to those who listen. */
  day: (day: string, marked: MarkedDay | undefined) =>
    [dayFull(day), marked?.entry ? 'written' : '', marked?.checkin ? 'checked in' : ''].filter(Boolean).join(', '),
  month: (name: string, days: number) => (days === 0 ? name : `${name}, ${count(days, 'day holds something', 'days hold something')}`),
  keys: 'Arrows go from day to day, Page Up and Page Down from month to month.',
  entries: 'Written',
  checkins: 'Checked in',
  nothing: 'Nothing is kept from this day.',
  more: 'There is more from this day in the list.',
  empty: 'No day holds anything yet. What you write tonight is marked here.',
} as const
