// How weeks seemed against how they were, as facts.
import { expect, test } from 'vitest'
import type { Frame } from './dots'
import { layPairs } from './pairs'

const frame: Frame = { width: 900, height: 350, left: 60, right: 14, top: 78, bottom: 46 }
const lay = (weeks: { week: string; seemed: number | null; was: number | null }[]) => layPairs({ from: '2026-09-01', to: '2026-11-19', weeks }, frame)

test('the two stand at the middle of their week, as far apart as they were answered', () => {
  const { pairs: [pair], levels, time } = lay([{ week: '2026-10-05', seemed: 10, was: 0 }])
  expect(time.dayAt(pair!.x)).toBe('2026-10-08')
  expect([pair!.seemedY, pair!.wasY]).toEqual([levels[2]!.y, levels[0]!.y])
})

test('a week that answered one has that one alone, and a week that answered neither is not there', () => {
  const { pairs } = lay([{ week: '2026-10-05', seemed: null, was: 3 }, { week: '2026-10-12', seemed: null, was: null }])
  expect(pairs).toHaveLength(1)
  expect(pairs[0]!.seemedY).toBeNull()
})

test('a week that the stretch only touches stands at its edge', () => {
  const { pairs, time } = lay([{ week: '2026-08-24', seemed: 4, was: 4 }, { week: '2026-11-16', seemed: 4, was: 4 }])
  expect(pairs.map(({ x }) => time.dayAt(x))).toEqual(['2026-09-01', '2026-11-19'])
})
