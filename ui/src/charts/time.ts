// A stretch of days along a width, for every picture that has time along its bottom.
// One rule: every day has the same width, and a place along it is a day again. Pure; the other charts enter.
import { dayNumber, dayOf, ends, ticks, type Tick } from './axis'
import { linear } from './linear'

/** Least pixels between two marks on the axis. */
const TICK_ROOM = 62

export interface Along {
  /** The first and last day, as numbers. */
  first: number
  last: number
  /** Pixels a day takes. */
  perDay: number
  /** The middle of a day, by its number. */
  x: (day: number) => number
  /** The day at a place, held at the ends. */
  dayAt: (x: number) => string
  ticks: Tick[]
}

/** Days from `from` to `to` between two places in pixels. */
export function along(from: string, to: string, left: number, right: number): Along {
  const [first, last] = ends(from, to)
  const inner = Math.max(1, right - left)
  const x = linear([first - 0.5, last + 0.5], [left, left + inner])
  const perDay = inner / (last - first + 1)
  const dayAt = (place: number) => dayOf(Math.min(last, Math.max(first, Math.floor((place - left) / perDay) + first)))
  return { first, last, perDay, x, dayAt, ticks: ticks(first, last, x, TICK_ROOM) }
}

/** A day or some days that stand out. */
export interface Standing {
  id: number
  day: string
  until: string | null
}

/** Where a flag stands, and how much room its words have. */
export interface Flag {
  id: number
  x: number
  /** Where its last day ends, where it has more than one. */
  until: number | null
  /** Pixels up to the next flag or the end. */
  room: number
}

/** The flags of the days that stand out, oldest first; those outside the stretch are not there. */
export function layFlags(standing: readonly Standing[], { first, last, x, perDay }: Along, right: number): Flag[] {
  const placed = standing.flatMap(({ id, day, until }) => {
    const from = dayNumber(day)
    const to = dayNumber(until ?? day)
    if (from === undefined || to === undefined || to < first || from > last) return []
    const end = until ? x(Math.min(last, to)) + perDay / 2 : null
    return [{ id, x: x(Math.max(first, from)), until: end }]
  })
  placed.sort((a, b) => a.x - b.x)
  return placed.map((flag, i) => ({ ...flag, room: (placed[i + 1]?.x ?? right) - flag.x }))
}

/** As much of a flag's words as fit beside it, at so many pixels a letter; none where too few would. */
export function wordsIn(name: string, room: number, perLetter = 6.6): string {
  const letters = Math.floor((room - 22) / perLetter)
  if (name.length <= letters) return name
  return letters < 8 ? '' : `${name.slice(0, letters - 1).trimEnd()}…`
}
