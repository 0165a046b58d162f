/** Where marked words begin and end. One rule: blanks at either end are never part of a passage. Pure. */

/** The marked stretch without the blanks around it; null if nothing but blanks is marked. */
export function marked(words: string, start: number, end: number): [number, number] | null {
  const stretch = words.slice(start, end)
  if (!stretch.trim()) return null
  return [start + stretch.length - stretch.trimStart().length, end - (stretch.length - stretch.trimEnd().length)]
}

/** The paragraph in which a place lies; paragraphs are parted by a blank line. Null if there are no words. */
export function paragraphAt(words: string, place: number): [number, number] | null {
  let start = 0
  for (const paragraph of words.split('\n\n')) {
    const end = start + paragraph.length
    // The blank line belongs to the paragraph before it.
    if (place <= end + 1) return marked(words, start, end)
    start = end + 2
  }
  return null
}
