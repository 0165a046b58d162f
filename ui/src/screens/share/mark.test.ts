// What is taken when words are marked, as facts.
import { expect, test } from 'vitest'
import { marked, paragraphAt } from './mark'

const words = 'Ms. Okafor said nothing.\n\nI asked for it in writing; he wrote from jp@example.org.\n\nSo be it.'
const cut = (range: [number, number] | null) => range && words.slice(...range)
const at = (part: string) => words.indexOf(part)

test('half a name is never taken: marks grow to whole words', () => {
  expect(cut(marked(words, at('kafor'), at('said') + 2))).toBe('Okafor said')
  expect(cut(marked(words, at('example'), at('example') + 3))).toContain('jp@example')
})

test('an accent made of two characters stays with its letter', () => {
  const accented = 'Anto\u0301nia came.'
  expect(accented.slice(...marked(accented, 0, 4)!)).toBe('Anto\u0301nia')
})

test('blanks at either end are not part of a passage', () => {
  expect(cut(marked(words, at(' said'), at('said') + 5))).toBe('said')
})

test('words over two paragraphs keep the blank line between them', () => {
  expect(cut(marked(words, at('nothing'), at('I asked') + 7))).toBe('nothing.\n\nI asked')
})

test('nothing marked, or only blanks, is nothing', () => {
  expect(marked(words, 5, 5)).toBeNull()
  expect(marked(words, at('\n\n'), at('\n\n') + 2)).toBeNull()
})

test('the paragraph one is in is taken whole, at its beginning, its end and within', () => {
  const second = 'I asked for it in writing; he wrote from jp@example.org.'
  for (const place of [at('I asked'), at('writing'), at('I asked') + second.length]) {
    expect(cut(paragraphAt(words, place))).toBe(second)
  }
  expect(cut(paragraphAt(words, 0))).toBe('Ms. Okafor said nothing.')
  expect(cut(paragraphAt(words, words.length))).toBe('So be it.')
})

test('an entry without words has no paragraph', () => {
  expect(paragraphAt('', 0)).toBeNull()
})
