// Half-terms as bars: the share of days at each level, and the same half-term a year before below it.
// One rule: a bar is as long as any other, so that shares can be compared; how many days it rests on stands beside it,
// and where there are too few days there is no bar. Pure; anyone may enter.

/** The days of a half-term: how many, of how many, and how many at each level; no levels where there are too few. */
export interface Shared {
  days_with: number
  days: number
  levels: readonly number[]
}

/** A half-term, newest first, with the same one a year before where there was one. */
export interface BarData {
  key: string
  share: Shared
  before: Shared | null
  /** Whether days stood out in it. */
  flags?: boolean
}

export interface Part {
  level: number
  days: number
  x: number
  width: number
}

export interface Bar {
  /** Its place among what is drawn. */
  row: number
  before: boolean
  share: Shared
  x: number
  y: number
  width: number
  height: number
  parts: Part[]
  /** Where its name stands. */
  nameY: number
}

export interface BarsPicture {
  bars: Bar[]
  /** Where the words of what stood out begin, one line for a half-term. */
  flags: { row: number; x: number; y: number }[]
  height: number
  /** Where the names begin, and where the counts end. */
  left: number
  right: number
  /** Whether names stand over their bars. */
  narrow: boolean
}

const GAP = 2
const TALL = 28
const SMALL = 16
/** Above a bar, where its name has to stand there. */
const NAME = 24

/** Lays bars along a width; in a narrow one their names stand over them. */
export function layBars(rows: readonly BarData[], width: number): BarsPicture {
  const narrow = width < 620
  const left = narrow ? 0 : 176
  const right = narrow ? width : width - 132
  const bars: Bar[] = []
  const flagged: BarsPicture['flags'] = []
  let y = 0
  const add = (row: number, share: Shared, before: boolean) => {
    if (narrow) y += NAME
    const height = before ? SMALL : TALL
    const length = Math.max(1, right - left)
    bars.push({
      row, before, share, x: left, y, width: length, height, parts: parts(share.levels, left, length),
      nameY: narrow ? y - NAME / 2 : y + height / 2,
    })
    y += height
  }
  rows.forEach(({ share, before, flags }, row) => {
    add(row, share, false)
    if (before) {
      y += narrow ? 2 : 6
      add(row, before, true)
    }
    if (flags) {
      flagged.push({ row, x: left + 2, y: y + 15 })
      y += 22
    }
    y += narrow ? 14 : 20
  })
  return { bars, flags: flagged, height: Math.max(0, y - (narrow ? 14 : 20)), left, right, narrow }
}

/** The parts of one bar, one for each level that has a day; together with their gaps they are as long as the bar. */
function parts(levels: readonly number[], left: number, length: number): Part[] {
  const held = levels.flatMap((days, level) => (days > 0 ? [{ level, days }] : []))
  const all = held.reduce((sum, { days }) => sum + days, 0)
  const room = length - GAP * Math.max(0, held.length - 1)
  let x = left
  return held.map(({ level, days }) => {
    const part = { level, days, x, width: (room * days) / all }
    x += part.width + GAP
    return part
  })
}
