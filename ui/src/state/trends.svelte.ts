/**
 * What the Trends room is looking at. One rule: the last question asked is the one answered, however the answers
 * overtake each other. Made when the journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Chart, CheckIn, Code, Day, Measure, PeriodNote, Weekly } from '../backend/generated/types'
import { dayBefore } from '../charts/axis'

/** How many days a range has, the day being lived included; absent for all there is. */
export const RANGES = { month: 30, quarter: 90, year: 365, all: null } as const

/** A stretch of time that ends with the day being lived. */
export type Range = keyof typeof RANGES

/** The first day of a range that ends with `today`; null for all. */
export function firstDay(range: Range, today: Day): Day | null {
  const days = RANGES[range]
  return days === null ? null : dayBefore(today, days - 1)
}

/**
 * Why a picture is empty: nothing was ever noted, nothing in this range, or check-ins that left this measure out.
 */
export type Empty = 'never' | 'range' | 'measure'

/** A day that was opened, with its check-ins, the sentences for a time it lies in, and its week. */
export type OpenDay = { day: Day; checkins: CheckIn[]; periods: PeriodNote[]; week: Weekly | null }

export class Trends {
  #measure = $state<Measure>('mood')
  #range = $state<Range>('quarter')
  #chart = $state.raw<Chart | null>(null)
  #empty = $state<Empty | null>(null)
  #opened = $state.raw<OpenDay | null>(null)
  #failure = $state<Code | null>(null)
  #asked = 0
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  get measure(): Measure {
    return this.#measure
  }

  get range(): Range {
    return this.#range
  }

  /** What to draw; null until the first answer. */
  get chart(): Chart | null {
    return this.#chart
  }

  /** Why there is nothing to draw; null while there is something. */
  get empty(): Empty | null {
    return this.#empty
  }

  get opened(): OpenDay | null {
    return this.#opened
  }

  get failure(): Code | null {
    return this.#failure
  }

  measured(measure: Measure) {
    this.#measure = measure
    return this.look()
  }

  over(range: Range) {
    this.#range = range
    return this.look()
  }

  /** Asks for the picture of the measure and range chosen. */
  async look() {
    const asked = ++this.#asked
    const [measure, range] = [this.#measure, this.#range]
    try {
      const today = range === 'all' ? null : (await this.#backend.call('tonight', {})).day
      const from = today && firstDay(range, today)
      const chart = await this.#backend.call('trend', { measure, from, to: today })
      const empty = chart.days_with > 0 ? null : await this.#whyEmpty(chart, range)
      if (asked !== this.#asked) return
      this.#chart = chart
      this.#empty = empty
      this.#failure = null
      // A day that was opened stays open only while its dot can be seen.
      if (this.#opened && !chart.dots.some((dot) => dot.day === this.#opened?.day)) this.#opened = null
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = codeOf(thrown)
    }
  }

  /** Opens a day: its check-ins, as they were made. */
  async open(day: Day) {
    try {
      const range = { from: day, to: day }
      const [checkins, periods, weeks] = await Promise.all([
        this.#backend.call('list_checkins', range), this.#backend.call('list_periods', range), this.#backend.call('list_weekly', range),
      ])
      this.#opened = { day, checkins, periods, week: weeks[0] ?? null }
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
  }

  close() {
    this.#opened = null
  }

  async #whyEmpty(chart: Chart, range: Range): Promise<Empty> {
    const here = await this.#backend.call('list_checkins', { from: chart.from, to: chart.to })
    if (here.length > 0) return 'measure'
    if (range === 'all') return 'never'
    const ever = await this.#backend.call('list_checkins', { from: '0001-01-01', to: chart.to })
    return ever.length > 0 ? 'range' : 'never'
  }
}
