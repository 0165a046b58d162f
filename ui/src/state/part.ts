/**
 * What changed in a long text, so that a save sends that and not the whole: on its way to the core a text is encrypted
 * and written out number by number, and 20,000 words hold up a key for 50 ms. One rule: letters are compared by the
 * engine's own comparing of strings, never one by one. Entered by draft.svelte.ts.
 */

/** A part of a text that was replaced: places are counted as JavaScript counts them. */
export type Part = { from: number; to: number; insert: string }

/** The longest beginning, or end, that two texts share. */
function shared(one: string, other: string, most: number, same: (length: number) => boolean): number {
  let [yes, no] = [0, Math.min(one.length, other.length, most) + 1]
  while (no - yes > 1) {
    const half = (yes + no) >> 1
    if (same(half)) yes = half
    else no = half
  }
  return yes
}

/** Whether a place lies between the two halves of one letter. */
const divides = (text: string, at: number) => at > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))

/** The one part that changed from a text to another. */
export function changed(before: string, after: string): Part {
  let from = shared(before, after, Infinity, (length) => after.startsWith(before.slice(0, length)))
  if (divides(before, from) || divides(after, from)) from--
  const most = Math.min(before.length, after.length) - from
  let end = shared(before, after, most, (length) => after.endsWith(before.slice(before.length - length)))
  if (divides(before, before.length - end) || divides(after, after.length - end)) end--
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) }
}

/** SHA-256 of a text in UTF-8, in hexadecimal digits. */
export async function sumOf(text: string): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
