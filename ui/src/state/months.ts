/**
 * Months and weeks as a calendar lays them. One rule: pure; a day is `YYYY-MM-DD` and passes through no time zone; weeks
 * begin on Monday.
 */
import { dayBefore } from '../charts/axis'
import type { Day } from '../backend/generated/types'

/** "2026-11", a month of a year. */
export type Month = string

export const monthOfDay = (day: Day): Month => day.slice(0, 7)
export const yearOfDay = (day: Day): number => Number(day.slice(0, 4))

/** The day so many days later, or earlier below zero. */
export const plusDays = (day: Day, days: number): Day => dayBefore(day, -days)

/** How many days a month has. */
export function daysIn(month: Month): number {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).getUTCDate()
}

/** 0 for Monday, 6 for Sunday. */
export function weekday(day: Day): number {
  return (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7
}

/** The same day so many months later, or the month's last one where it has no such day. */
export function plusMonths(day: Day, months: number): Day {
  const [year = 0, number = 1] = day.split('-').map(Number)
  const at = year * 12 + (number - 1) + months
  const month = `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
  return `${month}-${String(Math.min(Number(day.slice(8)), daysIn(month))).padStart(2, '0')}`
}

/** The weeks of a month; null where a day belongs to another month. */
export function weeksOf(month: Month): (Day | null)[][] {
  const days = Array.from({ length: daysIn(month) }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`)
  const cells: (Day | null)[] = [...Array<null>(weekday(`${month}-01`)).fill(null), ...days]
  while (cells.length % 7 > 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** The twelve months of a year. */
export const monthsOf = (year: number): Month[] =>
  Array.from({ length: 12 }, (_, at) => `${String(year).padStart(4, '0')}-${String(at + 1).padStart(2, '0')}`)

/** Where a key leads from a day; undefined for a key that leads nowhere. */
export function dayByKey(day: Day, key: string, shift: boolean): Day | undefined {
  switch (key) {
    case 'ArrowLeft': return plusDays(day, -1)
    case 'ArrowRight': return plusDays(day, 1)
    case 'ArrowUp': return plusDays(day, -7)
    case 'ArrowDown': return plusDays(day, 7)
    case 'Home': return plusDays(day, -weekday(day))
    case 'End': return plusDays(day, 6 - weekday(day))
    case 'PageUp': return plusMonths(day, shift ? -12 : -1)
    case 'PageDown': return plusMonths(day, shift ? 12 : 1)
    default: return undefined
  }
}
