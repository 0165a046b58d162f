/**
 * The losses, and the one being looked at. One rule: what is half marked or half typed is held here, so that leaving
 * the room loses nothing; it is saved at the writer's word, and before the journal shuts. Made when the journal opens,
 * dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type {
  Code,
  Day,
  EntryRow,
  Facing,
  Loss,
  LossKind,
  LossTrack,
  NotedIn,
  State,
  StateNote,
  Touched,
} from '../backend/generated/types'
import { dayBefore } from '../charts/axis'
import { firstDay, type Range } from './trends.svelte'

/** A note that is being made or changed. Levels by state: 0 is "not", and is never saved. */
export type NoteDraft = {
  id: number | null
  /** Null for the day being lived. */
  day: Day | null
  /** The last day it can be about: the one it was made on. Null for the day being lived. */
  latest: Day | null
  levels: Record<number, number>
  facing: Facing | null
  note: string
  /** The page it belongs to. */
  entry: NotedIn | null
  /** What may have set it off. */
  marker_id: number | null
  is_wobble: boolean
}

/** So many days before a note its page is looked for, and so many pages are offered at the most. */
const DAYS_BEFORE = 7
const MOST_PAGES = 12

/** The pictures of a loss, in the order in which they are offered. */
export const PICTURES = ['track', 'ring', 'see_saw'] as const
export type PictureName = (typeof PICTURES)[number]

/** A loss that is being named or changed. */
export type LossDraft = { id: number | null; title: string; kind: LossKind; began_on: Day | null; note: string }

export class Losses {
  #all = $state.raw<Loss[] | null>(null)
  #states = $state.raw<State[]>([])
  #chosen = $state<number | null>(null)
  #track = $state.raw<LossTrack | null>(null)
  #today = $state<Day>('')
  #range = $state<Range>('all')
  #picture = $state<PictureName>('track')
  /** The notes being made, by loss: at most one along each. */
  #notes = $state<Record<number, NoteDraft>>({})
  #naming = $state<LossDraft | null>(null)
  /** What each draft held when it was begun or last saved, as text to compare with. */
  readonly #kept = new WeakMap<NoteDraft | LossDraft, string>()
  #writing: Promise<boolean> | undefined
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

  /** The picture that is looked at. */
  get picture(): PictureName {
    return this.#picture
  }

  /** The day being lived. */
  get today(): Day {
    return this.#today
  }

  /** The note being made along the loss that is looked at; its fields may be bound. */
  get noting(): NoteDraft | null {
    return (this.#chosen !== null && this.#notes[this.#chosen]) || null
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
    this.#chosen = id
    return this.load()
  }

  over(range: Range) {
    this.#range = range
  }

  turn(picture: PictureName) {
    this.#picture = picture
  }

  /** Begins a note of tonight, or goes on with the one begun. */
  beginNote() {
    if (!this.noting) this.#note(blank())
  }

  /**
   * Begins a note that belongs to a page, along one of the losses. One that is being made there already is gone on with:
   * if it is new and belongs to no page yet, it belongs to this one.
   */
  async beginBeside(loss: number, page: NotedIn) {
    await this.choose(loss)
    const begun = this.noting
    if (!begun) {
      const day = page.day < this.#today ? page.day : null
      this.#note({ ...blank(), day, entry: page })
    } else if (begun.id === null && begun.entry === null) begun.entry = page
  }

  /** The pages a note of this day may belong to, newest first; null if they cannot be asked for. */
  async pagesAround(day: Day | null): Promise<EntryRow[] | null> {
    const to = day ?? this.#today
    try {
      return (await this.#backend.call('list_entries', { from: dayBefore(to, DAYS_BEFORE), to, limit: MOST_PAGES })).rows
    } catch {
      return null
    }
  }

  /** Begins to change a note. */
  changeNote(note: StateNote) {
    this.#note({
      id: note.id,
      day: note.day,
      latest: dayBefore(note.day, -note.late_days),
      levels: Object.fromEntries(note.levels.map((level) => [level.state_id, level.level])),
      facing: note.facing,
      note: note.note ?? '',
      entry: note.entry,
      marker_id: note.marker_id,
      is_wobble: note.is_wobble,
    })
  }

