/**
 * The people and places the writer has listed, and how they stand to the writer. One rule: what is listed is what the
 * journal holds; what is half typed is a draft, which neither leaving the room, nor beginning another, nor locking
 * loses. Made when the journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Circle, CircleGroup, Code, Day, Known, KnownKind, SaveKnown, Tie, Touched, Weekly } from '../backend/generated/types'
import { plain } from './plain'
import { Shelf } from './shelf.svelte'

/** A person or place being listed or changed. `also` as typed, other forms parted by commas. */
export type KnownDraft = {
  id: number | null
  kind: KnownKind
  name: string
  also: string
  role: string
  circle: Circle | null
  ties: Tie[]
}

/** What is wrong with a draft; a form that is taken comes with whose it is, where that can be told. */
export type Wrong =
  | { what: 'missing' | 'hidden' | 'noLetter' | 'longForm' | 'tooMany' | 'takenBySomebody' }
  | { what: 'taken'; form: string; name: string }

type Typed = Partial<Record<Circle, string>>

/** The ways to look at people. */
export type View = 'everybody' | 'umbrella' | 'advocates'

/** The entry one came from, and the part of the journal it was opened in. */
export type CameFrom = { entry: number; part: string | null }

/** At most this many other forms of a name, of this many letters; the core refuses more. */
const MOST_FORMS = 10
const LONGEST_FORM = 80
/** Signs that nobody sees, or that turn round what is read. */
const HIDDEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u

const blank = (): KnownDraft => ({ id: null, kind: 'person', name: '', also: '', role: '', circle: null, ties: [] })
const formsOf = ({ also }: KnownDraft) => also.split(',').map((form) => form.trim()).filter(Boolean)

export class People {
  #known = $state.raw<Known[]>([])
  #groups = $state.raw<CircleGroup[]>([])
  #weeks = $state.raw<Weekly[]>([])
  #loaded = $state(false)
  #failure = $state<Code | null>(null)
  /** The one being typed is the last; those before it wait. */
  #drafts = $state<KnownDraft[]>([])
  /** Lines about a group that are not saved yet. */
  #typed = $state.raw<Typed>({})
  #shown = $state<number | null>(null)
  #shelf: { of: number; shelf: Shelf } | null = null
  /** How people are looked at. */
  view = $state<View>('everybody')
  /** Where one came from to somebody's page, if from an entry. */
  cameFrom: CameFrom | null = null
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  get known(): readonly Known[] {
    return this.#known
  }
  /** Those who can be mentioned, sheltered and confided in. */
  get people(): readonly Known[] {
    return this.#known.filter(({ kind }) => kind === 'person')
  }
  /** What is said of a group in each circle. */
  get groups(): readonly CircleGroup[] {
    return this.#groups
  }
  /** The weeks that were looked back on, oldest first. */
  get weeks(): readonly Weekly[] {
    return this.#weeks
  }
  get loaded(): boolean {
    return this.#loaded
  }
  get failure(): Code | null {
    return this.#failure
  }

  /** The one whose page is open. */
  get shown(): Known | null {
    return this.#known.find(({ id }) => id === this.#shown) ?? null
  }
  /** Whether anybody's page is open, also of somebody who is not there any more. */
  get looking(): boolean {
    return this.#shown !== null
  }

  /** Opens somebody's page; from an entry, one comes back to it. */
  show(id: number, cameFrom: CameFrom | null = null) {
    this.#shown = id
    this.cameFrom = cameFrom
  }

  /** Goes back to everybody. */
  hide() {
    this.#shown = null
    this.cameFrom = null
  }

