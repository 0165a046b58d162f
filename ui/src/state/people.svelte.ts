/**
 * The people and places the writer has listed. One rule: what is shown is what the journal holds. Made when the
 * journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Known, SaveKnown, Touched } from '../backend/generated/types'

export class People {
  #known = $state.raw<Known[]>([])
  #loaded = $state(false)
  #failure = $state<Code | null>(null)
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  get known(): readonly Known[] {
    return this.#known
  }
  get loaded(): boolean {
    return this.#loaded
  }
  get failure(): Code | null {
    return this.#failure
  }

  async load() {
    await this.#try(async () => {
      this.#known = await this.#backend.call('list_known', {})
      this.#loaded = true
    })
  }

  /** Saves one; true when it is on the disk. */
  save(known: SaveKnown): Promise<boolean> {
    return this.#try(async () => this.#touched((await this.#backend.call('save_known', known)).touched))
  }

  /** Takes one out; true when it is out. */
  remove(id: number): Promise<boolean> {
    return this.#try(async () => this.#touched((await this.#backend.call('remove_known', { id })).touched))
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    this.#failure = null
    try {
      await work()
      return true
    } catch (thrown) {
      this.#failure = codeOf(thrown)
      return false
    }
  }
}
