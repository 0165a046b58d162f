// A questionnaire over time: a point for each time it was answered, with its bar, joined by a thin line. Where everything
// goes.
// One rule: one point is no picture, and a bar never reaches beyond what can be answered. Pure; anyone may enter.
import { dayNumber, ends, ticks, type Tick } from './axis'
import type { Frame } from './dots'
import { linear, type Ends } from './linear'

/** What is drawn. */
export interface ReadingsData {
  from: string
  to: string
  readings: readonly { id: number; day: string; value: number; overlapping: boolean }[]
  /** How far a bar goes up and down; null where that is not known. */
  wobble: number | null
}

export interface PlacedReading {
  id: number
  day: string
  value: number
  overlapping: boolean
  x: number
  y: number
  /** The two ends of the bar, upper first; null where there is none. */
  bar: [number, number] | null
}

export interface ReadingsPicture {
  readings: PlacedReading[]
  /** SVG path of the thin line; empty where there is none. */
  line: string
  levels: { value: number; y: number }[]
  ticks: Tick[]
}

/** So many readings a picture needs. */
export const FEWEST = 2
/** Least pixels between two marks on the axis. */
const TICK_ROOM = 62

/** Lays out `data` whose values lie between the two `bounds`, with a line at each of `levels`. */
export function layReadings(data: ReadingsData, bounds: Ends, levels: readonly number[], frame: Frame): ReadingsPicture {
  const [first, last] = ends(data.from, data.to)
  const inner = Math.max(1, frame.width - frame.left - frame.right)
  const x = linear([first - 0.5, last + 0.5], [frame.left, frame.left + inner])
  const base = Math.max(frame.top + 1, frame.height - frame.bottom)
  const y = linear(bounds, [base, frame.top], { held: true })
  const readings = data.readings
    .flatMap((reading) => {
      const number = dayNumber(reading.day)
      const inside = number !== undefined && number >= first && number <= last && Number.isFinite(reading.value)
      if (!inside) return []
      const { wobble } = data
      const bar: [number, number] | null = wobble === null ? null : [y(reading.value + wobble), y(reading.value - wobble)]
      return [{ ...reading, number, x: x(number), y: y(reading.value), bar }]
    })
    .sort((a, b) => a.number - b.number || a.id - b.id)
  const line = readings.length < FEWEST ? '' : readings.map((one, i) => `${i === 0 ? 'M' : 'L'}${one.x.toFixed(1)} ${one.y.toFixed(1)}`).join('')
  return {
    readings: readings.map(({ id, day, value, overlapping, x, y, bar }) => ({ id, day, value, overlapping, x, y, bar })),
    line,
    levels: levels.map((value) => ({ value, y: y(value) })),
    ticks: ticks(first, last, x, TICK_ROOM),
  }
}

/** The levels that are lined: each answer that has words, else the two ends and the middle where it is a whole number. */
export function levelsOf([lowest, highest]: Ends, words: number): number[] {
  if (words > 0) return Array.from({ length: words }, (_, at) => lowest + at)
  const middle = (lowest + highest) / 2
  return Number.isInteger(middle) ? [lowest, middle, highest] : [lowest, highest]
}

/** Bounds for figures of which nothing is known: round ones around them. */
export function boundsAround(values: readonly number[]): Ends {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (!Number.isFinite(least) || !Number.isFinite(most)) return [0, 1]
  const spread = most - least || Math.abs(most) || 1
  const step = 10 ** Math.floor(Math.log10(spread))
  const round = (at: number, how: (n: number) => number) => Number((how(at / step) * step).toFixed(6))
  return [round(least - step / 2, Math.floor), round(most + step / 2, Math.ceil)]
}
