// Where half-terms go as bars, as facts.
import { expect, test } from 'vitest'
import { layBars, type BarData, type Shared } from './bars'

const share = (levels: number[]): Shared => ({ days_with: levels.reduce((sum, days) => sum + days, 0), days: 40, levels })
const row = (key: string, levels: number[], before: number[] | null = null): BarData => ({ key, share: share(levels), before: before && share(before) })

test('every bar is as long as any other, whatever it rests on', () => {
  const { bars } = layBars([row('a', [1, 2, 3, 0, 4], [0, 0, 30, 0, 0]), row('b', [8, 0, 0.5, 0.5, 0])], 900)
  for (const bar of bars) {
    const last = bar.parts.at(-1)!
    expect(bar.parts[0]!.x).toBeCloseTo(bar.x)
    expect(last.x + last.width).toBeCloseTo(bar.x + bar.width)
  }
})

test('levels stand in their order, each as wide as its share, and one without a day is not there', () => {
  const [bar] = layBars([row('a', [1, 0, 3, 0, 4])], 900).bars
  expect(bar!.parts.map(({ level }) => level)).toEqual([0, 2, 4])
  expect(bar!.parts[1]!.width / bar!.parts[0]!.width).toBeCloseTo(3)
})

test('where there are too few days there is no part', () => {
  const few: BarData = { key: 'a', share: { days_with: 3, days: 40, levels: [] }, before: null }
  expect(layBars([few], 900).bars[0]!.parts).toEqual([])
})

test('the year before stands below, thinner; nothing stands over anything else, in any width', () => {
  for (const width of [120, 619, 620, 900]) {
    const { bars, flags, height } = layBars([{ ...row('a', [8], [9]), flags: true }, row('b', [8])], width)
    expect(bars.map(({ before }) => before)).toEqual([false, true, false])
    expect(bars[1]!.height).toBeLessThan(bars[0]!.height)
    bars.slice(1).forEach((bar, at) => expect(bar.y).toBeGreaterThan(bars[at]!.y + bars[at]!.height))
    expect(flags[0]!.y).toBeGreaterThan(bars[1]!.y + bars[1]!.height)
    expect(flags[0]!.y).toBeLessThan(bars[2]!.y)
    expect(height).toBeGreaterThanOrEqual(bars[2]!.y + bars[2]!.height)
  }
})
