// The page one writes on, as facts about its states.
import { EditorState } from '@codemirror/state'
import { expect, test } from 'vitest'

import { cursorFollows } from './editor'

const page = () => EditorState.create({ doc: 'one', selection: { anchor: 3 }, extensions: cursorFollows })

test('what is typed leaves the cursor behind it, even when the page says it has not moved', () => {
  const typed = { changes: { from: 3, insert: ' two' }, selection: { anchor: 3 }, userEvent: 'input.type' }
  const { state } = page().update(typed)
  expect([state.doc.toString(), state.selection.main.head]).toEqual(['one two', 7])
})

test('a change that nobody typed, and one elsewhere, leave the cursor where they say', () => {
  const notTyped = page().update({ changes: { from: 3, insert: '.' }, selection: { anchor: 3 } })
  expect(notTyped.state.selection.main.head).toBe(3)
  const elsewhere = page().update({ changes: { from: 0, insert: '# ' }, selection: { anchor: 0 }, userEvent: 'input.type' })
  expect(elsewhere.state.selection.main.head).toBe(0)
})
