// @vitest-environment ./src/client-environment.ts
import { describe, expect, it } from 'vitest'

import type { Found, Search, SearchNote } from '../backend/generated/types'
import { fakeBackend, gate } from './fake'
import { Finding } from './finding.svelte'

const found = (...ids: number[]) => ({ hits: ids.map((id) => ({ id })), more: false, notes: [] as SearchNote[] }) as Found

describe('a search', () => {
  it('drops an answer that was overtaken by the next key', async () => {
    const slow = gate<Found>()
    const { backend } = fakeBackend({ search: ({ words }: Search) => (words === 'b' ? slow.wait : found(2)) })
    const finding = new Finding(backend)
    const first = finding.type('b')
    await finding.type('bu')
    expect(finding.hits.map((hit) => hit.id)).toEqual([2])
    slow.open(found(1))
    await first
    expect(finding.hits.map((hit) => hit.id)).toEqual([2])
    expect(finding.settled).toBe(true)
  })

  it('finds nothing and asks nothing for no words', async () => {
    const { backend, asked } = fakeBackend({ search: () => found(1) })
    const finding = new Finding(backend)
    await finding.type('b')
    await finding.type('  ')
    expect(finding.hits).toEqual([])
    expect(finding.active).toBe(false)
    expect(asked('search')).toHaveLength(1)
  })

  it('goes on after the hits it has', async () => {
    const { backend, asked } = fakeBackend({ search: ({ skip }: Search) => ({ ...found((skip ?? 0) + 1), more: !skip }) })
    const finding = new Finding(backend)
    await finding.type('b')
    await finding.further()
    expect(finding.hits.map((hit) => hit.id)).toEqual([1, 2])
    expect(asked('search')).toMatchObject([{ skip: 0 }, { skip: 1 }])
  })

  it('tells what of it narrows nothing, until the field is empty', async () => {
    const note: SearchNote = { typed: 'on:2026-1', why: 'no_day' }
    const { backend } = fakeBackend({ search: () => ({ ...found(), notes: [note] }) })
    const finding = new Finding(backend)
    await finding.type('on:2026-1')
    expect(finding.notes).toEqual([note])
    await finding.type('')
    expect(finding.notes).toEqual([])
  })

  it('takes up what was kept, in its order', async () => {
    const { backend, asked } = fakeBackend({ search: () => found(1) })
    const finding = new Finding(backend)
    await finding.takeUp('tag:family', 'best')
    expect(asked('search')).toMatchObject([{ words: 'tag:family', order: 'best' }])
    expect(finding.settled).toBe(true)
  })
})
