// @vitest-environment ./src/client-environment.ts
import { describe, expect, it, vi } from 'vitest'

import type { Saved, Version, VersionBack, VersionRead } from '../backend/generated/types'
import { fakeBackend, gate } from './fake'
import { Versions } from './versions.svelte'

const version = (id: number): Version => ({ id, saved_at: id, words: 3, came: 1, went: 1 })
const read = (id: number, changed = true): VersionRead => ({
  version: version(id),
  difference: { parts: changed ? [{ kind: 'changed', pieces: [{ change: 'went', text: 'x' }] }] : [{ kind: 'stayed', text: 'x' }], more: false },
  blocks: [],
})
const back = (kept: number | null) =>
  ({ value: { row: { id: 7 }, kept, body: 'x' }, touched: { entries: true } }) as unknown as Saved<VersionBack>

function versions(answers: Parameters<typeof fakeBackend>[0]) {
  const { backend, asked } = fakeBackend(answers)
  let touched = 0
  return { versions: new Versions(backend, () => (touched += 1), 7), asked, touched: () => touched }
}

describe('what an entry said before', () => {
  it('shows the newest at once, beside what is there now', async () => {
    const { versions: all, asked } = versions({ list_versions: () => [version(2), version(1)], read_version: ({ id }) => read(id) })
    await all.load()
    expect(all.chosen).toBe(2)
    expect(all.newest).toBe(true)
    expect(asked('read_version')).toEqual([{ id: 2, beside: 'now' }])
  })

  it('drops an answer that was overtaken', async () => {
    const late = gate<VersionRead>()
    const { versions: all } = versions({
      list_versions: () => [version(2), version(1)],
      read_version: ({ id }) => (id === 2 ? late.wait : read(id)),
    })
    const loaded = all.load()
    await vi.waitFor(() => expect(all.chosen).toBe(2))
    await all.choose(1)
    late.open(read(2))
    await loaded
    expect(all.read?.version.id).toBe(1)
  })

  it('looks at the newest beside what is there now, whatever the last was looked at beside', async () => {
    const { versions: all, asked } = versions({ list_versions: () => [version(2), version(1)], read_version: ({ id }) => read(id) })
    await all.load()
    await all.choose(1)
    await all.look('next')
    await all.choose(2)
    expect(asked('read_version').at(-1)).toEqual({ id: 2, beside: 'now' })
  })

  it('knows one that reads as what is there now', async () => {
    const { versions: all } = versions({ list_versions: () => [version(1)], read_version: ({ id }) => read(id, false) })
    await all.load()
    expect(all.same).toBe(true)
  })

  it('takes back what was brought back, by the version that was kept or by an empty page', async () => {
    for (const kept of [9, null]) {
      const { versions: all, asked, touched } = versions({
        list_versions: () => [version(1)],
        read_version: ({ id }) => read(id),
        bring_back_version: () => back(kept),
        save_entry: () => back(null) as never,
      })
      await all.load()
      const undo = await all.bringBack()
      await undo?.()
      expect(touched()).toBe(2)
      expect(asked('bring_back_version').at(-1)).toEqual({ id: kept ?? 1 })
      expect(asked('save_entry')).toEqual(kept === null ? [{ id: 7, body: '', day: null }] : [])
    }
  })

  it('says why a version could not be brought back', async () => {
    const { versions: all } = versions({
      list_versions: () => [version(1)],
      read_version: ({ id }) => read(id),
      bring_back_version: () => ({ code: 'disk_full' }),
    })
    await all.load()
    expect(await all.bringBack()).toBe(null)
    expect(all.failure).toBe('disk_full')
  })
})
