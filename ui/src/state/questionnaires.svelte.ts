/**
 * Questionnaires: what was answered, and what is being answered, brought or logged. One rule: what is half answered is a
 * draft that neither leaving the room nor locking loses; nothing chosen is no answer, and is sent as none. Made when the
 * journal opens.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type {
  Answered, Code, Day, KnownQuestionnaire, OfferedTonight, Questionnaire, QuestionnaireFault, QuestionnairesPage, ScoreElsewhere, Touched,
} from '../backend/generated/types'

/** One being answered; `day` is the one on which it was begun. */
export type Answering = { instrument: string; day: Day; answers: (number | null)[] }
/** A score from elsewhere being logged; `score` as typed. */
export type Logging = { name: string; day: Day | null; score: string }
/** What a score still needs. */
export type LoggingMissing = 'name' | 'day' | 'score'
/** What half-worded things there can be, as they go through a lock. */
type Held = { answering: Answering | null; brought: Questionnaire | null; logging: Logging | null }

const FURTHEST = 10_000

/** A figure as it is typed here, with a point or a comma; null if it is none. */
export function figureOf(typed: string): number | null {
  const text = typed.trim().replace(',', '.').replace('−', '-')
  const figure = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN
  return Math.abs(figure) <= FURTHEST ? figure : null
}

export class Questionnaires {
  #page = $state.raw<QuestionnairesPage | null>(null)
  #offered = $state.raw<OfferedTonight[]>([])
  #answering = $state<Answering | null>(null)
  #brought = $state.raw<Questionnaire | null>(null)
  #logging = $state<Logging | null>(null)
  #fault = $state.raw<QuestionnaireFault | null>(null)
  #failure = $state<Code | null>(null)
  /** A questionnaire that was asked for in another room, to be begun here. */
  #wanted: string | null = null
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  get page(): QuestionnairesPage | null {
    return this.#page
  }
  /** Those offered tonight. */
  get offered(): readonly OfferedTonight[] {
    return this.#offered
  }
  /** The one being answered; its answers may be set. */
  get answering(): Answering | null {
    return this.#answering
  }
  /** What is asked in it; null while there is none, or while it is not known yet. */
  get asked(): KnownQuestionnaire | null {
    const answering = this.#answering
    return this.#page?.all.find((one) => one.instrument === answering?.instrument && !one.away) ?? null
  }
  /** What was read from a file and is not kept yet. */
  get brought(): Questionnaire | null {
    return this.#brought
  }
  /** The score being logged; its fields may be bound. */
  get logging(): Logging | null {
    return this.#logging
  }
  /** What is wrong with the file that was chosen. */
  get fault(): QuestionnaireFault | null {
    return this.#fault
  }
  get failure(): Code | null {
    return this.#failure
  }

  /** What the score still needs before it can be kept. */
  get missing(): LoggingMissing | null {
    const logging = this.#logging
    if (!logging?.name.trim()) return 'name'
    if (!logging.day || logging.day > (this.#page?.today ?? logging.day)) return 'day'
    return figureOf(logging.score) === null ? 'score' : null
  }

  async look() {
    await this.#try(async () => {
      this.#page = await this.#backend.call('questionnaires', {})
    })
    const wanted = this.#page?.all.find((one) => one.instrument === this.#wanted)
    this.#wanted = null
    if (wanted) this.begin(wanted)
  }

  /** Looks what is offered tonight. A refusal offers nothing. */
  async lookForOffer() {
    this.#offered = await this.#backend.call('offered_questionnaires', {}).catch(() => [])
  }

  /** Asks for one to be begun where they are answered. */
  want(instrument: string) {
    this.#wanted = instrument
  }

