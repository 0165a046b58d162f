// Where dots and the pieces of the median go, as facts.
import { expect, test } from 'vitest'
import { dayNumber, dayOf } from './axis'
import { layDots, type DotsData, type Frame } from './dots'

const frame: Frame = { width: 900, height: 280, left: 90, right: 20, top: 20, bottom: 40 }
const start = dayNumber('2025-09-01')!
const data = (values: (number | null)[], over: Partial<DotsData> = {}): DotsData => ({
  from: dayOf(start),
  to: dayOf(start + Math.max(0, values.length - 1)),
  dots: values.flatMap((value, i) => (value === null ? [] : [{ day: dayOf(start + i), value }])),
  median: [],
  ...over,
})
const lay = (d: DotsData) => layDots(d, [1, 5], frame)
const noNaN = (picture: unknown) => expect(JSON.stringify(picture)).not.toMatch(/null|NaN|Infinity/)

test('nothing noted draws nothing, and the axis still stands', () => {
  const picture = lay(data([], { to: '2025-09-30' }))
  expect(picture.dots).toEqual([])
  expect(picture.pieces).toEqual([])
  expect(picture.silences).toEqual([])
  expect(picture.levels).toHaveLength(5)
  expect(picture.ticks.length).toBeGreaterThan(0)
  noNaN(picture)
})

test('a month of silence alone is not called a silence between dots', () => {
  expect(lay(data(Array(30).fill(null))).silences).toEqual([])
})

test('one dot stands in the middle of a range of one day', () => {
  const picture = lay(data([3]))
  expect(picture.dots).toHaveLength(1)
  expect(picture.dots[0]!.x).toBeCloseTo((90 + 880) / 2)
  noNaN(picture)
})

test('each day has its width: the first and last stand half a day within the frame', () => {
  const picture = lay(data([3, 3, 3, 3]))
  const day = (880 - 90) / 4
  expect(picture.dots.map((d) => d.x)).toEqual([0.5, 1.5, 2.5, 3.5].map((n) => 90 + n * day))
})

test('days that are all alike lie on one level', () => {
  const picture = lay(data(Array(20).fill(2)))
  expect(new Set(picture.dots.map((d) => d.y)).size).toBe(1)
  noNaN(picture)
})

test('a higher value is never drawn beneath a lower one', () => {
  const picture = lay(data(Array.from({ length: 700 }, (_, i) => 1 + (i % 5))))
  const step = picture.levels[0]!.y - picture.levels[1]!.y
  for (const dot of picture.dots) {
    const level = picture.levels.find((l) => l.value === dot.value)!
    expect(Math.abs(dot.y - level.y)).toBeLessThanOrEqual(step * 0.3 + 0.01)
  }
})

test('dots with room around them lie exactly on their level', () => {
  const picture = lay(data([1, null, 2, null, 3, 2.5]))
  picture.dots.slice(0, 3).forEach((dot, i) => expect(dot.y).toBe(picture.levels[i]!.y))
})

test('forty years of days fit, in order and without NaN', () => {
  const picture = lay(data(Array.from({ length: 14_600 }, (_, i) => 1 + ((i * 7) % 5))))
  expect(picture.dots).toHaveLength(14_600)
  expect(picture.dots.every((d, i) => i === 0 || d.x >= picture.dots[i - 1]!.x)).toBe(true)
  expect(picture.dots.every((d) => d.x >= 90 && d.x <= 880 && d.y >= 0 && d.y <= 260)).toBe(true)
  noNaN(picture)
})

test('two pieces of the median are two paths, and nothing joins them', () => {
  const piece = (at: number) => [0, 1, 2].map((i) => ({ day: dayOf(start + at + i), value: 3 }))
  const picture = lay(data([3, 3, 3, ...Array(30).fill(null), 3, 3, 3], { median: [piece(0), piece(33)] }))
  expect(picture.pieces).toHaveLength(2)
  picture.pieces.forEach((path) => expect(path.match(/M/g)).toHaveLength(1))
})

test('a piece of a single day is a point, an empty one nothing', () => {
  const picture = lay(data([3], { median: [[{ day: dayOf(start), value: 3 }], []] }))
  expect(picture.pieces).toHaveLength(1)
  noNaN(picture)
})

test('a gap of more than fourteen days is a silence, one of fourteen is not', () => {
  expect(lay(data([3, ...Array(13).fill(null), 3])).silences).toHaveLength(0)
  const [silence] = lay(data([3, ...Array(14).fill(null), 3])).silences
  expect(silence!.days).toBe(14)
  expect(silence!.x1).toBeGreaterThan(silence!.x0)
})

test('values and days that cannot be are held at the edge or left out', () => {
  const picture = lay({
    ...data([3, 3]),
    dots: [
      { day: '2025-09-01', value: 99 },
      { day: 'never', value: 3 },
      { day: '2025-09-02', value: Number.NaN },
      { day: '2031-01-01', value: 3 },
    ],
  })
  expect(picture.dots).toHaveLength(1)
  expect(picture.dots[0]!.y).toBe(20)
  noNaN(picture)
})

test('a frame too small to hold anything does not break', () => {
  noNaN(layDots(data([1, 2, 3]), [1, 5], { ...frame, width: 0, height: 0 }))
})

test('the same days in another order make the same picture', () => {
  const some = data(Array.from({ length: 90 }, (_, i) => 1 + ((i * 3) % 5)))
  // How days are laid along the width is a function, and no two are equal.
  const drawn = (dots: DotsData) => ({ ...lay(dots), time: undefined })
  expect(drawn({ ...some, dots: [...some.dots].reverse() })).toEqual(drawn(some))
})
