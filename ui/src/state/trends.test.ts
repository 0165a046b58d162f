// What the Trends room looks at, as facts.
import { expect, test } from 'vitest'
import type { Chart, CheckIn, HalfTerms, HowFarBack, WeekDot, Weeks, WeekShape } from '../backend/generated/types'
import { fakeBackend, gate } from './fake'
import { beginning, firstDay, Trends } from './trends.svelte'

const far: HowFarBack = { today: '2026-11-19', first: '2026-01-05', term: { which: 'autumn', from: '2026-09-01' }, school_year: '2026-09-01' }
const chart = (over: Partial<Chart> = {}): Chart => ({
  measure: 'mood', from: '2026-09-01', to: '2026-11-19', dots: [{ day: '2026-11-01', value: 3 }], median: [],
  days_with: 1, days_in_range: 80, ...over,
})
const none: Partial<Chart> = { dots: [], days_with: 0 }
const checkin = { id: 1, day: '2026-11-01' } as CheckIn
const weeks = (answered: Partial<WeekDot>[]): Weeks => ({
  from: '2026-09-01', to: '2026-11-19', weeks_in_range: 12,
  weeks: answered.map((week) => ({ week: '2026-11-16', seemed: null, was: null, hours: null, ...week })),
})
const rest = {
  how_far_back: () => far,
  list_markers: () => [],
  half_terms: (): HalfTerms => ({ measure: 'mood', needs: 8, half_terms: [] }),
  week_shape: (): WeekShape => ({ measure: 'mood', needs: 4, cells: [] }),
}

test('a range ends with the day being lived and includes it; a term begins when the school does', () => {
  expect(firstDay('month', '2026-11-30')).toBe('2026-11-01')
  expect(firstDay('all', '2026-11-30')).toBeNull()
  expect(beginning('month', far)).toBe('2026-10-21')
  expect(beginning('term', far)).toBe('2026-09-01')
  expect(beginning('all', far)).toBeNull()
})

test('the term’s mood is looked at first, in three pictures of the same days', async () => {
  const { backend, asked } = fakeBackend({ ...rest, trend: () => chart() })
  const trends = new Trends(backend)
  await trends.look()
  for (const picture of ['trend', 'half_terms', 'week_shape'] as const) {
    expect(asked(picture)).toEqual([{ measure: 'mood', from: '2026-09-01', to: '2026-11-19' }])
  }
  expect(trends.view).toMatchObject({ of: 'days', chart: { days_with: 1 }, markers: [] })
  expect(trends.empty).toBeNull()
})

test('all there is is asked for from its beginning', async () => {
  const { backend, asked } = fakeBackend({ ...rest, trend: () => chart() })
  await new Trends(backend).since('all')
  expect(asked('trend')).toEqual([{ measure: 'mood', from: null, to: '2026-11-19' }])
})

test('hours, and how a week seemed and was, are asked of the weeks', async () => {
  const { backend, asked } = fakeBackend({ ...rest, weeks: () => weeks([{ hours: 'from_60' }]) })
  const trends = new Trends(backend)
  await trends.at('hours')
  expect(asked('weeks')).toEqual([{ from: '2026-09-01', to: '2026-11-19' }])
  expect([trends.view?.of, trends.empty]).toEqual(['weeks', null])
  await trends.at('seemed')
  expect(trends.empty, 'a week that holds the hours alone says nothing of the two').toBe('measure')
})

test('the last question is the one answered, however answers overtake each other', async () => {
  const slow = gate<Chart>()
  const { backend } = fakeBackend({ ...rest, trend: ({ measure }) => (measure === 'mood' ? slow.wait : chart({ measure })) })
  const trends = new Trends(backend)
  const first = trends.at('mood')
  await trends.at('sleep')
  slow.open(chart({ measure: 'mood' }))
  await first
  expect(trends.view?.measure).toBe('sleep')
})

test('an empty picture says why: never, not in this range, or not this measure', async () => {
  const why = async (here: CheckIn[], first: string | null) => {
    const { backend } = fakeBackend({
      ...rest, how_far_back: () => ({ ...far, first }), trend: () => chart(none), list_checkins: () => here,
    })
    const trends = new Trends(backend)
    await trends.look()
    return trends.empty
  }
  expect(await why([], null)).toBe('never')
  expect(await why([], '2026-01-05')).toBe('range')
  expect(await why([checkin], '2026-01-05')).toBe('measure')
})

test('days that were opened close when the picture no longer reaches them', async () => {
  const read = { list_checkins: () => [checkin], list_periods: () => [], list_weekly: () => [], list_entries: () => ({ rows: [], more: false }) }
  let answer = chart()
  const { backend } = fakeBackend({ ...rest, ...read, trend: () => answer })
  const trends = new Trends(backend)
  await trends.look()
  await trends.days.open('2026-11-01', '2026-11-01', 'time')
  await trends.since('year')
  expect(trends.days.opened).toMatchObject({ checkins: [checkin] })
  answer = chart({ from: '2026-11-02' })
  await trends.since('month')
  expect(trends.days.opened).toBeNull()
})

test('what goes wrong is told, and the picture that was there stays', async () => {
  let fails = false
  const { backend } = fakeBackend({ ...rest, trend: () => (fails ? { code: 'damaged' } : chart()) })
  const trends = new Trends(backend)
  await trends.look()
  fails = true
  await trends.look()
  expect(trends.failure).toBe('damaged')
  expect(trends.view).not.toBeNull()
  fails = false
  await trends.look()
  expect(trends.failure).toBeNull()
})
