// Moves from state to state: the states on a circle, an arc for each way that was gone. Where everything goes.
// One rule: the circle has no top and no end, every state has the same dot, and turning the order of the states round turns
// the picture and nothing it says. Pure; anyone may enter.
import { dayNumber } from './axis'

/** What is drawn. */
export interface RingData {
  /** In the writer's order, each of which was felt. */
  states: readonly { id: number; label: string; hue: number }[]
  moves: readonly RingMove[]
}

export interface RingMove {
  from: number
  to: number
  count: number
  last: string
}

export interface RingNode {
  state: number
  hue: number
  x: number
  y: number
  /** The label in lines, and where its first line stands. */
  label: string[]
  labelX: number
  labelY: number
  anchor: 'start' | 'middle' | 'end'
}

export interface RingArc {
  /** Its place among the moves that came in. */
  move: number
  /** The outline of the arc, broad where it begins and narrow where it ends. */
  path: string
  /** A turn beside its state, for two notes of it one after the other. */
  turn?: { x: number; y: number; r: number }
  /** Pixels at its broadest. */
  width: number
  /** 1 for the newest, half of that sixty days before. */
  fresh: number
  fromHue: number
  toHue: number
  /** Where it begins and ends, for its colours. */
  ends: [number, number, number, number]
  /** Along its middle, to find it with a pointer. */
  points: [number, number][]
}

export interface RingPicture {
  nodes: RingNode[]
  arcs: RingArc[]
  width: number
  height: number
  radius: number
}

/** Days in which a move fades to half. */
export const HALF_LIFE = 60
/** The dot of a state. */
export const DOT = 7
const TURN = 12
const LINE = 17
const BROADEST = 18
const STEPS = 28

/** Lays out a ring in so many pixels of width. */
export function layRing(data: RingData, width: number): RingPicture {
  const narrow = width < 560
  const beside = narrow ? 104 : 168
  const radius = Math.max(70, Math.min(168, width / 2 - beside))
  const margin = 2 * TURN + DOT + 2 * LINE + 6
  const [cx, cy] = [width / 2, radius + margin]
  const most = narrow ? 13 : 18
  const count = data.states.length
  const nodes = data.states.map(({ id, label, hue }, i) => {
    // Half a step off, so that no state stands at the top.
    const angle = ((i + 0.5) / count) * 2 * Math.PI - Math.PI / 2
    const [ux, uy] = [Math.cos(angle), Math.sin(angle)]
    return { state: id, hue, x: cx + radius * ux, y: cy + radius * uy, ux, uy, lines: broken(label, most) }
  })
  const places = new Map(nodes.map((node) => [node.state, node]))
  const unit = Math.min(4, BROADEST / Math.max(1, ...data.moves.map((move) => move.count)))
  const newest = Math.max(...data.moves.map((move) => dayNumber(move.last) ?? -Infinity))
  const arcs = data.moves.flatMap((move, i): RingArc[] => {
    const [a, b] = [places.get(move.from), places.get(move.to)]
    const day = dayNumber(move.last)
    if (!a || !b || day === undefined || !(move.count > 0)) return []
    const common = {
      move: i,
      width: Math.max(1.6, move.count * unit),
      fresh: 2 ** (-(newest - day) / HALF_LIFE),
      fromHue: a.hue,
      toHue: b.hue,
    }
    if (a === b) {
      const turn = { x: a.x + a.ux * (DOT + TURN), y: a.y + a.uy * (DOT + TURN), r: TURN }
      return [{ ...common, width: Math.min(common.width, TURN), path: '', turn, ends: [a.x, a.y, a.x + 1, a.y], points: [[turn.x, turn.y]] }]
    }
    const points = bend(a, b, [cx, cy])
    return [{ ...common, path: outline(points, common.width), ends: [a.x, a.y, b.x, b.y], points }]
  })
  const turns = new Set(data.moves.filter((move) => move.from === move.to).map((move) => move.from))
  // Beyond the turn, where there is one.
  const away = (state: number) => (turns.has(state) ? DOT + 2 * TURN + 18 : DOT + 14)
  return {
    nodes: nodes.map(({ state, hue, x, y, ux, uy, lines }) => ({
      state,
      hue,
      x,
      y,
      label: lines,
      labelX: x + ux * away(state),
      labelY: y + uy * away(state) - ((lines.length - 1) * LINE * (1 - uy)) / 2,
      anchor: Math.abs(ux) < 0.3 ? 'middle' : ux > 0 ? 'start' : 'end',
    })),
    arcs: arcs.sort((a, b) => a.fresh - b.fresh || a.move - b.move),
    width,
    height: 2 * (radius + margin),
    radius,
  }
}

/** The arc nearest to a place, within so many pixels; -1 if there is none. */
export function nearestArc(arcs: readonly RingArc[], x: number, y: number, within = 26): number {
  let best = -1
  let distance = within
  arcs.forEach((arc, i) => {
    for (const [px, py] of arc.points) {
      const d = Math.hypot(px - x, py - y)
      if (d < distance) [best, distance] = [i, d]
    }
  })
  return best
}

type Place = { x: number; y: number }

/** A way from one state to another, drawn towards the middle and to its own side, so that there and back are two ways. */
function bend(a: Place, b: Place, [cx, cy]: [number, number]): [number, number][] {
  const [mx, my] = [(a.x + b.x) / 2, (a.y + b.y) / 2]
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const [kx, ky] = [mx + (cx - mx) * 0.34 + dy * 0.16, my + (cy - my) * 0.34 - dx * 0.16]
  const all = Array.from({ length: STEPS * 3 + 1 }, (_, i): [number, number] => {
    const t = i / (STEPS * 3)
    const u = 1 - t
    return [u * u * a.x + 2 * u * t * kx + t * t * b.x, u * u * a.y + 2 * u * t * ky + t * t * b.y]
  })
  // The dots stay free.
  const free = all.filter(([x, y]) => Math.hypot(x - a.x, y - a.y) > DOT + 2 && Math.hypot(x - b.x, y - b.y) > DOT + 4)
  return free.length > 1 ? free : all
}

/** The outline of a way that is broad where it begins and narrow where it ends. */
function outline(points: readonly [number, number][], width: number): string {
  const last = points.length - 1
  const [left, right]: [string[], string[]] = [[], []]
  points.forEach(([x, y], i) => {
    const [ax, ay] = points[Math.max(0, i - 1)]!
    const [bx, by] = points[Math.min(last, i + 1)]!
    const long = Math.hypot(bx - ax, by - ay) || 1
    const half = Math.max(0.6, (width / 2) * (1 - (0.78 * i) / last))
    const [nx, ny] = [(-(by - ay) / long) * half, ((bx - ax) / long) * half]
    left.push(`${(x + nx).toFixed(1)} ${(y + ny).toFixed(1)}`)
    right.unshift(`${(x - nx).toFixed(1)} ${(y - ny).toFixed(1)}`)
  })
  return `M${[...left, ...right].join('L')}Z`
}

/** A label in lines of about so many letters; a longer word has a line of its own. */
export function broken(label: string, most: number): string[] {
  const lines: string[] = []
  for (const word of label.split(/\s+/)) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= most) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
