// How a week seemed against how it was: two places on one line, joined.
// One rule: the distance between the two is what is drawn; a week that answered one of them has that one alone, and
// weeks are never joined with each other. Pure; anyone may enter.
import { dayNumber } from './axis'
import type { Frame } from './dots'
import { linear } from './linear'
import { along, type Along } from './time'

/** A week by its Monday; 0 to 10 each. */
export interface PairData {
  week: string
  seemed: number | null
  was: number | null
}

export interface Pair extends PairData {
  x: number
  seemedY: number | null
  wasY: number | null
}

export interface PairsPicture {
  pairs: Pair[]
  levels: { value: number; y: number }[]
  radius: number
  time: Along
}

/** The most that can be answered. */
const MOST = 10

/** Lays the weeks that answered at least one of the two, each at its middle day. */
export function layPairs(data: { from: string; to: string; weeks: readonly PairData[] }, frame: Frame): PairsPicture {
  const time = along(data.from, data.to, frame.left, frame.width - frame.right)
  const base = Math.max(frame.top + 1, frame.height - frame.bottom)
  const y = linear([0, MOST], [base, frame.top], { held: true })
  const place = (value: number | null) => (value === null ? null : y(value))
  const pairs = data.weeks.flatMap((week) => {
    const monday = dayNumber(week.week)
    if (monday === undefined || (week.seemed === null && week.was === null)) return []
    // A week that the stretch only touches stands at its edge.
    const middle = Math.min(time.last, Math.max(time.first, monday + 3))
    return [{ ...week, x: time.x(middle), seemedY: place(week.seemed), wasY: place(week.was) }]
  })
  return {
    pairs: pairs.sort((a, b) => a.x - b.x),
    levels: [0, 5, MOST].map((value) => ({ value, y: y(value) })),
    radius: Math.min(5, Math.max(2, time.perDay * 2.6)),
    time,
  }
}
