/**
 * One entry that is open in the journal: read, changed, put into the bin or brought back. One rule: what is read is
 * what is on the disk; while it is changed, its draft holds the words. Made by the reading view.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Entry, Touched } from '../backend/generated/types'
import type { Draft } from './draft.svelte'
import type { Drafts } from './drafts.svelte'

export class Reading {
  #entry = $state.raw<Entry | null>(null)
  #draft = $state<Draft | null>(null)
  #failure = $state<Code | null>(null)
  readonly id: number
  readonly #backend: Backend
  readonly #drafts: Drafts
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, drafts: Drafts, touched: (touched: Touched) => void, id: number) {
    this.#backend = backend
    this.#drafts = drafts
    this.#touched = touched
    this.id = id
  }

  get entry(): Entry | null {
    return this.#entry
  }
  /** The page, while it is being changed. */
  get draft(): Draft | null {
    return this.#draft
  }
  get failure(): Code | null {
    return this.#failure
  }

  async load() {
    this.#failure = null
    try {
      const entry = await this.#backend.call('read_entry', { id: this.id })
      this.#entry = entry
      // Words that could not be saved are gone on with, wherever they were typed.
      const held = this.#drafts.unsaved(this.id)
      if (held) this.#draft = held
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
  }

  /** Turns to the page to change it. */
  edit() {
    if (this.#entry) this.#draft = this.#drafts.of(this.#entry)
  }

  /** Turns back to reading once the words are on the disk; a failed save stays on the page. */
  async done() {
    const draft = this.#draft
    if (!draft || !(await draft.flush())) return
    this.#draft = null
    await this.load()
  }

  /** Puts the entry into the bin, with the words that were being typed. */
  async bin(): Promise<boolean> {
    if (this.#draft && !(await this.#draft.flush())) return false
    return this.#move('bin_entry')
  }

  /** Brings it back from the bin. */
  bringBack(): Promise<boolean> {
    return this.#move('bring_back_entry')
  }

  async #move(how: 'bin_entry' | 'bring_back_entry'): Promise<boolean> {
    this.#failure = null
    try {
      const { touched } = await this.#backend.call(how, { id: this.id })
      this.#draft = null
      this.#touched(touched)
      return true
    } catch (thrown) {
      this.#failure = codeOf(thrown)
      return false
    }
  }
}
