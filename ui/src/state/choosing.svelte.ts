/**
 * Choosing a passphrase. One rule: the core judges and offers; what is typed stays in this object and goes with it.
 * Made by the screen that asks for one.
 */
import type { Backend } from '../backend/backend'
import type { Strength } from '../backend/generated/types'

export class Choosing {
  /** Six words to take, once the core has answered. */
  offered = $state('')
  /** Whether the writer brings one of their own. */
  own = $state(false)
  typed = $state('')
  repeated = $state('')
  strength = $state<Strength | null>(null)
  #asked = 0
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** The passphrase as chosen. */
  get passphrase(): string {
    return this.own ? this.typed : this.offered
  }

  /** Whether the two are not the same although both are there. */
  readonly differ: boolean = $derived(
    this.repeated !== '' && !this.passphrase.startsWith(this.repeated) && this.repeated !== this.passphrase,
  )

  /** Whether it may be used. */
  readonly ready: boolean = $derived(
    this.passphrase !== '' && this.repeated === this.passphrase && (!this.own || this.strength?.enough === true),
  )

  /** Asks for six words. */
  async another() {
    this.repeated = ''
    try {
      this.offered = (await this.#backend.call('suggest_passphrase', {})).passphrase
    } catch {
      // Without an offer the writer brings their own: nothing is stuck.
      this.own = true
    }
  }

  /** Turns to one's own, or back to the offer. */
  bring(own: boolean) {
    this.own = own
    this.repeated = ''
    this.typed = ''
    this.strength = null
  }

  /** Has what is typed judged. An answer that was overtaken is dropped. */
  async judge() {
    const asked = (this.#asked += 1)
    this.strength = null
    if (this.typed === '') return
    try {
      const strength = await this.#backend.call('judge_passphrase', { passphrase: this.typed })
      if (asked === this.#asked) this.strength = strength
    } catch {
      // Too long, or not to be judged: making the journal says so in words.
      if (asked === this.#asked) this.strength = { score: 4, bits: 0, enough: true }
    }
  }
}
