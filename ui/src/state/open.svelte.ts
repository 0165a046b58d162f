/**
 * An open journal, as the page holds it. One rule: made at unlock, dropped at lock with everything in it, because
 * the whole page is thrown away then. Rooms enter through `openJournal()`; nothing here outlives the page.
 */
import { createContext } from 'svelte'

import type { Backend } from '../backend/backend'
import type { BegunIn, Status, Touched } from '../backend/generated/types'
import { lossForm } from '../words/stages'
import { Attaching } from './attached.svelte'
import { Backups } from './backups.svelte'
import { Bringing } from './bringing.svelte'
import { Calendar } from './calendar.svelte'
import { Changes } from './changes.svelte'
import { Drafts } from './drafts.svelte'
import { Evening } from './evening.svelte'
import { KeptThings } from './kept.svelte'
import { Finding } from './finding.svelte'
import { Guided } from './guided.svelte'
import { Listening } from './listening.svelte'
import { Losses } from './losses.svelte'
import { Markers } from './markers.svelte'
import { Memories } from './memories.svelte'
import { Notices } from './notices.svelte'
import { People } from './people.svelte'
import { Offered } from './offered.svelte'
import { Periods } from './periods.svelte'
import { Questionnaires } from './questionnaires.svelte'
import { Reminding } from './reminding.svelte'
import { Rooms } from './rooms.svelte'
import { Searches } from './searches.svelte'
import { School } from './school.svelte'
import { Decided } from './settings.svelte'
import { Shelf } from './shelf.svelte'
import { Sharing } from './sharing.svelte'
import { Spelling } from './spelling.svelte'
import { LowerSpells } from './spells.svelte'
import { States } from './states.svelte'
import { Templates } from './templates.svelte'
import { Timeline } from './timeline.svelte'
import { Told } from './told.svelte'
import { Trends } from './trends.svelte'
import { LookingBack } from './weekly.svelte'
import { Years } from './years.svelte'

export class OpenJournal {
  readonly backend: Backend
  readonly rooms = new Rooms()
  readonly changes = new Changes()
  readonly notices = new Notices()
  readonly drafts: Drafts
  readonly attaching: Attaching
  readonly listening: Listening
  readonly settings: Decided
  readonly evening: Evening
  readonly week: LookingBack
  readonly periods: Periods
  readonly offered: Offered
  readonly reminding: Reminding
  readonly shelf: Shelf
  readonly bin: Shelf
  readonly finding: Finding
  readonly searches: Searches
  readonly calendar: Calendar
  readonly timeline: Timeline
  readonly markers: Markers
  readonly school: School
  readonly questionnaires: Questionnaires
  readonly memories: Memories
  readonly guided: Guided
  readonly templates: Templates
  readonly people: People
  readonly kept: KeptThings
  readonly backups: Backups
  readonly bringing: Bringing
  readonly trends: Trends
  readonly years: Years
  readonly told: Told
  readonly lowerSpells: LowerSpells
  readonly losses: Losses
  readonly states: States
  readonly sharing: Sharing
  readonly spelling: Spelling
  /** The rooms that hold something which is saved in no other way. */
  readonly #unfinished: Record<BegunIn, { held(): string | null; takeUp(held: string): void }>
  /** Whether something unfinished waits inside the journal. */
  #waits = false
  /** Whether the recovery sheet has been proved. */
  proved = $state(true)
  /** Whether one of the header's two copies was healed on opening. */
  readonly healed: boolean

  constructor(backend: Backend, status: Status) {
    this.backend = backend
    this.proved = status.recovery_proved ?? true
    this.healed = status.header_healed
    this.drafts = new Drafts(backend, this.touched)
    this.attaching = new Attaching(backend, this.touched)
    this.listening = new Listening(backend.attached)
    this.settings = new Decided(backend, this.touched)
    this.evening = new Evening(backend, this.drafts, this.touched)
    this.week = new LookingBack(backend, this.touched)
    this.periods = new Periods(backend, this.touched)
    this.offered = new Offered(backend, this.touched)
    this.reminding = new Reminding(backend)
    this.shelf = new Shelf(backend)
    this.bin = new Shelf(backend, { bin: true })
    this.finding = new Finding(backend)
    this.searches = new Searches(backend, this.touched)
    this.calendar = new Calendar(backend)
    this.timeline = new Timeline(backend)
    this.markers = new Markers(backend, this.touched)
    this.school = new School(backend, this.touched)
    this.questionnaires = new Questionnaires(backend, this.touched)
    this.memories = new Memories(backend, this.touched)
    this.kept = new KeptThings(backend, this.touched)
    this.guided = new Guided(backend, this.touched)
    this.templates = new Templates(backend)
    this.people = new People(backend, this.touched)
    this.backups = new Backups(backend, status.noticed)
    this.bringing = new Bringing(backend, this.touched)
    this.trends = new Trends(backend)
    this.years = new Years(backend)
    this.told = new Told(backend)
    this.lowerSpells = new LowerSpells(backend, this.touched)
    this.losses = new Losses(backend, this.touched)
    this.states = new States(backend, this.touched)
    this.sharing = new Sharing(backend, this.touched)
    this.spelling = new Spelling(backend, this.touched)
    this.#unfinished = {
      share: this.sharing, people: this.people, weekly: this.week, periods: this.periods, offered: this.offered,
      markers: this.markers, searches: this.searches, kept: this.kept, guided: this.templates, school: this.school,
      states: this.states, questionnaires: this.questionnaires,
    }
  }

  /** Takes in what an answer says it touched. Bound, so that it can be handed on. */
  readonly touched = (touched: Touched) => {
    this.changes.note(touched)
    if (touched.known) this.spelling.askAgain()
  }

  /** Saves the pages that are being written. True when all of it is on the disk. */
  async flush(): Promise<boolean> {
    const kept = await Promise.all([this.drafts.flush(), this.guided.flush(), this.attaching.flush()])
    return kept.every(Boolean)
  }

  /**
   * Saves whatever was begun, before the journal shuts: the pages, and a check-in, a note, a loss, a summary or a
   * name as far as each got. True when all of it is on the disk.
   */
  async keepAll(): Promise<boolean> {
    const kept = await Promise.all([
      this.flush(),
      this.evening.keep(),
      this.losses.keep(lossForm.unnamed),
      this.#keepBegun(),
    ])
    return kept.every(Boolean)
  }

  /** Goes on with what the rooms held unfinished when the journal was shut. */
  async takeUp() {
    try {
      const begun = await this.backend.call('list_begun', {})
      for (const { room, held } of begun) this.#unfinished[room].takeUp(held)
      this.#waits = begun.length > 0
    } catch {
      // It stays in the journal, and is asked for again at the next opening.
    }
  }

  /** Keeps what the rooms hold unfinished inside the journal. True when it is on the disk. */
  async #keepBegun(): Promise<boolean> {
    const begun = (Object.keys(this.#unfinished) as BegunIn[]).flatMap((room) => {
      const held = this.#unfinished[room].held()
      return held === null ? [] : [{ room, held }]
    })
    if (begun.length === 0 && !this.#waits) return true
    try {
      await this.backend.call('keep_begun', { begun })
      this.#waits = begun.length > 0
      return true
    } catch {
      return false
    }
  }

  /** Shuts the journal and throws the page away with everything it knows. */
  async lock() {
    // A journal that cannot be asked to lock is shut by the page's end all the same: no key is held here.
    await this.backend.call('lock', {}).catch(() => undefined)
    location.reload()
  }
}

/** The open journal of the room one is in, and the way the shell hands it down. */
export const [openJournal, provideJournal] = createContext<OpenJournal>()
