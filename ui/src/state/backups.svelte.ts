/**
 * The backups of the open journal, and what was noticed about it. One rule: what is shown is what was told last; a
 * failure is told once, quietly, and stands in the settings until the next backup is there. Made when the journal
 * opens.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Backup, BackupStanding, Chosen, Code, MadeByHand, Status } from '../backend/generated/types'

/** What a folder was chosen for. */
export type Purpose = 'once' | 'always'

export class Backups {
  #list = $state.raw<readonly Backup[]>([])
  #loaded = $state(false)
  #unreadable = $state(false)
  #standing = $state.raw<BackupStanding | null>(null)
  #noticed = $state.raw<Status['noticed']>(null)
  #failure = $state<Code | null>(null)
  #working = $state<'making' | 'elsewhere' | 'place' | null>(null)
  #testing = $state<string | null>(null)
  #tested = $state.raw<{ name: string; failure: Code | null } | null>(null)
  #made = $state.raw<MadeByHand | null>(null)
  /** A folder that others have too waits here until the writer has read that. */
  #chosen = $state.raw<{ purpose: Purpose; folder: Chosen } | null>(null)
  /** The failure that was told above the rooms and put away. */
  #putAway = $state<Code | null>(null)
  readonly #backend: Backend

  constructor(backend: Backend, noticed: Status['noticed']) {
    this.#backend = backend
    this.#noticed = noticed
  }

  get list() {
    return this.#list
  }
  /** Whether the folder they lie in cannot be read. */
  get unreadable() {
    return this.#unreadable
  }
  get loaded() {
    return this.#loaded
  }
  get standing() {
    return this.#standing
  }
  get noticed() {
    return this.#noticed
  }
  get failure() {
    return this.#failure
  }
  get working() {
    return this.#working
  }
  get testing() {
    return this.#testing
  }
  get tested() {
    return this.#tested
  }
  get made() {
    return this.#made
  }
  get chosen() {
    return this.#chosen
  }

  /** What kept the last backup from being made, unless that was put away. */
  get untold(): Code | null {
    const failure = this.#standing?.failure ?? null
    return failure === this.#putAway ? null : failure
  }

  putAway() {
    this.#putAway = this.#standing?.failure ?? null
  }

  /** Asks how things stand. */
  async look() {
    try {
      const standing = await this.#backend.backups.standing()
      this.#standing = standing
      this.#noticed = standing.noticed
      if (standing.failure === null) this.#putAway = null
    } catch (thrown) {
      this.#failure ??= codeOf(thrown)
    }
    try {
      this.#list = await this.#backend.call('list_backups', {})
      this.#loaded = true
      this.#unreadable = false
    } catch {
      // Why none could be made is told all the same.
      this.#unreadable = true
    }
  }

  /** Makes one now. */
  make() {
    return this.#work('making', async () => {
      this.#made = await this.#backend.backups.make()
    })
  }

  /** Has a folder chosen; one that others have too is asked about before it is used. */
  async choose(purpose: Purpose) {
    if (this.#working) return
    this.#forgetOutcomes()
    this.#chosen = null
    try {
      const folder = await this.#backend.backups.chooseFolder()
      if (!folder) return
      if (folder.shared) this.#chosen = { purpose, folder }
      else await this.#use(purpose)
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
  }

  /** The writer has read who else has the folder, and takes it. */
  async takeChosen() {
    const chosen = this.#chosen
    this.#chosen = null
    if (chosen) await this.#use(chosen.purpose)
  }

  leaveChosen() {
    this.#chosen = null
  }

  forgetPlace() {
    return this.#work('place', () => this.#backend.backups.forgetPlace())
  }

  /** Opens and counts one of the list again. */
  async test(name: string) {
    if (this.#testing) return
    this.#forgetOutcomes()
    this.#testing = name
    let failure: Code | null = null
    try {
      await this.#backend.backups.test(name)
    } catch (thrown) {
      failure = codeOf(thrown)
    }
    this.#testing = null
    this.#tested = { name, failure }
    await this.look()
  }

  /** Takes away the backups under keys that were made new since. */
  removeOlder() {
    return this.#work('making', async () => {
      await this.#backend.call('remove_older_backups', {})
    })
  }

  /** Keeps the journal as it was found. */
  async keep() {
    this.#failure = null
    try {
      this.#noticed = (await this.#backend.call('keep_as_found', {})).noticed
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
  }

  /** Listens for what goes on by itself. Answers a way to stop. */
  listen(): () => void {
    void this.look()
    return this.#backend.backups.onChange(() => void this.look())
  }

  #use(purpose: Purpose) {
    const { backups } = this.#backend
    if (purpose === 'always') return this.#work('place', () => backups.usePlace())
    return this.#work('elsewhere', async () => {
      this.#made = await backups.makeElsewhere()
    })
  }

  async #work(what: 'making' | 'elsewhere' | 'place', work: () => Promise<void>) {
    if (this.#working) return
    this.#forgetOutcomes()
    this.#working = what
    try {
      await work()
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
    this.#working = null
    await this.look()
  }

  #forgetOutcomes() {
    this.#failure = null
    this.#made = null
    this.#tested = null
  }
}
