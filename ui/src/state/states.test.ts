// The states one can be in, and the one being worded, as facts.
import { expect, test } from 'vitest'
import type { State, Touched } from '../backend/generated/types'
import { touching } from './changes.svelte'
import { fakeBackend } from './fake'
import { States } from './states.svelte'

const touched = touching('losses')
const state = (id: number, over: Partial<State> = {}): State => ({ id, label: `State ${id}`, hint: null, hue: 0, builtin: true, hidden: false, ...over })

function made(over: Parameters<typeof fakeBackend>[0] = {}) {
  const told: Touched[] = []
  const all = [state(3), state(1, { hidden: true }), state(2)]
  const fake = fakeBackend({
    list_states: () => all,
    save_state: () => ({ value: all, touched }),
    order_states: ({ ids }) => ({ value: ids.map((id) => state(id)), touched }),
    ...over,
  })
  return { ...fake, told, states: new States(fake.backend, (what) => told.push(what)) }
}

test('the states stand in the order they were given, hidden ones too', async () => {
  const { states } = made()
  await states.load()
  expect(states.all.map((one) => one.id)).toEqual([3, 1, 2])
})

test('one is moved among all of them, and not beyond the ends', async () => {
  const { states, asked, told } = made()
  await states.load()
  expect(await states.move(3, -1)).toBe(false)
  expect(await states.move(3, 1)).toBe(true)
  expect(asked('order_states')).toEqual([{ ids: [1, 3, 2] }])
  expect(states.all.map((one) => one.id)).toEqual([1, 3, 2])
  expect(told).toEqual([touched])
})

test('one worded as nothing is not sent, and stays half worded', async () => {
  const { states, asked } = made()
  await states.load()
  states.begin(states.all[0])
  states.draft!.label = '   '
  expect(await states.saveDraft()).toBe(false)
  expect(asked('save_state')).toEqual([])
  expect(states.draft).not.toBeNull()
})

test('a hidden one that is reworded stays hidden', async () => {
  const { states, asked } = made()
  await states.load()
  states.begin(states.all[1])
  Object.assign(states.draft!, { label: 'Like lead', hint: 'Even the stairs.' })
  expect(await states.saveDraft()).toBe(true)
  expect(asked('save_state')).toEqual([{ id: 1, label: 'Like lead', hint: 'Even the stairs.', hidden: true }])
  expect(states.draft).toBeNull()
})

test('one is offered no more, with its words as they were', async () => {
  const { states, asked } = made()
  await states.load()
  await states.offer(state(2, { hint: 'A line.' }), false)
  expect(asked('save_state')).toEqual([{ id: 2, label: 'State 2', hint: 'A line.', hidden: true }])
})

test('what could not be kept stays on the page, and what went wrong is told', async () => {
  const { states } = made({ save_state: () => ({ code: 'already_there' }) })
  await states.load()
  states.begin()
  states.draft!.label = 'State 3'
  expect(await states.saveDraft()).toBe(false)
  expect(states.draft!.label).toBe('State 3')
  expect(states.failure).toBe('already_there')
})

test('what is half worded is held, and given back with its list open', () => {
  const { states } = made()
  expect(states.held()).toBeNull()
  states.begin()
  expect(states.held()).toBeNull()
  states.draft!.label = 'Asho'
  const held = states.held()!
  const { states: later } = made()
  later.takeUp(held)
  expect(later.draft).toEqual({ id: null, label: 'Asho', hint: '' })
  expect(later.open).toBe(true)
})
