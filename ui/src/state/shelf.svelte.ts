/**
 * The list of entries, newest first, as far as it has been looked at. One rule: no holes: a page is asked for from
 * the last row held, and an answer that was overtaken is dropped. One for the journal, one for the bin, and one for the
 * pages that mention somebody.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, EntryRow } from '../backend/generated/types'

/** Rows asked for at a time. */
export const PAGE = 100
/** The most the core gives at once. */
const MOST = 500

/** Which entries: those in the bin, or those that mention somebody; else all that are not in the bin. */
type Only = { bin?: boolean; known?: number }

export class Shelf {
  #rows = $state.raw<EntryRow[]>([])
  #more = $state(true)
  #failure = $state<Code | null>(null)
  #loaded = $state(false)
  #asked = 0
  #busy = false
  /** How far down the list was scrolled, in pixels, when an entry was opened from it. */
  scrolled = 0
  /** The entry that was opened from it. */
  opened: number | null = null
  readonly #backend: Backend
  readonly #only: Only

  constructor(backend: Backend, only: Only = {}) {
    this.#backend = backend
    this.#only = only
  }

  get rows(): readonly EntryRow[] {
    return this.#rows
  }
  /** Whether older ones follow. */
  get more(): boolean {
    return this.#more
  }
  get failure(): Code | null {
    return this.#failure
  }
  /** Whether it has been looked at at all. */
  get loaded(): boolean {
    return this.#loaded
  }

  /** Looks again from the top, as far down as had been looked at. */
  async refresh() {
    const asked = (this.#asked += 1)
    const wanted = Math.max(PAGE, this.#rows.length)
    this.#failure = null
    this.#busy = true
    try {
      const rows: EntryRow[] = []
      let more = true
      while (more && rows.length < wanted) {
        const page = await this.#page(rows.at(-1)?.id ?? null, Math.min(MOST, wanted - rows.length))
        if (asked !== this.#asked) return
        rows.push(...page.rows)
        more = page.more && page.rows.length > 0
      }
      this.#rows = rows
      this.#more = more
      this.#loaded = true
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = codeOf(thrown)
    } finally {
      if (asked === this.#asked) this.#busy = false
    }
  }

  /** Looks further down. */
  async further() {
    if (this.#busy || !this.#more || !this.#loaded) return
    const asked = this.#asked
    this.#busy = true
    this.#failure = null
    try {
      const page = await this.#page(this.#rows.at(-1)?.id ?? null, PAGE)
      if (asked !== this.#asked) return
      this.#rows = [...this.#rows, ...page.rows]
      this.#more = page.more && page.rows.length > 0
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = codeOf(thrown)
    } finally {
      if (asked === this.#asked) this.#busy = false
    }
  }

  #page(before: number | null, limit: number) {
    return this.#backend.call('list_entries', { before, limit, ...this.#only })
  }
}
