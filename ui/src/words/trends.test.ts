// What the Trends room may say, as facts.
import { expect, test } from 'vitest'
import type { Chart, Measure } from '../backend/generated/types'
import { NEVER, spoken } from './spoken'
import { answersInWords, bounds, dotInWords, inWords, measures, measuresIn, ranges, restsOn, tickWords, trends, valueInWords } from './trends'

const chart = (values: number[], over: Partial<Chart> = {}): Chart => ({
  measure: 'mood',
  from: '2026-08-22',
  to: '2026-11-19',
  dots: values.map((value, i) => ({ day: `2026-09-${String(i + 1).padStart(2, '0')}`, value })),
  median: [],
  days_with: values.length,
  days_in_range: 90,
  ...over,
})

test('no sentence of the room judges', () => {
  const all = spoken([trends, ranges, measures])
  expect(all.length).toBeGreaterThan(30)
  for (const said of all) {
    expect(said).not.toMatch(NEVER)
    expect(said).not.toMatch(/\b(better|worse|average|healthy|warning|improv\w*|declin\w*)\b/i)
  }
})

test('every value a check-in can hold has its word', () => {
  for (const measure of Object.keys(measures) as Measure[]) {
    const [low, high] = bounds(measure)
    for (let value = low; value <= high; value += 0.5) expect(valueInWords(measure, value)).toMatch(/^[a-z ]+$/)
  }
  expect(bounds('bucket')).toEqual([0, 4])
  expect(bounds('sleep')).toEqual([1, 4])
  expect([0, 1, 2, 3, 4].map((value) => valueInWords('bucket', value))).toEqual(['empty', 'nearly empty', 'half full', 'nearly full', 'full'])
  expect(valueInWords('mood', 2.5)).toBe('between low and mixed')
})

test('a value that cannot be is held at the edge', () => {
  expect(valueInWords('mood', 99)).toBe('very good')
  expect(valueInWords('mood', -1)).toBe('very low')
})

test('a dot is read with its weekday', () => {
  expect(dotInWords('mood', { day: '2026-11-19', value: 2 })).toBe('Thursday 19 November 2026: low')
})

test('the picture says on how many days it rests', () => {
  expect(restsOn(chart([1, 2]))).toBe('on 2 of 90 days')
  expect(restsOn(chart([1], { days_in_range: 1 }))).toBe('on 1 of 1 day')
  expect(inWords(chart([]))).toBe('Mood from 22 August 2026 to 19 November 2026, noted on 0 of 90 days.')
})

test('the picture in words says how far it reaches and no more', () => {
  const median = [[{ day: '2026-09-05', value: 3 }], [{ day: '2026-10-20', value: 2 }]]
  expect(inWords(chart([1, 4], { median }))).toContain('The dots lie from very low to good. The line, in 2 pieces, moves between low and mixed.')
  expect(inWords(chart([3, 3]))).toContain('Every dot is at mixed.')
})

test('a mark is as coarse as its axis', () => {
  expect(tickWords({ day: '2026-09-14', unit: 'day', sayYear: true })).toBe('14 Sep')
  expect(tickWords({ day: '2026-09-01', unit: 'month', sayYear: false })).toBe('Sep')
  expect(tickWords({ day: '2026-01-01', unit: 'month', sayYear: true })).toBe('Jan 2026')
  expect(tickWords({ day: '2026-01-01', unit: 'year', sayYear: false })).toBe('2026')
})

test('what was not answered is not said', () => {
  const checkin = { id: 1, day: '2026-11-19', at: 0, mood: 2, energy: null, bucket: 0, sleep: null, sleep_hours: 6.5, late_days: 0, words: [], tags: [], light: null }
  expect(answersInWords(checkin)).toEqual(['Mood: low', 'Bucket: empty', '6.5 hours slept'])
  expect(answersInWords({ ...checkin, sleep_hours: null }, measuresIn(true))).toEqual(['Mood: low', 'Energy left: nothing'])
})
