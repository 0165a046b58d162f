/**
 * A summary being chosen. One rule: nothing is chosen until the writer chooses it, and what is saved is the very
 * document that was looked at: any change after that makes it stale until it is looked at again. Leaving the room loses
 * nothing; what is chosen and not saved when the journal locks waits inside it.
 */
import type { Backend, Paper, Preview } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type {
  Audience,
  Code,
  Day,
  EntryRow,
  Known,
  KnownKind,
  Loss,
  Measure,
  Passages,
  ReplaceName,
  SummaryCheck,
  SummaryChoice,
  Touched,
} from '../backend/generated/types'
import { dayBefore } from '../charts/axis'

/** How many days the ranges that are offered have, the day being lived included. */
export const SPANS = { four_weeks: 28, eight_weeks: 56, quarter: 90 } as const
/** How many entries are listed at a time to take passages from. */
const ENTRIES_AT_A_TIME = 30

/** A range that is offered, or days of one's own. */
export type Span = keyof typeof SPANS | 'own'

/** A passage, and the day it was written about. */
export type Taken = { entry_id: number; day: Day; text: string }

/** none: never looked at. stale: something changed since. */
export type Looked = 'none' | 'making' | 'fresh' | 'stale'

export class Sharing {
  // What is chosen; the room binds its fields.
  audience = $state<Audience>('coach')
  span = $state<Span>('four_weeks')
  from = $state<Day>('')
  to = $state<Day>('')
  question = $state('')
  sinceLast = $state('')
  askMe = $state('')
  charts = $state<Measure[]>([])
  losses = $state<number[]>([])
  passages = $state<Taken[]>([])
  replace = $state<ReplaceName[]>([])
  /** Findings that the writer has looked at and left as they are. */
  kept = $state<string[]>([])
  paper = $state<Paper>('a4')

  #today = $state<Day>('')
  #allLosses = $state.raw<Loss[]>([])
  #known = $state.raw<Known[]>([])
  #entries = $state.raw<{ rows: EntryRow[]; more: boolean } | null>(null)
  #reading = $state.raw<Passages | null>(null)
  #check = $state.raw<SummaryCheck | null>(null)
  #preview = $state.raw<Preview | null>(null)
  /** What the pages show, as text to compare with; empty if there are none. */
  #shown = $state('')
  #making = $state(false)
  #saving = $state(false)
  #saved = $state(false)
  #failure = $state<Code | null>(null)
  #checked = 0
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  get today(): Day {
    return this.#today
  }

  /** The losses that can be chosen. */
  get allLosses(): Loss[] {
    return this.#allLosses
  }

  /** The people and places whose names are always replaced. */
  get known(): Known[] {
    return this.#known
  }

  /** The entries of the range, newest first; null until asked for. */
  get entries(): { rows: EntryRow[]; more: boolean } | null {
    return this.#entries
  }

  /** The entry that passages are being taken from. */
  get reading(): Passages | null {
    return this.#reading
  }

  /** What replacing names does to what is chosen; null until asked for. */
  get check(): SummaryCheck | null {
    return this.#check
  }

  get preview(): Preview | null {
    return this.#preview
  }

  get saving(): boolean {
    return this.#saving
  }

  /** Whether the pages now shown have been saved. */
  get saved(): boolean {
    return this.#saved && this.looked === 'fresh'
  }

  get failure(): Code | null {
    return this.#failure
  }

  /** What will be asked for. */
  readonly choice: SummaryChoice = $derived({
    audience: this.audience,
    from: this.from,
    to: this.to,
    question: this.question.trim() || null,
    since_last: this.sinceLast.trim() || null,
    ask_me: this.askMe.trim() || null,
    passages: this.passages.map(({ entry_id, text }) => ({ entry_id, text })),
    charts: [...this.charts],
    losses: [...this.losses],
    replace: this.replace.map(({ name, role }) => ({ name, role })),
  })

  /** Whether anything is chosen at all. */
  readonly any: boolean = $derived(
    this.choice.passages.length + this.choice.charts.length + this.choice.losses.length > 0 ||
      [this.choice.question, this.choice.since_last, this.choice.ask_me].some(Boolean),
  )

  /** All the pages depend on, as text to compare. The people list decides names as much as the choice does. */
  readonly #wanted: string = $derived(JSON.stringify([this.choice, this.paper, this.#known]))

  readonly looked: Looked = $derived.by(() => {
    if (this.#making) return 'making'
    if (!this.#preview) return 'none'
    return this.#shown === this.#wanted ? 'fresh' : 'stale'
  })

  /** Findings that have neither been replaced nor kept. */
  readonly open = $derived(this.#check?.maybe.filter((found) => !this.kept.includes(found.text)) ?? [])

  /** Whether a passage lies outside the days chosen. */
  outside(passage: Taken): boolean {
    return passage.day < this.from || passage.day > this.to
  }

  /** Asks for the day being lived, the losses and the people; keeps what was chosen. */
  async load() {
    await this.#try(async () => {
      const [tonight, losses, known] = await Promise.all([
        this.#backend.call('tonight', {}),
        this.#backend.call('list_losses', {}),
        this.#backend.call('list_known', {}),
      ])
      this.#today = tonight.day
      this.#allLosses = losses
      this.#known = known
      this.losses = this.losses.filter((id) => losses.some((loss) => loss.id === id))
      this.spanned(this.span)
    })
  }

  /** Takes one of the ranges that are offered; `own` leaves the days as they are. */
  spanned(span: Span) {
    this.span = span
    if (span !== 'own' && this.#today) {
      this.to = this.#today
      this.from = dayBefore(this.#today, SPANS[span] - 1)
    }
  }

  /** Lists the entries of the range. */
  async listEntries() {
    const [from, to] = [this.from, this.to]
    await this.#try(async () => {
      const page = await this.#backend.call('list_entries', { limit: ENTRIES_AT_A_TIME, from, to })
      if (from === this.from && to === this.to) this.#entries = page
    })
  }

