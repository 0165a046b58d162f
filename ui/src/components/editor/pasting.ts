/**
 * What is put into a page from elsewhere. One rule: it comes in as clean Markdown or not at all, and what does not fit
 * changes nothing and is said. Entered by editor.ts.
 */
import { syntaxTree } from '@codemirror/language'
import { EditorState, type Extension, type Text } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

import { asMarkdown } from './markdown'

/** As many bytes as an entry of the core holds. */
export const LONGEST_BODY = 4 * 1024 * 1024
/** HTML beyond this is not read, because that takes seconds: its plain text is taken. */
const LONGEST_HTML = 2 * 1024 * 1024
/** A letter takes three bytes at most for each place it has in a string. */
const MOST_BYTES = 3

function fits(doc: Text, more: string): boolean {
  if ((doc.length + more.length) * MOST_BYTES <= LONGEST_BODY) return true
  if (doc.length + more.length > LONGEST_BODY) return false
  const bytes = (text: string) => new TextEncoder().encode(text).length
  return bytes(doc.toString()) + bytes(more) <= LONGEST_BODY
}

/** Whether the cursor stands in code, where marks are letters. */
function inCode(state: EditorState): boolean {
  let node = syntaxTree(state).resolveInner(state.selection.main.head, -1)
  for (; node.parent; node = node.parent) if (/Code/.test(node.name)) return true
  return false
}

/** An address put over words makes them lead there. */
function led(state: EditorState, text: string): string | null {
  const words = state.sliceDoc(state.selection.main.from, state.selection.main.to)
  const address = text.trim()
  return words.trim() && !/[\n[\]]/.test(words) && /^https?:\/\/[^\s()]+$/i.test(address) ? `[${words}](${address})` : null
}

/** A heading, a list or the like cannot begin behind words: it gets a line of its own. */
function apart(state: EditorState, written: string): string {
  const { from } = state.selection.main
  const before = state.doc.sliceString(state.doc.lineAt(from).from, from)
  return before.trim() && /^(#{1,6} |[-+*>] |\d+[.)] |```|---)/.test(written) ? `\n\n${written}` : written
}

/** What was copied as a file, and is no text that could be read instead. */
const filesOf = (given: DataTransfer | null) => [...(given?.files ?? [])].filter(({ type }) => !type.startsWith('text/'))

/** Whether a file was let go over the page of which the engine says that it has an address, and keeps that to itself. */
export const isHeld = (given: DataTransfer | null) =>
  given !== null && given.files.length === 0 && given.types.includes('text/uri-list') && given.getData('text/uri-list') === ''

/**
 * Takes in what is pasted. `ontoolong` says that it does not fit; files are handed to `onfiles`; of what the engine keeps
 * to itself `onheld` is told.
 */
export function pasting(ontoolong: () => void, onfiles: (files: File[]) => void, onheld: (how: 'pasted' | 'dropped') => void): Extension {
  let plain = false
  return [
    EditorView.domEventHandlers({
      keydown(event) {
        // With Shift the plain text is asked for; not every engine says so by leaving the rest away.
        plain = event.shiftKey && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'v'
        return false
      },
      paste(event, view) {
        const copied = event.clipboardData
        if (!copied || view.state.readOnly) return false
        const text = copied.getData('text/plain')
        // A picture of what was copied often comes with the words, which are meant.
        const files = filesOf(copied)
        if (files.length > 0 && !text.trim()) {
          event.preventDefault()
          onfiles(files)
          return true
        }
        if (copied.types.length === 0) {
          event.preventDefault()
          onheld('pasted')
          return true
        }
        const html = plain || inCode(view.state) ? '' : copied.getData('text/html')
        plain = false
        const marked = html && html.length <= LONGEST_HTML ? asMarkdown(html) : null
        const written = led(view.state, text) ?? (marked === null ? text : apart(view.state, marked))
        if (!written) return false
        event.preventDefault()
        if (fits(view.state.doc, written)) put(view, written)
        else ontoolong()
        return true
      },
      drop(event, view) {
        const files = filesOf(event.dataTransfer)
        if (files.length > 0) {
          event.preventDefault()
          onfiles(files)
          return true
        }
        if (isHeld(event.dataTransfer)) {
          event.preventDefault()
          onheld('dropped')
          return true
        }
        const dropped = event.dataTransfer?.getData('text/plain') ?? ''
        const file = [...(event.dataTransfer?.files ?? [])].some(({ size }) => size + view.state.doc.length > LONGEST_BODY)
        if (!file && fits(view.state.doc, dropped)) return false
        event.preventDefault()
        ontoolong()
        return true
      },
    }),
  ]
}

function put(view: EditorView, written: string) {
  const { state } = view
  view.dispatch(state.replaceSelection(state.toText(written)), { userEvent: 'input.paste', scrollIntoView: true })
}
