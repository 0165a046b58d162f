// What the Trends room looks at, as facts.
import { expect, test } from 'vitest'
import type { Chart, CheckIn } from '../backend/generated/types'
import { fakeBackend, gate } from './fake'
import { firstDay, Trends } from './trends.svelte'

const chart = (over: Partial<Chart> = {}): Chart => ({
  measure: 'mood', from: '2026-08-22', to: '2026-11-19', dots: [{ day: '2026-11-01', value: 3 }], median: [],
  days_with: 1, days_in_range: 90, ...over,
})
const none: Partial<Chart> = { dots: [], days_with: 0 }
const checkin = { id: 1, day: '2026-11-01' } as CheckIn
const tonight = () => ({ day: '2026-11-19', hour: 21, checkins: [], entry: null, gap: null })

test('a range ends with the day being lived and includes it', () => {
  expect(firstDay('month', '2026-11-30')).toBe('2026-11-01')
  expect(firstDay('all', '2026-11-30')).toBeNull()
})

test('three months of mood are looked at first', async () => {
  const { backend, asked } = fakeBackend({ tonight, trend: () => chart() })
  const trends = new Trends(backend)
  await trends.look()
  expect(asked('trend')).toEqual([{ measure: 'mood', from: '2026-08-22', to: '2026-11-19' }])
  expect(trends.chart?.days_with).toBe(1)
  expect(trends.empty).toBeNull()
})

test('all there is is asked for without ends', async () => {
  const { backend, asked } = fakeBackend({ tonight, trend: () => chart() })
  await new Trends(backend).over('all')
  expect(asked('trend')).toEqual([{ measure: 'mood', from: null, to: null }])
})

test('the last question is the one answered, however answers overtake each other', async () => {
  const slow = gate<Chart>()
  const { backend } = fakeBackend({
    tonight,
    trend: ({ measure }) => (measure === 'mood' ? slow.wait : chart({ measure })),
  })
  const trends = new Trends(backend)
  const first = trends.measured('mood')
  await trends.measured('sleep')
  slow.open(chart({ measure: 'mood' }))
  await first
  expect(trends.chart?.measure).toBe('sleep')
})

test('an empty picture says why: never, not in this range, or not this measure', async () => {
  const why = async (here: CheckIn[], ever: CheckIn[]) => {
    const { backend } = fakeBackend({
      tonight,
      trend: () => chart(none),
      list_checkins: ({ from }) => (from === '0001-01-01' ? ever : here),
    })
    const trends = new Trends(backend)
    await trends.look()
    return trends.empty
  }
  expect(await why([], [])).toBe('never')
  expect(await why([], [checkin])).toBe('range')
  expect(await why([checkin], [checkin])).toBe('measure')
})

test('a day is opened with its check-ins, and closes when its dot leaves the picture', async () => {
  let answer = chart()
  const { backend, asked } = fakeBackend({ tonight, trend: () => answer, list_checkins: () => [checkin], list_periods: () => [], list_weekly: () => [] })
  const trends = new Trends(backend)
  await trends.look()
  await trends.open('2026-11-01')
  expect(asked('list_checkins')).toEqual([{ from: '2026-11-01', to: '2026-11-01' }])
  expect(trends.opened).toMatchObject({ checkins: [checkin], periods: [], week: null })
  answer = chart({ dots: [{ day: '2026-11-02', value: 3 }] })
  await trends.over('month')
  expect(trends.opened).toBeNull()
})

test('what goes wrong is told, and the picture that was there stays', async () => {
  let fails = false
  const { backend } = fakeBackend({ tonight, trend: () => (fails ? { code: 'damaged' } : chart()) })
  const trends = new Trends(backend)
  await trends.look()
  fails = true
  await trends.look()
  expect(trends.failure).toBe('damaged')
  expect(trends.chart).not.toBeNull()
  fails = false
  await trends.look()
  expect(trends.failure).toBeNull()
})
