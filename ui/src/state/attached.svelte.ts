/**
 * What is kept with the entries that are open. One rule: a file is put in whole or not at all, and one that cannot be
 * keeps nothing else out; a description that is being typed is held here until it is on the disk. Made by
 * {@link Attaching}, so that it outlives the room.
 */
import { handOverFile, type Held } from '../backend/attached'
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Attachment, Code, PutIn, Touched, WhyNot } from '../backend/generated/types'
import { touching } from './changes.svelte'
import type { Draft } from './draft.svelte'
import { PAUSE_MS } from './draft.svelte'

/** A file that was not put in. */
export type NotPutIn = { name: string | null; why: WhyNot | null; failure: Code | null }
/** What was put in last: how many things, and of which kinds those were that said something of themselves. */
export type Came = { count: number; pictures: number; sounds: number }

export class AttachedTo {
  #standing = $state.raw<Attachment[]>([])
  #takenOut = $state.raw<Attachment[]>([])
  #arriving = $state<string | null>(null)
  #came = $state.raw<Came | null>(null)
  #notPutIn = $state.raw<NotPutIn[]>([])
  #failure = $state<Code | null>(null)
  /** What is typed of each and not saved yet. */
  readonly #typed = new Map<number, string>()
  #pause: ReturnType<typeof setTimeout> | undefined
  #queue: Promise<void> = Promise.resolve()
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void
  readonly #begin: () => Promise<number | null>
  #id: number | null

  /** `begin`: makes sure that there is an entry to put something into, and answers it. */
  constructor(backend: Backend, touched: (touched: Touched) => void, id: number | null, begin: () => Promise<number | null>) {
    this.#backend = backend
    this.#touched = touched
    this.#id = id
    this.#begin = begin
  }

  /** What stands with the entry. */
  get standing(): readonly Attachment[] {
    return this.#standing
  }
  /** What was taken out and has not gone yet. */
  get takenOut(): readonly Attachment[] {
    return this.#takenOut
  }
  /** The name of what is on its way in; empty for one without a name. */
  get arriving(): string | null {
    return this.#arriving
  }
  get came(): Came | null {
    return this.#came
  }
  get notPutIn(): readonly NotPutIn[] {
    return this.#notPutIn
  }
  get failure(): Code | null {
    return this.#failure
  }

