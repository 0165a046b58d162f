/**
 * The evening: what today already holds, the check-in being made, and the page. One rule: coming back to the room
 * never takes away what was begun. Made with the open journal, dropped with it.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { CheckIn, CheckInChoices, Code, Day, TagGroup, Tonight, Touched } from '../backend/generated/types'
import { dayBefore } from '../charts/axis'
import { CheckInForm } from './checkin.svelte'
import type { Draft } from './draft.svelte'
import type { Drafts } from './drafts.svelte'

/** So many days back a check-in can still be written; the core refuses more. */
const DAYS_BACK = 2

/** One of the days before, with its check-ins. */
export type EarlierDay = { day: Day; checkins: CheckIn[] }

export class Evening {
  #now = $state<Tonight | null>(null)
  #failure = $state<Code | null>(null)
  #choices = $state<CheckInChoices>({ words: [], tags: [] })
  #form = $state<CheckInForm | null>(null)
  #saving = $state<Promise<boolean> | null>(null)
  #unsaved = $state<Code | null>(null)
  #draft = $state<Draft | null>(null)
  #earlier = $state<EarlierDay[] | null>(null)
  #putOff = false
  readonly #backend: Backend
  readonly #drafts: Drafts
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, drafts: Drafts, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#drafts = drafts
    this.#touched = touched
  }

  get now(): Tonight | null {
    return this.#now
  }
  /** Why the evening could not be shown. */
  get failure(): Code | null {
    return this.#failure
  }
  get choices(): CheckInChoices {
    return this.#choices
  }
  /** The check-in being made or corrected; null when it is folded away. */
  get form(): CheckInForm | null {
    return this.#form
  }
  get saving(): boolean {
    return this.#saving !== null
  }
  /** Why the check-in could not be saved; what was chosen is still there. */
  get unsaved(): Code | null {
    return this.#unsaved
  }
  get draft(): Draft | null {
    return this.#draft
  }

  /** The days before that can still be written for, once they were asked for; the nearest first. */
  get earlier(): readonly EarlierDay[] | null {
    return this.#earlier
  }

  /** Asks what today holds. A day that has turned meanwhile begins its own page; unsaved words stay on theirs. */
  async load() {
    this.#failure = null
    try {
      const [now, choices] = await Promise.all([this.#backend.call('tonight', {}), this.#backend.call('checkin_choices', {})])
      const turned = this.#now !== null && this.#now.day !== now.day
      this.#now = now
      this.#choices = choices
      if (turned) this.#putOff = false
      if (turned) this.#earlier = null
      // An untouched card is about the day being lived; one that was begun stays about its own.
      if (turned && this.#form?.empty) this.#form = null
      if (!this.#form && !this.#putOff && now.checkins.length === 0) this.#form = new CheckInForm(now.day)
      if (!this.#holdsWords() && (turned || !this.#isOpenPage(now))) {
        this.#draft = now.entry ? this.#drafts.of(now.entry) : this.#drafts.blank(now.day)
      }
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
  }

  /** Begins another page for today. */
  anotherPage() {
    void this.#draft?.flush()
    if (this.#now) this.#draft = this.#drafts.blank(this.#now.day)
  }

  /** Opens the card: for a new check-in of a day (today’s, if none is given), or to correct one. */
  unfold(checkin?: CheckIn, day?: Day) {
    this.#unsaved = null
    this.#form = new CheckInForm(day ?? this.#now?.day ?? null, checkin)
  }

  /** Looks at the days before that can still be written for. */
  async lookBack() {
    const today = this.#now?.day
    if (!today) return
    try {
      const [from, to] = [dayBefore(today, DAYS_BACK), dayBefore(today, 1)]
      const checkins = await this.#backend.call('list_checkins', { from, to })
      this.#earlier = [to, from].map((day) => ({ day, checkins: checkins.filter((one) => one.day === day) }))
    } catch (thrown) {
      this.#unsaved = codeOf(thrown)
    }
  }

  /** Puts the days before away again. */
  lookAway() {
    this.#earlier = null
  }

  /** The gap was spoken of, or has its sentence: it is not spoken of again. */
  async greeted() {
    if (this.#now) this.#now.gap = null
    await this.#backend.call('greet_gap', {}).catch(() => undefined)
  }

  /** Puts a tag of one’s own into a group, where it is offered from now on. */
  async group(label: string, group: TagGroup) {
    try {
      const { value } = await this.#backend.call('save_tag', { label, group, hidden: false })
      this.#choices = value
    } catch {
      // It is among those that are there already: it is chosen all the same.
    }
  }

  /** Folds the card away and forgets what was chosen in it. */
  fold() {
    this.#unsaved = null
    this.#form = this.#now && this.#now.checkins.length > 0 ? null : new CheckInForm(this.#now?.day ?? null)
  }

  /** Folds an untouched card away for tonight: one only wants to write. */
  putOff() {
    this.#putOff = true
    this.#form = null
  }

  /** Saves the check-in. What was chosen stays until the answer has come. */
  async record(): Promise<boolean> {
    const form = this.#form
    if (!form || form.empty || this.#saving) return false
    this.#saving = this.#send(form).finally(() => (this.#saving = null))
    return this.#saving
  }

  /** Saves what was chosen and not saved yet, as far as it got. True when nothing of it is left. */
  async keep(): Promise<boolean> {
    await this.#saving
    return !this.#form?.unsaved || this.record()
  }

  async #send(form: CheckInForm): Promise<boolean> {
    this.#unsaved = null
    const sent = form.record()
    try {
      const { value, touched } = await this.#backend.call('record_checkin', sent)
      form.keptAs(value.id, sent)
      if (this.#form === form && !form.unsaved) this.#form = null
      // One begun yesterday is not of the day being lived now.
      if (this.#now?.day === value.day) {
        const others = this.#now.checkins.filter((one) => one.id !== value.id)
        this.#now.checkins = [...others, value].sort((a, b) => a.at - b.at)
      }
      else if (this.#earlier) void this.lookBack()
      this.#touched(touched)
      void this.#refreshChoices()
      return true
    } catch (thrown) {
      this.#unsaved = codeOf(thrown)
      return false
    }
  }

  /** Takes a check-in out. */
  async remove(id: number): Promise<boolean> {
    this.#unsaved = null
    try {
      const { touched } = await this.#backend.call('remove_checkin', { id })
      if (this.#now) this.#now.checkins = this.#now.checkins.filter((one) => one.id !== id)
      if (this.#earlier) void this.lookBack()
      this.fold()
      this.#touched(touched)
      return true
    } catch (thrown) {
      this.#unsaved = codeOf(thrown)
      return false
    }
  }

  /** Whether the page holds words that are not on the disk: nothing may take its place then. */
  #holdsWords(): boolean {
    const standing = this.#draft?.standing
    return standing === 'unsaved' || standing === 'saving' || standing === 'failed'
  }

  /** Whether the page is what today holds: its newest entry as it is on the disk, or nothing yet. */
  #isOpenPage(now: Tonight): boolean {
    if (!this.#draft) return false
    if (this.#draft.id === null) return now.entry === null
    return now.entry?.id === this.#draft.id && now.entry.body === this.#draft.text
  }

  async #refreshChoices() {
    try {
      this.#choices = await this.#backend.call('checkin_choices', {})
    } catch {
      // The choices on the page are still good: only their order may be an evening old.
    }
  }
}
