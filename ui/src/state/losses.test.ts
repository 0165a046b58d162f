// The losses and the one being looked at, as facts.
import { expect, test } from 'vitest'
import type { Loss, LossTrack, State, StateNote, Touched } from '../backend/generated/types'
import { touching } from './changes.svelte'
import { fakeBackend, gate } from './fake'
import { Losses } from './losses.svelte'

const touched = touching('losses')
const loss = (id: number, over: Partial<Loss> = {}): Loss => ({
  id, title: `Loss ${id}`, kind: 'job', began_on: null, note: null, status: 'open', notes: 0, last_noted: null, ...over,
})
const note = (id: number, day: string): StateNote => ({
  id, loss_id: 1, day, at: id, levels: [{ state_id: 4, level: 2 }], facing: 'resting', note: null,
  entry: { id: 7, day: '2026-03-12', binned: false }, marker_id: 5, is_wobble: true, late_days: 0,
})
const state = (id: number, hidden = false): State => ({ id, label: `State ${id}`, hint: null, hue: 0, builtin: true, hidden })
const track = (id: number, notes: StateNote[] = []): LossTrack => ({
  loss: loss(id), states: [], notes, visits: [], returns: 0, moves: [], stays: [], facing: [], markers: [],
})

function made(over: Parameters<typeof fakeBackend>[0] = {}) {
  const told: Touched[] = []
  const fake = fakeBackend({
    tonight: () => ({ day: '2026-11-19', hour: 21, checkins: [], entry: null, gap: null }),
    list_losses: () => [loss(1), loss(2)],
    list_states: () => [state(4), state(5, true)],
    loss_track: ({ id }) => track(id, [note(1, '2026-03-12')]),
    ...over,
  })
  return { ...fake, told, losses: new Losses(fake.backend, (what) => told.push(what)) }
}

test('the first loss is looked at, and hidden states are not offered', async () => {
  const { losses } = made()
  await losses.load()
  expect(losses.chosen).toBe(1)
  expect(losses.states.map((one) => one.id)).toEqual([4])
})

test('where there is no loss, nothing is looked at', async () => {
  const { losses, asked } = made({ list_losses: () => [] })
  await losses.load()
  expect(losses.track).toBeNull()
  expect(asked('loss_track')).toEqual([])
})

test('the picture begins with the first note, or with the range', async () => {
  const { losses } = made()
  await losses.load()
  expect(losses.span).toEqual({ from: '2026-03-12', to: '2026-11-19' })
  losses.over('month')
  expect(losses.span).toEqual({ from: '2026-10-21', to: '2026-11-19' })
})

test('states marked “not” are not saved, and none is a valid answer', async () => {
  const { losses, asked, told } = made({ note_states: () => ({ value: note(9, '2026-11-19'), touched }) })
  await losses.load()
  losses.beginNote()
  Object.assign(losses.noting!.levels, { 4: 2, 6: 0 })
  expect(await losses.keepNote()).toBe(true)
  losses.beginNote()
  expect(await losses.keepNote()).toBe(true)
  const [first, second] = asked('note_states') as { levels: unknown[]; loss_id: number; note: string | null }[]
  expect(first).toMatchObject({ id: null, loss_id: 1, levels: [{ state_id: 4, level: 2 }], note: null })
  expect(second!.levels).toEqual([])
  expect(told).toHaveLength(2)
})

test('what is half marked survives until it is saved or left, and a second beginning goes on with it', async () => {
  const { losses } = made()
  await losses.load()
  losses.beginNote()
  losses.noting!.levels[4] = 3
  losses.beginNote()
  expect(losses.noting!.levels[4]).toBe(3)
  await losses.load()
  expect(losses.noting!.levels[4]).toBe(3)
})

test('a note that could not be saved stays on the page', async () => {
  const { losses, told } = made({ note_states: () => ({ code: 'disk_full' }) })
  await losses.load()
  losses.beginNote()
  losses.noting!.note = 'Sunday again.'
  expect(await losses.keepNote()).toBe(false)
  expect(losses.noting!.note).toBe('Sunday again.')
  expect(losses.failure).toBe('disk_full')
  expect(told).toEqual([])
})

test('a half marked note is not carried over to another loss, and is still there on coming back', async () => {
  const { losses } = made()
  await losses.load()
  losses.beginNote()
  losses.noting!.levels[4] = 2
  await losses.choose(2)
  expect(losses.noting).toBeNull()
  expect(losses.track?.loss.id).toBe(2)
  await losses.choose(1)
  expect(losses.noting!.levels[4]).toBe(2)
})

test('before the journal shuts, half marked notes of every loss and a loss half named are saved', async () => {
  const { losses, asked } = made({
    note_states: () => ({ value: note(9, '2026-11-19'), touched }),
    save_loss: () => ({ value: loss(3), touched }),
  })
  await losses.load()
  losses.beginNote()
  losses.noting!.levels[4] = 2
  await losses.choose(2)
  losses.beginNote()
  losses.noting!.note = 'Half a sen'
  losses.beginLoss()
  losses.naming!.title = 'Da'
  expect(await losses.keep('Not named yet')).toBe(true)
  expect(asked('note_states')).toMatchObject([
    { loss_id: 1, levels: [{ state_id: 4, level: 2 }] },
    { loss_id: 2, note: 'Half a sen' },
  ])
  expect(asked('save_loss')).toMatchObject([{ id: null, title: 'Da' }])
  expect(losses.noting ?? losses.naming).toBeNull()
})

