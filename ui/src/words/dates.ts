/**
 * Days and times as people say them. One rule: a day is the day as lived (`YYYY-MM-DD`) and never passes through a
 * time zone; an instant is shown in the zone of this computer. Anyone may enter.
 */
import type { Day } from '../backend/generated/types'

// A day has no zone: noon UTC, read back in UTC, is the same day everywhere.
const asDate = (day: Day) => new Date(`${day}T12:00:00Z`)
const form = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })

const long = form({ weekday: 'long', day: 'numeric', month: 'long' })
const full = form({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const date = form({ day: 'numeric', month: 'long', year: 'numeric' })
const brief = form({ weekday: 'short', day: 'numeric' })
const month = form({ month: 'long', year: 'numeric' })
const shortMonth = form({ month: 'short', year: 'numeric' })
const moment = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const stamp = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** "Thursday 19 November" */
export const dayLong = (day: Day) => long.format(asDate(day)).replace(',', '')
/** "Thursday 19 November 2026" */
export const dayFull = (day: Day) => full.format(asDate(day)).replace(',', '')
/** "19 November 2026" */
export const dayDate = (day: Day) => date.format(asDate(day))
/** "Thu 19" */
export const dayBrief = (day: Day) => brief.format(asDate(day)).replace(',', '')
/** "November 2026" */
export const monthOf = (day: Day) => month.format(asDate(day))
/** "Nov 2026" */
export const monthBrief = (day: Day) => shortMonth.format(asDate(day))
/** "Thursday 19 November 2026, 21:40", in the zone of this computer */
export const momentOf = (at: number) => `${moment.format(new Date(at)).replace(',', '')}, ${timeOf(at)}`
/** "19 November 2026, 21:40", in the zone of this computer */
export const stampOf = (at: number) => `${stamp.format(new Date(at))}, ${timeOf(at)}`
/** "21:40", in the zone of this computer */
export const timeOf = (at: number) => clock.format(new Date(at))
