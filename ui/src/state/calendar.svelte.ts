/**
 * The calendar: where one is in it, which days hold something, and the day that is open. One rule: one year is asked
 * for at a time, and an answer that was overtaken is dropped. Made when the journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { CheckIn, Code, Day, EntryRow, MarkedDay } from '../backend/generated/types'
import { plusMonths, yearOfDay } from './months'

/** A month at a time, or a year of them. */
export type View = 'month' | 'year'

/** A day with what it holds. */
export type HeldDay = { day: Day; rows: EntryRow[]; checkins: CheckIn[]; more: boolean }

/** The most entries of one day that are shown in the calendar; the list has them all. */
const MOST = 100

export class Calendar {
  #view = $state<View>('month')
  #today = $state<Day | null>(null)
  #at = $state<Day | null>(null)
  #year = $state<number | null>(null)
  #marked = $state.raw<ReadonlyMap<Day, MarkedDay>>(new Map())
  #first = $state<Day | null>(null)
  #held = $state.raw<HeldDay | null>(null)
  #failure = $state<Code | null>(null)
  #asked = 0
  #opened = 0
  /** Where one was when an entry was opened from it. */
  readonly place = { scrolled: 0, opened: null as number | null }
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  get view(): View {
    return this.#view
  }
  /** The day being lived; null until the first answer. */
  get today(): Day | null {
    return this.#today
  }
  /** The day one is at. */
  get at(): Day | null {
    return this.#at
  }
  /** The days of the year one is in that hold something. */
  get marked(): ReadonlyMap<Day, MarkedDay> {
    return this.#marked
  }
  /** The first day of all that holds something. */
  get first(): Day | null {
    return this.#first
  }
  /** What the day one is at holds; null until it is known. */
  get held(): HeldDay | null {
    return this.#held
  }
  get failure(): Code | null {
    return this.#failure
  }

  show(view: View) {
    this.#view = view
  }

  /** Looks again, where one is; at first at the day being lived. */
  async look() {
    try {
      this.#at ??= (await this.#backend.call('tonight', {})).day
      await Promise.all([this.#mark(this.#at), this.#open(this.#at)])
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
  }

  /** Goes to a day, and opens it. */
  async go(day: Day) {
    this.#at = day
    const asks = [this.#open(day)]
    if (yearOfDay(day) !== this.#year) asks.push(this.#mark(day))
    await Promise.all(asks)
  }

  /** Goes so many months further, or back. */
  step(months: number) {
    return this.#at ? this.go(plusMonths(this.#at, months)) : Promise.resolve()
  }

  /** How many days of a month hold something. */
  daysOf(month: string): number {
    return [...this.#marked.keys()].filter((day) => day.startsWith(month)).length
  }

  async #mark(day: Day) {
    const asked = ++this.#asked
    const year = String(yearOfDay(day)).padStart(4, '0')
    try {
      const answer = await this.#backend.call('marked_days', { from: `${year}-01-01`, to: `${year}-12-31` })
      if (asked !== this.#asked) return
      this.#today = answer.today
      this.#first = answer.first
      this.#year = Number(year)
      this.#marked = new Map(answer.days.map((marked) => [marked.day, marked]))
      this.#failure = null
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = codeOf(thrown)
    }
  }

  async #open(day: Day) {
    const opened = ++this.#opened
    try {
      const [page, checkins] = await Promise.all([
        this.#backend.call('list_entries', { from: day, to: day, limit: MOST }),
        this.#backend.call('list_checkins', { from: day, to: day }),
      ])
      if (opened !== this.#opened) return
      this.#held = { day, rows: page.rows, checkins, more: page.more }
    } catch (thrown) {
      if (opened === this.#opened) this.#failure = codeOf(thrown)
    }
  }
}
