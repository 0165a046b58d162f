// How one span lies along another, as facts over many spans.
import { expect, test } from 'vitest'
import { linear, type Ends } from './linear'

const NUMBERS = [-20_454.5, -0.1, 0, 1, 5, 90, 880.3]
const spans: Ends[] = NUMBERS.flatMap((a) => NUMBERS.filter((b) => b !== a).map((b): Ends => [a, b]))
/** Every span laid along every other. */
const each = (fact: (from: Ends, to: Ends) => void) => spans.forEach((from) => spans.forEach((to) => fact(from, to)))

test('the ends fall exactly on the ends', () => {
  each((from, to) => {
    const lay = linear(from, to)
    expect([lay(from[0]), lay(from[1])]).toEqual([...to])
  })
})

test('what lies further along the one lies further along the other', () => {
  each((from, to) => {
    const places = Array.from({ length: 9 }, (_, i) => linear([0, 8], from)(i)).map(linear(from, to))
    const way = Math.sign(to[1] - to[0])
    expect(places.slice(1).every((place, i) => Math.sign(place - places[i]!) === way)).toBe(true)
  })
})

test('there and back again is where one began', () => {
  each((from, to) => {
    const middle = from[0] * 0.7 + from[1] * 0.3
    expect(linear(to, from)(linear(from, to)(middle))).toBeCloseTo(middle, 6)
  })
})

test('beyond the ends it goes on, and is held at them where that is asked', () => {
  expect(linear([0, 10], [100, 0])(12)).toBeCloseTo(-20)
  const held = linear([0, 10], [100, 0], { held: true })
  expect([held(12), held(-3), held(10)]).toEqual([0, 100, 0])
})

test('a span without length falls on the middle, and not on nothing', () => {
  expect(linear([4, 4], [0, 10])(4)).toBe(5)
})
