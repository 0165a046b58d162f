// @vitest-environment ./src/client-environment.ts
import { describe, expect, it } from 'vitest'

import type { RecordWeekly, Weekly } from '../backend/generated/types'
import { touching } from './changes.svelte'
import { fakeBackend } from './fake'
import { LookingBack } from './weekly.svelte'

const touched = touching('checkins')
const answered = (input: RecordWeekly) => ({ ...input, id: 1, at: 0, signs: [], known: [] }) as unknown as Weekly

function week() {
  const held = { week: '2026-11-16' as string | null, answered: null as Weekly | null, full: false }
  const { backend, asked } = fakeBackend({
    weekly: () => ({ week: held.week, answered: held.answered, signs: [] }),
    record_weekly: (input) => (held.full ? { code: 'disk_full' } : { value: answered(input), touched }),
    remove_weekly: () => ({ value: {}, touched }),
  })
  return { held, asked, back: new LookingBack(backend, () => undefined) }
}

describe('the week', () => {
  it('is offered and never opens by itself', async () => {
    const { held, back } = week()
    await back.load()
    expect([back.offered, back.draft]).toEqual(['2026-11-16', null])
    back.pass()
    expect(back.offered).toBeNull()
    held.week = null
    await back.load()
    back.begin()
    expect(back.draft).toBeNull()
  })

  it('is saved with any one answer, and not with none', async () => {
    const { asked, back } = week()
    await back.load()
    back.begin()
    expect(back.empty).toBe(true)
    expect(await back.save()).toBe(false)
    if (back.draft) back.draft.just_for_me = '   '
    expect(back.empty).toBe(true)
    if (back.draft) back.draft.seemed = 0
    expect(back.empty).toBe(false)
    expect(await back.save()).toBe(true)
    expect(asked('record_weekly')).toEqual([
      { week: '2026-11-16', seemed: 0, was: null, hours: null, signs: [], known: [], held_by: null, just_for_me: null },
    ])
    expect([back.draft, back.offered, back.answered?.seemed]).toEqual([null, null, 0])
  })

  it('keeps what was answered when it cannot be saved', async () => {
    const { held, back } = week()
    held.full = true
    await back.load()
    back.begin()
    back.toggle('signs', 3)
    expect(await back.save()).toBe(false)
    expect([back.failure, back.draft?.signs]).toEqual(['disk_full', [3]])
  })

  it('holds what is half answered over a lock, and nothing that was only opened', async () => {
    const { back } = week()
    await back.load()
    back.begin()
    expect(back.held()).toBeNull()
    if (back.draft) back.draft.held_by = 'My sis'
    const held = back.held()
    const after = week()
    after.held.week = null
    after.back.takeUp(held!)
    await after.back.load()
    expect(after.back.draft).toMatchObject({ week: '2026-11-16', held_by: 'My sis' })
  })

  it('is blank again when its answers are taken out', async () => {
    const { back } = week()
    await back.load()
    back.begin()
    back.toggle('known', 7)
    await back.save()
    back.begin(back.answered!)
    expect(await back.remove()).toBe(true)
    expect([back.answered, back.draft, back.offered]).toEqual([null, null, null])
  })
})
