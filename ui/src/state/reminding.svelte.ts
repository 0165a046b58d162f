/**
 * Being reminded. One rule: the line comes when its time comes while the page is there, reckoned with the clock so that
 * a machine that slept says it when it wakes; whoever opened the journal later needs none. Used by the shell, and by
 * the lock with what the core told it.
 */
import type { Backend } from '../backend/backend'

/** How often the clock is looked at, in milliseconds. */
const LOOK_MS = 20_000
/** Later than this after its time the line would be about another evening, in milliseconds. */
const STALE_MS = 3 * 3600_000

/** Says `then` as each of the moments comes that lie so many seconds ahead. Answers a way to stop. */
export function whenTimeComes(inSeconds: readonly number[], then: () => void): () => void {
  const begun = Date.now()
  let left = inSeconds.map((seconds) => begun + seconds * 1000)
  const timer = setInterval(() => {
    const now = Date.now()
    const come = left.filter((at) => at <= now)
    left = left.filter((at) => at > now)
    if (come.some((at) => now - at < STALE_MS)) then()
  }, LOOK_MS)
  return () => clearInterval(timer)
}

export class Reminding {
  #line = $state(false)
  #rests = $state(false)
  #stop: () => void = () => undefined
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** Whether the line is to be shown now. */
  get line(): boolean {
    return this.#line
  }
  /** Whether it went off by itself. */
  get rests(): boolean {
    return this.#rests
  }

  /** Asks how it stands: at first, and whenever something was written or set. */
  async look() {
    try {
      const { in_s, rests } = await this.#backend.call('reminder', {})
      this.#rests = rests
      this.#stop()
      this.#stop = in_s === null ? () => undefined : whenTimeComes([in_s], () => void this.#say())
    } catch {
      // A line that does not come hurts nobody; it is asked for again at the next change.
    }
  }

  /** Something was written, or the line was seen to. */
  put() {
    this.#line = false
  }

  end() {
    this.#stop()
  }

  async #say() {
    this.#line = true
    await this.#backend.call('note_reminder', {}).catch(() => undefined)
  }
}
