// After which @ people are suggested, and whom.
import { markdown } from '@codemirror/lang-markdown'
import { EditorState } from '@codemirror/state'
import { expect, test } from 'vitest'
import { plain } from '../../state/plain'
import { suggested, typedAt, type Namer } from './mentioning'

/** What is typed after an @ where the bar stands. */
function typed(text: string) {
  const place = text.indexOf('|')
  const state = EditorState.create({ doc: text.replace('|', ''), extensions: [markdown()] })
  return typedAt(state, place)?.typed ?? null
}

test('an @ that belongs to no word, address or code asks for a name', () => {
  for (const [text, expected] of [
    ['@|', ''], ['Told @Sa|', 'Sa'], ['(@Sam Hi|', 'Sam Hi'], ['“@s|', 's'], ['- *@s|*', 's'],
    ['a@b|', null], ['a.@b|', null], ['@@s|', null], ['@ s|', null], ['x/@s|', null], ['8 @ 5|', null],
    ['`@s|`', null], ['    @s|', null], ['[@s|](https://e.org)', null], ['@Sam\nrang|', null],
  ] as const) expect(typed(text), text).toBe(expected)
})

test('names that begin so come before those that hold a word which does, and the form that was meant is written', () => {
  const known = [
    { name: 'Ruth Adeyemi', also: ['RA', 'Chair'], role: 'my chair' },
    { name: 'Adele', also: [], role: 'a friend' },
    { name: 'José', also: [], role: 'my coach' },
  ]
  const namer: Namer = { known: () => known, plain, add: async () => null }
  const forms = (letters: string) => suggested(letters, namer).map(({ form }) => form)
  expect(forms('')).toEqual(['Ruth Adeyemi', 'Adele', 'José'])
  expect(forms('ad')).toEqual(['Adele', 'Ruth Adeyemi'])
  expect(forms('ch')).toEqual(['Chair'])
  expect(forms('jose')).toEqual(['José'])
  expect(forms('ruth ad')).toEqual(['Ruth Adeyemi'])
  expect(forms('x')).toEqual([])
})
