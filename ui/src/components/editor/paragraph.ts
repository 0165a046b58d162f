/**
 * Reading a page anew after a key. The library goes through every paragraph of the text for that, which in 20,000 words
 * takes longer than all else a key does. One rule: where a key changed one paragraph between two empty lines, that
 * paragraph alone is read, and the tree that comes out is the one that reading all of it makes; anything else is left to
 * the library. Entered by prose.ts.
 */
import { type Input, Parser, type PartialParse, Tree, type TreeFragment } from '@lezer/common'
import type { MarkdownParser } from '@lezer/markdown'

/** A longer paragraph is left to the library, which reads it a piece at a time. */
const LONGEST = 20_000

/** What a key changed: in the text that is read now, and in the one the tree is of. */
type Change = { tree: Tree; from: number; to: number; was: number; length: number }

/** The one place that changed, as the fragments that may be used again tell of it. */
function changeOf([before, after, more]: readonly TreeFragment[], length: number): Change | null {
  if (!before || more || before.from > 0 || before.offset !== 0) return null
  const { tree, to: from } = before
  // To the end of the text.
  if (!after) return { tree, from, to: length, was: tree.length, length }
  const whole = after.tree === tree && after.to + after.offset === tree.length
  return whole ? { tree, from, to: after.from, was: after.from + after.offset, length: after.to } : null
}

/** The tree with a node in place of another; the others keep to their places. */
function exchange(tree: Tree, at: number, old: Tree, now: Tree): Tree | null {
  const nth = tree.positions.findLastIndex((position) => position <= at)
  const child = tree.children[nth]
  if (!(child instanceof Tree)) return null
  const other = child === old ? now : exchange(child, at - tree.positions[nth]!, old, now)
  if (!other) return null
  const longer = now.length - old.length
  const children = tree.children.with(nth, other)
  const positions = tree.positions.map((position, i) => (i > nth ? position + longer : position))
  return new Tree(tree.type, children, positions, tree.length + longer, [...tree.propValues])
}

/** Whether an empty line, or the edge of the text, stands on either side. */
function standsAlone(input: Input, from: number, to: number): boolean {
  const before = from === 0 || (from > 1 && input.read(from - 2, from) === '\n\n')
  return before && (to === input.length || /^\n(\n|$)/.test(input.read(to, Math.min(to + 2, input.length))))
}

/** The tree after a change within one paragraph; null if it was none, or made something else of it. */
function readParagraph(parser: MarkdownParser, input: Input, { tree, from, to, was, length }: Change): Tree | null {
  const node = tree.resolve(from, -1)
  let old: typeof node | null = node
  while (old?.parent?.parent) old = old.parent
  if (old?.name !== 'Paragraph' || !old.tree || old.from > from || old.to < was) return null
  const end = old.to + to - was
  if (end - old.from > LONGEST || end > input.length || !standsAlone(input, old.from, end)) return null
  const text = input.read(old.from, end)
  if (/^\s/.test(text)) return null
  const alone = parser.parse(text)
  const [now] = alone.children
  const one = alone.children.length === 1 && now instanceof Tree && now.type === old.type && now.length === text.length
  const changed = one ? exchange(tree, old.from, old.tree, now) : null
  return changed?.length === length ? changed : null
}

/** Reads Markdown as its parser does; a changed paragraph alone. */
export class ParagraphParser extends Parser {
  readonly #parser: MarkdownParser

  constructor(parser: MarkdownParser) {
    super()
    this.#parser = parser
  }

  override createParse(input: Input, fragments: readonly TreeFragment[], ranges: readonly { from: number; to: number }[]): PartialParse {
    const whole = ranges.length === 1 && ranges[0]!.from === 0 && ranges[0]!.to === input.length
    const change = whole ? changeOf(fragments, input.length) : null
    const tree = change && readParagraph(this.#parser, input, change)
    if (!tree) return this.#parser.createParse(input, fragments, ranges)
    return {
      parsedPos: tree.length,
      // Where the text had not been read to its end, the library goes on from there.
      stoppedAt: tree.length < input.length ? tree.length : null,
      advance: () => tree,
      stopAt: () => undefined,
    }
  }
}