  /** Begins to answer one. One that is half answered is gone on with. */
  begin({ instrument, questionnaire }: KnownQuestionnaire) {
    this.#failure = null
    if (this.#answering?.instrument === instrument) return
    this.#answering = { instrument, day: this.#page?.today ?? '', answers: questionnaire.items.map(() => null) }
  }

  /** Begins the one being answered anew. */
  beginAnew() {
    const asked = this.asked
    this.#answering = null
    if (asked) this.begin(asked)
  }

  /** Leaves what is being answered, unsaved. */
  leave() {
    this.#failure = null
    this.#answering = null
  }

  /** Keeps the answers; true when they are on the disk. */
  async saveAnswers(): Promise<boolean> {
    const answering = this.#answering
    if (!answering || answering.answers.every((answer) => answer === null)) return false
    const { instrument, answers } = answering
    const saved = await this.#change(() => this.#backend.call('answer_questionnaire', { instrument, answers: [...answers], day: null }))
    if (saved && this.#answering === answering) this.#answering = null
    return saved
  }

  /** Takes what was answered out; true when it is out. */
  remove({ id }: Pick<Answered, 'id'>): Promise<boolean> {
    return this.#change(() => this.#backend.call('remove_answered', { id }))
  }

  /** Puts back what was taken out. */
  putBack({ instrument, answers, day }: Answered): Promise<boolean> {
    return this.#change(() => this.#backend.call('answer_questionnaire', { instrument, answers, day }))
  }

  /** Has one offered in each half-term, or not. */
  offer(instrument: string, offered: boolean): Promise<boolean> {
    return this.#change(() => this.#backend.call('offer_questionnaire', { instrument, offered }))
  }

  /** Offers none until the next half-term, or until it is asked for again. */
  async putOff(forGood: boolean): Promise<boolean> {
    const done = await this.#change(() => this.#backend.call('put_questionnaires_off', { for_good: forGood }))
    if (done) this.#offered = []
    return done
  }

  /** Reads one from a file that is chosen; true when there is one to be kept. */
  async readFile(): Promise<boolean> {
    this.#fault = null
    await this.#try(async () => {
      const told = await this.#backend.chooseQuestionnaire()
      if (told?.kind === 'fault') this.#fault = told.fault
      if (told?.kind === 'questionnaire') this.#brought = told.questionnaire
    })
    return this.#brought !== null && this.#fault === null && this.#failure === null
  }

  /** Keeps what was read from a file; true when it is on the disk. */
  async saveBrought(): Promise<boolean> {
    const brought = this.#brought
    if (!brought) return false
    const saved = await this.#change(() => this.#backend.call('save_questionnaire', brought))
    if (saved) this.#brought = null
    return saved
  }

  /** Leaves what was read from a file. */
  leaveBrought() {
    this.#failure = null
    this.#fault = null
    this.#brought = null
  }

  /** Takes one that was brought out; what was answered of it stays. */
  putAway(instrument: string): Promise<boolean> {
    return this.#change(() => this.#backend.call('put_questionnaire_away', { instrument }))
  }

  /** Brings one again that was taken out. */
  bringBack(questionnaire: Questionnaire): Promise<boolean> {
    return this.#change(() => this.#backend.call('save_questionnaire', questionnaire))
  }

  /** Begins to log a score; of a questionnaire that has some already, if one is named. */
  log(name = '') {
    this.#failure = null
    this.#logging = { name, day: this.#page?.today ?? null, score: '' }
  }

  /** Leaves the score, unsaved. */
  leaveLog() {
    this.#failure = null
    this.#logging = null
  }

  /** Keeps the score; true when it is on the disk. */
  async saveLog(): Promise<boolean> {
    const logging = this.#logging
    const score = figureOf(logging?.score ?? '')
    if (!logging?.day || this.missing || score === null) return false
    const { name, day } = logging
    const saved = await this.#change(() => this.#backend.call('log_score', { name: name.trim(), day, score }))
    if (saved && this.#logging === logging) this.#logging = null
    return saved
  }

  /** Takes a score out; true when it is out. */
  removeScore({ id }: Pick<ScoreElsewhere, 'id'>): Promise<boolean> {
    return this.#change(() => this.#backend.call('remove_score', { id }))
  }

  /** Puts a score back that was taken out. */
  putScoreBack(name: string, { day, score }: ScoreElsewhere): Promise<boolean> {
    return this.#change(() => this.#backend.call('log_score', { name, day, score }))
  }

  /** What is half done, to be given back by {@link takeUp}; null if there is nothing. */
  held(): string | null {
    const answering = this.#answering?.answers.some((answer) => answer !== null) ? this.#answering : null
    const logging = this.#logging && (this.#logging.name.trim() || this.#logging.score.trim()) ? this.#logging : null
    const held: Held = { answering, brought: this.#brought, logging }
    return answering || logging || this.#brought ? JSON.stringify(held) : null
  }

  takeUp(text: string) {
    const held = JSON.parse(text) as Held
    this.#answering ??= held.answering
    this.#brought ??= held.brought
    this.#logging ??= held.logging
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
