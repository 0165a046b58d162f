/**
 * The door: no journal yet, locked, or open. One rule: a passphrase or key is handed on and never kept here. Made
 * once per page; a lock ends the page.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Status } from '../backend/generated/types'

export class Session {
  #status = $state<Status | null>(null)
  #failure = $state<Code | null>(null)
  #refused = $state(false)
  /** Set while a journal is being made: it is open then, but its sheet has not been shown yet. */
  #making = $state(false)
  readonly backend: Backend

  constructor(backend: Backend) {
    this.backend = backend
  }

  get status(): Status | null {
    return this.#status
  }

  /** Why even the standing could not be told. */
  get failure(): Code | null {
    return this.#failure
  }

  /** Whether the system was just seen to refuse the network. Where it is not known, it is not claimed. */
  get refused(): boolean {
    return this.#refused
  }

  get making(): boolean {
    return this.#making
  }

  /** Looks how things stand. */
  async look() {
    this.#failure = null
    try {
      const { status, refused } = await this.backend.look()
      this.#refused = refused
      if (status.journal === 'none') this.#making = true
      this.#status = status
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
  }

  /** Opens with the passphrase. Answers the code if it did not open. */
  async unlock(passphrase: string): Promise<Code | null> {
    try {
      this.#status = await this.backend.call('unlock', { passphrase })
      return null
    } catch (thrown) {
      return codeOf(thrown)
    }
  }

  /** Opens with the recovery key; a new passphrase is due then. */
  async recover(recoveryKey: string): Promise<Code | null> {
    try {
      this.#status = await this.backend.call('recover', { recovery_key: recoveryKey })
      return null
    } catch (thrown) {
      return codeOf(thrown)
    }
  }

  /** The journal has been made and its sheet seen to, or a new passphrase set: goes in. */
  async enter() {
    await this.look()
    this.#making = false
  }
}
