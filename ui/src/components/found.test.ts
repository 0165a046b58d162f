import { expect, test } from 'vitest'

import { MOST_FOUND, wordsIn } from './found'

test('words are found in capitals or not, wherever they stand', () => {
  expect(wordsIn('The governors. Two GOVERNORS.', 'governors')).toEqual([[4, 13], [19, 28]])
  expect(wordsIn('Ärger und ärger', 'ärger')).toEqual([[0, 5], [10, 15]])
})

test('a blank is any blank, and blanks around what was typed are none', () => {
  expect(wordsIn('two\n words', ' two  words ')).toEqual([[0, 10]])
})

test('nothing typed is nowhere', () => {
  expect(wordsIn('anything', '')).toEqual([])
  expect(wordsIn('anything', '  ')).toEqual([])
})

test('no more are looked for than can be gone through', () => {
  expect(wordsIn('a'.repeat(MOST_FOUND * 2), 'a')).toHaveLength(MOST_FOUND)
})

test('whatever sign is typed is looked for as it is', () => {
  const signs = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).filter((sign) => sign.trim() !== '')
  for (const sign of [...signs, '𝒜', '🙂', '👩‍🏫', '\\d', '[a-z]', '(?:', '$&']) {
    expect(wordsIn(`one ${sign} two`, sign), sign).toContainEqual([4, 4 + sign.length])
  }
})
