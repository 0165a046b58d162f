/**
 * What is kept: achievements, words somebody said, values, what one is besides the post, paths, wobbles. One rule: what is
 * listed is what the journal holds; what is half worded is a draft, one for each thing and each page it is taken from, so
 * that beginning another loses none; neither leaving the room nor locking does. Made when the journal opens.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Day, Kept, KeptKind, OwnPath, PathKind, Touched } from '../backend/generated/types'

/** The shelves, in their order. The early signs stand on one of them and are the check-in’s own. */
export const SHELVES = ['achievements', 'words', 'values', 'also', 'signs', 'paths', 'wobbles'] as const
export type Shelf = (typeof SHELVES)[number]

/** What can be worded, with what it says so far. */
export type Worded =
  | { kind: 'achievement'; id: number | null; entry_id: number | null; title: string; day: Day | null; changed: string; proof: string; hard: string; credit: string }
  | { kind: 'words'; id: number | null; entry_id: number | null; text: string; said_by: string; said_when: string; comes_up: boolean }
  | { kind: 'value'; id: number | null; word: string; meaning: string }
  | { kind: 'also'; id: number | null; what: string; line: string }
  | { kind: 'path'; id: number | null; way: PathKind; title: string; first_step: string; months: string; ask: string; frees: string; not_yet: boolean; look_again: Day | null }
  | { kind: 'wobble'; id: number; note: string }

export type WordedKind = Worded['kind']
/** One being worded, under its name; `begun` is what it said at first. */
export type KeptDraft = { name: string; of: Worded; begun: string }

/** What a field is not right for. */
export type Wrong = 'missing' | 'too_long' | 'not_yet_come' | 'no_number'

/** How many characters each field takes; what has no line here is no text. */
export const LONGEST: Record<string, number> = {
  title: 120, changed: 2000, proof: 1000, hard: 1000, credit: 500, text: 2000, said_by: 120, said_when: 80, word: 40, meaning: 300,
  what: 80, line: 300, first_step: 300, ask: 300, frees: 300, note: 280,
}
/** A path’s own name is shorter than an achievement’s. */
const LONGEST_PATH = 80
/** A card holds so many values, and may hold fewer. */
export const MOST_VALUES = 7
const MOST_MONTHS = 600

/** How long a text may be in one of its fields. */
export const longest = (of: Worded, field: string) => (of.kind === 'path' && field === 'title' ? LONGEST_PATH : (LONGEST[field] ?? Infinity))

/** What is not right yet, by field. */
export function wrongIn(of: Worded, today: Day | null): Partial<Record<string, Wrong>> {
  const wrong: Partial<Record<string, Wrong>> = {}
  const needs = { achievement: of.kind === 'achievement' && !of.title.trim() ? 'changed' : null, words: 'text', value: 'word', also: 'what', path: of.kind === 'path' && of.way === 'own' ? 'title' : null, wobble: null }[of.kind]
  for (const [field, value] of Object.entries(of)) {
    if (typeof value !== 'string') continue
    // As the core counts: letters, however many units each takes.
    if (field in LONGEST && [...value.trim()].length > longest(of, field)) wrong[field] = 'too_long'
    if (field === needs && !value.trim()) wrong[field] = 'missing'
  }
  if (of.kind === 'achievement' && of.day && today && of.day > today) wrong['day'] = 'not_yet_come'
  if (of.kind === 'path' && monthsOf(of.months) === undefined) wrong['months'] = 'no_number'
  return wrong
}

/** So many months; null for an empty field, undefined for what is no number of months. */
export function monthsOf(text: string): number | null | undefined {
  const typed = text.trim()
  if (!typed) return null
  return /^\d{1,3}$/.test(typed) && Number(typed) <= MOST_MONTHS ? Number(typed) : undefined
}

/** One of each with nothing in it. */
const blank = (kind: Exclude<WordedKind, 'wobble'>): Worded =>
  ({
    achievement: { kind: 'achievement', id: null, entry_id: null, title: '', day: null, changed: '', proof: '', hard: '', credit: '' } as const,
    words: { kind: 'words', id: null, entry_id: null, text: '', said_by: '', said_when: '', comes_up: true } as const,
    value: { kind: 'value', id: null, word: '', meaning: '' } as const,
    also: { kind: 'also', id: null, what: '', line: '' } as const,
    path: { kind: 'path', id: null, way: 'stay_and_change', title: '', first_step: '', months: '', ask: '', frees: '', not_yet: false, look_again: null } as const,
  })[kind]

/** A path as it is worded. */
export const wordedPath = ({ id, kind: way, title, first_step, months, ask, frees, not_yet, look_again }: OwnPath): Worded =>
  ({ kind: 'path', id, way, title, first_step, months: months === null ? '' : String(months), ask, frees, not_yet, look_again })

export class KeptThings {
  #all = $state.raw<Kept | null>(null)
  #drafts = $state<KeptDraft[]>([])
  #failure = $state<Code | null>(null)
  #shelf = $state<Shelf>('achievements')
  #putOff = $state(false)
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  get all(): Kept | null {
    return this.#all
  }
  get failure(): Code | null {
    return this.#failure
  }
  /** The shelf that is looked at. */
  get shelf(): Shelf {
    return this.#shelf
  }

  /** Turns to a shelf. */
  turn(shelf: Shelf) {
    this.#shelf = shelf
  }

