// @vitest-environment ./src/client-environment.ts
import { describe, expect, it } from 'vitest'

import { Refused, type Backend } from '../backend/backend'
import { Drafts } from './drafts.svelte'

const full = { call: () => Promise.reject(new Refused('disk_full')) } as unknown as Backend
const entry = { id: 7, body: 'a' }

describe('the pages being written', () => {
  it('are one for an entry, whichever room it is written in', async () => {
    const drafts = new Drafts(full, () => undefined)
    const page = drafts.of(entry)
    page.edit('ab')
    await page.flush()
    expect(drafts.of(entry)).toBe(page)
    expect(drafts.unsaved(7)).toBe(page)
  })

  it('are read afresh once nothing in them is unsaved', () => {
    const drafts = new Drafts(full, () => undefined)
    const page = drafts.of(entry)
    expect(drafts.of({ id: 7, body: 'changed elsewhere' })).not.toBe(page)
    expect(drafts.unsaved(7)).toBeNull()
  })

  it('do not begin two pages for one evening', () => {
    const drafts = new Drafts(full, () => undefined)
    expect(drafts.blank('2026-11-19')).toBe(drafts.blank('2026-11-19'))
    expect(drafts.blank('2026-11-20')).not.toBe(drafts.blank('2026-11-19'))
  })

  it('say that not all is kept when one of them is not', async () => {
    const drafts = new Drafts(full, () => undefined)
    expect(await drafts.flush()).toBe(true)
    drafts.of(entry).edit('ab')
    expect(await drafts.flush()).toBe(false)
  })
})
