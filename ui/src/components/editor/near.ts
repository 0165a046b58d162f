/**
 * What may be meant by a word, to choose from. One rule: it opens when it is asked for, takes the keys of a menu, and
 * gives them back to the page when it closes. Entered by spelling.ts.
 */
import { type Extension, StateEffect, StateField } from '@codemirror/state'
import { EditorView, showTooltip, type Tooltip } from '@codemirror/view'

import type { EditorWords } from '../../words/page'
import type { Speller, Standing } from './spelling'

const show = StateEffect.define<Tooltip | null>()

const shown = StateField.define<Tooltip | null>({
  create: () => null,
  update(now, transaction) {
    for (const effect of transaction.effects) if (effect.is(show)) return effect.value
    return transaction.docChanged || transaction.selection ? null : now
  },
  provide: (field) => showTooltip.from(field),
})

/** Lets a menu be shown. */
export const near: Extension = shown

/** Says something where the cursor is, until the next key or press. */
export function sayHere(view: EditorView, sentence: string) {
  const create = () => {
    const dom = document.createElement('div')
    dom.className = 'cm-near'
    dom.append(words(sentence))
    return { dom }
  }
  view.dispatch({ effects: [show.of({ pos: view.state.selection.main.head, clip: false, create }), EditorView.announce.of(sentence)] })
}

/** Asks what may be meant by a word, and shows it. */
export async function showNear(view: EditorView, at: Standing, speller: Speller, said: EditorWords['spelling'], again: () => void) {
  const { doc } = view.state
  const meant = await speller.near(at.word)
  if (view.state.doc !== doc) return
  const close = () => view.dispatch({ effects: show.of(null) })
  const back = () => {
    view.focus()
    close()
  }
  const take = (word: string) => {
    view.focus()
    view.dispatch({
      changes: { from: at.from, to: at.to, insert: word },
      selection: { anchor: at.from + word.length },
      effects: [show.of(null), EditorView.announce.of(said.taken(word))],
      userEvent: 'input.complete',
    })
  }
  const learn = () => {
    back()
    void speller.learn(at.word).then((kept) => {
      again()
      if (kept) view.dispatch({ effects: EditorView.announce.of(said.learned(at.word)) })
      else sayHere(view, said.notLearned)
    })
  }
  const passOver = () => {
    back()
    speller.passOver(at.word)
    again()
  }
  const create = () => {
    const dom = menu(said.menu(at.word), back, close)
    for (const word of meant) dom.append(item(word, () => take(word)))
    if (meant.length === 0) dom.append(words(said.nothingNear))
    dom.append(document.createElement('hr'), item(said.learn, learn), item(said.passOver, passOver))
    return { dom, mount: () => requestAnimationFrame(() => dom.querySelector('button')?.focus({ preventScroll: true })) }
  }
  view.dispatch({ effects: show.of({ pos: at.from, end: at.to, clip: false, create }) })
}

function words(sentence: string): HTMLElement {
  const paragraph = document.createElement('p')
  paragraph.textContent = sentence
  return paragraph
}

function menu(label: string, back: () => void, close: () => void): HTMLElement {
  const dom = document.createElement('div')
  dom.className = 'cm-near'
  dom.setAttribute('role', 'menu')
  dom.setAttribute('aria-label', label)
  dom.addEventListener('keydown', (event) => {
    const items = [...dom.querySelectorAll('button')]
    const at = items.indexOf((dom.getRootNode() as ShadowRoot).activeElement as HTMLButtonElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
    if (to !== undefined) items.at(to % items.length)?.focus()
    else if (event.key === 'Escape' || event.key === 'Tab') back()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  dom.addEventListener('focusout', ({ relatedTarget }) => {
    // Where the focus goes on to another place of the page by a press. Within a dispatch nothing may be dispatched.
    if (relatedTarget instanceof Node && !dom.contains(relatedTarget)) queueMicrotask(close)
  })
  return dom
}

function item(said: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.setAttribute('role', 'menuitem')
  button.textContent = said
  // The page keeps the cursor until something is chosen.
  button.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', press)
  return button
}
