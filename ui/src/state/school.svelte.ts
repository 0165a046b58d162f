/**
 * The school's calendar, the year of it that is looked at, and the term or day being put down. One rule: what is listed
 * is what the journal holds; what is half typed is the draft, which neither leaving the room nor locking loses. Made when
 * the journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Day, Period, PeriodKind, Preset, SchoolPeriod, SchoolYears, Touched } from '../backend/generated/types'

/** A term or day being put down or changed; `which` is the half-term it stands for. */
export type SchoolDraft = {
  id: number | null; label: string; kind: PeriodKind; which: SchoolPeriod['which']; from: Day | null; to: Day | null
}

/** What a draft still needs, or what it lies over. */
export type SchoolMissing = { why: 'from' | 'order' | 'long' | 'label' } | { why: 'over'; other: SchoolPeriod }

/** A term or holiday of the year that is looked at, with the days that stand in it. */
export type YearLine = { kind: 'term'; term: SchoolPeriod; days: SchoolPeriod[] } | { kind: 'between'; period: Period; days: SchoolPeriod[] }

const isTerm = (kind: PeriodKind) => kind === 'term' || kind === 'half_term'
/** The most days from the first to the last. */
const LONGEST = 366
const MS_OF_A_DAY = 86_400_000

/** The year in which the school year of a day begins: a new one begins in August, as in Scotland. */
export const schoolYearOf = (day: Day) => Number(day.slice(0, 4)) - (day.slice(5, 7) < '08' ? 1 : 0)

/** The terms and holidays of one school year, in their order, each with the days that begin in it. */
export function linesOf(years: Pick<SchoolYears, 'periods' | 'between'>, year: number): YearLine[] {
  const here = ({ from }: { from: Day }) => schoolYearOf(from) === year
  const terms: YearLine[] = years.periods.filter((one) => isTerm(one.kind)).map((term) => ({ kind: 'term', term, days: [] }))
  const between: YearLine[] = years.between.map((period) => ({ kind: 'between', period, days: [] }))
  const from = (line: YearLine) => (line.kind === 'term' ? line.term.from : line.period.from)
  const lines = [...terms, ...between].sort((one, other) => (from(one) < from(other) ? -1 : 1)).filter((line) => here({ from: from(line) }))
  for (const day of years.periods.filter((one) => !isTerm(one.kind) && here(one))) {
    // The last line that begins before it; days before the first stand with the first.
    const line = lines.findLast((one) => from(one) <= day.from) ?? lines[0]
    line?.days.push(day)
  }
  return lines
}

/** The days of a school year where it has no term to stand in. */
export const looseDays = (years: Pick<SchoolYears, 'periods'>, year: number): SchoolPeriod[] =>
  years.periods.filter((one) => !isTerm(one.kind) && schoolYearOf(one.from) === year)

export class School {
  #years = $state.raw<SchoolYears | null>(null)
  /** The school year that was turned to; null for the one being lived. */
  #turned = $state<number | null>(null)
  #draft = $state<SchoolDraft | null>(null)
  #failure = $state<Code | null>(null)
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  /** The calendar; null until the first answer. */
  get years(): SchoolYears | null {
    return this.#years
  }
  get failure(): Code | null {
    return this.#failure
  }
  /** The year in which the school year begins that is looked at. */
  get year(): number {
    return this.#turned ?? schoolYearOf(this.#years?.today ?? '1970-01-01')
  }
  /** The one being put down or changed; its fields may be bound. */
  get draft(): SchoolDraft | null {
    return this.#draft
  }

  /** What the draft still needs before it can be kept. */
  get missing(): SchoolMissing | null {
    const draft = this.#draft
    if (!draft?.from) return { why: 'from' }
    const [from, to] = [draft.from, draft.to ?? draft.from]
    if (to < from) return { why: 'order' }
    if ((Date.parse(to) - Date.parse(from)) / MS_OF_A_DAY > LONGEST) return { why: 'long' }
    if (isTerm(draft.kind) && draft.which === null && !draft.label.trim()) return { why: 'label' }
    const alike = (kind: PeriodKind) => kind === draft.kind || (isTerm(kind) && isTerm(draft.kind))
    const kept = this.#years?.periods.filter((one) => one.id !== 0 && one.id !== draft.id) ?? []
    const other = kept.find((one) => alike(one.kind) && from <= one.to && one.from <= to)
    return other ? { why: 'over', other } : null
  }

  async look() {
    await this.#try(async () => void (this.#years = await this.#backend.call('school_years', {})))
  }

  /** Turns to another school year. */
  turn(years: number) {
    this.#turned = this.year + years
  }

  /** Chooses what the calendar is begun from; true when it is on the disk. */
  choose(preset: Preset): Promise<boolean> {
    return this.#try(async () => {
      const saved = await this.#backend.call('choose_calendar', { preset })
      this.#years = saved.value
      this.#touched(saved.touched)
    })
  }

  /** Begins a day or a term, or a change of one. */
  begin(of: SchoolPeriod | PeriodKind) {
    this.#failure = null
    const { id, label, kind, which, from, to } =
      typeof of === 'string' ? { id: null, label: '', kind: of, which: null, from: null, to: null } : of
    this.#draft = { id, label, kind, which, from, to: to === from ? null : to }
  }

  /** Leaves it, unsaved. */
  leave() {
    this.#failure = null
    this.#draft = null
  }

  /** What is half typed, to be given back by {@link takeUp}; null if there is nothing. */
  held(): string | null {
    const draft = this.#draft
    return draft && (draft.from || draft.label.trim()) ? JSON.stringify(draft) : null
  }

  takeUp(held: string) {
    this.#draft ??= JSON.parse(held) as SchoolDraft
  }

  /** Keeps the draft; true when it is on the disk. */
  async saveDraft(): Promise<boolean> {
    const draft = this.#draft
    if (!draft?.from || this.missing) return false
    const { id, label, kind, which, from, to } = draft
    const saved = await this.#change(() => this.#backend.call('save_school_period', { id, label: label.trim(), kind, which, from, to: to ?? from }))
    if (!saved) return false
    this.#turned = schoolYearOf(from)
    if (this.#draft === draft) this.#draft = null
    return true
  }

  /** Takes one out; true when it is out. */
  remove(id: number): Promise<boolean> {
    return this.#change(() => this.#backend.call('remove_school_period', { id }))
  }

  /** Puts one back that was taken out. */
  putBack({ label, kind, which, from, to }: SchoolPeriod): Promise<boolean> {
    return this.#change(() => this.#backend.call('save_school_period', { id: null, label, kind, which, from, to }))
  }

  #change(work: () => Promise<{ touched: Touched }>): Promise<boolean> {
    return this.#try(async () => this.#touched((await work()).touched))
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
