// @vitest-environment ./src/client-environment.ts
import { describe, expect, it } from 'vitest'

import type { EntryPage, TimelinePeriod } from '../backend/generated/types'
import { fakeBackend } from './fake'
import { Timeline } from './timeline.svelte'

const autumn: TimelinePeriod = {
  period: { from: '2026-11-02', to: '2026-12-18', which: 'autumn_2' }, label: '', entries: 2, markers: [],
}
const page = (more: boolean, ...ids: number[]) => ({ rows: ids.map((id) => ({ id })), more }) as EntryPage

describe('the timeline', () => {
  it('asks for the pages of a half-term when it is opened, and goes on after those it has', async () => {
    const { backend, asked } = fakeBackend({
      timeline: () => [autumn], list_entries: ({ before }) => (before ? page(false, 1) : page(true, 3, 2)),
    })
    const timeline = new Timeline(backend)
    await timeline.look()
    expect(asked('list_entries')).toEqual([])
    await timeline.turn('2026-11-02', '2026-12-18')
    await timeline.further('2026-11-02', '2026-12-18')
    expect(timeline.pages('2026-11-02')?.rows.map(({ id }) => id)).toEqual([3, 2, 1])
    expect(asked('list_entries')).toMatchObject([{ from: '2026-11-02', before: null }, { before: 2 }])
    await timeline.turn('2026-11-02', '2026-12-18')
    expect(timeline.pages('2026-11-02')).toBeUndefined()
  })

  it('looks again into what is open', async () => {
    let ids = [2]
    const { backend } = fakeBackend({ timeline: () => [autumn], list_entries: () => page(false, ...ids) })
    const timeline = new Timeline(backend)
    await timeline.look()
    await timeline.turn('2026-11-02', '2026-12-18')
    ids = [3, 2]
    await timeline.look()
    expect(timeline.pages('2026-11-02')?.rows).toHaveLength(2)
  })

  it('keeps what it shows when it cannot look again', async () => {
    let fails = false
    const { backend } = fakeBackend({ timeline: () => (fails ? { code: 'damaged' } : [autumn]) })
    const timeline = new Timeline(backend)
    await timeline.look()
    fails = true
    await timeline.look()
    expect(timeline.failure).toBe('damaged')
    expect(timeline.periods).toHaveLength(1)
  })
})