  leaveNote() {
    if (this.#chosen !== null) delete this.#notes[this.#chosen]
  }

  /** Saves the note being made. True when it is on the disk. */
  async keepNote(loss_id = this.#chosen): Promise<boolean> {
    const draft = loss_id === null ? undefined : this.#notes[loss_id]
    if (!draft || loss_id === null) return false
    const sent = noteOf(draft)
    return this.#write(async () => {
      const saved = await this.#backend.call('note_states', { id: draft.id, loss_id, ...sent })
      this.#kept.set(draft, JSON.stringify(sent))
      // What was marked meanwhile goes into the same note.
      if (this.#unsaved(draft, noteOf)) draft.id = saved.value.id
      else if (this.#notes[loss_id] === draft) delete this.#notes[loss_id]
      return saved.touched
    })
  }

  takeOut(note: StateNote): Promise<boolean> {
    return this.#write(async () => (await this.#backend.call('remove_state_note', { id: note.id })).touched)
  }

  /** Begins to name a loss, or goes on with the name begun. */
  beginLoss() {
    if (this.#naming?.id === null) return
    this.#name({ id: null, title: '', kind: 'job', began_on: null, note: '' })
  }

  changeLoss(loss: Loss) {
    const { id, title, kind, began_on, note } = loss
    this.#name({ id, title, kind, began_on, note: note ?? '' })
  }

  leaveLoss() {
    this.#naming = null
  }

  /** Saves the loss being named and looks at it. */
  async keepLoss(): Promise<boolean> {
    const draft = this.#naming
    if (!draft?.title.trim()) return false
    const sent = lossOf(draft)
    return this.#write(async () => {
      const saved = await this.#backend.call('save_loss', { id: draft.id, ...sent })
      this.#kept.set(draft, JSON.stringify(sent))
      this.#chosen = saved.value.id
      if (this.#unsaved(draft, lossOf)) draft.id = saved.value.id
      else if (this.#naming === draft) this.#naming = null
      return saved.touched
    })
  }

  /**
   * Saves what is half marked or half typed, as far as it got. True when nothing of it is left. `unnamed` is what a
   * loss is called that has everything but a name.
   */
  async keep(unnamed: string): Promise<boolean> {
    // What is being saved already must not be saved twice.
    await this.#writing
    const naming = this.#naming
    // A kind alone, which the form always has, says nothing yet.
    const says = naming && (naming.id !== null || naming.title.trim() || naming.note.trim() || naming.began_on)
    let kept = true
    if (says && this.#unsaved(naming, lossOf)) {
      const named = this.#all?.find((loss) => loss.id === naming.id)?.title
      if (!naming.title.trim()) naming.title = named ?? unnamed
      kept = await this.keepLoss()
    }
    for (const [loss_id, draft] of Object.entries(this.#notes)) {
      if (this.#unsaved(draft, noteOf) && !(await this.keepNote(Number(loss_id)))) kept = false
    }
    return kept
  }

  /** Puts the loss to rest, or opens it again. */
  setStatus(loss: Loss, status: Loss['status']): Promise<boolean> {
    return this.#write(async () => (await this.#backend.call('set_loss_status', { id: loss.id, status })).touched)
  }

  #note(draft: NoteDraft) {
    if (this.#chosen === null) return
    this.#notes[this.#chosen] = draft
    // Asked for again, because what is held is the draft as the page may bind it, and no longer the object handed in.
    this.#kept.set(this.#notes[this.#chosen]!, JSON.stringify(noteOf(draft)))
  }

  #name(draft: LossDraft) {
    this.#naming = draft
    this.#kept.set(this.#naming, JSON.stringify(lossOf(draft)))
  }

  #unsaved<D extends NoteDraft | LossDraft>(draft: D, read: (draft: D) => unknown): boolean {
    return JSON.stringify(read(draft)) !== this.#kept.get(draft)
  }

  #write(change: () => Promise<Touched>): Promise<boolean> {
    this.#writing = this.#change(change)
    return this.#writing
  }

  // The counter of what changed moves, and whoever shows the losses asks again.
  async #change(change: () => Promise<Touched>): Promise<boolean> {
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

/** What a note being made says, as it is sent. */
function noteOf({ day, levels, facing, note, entry, marker_id, is_wobble }: NoteDraft) {
  const marked = Object.entries(levels)
    .filter(([, level]) => level > 0)
    .map(([state, level]) => ({ state_id: Number(state), level }))
  return { day, levels: marked, facing, note: note.trim() || null, entry_id: entry?.id ?? null, marker_id, is_wobble }
}

/** A note of tonight in which nothing is marked yet. */
const blank = (): NoteDraft =>
  ({ id: null, day: null, latest: null, levels: {}, facing: null, note: '', entry: null, marker_id: null, is_wobble: false })

/** What a loss being named says, as it is sent. */
function lossOf({ title, kind, began_on, note }: LossDraft) {
  return { title: title.trim(), kind, began_on, note: note.trim() || null }
}