  /** The entries that mention somebody. */
  shelfOf(id: number): Shelf {
    if (this.#shelf?.of !== id) this.#shelf = { of: id, shelf: new Shelf(this.#backend, { known: id }) }
    return this.#shelf.shelf
  }

  /** The weeks in which somebody held the umbrella, oldest first. */
  weeksOf(id: number): Day[] {
    return this.#weeks.filter(({ known }) => known.some((one) => one.id === id)).map(({ week }) => week)
  }

  /** The one being listed or changed; its fields may be bound. */
  get draft(): KnownDraft | null {
    return this.#drafts.at(-1) ?? null
  }

  /** Begins one, or a change of one. What was half typed before waits until this is done. */
  begin(known?: Known, given: Partial<KnownDraft> = {}) {
    this.#failure = null
    const waiting = known && this.#drafts.find(({ id }) => id === known.id)
    if (waiting) {
      this.#drafts = [...this.#drafts.filter((one) => one !== waiting), waiting]
      return
    }
    const draft = known
      ? { id: known.id, kind: known.kind, name: known.name, also: known.also.join(', '), role: known.role, circle: known.circle, ties: [...known.ties] }
      : blank()
    this.#drafts = [...this.#drafts.filter(isBegun), { ...draft, ...given }]
  }

  /** Leaves it, unsaved. */
  leave() {
    this.#failure = null
    this.#drafts = this.#drafts.slice(0, -1)
  }

  /** What is said of a circle's group, as far as it is typed. */
  groupOf(circle: Circle): string {
    return this.#typed[circle] ?? this.#groups.find((one) => one.circle === circle)?.said ?? ''
  }

  /** Types what is said of a circle's group. */
  typeGroup(circle: Circle, said: string) {
    this.#typed = { ...this.#typed, [circle]: said }
  }

  /** What is half typed, to be given back by {@link takeUp}; null if there is nothing. */
  held(): string | null {
    const drafts = this.#drafts.filter(isBegun)
    return drafts.length > 0 || Object.keys(this.#typed).length > 0 ? JSON.stringify({ drafts, typed: this.#typed }) : null
  }

  takeUp(held: string) {
    if (this.#drafts.length > 0) return
    const begun = JSON.parse(held) as Partial<KnownDraft> & { drafts?: Partial<KnownDraft>[]; typed?: Typed }
    // An earlier version held a single one, with fewer fields.
    this.#drafts = (begun.drafts ?? [begun]).map((draft) => ({ ...blank(), ...draft }))
    this.#typed = begun.typed ?? {}
  }

  /** What is wrong with the draft, before it is sent. */
  get wrong(): Wrong | null {
    const draft = this.draft
    if (!draft?.name.trim() || !draft.role.trim()) return { what: 'missing' }
    const forms = [draft.name.trim(), ...formsOf(draft)]
    if ([...forms, draft.role].some((form) => HIDDEN.test(form))) return { what: 'hidden' }
    if (!forms.every((form) => /[\p{L}\p{N}]/u.test(form))) return { what: 'noLetter' }
    if (forms.some((form) => [...form].length > LONGEST_FORM)) return { what: 'longForm' }
    const before = this.#known.find(({ id }) => id === draft.id)
    const keptName = before && !forms.some((form) => plain(form) === plain(before.name)) ? 1 : 0
    if (forms.length - 1 + keptName > MOST_FORMS) return { what: 'tooMany' }
    for (const form of forms) {
      if (before?.name === form || before?.also.includes(form)) continue
      const whose = this.#known.find((one) => one.id !== draft.id && [one.name, ...one.also].some((theirs) => plain(theirs) === plain(form)))
      if (whose) return { what: 'taken', form, name: whose.name }
    }
    return this.#failure === 'already_there' ? { what: 'takenBySomebody' } : null
  }

  /** Saves the draft, and answers it as it is on the disk; null if it is not. It needs a name and a role. */
  async saveDraft(): Promise<Known | null> {
    const draft = this.draft
    if (!draft) return null
    const { id, kind, circle } = draft
    const person = kind === 'person'
    const saved = await this.save({
      id, kind, name: draft.name.trim(), also: formsOf(draft), role: draft.role.trim(),
      circle: person ? circle : null, ties: person ? [...draft.ties] : [],
    })
    if (saved) this.#drafts = this.#drafts.filter((one) => one !== draft)
    return saved
  }

  async load() {
    await this.#try(async () => {
      this.#known = await this.#backend.call('list_known', {})
      this.#loaded = true
    })
  }

  /** Looks at how everybody stands: the groups, and the weeks of the last year. */
  async look() {
    await this.#try(async () => {
      const { day } = await this.#backend.call('tonight', {})
      const from = `${Number(day.slice(0, 4)) - 1}${day.slice(4, 8)}01`
      const [known, groups, weeks] = await Promise.all([
        this.#backend.call('list_known', {}), this.#backend.call('circle_groups', {}), this.#backend.call('list_weekly', { from, to: day }),
      ])
      this.#known = known
      this.#groups = groups
      this.#weeks = weeks
      this.#loaded = true
    })
  }

  /** Saves one, and answers it as it is on the disk; null if it is not. */
  async save(known: SaveKnown): Promise<Known | null> {
    let saved: Known | null = null
    await this.#try(async () => {
      const { value, touched } = await this.#backend.call('save_known', known)
      saved = value
      this.#known = [...this.#known.filter(({ id }) => id !== value.id), value].sort((one, other) => one.name.localeCompare(other.name))
      this.#touched(touched)
    })
    return saved
  }

  /** Says of somebody that they stand so, or that they do not. */
  async tie({ id, kind, name, also, role, circle, ties }: Known, tie: Tie, on: boolean): Promise<boolean> {
    const without = ties.filter((one) => one !== tie)
    return (await this.save({ id, kind, name, also, role, circle, ties: on ? [...without, tie] : without })) !== null
  }

  /** Saves what was typed of a circle's group; nothing takes it away. True when it is on the disk. */
  async saveGroup(circle: Circle): Promise<boolean> {
    const typed = this.#typed[circle]
    if (typed === undefined) return true
    return this.#try(async () => {
      const { value, touched } = await this.#backend.call('save_circle_group', { circle, said: typed })
      this.#groups = value
      // What was typed meanwhile is not on the disk yet.
      if (this.#typed[circle] === typed) this.#typed = Object.fromEntries(Object.entries(this.#typed).filter(([name]) => name !== circle))
      this.#touched(touched)
    })
  }

  /** Takes one out; true when it is out. */
  remove(id: number): Promise<boolean> {
    return this.#try(async () => {
      const { touched } = await this.#backend.call('remove_known', { id })
      this.#known = this.#known.filter((one) => one.id !== id)
      this.#drafts = this.#drafts.filter((one) => one.id !== id)
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

/** Whether anything is typed in it. */
const isBegun = ({ id, name, also, role }: KnownDraft) => id !== null || Boolean(name.trim() || role.trim() || also.trim())
