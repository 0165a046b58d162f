/**
 * The hiding key. One rule: the page is covered before anything else is done, and stays so through its own end: a
 * locked page begins anew, and what says that it is to stay blank is in its address. Made once, by the page's door.
 *
 * Where the window takes the key before the page can (Linux), nothing of this is ever used there.
 */
import { flushSync } from 'svelte'

import type { Backend } from '../backend/backend'

/** The one key. It types nothing, no room uses it, and one hand reaches it. */
export const HIDING_KEY = 'F9'

const MARK = '#hidden'

export class Hidden {
  #now = $state(location.hash === MARK)
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** Whether the page is covered. */
  get now(): boolean {
    return this.#now
  }

  /** Listens, before anything on the page can. Answers a way to stop. */
  listen(): () => void {
    const key = (event: KeyboardEvent) => {
      if (event.key === HIDING_KEY) this.#hide()
      else if (this.#now) this.#show()
      else return
      this.#swallow(event)
    }
    const press = (event: Event) => {
      if (!this.#now) return
      this.#show()
      this.#swallow(event)
    }
    window.addEventListener('keydown', key, { capture: true })
    window.addEventListener('pointerdown', press, { capture: true })
    return () => {
      window.removeEventListener('keydown', key, { capture: true })
      window.removeEventListener('pointerdown', press, { capture: true })
    }
  }

  #hide() {
    if (this.#now) return
    flushSync(() => (this.#now = true))
    history.replaceState(null, '', MARK)
    window.dispatchEvent(new Event('locking'))
    void this.#backend.hide().catch(() => undefined)
  }

  #show() {
    this.#now = false
    history.replaceState(null, '', location.pathname + location.search)
    void this.#backend.comeBack().catch(() => undefined)
  }

  #swallow(event: Event) {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
}
