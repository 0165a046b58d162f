/**
 * The word at the foot of the page. One rule: one at a time; the newest takes the place of the one before, and what
 * it offers to undo can be undone elsewhere too. Never holds what was written.
 */
export type Said = { said: string; undo?: { label: string; run: () => void } }

export class Notices {
  #now = $state<Said | null>(null)

  get now(): Said | null {
    return this.#now
  }

  say(said: string, undo?: Said['undo']) {
    this.#now = undo ? { said, undo } : { said }
  }

  gone() {
    this.#now = null
  }
}
