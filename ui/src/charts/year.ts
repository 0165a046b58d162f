// A year on one page: months of small days, as many beside one another as there is room for.
// One rule: every day has its place, a day that holds nothing is only a place, and a day to come is not there yet. Pure;
// anyone may enter.
import { dayNumber, dayOf } from './axis'

/** A day that holds something. */
export interface YearDay {
  day: string
  mood: number | null
  lights: readonly string[]
}

export interface PlacedDay {
  day: string
  /** The middle of its place. */
  x: number
  y: number
}

export interface YearPicture {
  /** Every day from the first to the last or the one being lived, in order. */
  days: PlacedDay[]
  months: { day: string; x: number; y: number; weekdays: { x: number; y: number }[] }[]
  /** Pixels: the side of a day's tile, and from one to the next. */
  tile: number
  step: number
  width: number
  height: number
}

const HEAD = 48
const GAP = 28

/** The months in a row, by the room there is. */
const inARow = (width: number) => (width >= 780 ? 4 : width >= 560 ? 3 : width >= 380 ? 2 : 1)

/** The first days of twelve months, from the month of a day on. */
export function twelveMonths(first: string): string[] {
  const [year = 0, month = 1] = first.split('-').map(Number)
  return Array.from({ length: 12 }, (_, at) => {
    const number = month - 1 + at
    return `${String(year + Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}-01`
  })
}

/** The last day of the twelve months that begin with a day's month. */
export function lastOfYear(first: string): string {
  const [year = 0, month = 1] = first.split('-').map(Number)
  return dayOf((dayNumber(`${String(year + 1).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`) ?? 1) - 1)
}

/** Lays the months from that of `first` on along a width, twelve at the most; those after the month of `today` are not there yet. */
export function layYear(first: string, today: string, width: number): YearPicture {
  const columns = inARow(width)
  const block = (width - GAP * (columns - 1)) / columns
  const step = Math.max(1, Math.min(40, block / 7))
  const months: YearPicture['months'] = []
  const days: PlacedDay[] = []
  let top = 0
  let tallest = 0
  const begun = twelveMonths(first).filter((month) => month <= today)
  begun.forEach((month, at) => {
    if (at > 0 && at % columns === 0) {
      top += HEAD + tallest * step + GAP
      tallest = 0
    }
    const left = (at % columns) * (block + GAP)
    const begins = dayNumber(month) ?? 0
    // 1 January 1970 was a Thursday.
    const shift = (((begins + 3) % 7) + 7) % 7
    const weekdays = Array.from({ length: 7 }, (_, weekday) => ({ x: left + (weekday + 0.5) * step, y: top + 32 }))
    months.push({ day: month, x: left, y: top + 8, weekdays })
    for (let number = begins; dayOf(number).slice(0, 7) === month.slice(0, 7) && dayOf(number) <= today; number += 1) {
      const place = shift + number - begins
      const week = Math.floor(place / 7)
      days.push({ day: dayOf(number), x: left + ((place % 7) + 0.5) * step, y: top + HEAD + (week + 0.5) * step })
      tallest = Math.max(tallest, week + 1)
    }
  })
  return { days, months, tile: step - Math.max(2, step * 0.1), step, width, height: top + HEAD + tallest * step }
}

/** The day whose place is nearest; -1 where the pointer is beside all of them. */
export function dayNear(picture: YearPicture, x: number, y: number): number {
  const half = picture.step / 2
  return picture.days.findIndex((day) => Math.abs(day.x - x) <= half && Math.abs(day.y - y) <= half)
}
