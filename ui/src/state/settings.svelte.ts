/**
 * What the user has decided. One rule: what is shown is what was saved; a choice that could not be saved is taken
 * back. Made when the journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Settings, Touched } from '../backend/generated/types'
import { look } from '../styles/look'

export class Decided {
  #now = $state<Settings>({ theme: 'system', idle_minutes: 5, day_turns_at: 4, on_this_day: false })
  #failure = $state<Code | null>(null)
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  get now(): Settings {
    return this.#now
  }

  get failure(): Code | null {
    return this.#failure
  }

  async load() {
    try {
      this.#take(await this.#backend.call('settings', {}))
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
  }

  async change(change: Partial<Settings>) {
    this.#failure = null
    try {
      const saved = await this.#backend.call('save_settings', { ...this.#now, ...change })
      this.#take(saved.value)
      this.#touched(saved.touched)
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
  }

  #take(settings: Settings) {
    this.#now = settings
    look(settings.theme)
  }
}
