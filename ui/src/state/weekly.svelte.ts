/**
 * The week being looked back on. One rule: it is offered and never opens by itself; what was answered and not saved is
 * held over rooms and locks. Made when the journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Day, HoursBand, Touched, Weekly, WeeklyPage } from '../backend/generated/types'

/** What is answered about a week so far. */
export type WeeklyDraft = {
  week: Day
  seemed: number | null
  was: number | null
  hours: HoursBand | null
  signs: number[]
  known: number[]
  held_by: string
  just_for_me: string
}

const blank = (week: Day): WeeklyDraft =>
  ({ week, seemed: null, was: null, hours: null, signs: [], known: [], held_by: '', just_for_me: '' })

const of = (weekly: Weekly): WeeklyDraft => ({
  week: weekly.week,
  seemed: weekly.seemed,
  was: weekly.was,
  hours: weekly.hours,
  signs: weekly.signs.map(({ id }) => id),
  known: weekly.known.map(({ id }) => id),
  held_by: weekly.held_by ?? '',
  just_for_me: weekly.just_for_me ?? '',
})

export class LookingBack {
  #page = $state<WeeklyPage | null>(null)
  #draft = $state<WeeklyDraft | null>(null)
  #failure = $state<Code | null>(null)
  #saving = $state(false)
  /** The week that was not wanted tonight. */
  #passed = $state<Day | null>(null)
  /** The draft as it was begun, to compare with. */
  #begun = ''
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  get page(): WeeklyPage | null {
    return this.#page
  }
  /** The answers being given; they may be bound. Null while the card is not open. */
  get draft(): WeeklyDraft | null {
    return this.#draft
  }
  get failure(): Code | null {
    return this.#failure
  }
  get saving(): boolean {
    return this.#saving
  }
  /** The week to be offered: its day has come, and it was neither answered nor put off. */
  get offered(): Day | null {
    const week = this.#page?.week ?? null
    return week && !this.#page?.answered && !this.#draft && week !== this.#passed ? week : null
  }
  /** The answered week that can be corrected from the evening's page. */
  get answered(): Weekly | null {
    return this.#draft ? null : (this.#page?.answered ?? null)
  }
  /** Whether nothing is answered. */
  get empty(): boolean {
    const draft = this.#draft
    return !draft || same(draft, blank(draft.week))
  }

  async load() {
    try {
      this.#page = await this.#backend.call('weekly', {})
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
  }

  /** Opens the card: for the week that is offered, or to correct it. */
  begin(weekly?: Weekly) {
    const week = this.#page?.week
    if (!weekly && !week) return
    this.#failure = null
    const draft = weekly ? of(weekly) : blank(week!)
    this.#begun = JSON.stringify(draft)
    this.#draft = draft
  }

  /** Leaves the card, unsaved. */
  leave() {
    this.#failure = null
    this.#draft = null
  }

  /** Not this week: it is not offered again until the journal is opened anew. */
  pass() {
    this.#passed = this.#page?.week ?? null
  }

  /** Puts a sign or a person on, or takes it off. */
  toggle(list: 'signs' | 'known', id: number) {
    const draft = this.#draft
    if (!draft) return
    draft[list] = draft[list].includes(id) ? draft[list].filter((one) => one !== id) : [...draft[list], id]
  }

  /** Saves the answers; true when they are on the disk. */
  async save(): Promise<boolean> {
    const draft = this.#draft
    if (!draft || this.empty || this.#saving) return false
    this.#saving = true
    this.#failure = null
    try {
      const { held_by, just_for_me, ...rest } = $state.snapshot(draft)
      const { value, touched } = await this.#backend.call('record_weekly', {
        ...rest, held_by: held_by.trim() || null, just_for_me: just_for_me.trim() || null,
      })
      this.#draft = null
      if (this.#page && this.#page.week === value.week) this.#page.answered = value
      this.#touched(touched)
      return true
    } catch (thrown) {
      this.#failure = codeOf(thrown)
      return false
    } finally {
      this.#saving = false
    }
  }

  /** Takes the answers of the week in the card out; true when they are out. */
  async remove(): Promise<boolean> {
    const week = this.#draft?.week
    if (!week) return false
    try {
      const { touched } = await this.#backend.call('remove_weekly', { week })
      this.leave()
      if (this.#page?.week === week) this.#page.answered = null
      this.#passed = week
      this.#touched(touched)
      return true
    } catch (thrown) {
      this.#failure = codeOf(thrown)
      return false
    }
  }

  /** What is half answered, to be given back by {@link takeUp}; null if there is nothing. */
  held(): string | null {
    return this.#draft && JSON.stringify(this.#draft) !== this.#begun ? JSON.stringify(this.#draft) : null
  }

  takeUp(held: string) {
    this.#draft ??= JSON.parse(held) as WeeklyDraft
  }
}

function same(one: WeeklyDraft, other: WeeklyDraft): boolean {
  const trimmed = (draft: WeeklyDraft) => ({ ...draft, held_by: draft.held_by.trim(), just_for_me: draft.just_for_me.trim() })
  return JSON.stringify(trimmed(one)) === JSON.stringify(trimmed(other))
}
