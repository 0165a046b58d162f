/**
 * The days that were opened from a picture, read beside it. One rule: what is read is what was written in those days, the
 * newest first and a month at a time; nothing is added to it. Made with the Trends room.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { CheckIn, Code, Day, EntryRow, PeriodNote, Weekly } from '../backend/generated/types'
import { dayBefore } from '../charts/axis'

/** How many days are read at a time. */
export const PORTION = 31
/** More entries than this are not shown of so few days. */
const MOST_ENTRIES = 500

/** The picture that days were opened from. */
export type Beside = 'time' | 'long' | 'year'

/** Days that were opened, as far back as they have been read. */
export type OpenDays = {
  from: Day
  to: Day
  beside: Beside
  /** The first day that has been read. */
  read: Day
  checkins: readonly CheckIn[]
  rows: readonly EntryRow[]
  periods: readonly PeriodNote[]
  weeks: readonly Weekly[]
}

/** A day with what was written in it. */
export type ReadDay = { day: Day; checkins: CheckIn[]; rows: EntryRow[] }

/** The days that hold something, newest first; the pages of a day in the order in which they were written. */
export function byDay({ checkins, rows }: Pick<OpenDays, 'checkins' | 'rows'>): ReadDay[] {
  const days = new Map<Day, ReadDay>()
  const of = (day: Day) => {
    const held = days.get(day) ?? { day, checkins: [], rows: [] }
    days.set(day, held)
    return held
  }
  for (const checkin of checkins) of(checkin.day).checkins.push(checkin)
  for (const row of rows) of(row.day).rows.unshift(row)
  return [...days.values()].sort((a, b) => (a.day < b.day ? 1 : -1))
}

export class ReadDays {
  #opened = $state.raw<OpenDays | null>(null)
  #failure = $state<Code | null>(null)
  #asked = 0
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  get opened(): OpenDays | null {
    return this.#opened
  }

  get failure(): Code | null {
    return this.#failure
  }

  /** Opens a day or a stretch of days. */
  async open(from: Day, to: Day, beside: Beside) {
    const asked = ++this.#asked
    const read = later(from, dayBefore(to, PORTION - 1))
    try {
      const [held, periods] = await Promise.all([this.#read(read, to), this.#backend.call('list_periods', { from, to })])
      if (asked !== this.#asked) return
      this.#opened = { from, to, beside, read, periods, ...held }
      this.#failure = null
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = codeOf(thrown)
    }
  }

  /** Reads the days before those that have been read. */
  async further() {
    const opened = this.#opened
    if (!opened || opened.read <= opened.from) return
    const read = later(opened.from, dayBefore(opened.read, PORTION))
    try {
      const held = await this.#read(read, dayBefore(opened.read, 1))
      if (this.#opened !== opened) return
      const { checkins, rows, weeks } = opened
      const known = new Set(weeks.map(({ week }) => week))
      this.#opened = {
        ...opened, read, checkins: [...held.checkins, ...checkins], rows: [...rows, ...held.rows],
        weeks: [...held.weeks.filter(({ week }) => !known.has(week)), ...weeks],
      }
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
  }

  close() {
    this.#asked += 1
    this.#opened = null
    this.#failure = null
  }

  /** What was opened from the picture of time stays open only while some of it can be seen there. */
  keepWithin(from: Day, to: Day) {
    const opened = this.#opened
    if (opened?.beside === 'time' && (opened.to < from || opened.from > to)) this.close()
  }

  async #read(from: Day, to: Day) {
    const [checkins, { rows }, weeks] = await Promise.all([
      this.#backend.call('list_checkins', { from, to }),
      this.#backend.call('list_entries', { from, to, limit: MOST_ENTRIES }),
      this.#backend.call('list_weekly', { from, to }),
    ])
    return { checkins, rows, weeks }
  }
}

const later = (a: Day, b: Day) => (a > b ? a : b)
