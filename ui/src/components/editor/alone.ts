/**
 * Writing with less around it: one paragraph at a time, and the line in the middle of the window. One rule: nothing
 * moves by itself; what is shown follows a key or a press. Entered by editor.ts.
 */
import { EditorState, type Extension, type Range, RangeSet } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

const away = Decoration.line({ class: 'cm-away' })

/** The lines around the cursor up to the next empty ones, as far as they are in view. */
function paragraph(view: EditorView): { first: number; last: number } {
  const { doc, selection } = view.state
  const here = doc.lineAt(selection.main.head).number
  const [top, end] = [doc.lineAt(view.viewport.from).number, doc.lineAt(view.viewport.to).number]
  const empty = (number: number) => doc.line(number).text.trim() === ''
  let [first, last] = [here, here]
  if (empty(here)) return { first, last }
  while (first > 1 && first > top && !empty(first - 1)) first--
  while (last < doc.lines && last < end && !empty(last + 1)) last++
  return { first, last }
}

class OneParagraph {
  others: DecorationSet
  constructor(view: EditorView) {
    this.others = this.#look(view)
  }
  update(update: ViewUpdate) {
    if (update.docChanged || update.selectionSet || update.viewportChanged) this.others = this.#look(update.view)
  }
  #look(view: EditorView): DecorationSet {
    const { first, last } = paragraph(view)
    const others: Range<Decoration>[] = []
    for (const { from, to } of view.visibleRanges) {
      for (let at = from; at <= to; ) {
        const line = view.state.doc.lineAt(at)
        if (line.number < first || line.number > last) others.push(away.range(line.from))
        at = line.to + 1
      }
    }
    return RangeSet.of(others, true)
  }
}

/** Every paragraph but the one with the cursor steps back. */
export const oneParagraph: Extension = ViewPlugin.fromClass(OneParagraph, { decorations: (plugin) => plugin.others })

/** The line with the cursor stays in the middle. A press does not move what was pressed on. */
export const middleLine: Extension = [
  EditorView.editorAttributes.of({ class: 'cm-in-the-middle' }),
  EditorState.transactionExtender.of((transaction) => {
    const follows = transaction.docChanged || transaction.selection !== undefined
    if (!follows || transaction.isUserEvent('select.pointer') || !transaction.scrollIntoView) return null
    return { effects: EditorView.scrollIntoView(transaction.newSelection.main.head, { y: 'center' }) }
  }),
]
