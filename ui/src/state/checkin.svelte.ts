/**
 * A check-in being made or corrected. One rule: everything is optional and nothing is invented; what was not
 * answered stays null. Made by {@link Evening}; the card draws it.
 */
import type { CheckIn, Day, RecordCheckIn } from '../backend/generated/types'

/** What the next digit answers, in the order of the card. */
export const STEPS = ['mood', 'energy', 'bucket', 'sleep'] as const
/** After the four questions a digit puts on one of the tags that are shown. */
export type Step = (typeof STEPS)[number] | 'tags'

/** The values a step can have, lowest and highest. */
export const RANGES: Record<(typeof STEPS)[number], readonly [number, number]> = { mood: [1, 5], energy: [1, 5], bucket: [0, 4], sleep: [1, 4] }

/** bad, broken, all right, good: the letters that answer sleep. */
const SLEEP_LETTERS = ['b', 'r', 'a', 'g']

/** At most this many words; the core refuses more. */
export const MOST_WORDS = 3
/** At most this many tags. */
export const MOST_TAGS = 20

export class CheckInForm {
  /** The check-in that is corrected, if one is. */
  id = $state<number | null>(null)
  /** The lived day it was begun on, which is the one it is about. */
  readonly day: Day | null
  mood = $state<number | null>(null)
  energy = $state<number | null>(null)
  bucket = $state<number | null>(null)
  sleep = $state<number | null>(null)
  /** Hours slept, as typed. */
  hours = $state('')
  words = $state<string[]>([])
  tags = $state<string[]>([])
  light = $state('')
  /** A word of one's own that is typed and not put on yet. */
  ownWord = $state('')
  /** A tag of one's own that is typed and not put on yet. */
  ownTag = $state('')
  /** What the next digit answers; null when all have been. */
  next = $state<Step | null>('mood')
  #begun: number | null = null
  /** The answers that are known to be on the disk, as text to compare with. */
  #kept = $state('')

  constructor(day: Day | null, checkin?: CheckIn) {
    this.day = checkin?.day ?? day
    if (!checkin) return
    this.id = checkin.id
    this.mood = checkin.mood
    this.energy = checkin.energy
    this.bucket = checkin.bucket
    this.sleep = checkin.sleep
    this.hours = checkin.sleep_hours === null ? '' : String(checkin.sleep_hours)
    this.words = [...checkin.words]
    this.tags = [...checkin.tags]
    this.light = checkin.light ?? ''
    this.#kept = JSON.stringify(this.#answers())
  }

  /** Whether what is typed for the hours is none. */
  get hoursWrong(): boolean {
    return this.hours.trim() !== '' && hoursOf(this.hours) === null
  }

  /** Whether nothing has been answered. */
  get empty(): boolean {
    const { words, tags, light, ...rest } = this.#answers()
    return Object.values(rest).every((answer) => answer === null) && !words.length && !tags.length && !light
  }

  /** Whether it holds an answer that is not on the disk. */
  get unsaved(): boolean {
    return !this.empty && JSON.stringify(this.#answers()) !== this.#kept
  }

  /** Notes that somebody has begun; how long it took is counted from here. */
  touch(now = Date.now()) {
    this.#begun ??= now
  }

  /** The next digit answers this, because somebody went there. */
  goTo(step: Step) {
    this.next = step
  }

  /** Answers with a key; `shown` are the tags that stand numbered in the card. True if the key meant something here. */
  key(key: string, shown: readonly string[] = []): boolean {
    const letter = SLEEP_LETTERS.indexOf(key)
    if (letter >= 0) return this.#answer('sleep', letter + 1)
    const step = this.next
    if (step === null) return false
    if (key === '-') {
      this.next = after(step)
      return true
    }
    if (!/^\d$/.test(key)) return false
    if (step === 'tags') {
      const tag = shown[Number(key) - 1]
      if (tag !== undefined) this.toggle('tags', tag)
      return tag !== undefined
    }
    return this.#answer(step, Number(key))
  }

  /** Puts on the word or tag of one's own that is typed. */
  add(list: 'words' | 'tags') {
    this.touch()
    this[list] = this.#answers()[list]
    if (list === 'words') this.ownWord = ''
    else this.ownTag = ''
  }

  /** Puts a word or takes it off; more than can be held are not taken. */
  toggle(list: 'words' | 'tags', label: string) {
    this.touch()
    const held = this[list]
    const most = list === 'words' ? MOST_WORDS : MOST_TAGS
    if (held.includes(label)) this[list] = held.filter((one) => one !== label)
    else if (held.length < most) this[list] = [...held, label]
  }

  /** What is sent. What is typed and not put on yet was meant too. */
  record(now = Date.now()): RecordCheckIn {
    const took_s = this.#begun === null ? null : Math.round((now - this.#begun) / 1000)
    return { id: this.id, day: this.day, ...this.#answers(), took_s }
  }

  /** Takes in that what was sent is on the disk, as the check-in `id`. Answers given meanwhile are a correction. */
  keptAs(id: number, { mood, energy, bucket, sleep, sleep_hours, words, tags, light }: RecordCheckIn) {
    this.id = id
    this.#kept = JSON.stringify({ mood, energy, bucket, sleep, sleep_hours, words, tags, light })
  }

  #answers() {
    return {
      mood: this.mood,
      energy: this.energy,
      bucket: this.bucket,
      sleep: this.sleep,
      sleep_hours: hoursOf(this.hours),
      words: withOwn(this.words, this.ownWord, MOST_WORDS),
      tags: withOwn(this.tags, this.ownTag, MOST_TAGS),
      light: this.light.trim() || null,
    }
  }

  #answer(step: (typeof STEPS)[number], value: number): boolean {
    const [low, high] = RANGES[step]
    if (value < low || value > high) return false
    this.touch()
    this[step] = value
    this.next = after(step)
    return true
  }
}

function after(step: Step): Step | null {
  return step === 'tags' ? null : (STEPS[STEPS.indexOf(step) + 1] ?? 'tags')
}

/** Hours as typed, to the nearest quarter; null where nothing is typed that a night could hold. */
export function hoursOf(typed: string): number | null {
  const hours = typed.trim() === '' ? NaN : Number(typed.replace(',', '.'))
  return hours >= 0 && hours <= 24 ? Math.round(hours * 4) / 4 : null
}

function withOwn(held: readonly string[], typed: string, most: number): string[] {
  const own = typed.trim()
  return own && !held.includes(own) && held.length < most ? [...held, own] : [...held]
}
