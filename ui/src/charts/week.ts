// The shape of the week: seven columns, each with a mark for term and one for the holidays.
// One rule: a mark stands only where the core found a median; elsewhere the days that were counted are all there is.
// Pure; anyone may enter.
import type { Frame } from './dots'
import { linear } from './linear'

/** A day of the week, in term or in the holidays. */
export interface WeekCell {
  weekday: number
  holiday: boolean
  days_with: number
  median: number | null
}

export interface WeekMark extends WeekCell {
  x: number
  /** Where its median stands; absent where there is none. */
  y: number | null
  /** Where its number of days stands. */
  countY: number
}

export interface WeekPicture {
  /** In the order in which the keys go: each day in term, then in the holidays. */
  marks: WeekMark[]
  columns: { weekday: number; x: number; width: number }[]
  levels: { value: number; y: number }[]
  base: number
}

/** Lays the week between the edges of a frame; its bottom holds the two rows of numbers. */
export function layWeek(cells: readonly WeekCell[], [lowest, highest]: [number, number], frame: Frame): WeekPicture {
  const width = Math.max(7, frame.width - frame.left - frame.right) / 7
  const base = Math.max(frame.top + 1, frame.height - frame.bottom)
  const y = linear([lowest, highest], [base, frame.top], { held: true })
  const columns = Array.from({ length: 7 }, (_, weekday) => ({ weekday, x: frame.left + width * (weekday + 0.5), width }))
  const aside = Math.min(16, width / 4)
  const ordered = [...cells].sort((a, b) => a.weekday - b.weekday || Number(a.holiday) - Number(b.holiday))
  const marks = ordered.flatMap((cell) => {
    const column = columns[cell.weekday]
    if (!column) return []
    return [{
      ...cell,
      x: column.x + (cell.holiday ? aside : -aside),
      y: cell.median === null ? null : y(cell.median),
      countY: base + (cell.holiday ? 76 : 52),
    }]
  })
  const levels = Array.from({ length: highest - lowest + 1 }, (_, i) => ({ value: lowest + i, y: y(lowest + i) }))
  return { marks, columns, levels, base }
}
