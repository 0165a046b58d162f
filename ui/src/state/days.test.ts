// The days that are read beside a picture, as facts.
import { expect, test } from 'vitest'
import type { CheckIn, EntryRow } from '../backend/generated/types'
import { byDay, ReadDays } from './days.svelte'
import { fakeBackend, gate } from './fake'

const checkin = (id: number, day: string) => ({ id, day }) as CheckIn
const row = (id: number, day: string) => ({ id, day }) as EntryRow
const empty = { list_checkins: () => [], list_entries: () => ({ rows: [], more: false }), list_periods: () => [], list_weekly: () => [] }

test('the newest day stands first, and its pages as they were written', () => {
  const days = byDay({ checkins: [checkin(1, '2026-11-01'), checkin(2, '2026-11-03')], rows: [row(9, '2026-11-03'), row(8, '2026-11-03'), row(7, '2026-11-02')] })
  expect(days.map(({ day }) => day)).toEqual(['2026-11-03', '2026-11-02', '2026-11-01'])
  expect(days[0]?.rows.map(({ id }) => id)).toEqual([8, 9])
})

test('a long stretch is read a month at a time, and no further than its beginning', async () => {
  const { backend, asked } = fakeBackend(empty)
  const days = new ReadDays(backend)
  await days.open('2026-09-15', '2026-11-19', 'time')
  expect(days.opened?.read).toBe('2026-10-20')
  await days.further()
  await days.further()
  await days.further()
  expect(asked('list_checkins')).toEqual([
    { from: '2026-10-20', to: '2026-11-19' }, { from: '2026-09-19', to: '2026-10-19' }, { from: '2026-09-15', to: '2026-09-18' },
  ])
  expect(days.opened?.read).toBe('2026-09-15')
})

test('what was closed while it was being read stays closed', async () => {
  const slow = gate<CheckIn[]>()
  const { backend } = fakeBackend({ ...empty, list_checkins: () => slow.wait })
  const days = new ReadDays(backend)
  const opening = days.open('2026-11-01', '2026-11-01', 'year')
  days.close()
  slow.open([])
  await opening
  expect(days.opened).toBeNull()
})
