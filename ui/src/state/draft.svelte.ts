/**
 * A page that is being written. One rule: "saved" is said only when the answer for the very text on the page has
 * come back; until then the text is held here, whatever happens. Made by {@link Drafts}, so that it outlives the room.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Day, Saved, Touched } from '../backend/generated/types'
import { together } from './changes.svelte'
import { changed, sumOf } from './part'

/** How long after the last key a save begins, in milliseconds. */
export const PAUSE_MS = 400
/** How long the first unsaved key waits at most while somebody types on, in milliseconds. */
export const LONGEST_MS = 1000
/**
 * How long after a save the rest of the page is told what it touched, in milliseconds: while somebody types on, whatever
 * looks itself up anew at each save holds up the keys, and none of it is looked at.
 */
export const TELL_MS = 1500
/** From so many letters on a save sends what changed; a shorter text is sent whole. */
export const LONG = 8_192

/** blank: nothing was ever typed. */
export type Standing = 'blank' | 'unsaved' | 'saving' | 'saved' | 'failed'

/**
 * A text as an editor holds it: never changed once it is there, and made into one string only where that is needed,
 * because in a long entry that alone takes longer than a key may.
 */
export type Written = { readonly length: number; toString(): string }

/** How a text is saved that is a part of an entry. */
export type Keep = (text: string) => Promise<Pick<Saved<{ id: number }>, 'value' | 'touched'>>

/** A key nearly always makes a text longer or shorter: the letters themselves are seldom compared. */
const same = (one: Written, other: Written) =>
  one === other || (one.length === other.length && one.toString() === other.toString())

export class Draft {
  #text = $state.raw<Written>('')
  /** The text that is known to be on the disk. */
  #kept = $state.raw<Written>('')
  /** The same in one string, as it was sent. */
  #keptBody = ''
  #id = $state<number | null>(null)
  #failure = $state<Code | null>(null)
  #saving = $state<Promise<void> | null>(null)
  #pause: ReturnType<typeof setTimeout> | undefined
  #since: number | null = null
  /** What was touched and is not told yet. */
  #untold: Touched | null = null
  #telling: ReturnType<typeof setTimeout> | undefined

  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void
  readonly #day: Day | null
  readonly #keep: Keep | null

  /**
   * `entry`: the entry to go on with; absent for a page not begun. `day`: the day a new entry is about. `keep`: how it is
   * saved where it is a part of an entry and not the whole.
   */
  constructor(
    backend: Backend,
    touched: (touched: Touched) => void,
    { entry, day, keep }: { entry?: { id: number; body: string }; day?: Day; keep?: Keep } = {},
  ) {
    this.#backend = backend
    this.#touched = touched
    this.#day = day ?? null
    this.#keep = keep ?? null
    if (entry) {
      this.#id = entry.id
      this.#text = entry.body
      this.#kept = entry.body
      this.#keptBody = entry.body
    }
  }

  get text(): string {
    return this.#text.toString()
  }

  /** Whether nothing is typed on it. */
  get empty(): boolean {
    return this.#text.length === 0
  }

  /** The entry it is saved into, as soon as there is one. */
  get id(): number | null {
    return this.#id
  }

  /** The day a new page is about. */
  get day(): Day | null {
    return this.#day
  }

  get failure(): Code | null {
    return this.#failure
  }

  readonly standing: Standing = $derived.by(() => {
    if (this.#saving) return 'saving'
    if (!this.#all) return this.#failure ? 'failed' : 'unsaved'
    return this.#id === null ? 'blank' : 'saved'
  })

  /** Takes in the text as it now stands on the page. */
  edit(text: Written) {
    if (same(text, this.#text)) return
    this.#text = text
    this.#failure = null
    if (!this.#saving) this.#wait()
  }

  /** Saves now whatever is not saved. True when all of it is on the disk. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#pause)
    for (;;) {
      if (this.#saving) await this.#saving
      else if (this.#all) break
      else await this.#save()
      if (this.#failure) return false
    }
    this.#tell()
    return true
  }

  /** Makes sure that there is an entry to put something into, though nothing may be typed, and answers it. */
  async begin(): Promise<number | null> {
    if (!(await this.flush())) return null
    if (this.#id === null) {
      this.#saving ??= this.#sending()
      await this.#saving
    }
    return this.#id
  }

  /** Gives up what is not saved: only when the writer said so. */
  abandon() {
    clearTimeout(this.#pause)
    this.#text = this.#kept
    this.#failure = null
  }

  /** Whether all that is on the page is on the disk. */
  get #all(): boolean {
    return same(this.#text, this.#kept)
  }

  #wait() {
    const now = Date.now()
    this.#since ??= now
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => void this.#save(), Math.max(0, Math.min(PAUSE_MS, this.#since + LONGEST_MS - now)))
  }

  #save(): Promise<void> {
    clearTimeout(this.#pause)
    this.#since = null
    if (this.#all) return Promise.resolve()
    this.#saving = this.#sending()
    return this.#saving
  }

  #sending(): Promise<void> {
    return this.#send(this.#text).finally(() => {
      this.#saving = null
      // What was typed meanwhile goes into the same entry. After a failure the next key or the button tries again.
      if (!this.#all && !this.#failure) this.#wait()
    })
  }

  async #send(text: Written) {
    this.#failure = null
    try {
      const day = this.#id === null ? this.#day : null
      const body = text.toString()
      const saved = await (this.#keep?.(body) ?? this.#change(body) ?? this.#backend.call('save_entry', { id: this.#id, body, day }))
      const isNew = this.#id === null
      this.#id = saved.value.id
      this.#kept = text
      this.#keptBody = body
      this.#untold = this.#untold ? together(this.#untold, saved.touched) : saved.touched
      clearTimeout(this.#telling)
      if (isNew) this.#tell()
      else this.#telling = setTimeout(() => this.#tell(), TELL_MS)
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
  }

  #tell() {
    clearTimeout(this.#telling)
    const touched = this.#untold
    this.#untold = null
    if (touched) this.#touched(touched)
  }

  /** Sends what changed in a long text; null where it is to be sent whole. */
  #change(body: string): ReturnType<Keep> | null {
    const [id, before] = [this.#id, this.#keptBody]
    if (id === null || Math.min(before.length, body.length) < LONG) return null
    const send = async () => this.#backend.call('change_entry', { id, ...changed(before, body), sum: await sumOf(body) })
    return send().catch((thrown) => {
      // Another text stands there than was thought: all of it is sent.
      if (codeOf(thrown) !== 'invalid') throw thrown
      return this.#backend.call('save_entry', { id, body, day: null })
    })
  }
}
