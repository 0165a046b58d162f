/**
 * What an entry said before: the list, and the version that is being read. One rule: what is shown belongs to the version
 * that is chosen; an answer that was overtaken is dropped. Made by the view of the versions, for one entry.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Touched, Version, VersionRead } from '../backend/generated/types'

/** How a version is looked at: beside what is there now, beside the version after it, or by itself. */
export type Way = 'now' | 'next' | 'whole'

export class Versions {
  #list = $state.raw<readonly Version[] | null>(null)
  #read = $state.raw<VersionRead | null>(null)
  #chosen = $state<number | null>(null)
  #way = $state<Way>('now')
  #failure = $state<Code | null>(null)
  #busy = $state(false)
  #asked = 0
  readonly #entry: number
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void, entry: number) {
    this.#backend = backend
    this.#touched = touched
    this.#entry = entry
  }

  /** Newest first; null until they have been asked for. */
  get list(): readonly Version[] | null {
    return this.#list
  }
  get chosen(): number | null {
    return this.#chosen
  }
  /** The chosen version, once it is there. */
  get read(): VersionRead | null {
    return this.#read?.version.id === this.#chosen ? this.#read : null
  }
  get way(): Way {
    return this.#way
  }
  get failure(): Code | null {
    return this.#failure
  }
  /** Whether the chosen one is the newest: the version after it is what is there now. */
  get newest(): boolean {
    return this.#list?.[0]?.id === this.#chosen
  }
  /** Whether the chosen one reads as what is there now. */
  readonly same: boolean = $derived.by(
    () => this.#way !== 'next' && (this.read?.difference.parts.every(({ kind }) => kind !== 'changed') ?? false),
  )

  /** Asks which there are, and reads the newest. */
  async load() {
    this.#failure = null
    try {
      this.#list = await this.#backend.call('list_versions', { id: this.#entry })
      const [newest] = this.#list
      if (newest) await this.choose(newest.id)
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
  }

  /** Reads a version the way the last one was looked at. */
  async choose(id: number) {
    this.#chosen = id
    if (this.#way === 'next' && this.newest) this.#way = 'now'
    await this.#ask()
  }

  /** Looks at the chosen one another way. */
  async look(way: Way) {
    this.#way = way
    await this.#ask()
  }

  async #ask() {
    const id = this.#chosen
    if (id === null) return
    const asked = (this.#asked += 1)
    this.#failure = null
    try {
      const read = await this.#backend.call('read_version', { id, beside: this.#way === 'next' ? 'next' : 'now' })
      if (asked === this.#asked) this.#read = read
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = codeOf(thrown)
    }
  }

  /** Brings the chosen one back. Answers a way to take that back, or null if it was not done. */
  async bringBack(): Promise<(() => Promise<void>) | null> {
    const id = this.#chosen
    if (id === null || this.#busy) return null
    this.#busy = true
    this.#failure = null
    try {
      const { value, touched } = await this.#backend.call('bring_back_version', { id })
      this.#touched(touched)
      const { kept } = value
      return async () => {
        const { touched } =
          kept === null
            ? await this.#backend.call('save_entry', { id: this.#entry, body: '', day: null })
            : await this.#backend.call('bring_back_version', { id: kept })
        this.#touched(touched)
      }
    } catch (thrown) {
      this.#failure = codeOf(thrown)
      return null
    } finally {
      this.#busy = false
    }
  }
}
