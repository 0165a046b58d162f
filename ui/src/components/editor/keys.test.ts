import { ensureSyntaxTree } from '@codemirror/language'
import { EditorState, type StateCommand } from '@codemirror/state'
import { describe, expect, it } from 'vitest'

import { endQuote, moveIn, moveOut } from './keys'
import { prose } from './prose'

/** What a command makes of a page on which ‹|› is the cursor; null when it leaves the key to others. */
function after(command: StateCommand, page: string): string | null {
  const at = page.indexOf('|')
  let state = EditorState.create({ doc: page.replace('|', ''), selection: { anchor: at }, extensions: prose })
  ensureSyntaxTree(state, state.doc.length)
  const taken = command({ state, dispatch: (transaction) => (state = transaction.state) })
  return taken ? state.doc.toString() : null
}

describe('Tab in a list', () => {
  it.each([
    ['below a bullet', '- one\n- t|wo', '- one\n  - two'],
    ['below a number, which takes three places, and counts from one', '1. one\n2. t|wo', '1. one\n   1. two'],
    ['behind what is there already', '1. one\n   1. in\n2. t|wo', '1. one\n   1. in\n   2. two'],
    ['with all that is in it', '- one\n- t|wo\n  - in\n\n  more', '- one\n  - two\n    - in\n\n    more'],
    ['in a quotation', '> said\n\n- one\n- |', '> said\n\n- one\n  - '],
    ['not before there is one to go below', '- o|ne\n- two', '- one\n- two'],
  ])('moves an item in: %s', (_where, page, then) => {
    expect(after(moveIn, page)).toBe(then)
  })

  it.each([
    ['one step', '- one\n  - t|wo', '- one\n- two'],
    ['counting on', '3. one\n   1. t|wo', '3. one\n4. two'],
    ['not beyond the edge', '- o|ne', '- one'],
  ])('with Shift moves it out: %s', (_where, page, then) => {
    expect(after(moveOut, page)).toBe(then)
  })

  it('goes on to the next control anywhere else', () => {
    for (const page of ['Wor|ds', '# Hea|d', '- one\n\nWor|ds', '```\n- co|de\n```', '|']) {
      expect(after(moveIn, page)).toBeNull()
      expect(after(moveOut, page)).toBeNull()
    }
  })
})

describe('Enter', () => {
  it('on an empty line of a quotation ends it', () => {
    expect(after(endQuote, '> said\n> |')).toBe('> said\n')
    expect(after(endQuote, '> sa|id')).toBeNull()
  })
})
