// @vitest-environment ./src/client-environment.ts
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { touching } from './changes.svelte'
import { fakeBackend } from './fake'
import { Reminding, whenTimeComes } from './reminding.svelte'

const touched = touching()

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('a reminder', () => {
  it('comes when its time comes, is noted, and goes when seen to', async () => {
    const { backend, asked } = fakeBackend({
      reminder: () => ({ in_s: 3600, rests: false }),
      note_reminder: () => ({ value: {}, touched }),
    })
    const reminding = new Reminding(backend)
    await reminding.look()
    await vi.advanceTimersByTimeAsync(3590_000)
    expect(reminding.line).toBe(false)
    await vi.advanceTimersByTimeAsync(40_000)
    expect([reminding.line, asked('note_reminder').length]).toEqual([true, 1])
    reminding.put()
    expect(reminding.line).toBe(false)
    reminding.end()
  })

  it('does not come when it is off, or when its time went by while it was asked anew', async () => {
    const answers = [3600, null]
    const { backend } = fakeBackend({ reminder: () => ({ in_s: answers.shift() ?? null, rests: true }) })
    const reminding = new Reminding(backend)
    await reminding.look()
    await reminding.look()
    await vi.advanceTimersByTimeAsync(7200_000)
    expect([reminding.line, reminding.rests]).toEqual([false, true])
    reminding.end()
  })

  it('is not said for an evening that is long over when the machine wakes', () => {
    const said = vi.fn()
    const stop = whenTimeComes([60], said)
    vi.setSystemTime(Date.now() + 12 * 3600_000)
    vi.advanceTimersByTime(40_000)
    expect(said).not.toHaveBeenCalled()
    stop()
  })
})
