// @vitest-environment ./src/client-environment.ts
import { describe, expect, it } from 'vitest'

import type { EntryPage, MarkedDays } from '../backend/generated/types'
import { Calendar } from './calendar.svelte'
import { fakeBackend, gate } from './fake'

const tonight = () => ({ day: '2026-11-19', hour: 21, checkins: [], entry: null, gap: null })
const marked = (...days: string[]): MarkedDays => ({
  today: '2026-11-19', first: '2024-09-01', days: days.map((day) => ({ day, entry: true, checkin: false })),
})
const page = (day: string): EntryPage => ({ rows: [{ id: 1, day } as EntryPage['rows'][number]], more: false })
const answers = {
  tonight, marked_days: () => marked('2026-11-19', '2026-11-02'), list_entries: ({ from }: { from?: string | null }) => page(from ?? ''),
  list_checkins: () => [],
}

describe('the calendar', () => {
  it('begins at the day being lived, with its year', async () => {
    const { backend, asked } = fakeBackend(answers)
    const calendar = new Calendar(backend)
    await calendar.look()
    expect(calendar.at).toBe('2026-11-19')
    expect(asked('marked_days')).toEqual([{ from: '2026-01-01', to: '2026-12-31' }])
    expect(calendar.daysOf('2026-11')).toBe(2)
    expect(calendar.held?.rows).toHaveLength(1)
  })

  it('asks for a year once, and for another when one goes there', async () => {
    const { backend, asked } = fakeBackend(answers)
    const calendar = new Calendar(backend)
    await calendar.look()
    await calendar.go('2026-01-01')
    expect(asked('marked_days')).toHaveLength(1)
    await calendar.step(-1)
    expect(calendar.at).toBe('2025-12-01')
    expect(asked('marked_days')).toHaveLength(2)
  })

  it('shows the day one is at, however answers overtake each other', async () => {
    const slow = gate<EntryPage>()
    const { backend } = fakeBackend({
      ...answers, list_entries: ({ from }) => (from === '2026-11-18' ? slow.wait : page(from ?? '')),
    })
    const calendar = new Calendar(backend)
    await calendar.look()
    const first = calendar.go('2026-11-18')
    await calendar.go('2026-11-17')
    slow.open(page('2026-11-18'))
    await first
    expect(calendar.held?.day).toBe('2026-11-17')
  })

  it('tells what goes wrong', async () => {
    const { backend } = fakeBackend({ ...answers, marked_days: () => ({ code: 'damaged' }) })
    const calendar = new Calendar(backend)
    await calendar.look()
    expect(calendar.failure).toBe('damaged')
  })
})
