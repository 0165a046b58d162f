// @vitest-environment ./src/client-environment.ts
import { describe, expect, it } from 'vitest'

import type { Marker, Touched } from '../backend/generated/types'
import { fakeBackend } from './fake'
import { Markers } from './markers.svelte'

const touched = { markers: true } as Touched
const visit: Marker = { id: 4, day: '2026-03-04', until: null, kind: 'ofsted_visit', label: '', hard: true }

describe('a day that stands out', () => {
  it('is kept once it has a day, and words where it is one’s own', async () => {
    const { backend, asked } = fakeBackend({ save_marker: () => ({ value: visit, touched }) })
    const told: Touched[] = []
    const markers = new Markers(backend, (one) => told.push(one))
    markers.begin()
    expect(markers.missing).toBe('day')
    expect(await markers.saveDraft()).toBe(false)
    Object.assign(markers.draft!, { day: '2026-03-04', kind: 'own' })
    expect(markers.missing).toBe('label')
    Object.assign(markers.draft!, { label: ' The flood ', until: '2026-03-01' })
    expect(markers.missing).toBe('order')
    markers.draft!.until = null
    expect(await markers.saveDraft()).toBe(true)
    expect(asked('save_marker')).toEqual([
      { id: null, day: '2026-03-04', until: null, kind: 'own', label: 'The flood', hard: false },
    ])
    expect([told, markers.draft]).toEqual([[touched], null])
  })

  it('stays on the page when it could not be kept', async () => {
    const { backend } = fakeBackend({ save_marker: () => ({ code: 'disk_full' }) })
    const markers = new Markers(backend, () => undefined)
    markers.begin(visit)
    expect(await markers.saveDraft()).toBe(false)
    expect([markers.failure, markers.draft?.id]).toEqual(['disk_full', 4])
  })

  it('half typed goes through a lock', () => {
    const { backend } = fakeBackend({})
    const before = new Markers(backend, () => undefined)
    expect(before.held()).toBeNull()
    before.begin()
    expect(before.held()).toBeNull()
    before.draft!.label = 'The flo'
    const after = new Markers(backend, () => undefined)
    after.takeUp(before.held()!)
    expect(after.draft?.label).toBe('The flo')
  })
})
