/**
 * The people and places the writer has listed. One rule: what is listed is what the journal holds; what is half typed
 * is the draft, which leaving the room does not lose. Made when the journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Known, KnownKind, SaveKnown, Touched } from '../backend/generated/types'

/** A person or place being listed or changed. `also` as typed, other forms parted by commas. */
export type KnownDraft = { id: number | null; kind: KnownKind; name: string; also: string; role: string }

/** At most this many other forms of a name; the core refuses more. */
const MOST_FORMS = 10

export class People {
  #known = $state.raw<Known[]>([])
  #loaded = $state(false)
  #failure = $state<Code | null>(null)
  #draft = $state<KnownDraft | null>(null)
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  get known(): readonly Known[] {
    return this.#known
  }
  get loaded(): boolean {
    return this.#loaded
  }
  get failure(): Code | null {
    return this.#failure
  }

  /** The one being listed or changed; its fields may be bound. */
  get draft(): KnownDraft | null {
    return this.#draft
  }

  /** Begins one, or a change of one. */
  begin(known?: Known) {
    const { id, kind, name, also, role } = known ?? { id: null, kind: 'person', name: '', also: [], role: '' }
    this.#draft = { id, kind, name, also: also.join(', '), role }
  }

  /** Leaves it, unsaved. */
  leave() {
    this.#draft = null
  }

  /** What is half typed, to be given back by {@link takeUp}; null if there is nothing. */
  held(): string | null {
    const draft = this.#draft
    return draft && (draft.name.trim() || draft.role.trim() || draft.also.trim()) ? JSON.stringify(draft) : null
  }

  takeUp(held: string) {
    this.#draft ??= JSON.parse(held) as KnownDraft
  }

  /** Saves the draft; true when it is on the disk. It needs a name and a role. */
  async saveDraft(): Promise<boolean> {
    const draft = this.#draft
    if (!draft) return false
    const forms = draft.also.split(',').map((form) => form.trim()).filter(Boolean)
    const { id, kind } = draft
    const saved = await this.save({ id, kind, name: draft.name.trim(), also: forms.slice(0, MOST_FORMS), role: draft.role.trim() })
    if (saved) this.leave()
    return saved
  }

  async load() {
    await this.#try(async () => {
      this.#known = await this.#backend.call('list_known', {})
      this.#loaded = true
    })
  }

  /** Saves one; true when it is on the disk. */
  save(known: SaveKnown): Promise<boolean> {
    return this.#try(async () => this.#touched((await this.#backend.call('save_known', known)).touched))
  }

  /** Takes one out; true when it is out. */
  remove(id: number): Promise<boolean> {
    return this.#try(async () => this.#touched((await this.#backend.call('remove_known', { id })).touched))
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    this.#failure = null
    try {
      await work()
      return true
    } catch (thrown) {
      this.#failure = codeOf(thrown)
      return false
    }
  }
}
