// Where states and arcs go on the ring, as facts.
import { expect, test } from 'vitest'
import { DOT, broken, layRing, nearestArc, type RingMove } from './ring'

const labels = ['Low and heavy', 'Missing it', 'Angry, it isn’t fair', 'Living with it', 'Numb']
const states = labels.map((label, i) => ({ id: i + 1, label, hue: i }))
const move = (from: number, to: number, count = 1, last = '2026-03-12'): RingMove => ({ from, to, count, last })
const lay = (moves: RingMove[], of = states, width = 800) => layRing({ states: of, moves }, width)
const noNaN = (picture: unknown) => expect(JSON.stringify(picture)).not.toMatch(/null|NaN|Infinity/)

test('no states make an empty ring, and one state stands alone', () => {
  noNaN(lay([], []))
  expect(lay([], []).nodes).toEqual([])
  const one = lay([move(1, 1, 3)], states.slice(0, 1))
  expect(one.nodes).toHaveLength(1)
  expect(one.arcs[0]!.turn).toBeDefined()
  noNaN(one)
})

test('every state has the same distance to the middle, and none stands at the top', () => {
  const { nodes, width, radius, height } = lay([move(1, 2)])
  for (const node of nodes) {
    expect(Math.hypot(node.x - width / 2, node.y - height / 2)).toBeCloseTo(radius)
    expect(Math.abs(node.x - width / 2) > 1 || node.y > height / 2).toBe(true)
  }
})

test('twice as many moves are an arc twice as broad, up to a bound for all', () => {
  const { arcs } = lay([move(1, 2, 1), move(2, 3, 2)])
  const [one, two] = [arcs.find((arc) => arc.move === 0)!, arcs.find((arc) => arc.move === 1)!]
  expect(two.width).toBeCloseTo(one.width * 2)
  expect(Math.max(...lay([move(1, 2, 900), move(2, 1, 3)]).arcs.map((arc) => arc.width))).toBeLessThanOrEqual(18)
})

test('the newest is the strongest, and one sixty days before it half as strong', () => {
  const { arcs } = lay([move(1, 2, 1, '2026-03-12'), move(2, 1, 1, '2026-01-11')])
  expect(arcs.map((arc) => [arc.move, arc.fresh])).toEqual([[1, 0.5], [0, 1]])
})

test('an arc is broader where it begins than where it ends', () => {
  const path = lay([move(1, 3, 3)]).arcs[0]!.path.slice(1, -1).split('L').map((pair) => pair.split(' ').map(Number) as [number, number])
  const half = path.length / 2
  const across = ([a, b]: [number, number], [c, d]: [number, number]) => Math.hypot(a - c, b - d)
  expect(across(path[0]!, path.at(-1)!)).toBeGreaterThan(2 * across(path[half - 1]!, path[half]!))
})

test('there and back are two ways', () => {
  const { arcs } = lay([move(1, 3), move(3, 1)])
  const middle = (arc: (typeof arcs)[number]) => arc.points[Math.floor(arc.points.length / 2)]!
  const [[ax, ay], [bx, by]] = [middle(arcs[0]!), middle(arcs[1]!)]
  expect(Math.hypot(ax - bx, ay - by)).toBeGreaterThan(20)
})

test('no arc runs over a dot that it leads to or from', () => {
  const { arcs, nodes } = lay([move(1, 3), move(2, 3), move(5, 1)])
  for (const arc of arcs) {
    for (const state of [states[0]!, states[2]!]) {
      const node = nodes.find((one) => one.state === state.id)!
      for (const [x, y] of arc.points) expect(Math.hypot(x - node.x, y - node.y)).toBeGreaterThan(DOT)
    }
  }
})

test('turning the order of the states round keeps every arc’s breadth and strength', () => {
  const moves = [move(1, 2, 3), move(2, 4, 1, '2026-01-01'), move(4, 4, 2)]
  const told = (picture: ReturnType<typeof lay>) => picture.arcs.map(({ move, width, fresh }) => ({ move, width, fresh }))
  expect(told(lay(moves, [...states].reverse()))).toEqual(told(lay(moves)))
})

test('a move of a state that is not there is left out, and nothing is NaN', () => {
  const picture = lay([move(1, 99), move(1, 2, 0), move(1, 2, 1, 'not a day')])
  expect(picture.arcs).toEqual([])
  noNaN(picture)
})

test('labels and dots stay inside a small window', () => {
  for (const width of [320, 440, 900]) {
    const picture = lay([move(1, 2), move(3, 3)], states, width)
    for (const { x, y } of picture.nodes) {
      expect(x).toBeGreaterThan(90)
      expect(x).toBeLessThan(width - 90)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(picture.height)
    }
  }
})

test('a long name breaks between its words', () => {
  expect(broken('Angry, it isn’t fair', 13)).toEqual(['Angry, it', 'isn’t fair'])
  expect(broken('Numb', 13)).toEqual(['Numb'])
  expect(broken('Unaussprechlichkeit', 13)).toEqual(['Unaussprechlichkeit'])
})

test('the pointer finds the arc it is at, and none far from all', () => {
  const { arcs } = lay([move(1, 3), move(2, 2)])
  const [x, y] = arcs[0]!.points[10]!
  expect(nearestArc(arcs, x + 3, y)).toBe(0)
  expect(nearestArc(arcs, -500, -500)).toBe(-1)
})
