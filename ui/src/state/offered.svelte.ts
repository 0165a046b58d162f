/**
 * What the check-in and the week offer: words, tags and early signs. One rule: what was chosen before is never taken
 * away; a hidden one is only offered no more. What is half typed is the draft, which leaving the room does not lose.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { CheckInChoices, Code, Quadrant, Sign, TagGroup, Touched } from '../backend/generated/types'

/** Which list one stands in. */
export type OfferedKind = 'word' | 'tag' | 'sign'

/** One being added or changed. `place` is a quadrant or a group; empty for none. */
export type OfferedDraft = { kind: OfferedKind; id: number | null; label: string; place: Quadrant | TagGroup | '' }

export class Offered {
  #choices = $state.raw<CheckInChoices | null>(null)
  #signs = $state.raw<Sign[]>([])
  #draft = $state<OfferedDraft | null>(null)
  #failure = $state<Code | null>(null)
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  get choices(): CheckInChoices | null {
    return this.#choices
  }
  get signs(): readonly Sign[] {
    return this.#signs
  }
  get failure(): Code | null {
    return this.#failure
  }
  /** The one being added or changed; its fields may be bound. */
  get draft(): OfferedDraft | null {
    return this.#draft
  }

  load(): Promise<boolean> {
    return this.#try(async () => {
      const [choices, signs] = await Promise.all([this.#backend.call('checkin_choices', {}), this.#backend.call('list_signs', {})])
      this.#choices = choices
      this.#signs = signs
    })
  }

  /** Begins one, or a change of one. */
  begin(kind: OfferedKind, one?: { id: number; label: string }, place: OfferedDraft['place'] = '') {
    this.#failure = null
    this.#draft = { kind, id: one?.id ?? null, label: one?.label ?? '', place }
  }

  leave() {
    this.#failure = null
    this.#draft = null
  }

  held(): string | null {
    return this.#draft?.label.trim() ? JSON.stringify(this.#draft) : null
  }

  takeUp(held: string) {
    this.#draft ??= JSON.parse(held) as OfferedDraft
  }

  /** Saves the draft; true when it is on the disk. What was hidden stays hidden. */
  async saveDraft(): Promise<boolean> {
    const draft = this.#draft
    if (!draft || draft.label.trim() === '') return false
    const { kind, id, label, place } = $state.snapshot(draft)
    const saved = await this.#put(kind, id, label, place, this.#isHidden(kind, id))
    if (saved) this.#draft = null
    return saved
  }

  /** Offers one again, or no more; for a sign: whether it is mine. */
  offer(kind: OfferedKind, id: number, offered: boolean): Promise<boolean> {
    const all = kind === 'sign' ? this.#signs : kind === 'word' ? (this.#choices?.words ?? []) : (this.#choices?.tags ?? [])
    const one = all.find((one) => one.id === id)
    if (!one) return Promise.resolve(false)
    const place = 'quadrant' in one ? one.quadrant : 'group' in one ? one.group : null
    return this.#put(kind, id, one.label, place ?? '', !offered)
  }

  #isHidden(kind: OfferedKind, id: number | null): boolean {
    if (id === null) return false
    if (kind === 'sign') return !this.#signs.find((sign) => sign.id === id)?.mine
    const all = kind === 'word' ? this.#choices?.words : this.#choices?.tags
    return all?.find((one) => one.id === id)?.hidden ?? false
  }

  #put(kind: OfferedKind, id: number | null, label: string, place: OfferedDraft['place'], hidden: boolean): Promise<boolean> {
    return this.#try(async () => {
      if (kind === 'sign') {
        const { value, touched } = await this.#backend.call('save_sign', { id, label, mine: !hidden })
        this.#signs = value
        this.#touched(touched)
        return
      }
      const { value, touched } =
        kind === 'word'
          ? await this.#backend.call('save_word', { id, label, quadrant: (place || null) as Quadrant | null, hidden })
          : await this.#backend.call('save_tag', { id, label, group: (place || null) as TagGroup | null, hidden })
      this.#choices = value
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
