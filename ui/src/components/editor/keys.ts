/**
 * What the keys do on a page beyond typing. One rule: a key does here what it does in good editors, and none keeps
 * anybody in: outside a list Tab goes on to the next control, and Escape and then Tab does so everywhere.
 * Entered by editor.ts.
 */
import { syntaxTree } from '@codemirror/language'
import { type ChangeSpec, EditorSelection, type EditorState, type Line, type StateCommand } from '@codemirror/state'
import type { KeyBinding } from '@codemirror/view'
import type { SyntaxNode } from '@lezer/common'

import { turnHere } from './shape'

/** Puts marks around what is selected, or takes them off again. */
export function around(mark: string): StateCommand {
  return ({ state, dispatch }) => {
    const change = state.changeByRange((range) => {
      const { from, to } = range
      const before = state.sliceDoc(from - mark.length, from)
      const behind = state.sliceDoc(to, to + mark.length)
      const on = before === mark && behind === mark
      return on
        ? {
            changes: [{ from: from - mark.length, to: from }, { from: to, to: to + mark.length }],
            range: EditorSelection.range(from - mark.length, to - mark.length),
          }
        : {
            changes: [{ from, insert: mark }, { from: to, insert: mark }],
            range: EditorSelection.range(from + mark.length, to + mark.length),
          }
    })
    dispatch(state.update(change, { userEvent: 'input', scrollIntoView: true }))
    return true
  }
}

/** Enter on a quoted line with nothing on it ends the quotation; Markdown's own way would take three. */
export const endQuote: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection
  const line = state.doc.lineAt(main.head)
  if (!main.empty || !/^\s*(>\s*)+$/.test(line.text)) return false
  dispatch(state.update({ changes: { from: line.from, to: line.to }, userEvent: 'delete' }))
  return true
}

/** The items of a list that begin on a selected line, each once and none within another of them. */
function itemsSelected(state: EditorState): SyntaxNode[] {
  const items: SyntaxNode[] = []
  for (const { from, to } of state.selection.ranges) {
    for (let at = state.doc.lineAt(from).from; at <= to; ) {
      const line = state.doc.lineAt(at)
      const item = itemOf(state, line)
      if (item && !items.some((one) => one.from <= item.from && item.to <= one.to)) items.push(item)
      at = line.to + 1
    }
  }
  return items
}

/** The item that begins on a line. */
function itemOf(state: EditorState, line: Line): SyntaxNode | null {
  const begins = line.from + (/^\s*/.exec(line.text)?.[0].length ?? 0)
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(begins, 1)
  while (node && node.name !== 'ListItem') node = node.parent
  return node && state.doc.lineAt(node.from).from === line.from ? node : null
}

/** How many letters an item's own words stand in from the edge. */
function wordsAt(state: EditorState, item: SyntaxNode): number {
  const line = state.doc.lineAt(item.from)
  const mark = /^(?:[-+*]|\d{1,9}[.)])(?:\s|$)/.exec(state.sliceDoc(item.from, line.to))?.[0] ?? '- '
  return item.from - line.from + mark.trimEnd().length + 1
}

const standsAt = (state: EditorState, item: SyntaxNode) => item.from - state.doc.lineAt(item.from).from

/** Moves an item and all that is in it in or out by some letters. */
function moved(state: EditorState, item: SyntaxNode, by: number): ChangeSpec[] {
  const changes: ChangeSpec[] = []
  for (let at = state.doc.lineAt(item.from).from; at <= item.to; ) {
    const line = state.doc.lineAt(at)
    const spaces = /^ */.exec(line.text)?.[0].length ?? 0
    if (by > 0 && line.length > 0) changes.push({ from: line.from, insert: ' '.repeat(by) })
    else if (by < 0) changes.push({ from: line.from, to: line.from + Math.min(spaces, -by) })
    at = line.to + 1
  }
  return changes
}

/** The number an item has. */
function numberOf(state: EditorState, item: SyntaxNode): string | null {
  return /^\d{1,9}(?=[.)])/.exec(state.sliceDoc(item.from, item.from + 10))?.[0] ?? null
}

/** A numbered item counts on from the one it comes after, or from one. */
function countedFrom(state: EditorState, items: readonly SyntaxNode[], before: SyntaxNode | null): ChangeSpec[] {
  let number = before ? Number(numberOf(state, before) ?? 0) : 0
  return items.flatMap((item) => {
    const now = numberOf(state, item)
    return now === null ? [] : [{ from: item.from, to: item.from + now.length, insert: String(++number) }]
  })
}

/** In a list Tab moves the items in, below the one before them. */
export const moveIn: StateCommand = ({ state, dispatch }) => {
  const items = itemsSelected(state)
  const [first] = items
  if (!first) return false
  let before = first.prevSibling
  while (before && before.name !== 'ListItem') before = before.prevSibling
  // The first of a list has nothing to go below. The key is taken all the same, or it would leave by surprise.
  if (!before) return true
  const by = wordsAt(state, before) - standsAt(state, first)
  const inner = before.getChild('OrderedList')?.lastChild ?? null
  const changes = [...items.flatMap((item) => moved(state, item, by)), ...countedFrom(state, items, inner)]
  if (by > 0) dispatch(state.update({ changes, userEvent: 'input.indent', scrollIntoView: true }))
  return true
}

/** In a list Shift and Tab move the items out again. */
export const moveOut: StateCommand = ({ state, dispatch }) => {
  const items = itemsSelected(state)
  const [first] = items
  if (!first) return false
  let above = first.parent?.parent ?? null
  while (above && above.name !== 'ListItem') above = above.parent
  const by = standsAt(state, first) - (above ? standsAt(state, above) : 0)
  if (by > 0) {
    const changes = [...items.flatMap((item) => moved(state, item, -by)), ...countedFrom(state, above ? items : [], above)]
    dispatch(state.update({ changes, userEvent: 'delete.dedent', scrollIntoView: true }))
  }
  return true
}

export const writingKeys: readonly KeyBinding[] = [
  { key: 'Mod-b', run: around('**') },
  { key: 'Mod-i', run: around('*') },
  { key: 'Mod-Enter', run: turnHere },
  { key: 'Tab', run: moveIn, shift: moveOut },
  { key: 'Enter', run: endQuote },
]
