import { commonmarkLanguage } from '@codemirror/lang-markdown'
import { type Tree, TreeFragment } from '@lezer/common'
import { type MarkdownParser, Strikethrough, TaskList } from '@lezer/markdown'
import { describe, expect, it, vi } from 'vitest'

import { ParagraphParser } from './paragraph'

const library = (commonmarkLanguage.parser as MarkdownParser).configure([Strikethrough, TaskList])
const alone = new ParagraphParser(library)
/** Every node with its place, as the library reads all of a text. */
const nodes = (tree: Tree) => {
  const all: string[] = []
  tree.iterate({ enter: ({ name, from, to }) => void all.push(`${name} ${from}–${to}`) })
  return all
}

type Text = { text: string; tree: Tree; fragments: readonly TreeFragment[] }
const fresh = (text: string): Text => {
  const tree = library.parse(text)
  return { text, tree, fragments: TreeFragment.addTree(tree) }
}
/** Replaces a part of a text and reads it anew; says whether the library was asked for all of it. */
function change({ text, fragments }: Text, from: number, to: number, insert: string): Text & { asked: boolean } {
  const now = text.slice(0, from) + insert + text.slice(to)
  const kept = TreeFragment.applyChanges(fragments, [{ fromA: from, toA: to, fromB: from, toB: from + insert.length }])
  const all = vi.spyOn(library, 'createParse')
  const parse = alone.startParse(now, kept)
  // A paragraph that is read alone is no longer than itself.
  const asked = all.mock.calls.some(([input]) => input.length === now.length)
  all.mockRestore()
  let tree: Tree | null = null
  while (!tree) tree = parse.advance()
  return { text: now, tree, fragments: TreeFragment.addTree(tree, kept, parse.stoppedAt !== null), asked }
}

/** The same numbers each time (mulberry32). */
function dice(seed: number) {
  return (below: number) => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const LONG = 'The governors came at four, and *nobody* said what the meeting was for. '.repeat(4).trim()
const page = [LONG, '# Thursday', LONG, '- one thing\n- another', LONG, '> said', '    code', LONG, LONG].join('\n\n')

describe('a key in a long text', () => {
  it.each([
    ['in the middle of a paragraph', page.indexOf('nobody', 400), 'x'],
    ['at the end of one', page.indexOf('\n\n# Thursday'), '.'],
    ['that begins emphasis', page.indexOf('came', 400), '**'],
    ['at the end of the text', page.length, ' and'],
  ])('%s has that paragraph alone read', (_, at, insert) => {
    const changed = change(fresh(page), at, at, insert)
    expect(changed.asked).toBe(false)
    expect(nodes(changed.tree)).toEqual(nodes(library.parse(changed.text)))
  })

  it.each([
    ['that ends the paragraph', page.indexOf('nobody', 400), '\n\n'],
    ['that makes a heading of it', page.indexOf(LONG, 300), '# '],
    ['that makes it code', page.indexOf(LONG, 300), '    '],
    ['in a heading', page.indexOf('Thursday'), 'x'],
    ['in a list', page.indexOf('another'), 'x'],
    ['that underlines it as a heading', page.indexOf('\n\n# Thursday'), '\n---'],
  ])('%s is left to the library', (_, at, insert) => {
    const changed = change(fresh(page), at, at, insert)
    expect(changed.asked).toBe(true)
    expect(nodes(changed.tree)).toEqual(nodes(library.parse(changed.text)))
  })

  it('that makes a title of what follows a reference is left to the library', () => {
    const text = `${LONG}\n\n[a]: /b\n"a title, as yet without an end`
    const changed = change(fresh(text), text.length, text.length, '"')
    expect(nodes(changed.tree)).toEqual(nodes(library.parse(changed.text)))
  })

  it('makes the tree that reading all of it makes, whatever is typed and however often', () => {
    const roll = dice(11)
    const typed = ['a', ' ', '*', '_', '`', '\n', '\n\n', '# ', '- ', '> ', '1. ', '    ', '[x](y)', '[a]: /b\n', '"', '<b>', '---', '\\', '😀', '~~']
    let alones = 0
    for (let time = 0; time < 60; time++) {
      let now: Text = fresh(page)
      for (let key = 0; key < 40; key++) {
        const at = roll(now.text.length + 1)
        const insert = roll(4) ? 'word'.slice(roll(4)) : typed[roll(typed.length)]!
        const next = change(now, at, Math.min(now.text.length, at + (roll(3) ? 0 : roll(30))), insert)
        if (!next.asked) {
          alones++
          expect(nodes(next.tree), JSON.stringify(next.text.slice(Math.max(0, at - 80), at + 80))).toEqual(nodes(library.parse(next.text)))
        }
        // What the library itself makes of pieces is its own affair: from there on it begins anew.
        now = next.asked ? fresh(next.text) : next
      }
    }
    expect(alones).toBeGreaterThan(600)
  })

  it('where the text was not read to its end, the rest is left to the library', () => {
    const half = fresh(page.slice(0, page.indexOf('> said')))
    const kept = TreeFragment.addTree(half.tree, [], true)
    const at = page.indexOf('nobody', 400)
    const changed = change({ text: page, tree: half.tree, fragments: kept }, at, at, 'x')
    expect(changed.asked).toBe(false)
    expect(changed.tree.length).toBe(half.tree.length + 1)
    const [first] = changed.fragments
    expect([first?.from, first?.to, first?.openEnd]).toEqual([0, half.tree.length + 1, true])
  })
})
