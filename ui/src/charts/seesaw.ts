// Which way notes face, half-term by half-term: a bar that lies across a middle. Where everything goes.
// One rule: a bar is a share of the notes that said so, and none is drawn from fewer than it takes; the middle is rest, and
// the two sides are drawn alike. Pure; anyone may enter.

/** What is drawn: counts of one half-term. */
export interface SeeSawData {
  toward_loss: number
  toward_next: number
  resting: number
  unsure: number
}

export type Side = 'loss' | 'resting' | 'unsure' | 'next'

export interface SeeSawBar {
  /** Its place among those that came in. */
  share: number
  y: number
  pieces: { side: Side; x: number; width: number }[]
}

export interface SeeSawPicture {
  bars: SeeSawBar[]
  /** Where the middle is. */
  middle: number
  /** The longest piece there can be to either side. */
  reach: number
  height: number
}

/** Pixels kept free. */
export interface SeeSawFrame {
  width: number
  left: number
  right: number
  top: number
  bottom: number
  rowHeight: number
}

/** Lays out the shares, in the order they came in; those of fewer than `fewest` notes are left out. */
export function laySeeSaw(shares: readonly SeeSawData[], frame: SeeSawFrame, fewest: number): SeeSawPicture {
  const reach = Math.max(1, (frame.width - frame.left - frame.right) / 2)
  const middle = frame.left + reach
  const bars = shares
    .map((share, i) => ({ share, i, n: share.toward_loss + share.toward_next + share.resting + share.unsure }))
    .filter(({ n }) => n >= Math.max(1, fewest))
    .map(({ share, i, n }, row): SeeSawBar => {
      const wide = (count: number) => (count / n) * reach
      const rest = wide(share.resting + share.unsure)
      const pieces: SeeSawBar['pieces'] = []
      let x = middle - rest / 2 - wide(share.toward_loss)
      for (const [side, count] of [['loss', share.toward_loss], ['resting', share.resting], ['unsure', share.unsure], ['next', share.toward_next]] as const) {
        if (count > 0) pieces.push({ side, x, width: wide(count) })
        x += wide(count)
      }
      return { share: i, y: frame.top + (row + 0.5) * frame.rowHeight, pieces }
    })
  return { bars, middle, reach, height: frame.top + bars.length * frame.rowHeight + frame.bottom }
}
