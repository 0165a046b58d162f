/**
 * Searches kept by a name of one's own. One rule: what is listed is what the journal holds; a name being typed is the
 * draft, which leaving the room does not lose. Made when the journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, SavedSearch, SearchOrder, Touched } from '../backend/generated/types'

/** A search being named, or given another name. */
export type SearchDraft = { id: number | null; name: string; words: string; order: SearchOrder }

export class Searches {
  #saved = $state.raw<SavedSearch[]>([])
  #failure = $state<Code | null>(null)
  #draft = $state<SearchDraft | null>(null)
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  get saved(): readonly SavedSearch[] {
    return this.#saved
  }
  get failure(): Code | null {
    return this.#failure
  }

  /** The one being named; its name may be bound. */
  get draft(): SearchDraft | null {
    return this.#draft
  }

  /** Begins to keep what stands in the field. */
  begin(words: string, order: SearchOrder) {
    this.#failure = null
    this.#draft = { id: null, name: '', words: words.trim(), order }
  }

  /** Begins to give one another name. */
  rename({ id, name, words, order }: SavedSearch) {
    this.#failure = null
    this.#draft = { id, name, words, order }
  }

  /** Leaves it, unsaved. */
  leave() {
    this.#draft = null
    this.#failure = null
  }

  /** What is half typed, to be given back by {@link takeUp}; null if there is nothing. */
  held(): string | null {
    return this.#draft?.name.trim() ? JSON.stringify(this.#draft) : null
  }

  takeUp(held: string) {
    this.#draft ??= JSON.parse(held) as SearchDraft
  }

  /** Keeps the draft; true when it is on the disk. */
  async saveDraft(): Promise<boolean> {
    const draft = this.#draft
    if (!draft) return false
    const saved = await this.#try(async () => {
      const { touched } = await this.#backend.call('save_search', { ...draft, name: draft.name.trim() })
      this.#touched(touched)
    })
    if (saved && this.#draft === draft) this.#draft = null
    return saved
  }

  async load() {
    await this.#try(async () => {
      this.#saved = await this.#backend.call('list_searches', {})
    })
  }

  /** Takes one out; true when it is out. */
  remove(id: number): Promise<boolean> {
    return this.#try(async () => this.#touched((await this.#backend.call('remove_search', { id })).touched))
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
