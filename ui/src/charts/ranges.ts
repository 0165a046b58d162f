// Differences and how far each may reach: where everything goes.
// One rule: where there is no difference is always in the picture, so that nobody takes a short range for a sure one.
// Pure; anyone may enter.
import { linear } from './linear'

/** A difference and its range. */
export interface Range {
  key: string | number
  by: number
  from: number
  to: number
}

export interface PlacedRange {
  key: string | number
  /** Where the range lies, and where its name stands above it, as near as the picture's side lets it. */
  y: number
  nameX: number
  nameY: number
  x: number
  x0: number
  x1: number
}

export interface RangesPicture {
  rows: PlacedRange[]
  ticks: { value: number; x: number }[]
  /** Where there is no difference. */
  zero: number
  /** Where the rows end and the words of the ticks begin. */
  base: number
  height: number
}

/** Pixels a row takes, and a letter of its name at the most. */
const ROW = 48
const LETTER = 7.2
const TOP = 8
const BOTTOM = 34

/**
 * Lays out ranges below one another, in the order they come, between the sides of a picture so wide. Their marks leave
 * `room`.
 */
export function layRanges(ranges: readonly Range[], width: number, room: number, nameOf: (range: Range) => string): RangesPicture {
  const side = Math.min(room / 2, width / 4)
  const values = ranges.flatMap(({ by, from, to }) => [by, from, to]).filter(Number.isFinite)
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const [first, last, step] = marks(low, high, Math.max(1, Math.floor((width - side * 2) / room)))
  const x = linear([first * step, last * step], [side, Math.max(side, width - side)], { held: true })
  const base = TOP + ROW * Math.max(1, ranges.length)
  return {
    rows: ranges.map((range, i) => {
      const [x0, y] = [x(range.from), TOP + ROW * i + 32]
      const nameX = Math.max(0, Math.min(x0 - 4, width - nameOf(range).length * LETTER))
      return { key: range.key, x: x(range.by), x0, x1: x(range.to), y, nameX, nameY: y - 18 }
    }),
    ticks: Array.from({ length: last - first + 1 }, (_, i) => ({ value: (first + i) * step, x: x((first + i) * step) })),
    zero: x(0),
    base,
    height: base + BOTTOM,
  }
}

/** The first and the last mark around a stretch, and the finest step of one, two or five that leaves at most so many between. */
function marks(low: number, high: number, most: number): [number, number, number] {
  for (let unit = 0.1; ; unit *= 10) {
    for (const times of [1, 2, 5]) {
      const step = unit * times
      const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)]
      if (last - first <= most || step > 1e9) return first === last ? [first - 1, last + 1, step] : [first, last, step]
    }
  }
}
