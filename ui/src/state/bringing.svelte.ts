/**
 * Bringing in an export. One rule: it says how far it is, can be stopped, and ends with a report that passes over
 * nothing. It goes on while one is in another room. Made when the journal opens.
 */
import type { Backend, HowFar } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, ImportReport, Touched } from '../backend/generated/types'
import { touching } from './changes.svelte'

export class Bringing {
  #far = $state<HowFar | null>(null)
  #working = $state(false)
  #stopping = $state(false)
  #report = $state.raw<ImportReport | null>(null)
  #failure = $state<Code | null>(null)
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  get far(): HowFar | null {
    return this.#far
  }
  get working(): boolean {
    return this.#working
  }
  get stopping(): boolean {
    return this.#stopping
  }
  get report(): ImportReport | null {
    return this.#report
  }
  get failure(): Code | null {
    return this.#failure
  }

  /** Brings in what the user chooses; does nothing if none is chosen. */
  async begin(from: 'zip' | 'folder') {
    if (this.#working) return
    this.#working = true
    this.#stopping = false
    this.#far = null
    this.#failure = null
    this.#report = null
    try {
      this.#report = await this.#backend.importDayOne(from, (far) => (this.#far = far))
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    } finally {
      this.#working = false
      this.#stopping = false
      this.#far = null
      // What came in before a stop or a failure is in the journal too.
      this.#touched(touching('entries'))
    }
  }

  /** Stops between two records; what came in stays. */
  async stop() {
    this.#stopping = true
    await this.#backend.stopImport().catch(() => (this.#stopping = false))
  }
}
