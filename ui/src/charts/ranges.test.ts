// Where differences and their ranges go, as facts.
import { expect, test } from 'vitest'
import { layRanges, type Range } from './ranges'

const range = (key: string, from: number, by: number, to: number): Range => ({ key, from, by, to })
const lay = (ranges: Range[], width = 900) => layRanges(ranges, width, 96, ({ key }) => String(key))

test('no difference is always in the picture, however far off the ranges lie', () => {
  for (const one of [range('a', 0.4, 0.6, 0.8), range('a', -2.2, -1.5, -0.7), range('a', -0.1, 0.2, 0.5), range('a', 14, 20, 26)]) {
    const { zero, ticks, rows } = lay([one])
    expect(ticks.some(({ value, x }) => Math.abs(value) < 1e-9 && Math.abs(x - zero) < 1e-6)).toBe(true)
    for (const x of [rows[0]!.x0, rows[0]!.x, rows[0]!.x1]) {
      expect(x).toBeGreaterThanOrEqual(ticks[0]!.x)
      expect(x).toBeLessThanOrEqual(ticks.at(-1)!.x)
    }
  }
})

test('a range lies where its marks say, its difference within it', () => {
  const { rows, ticks } = lay([range('a', -0.4, 0, 1)])
  const at = (value: number) => ticks.find((tick) => Math.abs(tick.value - value) < 1e-9)!.x
  expect([rows[0]!.x0, rows[0]!.x, rows[0]!.x1]).toEqual([at(-0.4), at(0), at(1)].map((x) => expect.closeTo(x, 6)))
})

test('marks leave room for their words, in any width and over any stretch', () => {
  for (const width of [120, 320, 640, 1400]) {
    for (const far of [0.05, 0.7, 3, 40, 9000]) {
      const { ticks } = lay([range('a', -far, far / 3, far)], width)
      expect(ticks.length).toBeGreaterThan(1)
      const room = ticks[1]!.x - ticks[0]!.x
      expect(ticks.length === 3 ? true : room >= Math.min(96, width / 3)).toBe(true)
    }
  }
})

test('rows stand below one another in the order they came, and names stay within', () => {
  const { rows, base, height } = lay([range('a', 1, 2, 3), range('a name that is rather long', 2.8, 2.9, 3), range('c', -1, 0, 1)], 400)
  expect(rows.map(({ key }) => key)).toEqual(['a', 'a name that is rather long', 'c'])
  for (const [i, row] of rows.entries()) {
    expect(row.nameX).toBeGreaterThanOrEqual(0)
    expect(row.nameX + String(row.key).length * 7.2).toBeLessThanOrEqual(400)
    if (i > 0) expect(row.nameY).toBeGreaterThan(rows[i - 1]!.y + 8)
  }
  expect(rows.at(-1)!.y).toBeLessThan(base)
  expect(height).toBeGreaterThan(base)
})

test('with nothing to show there is still a line, and no figure that is none', () => {
  const { rows, ticks, zero } = lay([])
  expect(rows).toEqual([])
  expect([zero, ...ticks.map(({ x }) => x)].every(Number.isFinite)).toBe(true)
  expect(lay([range('a', 0, 0, 0)]).rows[0]!.x).toBe(zero)
})
