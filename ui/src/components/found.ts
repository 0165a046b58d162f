// Words on a page that is read: where they stand.
// One rule: words are found as they are read. They may be parted by emphasis but not by a paragraph, in capitals or not,
// and a blank between two of them is any blank. FindOnPage enters.

/** More than so many are not looked for. */
export const MOST_FOUND = 1000

/** From which letter to which the words stand in a text, in order, none over another. */
export function wordsIn(text: string, words: string): [number, number][] {
  const typed = words.trim()
  if (typed === '') return []
  const literal = typed.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+')
  const found = text.matchAll(new RegExp(literal, 'giu'))
  const places: [number, number][] = []
  for (const { index, 0: match } of found) {
    places.push([index, index + match.length])
    if (places.length === MOST_FOUND) break
  }
  return places
}

/** What parts one text from the next. */
const PARTED = 'p, h1, h2, h3, h4, h5, h6, pre, figure'

/** The places of the words within an element, in the order in which they are read. */
export function rangesOf(within: Element, words: string): Range[] {
  const texts = new Map<Element, Text[]>()
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode as Text
    const around = text.parentElement?.closest(PARTED)
    // What is only there for those who listen, or to be pressed, is not on the page.
    if (!around || !within.contains(around) || text.parentElement?.closest('.said, figcaption')) continue
    texts.set(around, [...(texts.get(around) ?? []), text])
  }
  const ranges: Range[] = []
  for (const nodes of texts.values()) {
    for (const [from, to] of wordsIn(nodes.map((node) => node.data).join(''), words)) {
      const range = document.createRange()
      range.setStart(...placeIn(nodes, from, false))
      range.setEnd(...placeIn(nodes, to, true))
      ranges.push(range)
      if (ranges.length === MOST_FOUND) return ranges
    }
  }
  return ranges
}

/** The node a letter of the joined texts stands in; an end stands in the node it ends. */
function placeIn(nodes: readonly Text[], at: number, isEnd: boolean): [Text, number] {
  let left = at
  for (const node of nodes) {
    if (left < node.length || (isEnd && left === node.length)) return [node, left]
    left -= node.length
  }
  const last = nodes.at(-1)!
  return [last, last.length]
}
