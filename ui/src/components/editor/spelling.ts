/**
 * Words that nobody knows, marked where they are in view. One rule: the word being typed is left alone, and nothing is
 * put right unasked. Entered by editor.ts; what is known is asked of a {@link Speller}, and what may be meant is shown
 * by near.ts.
 */
import { syntaxTree } from '@codemirror/language'
import { type EditorState, type Extension, type Range, RangeSet, StateEffect } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, keymap, ViewPlugin, type ViewUpdate } from '@codemirror/view'

import type { EditorWords } from '../../words/page'
import { near, sayHere, showNear } from './near'

/** Whoever knows words. What was asked once is answered at once the next time. */
export type Speller = {
  /** Whether a word is known; undefined until it was asked for. */
  knows(word: string): boolean | undefined
  /** Asks for words; afterwards `knows` has an answer, or there is none to be had. */
  ask(words: readonly string[]): Promise<void>
  /** What may be meant by a word. */
  near(word: string): Promise<readonly string[]>
  /** Learns a word. True when it is on the disk. */
  learn(word: string): Promise<boolean>
  /** Leaves a word alone until the journal is shut. */
  passOver(word: string): void
}

/** A word and where it stands. */
export type Standing = { word: string; from: number; to: number }

/** How long after a key the page is looked at, in milliseconds. */
const PAUSE_MS = 350
/** Letters looked through at once on the way to the next unknown word. */
const AHEAD = 20_000
const WORD = /\p{L}[\p{L}\p{M}]*(?:['’][\p{L}\p{M}]+)*/gu
/** The letters that the dictionary is written in. */
const LATIN = /^\p{Script=Latin}/u
/** What is not prose. */
const NOT_PROSE = /^(FencedCode|CodeBlock|InlineCode|URL|LinkReference|LinkLabel|Entity|Escape)$/
/** Addresses are no words, wherever they stand. */
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+/gu

const looked = StateEffect.define<null>()
const unknown = Decoration.mark({ class: 'cm-unknown-word', attributes: { 'aria-invalid': 'spelling' } })

/** The words of a stretch that a dictionary may be asked for. */
export function wordsIn(state: EditorState, from: number, to: number): Standing[] {
  const skipped: { from: number; to: number }[] = []
  syntaxTree(state).iterate({
    from, to,
    enter: (node) => {
      if (!NOT_PROSE.test(node.name)) return true
      skipped.push({ from: node.from, to: node.to })
      return false
    },
  })
  const text = state.sliceDoc(from, to)
  for (const address of text.matchAll(ADDRESS)) skipped.push({ from: from + address.index, to: from + address.index + address[0].length })
  const words: Standing[] = []
  for (const found of text.matchAll(WORD)) {
    const [word] = found
    const at = { word, from: from + found.index, to: from + found.index + word.length }
    const beside = state.sliceDoc(at.from - 1, at.from) + state.sliceDoc(at.to, at.to + 1)
    // A single letter, initials, what is part of a number, and a word that the stretch cuts are nobody's spelling.
    if (word.length < 2 || !LATIN.test(word) || word === word.toUpperCase() || /[\p{L}\p{N}_@#\\/]/u.test(beside)) continue
    if (!skipped.some((one) => one.from < at.to && at.from < one.to)) words.push(at)
  }
  return words
}

class Marking {
  marks: DecorationSet = Decoration.none
  readonly #view: EditorView
  readonly #speller: Speller
  #pause: ReturnType<typeof setTimeout> | undefined
  #gone = false

  constructor(view: EditorView, speller: Speller) {
    this.#view = view
    this.#speller = speller
    this.#soon()
  }

  update(update: ViewUpdate) {
    if (update.docChanged) this.marks = this.marks.map(update.changes)
    const asked = update.transactions.some((transaction) => transaction.effects.some((effect) => effect.is(looked)))
    if (asked) this.#mark()
    else if (update.docChanged || update.viewportChanged || update.selectionSet) this.#soon()
  }

  destroy() {
    this.#gone = true
    clearTimeout(this.#pause)
  }

  #soon() {
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => void this.#look(), PAUSE_MS)
  }

  #inView(): Standing[] {
    return this.#view.visibleRanges.flatMap(({ from, to }) => wordsIn(this.#view.state, from, to))
  }

  async #look() {
    const words = new Set(this.#inView().map(({ word }) => word))
    const open = [...words].filter((word) => this.#speller.knows(word) === undefined)
    if (open.length > 0) await this.#speller.ask(open)
    if (!this.#gone) this.#view.dispatch({ effects: looked.of(null) })
  }

  #mark() {
    const { head } = this.#view.state.selection.main
    const marks: Range<Decoration>[] = []
    for (const { word, from, to } of this.#inView()) {
      if (this.#speller.knows(word) !== false) continue
      const typing = from <= head && head <= to && !this.at(head)
      if (!typing) marks.push(unknown.range(from, to))
    }
    this.marks = RangeSet.of(marks, true)
  }

  /** The marked word at a place. */
  at(place: number): Standing | null {
    let found: Standing | null = null
    this.marks.between(place, place, (from, to) => {
      if (from < to) found = { word: this.#view.state.sliceDoc(from, to), from, to }
    })
    return found
  }
}

/** The next word nobody knows, behind a place and from the top again. */
async function nextUnknown(view: EditorView, speller: Speller): Promise<Standing | null> {
  const { doc, selection } = view.state
  const stretches: (readonly [number, number])[] = []
  const add = (from: number, to: number) => {
    for (let at = from; at < to; ) {
      const end = doc.lineAt(Math.min(at + AHEAD, to)).to
      stretches.push([at, end])
      at = end + 1
    }
  }
  add(selection.main.to, doc.length)
  add(0, selection.main.from)
  for (const [from, to] of stretches) {
    if (view.state.doc !== doc) return null
    const words = wordsIn(view.state, from, to)
    const open = [...new Set(words.map(({ word }) => word))].filter((word) => speller.knows(word) === undefined)
    if (open.length > 0) await speller.ask(open)
    const found = words.find(({ word }) => speller.knows(word) === false)
    if (found) return view.state.doc === doc ? found : null
  }
  return null
}

/** Marks what nobody knows, and says what may be meant when it is asked. */
export function spelling(speller: Speller, words: EditorWords['spelling']): Extension {
  const marking = ViewPlugin.define((view) => new Marking(view, speller), { decorations: (plugin) => plugin.marks })
  const again = (view: EditorView) => view.dispatch({ effects: looked.of(null) })
  const open = (view: EditorView, at: Standing | null | undefined) => {
    if (!at) return false
    void showNear(view, at, speller, words, () => again(view))
    return true
  }
  const here = (view: EditorView) => open(view, view.plugin(marking)?.at(view.state.selection.main.head))
  const next = (view: EditorView) => {
    void nextUnknown(view, speller).then((found) => {
      if (!found) sayHere(view, words.none)
      else {
        view.dispatch({
          selection: { anchor: found.from, head: found.to },
          effects: EditorView.scrollIntoView(found.from, { y: 'center' }),
        })
        again(view)
        open(view, found)
      }
    })
    return true
  }
  return [
    marking,
    near,
    keymap.of([
      { key: 'Mod-.', run: here },
      { key: 'Alt-Enter', run: here },
      { key: 'F7', run: next, preventDefault: true },
    ]),
    EditorView.domEventHandlers({
      contextmenu(event, view) {
        // The key for it asks where the cursor is; a press, where it was pressed.
        const place = event.button === 2 ? view.posAtCoords(event) : view.state.selection.main.head
        if (place === null || !open(view, view.plugin(marking)?.at(place))) return false
        event.preventDefault()
        return true
      },
    }),
  ]
}
