// Where the bars of the see-saw lie, as facts.
import { expect, test } from 'vitest'
import { laySeeSaw, type SeeSawData } from './seesaw'

const frame = { width: 820, left: 150, right: 70, top: 30, bottom: 20, rowHeight: 40 }
const share = (toward_loss: number, resting: number, toward_next: number, unsure = 0): SeeSawData => ({ toward_loss, toward_next, resting, unsure })
const lay = (...shares: SeeSawData[]) => laySeeSaw(shares, frame, 5)
const noNaN = (picture: unknown) => expect(JSON.stringify(picture)).not.toMatch(/null|NaN|Infinity/)

test('nothing is drawn below five notes, and from five on it is', () => {
  const picture = lay(share(2, 1, 1), share(2, 1, 2), share(0, 0, 0))
  expect(picture.bars.map((bar) => bar.share)).toEqual([1])
  noNaN(picture)
  noNaN(lay())
})

test('the whole bar is as long as the reach, and each piece is its share', () => {
  const { bars, reach } = lay(share(4, 2, 3, 1))
  const pieces = bars[0]!.pieces
  expect(pieces.reduce((sum, piece) => sum + piece.width, 0)).toBeCloseTo(reach)
  expect(pieces.map((piece) => [piece.side, Math.round((piece.width / reach) * 10)])).toEqual([['loss', 4], ['resting', 2], ['unsure', 1], ['next', 3]])
})

test('rest lies across the middle, and the two ways to either side of it', () => {
  const { bars, middle } = lay(share(4, 2, 3, 2))
  const [loss, resting, unsure, next] = bars[0]!.pieces
  expect((resting!.x + unsure!.x + unsure!.width) / 2).toBeCloseTo(middle)
  expect(loss!.x + loss!.width).toBeCloseTo(resting!.x)
  expect(next!.x).toBeCloseTo(unsure!.x + unsure!.width)
})

test('one way alone ends at the middle, inside the frame', () => {
  const [loss] = lay(share(6, 0, 0)).bars[0]!.pieces
  const [next] = lay(share(0, 0, 6)).bars[0]!.pieces
  expect(loss!.x).toBeCloseTo(frame.left)
  expect(next!.x + next!.width).toBeCloseTo(frame.width - frame.right)
})

test('the two sides are drawn alike: turned round, a bar is its own mirror', () => {
  const [a, b] = [lay(share(5, 1, 2)), lay(share(2, 1, 5))]
  const mirrored = b.bars[0]!.pieces.map(({ x, width }) => ({ x: 2 * b.middle - x - width, width })).reverse()
  a.bars[0]!.pieces.forEach((piece, i) => {
    expect(piece.x).toBeCloseTo(mirrored[i]!.x)
    expect(piece.width).toBeCloseTo(mirrored[i]!.width)
  })
})