  /** Lists older ones beneath. */
  async moreEntries() {
    const [listed, from, to] = [this.#entries, this.from, this.to]
    const last = listed?.rows.at(-1)
    if (!listed || !last) return
    await this.#try(async () => {
      const page = await this.#backend.call('list_entries', { before: last.id, limit: ENTRIES_AT_A_TIME, from, to })
      if (listed === this.#entries) this.#entries = { rows: [...listed.rows, ...page.rows], more: page.more }
    })
  }

  /** Opens an entry to take passages from. */
  async read(entry: number) {
    await this.#try(async () => {
      this.#reading = await this.#backend.call('read_passages', { id: entry })
    })
  }

  closeEntry() {
    this.#reading = null
  }

  /** Takes words of the entry that is open. Nothing is taken twice. */
  take(text: string) {
    const [from, words] = [this.#reading, text.trim()]
    if (!from || !words) return
    if (this.passages.some((taken) => taken.entry_id === from.entry_id && taken.text === words)) return
    const taken = { entry_id: from.entry_id, day: from.day, text: words }
    this.passages = [...this.passages, taken].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  }

  leaveOut(passage: Taken) {
    this.passages = this.passages.filter((taken) => taken !== passage)
  }

  /** Asks which names are replaced and what may still be one. The last question asked is the one answered. */
  async checkNames() {
    const asked = ++this.#checked
    if (!this.any) {
      this.#check = null
      return
    }
    await this.#try(async () => {
      const check = await this.#backend.call('check_summary', this.choice)
      if (asked === this.#checked) this.#check = check
    })
  }

  /** Says something else instead of a name, in this summary alone. */
  replaceHere(name: string, role: string) {
    const [from, to] = [name.trim(), role.trim()]
    if (!from || !to) return
    this.replace = [...this.replace.filter((one) => one.name !== from), { name: from, role: to }]
    this.kept = this.kept.filter((text) => text !== from)
  }

  /** Lets a name of this summary stand again. */
  undoReplace(name: string) {
    this.replace = this.replace.filter((one) => one.name !== name)
  }

  /** Leaves a finding as it is. */
  keep(text: string) {
    if (!this.kept.includes(text)) this.kept = [...this.kept, text]
  }

  /** Puts a person or place on the list, or changes what stands for one. True when it is on the disk. */
  async saveKnown(name: string, role: string, kind: KnownKind, known?: Known): Promise<boolean> {
    return this.#try(async () => {
      const saved = await this.#backend.call('save_known', {
        id: known?.id ?? null,
        kind,
        name: name.trim(),
        also: known?.also ?? [],
        role: role.trim(),
        circle: known?.circle ?? null,
        ties: known?.ties ?? [],
      })
      this.replace = this.replace.filter((one) => one.name !== saved.value.name)
      this.#known = await this.#backend.call('list_known', {})
      this.#touched(saved.touched)
    })
  }

  /** Sets the pages and shows them. */
  async look() {
    const wanted = this.#wanted
    this.#making = true
    this.#saved = false
    await this.#try(async () => {
      this.#preview = await this.#backend.previewSummary($state.snapshot(this.choice), this.paper)
      this.#shown = wanted
    })
    this.#making = false
  }

  /** Saves the pages that were looked at. */
  async save() {
    const preview = this.#preview
    if (!preview || this.looked !== 'fresh' || this.#saving) return
    this.#saving = true
    await this.#try(async () => {
      this.#saved = await this.#backend.saveSummary(preview.fingerprint)
    })
    // What the window no longer holds cannot be saved: the pages have to be looked at again.
    if (this.#failure === 'stale_preview') this.#shown = ''
    this.#saving = false
  }

  /** Begins anew, with nothing chosen. */
  clear() {
    this.question = this.sinceLast = this.askMe = ''
    this.charts = []
    this.losses = []
    this.passages = []
    this.replace = []
    this.kept = []
    this.#check = null
    this.#preview = null
    this.#shown = ''
    this.#saved = false
    this.#failure = null
  }

  /** What is chosen and in no saved document yet, to be given back by {@link takeUp}; null if there is nothing. */
  held(): string | null {
    if (!this.any || this.saved) return null
    const { audience, span, from, to, question, sinceLast, askMe, charts, losses, passages, replace, kept, paper } = this
    return JSON.stringify({ audience, span, from, to, question, sinceLast, askMe, charts, losses, passages, replace, kept, paper })
  }

  /** Goes on with what was held, unless something has been chosen meanwhile. */
  takeUp(held: string) {
    if (!this.any) Object.assign(this, JSON.parse(held) as Partial<Sharing>)
  }

  async #try(what: () => Promise<void>): Promise<boolean> {
    try {
      this.#failure = null
      await what()
      return true
    } catch (thrown) {
      this.#failure = codeOf(thrown)
      return false
    }
  }
}
