import { describe, expect, it } from 'vitest'

import { boundsAround, layReadings, levelsOf } from './readings'

const frame = { width: 400, height: 200, left: 40, right: 10, top: 20, bottom: 40 }
const reading = (id: number, day: string, value: number, overlapping = false) => ({ id, day, value, overlapping })
const lay = (readings: ReturnType<typeof reading>[], wobble: number | null = null) =>
  layReadings({ from: '2025-11-01', to: '2026-11-19', readings, wobble }, [0, 10], levelsOf([0, 10], 0), frame)

describe('a questionnaire over time', () => {
  it('is a point for each time, oldest first, whatever order they came in', () => {
    const { readings, line } = lay([reading(2, '2026-11-12', 4), reading(1, '2026-02-03', 8)])
    expect(readings.map(({ id }) => id)).toEqual([1, 2])
    expect(readings[0]!.x).toBeLessThan(readings[1]!.x)
    expect(readings[0]!.y).toBeLessThan(readings[1]!.y)
    expect(line).toMatch(/^M[\d.]+ [\d.]+L[\d.]+ [\d.]+$/)
  })

  it('has no line of one point, and nothing of none', () => {
    expect(lay([reading(1, '2026-02-03', 8)]).line).toBe('')
    expect(lay([])).toMatchObject({ readings: [], line: '' })
  })

  it('has bars as long as it is known to wobble, and none beyond what can be answered', () => {
    const [middle, top] = lay([reading(1, '2026-02-03', 5), reading(2, '2026-03-03', 10)], 1).readings
    const perPoint = 140 / 10
    expect(middle!.bar![1] - middle!.bar![0]).toBeCloseTo(2 * perPoint)
    expect(top!.bar).toEqual([20, 20 + perPoint])
    expect(lay([reading(1, '2026-02-03', 5)]).readings[0]!.bar).toBeNull()
  })

  it('leaves out what lies outside of its days or is no figure', () => {
    expect(lay([reading(1, '2024-02-03', 5), reading(2, 'never', 5), reading(3, '2026-02-03', NaN)]).readings).toEqual([])
  })

  it('stays within its frame wherever the points lie', () => {
    for (const value of [-3, 0, 5, 10, 99]) {
      for (const { x, y, bar } of lay([reading(1, '2025-11-01', value), reading(2, '2026-11-19', value)], 3).readings) {
        expect(x).toBeGreaterThanOrEqual(frame.left)
        expect(x).toBeLessThanOrEqual(frame.width - frame.right)
        for (const at of [y, ...bar!]) {
          expect(at).toBeGreaterThanOrEqual(frame.top)
          expect(at).toBeLessThanOrEqual(frame.height - frame.bottom)
        }
      }
    }
  })
})

describe('its levels and bounds', () => {
  it('line each answer in words, or the ends and a whole middle', () => {
    expect(levelsOf([1, 5], 5)).toEqual([1, 2, 3, 4, 5])
    expect(levelsOf([0, 10], 0)).toEqual([0, 5, 10])
    expect(levelsOf([0, 5], 0)).toEqual([0, 5])
  })

  it('are round figures around what is not known', () => {
    expect(boundsAround([43, 46.5])).toEqual([42, 47])
    expect(boundsAround([40, 62])).toEqual([30, 70])
    expect(boundsAround([])).toEqual([0, 1])
    for (const values of [[0], [7, 7], [-12, 3], [1e4, -1e4], [0.2, 0.25]]) {
      const [low, high] = boundsAround(values)
      expect(low).toBeLessThan(Math.min(...values))
      expect(high).toBeGreaterThan(Math.max(...values))
    }
  })
})
