/**
 * The year on one page. One rule: the year asked for last is the one shown, and no year is gone to in which nothing can
 * be. Made when the journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Day, HowFarBack, Marker, YearDay } from '../backend/generated/types'
import { lastOfYear } from '../charts/year'

/** A school year, or a calendar year. */
export type YearKind = 'school' | 'calendar'

/** A year as it is shown: from the first day of its first month to the last day of its twelfth. */
export type YearShown = { from: Day; to: Day; today: Day; first: Day | null; days: readonly YearDay[]; markers: readonly Marker[] }

/** The first day of a year, so many years before the one being lived. */
export function yearBegins(kind: YearKind, before: number, far: Pick<HowFarBack, 'today' | 'school_year'>): Day {
  const begins = kind === 'school' ? far.school_year : `${far.today.slice(0, 4)}-01-01`
  return `${String(Number(begins.slice(0, 4)) - before).padStart(4, '0')}${begins.slice(4)}`
}

export class Years {
  #kind = $state<YearKind>('school')
  #before = $state(0)
  #shown = $state.raw<YearShown | null>(null)
  #failure = $state<Code | null>(null)
  #asked = 0
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  get kind(): YearKind {
    return this.#kind
  }
  /** The year to draw; null until the first answer. */
  get shown(): YearShown | null {
    return this.#shown
  }
  get failure(): Code | null {
    return this.#failure
  }
  /** Whether an earlier year can hold anything. */
  get hasEarlier(): boolean {
    const shown = this.#shown
    return shown?.first != null && shown.first < shown.from
  }
  get hasLater(): boolean {
    return this.#before > 0
  }

  of(kind: YearKind) {
    this.#kind = kind
    this.#before = 0
    return this.look()
  }

  /** Goes so many years back, or forward below nought. */
  go(years: number) {
    this.#before = Math.max(0, this.#before + years)
    return this.look()
  }

  async look() {
    const asked = ++this.#asked
    const [kind, before] = [this.#kind, this.#before]
    try {
      const far = await this.#backend.call('how_far_back', {})
      const from = yearBegins(kind, before, far)
      const to = lastOfYear(from)
      const [{ days }, markers] = await Promise.all([
        this.#backend.call('year_of_days', { from, to }), this.#backend.call('list_markers', {}),
      ])
      if (asked !== this.#asked) return
      this.#shown = { from, to, today: far.today, first: far.first, days, markers }
      this.#failure = null
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = codeOf(thrown)
    }
  }
}
