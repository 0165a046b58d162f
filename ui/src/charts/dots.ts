// A measure over time, as dots and the pieces of its rolling median: where everything goes.
// One rule: nothing is drawn where nothing was noted; between two pieces of the median the page stays open.
// Pure; anyone may enter.
import { curveMonotoneX, line } from 'd3-shape'
import { dayNumber, type Tick } from './axis'
import { linear } from './linear'
import { along, type Along } from './time'

/** What is drawn: the core's `Chart`, without what only words need. */
export interface DotsData {
  from: string
  to: string
  dots: readonly { day: string; value: number }[]
  median: readonly (readonly { day: string; value: number }[])[]
}

/** Pixels: the whole picture and what is kept free around the dots. */
export interface Frame {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
}

export interface PlacedDot {
  day: string
  value: number
  x: number
  /** Moved off its level by less than half a level where dots would hide each other. */
  y: number
}

export interface DotsPicture {
  dots: PlacedDot[]
  /** Pixels; smaller the more days share the width. */
  radius: number
  /** SVG paths, one for each piece of the median. */
  pieces: string[]
  /** One for each value the measure can hold, lowest first. */
  levels: { value: number; y: number }[]
  time: Along
  ticks: Tick[]
  /** Stretches of more than fourteen days without a dot, between two dots. */
  silences: { x0: number; x1: number; days: number }[]
}

/** Longer silences than this leave the line open (the rule of the rolling median). */
export const LONGEST_GAP = 14
/** Lays out `data` whose values lie between `lowest` and `highest`. Values outside are held at the edge. */
export function layDots(data: DotsData, [lowest, highest]: [number, number], frame: Frame): DotsPicture {
  const time = along(data.from, data.to, frame.left, frame.width - frame.right)
  const { first, last, x, ticks } = time
  const base = Math.max(frame.top + 1, frame.height - frame.bottom)
  const y = linear([lowest, highest], [base, frame.top], { held: true })
  const step = Math.abs(y(lowest) - y(lowest + 1))
  const radius = Math.min(4.5, Math.max(2.3, time.perDay))

  const place = (dots: readonly { day: string; value: number }[]) =>
    dots
      .flatMap((dot) => {
        const number = dayNumber(dot.day)
        const inside = number !== undefined && number >= first && number <= last && Number.isFinite(dot.value)
        return inside ? [{ ...dot, number, x: x(number), y: y(dot.value) }] : []
      })
      .sort((a, b) => a.number - b.number)

  const placed = place(data.dots)
  spread(placed, radius, step * 0.3)
  const path = line<{ x: number; y: number }>(
    (p) => p.x,
    (p) => p.y,
  )
    .curve(curveMonotoneX)
    .digits(1)
  const pieces = data.median.flatMap((piece) => {
    const drawn = path(place(piece))
    return drawn ? [drawn] : []
  })
  const silences = placed.flatMap((dot, i) => {
    const next = placed[i + 1]
    if (!next || next.number - dot.number <= LONGEST_GAP) return []
    return [{ x0: dot.x, x1: next.x, days: next.number - dot.number - 1 }]
  })
  const levels = Array.from({ length: highest - lowest + 1 }, (_, i) => ({
    value: lowest + i,
    y: y(lowest + i),
  }))
  return {
    dots: placed.map(({ day, value, x, y }) => ({ day, value, x, y })),
    radius,
    pieces,
    levels,
    time,
    ticks,
    silences,
  }
}

/**
 * Moves dots of one level apart where they would cover each other: up, down, further up, further down, and never
 * more than `most` pixels, so that a dot still plainly belongs to its level.
 */
function spread(dots: { value: number; x: number; y: number }[], radius: number, most: number): void {
  // Dots may touch and lap over a little: each can still be seen, and the level stays a level.
  const apart = radius * 1.5
  const levels = new Map<number, { x: number; y: number }[]>()
  for (const dot of dots) {
    const level = dot.y
    const before = levels.get(level) ?? []
    const near = before.filter((other) => dot.x - other.x < apart)
    const rows = Math.max(0, Math.floor(most / (apart / 2)))
    let best = level
    let room = -1
    for (let k = 0; k <= rows * 2; k += 1) {
      const offset = (k % 2 ? 1 : -1) * Math.ceil(k / 2) * (apart / 2)
      const closest = Math.min(Infinity, ...near.map((o) => Math.hypot(dot.x - o.x, level + offset - o.y)))
      if (closest > room) [best, room] = [level + offset, closest]
      if (closest >= apart) break
    }
    dot.y = best
    levels.set(level, [...near, dot])
  }
}
