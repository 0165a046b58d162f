/**
 * Finding words on the page. One rule: it asks for words and nothing else, and says how many there are and which of
 * them this is, to those who look and to those who listen. Entered by editor.ts.
 */
import {
  closeSearchPanel, findNext, findPrevious, getSearchQuery, openSearchPanel, search, SearchQuery, setSearchQuery,
} from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap, type Panel, type ViewUpdate } from '@codemirror/view'

import type { EditorWords } from '../../words/page'

/** More than so many are not counted. */
const MOST = 1000
/** How long after a key they are counted, in milliseconds. */
const PAUSE_MS = 120

/** Opens the panel, or goes back into it. */
export const find = openSearchPanel

/** How many there are, and which of them is selected, counted from one; nought if none is. */
function count(view: EditorView): { all: number; which: number } {
  const { main } = view.state.selection
  let [all, which] = [0, 0]
  const cursor = getSearchQuery(view.state).getCursor(view.state)
  for (let next = cursor.next(); !next.done && all < MOST; next = cursor.next()) {
    all++
    if (next.value.from === main.from && next.value.to === main.to) which = all
  }
  return { all, which }
}

class Finding implements Panel {
  readonly dom = document.createElement('form')
  readonly top = true
  readonly #view: EditorView
  readonly #words: EditorWords['find']
  readonly #field = document.createElement('input')
  readonly #said = document.createElement('output')
  #pause: ReturnType<typeof setTimeout> | undefined

  constructor(view: EditorView, words: EditorWords['find']) {
    this.#view = view
    this.#words = words
    this.dom.className = 'cm-find'
    this.dom.setAttribute('role', 'search')
    this.dom.setAttribute('aria-label', words.title)
    const field = this.#field
    field.type = 'text'
    field.setAttribute('main-field', 'true')
    field.setAttribute('aria-label', words.field)
    field.placeholder = words.field
    field.spellcheck = false
    field.autocomplete = 'off'
    field.value = getSearchQuery(view.state).search
    field.addEventListener('input', () => this.#ask(true))
    this.#said.setAttribute('aria-live', 'polite')
    this.dom.append(
      field, this.#said,
      this.#button(words.previous, () => findPrevious(view)), this.#button(words.next, () => findNext(view)),
      this.#button(words.close, () => closeSearchPanel(view)),
    )
    this.dom.addEventListener('submit', (event) => event.preventDefault())
    this.dom.addEventListener('keydown', (event) => this.#key(event))
  }

  mount() {
    this.#field.select()
    this.#count()
  }

  update(update: ViewUpdate) {
    const query = getSearchQuery(update.state)
    if (query.search !== this.#field.value) this.#field.value = query.search
    if (!update.docChanged && !update.selectionSet && query.eq(getSearchQuery(update.startState))) return
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => this.#count(), PAUSE_MS)
  }

  destroy() {
    clearTimeout(this.#pause)
  }

  #button(said: string, press: () => void) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = said
    button.addEventListener('click', press)
    return button
  }

  #key(event: KeyboardEvent) {
    if (event.key === 'Enter' && event.target === this.#field) (event.shiftKey ? findPrevious : findNext)(this.#view)
    else if (event.key === 'Escape') closeSearchPanel(this.#view)
    else if (event.key === 'F3') (event.shiftKey ? findPrevious : findNext)(this.#view)
    else if (event.key === 'f' && (event.ctrlKey || event.metaKey)) this.#field.select()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Looks for what stands in the field, from where the cursor is. */
  #ask(typed: boolean) {
    const query = new SearchQuery({ search: this.#field.value, literal: true })
    this.#view.dispatch({ effects: setSearchQuery.of(query) })
    if (!typed || !query.valid) return
    // Shown while one types, beginning with the one the cursor stands on.
    const { state } = this.#view
    const from = state.selection.main.from
    let next = query.getCursor(state, from).next()
    if (next.done) next = query.getCursor(state).next()
    if (next.done) return
    this.#view.dispatch({
      selection: { anchor: next.value.from, head: next.value.to },
      effects: EditorView.scrollIntoView(next.value.from, { y: 'center' }),
    })
  }

  #count() {
    const { valid } = getSearchQuery(this.#view.state)
    const { all, which } = valid ? count(this.#view) : { all: 0, which: 0 }
    const said = valid ? this.#words.found(which, all, all >= MOST) : ''
    if (this.#said.textContent !== said) this.#said.textContent = said
  }
}

/** Finding, in our own words. */
export function finding(words: EditorWords['find']): Extension {
  return [
    search({
      top: true,
      literal: true,
      createPanel: (view) => new Finding(view, words),
      scrollToMatch: (range) => EditorView.scrollIntoView(range, { y: 'center' }),
    }),
    EditorState.phrases.of({ 'current match': words.here, 'on line': words.onLine }),
    keymap.of([
      { key: 'Mod-f', run: openSearchPanel, preventDefault: true },
      { key: 'F3', run: findNext, shift: findPrevious, preventDefault: true },
      { key: 'Escape', run: closeSearchPanel },
    ]),
  ]
}
