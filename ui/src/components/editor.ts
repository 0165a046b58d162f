/**
 * The page one writes on: CodeMirror with Markdown styled as it is typed. One rule: it lives in a shadow root, where
 * CodeMirror adopts its style sheets instead of writing `<style>` elements, which the page's policy refuses.
 * Entered by Editor.svelte, which loads it when a page is first opened.
 */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { commonmarkLanguage, markdownKeymap } from '@codemirror/lang-markdown'
import { HighlightStyle, Language, syntaxHighlighting } from '@codemirror/language'
import { EditorSelection, EditorState, type StateCommand, type Text } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { type MarkdownParser, Strikethrough, TaskList } from '@lezer/markdown'

// Put together by hand: the package's own `markdown()` brings parsers of HTML, CSS and JavaScript along, two fifths of
// all that the editor weighs, and what looks like HTML is plain text here. With the package's own data, because its
// Enter and Backspace work only where they find it.
const commonmark = commonmarkLanguage.parser as MarkdownParser
const prose = new Language(commonmarkLanguage.data, commonmark.configure([Strikethrough, TaskList]), [], 'markdown')

/** What the page is asked to be. */
export type Page = {
  host: HTMLElement
  text: string
  /** Said to those who listen. */
  label: string
  /** One inviting sentence on an empty page. */
  invites: string
  onedit: (text: Text) => void
  onleave: () => void
}

const look = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--font-read)',
    fontSize: 'var(--size-read)',
    lineHeight: 'var(--lead-read)',
    overflow: 'visible',
  },
  '.cm-content': {
    maxInlineSize: 'var(--measure)',
    minBlockSize: '14rem',
    padding: '0 0 var(--space-6)',
    caretColor: 'var(--lamp)',
  },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--ink-3)', fontStyle: 'italic' },
  '.cm-content ::selection, &.cm-focused .cm-content ::selection': { backgroundColor: 'var(--lamp-soft)' },
})

const marks = HighlightStyle.define([
  { tag: tags.heading1, fontSize: '1.4em', fontWeight: '560', lineHeight: '1.4' },
  { tag: tags.heading2, fontSize: '1.2em', fontWeight: '560', lineHeight: '1.5' },
  { tag: tags.heading, fontWeight: '620' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.quote, color: 'var(--ink-2)', fontStyle: 'italic' },
  { tag: tags.monospace, fontFamily: 'var(--font-code)', fontSize: '0.86em' },
  { tag: tags.link, textDecoration: 'underline', textUnderlineOffset: '0.2em' },
  { tag: tags.url, color: 'var(--ink-3)' },
  // The marks themselves step back: what is written stands out, not how.
  { tag: tags.processingInstruction, color: 'var(--ink-3)', fontWeight: '400' },
  { tag: tags.contentSeparator, color: 'var(--ink-3)' },
])

/** Puts marks around what is selected, or takes them off again. */
function around(mark: string): StateCommand {
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
const endQuote: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection
  const line = state.doc.lineAt(main.head)
  if (!main.empty || !/^\s*(>\s*)+$/.test(line.text)) return false
  dispatch(state.update({ changes: { from: line.from, to: line.to }, userEvent: 'delete' }))
  return true
}

/**
 * Letters that were typed before the window was hidden or left, and that the page comes to only afterwards. Without
 * the focus CodeMirror leaves the browser's cursor where it is, so that they would stand before one another, backwards.
 */
function overtaken(event: InputEvent, view: EditorView): boolean {
  if (view.hasFocus || event.inputType !== 'insertText' || event.data === null) return false
  view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type' })
  return true
}

/** Lays out a page to write on. */
export function layOut({ host, text, label, invites, onedit, onleave }: Page): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  return new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      // A page with words is gone on with at its end.
      selection: { anchor: text.length },
      extensions: [
        history(),
        keymap.of([
          { key: 'Mod-b', run: around('**') },
          { key: 'Mod-i', run: around('*') },
          { key: 'Enter', run: endQuote },
          ...markdownKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        prose,
        syntaxHighlighting(marks),
        EditorView.lineWrapping,
        placeholder(invites),
        look,
        EditorView.contentAttributes.of({ 'aria-label': label, 'aria-multiline': 'true', spellcheck: 'true', autocapitalize: 'sentences' }),
        EditorView.scrollMargins.of(() => ({ top: 24, bottom: 96 })),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onedit(update.state.doc)
        }),
        EditorView.domEventHandlers({ blur: onleave, beforeinput: overtaken }),
      ],
    }),
  })
}
