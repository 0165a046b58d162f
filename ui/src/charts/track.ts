// One loss over time: states as lanes, a ribbon through the strongest, beads for the others, loops where a state is
// come back to. Where everything goes.
// One rule: no lane is above another. Lanes stand in the order the states come in, which is the writer's own and says
// nothing: another order moves lanes and changes no note, ribbon or loop. Pure; anyone may enter.
import { curveBumpX, link } from 'd3-shape'

import { dayNumber, dayOf, type Tick } from './axis'
import type { Frame } from './dots'
import { along, layFlags, type Flag, type Standing } from './time'

/** What is drawn: the core's `LossTrack`, without what only words need. */
export interface TrackData {
  states: readonly { id: number; label: string; hue: number }[]
  notes: readonly TrackNote[]
  visits: readonly { state_id: number; from: string; to: string; is_return: boolean }[]
  /** The days that stand out. */
  standing: readonly Standing[]
}

export interface TrackNote {
  id: number
  day: string
  at: number
  levels: readonly { state_id: number; level: number }[]
  is_wobble: boolean
}

export interface Lane {
  /** The state's id; undefined for the lane of notes in which none was felt. */
  state?: number
  label: string
  /** 0..=10, the same as the state's. */
  hue: number
  y: number
}

/** A state within a note. */
export interface Bead {
  state: number
  hue: number
  /** 1 a little, 2 clearly, 3 strongly. */
  level: number
  x: number
  y: number
  r: number
}

export interface PlacedNote {
  id: number
  day: string
  x: number
  /** The state or states felt most; empty if none was felt. */
  strongest: Bead[]
  /** What was felt beside them. */
  lesser: Bead[]
  /** Where "none of these" is marked; undefined if any state was felt. */
  noneAt: number | undefined
  /** Where a small wave says that it came as a wobble. */
  wave: { x: number; y: number } | undefined
}

export interface Ribbon {
  path: string
  x0: number
  x1: number
  fromHue: number
  toHue: number
}

export interface TrackPicture {
  lanes: Lane[]
  notes: PlacedNote[]
  ribbons: Ribbon[]
  /** Where a state is come back to: a whole turn above its lane, in the ribbon's own width. */
  loops: { x: number; y: number; r: number; hue: number; state: number }[]
  /** Silences of more than 21 days. `open` if it lasts to the end of the picture. */
  silences: { x0: number; x1: number; days: number; open: boolean }[]
  /** Oldest first. */
  flags: Flag[]
  ticks: Tick[]
  height: number
  /** Pixels of the ribbon's stroke. */
  width: number
}

/** After a longer silence nobody knows: no line is drawn across it. */
export const LONGEST_SILENCE = 21

/** The notes from `from` to `to`, oldest first. */
export function notesBetween<N extends TrackNote>(notes: readonly N[], from: string, to: string): N[] {
  return notes
    .filter((note) => dayNumber(note.day) !== undefined && note.day >= from && note.day <= to)
    .sort((a, b) => (a.day === b.day ? a.at - b.at || a.id - b.id : a.day < b.day ? -1 : 1))
}

/**
 * Lays out the notes from `from` to `to`. `laneHeight` is in pixels; the picture's height follows from the lanes, so
 * `frame.height` is not read. `none` names the lane of notes in which nothing was felt.
 */
export function layTrack(
  data: TrackData,
  range: { from: string; to: string },
  frame: Frame,
  laneHeight: number,
  none: string,
): TrackPicture {
  const right = frame.width - frame.right
  const time = along(range.from, range.to, frame.left, right)
  const { first, last, x } = time
  const notes = notesBetween(data.notes, dayOf(first), dayOf(last))
  const lanes = layLanes(data, notes, frame.top, laneHeight, none)
  const scale = sizeFor(notes.length, Math.max(1, right - frame.left))
  const laneOf = new Map(lanes.map((lane) => [lane.state, lane]))
  const placed = notes.map((note, i) => placeNote(note, x(when(notes, i)), laneOf, scale))

  const ribbons: Ribbon[] = []
  const silences: TrackPicture['silences'] = []
  notes.forEach((note, i) => {
    const [here, next] = [placed[i]!, placed[i + 1]]
    const nextDay = next ? dayNumber(next.day)! : last
    const days = nextDay - dayNumber(note.day)!
    if (days > LONGEST_SILENCE) {
      silences.push({ x0: here.x, x1: next?.x ?? x(last + 0.5), days, open: !next })
    } else if (next) {
      ribbons.push(...pairs(here.strongest, next.strongest).map(([a, b]) => ribbon(a, b)))
    }
  })
  return {
    lanes,
    notes: placed,
    ribbons,
    loops: layLoops(data.visits, placed, laneHeight, scale),
    silences,
    flags: layFlags(data.standing, time, right),
    ticks: time.ticks,
    height: frame.top + lanes.length * laneHeight + frame.bottom,
    width: 5 * scale,
  }
}

