/**
 * Putting a backup back: one is chosen, opened with what opened it on its day, looked into, and only then put in the
 * journal's place. One rule: nothing is changed before the last step, and what opens it is handed on and never kept
 * here. Made by whoever offers it, with the journal open or shut.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Backup, Code, Day, LookedInto } from '../backend/generated/types'

/** A backup to be put back: one of the list, or a file from somewhere else. */
export type From = { name: string; day: Day } | { file: string }

export class Restoring {
  #list = $state.raw<readonly Backup[] | null>(null)
  #from = $state.raw<From | null>(null)
  #looked = $state.raw<LookedInto | null>(null)
  #failure = $state<Code | null>(null)
  #unkept = $state(false)
  #working = $state<'opening' | 'putting' | null>(null)
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** The backups beside the journal; null until they were asked for. */
  get list() {
    return this.#list
  }
  get from() {
    return this.#from
  }
  get looked() {
    return this.#looked
  }
  get failure() {
    return this.#failure
  }
  /** Whether what is being typed could not be kept, so that nothing was put back. */
  get unkept() {
    return this.#unkept
  }
  get working() {
    return this.#working
  }

  /** Looks which backups there are. */
  async look() {
    // Where they cannot even be listed, one can still be chosen from somewhere else.
    this.#list = await this.#backend.call('list_backups', {}).catch(() => [])
  }

  take(backup: Backup) {
    this.#begin({ name: backup.name, day: backup.day })
  }

  async choose() {
    this.#failure = null
    try {
      const file = await this.#backend.backups.chooseFile()
      if (file) this.#begin({ file: file.name })
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
  }

  /** Opens what was chosen and looks what it holds. */
  async open(way: 'passphrase' | 'recovery', typed: string) {
    if (this.#working || !this.#from) return
    this.#working = 'opening'
    this.#failure = null
    const name = 'name' in this.#from ? this.#from.name : null
    const key = way === 'recovery' ? { recovery_key: typed } : { passphrase: typed }
    try {
      this.#looked = await this.#backend.backups.lookInto({ name, ...key })
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
    this.#working = null
  }

  /** What is being typed was kept, or not: `keep` says. Then the journal is shut and exchanged. True if it was. */
  async putBack(keep: () => Promise<boolean>): Promise<boolean> {
    if (this.#working) return false
    this.#working = 'putting'
    this.#failure = null
    this.#unkept = false
    try {
      if (await keep()) {
        await this.#backend.backups.putBack()
        return true
      }
      this.#unkept = true
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
    this.#working = null
    return false
  }

  /** Goes back to choosing; what was looked into is thrown away. */
  async leave() {
    const looked = this.#looked
    this.#begin(null)
    if (looked) await this.#backend.backups.giveUp().catch(() => undefined)
  }

  #begin(from: From | null) {
    this.#from = from
    this.#looked = null
    this.#failure = null
    this.#unkept = false
  }
}
