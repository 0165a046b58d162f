/**
 * The losses, and the one being looked at. One rule: what is half marked or half typed is held here, so that leaving
 * the room loses nothing; only the writer's word saves it. Made when the journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type {
  Code,
  Day,
  Facing,
  Loss,
  LossKind,
  LossTrack,
  State,
  StateNote,
  Touched,
} from '../backend/generated/types'
import { firstDay, type Range } from './trends.svelte'

/** A note that is being made or changed. Levels by state: 0 is "not", and is never saved. */
export type NoteDraft = {
  id: number | null
  day: Day | null
  levels: Record<number, number>
  facing: Facing | null
  note: string
  entry_id: number | null
}

/** A loss that is being named or changed. */
export type LossDraft = { id: number | null; title: string; kind: LossKind; began_on: Day | null; note: string }

export class Losses {
  #all = $state.raw<Loss[] | null>(null)
  #states = $state.raw<State[]>([])
  #chosen = $state<number | null>(null)
  #track = $state.raw<LossTrack | null>(null)
  #today = $state<Day>('')
  #range = $state<Range>('all')
  #noting = $state<NoteDraft | null>(null)
  #naming = $state<LossDraft | null>(null)
  #failure = $state<Code | null>(null)
  #asked = 0
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  /** Open ones first, then by what was noted last; null until the first answer. */
  get all(): Loss[] | null {
    return this.#all
  }

  /** The states to choose from: every one that is not hidden. */
  get states(): State[] {
    return this.#states
  }

  /** The one being looked at, over time. */
  get track(): LossTrack | null {
    return this.#track
  }

  get chosen(): number | null {
    return this.#chosen
  }

  get range(): Range {
    return this.#range
  }

  /** The day being lived. */
  get today(): Day {
    return this.#today
  }

  /** The note being made; its fields may be bound. */
  get noting(): NoteDraft | null {
    return this.#noting
  }

  /** The loss being named; its fields may be bound. */
  get naming(): LossDraft | null {
    return this.#naming
  }

  get failure(): Code | null {
    return this.#failure
  }

  /** The days the picture covers: from the range's first day, or from the first note or beginning there is. */
  readonly span: { from: Day; to: Day } = $derived.by(() => {
    const to = this.#today
    const from = to && firstDay(this.#range, to)
    return { from: from || this.#track?.notes[0]?.day || to, to }
  })

  /** Asks for the losses, the states, and the one that is looked at. */
  async load() {
    const asked = ++this.#asked
    try {
      const [all, states, tonight] = await Promise.all([
        this.#backend.call('list_losses', {}),
        this.#backend.call('list_states', {}),
        this.#backend.call('tonight', {}),
      ])
      const chosen = all.some((loss) => loss.id === this.#chosen) ? this.#chosen : (all[0]?.id ?? null)
      const track = chosen === null ? null : await this.#backend.call('loss_track', { id: chosen })
      if (asked !== this.#asked) return
      this.#all = all
      this.#states = states.filter((state) => !state.hidden)
      this.#today = tonight.day
      this.#chosen = chosen
      this.#track = track
      this.#failure = null
    } catch (thrown) {
      if (asked === this.#asked) this.#failure = codeOf(thrown)
    }
  }

  choose(id: number) {
    // What was half marked belongs to the loss it was marked for.
    if (id !== this.#chosen) this.#noting = null
    this.#chosen = id
    return this.load()
  }

  over(range: Range) {
    this.#range = range
  }

  /** Begins a note of tonight, or goes on with the one begun. */
  beginNote() {
    this.#noting ??= { id: null, day: null, levels: {}, facing: null, note: '', entry_id: null }
  }

  /** Begins to change a note. */
  changeNote(note: StateNote) {
    this.#noting = {
      id: note.id,
      day: note.day,
      levels: Object.fromEntries(note.levels.map((level) => [level.state_id, level.level])),
      facing: note.facing,
      note: note.note ?? '',
      entry_id: note.entry_id,
    }
  }

  leaveNote() {
    this.#noting = null
  }

  /** Saves the note being made. True when it is on the disk. */
  async keepNote(): Promise<boolean> {
    const [draft, loss_id] = [this.#noting, this.#chosen]
    if (!draft || loss_id === null) return false
    const levels = Object.entries(draft.levels)
      .filter(([, level]) => level > 0)
      .map(([state, level]) => ({ state_id: Number(state), level }))
    const { id, facing, entry_id } = draft
    const note = draft.note.trim() || null
    return this.#write(async () => {
      const saved = await this.#backend.call('note_states', { id, loss_id, levels, facing, note, entry_id })
      this.#noting = null
      return saved.touched
    })
  }

  takeOut(note: StateNote): Promise<boolean> {
    return this.#write(async () => (await this.#backend.call('remove_state_note', { id: note.id })).touched)
  }

  /** Begins to name a loss, or goes on with the name begun. */
  beginLoss() {
    if (this.#naming?.id === null) return
    this.#naming = { id: null, title: '', kind: 'job', began_on: null, note: '' }
  }

  changeLoss(loss: Loss) {
    const { id, title, kind, began_on, note } = loss
    this.#naming = { id, title, kind, began_on, note: note ?? '' }
  }

  leaveLoss() {
    this.#naming = null
  }

  /** Saves the loss being named and looks at it. */
  async keepLoss(): Promise<boolean> {
    const draft = this.#naming
    if (!draft?.title.trim()) return false
    const { id, kind, began_on } = draft
    return this.#write(async () => {
      const saved = await this.#backend.call('save_loss', {
        id,
        title: draft.title.trim(),
        kind,
        began_on,
        note: draft.note.trim() || null,
      })
      this.#chosen = saved.value.id
      this.#naming = null
      return saved.touched
    })
  }

  /** Puts the loss to rest, or opens it again. */
  setStatus(loss: Loss, status: Loss['status']): Promise<boolean> {
    return this.#write(async () => (await this.#backend.call('set_loss_status', { id: loss.id, status })).touched)
  }

  // The counter of what changed moves, and whoever shows the losses asks again.
  async #write(change: () => Promise<Touched>): Promise<boolean> {
    try {
      const touched = await change()
      this.#failure = null
      this.#touched(touched)
      return true
    } catch (thrown) {
      this.#failure = codeOf(thrown)
      return false
    }
  }
}
