// What the Stages room may say, as facts. The room stands in a dangerous place: its words are held to the rules.
import { expect, test } from 'vitest'
import type { FacingShare, Level, Marker, Move, State, StateNote, Stay, Visit } from '../backend/generated/types'
import { moveInWords, movesInOrder, needsInWords, ringInWords, ringWords, seeSawInWords, seeSawWords, shareInWords, stayInWords, staysInOrder } from './moves'
import { sayings } from './sayings'
import { NEVER, spoken } from './spoken'
import {
  besideWords,
  countsInWords,
  facings,
  kinds,
  levelsInWords,
  lossForm,
  lossInWords,
  noteForm,
  noteInWords,
  pictures,
  stages,
  stateWords,
  strengths,
  trackInWords,
  wasLeftBefore,
} from './stages'

const labels = ['Can’t take it in', 'Angry, it isn’t fair', 'What if, if only', 'Low and heavy', 'Living with it', 'Missing it']
const states: State[] = labels.map((label, i) => ({ id: i + 1, label, hint: null, hue: i, builtin: true, hidden: false }))
const note = (day: string, levels: Level[], over: Partial<StateNote> = {}): StateNote => ({
  id: 1, loss_id: 1, day, at: 0, levels, facing: null, note: null, entry: null, marker_id: null, is_wobble: false, late_days: 0, ...over,
})
const told = { states, markers: [] as Marker[], names: sayings(false) }
/** What 2.5 of the rules forbids, in its own words. */
const FORBIDDEN = /\b(progress|complete|stage \d|step \d|%|recover(ed|y)|closure|relapse|setback)\b|%/i
const level = (state_id: number, level: number): Level => ({ state_id, level })

test('no sentence of the room ranks, counts up, finishes or diagnoses', () => {
  // The names come from the sayings, of which the sentences are made.
  const named = (names: ReturnType<typeof sayings>) => [stages.asWobble(names), stages.key.wobble(names), noteForm.wobble(names)]
  const { asWobble: _a, key: { wobble: _b, ...key }, ...room } = stages
  const { wobble: _c, ...form } = noteForm
  const all = [
    ...spoken([room, key, form, lossForm, kinds, facings, strengths, pictures, stateWords, besideWords, ringWords, seeSawWords]),
    ...named(sayings(false)),
    ...named(sayings(true)),
  ]
  expect(all.length).toBeGreaterThan(110)
  for (const said of all) {
    expect(said).not.toMatch(NEVER)
    expect(said).not.toMatch(FORBIDDEN)
  }
})

test('the rule itself can fail', () => {
  for (const said of ['You made progress', '40 % done', '40%', 'Stage 2', 'You have recovered', 'a relapse', 'Acceptance'])
    expect(said).toMatch(NEVER)
})

test('a note is one line: day, states with strength, facing', () => {
  const line = noteInWords(note('2026-03-12', [level(4, 2), level(6, 1)], { facing: 'toward_next' }), told)
  expect(line).toBe('12 Mar: low and heavy (2), missing it (1), facing what is next')
})

test('a note without a state is as good as any', () => {
  expect(noteInWords(note('2026-03-12', []), told)).toBe('12 Mar: none of these')
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
    expect(noteInWords(turned, { ...told, states: reversed })).toBe(noteInWords(one, told))
  }
})

test('a note says what set it off, that it came as a wobble, and that it was noted later', () => {
  const markers: Marker[] = [{ id: 5, day: '2026-03-10', until: null, kind: 'ofsted_visit', label: '', hard: false }]
  const one = note('2026-03-12', [level(4, 2)], { marker_id: 5, is_wobble: true, late_days: 3 })
  expect(noteInWords(one, { ...told, markers })).toBe('12 Mar: low and heavy (2), set off by Ofsted visit, came as a wobble, noted 3 days later')
  expect(noteInWords({ ...one, late_days: 1 }, { ...told, names: sayings(true) })).toBe('12 Mar: low and heavy (2), came as a shaky moment, noted a day later')
})

const autumn = { from: '2026-11-02', to: '2026-12-18', which: 'autumn_2' } as const
const share = (toward_loss: number, resting: number, toward_next: number, unsure = 0): FacingShare => ({ period: autumn, label: '', toward_loss, toward_next, resting, unsure })
const moves: Move[] = [
  { from: 4, to: 5, count: 3, last: '2026-03-12' },
  { from: 5, to: 4, count: 1, last: '2026-03-20' },
  { from: 4, to: 4, count: 2, last: '2026-02-01' },
]
const stays: Stay[] = [{ state_id: 4, visits: 4, median: 3.5, least: 1, most: 20 }, { state_id: 5, visits: 3, median: 1, least: 1, most: 1 }]

test('moves, stays and half-terms are told in counts and days', () => {
  expect(movesInOrder(moves, states).map((move) => moveInWords(move, states))).toEqual([
    'From living with it to low and heavy: 1 move, on 20 Mar 2026',
    'From low and heavy to living with it: 3 moves, the newest on 12 Mar 2026',
    'From one note of low and heavy to the next: 2 moves, the newest on 1 Feb 2026',
  ])
  expect(staysInOrder(stays, states).map((stay) => stayInWords(stay, states))).toEqual([
    'Living with it: 3 stays, each 1 day',
    'Low and heavy: 4 stays, from 1 to 20 days, the middle one 3.5',
  ])
  expect(shareInWords(share(4, 1, 3, 1))).toBe('Autumn 2, 2026: of 9 notes, 4 face what I lost, 1 rests from both, 1 is unsure, 3 face what is next')
  expect(needsInWords(share(1, 0, 1))).toBe('Autumn 2, 2026: 2 notes say which way, and 3 more would draw it')
})

test('reversing the order of the states changes no sentence about moves and stays', () => {
  const reversed = [...states].reverse()
  const said = (of: State[], all: Move[], lengths: Stay[]) => [
    ...movesInOrder(all, of).map((move) => moveInWords(move, of)),
    ...staysInOrder(lengths, of).map((stay) => stayInWords(stay, of)),
  ]
  expect(said(reversed, [...moves].reverse(), [...stays].reverse())).toEqual(said(states, moves, stays))
})

test('the help names the textbook once and says what is known with its sources', () => {
  const about = stages.aboutSays.join(' ')
  expect(about.match(/often called the five stages \(Kübler-Ross\)/g)).toHaveLength(1)
  expect(about).toMatch(/JAMA, 2007/)
  expect(about).toMatch(/Omega, 2017/)
})

test('a diary that ends low and heavy after living with it is told without a verdict', () => {
  const counts = countsInWords(2, 2, 1)
  const said = [
    noteInWords(note('2026-10-08', [level(5, 2)]), told, true),
    noteInWords(note('2026-11-17', [level(4, 3)]), told, true),
    counts,
    trackInWords('Leaving Hillside', '2026-03-01', '2026-11-19', counts),
    ringInWords('Leaving Hillside', '2026-03-01', '2026-11-19', counts),
    moveInWords({ from: 5, to: 4, count: 1, last: '2026-11-17' }, states),
    stayInWords({ state_id: 4, visits: 3, median: 9, least: 2, most: 20 }, states),
    shareInWords(share(5, 0, 0)),
    needsInWords(share(1, 0, 0)),
    seeSawInWords('Leaving Hillside', 1),
    stages.beenHere,
  ]
  for (const one of said) {
    expect(one).not.toMatch(NEVER)
    expect(one).not.toMatch(FORBIDDEN)
    expect(one).not.toMatch(/\b(back to|again|worse|fell|lost ground|still|only)\b/i)
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