  /** Whether a day has come on which the writer wanted to look at a path again, and it was not put off this evening. */
  get asksToLook(): boolean {
    return !this.#putOff && (this.#all?.paths.some(({ has_come }) => has_come) ?? false)
  }

  /** Says nothing of it until the next opening. */
  putOff() {
    this.#putOff = true
  }

  load(): Promise<boolean> {
    return this.#try(async () => {
      this.#all = await this.#backend.call('list_kept', {})
    })
  }

  /** What is worded under a name; its fields may be bound. */
  draft(name: string): KeptDraft | null {
    return this.#drafts.find((draft) => draft.name === name) ?? null
  }

  /** Those of a kind that are new, also the ones taken from a page. */
  begun(kind: WordedKind): KeptDraft[] {
    return this.#drafts.filter(({ of }) => of.kind === kind && of.id === null)
  }

  /** Begins a new one, or goes on with the one begun. */
  begin(kind: Exclude<WordedKind, 'wobble'>) {
    this.#put(kind, blank(kind))
  }

  /** Begins to change one, or goes on with that. */
  change(of: Worded) {
    this.#put(`${of.kind} ${of.id}`, of)
  }

  /** Begins to keep what was marked on a page, or goes on with what was begun there. */
  take(kind: 'words' | 'achievement', entry_id: number, text: string, day: Day, when: string) {
    const name = takenName(kind, entry_id)
    const of: Worded =
      kind === 'words'
        ? { kind, id: null, entry_id, text, said_by: '', said_when: when, comes_up: true }
        : { kind, id: null, entry_id, title: '', day, changed: text, proof: '', hard: '', credit: '' }
    // Marked anew and nothing worded yet: the new mark is meant.
    const draft = this.draft(name)
    if (draft && !changed(draft)) this.leave(name)
    this.#put(name, of)
  }

  #put(name: string, of: Worded) {
    this.#failure = null
    if (!this.draft(name)) this.#drafts.push({ name, of: { ...of }, begun: JSON.stringify(of) })
  }

  /** Leaves it, unsaved. */
  leave(name: string) {
    this.#failure = null
    this.#drafts = this.#drafts.filter((draft) => draft.name !== name)
  }

  /** What is half worded, to be given back by {@link takeUp}; null if there is nothing. */
  held(): string | null {
    const held = this.#drafts.filter((draft) => changed(draft) || ('entry_id' in draft.of && draft.of.entry_id !== null && draft.of.id === null))
    return held.length > 0 ? JSON.stringify(held) : null
  }

  takeUp(held: string) {
    for (const draft of JSON.parse(held) as KeptDraft[]) if (!this.draft(draft.name)) this.#drafts.push(draft)
  }

  /** Keeps a draft; true when it is on the disk. */
  async save(name: string, today: Day | null): Promise<boolean> {
    const draft = this.draft(name)
    if (!draft || Object.keys(wrongIn(draft.of, today)).length > 0) return false
    const sent = $state.snapshot(draft.of)
    const saved = await this.#write(() => this.#send(sent))
    // What was typed meanwhile is kept on the page.
    if (saved && JSON.stringify(draft.of) === JSON.stringify(sent)) this.leave(name)
    return saved
  }

  #send(of: Worded): Promise<{ touched: Touched }> {
    switch (of.kind) {
      case 'achievement': {
        const { kind: _, ...save } = of
        return this.#backend.call('save_achievement', save)
      }
      case 'words': {
        const { kind: _, ...save } = of
        return this.#backend.call('save_kept_words', save)
      }
      case 'value':
        return this.#backend.call('save_own_value', { id: of.id, word: of.word, meaning: of.meaning })
      case 'also':
        return this.#backend.call('save_also', { id: of.id, what: of.what, line: of.line })
      case 'path': {
        const { way: kind, months, ...rest } = of
        return this.#backend.call('save_own_path', { ...rest, kind, months: monthsOf(months) ?? null })
      }
      case 'wobble':
        return this.#backend.call('note_wobble', { id: of.id, note: of.note })
    }
  }

  /** Takes something out; true when it is out. */
  takeOut(kind: KeptKind, id: number): Promise<boolean> {
    return this.#write(() => this.#backend.call('take_out_kept', { kind, id }))
  }

  /** Puts back what was taken out; true when it is back. */
  putBack(kind: KeptKind, id: number): Promise<boolean> {
    return this.#write(() => this.#backend.call('put_back_kept', { kind, id }))
  }

  /** Moves one a place up or down among the others of its kind. */
  async move(kind: 'value' | 'also' | 'path', id: number, by: -1 | 1): Promise<boolean> {
    const list = { value: this.#all?.values, also: this.#all?.also, path: this.#all?.paths }[kind] ?? []
    const ids = list.map((one) => one.id)
    const at = ids.indexOf(id)
    const to = at + by
    if (at < 0 || to < 0 || to >= ids.length) return false
    ids.splice(at, 1)
    ids.splice(to, 0, id)
    return this.#write(() => this.#backend.call('order_kept', { kind, ids }))
  }

  async #write(change: () => Promise<{ touched: Touched }>): Promise<boolean> {
    const written = await this.#try(async () => this.#touched((await change()).touched))
    if (written) await this.load()
    return written
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

/** The name of what is taken from a page. */
export const takenName = (kind: 'words' | 'achievement', entry: number) => `${kind} of entry ${entry}`

const changed = (draft: KeptDraft) => JSON.stringify(draft.of) !== draft.begun
