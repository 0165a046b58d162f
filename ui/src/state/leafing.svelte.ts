/**
 * A PDF that is looked at. One rule: only what is wanted last is drawn, so that nobody waits for the pages leafed past;
 * once it is closed nothing of it is held here or anywhere. Made with the view, and gone with it.
 */
import type { Attached, DrawnPage } from '../backend/attached'
import { codeOf } from '../backend/backend'
import type { Code } from '../backend/generated/types'

/** The smallest and largest a page is shown, beside one that fits the width. */
const SIZES = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const
const FITS = 2

type Wanted = { number: number; width: number }

export class Leafing {
  #pages = $state<number | null>(null)
  #number = $state(0)
  #size = $state(FITS)
  #shown = $state.raw<DrawnPage | null>(null)
  #failure = $state<Code | null>(null)
  #drawing = $state(false)
  /** What is to be seen, in pixels of the screen; none before the view has a width. */
  #wanted: Wanted | null = null
  #width = 0
  #closed = false
  readonly #attached: Attached
  readonly #id: number

  constructor(attached: Attached, id: number) {
    this.#attached = attached
    this.#id = id
  }

  /** How many pages there are; null before it is known. */
  get pages(): number | null {
    return this.#pages
  }
  /** The page one is at, from 0 on. */
  get number(): number {
    return this.#number
  }
  /** How large a page is shown, beside one that fits the width. */
  get size(): number {
    return SIZES[this.#size] ?? 1
  }
  get mayGrow(): boolean {
    return this.#size < SIZES.length - 1
  }
  get mayShrink(): boolean {
    return this.#size > 0
  }
  /** The page as it was drawn last; null while another is on its way. */
  get shown(): DrawnPage | null {
    return this.#shown
  }
  /** Why it, or this page, cannot be shown. */
  get failure(): Code | null {
    return this.#failure
  }
  get drawing(): boolean {
    return this.#drawing
  }

  /** Opens it. */
  async open() {
    try {
      const pages = await this.#attached.layPdf(this.#id)
      if (this.#closed) return
      this.#pages = pages
      this.#want()
    } catch (thrown) {
      if (!this.#closed) this.#failure = codeOf(thrown)
    }
  }

  /** Says how wide a page is on the screen, in the screen's own pixels. */
  fill(width: number) {
    const whole = Math.round(width)
    if (whole === this.#width || whole < 1) return
    this.#width = whole
    this.#want()
  }

  /** Turns to a page; one that is not there is the nearest one. */
  turn(to: number) {
    const number = Math.max(0, Math.min(to, (this.#pages ?? 1) - 1))
    if (number === this.#number) return
    this.#number = number
    this.#shown = null
    this.#failure = null
    this.#want()
  }

  grow() {
    if (this.mayGrow) this.#size += 1
  }
  shrink() {
    if (this.mayShrink) this.#size -= 1
  }
  fit() {
    this.#size = FITS
  }

  /** Takes it down. */
  async close() {
    this.#closed = true
    this.#wanted = null
    this.#shown = null
    // Where it cannot be taken down the journal has been shut, and it went with that.
    await this.#attached.takeDownPdf().catch(() => undefined)
  }

  #want() {
    if (this.#pages === null || this.#width === 0 || this.#closed) return
    this.#wanted = { number: this.#number, width: this.#width }
    if (!this.#drawing) void this.#draw()
  }

  async #draw() {
    this.#drawing = true
    while (this.#wanted) {
      const now: Wanted = this.#wanted
      let drawn: DrawnPage | null = null
      let failure: Code | null = null
      try {
        drawn = await this.#attached.drawPage(this.#id, now.number, now.width)
      } catch (thrown) {
        failure = codeOf(thrown)
      }
      // Something else is wanted by now: that is drawn next.
      if (this.#wanted !== now) continue
      this.#wanted = null
      this.#shown = drawn
      this.#failure = failure
    }
    this.#drawing = false
  }
}
