// @vitest-environment ./src/client-environment.ts
import { describe, expect, it } from 'vitest'

import type { Kept, OwnValue, Touched } from '../backend/generated/types'
import { fakeBackend } from './fake'
import { KeptThings, monthsOf, takenName, wordedPath, wrongIn, type Worded } from './kept.svelte'

const touched = { kept: true } as Touched
const value = (id: number, word: string): OwnValue => ({ id, word, meaning: '' })
const nothing: Kept = { achievements: [], words: [], values: [], also: [], paths: [], wobbles: [], taken_out: [] }
const TODAY = '2026-11-19'

function made(values: OwnValue[] = [], full = false) {
  const fake = fakeBackend({
    list_kept: () => ({ ...nothing, values }),
    save_own_value: () => (full ? { code: 'disk_full' as const } : { value: 1, touched }),
    save_kept_words: () => ({ value: 1, touched }),
    save_own_path: () => ({ value: 1, touched }),
    order_kept: () => ({ value: {}, touched }),
  })
  return { ...fake, kept: new KeptThings(fake.backend, () => undefined) }
}

const path = (more: object): Worded =>
  ({ ...wordedPath({ id: 1, kind: 'pause', title: '', first_step: '', months: null, ask: '', frees: '', not_yet: false, look_again: null, has_come: false }), ...more }) as Worded

describe('what is half worded', () => {
  it('is one draft for each thing, so that beginning another loses none', () => {
    const { kept } = made()
    kept.begin('value')
    Object.assign(kept.draft('value')!.of, { word: 'can' })
    kept.change({ kind: 'value', ...value(4, 'rest') })
    kept.take('words', 12, 'You stayed calm', TODAY, 'today')
    kept.begin('value')
    expect(kept.begun('value').map(({ of }) => 'word' in of && of.word)).toEqual(['can'])
    expect(kept.draft('value 4')?.of).toMatchObject({ word: 'rest' })
    expect(kept.draft(takenName('words', 12))?.of).toMatchObject({ text: 'You stayed calm', entry_id: 12 })
  })

  it('goes through a lock, and what nobody has touched does not', () => {
    const { kept } = made()
    kept.begin('also')
    kept.change({ kind: 'value', ...value(4, 'rest') })
    expect(kept.held()).toBeNull()
    Object.assign(kept.draft('value 4')!.of, { meaning: 'an evening' })
    kept.take('achievement', 12, 'They sing.', TODAY, '')
    const { kept: after } = made()
    after.takeUp(kept.held()!)
    expect(after.draft('value 4')?.of).toMatchObject({ word: 'rest', meaning: 'an evening' })
    expect(after.begun('achievement')).toHaveLength(1)
    expect(after.draft('also')).toBeNull()
  })

  it('is marked anew while nothing was worded, and never over what was', () => {
    const { kept } = made()
    kept.take('words', 12, 'one', TODAY, '')
    kept.take('words', 12, 'two', TODAY, '')
    expect(kept.draft(takenName('words', 12))?.of).toMatchObject({ text: 'two' })
    Object.assign(kept.draft(takenName('words', 12))!.of, { said_by: 'Ruth' })
    kept.take('words', 12, 'three', TODAY, '')
    expect(kept.draft(takenName('words', 12))?.of).toMatchObject({ text: 'two', said_by: 'Ruth' })
  })

  it('stays on the page when it could not be kept', async () => {
    const { kept, asked } = made([], true)
    kept.begin('value')
    expect(await kept.save('value', TODAY)).toBe(false)
    expect(asked('save_own_value')).toEqual([])
    Object.assign(kept.draft('value')!.of, { word: 'rest' })
    expect(await kept.save('value', TODAY)).toBe(false)
    expect([kept.failure, kept.draft('value')?.of]).toMatchObject(['disk_full', { word: 'rest' }])
  })
})

describe('what cannot be kept', () => {
  it.each([
    [{ kind: 'words', id: null, entry_id: null, text: ' ', said_by: '', said_when: '', comes_up: true }, { text: 'missing' }],
    [{ kind: 'words', id: null, entry_id: null, text: '🌱'.repeat(2000), said_by: '', said_when: '', comes_up: true }, {}],
    [{ kind: 'words', id: null, entry_id: null, text: '🌱'.repeat(2001), said_by: '', said_when: '', comes_up: true }, { text: 'too_long' }],
    [{ kind: 'achievement', id: null, entry_id: null, title: '', day: null, changed: '', proof: 'x', hard: '', credit: '' }, { changed: 'missing' }],
    [{ kind: 'achievement', id: null, entry_id: null, title: 'x', day: '2026-11-20', changed: '', proof: '', hard: '', credit: '' }, { day: 'not_yet_come' }],
    [path({ months: '-3' }), { months: 'no_number' }],
    [path({ months: '4' }), {}],
    [path({ way: 'own' }), { title: 'missing' }],
    [path({ way: 'own', title: 'x'.repeat(81) }), { title: 'too_long' }],
  ] as [Worded, object][])('is told by its field %#', (of, wrong) => {
    expect(wrongIn(of, TODAY)).toEqual(wrong)
  })

  it('of months is what is no whole number of them', () => {
    expect(['', ' 7 ', '0', '600', '601', '-1', '2.5', 'some'].map(monthsOf)).toEqual([null, 7, 0, 600, undefined, undefined, undefined, undefined])
  })
})

describe('what has an order', () => {
  it('is moved by one place, and not past its ends', async () => {
    const { kept, asked } = made([value(4, 'rest'), value(7, 'truth'), value(2, 'play')])
    await kept.load()
    expect(await kept.move('value', 2, -1)).toBe(true)
    expect(await kept.move('value', 4, -1)).toBe(false)
    expect(asked('order_kept')).toEqual([{ kind: 'value', ids: [4, 2, 7] }])
  })
})

describe('a path that is not yet', () => {
  it('is sent with its day, and its kind by its own name', async () => {
    const { kept, asked } = made()
    kept.change(path({ not_yet: true, look_again: '2027-01-02', months: '4' }))
    Object.assign(kept.draft('path 1')!.of, { ask: 'Ruth' })
    expect(await kept.save('path 1', TODAY)).toBe(true)
    expect(asked('save_own_path')).toEqual([
      { id: 1, kind: 'pause', title: '', first_step: '', months: 4, ask: 'Ruth', frees: '', not_yet: true, look_again: '2027-01-02' },
    ])
  })

  it('asks to be looked at once its day has come, until it is put off for the evening', async () => {
    const due = { id: 1, kind: 'leave' as const, title: '', first_step: '', months: null, ask: '', frees: '', not_yet: true, look_again: TODAY, has_come: true }
    const { backend } = fakeBackend({ list_kept: () => ({ ...nothing, paths: [due] }) })
    const kept = new KeptThings(backend, () => undefined)
    expect(kept.asksToLook).toBe(false)
    await kept.load()
    expect(kept.asksToLook).toBe(true)
    kept.putOff()
    expect(kept.asksToLook).toBe(false)
  })
})
