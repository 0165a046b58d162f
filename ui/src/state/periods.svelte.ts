/**
 * Sentences for a time. One rule: one is typed at a time, on the evening's page or in Trends, and leaving the room does
 * not lose it. Made when the journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Day, PeriodNote, Touched } from '../backend/generated/types'

/** A sentence being typed. */
export type PeriodDraft = { id: number | null; from: Day | null; to: Day | null; note: string }

export class Periods {
  #all = $state.raw<PeriodNote[]>([])
  #draft = $state<PeriodDraft | null>(null)
  #failure = $state<Code | null>(null)
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  /** All there are, newest first. */
  get all(): readonly PeriodNote[] {
    return this.#all
  }
  get failure(): Code | null {
    return this.#failure
  }
  /** The one being typed; its fields may be bound. */
  get draft(): PeriodDraft | null {
    return this.#draft
  }

  /** Begins one for these days, or a change of one. */
  begin(of: { id?: number; from: Day | null; to: Day | null; note?: string }) {
    this.#draft = { id: of.id ?? null, from: of.from, to: of.to, note: of.note ?? '' }
  }

  /** Leaves it, unsaved. */
  leave() {
    this.#draft = null
    this.#failure = null
  }

  /** What is half typed, to be given back by {@link takeUp}; null if there is nothing. */
  held(): string | null {
    return this.#draft?.note.trim() ? JSON.stringify(this.#draft) : null
  }

  takeUp(held: string) {
    this.#draft ??= JSON.parse(held) as PeriodDraft
  }

  load(): Promise<boolean> {
    return this.#try(async () => {
      this.#all = await this.#backend.call('list_periods', { from: '0001-01-01', to: '9999-12-31' })
    })
  }

  /** Whether the draft says when and what. */
  get ready(): boolean {
    const draft = this.#draft
    return !!draft?.from && !!draft.to && draft.from <= draft.to && draft.note.trim() !== ''
  }

  /** Saves the draft; true when it is on the disk. */
  async saveDraft(): Promise<boolean> {
    const draft = this.#draft
    if (!draft?.from || !draft.to || !this.ready) return false
    const { id, from, to, note } = draft
    const saved = await this.#try(async () => {
      const answer = await this.#backend.call('save_period', { id, from, to, note: note.trim() })
      this.#touched(answer.touched)
    })
    if (saved) this.#draft = null
    return saved
  }

  /** Takes one out; true when it is out. */
  remove(id: number): Promise<boolean> {
    return this.#try(async () => this.#touched((await this.#backend.call('remove_period', { id })).touched))
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
