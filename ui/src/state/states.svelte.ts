/**
 * The states one can be in, and the one being worded. One rule: what was noted is never taken away: a hidden state is only
 * offered no more, and one worded as nothing keeps its name. What is half typed is the draft, which neither leaving the room
 * nor locking loses. Made when the journal opens.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, State, Touched } from '../backend/generated/types'

/** A state being added or reworded. */
export type StateDraft = { id: number | null; label: string; hint: string }

export class States {
  #all = $state.raw<State[]>([])
  #open = $state(false)
  #draft = $state<StateDraft | null>(null)
  #failure = $state<Code | null>(null)
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  /** In the writer’s order, hidden ones too. */
  get all(): readonly State[] {
    return this.#all
  }
  get failure(): Code | null {
    return this.#failure
  }
  /** The one being added or reworded; its fields may be bound. */
  get draft(): StateDraft | null {
    return this.#draft
  }
  /** Whether the list is being looked at. */
  get open(): boolean {
    return this.#open
  }

  look() {
    this.#failure = null
    this.#open = true
  }

  close() {
    this.#open = false
  }

  async load(): Promise<boolean> {
    return this.#try(async () => {
      this.#all = await this.#backend.call('list_states', {})
    })
  }

  /** Begins one, or a new wording of one. */
  begin(state?: State) {
    this.#failure = null
    this.#draft = { id: state?.id ?? null, label: state?.label ?? '', hint: state?.hint ?? '' }
  }

  /** Leaves it, unsaved. */
  leave() {
    this.#failure = null
    this.#draft = null
  }

  /** What is half typed, to be given back by {@link takeUp}; null if there is nothing. */
  held(): string | null {
    const draft = this.#draft
    return draft && (draft.label.trim() || draft.hint.trim()) ? JSON.stringify(draft) : null
  }

  takeUp(held: string) {
    if (this.#draft) return
    this.#draft = JSON.parse(held) as StateDraft
    this.#open = true
  }

  /** Saves the draft; true when it is on the disk. What was hidden stays hidden. */
  async saveDraft(): Promise<boolean> {
    const draft = this.#draft
    if (!draft?.label.trim()) return false
    const { id, label, hint } = $state.snapshot(draft)
    const hidden = this.#all.find((state) => state.id === id)?.hidden ?? false
    const saved = await this.#write(() => this.#backend.call('save_state', { id, label, hint, hidden }))
    if (saved && this.#draft === draft) this.#draft = null
    return saved
  }

  /** Offers one again, or no more. */
  offer({ id, label, hint }: State, offered: boolean): Promise<boolean> {
    return this.#write(() => this.#backend.call('save_state', { id, label, hint, hidden: !offered }))
  }

  /** Moves one a place up or down in the list. No place means anything. */
  async move(id: number, by: -1 | 1): Promise<boolean> {
    const ids = this.#all.map((state) => state.id)
    const at = ids.indexOf(id)
    const to = at + by
    if (at < 0 || to < 0 || to >= ids.length) return false
    ids.splice(at, 1)
    ids.splice(to, 0, id)
    return this.#write(() => this.#backend.call('order_states', { ids }))
  }

  #write(change: () => Promise<{ value: State[]; touched: Touched }>): Promise<boolean> {
    return this.#try(async () => {
      const { value, touched } = await change()
      this.#all = value
      this.#touched(touched)
    })
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
