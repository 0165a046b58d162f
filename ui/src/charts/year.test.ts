// Where the days of a year go, as facts.
import { expect, test } from 'vitest'
import { dayNear, lastOfYear, layYear, twelveMonths } from './year'

test('a year has every one of its days once, in order, a leap year too', () => {
  for (const [first, days] of [['2026-09-01', 365], ['2024-01-01', 366], ['2023-09-01', 366]] as const) {
    const picture = layYear(first, '2999-12-31', 900)
    expect(picture.months).toHaveLength(12)
    expect(picture.days).toHaveLength(days)
    expect(picture.days[0]!.day).toBe(first)
    expect(picture.days.at(-1)!.day).toBe(lastOfYear(first))
    expect(new Set(picture.days.map(({ x, y }) => `${x} ${y}`)).size).toBe(days)
  }
})

test('a day to come is not there, nor a month that has not begun', () => {
  const picture = layYear('2026-09-01', '2026-11-19', 900)
  expect(picture.months.map(({ day }) => day)).toEqual(['2026-09-01', '2026-10-01', '2026-11-01'])
  expect(picture.days.at(-1)!.day).toBe('2026-11-19')
})

test('a weekday stands below its letter in every width, and nothing leaves the page', () => {
  for (const width of [250, 380, 560, 900]) {
    const picture = layYear('2026-01-01', '2026-12-31', width)
    // 2 November 2026 is a Monday.
    const monday = picture.days.find(({ day }) => day === '2026-11-02')!
    expect(monday.x).toBeCloseTo(picture.months[10]!.weekdays[0]!.x)
    for (const { x, y } of picture.days) {
      expect(x + picture.tile / 2).toBeLessThanOrEqual(width)
      expect(y).toBeLessThan(picture.height)
    }
  }
})

test('the pointer finds the day it is over, and none beside them', () => {
  const picture = layYear('2026-01-01', '2026-12-31', 900)
  picture.days.forEach(({ x, y }, at) => expect(dayNear(picture, x + 1, y - 1)).toBe(at))
  expect(dayNear(picture, 5, 5)).toBe(-1)
})

test('twelve months follow one another over the end of a year', () => {
  expect(twelveMonths('2026-09-15').slice(2, 6)).toEqual(['2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01'])
})
