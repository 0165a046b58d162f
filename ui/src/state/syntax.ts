/**
 * What stands in the search field, as parts: filters such as `tag:family`, phrases, words. One rule: pure, and it only
 * puts parts in and takes them out; what a part means is for the core to say.
 */

/** The names that can stand before a colon, in the order they are offered. */
export const FILTERS = ['tag', 'person', 'word', 'mood', 'kind', 'before', 'after', 'on'] as const
export type FilterName = (typeof FILTERS)[number]

/** A filter as one would type it: in quotes where it has a space. */
export function filter(name: FilterName, value: string): string {
  const plain = value.replaceAll('"', '')
  return /\s/.test(plain) ? `${name}:"${plain}"` : `${name}:${plain}`
}

const parts = (words: string) => words.match(/[^\s":]+:"[^"]*"?|"[^"]*"?|[^\s"]+/g) ?? []
const nameOf = (part: string) => FILTERS.find((name) => part.toLowerCase().startsWith(`${name}:`))
const alike = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

/** Whether a filter is among the parts. */
export function holds(words: string, part: string): boolean {
  return parts(words).some((one) => alike(one, part))
}

/** Whether any part is looked for in the text itself, and not only narrows. */
export function hasWords(words: string): boolean {
  return parts(words).some((part) => !nameOf(part))
}

/** Whether any part narrows. */
export function narrows(words: string): boolean {
  return parts(words).some(nameOf)
}

/** With a filter put in, before the words, so that the last word may still go on; or without it if it was there. */
export function toggled(words: string, part: string): string {
  return holds(words, part) ? without(words, (one) => alike(one, part)) : `${part} ${words.trimStart()}`
}

/** With one filter in the place of all of these names; with none of them if there is none to put in. */
export function replaced(words: string, names: readonly FilterName[], part: string | null): string {
  const rest = without(words, (one) => names.some((name) => nameOf(one) === name))
  return part === null ? rest : `${part} ${rest}`
}

/** The value of the only filter of this name, without its quotes. */
export function valueOf(words: string, name: FilterName): string | null {
  const part = parts(words).find((one) => nameOf(one) === name)
  return part ? part.slice(name.length + 1).replaceAll('"', '') : null
}

function without(words: string, goes: (part: string) => boolean): string {
  if (!parts(words).some(goes)) return words
  const left = parts(words).filter((part) => !goes(part))
  // A space after the last word says that it is finished, and stays.
  return left.join(' ') + (left.length > 0 && /\s$/.test(words) ? ' ' : '')
}
