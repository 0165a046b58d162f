import { describe, expect, it } from 'vitest'

import { dayByKey, daysIn, monthsOf, plusDays, plusMonths, weekday, weeksOf } from './months'

describe('a month', () => {
  it('has its days in weeks that begin on Monday', () => {
    const weeks = weeksOf('2026-11')
    expect(weeks).toHaveLength(6)
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01'])
    expect(weeks[5]).toEqual(['2026-11-30', null, null, null, null, null, null])
    expect(weeksOf('2027-02')).toHaveLength(4)
  })

  it.each([['2024-02', 29], ['2025-02', 28], ['1900-02', 28], ['2026-12', 31]])('%s has %i days', (month, days) => {
    expect(daysIn(month)).toBe(days)
    expect(weeksOf(month).flat().filter(Boolean)).toHaveLength(days)
  })

  it('is one of twelve', () => {
    expect(monthsOf(2026)).toHaveLength(12)
    expect(monthsOf(2026)[11]).toBe('2026-12')
  })
})

describe('a day', () => {
  it('has others beside it', () => {
    expect(weekday('2026-11-19')).toBe(3)
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(plusMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(plusMonths('2026-01-15', -1)).toBe('2025-12-15')
    expect(plusMonths('2024-02-29', 12)).toBe('2025-02-28')
  })

  it.each([
    ['ArrowLeft', '2026-11-18'], ['ArrowRight', '2026-11-20'], ['ArrowUp', '2026-11-12'], ['ArrowDown', '2026-11-26'],
    ['Home', '2026-11-16'], ['End', '2026-11-22'], ['PageUp', '2026-10-19'], ['PageDown', '2026-12-19'], ['x', undefined],
  ])('%s leads to %s', (key, day) => {
    expect(dayByKey('2026-11-19', key, false)).toBe(day)
  })

  it('goes a year with Shift', () => {
    expect(dayByKey('2026-11-19', 'PageUp', true)).toBe('2025-11-19')
  })
})
