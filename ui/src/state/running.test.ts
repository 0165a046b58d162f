// @vitest-environment ./src/client-environment.ts
import { describe, expect, it } from 'vitest'

import type { GuidedPiece, GuidedSaved, Template, Touched } from '../backend/generated/types'
import { fakeBackend, gate } from './fake'
import { Guided } from './guided.svelte'
import { placesOf, Running } from './running.svelte'

const touched = { entries: true } as Touched
const template = (more: Partial<Template> = {}): Template => ({
  name: 'A walk', about: '', minutes: 5, careful: false, before: '', questions: ['One?', 'Two?'], sittings: false, let_go: false,
  given_back: false, gathers: [], landing: 'Home.', evidence: '', figures: [], ...more,
})
const begun = { key: 'a-walk', template: template() }
const saved = (id = 1) => ({ value: { id, entry_id: id * 10, series: null } satisfies GuidedSaved, touched })
const question = (step: number) => ({ kind: 'question', step })
type Asked = { id: number | null; step: number; answer: string }

describe('a reflection being written', () => {
  it('begins one piece, however many answers were typed before the first was saved', async () => {
    const first = gate<ReturnType<typeof saved>>()
    let answers = 0
    const { backend, asked } = fakeBackend({ save_answer: () => (answers++ === 0 ? first.wait : saved()), keep_place: () => ({ value: {}, touched }) as never })
    const running = new Running(backend, () => undefined, begun)
    running.forward()
    running.draft?.edit('a')
    running.forward()
    running.draft?.edit('b')
    const kept = running.flush()
    first.open(saved())
    expect(await kept).toBe(true)
    const inputs = asked('save_answer') as Asked[]
    expect(inputs.map(({ id, step, answer }) => [id, step, answer])).toEqual([[null, 0, 'a'], [1, 1, 'b']])
    expect(running.entry).toBe(10)
  })

  it('loses no letter by going on and back, also where nothing could be saved', async () => {
    let full = true
    const { backend } = fakeBackend({ save_answer: () => (full ? { code: 'disk_full' as const } : saved()) })
    const running = new Running(backend, () => undefined, begun)
    running.forward()
    running.draft?.edit('a')
    running.forward()
    expect(await running.flush()).toBe(false)
    expect(running.failedElsewhere).toBe(true)
    running.back()
    expect([running.place, running.draft?.text, running.failedElsewhere]).toEqual([question(0), 'a', false])
    full = false
    expect(await running.flush()).toBe(true)
  })

  it('goes on where one was, with what was answered', () => {
    const { backend } = fakeBackend({})
    const piece = { id: 3, entry_id: 30, series: null, step: 1, answers: ['a', 'b'] } as GuidedPiece
    const running = new Running(backend, () => undefined, begun, piece)
    expect([running.place, running.draft?.text, running.draft?.standing]).toEqual([question(1), 'b', 'saved'])
    running.back()
    expect(running.draft?.text).toBe('a')
  })

  it('is not begun again by what could not be saved before it was let go', async () => {
    let full = false
    const { backend, asked } = fakeBackend({
      save_answer: () => (full ? { code: 'disk_full' as const } : saved()),
      let_go_guided: () => ({ value: { backups: 0, sitting: false }, touched }),
    })
    const running = new Running(backend, () => undefined, { key: null, template: template({ let_go: true }) })
    running.forward()
    const page = running.draft
    page?.edit('a')
    await running.flush()
    full = true
    page?.edit('ab')
    expect(await running.letGo()).toEqual({ backups: 0, sitting: false })
    full = false
    await page?.flush()
    expect((asked('save_answer') as Asked[]).filter(({ id }) => id === null)).toHaveLength(1)
    expect(running.entry).toBeNull()
  })

  it('shows only its own question in a sitting, and says when it was heavier twice', () => {
    const { backend } = fakeBackend({})
    const one = { key: null, template: template({ sittings: true, let_go: true }), series: 5, sitting: 1, heavier: 1 }
    const running = new Running(backend, () => undefined, one)
    expect(running.places).toEqual([{ kind: 'opening' }, question(1), { kind: 'keeping' }, { kind: 'landing' }])
    running.felt = 'same'
    expect(running.heavierTwice).toBe(false)
    running.felt = 'heavier'
    expect(running.heavierTwice).toBe(true)
  })

  it('lands at the end, whatever lies before', () => {
    for (const more of [{}, { given_back: true }, { gathers: ['what-happened'] }, { let_go: true }]) {
      expect(placesOf(template(more), null).at(-1)).toEqual({ kind: 'landing' })
    }
  })

  it('ends without a word to the core where nothing was written', async () => {
    const { backend, asked } = fakeBackend({})
    const running = new Running(backend, () => undefined, begun)
    expect(await running.end()).toBe(true)
    expect(asked('end_guided')).toEqual([])
  })
})

describe('the reflections', () => {
  it('keep what is being written where one leaves and it cannot be saved', async () => {
    const { backend } = fakeBackend({ save_answer: () => ({ code: 'disk_full' as const }) })
    const guided = new Guided(backend, () => undefined)
    guided.begin(begun)
    guided.running?.forward()
    guided.running?.draft?.edit('a')
    expect(await guided.leave()).toBe(false)
    expect(guided.running?.draft?.text).toBe('a')
  })
})
