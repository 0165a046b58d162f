/**
 * The shape of a page: lists and quotations hang from their marks, a tick box can be pressed, code stands on its own
 * ground, and each line runs in the direction of its own letters. One rule: only what is in view is looked at, so that
 * a key costs the same in a long entry. Entered by editor.ts.
 */
import { syntaxTree } from '@codemirror/language'
import { type EditorState, type Extension, type Line, RangeSet, type Range } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType } from '@codemirror/view'

/** How far the words of a list stand in, in widths of a letter. */
const STEP = 1.7
/** Everything before the words of a line: quotation marks, a bullet or number. */
const PREFIX = /^\s*(?:>\s*)*(?:(?:[-+*]|\d{1,9}[.)])\s+)?/

/** What stands in view on a line, as far as its shape goes. */
type Shape = { depth: number; quoted: boolean; code: boolean; heading: boolean; tick: boolean }
const flat = (): Shape => ({ depth: 0, quoted: false, code: false, heading: false, tick: false })

class Tick extends WidgetType {
  readonly on: boolean
  readonly label: string

  constructor(on: boolean, label: string) {
    super()
    this.on = on
    this.label = label
  }

  override eq(other: Tick) {
    return other.on === this.on
  }

  override toDOM(view: EditorView) {
    const box = document.createElement('input')
    box.type = 'checkbox'
    box.className = 'cm-tick'
    box.checked = this.on
    box.tabIndex = -1
    box.setAttribute('aria-label', this.label)
    // The cursor stays where it is; the press alone turns it.
    box.addEventListener('mousedown', (event) => event.preventDefault())
    box.addEventListener('click', (event) => {
      event.preventDefault()
      turn(view, view.posAtDOM(box))
    })
    return box
  }

  override ignoreEvent() {
    return true
  }
}

/** Turns the tick box that stands at a place. */
function turn(view: EditorView, at: number) {
  const mark = view.state.sliceDoc(at, at + 3)
  if (!/^\[[ xX]\]$/.test(mark)) return
  view.dispatch({ changes: { from: at + 1, to: at + 2, insert: mark[1] === ' ' ? 'x' : ' ' }, userEvent: 'input' })
}

/** Turns the tick box of the line the cursor is on, if there is one. */
export function turnHere(view: EditorView): boolean {
  const line = view.state.doc.lineAt(view.state.selection.main.head)
  const at = /^\s*(?:>\s*)*(?:[-+*]|\d{1,9}[.)])\s+(?=\[[ xX]\]\s)/.exec(line.text)
  if (!at) return false
  turn(view, line.from + at[0].length)
  return true
}

/** How wide words are in the page's own letters. */
class Ruler {
  readonly #canvas = document.createElement('canvas').getContext('2d')
  readonly #known = new Map<string, number>()
  size = 0

  /** Takes the letters of a page; what was measured in others is forgotten. */
  take(view: EditorView) {
    const { font, fontSize } = getComputedStyle(view.contentDOM)
    if (!this.#canvas || this.#canvas.font === font) return
    this.#canvas.font = font
    this.size = parseFloat(fontSize)
    this.#known.clear()
  }

  width(words: string): number {
    const known = this.#known.get(words)
    if (known !== undefined) return known
    const width = this.#canvas?.measureText(words).width ?? 0
    this.#known.set(words, width)
    return width
  }
}

class Shaping {
  lines: DecorationSet = Decoration.none
  ticks: DecorationSet = Decoration.none
  readonly #ruler = new Ruler()
  readonly #label: string

  constructor(view: EditorView, label: string) {
    this.#label = label
    this.#shape(view)
  }

  update(update: ViewUpdate) {
    const parsed = syntaxTree(update.state) !== syntaxTree(update.startState)
    if (update.docChanged || update.viewportChanged || update.geometryChanged || parsed) this.#shape(update.view)
  }

  #shape(view: EditorView) {
    this.#ruler.take(view)
    const lines: Range<Decoration>[] = []
    const ticks: Range<Decoration>[] = []
    for (const { from, to } of view.visibleRanges) {
      const shapes = this.#read(view.state, from, to, ticks)
      for (let at = from; at <= to; ) {
        const line = view.state.doc.lineAt(at)
        lines.push(this.#line(line, shapes.get(line.from) ?? flat()).range(line.from))
        at = line.to + 1
      }
    }
    this.lines = RangeSet.of(lines, true)
    this.ticks = RangeSet.of(ticks, true)
  }

  #read(state: EditorState, from: number, to: number, ticks: Range<Decoration>[]): Map<number, Shape> {
    const shapes = new Map<number, Shape>()
    const each = (start: number, end: number, mark: (shape: Shape) => void) => {
      for (let at = Math.max(start, from); at <= Math.min(end, to); ) {
        const line = state.doc.lineAt(at)
        const shape = shapes.get(line.from) ?? flat()
        mark(shape)
        shapes.set(line.from, shape)
        at = line.to + 1
      }
    }
    syntaxTree(state).iterate({
      from, to,
      enter: (node) => {
        if (node.name === 'ListItem') each(node.from, node.to, (shape) => shape.depth++)
        else if (node.name === 'Blockquote') each(node.from, node.to, (shape) => (shape.quoted = true))
        else if (node.name === 'FencedCode' || node.name === 'CodeBlock') each(node.from, node.to, (shape) => (shape.code = true))
        else if (/^(ATX|Setext)Heading/.test(node.name)) each(node.from, node.from, (shape) => (shape.heading = true))
        else if (node.name === 'TaskMarker') {
          each(node.from, node.from, (shape) => (shape.tick = true))
          const on = state.sliceDoc(node.from + 1, node.from + 2) !== ' '
          ticks.push(Decoration.replace({ widget: new Tick(on, this.#label) }).range(node.from, node.to))
        }
      },
    })
    return shapes
  }

  #line(line: Line, shape: Shape): Decoration {
    const classes = shape.code ? 'cm-code' : shape.heading ? 'cm-heading' : ''
    const attributes: Record<string, string> = { dir: shape.code ? 'ltr' : 'auto' }
    const style = shape.code || (shape.depth === 0 && !shape.quoted) ? '' : this.#hang(line.text, shape)
    if (style) attributes['style'] = style
    return Decoration.line(classes ? { class: classes, attributes } : { attributes })
  }

  /** A line's words stand in; its marks stand before them. */
  #hang(text: string, { depth, tick }: Shape): string {
    const ruler = this.#ruler
    const prefix = PREFIX.exec(text)?.[0] ?? ''
    const marks = prefix.trimStart()
    const box = tick ? ruler.size + ruler.width(' ') : 0
    const hanging = ruler.width(prefix) + box
    const step = STEP * ruler.size
    const stands = depth === 0 ? hanging : (depth - 1) * step + Math.max(step, marks ? ruler.width(marks) + box : 0)
    return `padding-inline-start: ${stands.toFixed(1)}px; text-indent: ${(-hanging).toFixed(1)}px`
  }
}

/** Lays the shape of the page over it. `tickBox` is what a tick box is called to those who listen. */
export function shape(tickBox: string): Extension {
  const shaping = ViewPlugin.define((view) => new Shaping(view, tickBox), {
    decorations: (shaping) => shaping.lines,
    provide: (plugin) => [
      EditorView.decorations.of((view) => view.plugin(plugin)?.ticks ?? Decoration.none),
      EditorView.atomicRanges.of((view) => view.plugin(plugin)?.ticks ?? Decoration.none),
    ],
  })
  return [shaping, EditorView.perLineTextDirection.of(true)]
}
