import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { Code } from '../backend/generated/types'
import { fakeBackend, gate } from './fake'
import { AHEAD, Listening, LOOK_MS, PATIENCE_MS, SLEPT_MS } from './listening.svelte'
import type { Loudspeaker } from './loudspeaker'

const RATE = 8000

/** A second of sound as it comes over, in which each number is the second it is of. */
function second(from: number, length = RATE): ArrayBuffer {
  const bytes = new ArrayBuffer(8 + length * 4)
  new DataView(bytes).setBigUint64(0, BigInt(from * RATE), true)
  new Float32Array(bytes, 8).fill(from)
  return bytes
}

/** A loudspeaker whose clock is the test's. */
class Heard implements Loudspeaker {
  began: number | null = null
  stood = 0
  ended = false
  laid: { from: number; at: number }[] = []
  constructor(readonly begins: () => Promise<unknown> = async () => undefined) {}
  get now() {
    return this.began === null ? this.stood : this.stood + (Date.now() - this.began) / 1000
  }
  async begin() {
    await this.begins()
    this.began ??= Date.now()
  }
  lay({ channels }: Parameters<Loudspeaker['lay']>[0], _: number, at: number) {
    this.laid.push({ from: channels[0]![0]!, at })
  }
  quiet() {
    this.laid = []
  }
  rest() {
    this.stood = this.now
    this.began = null
  }
  end() {
    this.quiet()
    this.ended = true
  }
}

type Asked = { which: number; from: number | null }

/** A sound of so many seconds, and what was asked for. */
function sound({ seconds = 10, begin = undefined as (() => unknown) | undefined, hear = undefined as ((asked: Asked) => unknown) | undefined, begins = undefined as (() => Promise<unknown>) | undefined } = {}) {
  const asked: Asked[] = []
  const ended: number[] = []
  const speakers: Heard[] = []
  let which = 0
  let at = 0
  const next = ({ from }: Asked) => {
    if (from !== null) at = from / 1000
    return at < seconds ? second(at++) : new ArrayBuffer(0)
  }
  const { backend } = fakeBackend({}, {
    attached: {
      begin_sound: () => {
        at = 0
        return begin ? begin() : { which: ++which, rate: RATE, channels: 1, millis: seconds * 1000 }
      },
      hear_sound: (input) => {
        asked.push(input as Asked)
        return hear ? hear(input as Asked) : next(input as Asked)
      },
      end_sound: (input) => void ended.push((input as Asked).which),
    },
  })
  const listening = new Listening(backend.attached, () => {
    speakers.push(new Heard(begins))
    return speakers.at(-1)!
  })
  return { listening, asked, ended, speakers, speaker: () => speakers.at(-1)! }
}

