/**
 * The years by half-term, and the pages of those that are open. One rule: a half-term that is open shows what the
 * journal holds now; nothing is asked for that is shut. Made when the journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Day, EntryRow, TimelinePeriod } from '../backend/generated/types'

/** Pages asked for at a time. */
export const PAGE = 100

/** The pages of a half-term, as far as they have been looked at. */
export type OpenPeriod = { rows: readonly EntryRow[]; more: boolean }

export class Timeline {
  #periods = $state.raw<readonly TimelinePeriod[] | null>(null)
  #open = $state.raw<ReadonlyMap<Day, OpenPeriod>>(new Map())
  #failure = $state<Code | null>(null)
  #asked = 0
  /** Where one was when an entry was opened from it. */
  readonly place = { scrolled: 0, opened: null as number | null }
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** Newest first; null until the first answer. */
  get periods(): readonly TimelinePeriod[] | null {
    return this.#periods
  }
  get failure(): Code | null {
    return this.#failure
  }

  /** The pages of an open half-term, by its first day. */
  pages(from: Day): OpenPeriod | undefined {
    return this.#open.get(from)
  }

  /** Looks again, and into those that are open, as far as they had been looked at. */
  async look() {
    const asked = ++this.#asked
    try {
      const periods = await this.#backend.call('timeline', {})
      const open = new Map<Day, OpenPeriod>()
      for (const { period } of periods) {
        const before = this.#open.get(period.from)
        if (before) open.set(period.from, await this.#ask(period.from, period.to, null, Math.max(PAGE, before.rows.length)))
      }
      if (asked !== this.#asked) return
      this.#periods = periods
      this.#open = open
      this.#failure = null
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = codeOf(thrown)
    }
  }

  /** Opens a half-term, or shuts it. */
  async turn(from: Day, to: Day) {
    if (this.#open.has(from)) {
      const open = new Map(this.#open)
      open.delete(from)
      this.#open = open
    } else {
      await this.further(from, to)
    }
  }

  /** Shows the next pages of a half-term. */
  async further(from: Day, to: Day) {
    try {
      const rows = this.#open.get(from)?.rows ?? []
      const next = await this.#ask(from, to, rows.at(-1)?.id ?? null, PAGE)
      this.#open = new Map(this.#open).set(from, { rows: [...rows, ...next.rows], more: next.more })
      this.#failure = null
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
  }

  async #ask(from: Day, to: Day, before: number | null, limit: number): Promise<OpenPeriod> {
    return this.#backend.call('list_entries', { from, to, before, limit: Math.min(limit, 500) })
  }
}
