/**
 * The days that stand out, and the one being put down. One rule: what is listed is what the journal holds; what is half
 * typed is the draft, which neither leaving the room nor locking loses. Made when the journal opens.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Day, Marker, MarkerKind, Touched } from '../backend/generated/types'

/** A day being put down or changed. */
export type MarkerDraft = { id: number | null; day: Day | null; until: Day | null; kind: MarkerKind; label: string; hard: boolean }

/** What a draft still needs. */
export type Missing = 'day' | 'order' | 'label'

export class Markers {
  #draft = $state<MarkerDraft | null>(null)
  #failure = $state<Code | null>(null)
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  get failure(): Code | null {
    return this.#failure
  }

  /** The one being put down or changed; its fields may be bound. */
  get draft(): MarkerDraft | null {
    return this.#draft
  }

  /** What the draft still needs before it can be kept. */
  get missing(): Missing | null {
    const draft = this.#draft
    if (!draft?.day) return 'day'
    if (draft.until && draft.until < draft.day) return 'order'
    return draft.kind === 'own' && !draft.label.trim() ? 'label' : null
  }

  /** Begins one, or a change of one. */
  begin(marker?: Marker) {
    this.#failure = null
    const { id, day, until, kind, label, hard } =
      marker ?? { id: null, day: null, until: null, kind: 'ofsted_visit' as const, label: '', hard: false }
    this.#draft = { id, day, until, kind, label, hard }
  }

  /** Leaves it, unsaved. */
  leave() {
    this.#failure = null
    this.#draft = null
  }

  /** What is half typed, to be given back by {@link takeUp}; null if there is nothing. */
  held(): string | null {
    const draft = this.#draft
    return draft && (draft.day || draft.label.trim()) ? JSON.stringify(draft) : null
  }

  takeUp(held: string) {
    this.#draft ??= JSON.parse(held) as MarkerDraft
  }

  /** Keeps the draft; true when it is on the disk. */
  async saveDraft(): Promise<boolean> {
    const draft = this.#draft
    if (!draft?.day || this.missing) return false
    const { id, day, until, kind, label, hard } = draft
    const saved = await this.#try(() => this.#backend.call('save_marker', { id, day, until, kind, label: label.trim(), hard }))
    if (saved && this.#draft === draft) this.#draft = null
    return saved
  }

  /** Takes one out; true when it is out. */
  remove(id: number): Promise<boolean> {
    return this.#try(() => this.#backend.call('remove_marker', { id }))
  }

  async #try(work: () => Promise<{ touched: Touched }>): Promise<boolean> {
    this.#failure = null
    try {
      this.#touched((await work()).touched)
      return true
    } catch (thrown) {
      this.#failure = codeOf(thrown)
      return false
    }
  }
}
