/**
 * What may be said from what was noted: what goes together, two stretches of time beside each other, a long time. One
 * rule: the last question asked is the one answered, and an answer says itself what it is about. Made when the journal
 * opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Comparison, Followed, Links, LongView } from '../backend/generated/types'
import type { Looked } from './trends.svelte'

/** How many weeks a stretch may have, of what is noted by the day. */
const OF_DAYS = [4, 8, 12, 26, 52] as const
/** Of what is noted by the week: fewer than eight say nothing. */
const OF_WEEKS = [12, 26, 52] as const

/** Two stretches as they were asked for. */
export type Beside = { comparison: Comparison; weeks: number; marker: number | null }

/** What the core calls what is looked at. */
export const followed = (looked: Looked): Followed => (looked === 'seemed' ? 'seemed_against_was' : looked)

const byWeek = (looked: Looked): looked is 'hours' | 'seemed' => looked === 'hours' || looked === 'seemed'

/** A question, and what was answered to it. */
class Asked<T> {
  #answer = $state.raw<T | null>(null)
  #failure = $state<Code | null>(null)
  #asked = 0

  /** What was answered; null until the first answer, and where there was nothing to ask. */
  get answer(): T | null {
    return this.#answer
  }
  get failure(): Code | null {
    return this.#failure
  }

  async ask(question: () => Promise<T> | null) {
    const asked = ++this.#asked
    try {
      const answer = await question()
      if (asked !== this.#asked) return
      this.#answer = answer
      this.#failure = null
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = codeOf(thrown)
    }
  }
}

export class Told {
  readonly links = new Asked<Links>()
  readonly beside = new Asked<Beside>()
  readonly long = new Asked<LongView>()
  #looked = $state<Looked>('mood')
  #weeks = $state<number>(OF_DAYS[0])
  #marker = $state<number | null>(null)
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** How many weeks a stretch may have. */
  get lengths(): readonly number[] {
    return byWeek(this.#looked) ? OF_WEEKS : OF_DAYS
  }
  /** How many weeks each stretch has. */
  get weeks(): number {
    return Math.max(this.#weeks, this.lengths[0]!)
  }
  /** The day that stands out between the two; null for the weeks up to today beside those before. */
  get marker(): number | null {
    return this.#marker
  }

  /** Asks all three about what is looked at. */
  async look(looked: Looked) {
    this.#looked = looked
    await Promise.all([this.askLinks(), this.compare(), this.askLong()])
  }

  /** Asks for stretches of so many weeks. */
  over(weeks: number) {
    this.#weeks = weeks
    return this.compare()
  }

  /** Asks for the stretches around a day that stands out, or for those up to today. */
  around(marker: number | null) {
    this.#marker = marker
    return this.compare()
  }

  /** The links of what is noted by the day: of a week nobody knows which days made it so. */
  askLinks() {
    const looked = this.#looked
    return this.links.ask(() => (byWeek(looked) ? null : this.#backend.call('links', { measure: looked })))
  }

  askLong() {
    const figure = followed(this.#looked)
    return this.long.ask(() => this.#backend.call('long_view', { figure }))
  }

  compare() {
    const [figure, weeks, marker] = [followed(this.#looked), this.weeks, this.#marker]
    return this.beside.ask(async () => {
      try {
        return { comparison: await this.#backend.call('compare', { figure, weeks, marker }), weeks, marker }
      } catch (thrown) {
        if (marker === null || codeOf(thrown) !== 'not_found') throw thrown
        // The day was taken out since.
        if (this.#marker === marker) this.#marker = null
        return { comparison: await this.#backend.call('compare', { figure, weeks, marker: null }), weeks, marker: null }
      }
    })
  }
}
