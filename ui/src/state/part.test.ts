import { describe, expect, it } from 'vitest'

import { changed, sumOf } from './part'

/** The same numbers each time (mulberry32). */
function dice(seed: number) {
  return (below: number) => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}
const LETTERS = ['a', 'b', '\n', 'é', '😀', '😁', '🎓', '界']
const some = (roll: (below: number) => number, most: number) =>
  Array.from({ length: roll(most) }, () => LETTERS[roll(LETTERS.length)]!).join('')

describe('what changed in a text', () => {
  it.each([
    ['The choir sang.', 'The choir sang well.', { from: 14, to: 14, insert: ' well' }],
    ['The choir sang.', 'The sang.', { from: 4, to: 10, insert: '' }],
    ['aaa', 'aaaa', { from: 3, to: 3, insert: 'a' }],
    ['', 'a', { from: 0, to: 0, insert: 'a' }],
    // Their first halves are the same.
    ['x😀y', 'x😁y', { from: 1, to: 3, insert: '😁' }],
    // Their second halves are the same.
    ['x\ud83d\ude00y', 'x\ud83c\ude00y', { from: 1, to: 3, insert: '\ud83c\ude00' }],
  ])('is the one part that is another: %j, %j', (before, after, part) => {
    expect(changed(before, after)).toEqual(part)
  })

  it('put into the one text makes the other, and divides no letter', () => {
    const roll = dice(7)
    for (let time = 0; time < 5000; time++) {
      const before = some(roll, 12)
      const letters = [...before]
      const [one, other] = [roll(letters.length + 1), roll(letters.length + 1)]
      const after = [...letters.slice(0, Math.min(one, other)), some(roll, 4), ...letters.slice(Math.max(one, other))].join('')
      const { from, to, insert } = changed(before, after)
      expect(before.slice(0, from) + insert + before.slice(to)).toBe(after)
      for (const piece of [before.slice(0, from), insert, before.slice(to)]) expect(new TextDecoder().decode(new TextEncoder().encode(piece))).toBe(piece)
    }
  })
})

// FIPS 180-4's example.
it('a sum is written as the core reads it', async () => {
  expect(await sumOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
