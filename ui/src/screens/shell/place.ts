/**
 * Where one is in a room: how far down, and what has the keyboard. One rule: whoever stepped aside finds both as they were,
 * the cursor in the text too. Entered by the shell.
 */
import { focusAgain } from '../../components/editor/again'

export class Place {
  #last: HTMLElement | null = null
  #scrolled = 0

  /** Remembers what has the keyboard in here. Answers a way to stop. */
  readonly follow = (around: HTMLElement) => {
    const note = (event: FocusEvent) => {
      // A page has its text in a shadow of its own.
      this.#last = event.composedPath()[0] as HTMLElement
    }
    around.addEventListener('focusin', note)
    return () => around.removeEventListener('focusin', note)
  }

  /** Notes how far down one is. */
  leave() {
    this.#scrolled = window.scrollY
  }

  /** Goes back there. */
  comeBack() {
    window.scrollTo(0, this.#scrolled)
    if (this.#last?.isConnected) focusAgain(this.#last)
  }
}
