import { ensureSyntaxTree } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'

import { prose } from './prose'
import { wordsIn } from './spelling'

function words(page: string, from = 0, to = page.length): string[] {
  const state = EditorState.create({ doc: page, extensions: prose })
  ensureSyntaxTree(state, page.length)
  return wordsIn(state, from, to).map(({ word }) => word)
}

describe('the words that are looked up', () => {
  it.each([
    ['either apostrophe stands in a word', 'It’s Ruth\'s "day"', ['It’s', 'Ruth\'s', 'day']],
    ['accents stand in one, composed or not', 'naïve cafe\u0301', ['naïve', 'cafe\u0301']],
    ['there is no dictionary for other letters', 'the שלום and мир', ['the', 'and']],
    ['marks are none', '**bold** *lean* ~~gone~~', ['bold', 'lean', 'gone']],
    ['code is none', 'say `xqzt` now\n\n```\nxqzt\n```', ['say', 'now']],
    ['where a link leads is none', 'see [the page](https://exampel.org/xqzt) now', ['see', 'the', 'page', 'now']],
    ['addresses are none', 'write to ruth@exampel.org or https://exampel.org/a soon', ['write', 'to', 'or', 'soon']],
    ['initials and parts of numbers are none', 'R. in Y6 at 3pm, SENCO, 2nd, I am', ['in', 'at', 'am']],
  ])('%s', (_what, page, expected) => {
    expect(words(page)).toEqual(expected)
  })

  it('that a stretch cuts are none', () => {
    expect(words('another long day', 3, 14)).toEqual(['long'])
  })
})
