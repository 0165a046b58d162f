/**
 * Where marked words begin and end. One rule: a passage is whole words: half a name would slip past the names that
 * are replaced. Pure; the reading of an entry may enter.
 */

// Letters, their accents, digits, and what holds a word or an address together.
const inWord = /[\p{L}\p{M}\p{N}'’@_-]/u

/** The marked stretch, grown to whole words and without blanks around it; null if nothing but blanks is marked. */
export function marked(words: string, start: number, end: number): [number, number] | null {
  const stretch = words.slice(start, end)
  if (!stretch.trim()) return null
  let [from, to] = [start + stretch.length - stretch.trimStart().length, start + stretch.trimEnd().length]
  const joined = (at: number) => inWord.test(words.charAt(at - 1)) && inWord.test(words.charAt(at))
  while (from > 0 && joined(from)) from -= 1
  while (to < words.length && joined(to)) to += 1
  return [from, to]
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
