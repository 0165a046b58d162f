/**
 * A reflection that is being written, one question after the other. One rule: every answer has its own page, which is
 * held until it is on the disk, whichever way one goes; the first letter begins the piece, and never two of them. Made by
 * {@link Guided}.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Day, Felt, GoneFor, GuidedPiece, GuidedSaved, PieceRow, Template, Touched } from '../backend/generated/types'
import { Draft } from './draft.svelte'

/** What is shown, one after the other. `keeping`: what is to become of what was written. */
export type Place =
  | { kind: 'opening' }
  | { kind: 'gathering' }
  | { kind: 'question'; step: number }
  | { kind: 'keeping' }
  | { kind: 'landing' }

/** What a reflection is begun from. */
export type Begun = { key: string | null; template: Template; series?: number | null; sitting?: number; heavier?: number }

/** So often it may be heavier afterwards, and then a series ends. */
const HEAVIER = 2

export class Running {
  readonly key: string | null
  readonly template: Template
  /** Which sitting it is, from nought on; null where there are none. */
  readonly sitting: number | null
  readonly places: readonly Place[]
  #at = $state(0)
  #piece = $state.raw<GuidedSaved | null>(null)
  #draft = $state.raw<Draft | null>(null)
  #failure = $state<Code | null>(null)
  #rows = $state.raw<readonly PieceRow[] | null>(null)
  /** What is chosen after the last question; may be bound. */
  felt = $state<Felt | null>(null)
  backOn = $state<Day | null>(null)
  readonly #heavier: number
  readonly #series: number | null
  readonly #drafts = new Map<number, Draft>()
  #answers: readonly string[] = []
  #saving: Promise<unknown> = Promise.resolve()
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void, begun: Begun, piece?: GuidedPiece) {
    this.#backend = backend
    this.#touched = touched
    this.key = begun.key
    this.template = begun.template
    this.#series = begun.series ?? null
    this.#heavier = begun.heavier ?? 0
    this.sitting = begun.template.sittings ? (begun.sitting ?? 0) : null
    this.places = placesOf(this.template, this.sitting)
    if (piece) {
      this.#piece = { id: piece.id, entry_id: piece.entry_id, series: piece.series }
      this.#answers = piece.answers
      this.#arrive(Math.max(0, this.places.findIndex((place) => place.kind === 'question' && place.step === piece.step)))
    }
  }

  get place(): Place {
    return this.places[this.#at] ?? { kind: 'landing' }
  }
  /** The page of the question one is at. */
  get draft(): Draft | null {
    return this.#draft
  }
  /** The entry it is, as soon as there is one. */
  get entry(): number | null {
    return this.#piece?.entry_id ?? null
  }
  get piece(): number | null {
    return this.#piece?.id ?? null
  }
  get failure(): Code | null {
    return this.#failure
  }
  /** What can be laid into it; null until it is known. */
  get rows(): readonly PieceRow[] | null {
    return this.#rows
  }
  /** Whether an answer that one has left could not be saved. */
  get failedElsewhere(): boolean {
    return [...this.#drafts.values()].some((draft) => draft !== this.#draft && draft.standing === 'failed')
  }
  /** Whether there is something before the question one is at. */
  get hasBack(): boolean {
    return this.#at > 0
  }
  /** Whether it was heavier twice, with what is said now. */
  get heavierTwice(): boolean {
    return this.felt === 'heavier' && this.#heavier + 1 >= HEAVIER
  }

  forward() {
    this.#move(1)
  }

  back() {
    this.#move(-1)
  }

  /** Saves every answer. True when all of it is on the disk. */
  async flush(): Promise<boolean> {
    const kept = await Promise.all([...this.#drafts.values()].map((draft) => draft.flush()))
    return kept.every(Boolean)
  }

  /** Asks for what can be laid into it. */
  async lookForPieces() {
    await this.#try(async () => {
      this.#rows = await this.#backend.call('list_pieces', { keys: this.template.gathers })
    })
  }

  /** Begins with what other pieces say. */
  gather(pieces: number[]): Promise<boolean> {
    return this.#try(async () => {
      const begin = { key: this.key, template: this.template, series: null }
      const { value, touched } = await this.#backend.call('gather_pieces', { begin, pieces })
      this.#piece = value
      this.#touched(touched)
      this.#answers = (await this.#backend.call('read_guided', { id: value.id })).answers
      this.forward()
    })
  }

  /** Ends it; what was written stays. Answers whether it is on the disk, also where nothing was written. */
  async end(unread = false): Promise<boolean> {
    if (!(await this.flush())) return false
    const id = this.#piece?.id
    if (id === undefined) return true
    const { felt, backOn: back_on } = this
    return this.#try(async () => this.#touched((await this.#backend.call('end_guided', { id, felt, unread, back_on })).touched))
  }

  /** Lets go of all of it. Answers what is left, or null if it is all still here. */
  async letGo(): Promise<GoneFor | null> {
    // A save that is under way would write it again.
    await Promise.all([...this.#drafts.values()].map((draft) => draft.flush()))
    const id = this.#piece?.id
    let gone: GoneFor | null = { backups: 0, sitting: false }
    if (id !== undefined) {
      const let_go = await this.#try(async () => {
        const { value, touched } = await this.#backend.call('let_go_guided', { id, felt: this.felt })
        gone = value
        this.#touched(touched)
      })
      if (!let_go) return null
    }
    // What could not be saved before is let go too, and must not begin anything anew.
    this.#drafts.forEach((draft) => draft.abandon())
    this.#drafts.clear()
    this.#draft = null
    this.#answers = []
    this.#piece = null
    return gone
  }

  #move(by: number) {
    const draft = this.#draft
    // It is on its way to the disk while the next question is read; a failure brings it back into sight.
    if (draft) void draft.flush()
    this.#arrive(Math.min(Math.max(this.#at + by, 0), this.places.length - 1))
    const { place } = this
    const id = this.#piece?.id
    if (place.kind === 'question' && id !== undefined) {
      // Where one was is of no weight: whoever loses it finds the answers all the same.
      void this.#backend.call('keep_place', { id, step: place.step }).catch(() => undefined)
    }
  }

  #arrive(at: number) {
    this.#failure = null
    this.#at = at
    const { place } = this
    this.#draft = place.kind === 'question' ? this.#draftOf(place.step) : null
    if (place.kind === 'gathering') void this.lookForPieces()
  }

  #draftOf(step: number): Draft {
    const held = this.#drafts.get(step)
    if (held) return held
    const body = this.#answers[step]
    const entry = this.#piece && body ? { id: this.#piece.entry_id, body } : undefined
    const draft = new Draft(this.#backend, this.#touched, { entry, keep: (text) => this.#save(step, text) })
    this.#drafts.set(step, draft)
    return draft
  }

  /** One after the other: two first letters would begin two pieces. */
  #save(step: number, answer: string) {
    const save = async () => {
      const id = this.#piece?.id ?? null
      const begin = id === null ? { key: this.key, template: this.template, series: this.#series } : null
      const saved = await this.#backend.call('save_answer', { id, begin, step, answer })
      this.#piece = saved.value
      return { value: { id: saved.value.entry_id }, touched: saved.touched }
    }
    const saved = this.#saving.then(save, save)
    this.#saving = saved.catch(() => undefined)
    return saved
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

/** What is shown along a template, in order. */
export function placesOf(template: Template, sitting: number | null): Place[] {
  const steps = sitting === null ? template.questions.map((_, step) => step) : [sitting]
  const places: Place[] = [{ kind: 'opening' }]
  if (template.gathers.length > 0) places.push({ kind: 'gathering' })
  places.push(...steps.map((step) => ({ kind: 'question' as const, step })))
  if (template.let_go || template.given_back || template.sittings) places.push({ kind: 'keeping' })
  places.push({ kind: 'landing' })
  return places
}