test('a form in which nothing was done saves nothing when the journal shuts', async () => {
  const { losses, asked } = made()
  await losses.load()
  losses.changeNote(losses.track!.notes[0]!)
  losses.beginLoss()
  losses.naming!.kind = 'health'
  await losses.choose(2)
  losses.beginNote()
  losses.noting!.levels[4] = 0
  expect(await losses.keep('Not named yet')).toBe(true)
  expect([...asked('note_states'), ...asked('save_loss')]).toEqual([])
})

test('a loss that has everything but a name is kept without one, and one whose name was cleared keeps its old one', async () => {
  const { losses, asked } = made({ save_loss: ({ id }) => ({ value: loss(id ?? 3), touched }) })
  await losses.load()
  losses.beginLoss()
  losses.naming!.note = 'The corridor at four.'
  await losses.keep('Not named yet')
  losses.changeLoss(loss(1))
  Object.assign(losses.naming!, { title: ' ', note: 'More.' })
  await losses.keep('Not named yet')
  expect(asked('save_loss')).toMatchObject([{ id: null, title: 'Not named yet' }, { id: 1, title: 'Loss 1', note: 'More.' }])
})

test('a save under way is waited for and not made twice, and what was typed meanwhile goes into the same note', async () => {
  const saved = gate<{ value: StateNote; touched: Touched }>()
  const { losses, asked } = made({ note_states: () => saved.wait })
  await losses.load()
  losses.beginNote()
  losses.noting!.note = 'First'
  void losses.keepNote()
  const kept = losses.keep('Not named yet')
  losses.noting!.note = 'First, and second'
  saved.open({ value: note(9, '2026-11-19'), touched })
  expect(await kept).toBe(true)
  expect(asked('note_states')).toMatchObject([{ id: null, note: 'First' }, { id: 9, note: 'First, and second' }])
  expect(losses.noting).toBeNull()
})

test('what could not be saved keeps the journal open', async () => {
  const { losses } = made({ note_states: () => ({ code: 'disk_full' }) })
  await losses.load()
  losses.beginNote()
  losses.noting!.note = 'Sunday again.'
  expect(await losses.keep('Not named yet')).toBe(false)
  expect(losses.noting!.note).toBe('Sunday again.')
})

test('changing a note keeps its id, its entry and what it held', async () => {
  const { losses, asked } = made({ note_states: () => ({ value: note(1, '2026-03-12'), touched }) })
  await losses.load()
  losses.changeNote(losses.track!.notes[0]!)
  expect(losses.noting!.day).toBe('2026-03-12')
  await losses.keepNote()
  expect(asked('note_states')[0]).toMatchObject({
    id: 1, day: '2026-03-12', entry_id: 7, marker_id: 5, is_wobble: true, facing: 'resting', levels: [{ state_id: 4, level: 2 }],
  })
})

test('a loss needs a name, and the one just named is looked at', async () => {
  const { losses, asked } = made({ save_loss: () => ({ value: loss(2), touched }) })
  await losses.load()
  losses.beginLoss()
  losses.naming!.title = '   '
  expect(await losses.keepLoss()).toBe(false)
  losses.naming!.title = ' Dad '
  expect(await losses.keepLoss()).toBe(true)
  expect(asked('save_loss')).toEqual([{ id: null, title: 'Dad', kind: 'job', began_on: null, note: null }])
  expect(losses.chosen).toBe(2)
  expect(losses.naming).toBeNull()
})

test('a loss is put to rest and opened again', async () => {
  const { losses, asked } = made({ set_loss_status: ({ id, status }) => ({ value: loss(id, { status }), touched }) })
  await losses.setStatus(loss(1), 'resting')
  await losses.setStatus(loss(1), 'open')
  expect(asked('set_loss_status')).toEqual([{ id: 1, status: 'resting' }, { id: 1, status: 'open' }])
})

test('a note begun from a page belongs to it and is about its day', async () => {
  const { losses, asked } = made({ note_states: () => ({ value: note(9, '2026-03-12'), touched }) })
  await losses.load()
  await losses.beginBeside(2, { id: 70, day: '2026-11-02', binned: false })
  expect(losses.chosen).toBe(2)
  await losses.keepNote()
  await losses.beginBeside(1, { id: 71, day: '2026-11-19', binned: false })
  await losses.keepNote()
  expect(asked('note_states')).toMatchObject([
    { loss_id: 2, day: '2026-11-02', entry_id: 70 },
    { loss_id: 1, day: null, entry_id: 71 },
  ])
})

test('what is half marked is gone on with from a page, and a note that is being changed keeps its own page', async () => {
  const { losses } = made()
  await losses.load()
  losses.beginNote()
  losses.noting!.levels[4] = 3
  await losses.beginBeside(1, { id: 70, day: '2026-11-02', binned: false })
  expect(losses.noting).toMatchObject({ levels: { 4: 3 }, entry: { id: 70 } })
  losses.leaveNote()
  losses.changeNote(losses.track!.notes[0]!)
  await losses.beginBeside(1, { id: 70, day: '2026-11-02', binned: false })
  expect(losses.noting!.entry!.id).toBe(7)
})

test('pages are looked for on the note’s day and the week before it', async () => {
  const { losses, asked } = made({ list_entries: () => ({ rows: [], more: false }) })
  await losses.load()
  expect(await losses.pagesAround('2026-03-12')).toEqual([])
  await losses.pagesAround(null)
  expect(asked('list_entries')).toMatchObject([{ from: '2026-03-05', to: '2026-03-12' }, { from: '2026-11-12', to: '2026-11-19' }])
})
