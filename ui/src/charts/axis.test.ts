// How time is laid along an axis, as facts.
import { expect, test } from 'vitest'
import { dayNumber, dayOf, ends, move, nearest, ticks } from './axis'

test('a day and its number are the same thing', () => {
  for (const day of ['1970-01-01', '2024-02-29', '2026-03-29', '2026-10-25', '1969-12-31']) {
    expect(dayOf(dayNumber(day)!)).toBe(day)
  }
})

test('what is not a day has no number', () => {
  expect(dayNumber('')).toBeUndefined()
  expect(dayNumber('2026-13-01')).toBeUndefined()
  expect(dayNumber('soon')).toBeUndefined()
})

test('the ends come in order whatever was asked', () => {
  expect(ends('2026-01-10', '2026-01-01')).toEqual(ends('2026-01-01', '2026-01-10'))
  expect(ends('nonsense', '2026-01-01')[0]).toBe(dayNumber('2026-01-01'))
})

const marks = (from: string, to: string, width: number) => {
  const [first, last] = ends(from, to)
  const x = (day: number) => ((day - first) / Math.max(1, last - first)) * width
  return ticks(first, last, x, 60)
}

test('a month is marked by its Mondays', () => {
  const month = marks('2026-11-01', '2026-11-30', 800)
  expect(month.map((t) => t.day)).toEqual([
    '2026-11-02',
    '2026-11-09',
    '2026-11-16',
    '2026-11-23',
    '2026-11-30',
  ])
  expect(month.every((t) => t.unit === 'day')).toBe(true)
})

test('a year is marked by its months, and the year is said where it begins', () => {
  const year = marks('2025-11-20', '2026-11-19', 900)
  expect(year).toHaveLength(12)
  expect(year.filter((t) => t.sayYear).map((t) => t.day)).toEqual(['2026-01-01'])
})

test('marks never come closer than the room they need', () => {
  for (const to of ['2026-01-03', '2026-02-01', '2026-09-01', '2028-01-01', '2036-01-01', '2126-01-01']) {
    for (const width of [120, 400, 900]) {
      const xs = marks('2026-01-01', to, width).map((t) => t.x)
      xs.slice(1).forEach((x, i) => expect(x - xs[i]!).toBeGreaterThan(50))
      expect(xs.every(Number.isFinite)).toBe(true)
    }
  }
})

test('a range of one day still has a mark', () => {
  expect(marks('2026-11-19', '2026-11-19', 400)).toHaveLength(1)
})

test('the arrow keys stay among the points', () => {
  expect(move(0, 3, 'ArrowLeft')).toBe(0)
  expect(move(2, 3, 'ArrowRight')).toBe(2)
  expect(move(0, 3, 'End')).toBe(2)
  expect(move(1, 3, 'a')).toBeUndefined()
  expect(move(0, 0, 'End')).toBeUndefined()
})

test('the nearest point is found, and none among none', () => {
  expect(nearest([0, 10, 20], 14)).toBe(1)
  expect(nearest([], 14)).toBe(-1)
})
