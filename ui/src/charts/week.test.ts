// Where the days of the week go, as facts.
import { expect, test } from 'vitest'
import type { Frame } from './dots'
import { layWeek, type WeekCell } from './week'

const frame: Frame = { width: 900, height: 320, left: 104, right: 14, top: 24, bottom: 92 }
const cells: WeekCell[] = [false, true].flatMap((holiday) =>
  Array.from({ length: 7 }, (_, weekday) => ({ weekday, holiday, days_with: holiday ? 3 : 9, median: holiday ? null : 2.5 })))

test('a mark stands at its median, and without one there is a number alone', () => {
  const { marks, levels } = layWeek(cells, [1, 5], frame)
  expect(marks).toHaveLength(14)
  for (const mark of marks) {
    if (mark.holiday) expect(mark.y).toBeNull()
    else expect(mark.y).toBeCloseTo((levels[1]!.y + levels[2]!.y) / 2)
  }
})

test('the keys go through each day in term and then in the holidays, and the two never stand over each other', () => {
  const { marks } = layWeek(cells, [1, 5], frame)
  expect(marks.slice(0, 3).map(({ weekday, holiday }) => [weekday, holiday])).toEqual([[0, false], [0, true], [1, false]])
  marks.slice(1).forEach((mark, at) => expect(mark.x).toBeGreaterThan(marks[at]!.x))
})

test('a frame too small to hold anything does not break', () => {
  for (const mark of layWeek(cells, [1, 5], { ...frame, width: 0, height: 0 }).marks) {
    expect(Number.isFinite(mark.x) && Number.isFinite(mark.y ?? 0)).toBe(true)
  }
})
