/**
 * People to mention, suggested after an @. One rule: what stands on the page is plain text, and nobody's letters are
 * taken away: Escape leaves them alone for good, and a new person is added beside the page. Entered by editor.ts; who
 * there is, is asked of a {@link Namer}.
 */
import {
  acceptCompletion, autocompletion, closeCompletion, type Completion, type CompletionContext, type CompletionResult, completionStatus,
  currentCompletions, startCompletion,
} from '@codemirror/autocomplete'
import { syntaxTree } from '@codemirror/language'
import { EditorState, type Extension, Prec, StateEffect, StateField } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'

import type { EditorWords } from '../../words/page'

/** Somebody who can be mentioned. */
export type Named = { name: string; also: readonly string[]; role: string }

/** Whoever knows people. */
export type Namer = {
  /** Everybody there is now. */
  known(): readonly Named[]
  /** As names are compared. */
  plain(form: string): string
  /** Asks for somebody new, beside the page; answers the name to be written, or null. */
  add(typed: string): Promise<string | null>
}

/** What follows an @ that belongs to no word and no address, as far as it is typed. */
const TYPED = /(?:^|[^\p{L}\p{N}\p{M}@._%+\-/])@((?!\s)[^\n@]{0,80})$/u
/** So many are shown at once; arrows go on to the others. */
const SHOWN = 7
/** What is looked back for it. */
const BACK = 90
/** Where an @ is only a letter. */
const NOT_PROSE = /^(FencedCode|CodeBlock|CodeText|InlineCode|URL|Link|LinkReference|LinkLabel|Image|Autolink)$/

const leaveAlone = StateEffect.define<number>()

/** The @ whose letters were left alone. */
const leftAlone = StateField.define<number | null>({
  create: () => null,
  update(now, transaction) {
    for (const effect of transaction.effects) if (effect.is(leaveAlone)) return effect.value
    if (now === null || !transaction.docChanged) return now
    const moved = transaction.changes.mapPos(now, 1)
    return transaction.newDoc.sliceString(moved, moved + 1) === '@' ? moved : null
  },
})

/** The @ before a place and what was typed since. */
export function typedAt(state: EditorState, place: number): { at: number; typed: string } | null {
  const { from } = state.doc.lineAt(place)
  const found = TYPED.exec(state.sliceDoc(Math.max(from, place - BACK), place))
  if (!found) return null
  const typed = found[1] ?? ''
  const at = place - typed.length - 1
  for (let node = syntaxTree(state).resolveInner(at, 1); node.parent; node = node.parent) if (NOT_PROSE.test(node.name)) return null
  return { at, typed }
}

/** Those who may be meant by what was typed, with the form that is to be written; the likeliest first. */
export function suggested(typed: string, namer: Namer): { form: string; named: Named }[] {
  const wanted = namer.plain(typed)
  const begins = (form: string) => namer.plain(form).startsWith(wanted)
  const within = (form: string) => namer.plain(form).split(/[\s-]/).some((word) => word.startsWith(wanted))
  const all = namer.known().flatMap((named) => {
    const form = [named.name, ...named.also].find(begins)
    if (form !== undefined) return [{ form, named, first: true }]
    return within(named.name) ? [{ form: named.name, named, first: false }] : []
  })
  return all.sort((one, other) => Number(other.first) - Number(one.first)).map(({ form, named }) => ({ form, named }))
}

function source(namer: Namer, words: EditorWords['mention']) {
  return (context: CompletionContext): CompletionResult | null => {
    const { state, pos, explicit } = context
    const here = typedAt(state, pos)
    if (!here || (state.field(leftAlone) === here.at && !explicit)) return null
    const { at, typed } = here
    const people = suggested(typed, namer)
    // Whoever is written out is only offered where a longer name begins so: Enter is a new line again.
    if (people.every(({ form }) => form === typed) && people.length > 0) return null
    const options: Completion[] = people.map(({ form, named }) => ({
      label: form,
      detail: form === named.name ? named.role : `${named.name}, ${named.role}`,
      apply: `@${form}`,
    }))
    const isNew = !/\s/.test(typed) && !people.some(({ form }) => namer.plain(form) === namer.plain(typed))
    if (isNew) options.push({ label: words.somebodyNew(typed), detail: words.newSaid, apply: (view) => void add(view, at, typed, namer) })
    return options.length > 0 ? { from: at, options, filter: false } : null
  }
}

/** Adds somebody beside the page. The letters stay as they are until there is a name for them. */
async function add(view: EditorView, at: number, typed: string, namer: Namer) {
  closeCompletion(view)
  // What was decided here is not asked again as soon as the cursor is back.
  view.dispatch({ effects: leaveAlone.of(at) })
  const name = await namer.add(typed)
  // Where the letters went meanwhile.
  const now = view.state.field(leftAlone)
  if (name !== null && now !== null && view.state.sliceDoc(now, now + 1 + typed.length) === `@${typed}`) {
    view.dispatch({
      changes: { from: now, to: now + 1 + typed.length, insert: `@${name}` },
      selection: { anchor: now + 1 + name.length },
      userEvent: 'input.complete',
    })
  }
  view.focus()
}

/** Says how many there are when the list opens, for those who listen. */
const told = (words: EditorWords['mention']) =>
  EditorView.updateListener.of((update) => {
    const opened = completionStatus(update.state) === 'active' && completionStatus(update.startState) !== 'active'
    if (!opened) return
    const { view } = update
    const count = currentCompletions(update.state).length
    queueMicrotask(() => view.dispatch({ effects: EditorView.announce.of(words.opened(count)) }))
  })

function leave(view: EditorView): boolean {
  if (completionStatus(view.state) === null) return false
  const here = typedAt(view.state, view.state.selection.main.head)
  closeCompletion(view)
  if (here) view.dispatch({ effects: leaveAlone.of(here.at) })
  return true
}

/** Suggests people after an @. */
export function mentioning(namer: Namer, words: EditorWords['mention']): Extension {
  return [
    leftAlone,
    EditorState.phrases.of({ Completions: words.list }),
    Prec.highest(keymap.of([{ key: 'Escape', run: leave }, { key: 'Tab', run: acceptCompletion }, { key: 'Mod-Space', run: startCompletion }])),
    autocompletion({ override: [source(namer, words)], icons: false, maxRenderedOptions: SHOWN, tooltipClass: () => 'cm-people' }),
    told(words),
  ]
}
