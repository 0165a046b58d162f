/**
 * Days in the short forms that pictures and long lists need. One rule: as in dates.ts, a day never passes through a
 * time zone. Anyone may enter.
 */
import type { Day } from '../backend/generated/types'

// Intl writes "Sept"; the rest of the page and everybody's wall calendar write "Sep".
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** "Mar" */
export const monthShort = (day: Day) => months[Number(day.slice(5, 7)) - 1] ?? ''
/** "12 Mar" */
export const dayShort = (day: Day) => `${Number(day.slice(8, 10))} ${monthShort(day)}`
/** "12 Mar 2026" */
export const dayShortYear = (day: Day) => `${dayShort(day)} ${yearOf(day)}`
/** "2026" */
export const yearOf = (day: Day) => day.slice(0, 4)