  async load() {
    if (this.#id === null) return
    await this.#try(async () => {
      const entry = await this.#backend.call('read_entry', { id: this.#id! })
      this.#standing = entry.attachments
      this.#takenOut = entry.taken_out
    })
  }

  /** Has the user choose files and puts them in. */
  choose(): Promise<void> {
    return this.#then(async (entry) => {
      this.#arriving = ''
      this.#tell(await this.#backend.attached.putInFiles(entry))
    })
  }

  /** Puts files in that were dropped or pasted, one after another. */
  putIn(files: readonly File[]): Promise<void> {
    return this.#then(async (entry) => {
      const came: PutIn[] = []
      for (const file of files) {
        this.#arriving = file.name
        came.push(await handOverFile(this.#backend.attached, entry, file).catch((thrown: unknown) => lost(file, thrown)))
      }
      this.#tell(came)
    })
  }

  /** Puts in what was dropped or pasted and only the window was given. Nothing is begun for nothing. */
  async putInHeld(brought: Held): Promise<void> {
    if (!(await this.#try(() => this.#backend.attached.takeHeld(brought)))) return
    return this.#then(async (entry) => {
      this.#arriving = ''
      this.#tell(await this.#backend.attached.putInHeld(entry))
    })
  }

  /** What was said of what came in has been seen. */
  seen() {
    this.#came = null
    this.#notPutIn = []
    this.#failure = null
  }

  /** What stands in the field of one. */
  describedOf({ id, described }: Attachment): string {
    return this.#typed.get(id) ?? described ?? ''
  }

  /** Takes in what is typed of one; it is saved after a pause. */
  describe(id: number, words: string) {
    this.#typed.set(id, words)
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => void this.flush(), PAUSE_MS)
  }

  /** Saves what is typed and not saved. True when all of it is on the disk. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#pause)
    for (const [id, described] of [...this.#typed]) {
      const saved = await this.#change('describe_attachment', { id, described })
      if (!saved) return false
      // What was typed meanwhile follows.
      if (this.#typed.get(id) === described) this.#typed.delete(id)
    }
    return true
  }

  takeOut(id: number): Promise<boolean> {
    return this.#change('take_out_attachment', { id })
  }
  bringBack(id: number): Promise<boolean> {
    return this.#change('bring_back_attachment', { id })
  }
  takeAway(id: number): Promise<boolean> {
    return this.#change('take_away_attachment', { id })
  }

  /** Saves a copy where the user says; false if nothing was saved. */
  async saveCopy(id: number): Promise<boolean> {
    return (await this.#try(() => this.#backend.attached.saveCopy(id))) ?? false
  }

  async #change<C extends 'describe_attachment' | 'take_out_attachment' | 'bring_back_attachment' | 'take_away_attachment'>(
    how: C,
    input: { id: number; described?: string },
  ): Promise<boolean> {
    const done = await this.#try(async () => {
      const { touched } = await this.#backend.call(how, input)
      this.#touched(touched)
      return true
    })
    if (done) await this.load()
    return done ?? false
  }

  /** Files come in one after another, whoever asked. */
  #then(work: (entry: number) => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      this.seen()
      await this.#try(async () => {
        this.#id ??= await this.#begin()
        // Why there is no entry stands above the page.
        if (this.#id !== null) await work(this.#id)
      })
      this.#arriving = null
      await this.load()
    })
    return this.#queue
  }

  #tell(all: readonly PutIn[]) {
    const of = (kind: Attachment['kind']) => all.filter((one) => one.took_out && one.attachment?.kind === kind).length
    const count = all.filter((one) => one.attachment).length
    if (count > 0) this.#came = { count, pictures: of('image'), sounds: of('sound') }
    this.#notPutIn = all
      .filter((one) => !one.attachment)
      .map(({ name, why_not: why, failure }) => ({ name, why, failure: why ? null : (failure ?? 'internal') }))
    for (const { touched } of all) if (touched.entries) this.#touched(touched)
  }

  async #try<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const done = await work()
      this.#failure = null
      return done
    } catch (thrown) {
      this.#failure = codeOf(thrown)
      return null
    }
  }
}

/** A file that could not be handed over: it went while it was read, or the journal refused. */
function lost(file: File, thrown: unknown): PutIn {
  const why_not = thrown instanceof DOMException ? 'unreadable' : null
  const none = touching()
  return { name: file.name || null, attachment: null, took_out: false, why_not, failure: why_not ? null : codeOf(thrown), touched: none }
}

/** What is kept with every entry that is or was open. */
export class Attaching {
  readonly #ofDrafts = new Map<Draft, AttachedTo>()
  readonly #ofEntries = new Map<number, AttachedTo>()
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  /** What is kept with a page that is being written. */
  withDraft(draft: Draft): AttachedTo {
    return kept(this.#ofDrafts, draft, () => new AttachedTo(this.#backend, this.#touched, draft.id, () => draft.begin()))
  }

  /** What is kept with an entry that is read. */
  withEntry(id: number): AttachedTo {
    return kept(this.#ofEntries, id, () => new AttachedTo(this.#backend, this.#touched, id, async () => id))
  }

  /** Saves every description that is not saved. True when all of them are on the disk. */
  async flush(): Promise<boolean> {
    const all = [...this.#ofDrafts.values(), ...this.#ofEntries.values()]
    return (await Promise.all(all.map((one) => one.flush()))).every(Boolean)
  }
}

function kept<K>(all: Map<K, AttachedTo>, key: K, make: () => AttachedTo): AttachedTo {
  const held = all.get(key) ?? make()
  all.set(key, held)
  return held
}
