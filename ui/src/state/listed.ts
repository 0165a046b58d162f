/**
 * The list of entries with its months, as it is drawn. One rule: pure, and every item has a name of its own; the ids go
 * by moment and the days as they were lived, so where zones were crossed a month may come twice.
 */
import type { Day, EntryRow } from '../backend/generated/types'

/** A line of the list: a month's heading, or an entry. */
export type Item = { kind: 'month'; month: Day; above: number } | { kind: 'entry'; row: EntryRow; first: boolean }

/** The rows with a heading wherever the month changes. */
export function listed(rows: readonly EntryRow[]): Item[] {
  const items: Item[] = []
  let day = ''
  for (const row of rows) {
    if (row.day.slice(0, 7) !== day.slice(0, 7)) items.push({ kind: 'month', month: row.day, above: row.id })
    items.push({ kind: 'entry', row, first: row.day !== day })
    day = row.day
  }
  return items
}

/** The name of an item; a heading is named after the entry below it. */
export const nameOf = (item: Item): string | number => (item.kind === 'month' ? `above ${item.above}` : item.row.id)
