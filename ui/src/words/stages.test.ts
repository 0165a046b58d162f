// What the Stages room may say, as facts. The room stands in a dangerous place: its words are held to the rules.
import { expect, test } from 'vitest'
import type { Level, State, StateNote, Visit } from '../backend/generated/types'
import { NEVER, spoken } from './spoken'
import {
  countsInWords,
  facings,
  kinds,
  levelsInWords,
  lossForm,
  lossInWords,
  noteForm,
  noteInWords,
  stages,
  strengths,
  trackInWords,
  wasLeftBefore,
} from './stages'

const labels = ['Can’t take it in', 'Angry, it isn’t fair', 'What if, if only', 'Low and heavy', 'Living with it', 'Missing it']
const states: State[] = labels.map((label, i) => ({ id: i + 1, label, hint: null, hue: i, builtin: true, hidden: false }))
const note = (day: string, levels: Level[], over: Partial<StateNote> = {}): StateNote => ({
  id: 1, loss_id: 1, day, at: 0, levels, facing: null, note: null, entry_id: null, ...over,
})
const level = (state_id: number, level: number): Level => ({ state_id, level })

test('no sentence of the room ranks, counts up, finishes or diagnoses', () => {
  const all = spoken([stages, noteForm, lossForm, kinds, facings, strengths])
  expect(all.length).toBeGreaterThan(50)
  for (const said of all) expect(said).not.toMatch(NEVER)
})

test('the rule itself can fail', () => {
  for (const said of ['You made progress', '40 % done', 'Stage 2', 'You have recovered', 'a relapse', 'Acceptance'])
    expect(said).toMatch(NEVER)
})

test('a note is one line: day, states with strength, facing', () => {
  const line = noteInWords(note('2026-03-12', [level(4, 2), level(6, 1)], { facing: 'toward_next' }), states)
  expect(line).toBe('12 Mar: low and heavy (2), missing it (1), facing what is next')
})

test('a note without a state is as good as any', () => {
  expect(noteInWords(note('2026-03-12', []), states)).toBe('12 Mar: none of these')
})

test('one’s own state keeps the letters its writer typed', () => {
  const own: State = { id: 9, label: 'Ofsted dread', hint: null, hue: 1, builtin: false, hidden: false }
  expect(levelsInWords([level(9, 3)], [...states, own])).toBe('Ofsted dread (3)')
})

test('reversing the order of the states changes no sentence', () => {
  const reversed = [...states].reverse()
  const notes = [
    note('2026-03-12', [level(4, 2), level(6, 2), level(1, 1)]),
    note('2026-03-20', [level(5, 3), level(2, 3)], { facing: 'resting' }),
  ]
  for (const one of notes) {
    const turned = { ...one, levels: [...one.levels].reverse() }
    expect(noteInWords(turned, reversed)).toBe(noteInWords(one, states))
  }
})

test('a diary that ends low and heavy after living with it is told without a verdict', () => {
  const told = [
    noteInWords(note('2026-10-08', [level(5, 2)]), states, true),
    noteInWords(note('2026-11-17', [level(4, 3)]), states, true),
    countsInWords(2, 2, 1),
    trackInWords('Leaving Hillside', '2026-03-01', '2026-11-19', countsInWords(2, 2, 1)),
    stages.beenHere,
  ]
  for (const said of told) {
    expect(said).not.toMatch(NEVER)
    expect(said).not.toMatch(/\b(back to|again|worse|fell|lost ground|still|only)\b/i)
  }
})

test('counts are counts, in the singular where there is one', () => {
  expect(countsInWords(14, 5, 4)).toBe('14 notes, 5 states, 4 returns')
  expect(countsInWords(1, 1, 1)).toBe('1 note, 1 state, 1 return')
})

test('having left before is said only after a stay that was left, not after a silence', () => {
  const visit = (from: string, to: string, end: Visit['end']): Visit => ({ state_id: 4, from, to, notes: 1, end, is_return: false })
  expect(wasLeftBefore([visit('2026-01-01', '2026-01-05', 'left')], 4, '2026-03-01')).toBe(true)
  expect(wasLeftBefore([visit('2026-01-01', '2026-01-05', 'unknown')], 4, '2026-03-01')).toBe(false)
  expect(wasLeftBefore([visit('2026-01-01', '2026-01-05', 'open')], 4, '2026-03-01')).toBe(false)
  expect(wasLeftBefore([visit('2026-01-01', '2026-01-05', 'left')], 5, '2026-03-01')).toBe(false)
  expect(wasLeftBefore([visit('2026-04-01', '2026-04-05', 'left')], 4, '2026-03-01')).toBe(false)
})

test('a loss says its kind, when it began and that it rests', () => {
  const loss = { id: 1, title: 'Dad', kind: 'bereavement', began_on: '2025-01-12', note: null, status: 'resting', notes: 0, last_noted: null } as const
  expect(lossInWords(loss)).toBe('A death · since 12 January 2025 · resting')
})
