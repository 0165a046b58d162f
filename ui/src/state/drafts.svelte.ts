/**
 * Every page that is being written. One rule: there is one draft for an entry, whichever room it is written in, and
 * it is not let go while anything in it is unsaved.
 */
import type { Backend } from '../backend/backend'
import type { Day, Touched } from '../backend/generated/types'
import { Draft } from './draft.svelte'

export class Drafts {
  #all: Draft[] = []
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  /** The draft of an entry: the one that holds unsaved words if there is one, else a fresh one of what was read. */
  of(entry: { id: number; body: string }): Draft {
    const held = this.#all.find((draft) => draft.id === entry.id)
    if (held && (held.standing !== 'saved' || held.text === entry.body)) return held
    this.#all = this.#all.filter((draft) => draft !== held)
    return this.#keep(new Draft(this.#backend, this.#touched, { entry }))
  }

  /** A page not begun. The one that is there for the day is given again, so that two rooms cannot begin two. */
  blank(day: Day): Draft {
    const held = this.#all.find((draft) => draft.id === null && draft.day === day)
    return held ?? this.#keep(new Draft(this.#backend, this.#touched, { day }))
  }

  /** The draft of an entry that holds words which are not on the disk, if there is one. */
  unsaved(id: number): Draft | null {
    return this.#all.find((draft) => draft.id === id && draft.standing !== 'saved') ?? null
  }

  /** Saves everything that is not saved. True when all of it is on the disk. */
  async flush(): Promise<boolean> {
    const kept = await Promise.all(this.#all.map((draft) => draft.flush()))
    return kept.every(Boolean)
  }

  #keep(draft: Draft): Draft {
    // Saved drafts stay: one of them is still on the page, and the next key makes it unsaved again.
    this.#all.push(draft)
    return draft
  }
}
