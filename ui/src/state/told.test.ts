// What may be said from what was noted, as facts.
import { expect, test } from 'vitest'
import type { Comparison, Links, LongView } from '../backend/generated/types'
import { fakeBackend, gate } from './fake'
import { followed, Told } from './told.svelte'

const links: Links = { measure: 'mood', days: 12, needs: 60, clear: [], unclear: [] }
const stretch = { from: '2026-10-23', to: '2026-11-19', noted: 12, of: 28, holidays: 0 }
const comparison: Comparison = { figure: 'mood', before: stretch, after: stretch, needs: 8, found: null }
const long: LongView = { figure: 'mood', dots: [], pieces: [], needs: 60, days: 0, needs_days: 90, lately: null }
const answers = { links: () => links, compare: () => comparison, long_view: () => long }

test('a measure is asked about in all three ways, up to today and by four weeks at first', async () => {
  const { backend, asked } = fakeBackend(answers)
  const told = new Told(backend)
  await told.look('sleep')
  expect(asked('links')).toEqual([{ measure: 'sleep' }])
  expect(asked('compare')).toEqual([{ figure: 'sleep', weeks: 4, marker: null }])
  expect(asked('long_view')).toEqual([{ figure: 'sleep' }])
  expect([told.links.answer, told.beside.answer?.comparison, told.long.answer]).toEqual([links, comparison, long])
})

test('what is noted by the week goes together with nothing, and its stretches are long enough to hold eight', async () => {
  const { backend, asked } = fakeBackend(answers)
  const told = new Told(backend)
  await told.look('mood')
  await told.look('seemed')
  expect(asked('links')).toHaveLength(1)
  expect(told.links.answer).toBeNull()
  expect(followed('seemed')).toBe('seemed_against_was')
  expect(asked('compare')[1]).toEqual({ figure: 'seemed_against_was', weeks: 12, marker: null })
  expect(told.lengths).not.toContain(4)
  await told.look('mood')
  expect(told.weeks, 'what was chosen for days is still chosen').toBe(4)
})

test('an answer keeps the question it belongs to', async () => {
  const { backend } = fakeBackend(answers)
  const told = new Told(backend)
  await told.around(3)
  await told.over(12)
  expect(told.beside.answer).toMatchObject({ marker: 3, weeks: 12 })
})

test('the last question is the one answered, however answers overtake each other', async () => {
  const slow = gate<Comparison>()
  const { backend } = fakeBackend({ ...answers, compare: ({ weeks }) => (weeks === 8 ? slow.wait : comparison) })
  const told = new Told(backend)
  const first = told.over(8)
  await told.over(26)
  slow.open(comparison)
  await first
  expect(told.beside.answer?.weeks).toBe(26)
})

test('a day that was taken out since is let go of', async () => {
  const { backend, asked } = fakeBackend({ ...answers, compare: ({ marker }) => (marker === 3 ? { code: 'not_found' } : comparison) })
  const told = new Told(backend)
  await told.around(3)
  expect([told.marker, told.beside.failure, told.beside.answer?.marker]).toEqual([null, null, null])
  expect(asked('compare')).toHaveLength(2)
})

test('what goes wrong in one is told there, and the others stand', async () => {
  let fails = true
  const { backend } = fakeBackend({ ...answers, long_view: () => (fails ? { code: 'damaged' } : long) })
  const told = new Told(backend)
  await told.look('mood')
  expect([told.long.failure, told.links.failure, told.links.answer]).toEqual(['damaged', null, links])
  fails = false
  await told.askLong()
  expect([told.long.failure, told.long.answer]).toEqual([null, long])
})
