// @vitest-environment ./src/client-environment.ts
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { LISTENING_MS, STILL_AT_MOST_MS, STILL_MS, untilStill, whenIdle } from './idle'

const MINUTE = 60_000

describe('when nobody is there', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('window', new EventTarget())
    vi.stubGlobal('document', new EventTarget())
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  const locks = (minutes: number) => {
    const lock = vi.fn()
    const stop = whenIdle(minutes, lock)
    return { lock, stop }
  }

  it('locks after the minutes that were chosen, and not before', () => {
    const { lock } = locks(5)
    vi.advanceTimersByTime(5 * MINUTE - 1)
    expect(lock).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(lock).toHaveBeenCalledOnce()
  })

  it('waits afresh from the last sign of somebody', () => {
    const { lock } = locks(5)
    vi.advanceTimersByTime(4 * MINUTE)
    window.dispatchEvent(new Event('pointermove'))
    vi.advanceTimersByTime(4 * MINUTE)
    expect(lock).not.toHaveBeenCalled()
    vi.advanceTimersByTime(MINUTE)
    expect(lock).toHaveBeenCalledOnce()
  })

  it('locks at once when a machine wakes that slept past the time', () => {
    const { lock } = locks(5)
    // The timers slept with the machine; the clock did not.
    vi.setSystemTime(Date.now() + 60 * MINUTE)
    window.dispatchEvent(new Event('pointermove'))
    expect(lock).toHaveBeenCalledOnce()
  })

  it('takes whoever listens to be there, until a while after the sound', () => {
    const lock = vi.fn()
    const began = Date.now()
    whenIdle(5, lock, () => Math.min(Date.now(), began + 9 * MINUTE))
    vi.advanceTimersByTime(14 * MINUTE - 1)
    expect(lock).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(lock).toHaveBeenCalledOnce()
  })

  it('takes nobody to listen for ever', () => {
    const lock = vi.fn()
    whenIdle(5, lock, () => Date.now())
    vi.advanceTimersByTime(LISTENING_MS + 5 * MINUTE - 1)
    expect(lock).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(lock).toHaveBeenCalledOnce()
  })

  it('asks again later when a lock had to wait', () => {
    const { lock } = locks(1)
    vi.advanceTimersByTime(3 * MINUTE)
    expect(lock).toHaveBeenCalledTimes(3)
  })

  it('is stopped', () => {
    const { lock, stop } = locks(1)
    stop()
    vi.advanceTimersByTime(5 * MINUTE)
    expect(lock).not.toHaveBeenCalled()
  })
})

describe('until the keys have come', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('window', new EventTarget())
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  const waiting = () => {
    const still = vi.fn()
    void untilStill().then(still)
    return still
  }
  const press = () => window.dispatchEvent(new Event('keydown'))

  it('waits a moment in which none comes', async () => {
    const still = waiting()
    await vi.advanceTimersByTimeAsync(STILL_MS - 1)
    press()
    await vi.advanceTimersByTimeAsync(STILL_MS - 1)
    expect(still).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(still).toHaveBeenCalledOnce()
  })

  it('does not wait for somebody who leans on the keyboard', async () => {
    const still = waiting()
    for (let gone = 0; gone < STILL_AT_MOST_MS; gone += STILL_MS / 2) {
      expect(still).not.toHaveBeenCalled()
      press()
      await vi.advanceTimersByTimeAsync(STILL_MS / 2)
    }
    expect(still).toHaveBeenCalledOnce()
  })
})
