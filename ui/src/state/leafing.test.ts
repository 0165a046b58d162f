import { describe, expect, it } from 'vitest'

import { fakeBackend, gate } from './fake'
import { Leafing } from './leafing.svelte'

/** A page as it comes over: its size, its words, its picture. */
function page(words: string, picture = [1, 2, 3]): ArrayBuffer {
  const said = new TextEncoder().encode(words)
  const bytes = new Uint8Array(12 + said.length + picture.length)
  const head = new DataView(bytes.buffer)
  head.setUint32(0, 400, true)
  head.setUint32(4, 566, true)
  head.setUint32(8, said.length, true)
  bytes.set(said, 12)
  bytes.set(picture, 12 + said.length)
  return bytes.buffer
}

type Asked = { id: number; number: number; width: number }

function pdf(draw: (asked: Asked) => unknown = ({ number }) => page(`Page ${number}`), lay: () => unknown = () => 3) {
  const drawn: Asked[] = []
  let down = 0
  const { backend } = fakeBackend({}, {
    attached: {
      lay_pdf: lay,
      draw_page: (input) => {
        drawn.push(input as Asked)
        return draw(input as Asked)
      },
      take_down_pdf: () => void (down += 1),
    },
  })
  return { leafing: new Leafing(backend.attached, 7), drawn, down: () => down }
}

const settled = () => new Promise((next) => setTimeout(next))

describe('a PDF that is looked at', () => {
  it('draws the first page once it knows how wide it is', async () => {
    const { leafing, drawn } = pdf()
    await leafing.open()
    expect(drawn).toEqual([])
    leafing.fill(799.6)
    await settled()
    expect(drawn).toEqual([{ id: 7, number: 0, width: 800 }])
    expect([leafing.pages, leafing.shown?.words, leafing.shown?.width]).toEqual([3, 'Page 0', 400])
    expect(await leafing.shown?.picture.arrayBuffer()).toEqual(new Uint8Array([1, 2, 3]).buffer)
  })

  it('turns to a page that is there, and draws only what is wanted last', async () => {
    const first = gate<ArrayBuffer>()
    const { leafing, drawn } = pdf(({ number }) => (number === 0 ? first.wait : page(`Page ${number}`)))
    await leafing.open()
    leafing.fill(800)
    leafing.turn(1)
    leafing.turn(99)
    expect(leafing.number).toBe(2)
    first.open(page('Page 0'))
    await settled()
    expect(drawn.map(({ number }) => number)).toEqual([0, 2])
    expect(leafing.shown?.words).toBe('Page 2')
    leafing.turn(-5)
    expect(leafing.number).toBe(0)
  })

  it('says why a page cannot be drawn, and goes on to the others', async () => {
    const { leafing } = pdf(({ number }) => (number === 0 ? { code: 'pdf_undrawn' } : page('Two')))
    await leafing.open()
    leafing.fill(800)
    await settled()
    expect([leafing.failure, leafing.shown]).toEqual(['pdf_undrawn', null])
    leafing.turn(1)
    await settled()
    expect([leafing.failure, leafing.shown?.words]).toEqual([null, 'Two'])
  })

  it('says why it cannot be opened, and asks for no page then', async () => {
    const { leafing, drawn } = pdf(undefined, () => ({ code: 'pdf_password' }))
    await leafing.open()
    leafing.fill(800)
    await settled()
    expect([leafing.failure, leafing.pages, drawn]).toEqual(['pdf_password', null, []])
  })

  it('grows and shrinks by steps, and fits again', () => {
    const { leafing } = pdf()
    for (let step = 0; step < 20; step++) leafing.grow()
    expect([leafing.size, leafing.mayGrow]).toEqual([4, false])
    for (let step = 0; step < 20; step++) leafing.shrink()
    expect([leafing.size, leafing.mayShrink]).toEqual([0.5, false])
    leafing.fit()
    expect(leafing.size).toBe(1)
  })

  it('holds nothing once it is closed, whatever is still on its way', async () => {
    const late = gate<ArrayBuffer>()
    const { leafing, down } = pdf(() => late.wait)
    await leafing.open()
    leafing.fill(800)
    await leafing.close()
    late.open(page('Page 0'))
    await settled()
    expect([leafing.shown, down()]).toEqual([null, 1])
  })
})
