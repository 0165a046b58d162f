// @vitest-environment ./src/client-environment.ts
import { describe, expect, it } from 'vitest'

import type { CheckIn, Entry, Gap, RecordCheckIn } from '../backend/generated/types'
import { touching } from './changes.svelte'
import { Drafts } from './drafts.svelte'
import { Evening } from './evening.svelte'
import { fakeBackend } from './fake'

const touched = touching('checkins')
const entry = (id: number, body: string) => ({ id, body }) as Entry
const checkin = (id: number, asked: RecordCheckIn) => ({ ...asked, id, at: id, day: asked.day ?? '2026-11-19' }) as CheckIn

/** An evening whose journal the test can change. */
function evening() {
  const held = { day: '2026-11-19', gap: null as Gap | null, entry: null as Entry | null, checkins: [] as CheckIn[], earlier: [] as CheckIn[], full: false }
  const { backend, asked } = fakeBackend({
    tonight: () => ({ day: held.day, hour: 21, entry: held.entry, checkins: [...held.checkins], gap: held.gap }),
    checkin_choices: () => ({ words: [], tags: [] }),
    record_checkin: (input) => (held.full ? { code: 'disk_full' } : { value: checkin(input.id ?? 1, input), touched }),
    remove_checkin: () => ({ value: {}, touched }),
    list_checkins: ({ from, to }) => held.earlier.filter((one) => one.day >= from && one.day <= to),
    greet_gap: () => ({ value: {}, touched }),
    save_entry: () => ({ code: 'disk_full' }),
  })
  const drafts = new Drafts(backend, () => undefined)
  return { held, asked, drafts, room: new Evening(backend, drafts, () => undefined) }
}

describe('the evening', () => {
  it('keeps a check-in that was begun when one comes back to it', async () => {
    const { room } = evening()
    await room.load()
    room.form?.key('2')
    await room.load()
    expect(room.form?.mood).toBe(2)
  })

  it('folds the check-in away when it is saved, and can correct it', async () => {
    const { room } = evening()
    await room.load()
    room.form?.key('2')
    expect(await room.record()).toBe(true)
    expect(room.form).toBeNull()
    expect(room.now?.checkins).toHaveLength(1)
    room.unfold(room.now?.checkins[0])
    room.form?.key('4')
    await room.record()
    expect(room.now?.checkins.map((one) => one.mood)).toEqual([4])
  })

  it('keeps what was chosen when the check-in cannot be saved', async () => {
    const { held, room } = evening()
    await room.load()
    room.form?.key('2')
    held.full = true
    expect(await room.record()).toBe(false)
    expect(room.unsaved).toBe('disk_full')
    expect(room.form?.mood).toBe(2)
  })

  it('asks nothing of the journal for an empty card', async () => {
    const { asked, room } = evening()
    await room.load()
    expect(await room.record()).toBe(false)
    expect(asked('record_checkin')).toHaveLength(0)
  })

  it('saves what was chosen before the journal shuts, and an own word that was typed and not put on', async () => {
    const { asked, room } = evening()
    await room.load()
    room.form?.key('2')
    if (room.form) room.form.ownWord = ' frayed '
    expect(await room.keep()).toBe(true)
    expect(asked('record_checkin')).toMatchObject([{ id: null, mood: 2, energy: null, words: ['frayed'] }])
    expect(room.form).toBeNull()
  })

  it('saves nothing of an empty card, or of a check-in opened and left as it was', async () => {
    const { asked, room } = evening()
    await room.load()
    expect(await room.keep()).toBe(true)
    room.form?.key('2')
    await room.record()
    room.unfold(room.now?.checkins[0])
    expect(await room.keep()).toBe(true)
    expect(asked('record_checkin')).toHaveLength(1)
  })

  it('keeps the journal open for a check-in that cannot be saved', async () => {
    const { held, room } = evening()
    await room.load()
    room.form?.key('2')
    held.full = true
    expect(await room.keep()).toBe(false)
    expect(room.form?.mood).toBe(2)
  })

  it('does not make two of one, and what is chosen during a save goes into the same check-in', async () => {
    const { asked, room } = evening()
    await room.load()
    room.form?.key('2')
    void room.record()
    const kept = room.keep()
    room.form?.key('5')
    expect(await kept).toBe(true)
    expect(asked('record_checkin')).toMatchObject([{ id: null, mood: 2, energy: null }, { id: 1, mood: 2, energy: 5 }])
    expect(room.now?.checkins).toHaveLength(1)
  })

  it('records a check-in about the evening it was begun in, and begins one for the day that turned', async () => {
    const { held, asked, room } = evening()
    await room.load()
    room.form?.key('2')
    held.day = '2026-11-20'
    await room.load()
    expect(room.form?.mood).toBe(2)
    expect(await room.keep()).toBe(true)
    expect(asked('record_checkin')).toMatchObject([{ day: '2026-11-19', mood: 2 }])
    expect(room.now?.checkins).toEqual([])
    await room.load()
    expect(room.form?.day).toBe('2026-11-20')
  })

  it('reaches the two days before when asked, and a check-in for one of them goes there', async () => {
    const { held, asked, room } = evening()
    held.earlier = [checkin(5, { day: '2026-11-17' } as RecordCheckIn)]
    await room.load()
    expect(room.earlier).toBeNull()
    await room.lookBack()
    expect(room.earlier?.map(({ day, checkins }) => [day, checkins.length])).toEqual([['2026-11-18', 0], ['2026-11-17', 1]])
    room.unfold(undefined, '2026-11-18')
    room.form?.key('4')
    expect(await room.record()).toBe(true)
    expect(asked('record_checkin')).toMatchObject([{ day: '2026-11-18', mood: 4 }])
    expect(room.now?.checkins).toEqual([])
    held.day = '2026-11-20'
    await room.load()
    expect(room.earlier).toBeNull()
  })

  it('speaks of a gap once', async () => {
    const { held, asked, room } = evening()
    held.gap = { from: '2026-11-02', to: '2026-11-18' }
    await room.load()
    expect(room.now?.gap).not.toBeNull()
    await room.greeted()
    expect(room.now?.gap).toBeNull()
    expect(asked('greet_gap')).toHaveLength(1)
  })

  it('does not unfold a card that was put off, until the day turns', async () => {
    const { held, room } = evening()
    await room.load()
    room.putOff()
    await room.load()
    expect(room.form).toBeNull()
    held.day = '2026-11-20'
    await room.load()
    expect(room.form).not.toBeNull()
  })

  it('goes on with the entry of today', async () => {
    const { held, room } = evening()
    held.entry = entry(7, 'a')
    await room.load()
    expect(room.draft).toMatchObject({ id: 7, text: 'a' })
  })

  it('begins a page of its own when the day has turned', async () => {
    const { held, room } = evening()
    held.entry = entry(7, 'a')
    await room.load()
    held.day = '2026-11-20'
    held.entry = null
    await room.load()
    expect(room.draft).toMatchObject({ id: null, text: '', day: '2026-11-20' })
  })

  it('never takes away a page whose words are not on the disk', async () => {
    const { held, room } = evening()
    await room.load()
    const page = room.draft
    page?.edit('a')
    await page?.flush()
    held.day = '2026-11-20'
    await room.load()
    expect(room.draft).toBe(page)
    expect(room.draft?.text).toBe('a')
  })
})
