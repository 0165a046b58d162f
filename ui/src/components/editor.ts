/**
 * The page one writes on: CodeMirror with Markdown styled as it is typed. One rule: it lives in a shadow root, where
 * CodeMirror adopts its style sheets instead of writing `<style>` elements, which the page's policy refuses.
 * Entered by Editor.svelte, which loads it when a page is first opened; what a page can do lies in `editor/`.
 */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdownKeymap } from '@codemirror/lang-markdown'
import { Compartment, EditorState, type Extension, type Text } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'

import type { EditorWords } from '../words/page'
import { middleLine, oneParagraph } from './editor/alone'
import { find, finding } from './editor/finding'
import { writingKeys } from './editor/keys'
import { look, ROOM } from './editor/look'
import { mentioning, type Namer } from './editor/mentioning'
import { pasting } from './editor/pasting'
import { prose } from './editor/prose'
import { shape } from './editor/shape'
import { spelling, type Speller } from './editor/spelling'

/** How a page behaves, as the writer chose. */
export type Choices = { one_paragraph: boolean; middle_line: boolean; spelling: boolean }

/** What the page is asked to be. */
export type Page = {
  host: HTMLElement
  text: string
  /** Said to those who listen. */
  label: string
  words: EditorWords
  /** One inviting sentence on an empty page. */
  invites: string
  choices: Choices
  speller: Speller | null
  namer: Namer | null
  onedit: (text: Text) => void
  onleave: () => void
  /** Something that was pasted does not fit, and was not put in. */
  ontoolong: () => void
  /** Files were dropped on the page or pasted. */
  onfiles: (files: File[]) => void
  /** Something was brought that only the window was given. */
  onheld: (how: 'pasted' | 'dropped') => void
}

/** A page as it lies there. */
export type Laid = {
  view: EditorView
  /** Takes in what the writer chose. */
  choose(choices: Choices): void
  /** Opens finding. */
  find(): void
  /** How many words there are, and how many of them are selected. */
  count(): { all: number; selected: number }
}

/** Runs without white space that hold a letter or a digit; where a link leads to is no word. The core counts so too. */
function wordsOf(text: string): number {
  return text.replace(/\]\([^)\s]*\)/g, ']').match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0
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

/** What the keys do, for those who listen; beside the page, because a description lies where what it describes lies. */
function describe(root: ShadowRoot, keys: string): string {
  const said = document.createElement('p')
  said.id = 'keys'
  said.hidden = true
  said.textContent = keys
  root.append(said)
  return said.id
}

function chosen({ one_paragraph, middle_line, spelling: marked }: Choices, { speller, words }: Page): Extension {
  return [
    one_paragraph ? oneParagraph : [],
    middle_line ? middleLine : [],
    marked && speller ? spelling(speller, words.spelling) : [],
  ]
}

/** Lays out a page to write on. */
export function layOut(page: Page): Laid {
  const { host, text, label, words, invites, onedit, onleave } = page
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const choices = new Compartment()
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      // A page with words is gone on with at its end.
      selection: { anchor: text.length },
      extensions: [
        history(),
        keymap.of(writingKeys),
        finding(words.find),
        page.namer ? mentioning(page.namer, words.mention) : [],
        choices.of(chosen(page.choices, page)),
        keymap.of([...markdownKeymap, ...historyKeymap, ...defaultKeymap]),
        prose,
        shape(words.tickBox),
        EditorView.lineWrapping,
        placeholder(invites),
        look,
        EditorView.contentAttributes.of({
          'aria-label': label,
          'aria-multiline': 'true',
          'aria-describedby': describe(root, words.keys),
          // The browser's own checker knows nothing of what was learned here, and keeps what it learns elsewhere.
          spellcheck: 'false',
          autocapitalize: 'sentences',
        }),
        // A list at the cursor is hidden wherever it stands within these of the page's own ends: above the first line there
        // is none before the page is scrolled, and below the last there is as much room.
        EditorView.scrollMargins.of(({ scrollDOM }) => ({
          top: Math.min(ROOM.above, Math.max(0, -scrollDOM.getBoundingClientRect().top)), bottom: ROOM.below,
        })),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onedit(update.state.doc)
        }),
        pasting(page.ontoolong, page.onfiles, page.onheld),
        EditorView.domEventHandlers({ blur: onleave, beforeinput: overtaken }),
      ],
    }),
  })
  return {
    view,
    choose: (now) => view.dispatch({ effects: choices.reconfigure(chosen(now, page)) }),
    find: () => void find(view),
    count: () => {
      const { from, to } = view.state.selection.main
      return { all: wordsOf(view.state.doc.toString()), selected: wordsOf(view.state.sliceDoc(from, to)) }
    },
  }
}