function layLanes(data: TrackData, notes: TrackNote[], top: number, laneHeight: number, none: string): Lane[] {
  const felt = new Set(notes.flatMap((note) => note.levels.map((level) => level.state_id)))
  const states = data.states.filter((state) => felt.has(state.id))
  const lanes: Omit<Lane, 'y'>[] = states.map(({ id, label, hue }) => ({ state: id, label, hue }))
  if (notes.some((note) => note.levels.length === 0)) lanes.push({ label: none, hue: -1 })
  return lanes.map((lane, i) => ({ ...lane, y: top + (i + 0.5) * laneHeight }))
}

// Several notes of one day share its width instead of lying on one another.
function when(notes: TrackNote[], i: number): number {
  const day = notes[i]!.day
  const same = notes.filter((note) => note.day === day)
  const place = (same.indexOf(notes[i]!) + 1) / (same.length + 1)
  return dayNumber(day)! + place - 0.5
}

// With many notes in little room everything shrinks together, down to half.
function sizeFor(count: number, inner: number): number {
  return Math.min(1, Math.max(0.5, inner / Math.max(1, count) / 34))
}

function placeNote(
  note: TrackNote,
  x: number,
  lanes: Map<number | undefined, Lane>,
  scale: number,
): PlacedNote {
  const most = Math.max(0, ...note.levels.map((level) => level.level))
  const beads = note.levels
    .flatMap(({ state_id, level }) => {
      const lane = lanes.get(state_id)
      if (!lane) return []
      const strong = level === most
      const r = (strong ? 3.5 + level * 2.5 : 2.5 + level * 1.5) * scale
      return [{ state: state_id, hue: lane.hue, level, x, y: lane.y, r, strong }]
    })
    .sort((a, b) => a.y - b.y)
  return {
    id: note.id,
    day: note.day,
    x,
    strongest: beads.filter((bead) => bead.strong),
    lesser: beads.filter((bead) => !bead.strong),
    noneAt: note.levels.length === 0 ? lanes.get(undefined)?.y : undefined,
    wave: note.is_wobble ? waveOf(beads, x, lanes.get(undefined)?.y) : undefined,
  }
}

// Below the lowest mark of the note, where no loop is.
function waveOf(beads: Bead[], x: number, none: number | undefined): { x: number; y: number } | undefined {
  const lowest = beads.at(-1)
  if (lowest) return { x, y: lowest.y + lowest.r + 6 }
  return none === undefined ? undefined : { x, y: none + 13 }
}

/**
 * Which of the strongest states of a note lead to which of the next: a state leads to itself, and what has nowhere
 * to come from or go to is joined to all, so that a ribbon parts and meets but never springs from nothing.
 */
function pairs(before: Bead[], after: Bead[]): [Bead, Bead][] {
  const stays = (a: Bead, among: Bead[]) => among.some((b) => b.state === a.state)
  const joined = before.flatMap((a) =>
    after
      .filter((b) => a.state === b.state || (!stays(a, after) && !stays(b, before)))
      .map((b): [Bead, Bead] => [a, b]),
  )
  const lonelyBefore = before.filter((a) => !joined.some(([from]) => from === a))
  const lonelyAfter = after.filter((b) => !joined.some(([, to]) => to === b))
  return [
    ...joined,
    ...lonelyBefore.flatMap((a) => after.map((b): [Bead, Bead] => [a, b])),
    ...lonelyAfter.flatMap((b) => before.map((a): [Bead, Bead] => [a, b])),
  ]
}

function ribbon(a: Bead, b: Bead): Ribbon {
  const bump = link(curveBumpX).digits(1)
  const path = bump({ source: [a.x, a.y], target: [b.x, b.y] }) ?? ''
  return { path, x0: a.x, x1: b.x, fromHue: a.hue, toHue: b.hue }
}

function layLoops(
  visits: TrackData['visits'],
  notes: PlacedNote[],
  laneHeight: number,
  scale: number,
): TrackPicture['loops'] {
  return visits
    .filter((visit) => visit.is_return)
    .flatMap((visit) => {
      const isIn = (note: PlacedNote | undefined) =>
        !!note?.strongest.some((bead) => bead.state === visit.state_id)
      const at = notes.findIndex((note, i) => note.day === visit.from && isIn(note) && !isIn(notes[i - 1]))
      const note = notes[at] ?? notes.find((n) => n.day === visit.from && isIn(n))
      const bead = note?.strongest.find((b) => b.state === visit.state_id)
      if (!bead) return []
      const r = Math.max(bead.r * 0.95, Math.min(laneHeight * 0.3, 14 * scale))
      return [{ x: bead.x, y: bead.y - r, r, hue: bead.hue, state: bead.state }]
    })
}
