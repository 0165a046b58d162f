/**
 * A sound that is listened to. One rule: one at a time, begun by a press and by nothing else, and silent at once when it
 * is paused, left, or the journal is on its way to be shut. A few seconds are held here at most. Made at unlock, gone at
 * lock.
 */
import type { Attached, BegunSound } from '../backend/attached'
import { codeOf } from '../backend/backend'
import type { Code } from '../backend/generated/types'
import { ownLoudspeaker, type Loudspeaker } from './loudspeaker'

/** How far ahead of what is heard sound is laid, in seconds. */
export const AHEAD = 4
/** How often it is looked after, in milliseconds. */
export const LOOK_MS = 200
/** How long a loudspeaker may stand still before nobody waits for it, in milliseconds. */
export const PATIENCE_MS = 8000
/** How long it can have been looked after by nobody before the machine is taken to have slept. */
export const SLEPT_MS = 15_000
/** How soon what was just read is heard, in seconds. */
const SOON = 0.05

type Doing = 'nothing' | 'beginning' | 'playing' | 'paused'

export class Listening {
  #id = $state<number | null>(null)
  #doing = $state<Doing>('nothing')
  #at = $state(0)
  #length = $state<number | null>(null)
  #failure = $state<Code | null>(null)
  #begun: BegunSound | null = null
  #speaker: Loudspeaker | null = null
  /** When its beginning would have been heard, on the loudspeaker's clock. */
  #since = 0
  /** Up to where it has been laid, in seconds of it; null before anything was. */
  #laid: number | null = null
  /** Where the next moment begins if no place is asked for. */
  #next = 0
  #over = false
  #reading = false
  /** What is asked for in an earlier turn is let go when it comes. */
  #turn = 0
  #timer: ReturnType<typeof setInterval> | undefined
  #moved = { now: 0, at: 0 }
  #heard = 0
  readonly #attached: Attached
  readonly #make: () => Loudspeaker

  constructor(attached: Attached, make: () => Loudspeaker = ownLoudspeaker) {
    this.#attached = attached
    this.#make = make
  }

  /** Which attachment it is. */
  get id(): number | null {
    return this.#id
  }
  get doing(): Doing {
    return this.#doing
  }
  /** Where one is, in seconds. */
  get at(): number {
    return this.#at
  }
  /** How long it takes, in seconds, if that is known. */
  get length(): number | null {
    return this.#length
  }
  /** Why it is not heard. */
  get failure(): Code | null {
    return this.#failure
  }
  /** When something was last heard, by the page's clock; 0 if nothing was. */
  get heard(): number {
    return this.#heard
  }

