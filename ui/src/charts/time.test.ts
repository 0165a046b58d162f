// Days along a width, and the flags among them, as facts.
import { expect, test } from 'vitest'
import { dayNumber } from './axis'
import { along, layFlags, wordsIn } from './time'

test('every day is found again at its place, and a place outside is held at the ends', () => {
  const time = along('2026-02-20', '2026-11-05', 104, 886)
  for (let day = time.first; day <= time.last; day += 1) expect(dayNumber(time.dayAt(time.x(day)))).toBe(day)
  expect([time.dayAt(-50), time.dayAt(5000)]).toEqual(['2026-02-20', '2026-11-05'])
})

test('a stretch of one day, or one that runs backwards, does not break', () => {
  for (const [from, to] of [['2026-02-20', '2026-02-20'], ['2026-03-20', '2026-02-20']] as const) {
    const time = along(from, to, 100, 100)
    expect(Number.isFinite(time.x(time.first))).toBe(true)
    expect(time.dayAt(100) >= '2026-02-20').toBe(true)
  }
})

test('flags stand in their order with the room they have, and those outside are not there', () => {
  const time = along('2026-09-01', '2026-11-19', 100, 900)
  const flags = layFlags(
    [
      { id: 1, day: '2026-11-01', until: null }, { id: 2, day: '2026-10-01', until: '2026-10-02' }, { id: 3, day: '2025-10-01', until: null },
      { id: 4, day: '2026-08-20', until: '2026-09-05' },
    ],
    time, 900,
  )
  expect(flags.map(({ id }) => id)).toEqual([4, 2, 1])
  expect(flags[0]!.x, 'one that began before begins at the edge').toBeCloseTo(time.x(time.first))
  expect(flags[1]!.until! - flags[1]!.x).toBeCloseTo(time.perDay * 1.5)
  expect(flags[1]!.x + flags[1]!.room).toBeCloseTo(flags[2]!.x)
  expect(flags[2]!.x + flags[2]!.room).toBeCloseTo(900)
})

test('as much of the words is shown as fits, or nothing', () => {
  expect(wordsIn('Ofsted visit', 400)).toBe('Ofsted visit')
  expect(wordsIn('Ofsted visit', 90)).toMatch(/^Ofsted.*…$/)
  expect(wordsIn('Ofsted visit', 30)).toBe('')
})
