// @vitest-environment ./src/client-environment.ts
import { describe, expect, it } from 'vitest'

import type { EntryRow, ListEntries } from '../backend/generated/types'
import { fakeBackend } from './fake'
import { PAGE, Shelf } from './shelf.svelte'

/** A journal of so many entries, newest first by id. */
function journal(size: number) {
  const held = { size }
  const row = (id: number) => ({ id, day: '2026-11-19' }) as EntryRow
  const { backend, asked } = fakeBackend({
    list_entries: ({ before, limit }: ListEntries) => {
      const from = (before ?? held.size + 1) - 1
      const rows = Array.from({ length: Math.min(limit, from) }, (_, at) => row(from - at))
      return { rows, more: from > limit }
    },
  })
  return { held, shelf: new Shelf(backend), asked: () => asked('list_entries').length }
}

describe('the list of entries', () => {
  it('goes down page by page without a hole', async () => {
    const { shelf } = journal(PAGE * 2 + 5)
    await shelf.refresh()
    while (shelf.more) await shelf.further()
    expect(shelf.rows.map((row) => row.id)).toEqual(Array.from({ length: PAGE * 2 + 5 }, (_, at) => PAGE * 2 + 5 - at))
  })

  it('asks once for a page however often its end is seen', async () => {
    const { shelf, asked } = journal(PAGE * 3)
    await shelf.refresh()
    await Promise.all([shelf.further(), shelf.further(), shelf.further()])
    expect(asked()).toBe(2)
    expect(shelf.rows).toHaveLength(PAGE * 2)
  })

  it('looks again as far down as had been looked at', async () => {
    const { held, shelf } = journal(PAGE * 8)
    await shelf.refresh()
    for (let page = 1; page < 7; page += 1) await shelf.further()
    held.size += 1
    await shelf.refresh()
    expect(shelf.rows).toHaveLength(PAGE * 7)
    expect(shelf.rows[0]?.id).toBe(PAGE * 8 + 1)
  })

  it('drops a page that was overtaken by a fresh look', async () => {
    const { shelf } = journal(PAGE * 3)
    await shelf.refresh()
    await Promise.all([shelf.further(), shelf.refresh()])
    const ids = shelf.rows.map((row) => row.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('stops at the end', async () => {
    const { shelf, asked } = journal(3)
    await shelf.refresh()
    await shelf.further()
    expect(asked()).toBe(1)
    expect(shelf.more).toBe(false)
  })
})