const passes = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('a sound that is listened to', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is heard without a gap, a few seconds ahead, and no further', async () => {
    const { listening, speaker, asked } = sound({ seconds: 60 })
    await listening.play(7)
    await passes(3 * LOOK_MS)
    expect([listening.id, listening.doing, listening.length]).toEqual([7, 'playing', 60])
    const first = speaker().laid[0]!.at
    expect(speaker().laid.map(({ from, at }) => [from, Math.round((at - first) * 1000)])).toEqual([0, 1, 2, 3, 4].slice(0, speaker().laid.length).map((from) => [from, from * 1000]))
    expect(asked.length).toBeLessThanOrEqual(AHEAD + 1)
    await passes(10_000)
    expect(listening.at).toBeGreaterThan(9)
    expect(listening.at).toBeLessThan(11)
    expect(asked.length).toBeLessThanOrEqual(10 + AHEAD + 2)
    expect(asked.every(({ from }) => from === null)).toBe(true)
    expect(listening.heard).toBe(Date.now())
  })

  it('is at its beginning again when it is over, holds nothing, and is heard once more', async () => {
    const { listening, speakers, ended } = sound({ seconds: 3 })
    await listening.play(7)
    await passes(4000)
    expect([listening.id, listening.doing, listening.at, listening.length]).toEqual([7, 'nothing', 0, 3])
    expect([speakers[0]!.ended, ended]).toEqual([true, [1]])
    await listening.play(7)
    await passes(2 * LOOK_MS)
    expect([listening.doing, speakers.length]).toEqual(['playing', 2])
  })

  it('is silent at once when it is paused, and goes on from there', async () => {
    const { listening, speaker, asked } = sound({ seconds: 60 })
    await listening.play(7)
    await passes(5200)
    listening.pause()
    expect([listening.doing, speaker().laid]).toEqual(['paused', []])
    const { at, heard } = listening
    const before = asked.length
    await passes(60_000)
    expect([listening.at, listening.heard, asked.length]).toEqual([at, heard, before])
    await listening.play(7)
    await passes(LOOK_MS)
    expect(asked[before]).toEqual({ which: 1, from: Math.round(at * 1000) })
    expect(listening.at).toBeGreaterThanOrEqual(at)
  })

  it('goes to another place and no further than its ends, paused or not, also back to its beginning', async () => {
    const { listening, asked } = sound({ seconds: 60 })
    listening.goTo(20)
    expect(asked).toEqual([])
    await listening.play(7)
    await passes(LOOK_MS)
    listening.goTo(40)
    await passes(LOOK_MS)
    expect(asked.map(({ from }) => from).filter((from) => from !== null)).toEqual([40_000])
    listening.goTo(-5)
    await passes(LOOK_MS)
    expect(asked.map(({ from }) => from).filter((from) => from !== null)).toEqual([40_000, 0])
    listening.pause()
    listening.goTo(99)
    expect(listening.at).toBe(60)
    await listening.play(7)
    await passes(LOOK_MS)
    expect([listening.doing, listening.at]).toEqual(['nothing', 0])
  })

  it('falls silent when another begins', async () => {
    const { listening, speakers, ended } = sound()
    await listening.play(7)
    await passes(1000)
    await listening.play(8)
    expect([listening.id, speakers[0]!.ended, ended]).toEqual([8, true, [1]])
    await passes(LOOK_MS)
    expect([listening.at < 1, speakers[1]!.laid.length > 0]).toEqual([true, true])
    // Leaving the one that is over does nothing to the other.
    listening.leave(7)
    expect(listening.doing).toBe('playing')
    listening.leave(8)
    expect([listening.id, listening.doing, speakers[1]!.ended, ended]).toEqual([null, 'nothing', true, [1, 2]])
  })

  it('lays nothing that comes after it was paused or ended', async () => {
    for (const stop of ['pause', 'end'] as const) {
      const late = gate<ArrayBuffer>()
      const { listening, speakers } = sound({ hear: () => late.wait })
      await listening.play(7)
      listening[stop]()
      late.open(second(0))
      await passes(1000)
      expect([listening.doing, speakers[0]!.laid]).toEqual([stop === 'pause' ? 'paused' : 'nothing', []])
    }
  })

  it('is not begun for nobody: left before it has begun, it is ended', async () => {
    const late = gate<unknown>()
    const { listening, ended } = sound({ begin: () => late.wait })
    const playing = listening.play(7)
    listening.pause()
    expect([listening.id, listening.doing]).toEqual([null, 'nothing'])
    late.open({ which: 5, rate: RATE, channels: 1, millis: null })
    await playing
    expect([listening.doing, ended]).toEqual(['nothing', [5]])
  })

  it('says why it is not heard, and asks for nothing then', async () => {
    for (const code of ['sound_unknown', 'no_loudspeaker', 'locked'] satisfies Code[]) {
      const { listening, asked, speaker } = sound({ begin: () => ({ code }) })
      await listening.play(7)
      expect([listening.id, listening.doing, listening.failure, asked, speaker().ended]).toEqual([7, 'nothing', code, [], true])
    }
  })

  it('says so when it turns out to be damaged on its way', async () => {
    const { listening } = sound({ hear: ({ from }) => (from === null ? { code: 'sound_damaged' } : undefined) })
    await listening.play(7)
    await passes(LOOK_MS)
    expect([listening.doing, listening.failure]).toEqual(['nothing', 'sound_damaged'])
  })

  it('waits for no loudspeaker that never begins, nor for one that stands still', async () => {
    const never = sound({ begins: () => new Promise(() => undefined) })
    const playing = never.listening.play(7)
    await passes(PATIENCE_MS)
    await playing
    expect([never.listening.doing, never.listening.failure]).toEqual(['nothing', 'no_loudspeaker'])
    const stuck = sound({ seconds: 60 })
    await stuck.listening.play(7)
    await passes(1000)
    stuck.speaker().rest()
    await passes(PATIENCE_MS + 2 * LOOK_MS)
    expect([stuck.listening.doing, stuck.listening.failure]).toEqual(['nothing', 'no_loudspeaker'])
    // It can be asked for again.
    await stuck.listening.play(7)
    await passes(LOOK_MS)
    expect([stuck.listening.doing, stuck.listening.failure]).toEqual(['playing', null])
  })

  it('does not go on by itself on a machine that slept', async () => {
    const { listening } = sound({ seconds: 600 })
    await listening.play(7)
    await passes(1000)
    const { heard } = listening
    vi.setSystemTime(Date.now() + 2 * SLEPT_MS)
    await passes(LOOK_MS)
    expect([listening.doing, listening.heard]).toEqual(['paused', heard])
  })
})
