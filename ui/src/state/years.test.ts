// The year on one page, as facts.
import { expect, test } from 'vitest'
import type { HowFarBack } from '../backend/generated/types'
import { fakeBackend } from './fake'
import { yearBegins, Years } from './years.svelte'

const far: HowFarBack = { today: '2026-11-19', first: '2025-10-05', term: { which: 'autumn', from: '2026-09-01' }, school_year: '2026-09-01' }

test('a school year begins where the school’s does, and a calendar year in January', () => {
  expect(yearBegins('school', 1, far)).toBe('2025-09-01')
  expect(yearBegins('calendar', 0, far)).toBe('2026-01-01')
})

test('no year is gone to before the first day or after the one being lived', async () => {
  const { backend, asked } = fakeBackend({ how_far_back: () => far, list_markers: () => [], year_of_days: () => ({ days: [] }) })
  const years = new Years(backend)
  await years.look()
  expect([years.hasEarlier, years.hasLater]).toEqual([true, false])
  await years.go(1)
  expect([years.hasEarlier, years.hasLater]).toEqual([false, true])
  await years.go(-5)
  expect(years.hasLater).toBe(false)
  await years.of('calendar')
  expect(asked('year_of_days')).toEqual([
    { from: '2026-09-01', to: '2027-08-31' }, { from: '2025-09-01', to: '2026-08-31' }, { from: '2026-09-01', to: '2027-08-31' },
    { from: '2026-01-01', to: '2026-12-31' },
  ])
})
