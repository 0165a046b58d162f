// Where states, ribbons, loops and silences go, as facts.
import { expect, test } from 'vitest'
import { dayNumber, dayOf } from './axis'
import type { Frame } from './dots'
import { layTrack, type TrackData, type TrackNote } from './track'

const frame: Frame = { width: 800, height: 0, left: 10, right: 10, top: 20, bottom: 30 }
const states = [
  { id: 1, label: 'Low and heavy', hue: 0 },
  { id: 2, label: 'Missing it', hue: 4 },
  { id: 3, label: 'Angry, it isn’t fair', hue: 7 },
]
const start = dayNumber('2026-01-01')!
const note = (id: number, after: number, ...levels: [number, number][]): TrackNote => ({
  id,
  day: dayOf(start + after),
  at: id,
  is_wobble: false,
  levels: levels.map(([state_id, level]) => ({ state_id, level })),
})
const lay = (notes: TrackNote[], visits: TrackData['visits'] = [], of = states, standing: TrackData['standing'] = []) =>
  layTrack({ states: of, notes, visits, standing }, { from: '2026-01-01', to: '2026-06-30' }, frame, 52, 'None of these')
const noNaN = (picture: unknown) => expect(JSON.stringify(picture)).not.toMatch(/null|NaN|Infinity/)

test('no notes are no lanes and no ribbon', () => {
  const picture = lay([])
  expect(picture.lanes).toEqual([])
  expect(picture.ribbons).toEqual([])
  noNaN(picture)
})

test('one note is one mark, and the rest of the range stays open', () => {
  const picture = lay([note(1, 10, [1, 2])])
  expect(picture.notes).toHaveLength(1)
  expect(picture.ribbons).toEqual([])
  expect(picture.silences).toHaveLength(1)
  expect(picture.silences[0]!.open).toBe(true)
  noNaN(picture)
})

test('lanes stand in the order the states come in', () => {
  const notes = [note(1, 0, [1, 3], [2, 1]), note(2, 5, [3, 1])]
  expect(lay(notes).lanes.map((l) => l.state)).toEqual([1, 2, 3])
  expect(lay(notes, [], [...states].reverse()).lanes.map((l) => l.state)).toEqual([3, 2, 1])
})

test('turning the order of the states round changes no ribbon, bead or loop but its lane', () => {
  const notes = [note(1, 0, [1, 3], [2, 1]), note(2, 5, [3, 1]), note(3, 9, [1, 2], [3, 2])]
  const visit = { state_id: 1, from: dayOf(start + 9), to: dayOf(start + 9), is_return: true }
  const told = (of: typeof states) => {
    const picture = lay(notes, [visit], of)
    const beads = picture.notes.map(({ strongest, lesser }) => [strongest, lesser].map((all) => all.map(({ state, level, r, x }) => ({ state, level, r, x })).sort((a, b) => a.state - b.state)))
    return { beads, ribbons: picture.ribbons.length, loops: picture.loops.map(({ state, x, r }) => ({ state, x, r })) }
  }
  expect(told([...states].reverse())).toEqual(told(states))
})

test('a note that came as a wobble has a wave below it', () => {
  const [mark, plain] = lay([{ ...note(1, 0, [1, 3], [2, 1]), is_wobble: true }, note(2, 3, [1, 1])]).notes
  expect(mark!.wave!.y).toBeGreaterThan(Math.max(...[...mark!.strongest, ...mark!.lesser].map((bead) => bead.y)))
  expect(plain!.wave).toBeUndefined()
  noNaN(lay([{ ...note(1, 0), is_wobble: true }]).notes[0]!.wave)
})

test('days that stand out are flags within the range, oldest first', () => {
  const on = (id: number, after: number) => ({ id, day: dayOf(start + after), until: null })
  const standing = [on(3, 100), on(2, 12), on(1, 10), on(4, -3), on(5, 400)]
  const { flags } = lay([note(1, 0, [1, 2])], [], states, standing)
  expect(flags.map((flag) => flag.id)).toEqual([1, 2, 3])
  noNaN(flags.map(({ x }) => x))
})

