/**
 * What the user has decided. One rule: what is shown is what was saved; a choice that could not be saved is taken
 * back. Made when the journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { CheckingIn, Code, PageChoices, Settings, Touched } from '../backend/generated/types'
import { look } from '../styles/look'

export class Decided {
  #now = $state<Settings>({
    theme: 'system', idle_minutes: 5, day_turns_at: 4, on_this_day: false, lower_spells: true, page: { one_paragraph: false, middle_line: false, spelling: false },
    checking_in: { answered_by: 'grid', most_a_day: 3, weekly_on: 'sunday', remind_at: null, plain_words: false },
  })
  #failure = $state<Code | null>(null)
  #last: Promise<void> = Promise.resolve()
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

  change(change: Partial<Settings>): Promise<void> {
    return this.#inTurn(() => change)
  }

  /** Changes how the page one writes on behaves. */
  changePage(change: Partial<PageChoices>): Promise<void> {
    return this.#inTurn((now) => ({ page: { ...now.page, ...change } }))
  }

  /** Changes how one checks in, and leaves the rest of it. */
  changeCheckingIn(change: Partial<CheckingIn>): Promise<void> {
    return this.#inTurn((now) => ({ checking_in: { ...now.checking_in, ...change } }))
  }

  /** One after the other: each is a change of what the one before it has saved. */
  #inTurn(change: (now: Settings) => Partial<Settings>): Promise<void> {
    this.#last = this.#last.then(() => this.#save(change))
    return this.#last
  }

  async #save(change: (now: Settings) => Partial<Settings>) {
    this.#failure = null
    try {
      const saved = await this.#backend.call('save_settings', { ...this.#now, ...change(this.#now) })
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
