/**
 * Guided reflections: what there is to begin, what was begun, and the one being written. One rule: leaving the room loses
 * nothing and ends nothing; one comes back to the question one was at. Made when the journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Day, GoneFor, GuidedPage, Letter, OfferedTemplate, Series, Touched, Unfinished } from '../backend/generated/types'
import { Running, type Begun } from './running.svelte'

export class Guided {
  #page = $state.raw<GuidedPage | null>(null)
  #running = $state.raw<Running | null>(null)
  #letter = $state.raw<Letter | null>(null)
  #failure = $state<Code | null>(null)
  #asked = 0
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  /** Null until the first answer. */
  get page(): GuidedPage | null {
    return this.#page
  }
  /** The one being written. */
  get running(): Running | null {
    return this.#running
  }
  /** The letter that is offered tonight. */
  get letter(): Letter | null {
    return this.#letter
  }
  get failure(): Code | null {
    return this.#failure
  }

  async load() {
    const asked = ++this.#asked
    try {
      const page = await this.#backend.call('guided', {})
      if (asked === this.#asked) this.#page = page
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = codeOf(thrown)
    }
  }

  /** Asks whether a letter is offered tonight. */
  async lookForLetter() {
    try {
      this.#letter = await this.#backend.call('letter', {})
    } catch {
      // Nobody waits for it: what cannot be told stays untold.
      this.#letter = null
    }
  }

  begin(begun: Begun) {
    this.#failure = null
    this.#running = new Running(this.#backend, this.#touched, begun)
  }

  /** Begins what a template asks. */
  beginFrom({ key, template }: OfferedTemplate) {
    this.begin({ key, template })
  }

  /** Begins the next sitting of a series. */
  beginSitting({ key, template, series, sittings, heavier }: Series) {
    this.begin({ key, template, series, sitting: sittings, heavier })
  }

  /** Goes on with what was begun. */
  goOn(id: number): Promise<boolean> {
    return this.#try(async () => {
      const piece = await this.#backend.call('read_guided', { id })
      const { key, template, series, heavier, sitting } = piece
      this.#running = new Running(this.#backend, this.#touched, { key, template, series, heavier, sitting: sitting ?? 0 }, piece)
    })
  }

  /** Leaves it for now; what could not be saved stays on the page. */
  async leave(): Promise<boolean> {
    if (this.#running && !(await this.#running.flush())) return false
    this.#running = null
    return true
  }

  /** Saves what is being written. True when all of it is on the disk. */
  flush(): Promise<boolean> {
    return this.#running?.flush() ?? Promise.resolve(true)
  }

  /** Puts an unfinished one into the bin. */
  bin({ entry_id }: Unfinished): Promise<boolean> {
    return this.#try(async () => this.#touched((await this.#backend.call('bin_entry', { id: entry_id })).touched))
  }

  /** Takes it back out of the bin. */
  bringBack({ entry_id }: Unfinished): Promise<boolean> {
    return this.#try(async () => this.#touched((await this.#backend.call('bring_back_entry', { id: entry_id })).touched))
  }

  /** Lets go of an unfinished one; answers what is left of it, or null if it is all still here. */
  async letGo({ id }: Unfinished): Promise<GoneFor | null> {
    let gone: GoneFor | null = null
    await this.#try(async () => {
      const { value, touched } = await this.#backend.call('let_go_guided', { id, felt: null })
      gone = value
      this.#touched(touched)
    })
    return gone
  }

  putSeriesAway({ series }: Series): Promise<boolean> {
    return this.#try(async () => {
      await this.#backend.call('put_series_away', { series })
      await this.load()
    })
  }

  /** Chooses another day for a letter, or none. */
  giveBack({ id }: Letter, back_on: Day | null): Promise<boolean> {
    return this.#try(async () => {
      await this.#backend.call('give_back', { id, back_on })
      await Promise.all([this.load(), this.lookForLetter()])
    })
  }

  hide(key: string, hidden: boolean): Promise<boolean> {
    return this.#try(async () => {
      await this.#backend.call('hide_template', { key, hidden })
      await this.load()
    })
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