  /** Plays a sound, or goes on with it. What was heard before is over. */
  async play(id: number) {
    if (id !== this.#id) this.end()
    this.#id = id
    this.#failure = null
    const turn = ++this.#turn
    this.#doing = 'beginning'
    try {
      // At once: a loudspeaker may only begin while somebody presses.
      this.#speaker ??= this.#make()
      const begins = inTime(this.#speaker.begin())
      const begun = this.#begun ?? (await this.#begin(id, turn))
      const heard = begun && (await begins)
      if (turn !== this.#turn) return
      if (!heard) return this.#give('no_loudspeaker')
      this.#doing = 'playing'
      this.#length = begun.millis === null ? null : begun.millis / 1000
      this.#moved = { now: Date.now(), at: this.#speaker.now }
      this.#look(turn)
      this.#timer = setInterval(() => this.#look(turn), LOOK_MS)
    } catch (thrown) {
      if (turn === this.#turn) this.#give(codeOf(thrown))
    }
  }

  /** Is silent, and stays where it is. */
  pause() {
    if (this.#doing === 'nothing' || this.#doing === 'paused') return
    if (!this.#begun) return this.end()
    this.#stop()
    this.#speaker?.rest()
    this.#doing = 'paused'
  }

  /** Goes to another place; one that is not there is the nearest one. */
  goTo(seconds: number) {
    if (this.#id === null || this.#doing === 'beginning') return
    const plays = this.#doing === 'playing'
    if (plays) this.#stop()
    this.#at = Math.max(0, Math.min(seconds, this.#length ?? seconds))
    if (plays) void this.play(this.#id)
  }

  /** Ends it, wherever it is. */
  end() {
    this.#rewind()
    this.#id = null
    this.#length = null
    this.#failure = null
  }

  /** Is at its beginning again, and holds nothing. */
  #rewind() {
    this.#stop()
    this.#speaker?.end()
    this.#speaker = null
    const begun = this.#begun
    this.#begun = null
    this.#doing = 'nothing'
    this.#at = 0
    this.#next = 0
    // Where it cannot be ended the journal has been shut, and it went with that.
    if (begun) void this.#attached.endSound(begun).catch(() => undefined)
  }

  /** Ends this one, if it is the one that is listened to. */
  leave(id: number) {
    if (id === this.#id) this.end()
  }

  async #begin(id: number, turn: number): Promise<BegunSound | null> {
    const begun = await this.#attached.beginSound(id)
    if (turn === this.#turn) return (this.#begun = begun)
    // Nobody waits for it any more.
    void this.#attached.endSound(begun).catch(() => undefined)
    return null
  }

  /** Nothing more is heard, and nothing more is read. */
  #stop() {
    this.#turn += 1
    clearInterval(this.#timer)
    this.#speaker?.quiet()
    this.#laid = null
    this.#over = false
    this.#reading = false
  }

  /** It is not heard, and why. */
  #give(failure: Code) {
    this.#rewind()
    this.#failure = failure
  }

  /** Looks where it is, and has the next moment read. */
  #look(turn: number) {
    const speaker = this.#speaker
    if (turn !== this.#turn || !speaker) return
    const [now, at] = [Date.now(), speaker.now]
    if (now - this.#moved.now > SLEPT_MS) return this.pause()
    if (at > this.#moved.at) this.#moved = { now, at }
    else if (now - this.#moved.now > PATIENCE_MS) return this.#give('no_loudspeaker')
    if (this.#laid !== null) {
      this.#heard = now
      this.#at = Math.max(this.#at, Math.min(at - this.#since, this.#laid))
      if (this.#over && this.#at >= this.#laid) return this.#rewind()
    }
    if (!this.#over && !this.#reading) void this.#read(turn)
  }

  async #read(turn: number) {
    this.#reading = true
    try {
      while (turn === this.#turn && !this.#over && (this.#laid === null || this.#laid - this.#at < AHEAD)) await this.#readOne(turn)
    } catch (thrown) {
      if (turn === this.#turn) this.#give(codeOf(thrown))
    }
    if (turn === this.#turn) this.#reading = false
  }

  async #readOne(turn: number) {
    const begun = this.#begun!
    const first = this.#laid === null
    const from = first && this.#at !== this.#next ? Math.round(this.#at * 1000) : null
    const moment = await this.#attached.hearSound(begun, from)
    const speaker = this.#speaker
    if (turn !== this.#turn || !speaker) return
    if (!moment) {
      this.#over = true
      if (first) this.#rewind()
      return
    }
    const begins = moment.from / begun.rate
    // What comes too late, and what comes first, is heard as soon as it can be.
    const late = this.#since + begins < speaker.now
    if (first || late) this.#since = speaker.now + SOON - begins
    speaker.lay(moment, begun.rate, this.#since + begins)
    this.#next = this.#laid = begins + (moment.channels[0]?.length ?? 0) / begun.rate
  }
}

/** Whether something comes about while somebody still waits for it. */
function inTime(coming: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout>
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), PATIENCE_MS)))
  return Promise.race([coming.then(() => true, () => false), late]).finally(() => clearTimeout(timer))
}
