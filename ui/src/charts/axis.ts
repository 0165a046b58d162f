// Time as charts draw it: civil days as whole numbers, and marks along them.
// One rule: a day is a day, whatever the machine's zone; nothing here reads a clock. Pure; anyone may enter.
import { utcMonday, utcMonth, utcYear, type CountableTimeInterval } from 'd3-time'

const MS_OF_A_DAY = 86_400_000

/** Days since 1 January 1970 of a "YYYY-MM-DD"; undefined if it is not one. */
export function dayNumber(day: string): number | undefined {
  const ms = Date.parse(`${day}T00:00:00Z`)
  return Number.isFinite(ms) ? Math.round(ms / MS_OF_A_DAY) : undefined
}

/** The "YYYY-MM-DD" of a number of days since 1 January 1970. */
export function dayOf(number: number): string {
  return new Date(number * MS_OF_A_DAY).toISOString().slice(0, 10)
}

/** The day so many days before another; the day itself if it is not one. */
export function dayBefore(day: string, days: number): string {
  const number = dayNumber(day)
  return number === undefined ? day : dayOf(number - days)
}

/** The first and last day of an axis as numbers, in order, whatever came in. */
export function ends(from: string, to: string): [number, number] {
  const first = dayNumber(from) ?? dayNumber(to) ?? 0
  const last = dayNumber(to) ?? first
  return first <= last ? [first, last] : [last, first]
}

/** A mark along the axis. `unit` says how coarse the words for it may be. */
export interface Tick {
  day: string
  x: number
  unit: 'day' | 'month' | 'year'
  /** Whether the year has to be said here: at the first mark and wherever a new year begins. */
  sayYear: boolean
}

interface Step {
  every: CountableTimeInterval
  count: number
  days: number
  unit: Tick['unit']
}

// From fine to coarse; the first that leaves enough room between marks is taken.
const steps: Step[] = [
  { every: utcMonday, count: 1, days: 7, unit: 'day' },
  { every: utcMonth, count: 1, days: 30, unit: 'month' },
  { every: utcMonth, count: 2, days: 61, unit: 'month' },
  { every: utcMonth, count: 3, days: 91, unit: 'month' },
  { every: utcMonth, count: 6, days: 182, unit: 'month' },
  { every: utcYear, count: 1, days: 365, unit: 'year' },
  { every: utcYear, count: 2, days: 730, unit: 'year' },
  { every: utcYear, count: 5, days: 1826, unit: 'year' },
]

// Beyond them, as many tens of years as the room asks for.
function tens(room: number, perDay: number): Step {
  const count = 10 * Math.max(1, Math.ceil(room / Math.max(perDay, 1e-6) / 3652))
  return { every: utcYear, count, days: count * 365, unit: 'year' }
}

/**
 * Marks from `first` to `last` (day numbers) that leave at least `room` pixels between them.
 * A range too short to hold a Monday or a month's first is marked at its first day.
 */
export function ticks(first: number, last: number, x: (day: number) => number, room: number): Tick[] {
  const perDay = (x(last) - x(first)) / Math.max(1, last - first)
  const step = steps.find((s) => s.days * perDay >= room) ?? tens(room, perDay)
  const every = step.count === 1 ? step.every : (step.every.every(step.count) ?? step.every)
  const dates = every.range(new Date(first * MS_OF_A_DAY), new Date((last + 1) * MS_OF_A_DAY))
  if (dates.length === 0) return [{ day: dayOf(first), x: x(first), unit: 'day', sayYear: true }]
  const years = dates.map((date) => date.getUTCFullYear())
  return dates.map((date, i) => {
    const number = Math.round(date.getTime() / MS_OF_A_DAY)
    const newYear = years[i] !== years[i - 1]
    // The first mark leaves the year to the second where that begins one: two years side by side do not fit.
    const sayYear = step.unit !== 'year' && newYear && !(i === 0 && dates.length > 1 && years[1] !== years[0])
    return { day: dayOf(number), x: x(number), unit: step.unit, sayYear }
  })
}

/** Where the arrow keys lead among `count` points; undefined for a key that leads nowhere. */
export function move(index: number, count: number, key: string): number | undefined {
  if (count === 0) return undefined
  const jump = Math.max(2, Math.round(count / 12))
  const to: Record<string, number> = {
    ArrowRight: index + 1,
    ArrowUp: index + 1,
    ArrowLeft: index - 1,
    ArrowDown: index - 1,
    PageDown: index + jump,
    PageUp: index - jump,
    Home: 0,
    End: count - 1,
  }
  const next = to[key]
  return next === undefined ? undefined : Math.min(count - 1, Math.max(0, next))
}

/** The place of the point nearest to `x`; -1 if there are none. `xs` is in rising order. */
export function nearest(xs: readonly number[], x: number): number {
  let best = -1
  let distance = Infinity
  xs.forEach((at, i) => {
    const d = Math.abs(at - x)
    if (d < distance) [best, distance] = [i, d]
  })
  return best
}
