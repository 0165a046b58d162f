/**
 * What the ring of moves and the see-saw say. One rule: counts and days, never a share with a sign, never what it means;
 * no sentence changes with the order of the states. words/stages.test.ts holds every sentence to it.
 */
import type { FacingShare, Move, State, Stay } from '../backend/generated/types'
import { dayShortYear } from './axis'
import { dayDate } from './dates'
import { some, within } from './stages'
import { periodName } from './timeline'

export const ringWords = {
  keys: 'Arrow keys go from move to move.',
  list: 'The moves in words',
  key: 'An arc begins broad and ends narrow: it leads from one note’s state to the next note’s. A broader arc is more moves, a stronger colour is newer ones.',
  turn: 'A turn beside a state is two notes of it, one after the other.',
  order: 'There is no top, no beginning and no end. Where a state stands says nothing.',
  none: 'A move is two notes that lie three weeks apart at most. There is none here yet, so the ring shows the states alone.',
  from: 'From',
  to: 'To',
  moves: 'Moves',
  newest: 'Newest',
  stays: 'How long it lasted',
  staysSaid: 'Told of stays whose end you noted, from three of them on, in days from the first to the last note. It says nothing about another time.',
  staysNone: 'How long a stay lasted is told once there are three whose end you noted. No state has three yet.',
} as const

export const seeSawWords = {
  keys: 'Arrow keys go from half-term to half-term.',
  list: 'The same in words',
  heads: ['towards what I lost', 'resting from both', 'towards what is next'],
  unsure: 'unsure',
  key: 'Each bar is one half-term or holiday. Its middle is rest, and an open piece is “unsure”; to either side is the share of notes that faced that way. Neither side is the better one: going to and fro, and resting, is how people carry a loss (Stroebe and Schut, 1999).',
  when: 'When',
  notes: 'Notes that say',
  needs: 'Not drawn yet',
  takes: 'A half-term is drawn from five notes on that say which way.',
  none: 'No note says yet which way you face. The question stands below the states when you note where you are.',
} as const

/** From so many notes on a half-term is drawn. */
export const FEWEST_FACING = 5

/** How many notes of a half-term say which way they face. */
export const saying = (share: FacingShare) => share.toward_loss + share.toward_next + share.resting + share.unsure

const labelOf = (states: readonly State[], id: number) => {
  const state = states.find((one) => one.id === id)
  return state ? within(state) : ''
}

/** The moves by the alphabet of their states, which says nothing. */
export function movesInOrder<M extends Move>(moves: readonly M[], states: readonly State[]): M[] {
  const by = (a: number, b: number) => labelOf(states, a).localeCompare(labelOf(states, b), 'en-GB') || a - b
  return [...moves].sort((a, b) => by(a.from, b.from) || by(a.to, b.to))
}

/** "From low and heavy to living with it: 3 moves, the newest on 12 Mar 2026" */
export function moveInWords({ from, to, count, last }: Move, states: readonly State[]): string {
  const [a, b] = [labelOf(states, from), labelOf(states, to)]
  const way = from === to ? `From one note of ${a} to the next` : `From ${a} to ${b}`
  return count === 1 ? `${way}: 1 move, on ${dayShortYear(last)}` : `${way}: ${count} moves, the newest on ${dayShortYear(last)}`
}

/** "Low and heavy: 4 stays, from 1 to 20 days, the middle one 6" */
export function stayInWords({ state_id, visits, least, most, median }: Stay, states: readonly State[]): string {
  const label = states.find((one) => one.id === state_id)?.label ?? ''
  if (least === most) return `${label}: ${some(visits, 'stay')}, each ${some(least, 'day')}`
  return `${label}: ${some(visits, 'stay')}, from ${least} to ${some(most, 'day')}, the middle one ${median}`
}

/** The stays by the alphabet. */
export const staysInOrder = (stays: readonly Stay[], states: readonly State[]) =>
  [...stays].sort((a, b) => labelOf(states, a.state_id).localeCompare(labelOf(states, b.state_id), 'en-GB') || a.state_id - b.state_id)

/** The ring for those who do not see it. */
export function ringInWords(title: string, from: string, to: string, counts: string): string {
  return `How the notes of ${title} lead to each other, from ${dayDate(from)} to ${dayDate(to)}: ${counts}. The list below says the same in words.`
}

/** "Autumn 2, 2026: of 9 notes 4 face what I lost, 2 rest from both, 3 face what is next" */
export function shareInWords(share: FacingShare): string {
  const n = saying(share)
  const parts = [
    faces(share.toward_loss, 'what I lost'),
    share.resting === 0 ? '' : `${share.resting} ${share.resting === 1 ? 'rests' : 'rest'} from both`,
    share.unsure === 0 ? '' : `${share.unsure} ${share.unsure === 1 ? 'is' : 'are'} unsure`,
    faces(share.toward_next, 'what is next'),
  ].filter(Boolean)
  return `${periodName(share)}: of ${some(n, 'note')}, ${parts.join(', ')}`
}

const faces = (count: number, what: string) => (count === 0 ? '' : `${count} ${count === 1 ? 'faces' : 'face'} ${what}`)

/** "Autumn 2, 2026: 2 notes say which way, and 3 more would draw it" */
export function needsInWords(share: FacingShare): string {
  const n = saying(share)
  return `${periodName(share)}: ${some(n, 'note')} ${n === 1 ? 'says' : 'say'} which way, and ${FEWEST_FACING - n} more would draw it`
}

/** The see-saw for those who do not see it. */
export function seeSawInWords(title: string, drawn: number): string {
  return `Which way the notes of ${title} face, in ${drawn === 1 ? 'one half-term or holiday' : `${drawn} half-terms and holidays`}. The list below says the same in words.`
}
