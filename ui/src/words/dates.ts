/**
 * Days and times as people say them. One rule: a day is the day as lived (`YYYY-MM-DD`) and never passes through a
 * time zone; an instant is shown in the zone of this computer. Anyone may enter.
 */
import type { Day } from '../backend/generated/types'

// A day has no zone: noon UTC, read back in UTC, is the same day everywhere.
const asDate = (day: Day) => new Date(`${day}T12:00:00Z`)
// Each is made at its first use: making one costs WebKit milliseconds and megabytes, and the first screen shows no date.
const form = (options: Intl.DateTimeFormatOptions) => {
  let made: Intl.DateTimeFormat | undefined
  return (date: Date) => (made ??= new Intl.DateTimeFormat('en-GB', options)).format(date)
}
const formOfDay = (options: Intl.DateTimeFormatOptions) => {
  const formed = form({ timeZone: 'UTC', ...options })
  return (day: Day) => formed(asDate(day))
}

const long = formOfDay({ weekday: 'long', day: 'numeric', month: 'long' })
const full = formOfDay({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const brief = formOfDay({ weekday: 'short', day: 'numeric' })
const moment = form({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const stamp = form({ day: 'numeric', month: 'long', year: 'numeric' })
const clock = form({ hour: '2-digit', minute: '2-digit' })

/** "Thursday 19 November" */
export const dayLong = (day: Day) => long(day).replace(',', '')
/** "Thursday 19 November 2026" */
export const dayFull = (day: Day) => full(day).replace(',', '')
/** "19 November 2026" */
export const dayDate = formOfDay({ day: 'numeric', month: 'long', year: 'numeric' })
/** "Thu 19" */
export const dayBrief = (day: Day) => brief(day).replace(',', '')
/** "November 2026" */
export const monthOf = formOfDay({ month: 'long', year: 'numeric' })
/** "Nov 2026" */
export const monthBrief = formOfDay({ month: 'short', year: 'numeric' })
/** "Thursday 19 November 2026, 21:40", in the zone of this computer */
export const momentOf = (at: number) => `${moment(new Date(at)).replace(',', '')}, ${timeOf(at)}`
/** "19 November 2026, 21:40", in the zone of this computer */
export const stampOf = (at: number) => `${stamp(new Date(at))}, ${timeOf(at)}`
/** "21:40", in the zone of this computer */
export const timeOf = (at: number) => clock(new Date(at))
