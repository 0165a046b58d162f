/**
 * On this day: the pages of earlier years that the evening may tell of. One rule: it holds what the core answered and
 * nothing from before; a page that was left out is gone at once. Made when the journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, EntryRow, Touched } from '../backend/generated/types'

export class Memories {
  #rows = $state.raw<readonly EntryRow[]>([])
  #failure = $state<Code | null>(null)
  #asked = 0
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  /** Newest first; none while it is off or silent. */
  get rows(): readonly EntryRow[] {
    return this.#rows
  }
  get failure(): Code | null {
    return this.#failure
  }

  async load() {
    const asked = ++this.#asked
    try {
      const { rows } = await this.#backend.call('on_this_day', {})
      if (asked === this.#asked) this.#rows = rows
    } catch {
      // Nobody waits for a memory: what cannot be told stays untold.
      if (asked === this.#asked) this.#rows = []
    }
  }

  /** Leaves a page out from now on, or takes it in again; true when that is on the disk. */
  async leaveOut(id: number, out: boolean): Promise<boolean> {
    this.#failure = null
    try {
      const { touched } = await this.#backend.call('leave_out_memory', { id, out })
      if (out) this.#rows = this.#rows.filter((row) => row.id !== id)
      this.#touched(touched)
      return true
    } catch (thrown) {
      this.#failure = codeOf(thrown)
      return false
    }
  }
}
