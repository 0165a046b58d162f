// One span of numbers laid along another: days along a width, values up a height.
// One rule: the ends fall exactly on the ends, whichever way round either span lies. Pure; the other charts enter.

/** A span by its two ends, in either order. */
export type Ends = readonly [number, number]

/**
 * Lays `from` along `to`. Beyond the ends it goes on in the same line, unless it is `held` at them. A span without
 * length falls on the middle.
 */
export function linear(from: Ends, to: Ends, { held = false } = {}): (value: number) => number {
  const length = from[1] - from[0]
  return (value) => {
    const part = length === 0 ? 0.5 : (value - from[0]) / length
    const share = held ? Math.min(1, Math.max(0, part)) : part
    // Weighed this way round and not as a start and a distance, which would miss the far end by a rounding.
    return to[0] * (1 - share) + to[1] * share
  }
}