test('only states that were felt have a lane', () => {
  expect(lay([note(1, 0, [2, 1])]).lanes.map((l) => l.state)).toEqual([2])
})

test('the strongest carries the ribbon and the lesser are beads', () => {
  const [mark] = lay([note(1, 0, [1, 3], [2, 1])]).notes
  expect(mark!.strongest.map((b) => b.state)).toEqual([1])
  expect(mark!.lesser.map((b) => b.state)).toEqual([2])
  expect(mark!.strongest[0]!.r).toBeGreaterThan(mark!.lesser[0]!.r)
})

test('a stronger state is a larger dot', () => {
  const r = [1, 2, 3].map((level) => lay([note(1, 0, [1, level])]).notes[0]!.strongest[0]!.r)
  expect(r[0]!).toBeLessThan(r[1]!)
  expect(r[1]!).toBeLessThan(r[2]!)
})

test('states felt alike part the ribbon and meet again', () => {
  const picture = lay([note(1, 0, [1, 2]), note(2, 5, [1, 2], [2, 2]), note(3, 9, [1, 1])])
  expect(picture.ribbons).toHaveLength(4)
})

test('no line crosses a silence of more than twenty-one days', () => {
  const across = lay([note(1, 0, [1, 2]), note(2, 22, [2, 2])])
  expect(across.ribbons).toEqual([])
  expect(across.silences[0]).toMatchObject({ days: 22, open: false })
  expect(lay([note(1, 0, [1, 2]), note(2, 21, [2, 2])]).ribbons).toHaveLength(1)
})

test('a note in which none was felt has its own lane and holds no ribbon', () => {
  const picture = lay([note(1, 0, [1, 2]), note(2, 5), note(3, 9, [1, 2])])
  expect(picture.ribbons).toEqual([])
  expect(picture.lanes.at(-1)!.label).toBe('None of these')
  expect(picture.notes[1]!.noneAt).toBe(picture.lanes.at(-1)!.y)
})

test('a return makes one loop above its own lane', () => {
  const visit = { state_id: 1, from: dayOf(start + 10), to: dayOf(start + 10), is_return: true }
  const picture = lay([note(1, 0, [1, 2]), note(2, 5, [2, 2]), note(3, 10, [1, 2])], [visit])
  expect(picture.loops).toHaveLength(1)
  const lane = picture.lanes.find((l) => l.state === 1)!
  expect(picture.loops[0]!.y + picture.loops[0]!.r).toBeCloseTo(lane.y)
  expect(picture.loops[0]!.x).toBe(picture.notes[2]!.x)
})

test('a first visit makes no loop', () => {
  const visit = { state_id: 1, from: dayOf(start), to: dayOf(start), is_return: false }
  expect(lay([note(1, 0, [1, 2])], [visit]).loops).toEqual([])
})

test('several notes of one day lie beside each other', () => {
  const xs = lay([note(1, 3, [1, 2]), note(2, 3, [2, 2]), note(3, 3, [1, 1])]).notes.map((n) => n.x)
  expect(xs[0]!).toBeLessThan(xs[1]!)
  expect(xs[1]!).toBeLessThan(xs[2]!)
})

test('a diary of many notes stays inside its frame and is never NaN', () => {
  const notes = Array.from({ length: 900 }, (_, i) => note(i, Math.floor(i / 5), [1 + (i % 3), 1 + (i % 3)]))
  const picture = lay(notes)
  expect(picture.notes.every((n) => n.x >= 10 && n.x <= 790)).toBe(true)
  noNaN(picture)
})

test('a level of a state that is not there is left out', () => {
  noNaN(lay([note(1, 0, [99, 2])]))
})

test('notes in another order make the same picture', () => {
  const notes = [note(1, 0, [1, 2]), note(2, 5, [2, 2]), note(3, 10, [1, 2])]
  expect(lay([...notes].reverse())).toEqual(lay(notes))
})
