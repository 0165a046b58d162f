/**
 * What the Trends room is looking at. One rule: the last question asked is the one answered, however the answers
 * overtake each other. Made when the journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Chart, Code, Day, HalfTerms, HowFarBack, Marker, Measure, Weeks, WeekShape } from '../backend/generated/types'
import { dayBefore } from '../charts/axis'
import { ReadDays } from './days.svelte'

/** How many days a range has, the day being lived included; absent for all there is. */
export const RANGES = { month: 30, quarter: 90, year: 365, all: null } as const

/** A stretch of time that ends with the day being lived. */
export type Range = keyof typeof RANGES

/** The first day of a range that ends with `today`; null for all. */
export function firstDay(range: Range, today: Day): Day | null {
  const days = RANGES[range]
  return days === null ? null : dayBefore(today, days - 1)
}

/** What can be looked at: what a check-in answers, and what a week does. */
export type Looked = Measure | 'hours' | 'seemed'

/** How far back is looked: the term is the school's own. */
export type Back = 'month' | 'term' | 'year' | 'all'

/** Where what is looked at begins; null for all there is. */
export function beginning(back: Back, far: HowFarBack): Day | null {
  return back === 'term' ? far.term.from : firstDay(back, far.today)
}

/** What there is to draw: of the days, or of the weeks. */
export type View = { from: Day; to: Day; markers: readonly Marker[] } & (
  | { of: 'days'; measure: Measure; chart: Chart; halfTerms: HalfTerms; shape: WeekShape }
  | { of: 'weeks'; measure: 'hours' | 'seemed'; weeks: Weeks }
)

type OfDays = Omit<Extract<View, { of: 'days' }>, 'markers'>
type OfWeeks = Omit<Extract<View, { of: 'weeks' }>, 'markers'>

/** Why a picture is empty: nothing was ever noted, nothing in this range, or nothing of this measure. */
export type Empty = 'never' | 'range' | 'measure'

const ofWeeks = (looked: Looked): looked is 'hours' | 'seemed' => looked === 'hours' || looked === 'seemed'

export class Trends {
  #looked = $state<Looked>('mood')
  #back = $state<Back>('term')
  #far = $state.raw<HowFarBack | null>(null)
  #view = $state.raw<View | null>(null)
  #empty = $state<Empty | null>(null)
  #failure = $state<Code | null>(null)
  #asked = 0
  readonly days: ReadDays
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
    this.days = new ReadDays(backend)
  }

  get looked(): Looked {
    return this.#looked
  }

  get back(): Back {
    return this.#back
  }

  /** How far back can be looked; null until the first answer. */
  get far(): HowFarBack | null {
    return this.#far
  }

  /** What to draw; null until the first answer. */
  get view(): View | null {
    return this.#view
  }

  /** Why there is nothing to draw; null while there is something. */
  get empty(): Empty | null {
    return this.#empty
  }

  get failure(): Code | null {
    return this.#failure
  }

  at(looked: Looked) {
    this.#looked = looked
    return this.look()
  }

  since(back: Back) {
    this.#back = back
    return this.look()
  }

  /** Asks for the pictures of what was chosen. */
  async look() {
    const asked = ++this.#asked
    const [looked, back] = [this.#looked, this.#back]
    try {
      const far = await this.#backend.call('how_far_back', {})
      const range = { from: beginning(back, far), to: far.today }
      const [view, markers] = await Promise.all([
        ofWeeks(looked) ? this.#weeks(looked, range) : this.#days(looked, range),
        this.#backend.call('list_markers', {}),
      ])
      const empty = far.first === null ? 'never' : await this.#whyEmpty(view, back)
      if (asked !== this.#asked) return
      this.#far = far
      this.#view = { ...view, markers }
      this.#empty = empty
      this.#failure = null
      this.days.keepWithin(view.from, view.to)
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = codeOf(thrown)
    }
  }

  async #days(measure: Measure, range: { from: Day | null; to: Day }): Promise<OfDays> {
    const asked = { measure, ...range }
    const [chart, halfTerms, shape] = await Promise.all([
      this.#backend.call('trend', asked), this.#backend.call('half_terms', asked), this.#backend.call('week_shape', asked),
    ])
    return { of: 'days', measure, from: chart.from, to: chart.to, chart, halfTerms, shape }
  }

  async #weeks(measure: 'hours' | 'seemed', range: { from: Day | null; to: Day }): Promise<OfWeeks> {
    const weeks = await this.#backend.call('weeks', range)
    return { of: 'weeks', measure, from: weeks.from, to: weeks.to, weeks }
  }

  async #whyEmpty(view: OfDays | OfWeeks, back: Back): Promise<Empty | null> {
    if (view.of === 'weeks') {
      const { weeks } = view.weeks
      if (weeks.some((week) => (view.measure === 'hours' ? week.hours : week.seemed ?? week.was) !== null)) return null
      return weeks.length > 0 ? 'measure' : 'range'
    }
    if (view.chart.days_with > 0) return null
    if (back === 'all') return 'measure'
    const here = await this.#backend.call('list_checkins', { from: view.from, to: view.to })
    return here.length > 0 ? 'measure' : 'range'
  }
}
