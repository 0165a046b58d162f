/**
 * The note of a lower spell. One rule: what the core answers is shown and noted as shown; whoever leaves it or stops these
 * notes sees it go at once. Made when the journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, LowerNote, Touched } from '../backend/generated/types'

export class LowerSpells {
  #note = $state.raw<LowerNote | null>(null)
  #failure = $state<Code | null>(null)
  #asked = 0
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  /** What to say; null if nothing is. */
  get note(): LowerNote | null {
    return this.#note
  }
  get failure(): Code | null {
    return this.#failure
  }

  async look() {
    const asked = ++this.#asked
    try {
      const { note } = await this.#backend.call('lower_spell', {})
      if (asked !== this.#asked) return
      this.#note = note
      if (note) this.#touched((await this.#backend.call('note_lower_spell', {})).touched)
    } catch {
      // Nobody waits for it. One that could not be noted as shown is noted when it is shown again.
    }
  }

  /** Leaves it; true when that is on the disk. */
  async leave(): Promise<boolean> {
    this.#failure = null
    this.#asked += 1
    try {
      this.#touched((await this.#backend.call('leave_lower_spell', {})).touched)
      this.#note = null
      return true
    } catch (thrown) {
      this.#failure = codeOf(thrown)
      return false
    }
  }
}
