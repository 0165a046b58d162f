/**
 * Looking for entries, by words and by what narrows. One rule: what is shown belongs to what stands in the field: an answer that was overtaken by
 * the next key is dropped, and nothing searched for is kept when the journal locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Hit, SearchChoices, SearchNote, SearchOrder } from '../backend/generated/types'

/** Hits asked for at a time. */
export const HITS = 50

export class Finding {
  #words = $state('')
  #order = $state<SearchOrder>('newest')
  #hits = $state.raw<Hit[]>([])
  #notes = $state.raw<SearchNote[]>([])
  #choices = $state.raw<SearchChoices>({ tags: [], words: [], people: [] })
  #more = $state(false)
  #answered = $state('')
  #failure = $state<Code | null>(null)
  #asked = 0
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  get words(): string {
    return this.#words
  }
  get order(): SearchOrder {
    return this.#order
  }
  get hits(): readonly Hit[] {
    return this.#hits
  }
  /** What of the search narrows nothing, or is not there. */
  get notes(): readonly SearchNote[] {
    return this.#notes
  }
  /** What a search can be narrowed to. */
  get choices(): SearchChoices {
    return this.#choices
  }
  get more(): boolean {
    return this.#more
  }
  get failure(): Code | null {
    return this.#failure
  }

  /** Whether anything is looked for. */
  readonly active: boolean = $derived(this.#words.trim() !== '')
  /** Whether the hits are those of the words in the field. */
  readonly settled: boolean = $derived(this.#answered === this.#words)

  /** Looks for what now stands in the field. */
  type(words: string): Promise<void> {
    this.#words = words
    return this.#look()
  }

  /** Asks again what a search can be narrowed to. */
  async offer() {
    try {
      this.#choices = await this.#backend.call('search_choices', {})
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
  }

  /** Looks for what was kept by a name. */
  takeUp(words: string, order: SearchOrder): Promise<void> {
    this.#words = words
    this.#order = order
    return this.#look()
  }

  /** Orders what was found. */
  arrange(order: SearchOrder): Promise<void> {
    this.#order = order
    return this.#look()
  }

  /** Looks again, because entries have changed. */
  again(): Promise<void> {
    return this.#look()
  }

  /** Shows the next hits. */
  async further() {
    if (!this.#more) return
    const asked = this.#asked
    try {
      const found = await this.#ask(this.#hits.length)
      if (asked !== this.#asked) return
      this.#hits = [...this.#hits, ...found.hits]
      this.#more = found.more
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = codeOf(thrown)
    }
  }

  async #look() {
    const asked = (this.#asked += 1)
    const words = this.#words
    this.#failure = null
    if (words.trim() === '') {
      this.#hits = []
      this.#notes = []
      this.#more = false
      this.#answered = words
      return
    }
    try {
      const found = await this.#ask(0)
      if (asked !== this.#asked) return
      this.#hits = found.hits
      this.#notes = found.notes
      this.#more = found.more
      this.#answered = words
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = codeOf(thrown)
    }
  }

  #ask(skip: number) {
    return this.#backend.call('search', { words: this.#words, order: this.#order, limit: HITS, skip })
  }
}
