import { describe, expect, it } from 'vitest'

import type { Attachment, Entry, HandOver, PutIn, Touched } from '../backend/generated/types'
import { AttachedTo, Attaching } from './attached.svelte'
import { touching } from './changes.svelte'
import { Draft } from './draft.svelte'
import { fakeBackend } from './fake'

const none = touching()
const touched: Touched = { ...none, entries: true }
const picture: Attachment = { id: 3, kind: 'image', media_type: 'image/jpeg', size: 9, name: 'dam.jpg', described: null, goes_on: null }
const came: PutIn = { name: 'dam.jpg', attachment: picture, took_out: true, why_not: null, failure: null, touched }
const refused = (name: string): PutIn => ({ ...came, name, attachment: null, took_out: false, why_not: 'heic', touched: none })
const entry = { id: 7, body: '', attachments: [picture], taken_out: [] } as unknown as Entry

// A test has no browser to read files with: each is handed over in one empty piece.
const file = (name: string, size = 64 * 1024 * 1024) => ({ name, size }) as File

function journal(answer: (piece: HandOver) => PutIn | { code: 'disk_full' }) {
  const pieces: HandOver[] = []
  const { backend, asked } = fakeBackend(
    {
      read_entry: () => entry,
      save_entry: ({ body }) => ({ value: { id: 7, body } as never, touched }),
      describe_attachment: () => ({ value: picture, touched }),
    },
    {
      attached: {
        hand_over: (input) => {
          pieces.push(input!['piece'] as HandOver)
          return answer(pieces.at(-1)!)
        },
      },
    },
  )
  return { backend, asked, pieces, attached: new AttachedTo(backend, () => undefined, 7, async () => 7) }
}

describe('what is kept with a page', () => {
  it('takes one file after another, and one that is refused keeps no other out', async () => {
    const { attached, pieces } = journal(({ name }) => (name === 'b.heic' ? refused('b.heic') : came))
    await attached.putIn([file('a.jpg'), file('b.heic'), file('c.jpg')])
    expect(pieces.map(({ name, entry_id, from }) => [name, entry_id, from])).toEqual([['a.jpg', 7, 0], ['b.heic', 7, 0], ['c.jpg', 7, 0]])
    expect(attached.came).toEqual({ count: 2, pictures: 2, sounds: 0 })
    expect(attached.notPutIn).toEqual([{ name: 'b.heic', why: 'heic', failure: null }])
    expect(attached.standing).toEqual([picture])
    expect(attached.arriving).toBeNull()
  })

  it('has what only the window was given put in, and begins no page where that is nothing', async () => {
    let held = 0
    let begun = 0
    const { backend } = fakeBackend(
      { read_entry: () => entry },
      { attached: { take_held: () => held, put_in_held: (input) => [{ ...came, name: String(input!['entryId']) }] } },
    )
    const attached = new AttachedTo(backend, () => undefined, null, async () => (begun++, 7))
    await attached.putInHeld('pasted')
    expect([begun, attached.came]).toEqual([0, null])
    held = 1
    await attached.putInHeld('dropped')
    expect([begun, attached.came]).toEqual([1, { count: 1, pictures: 1, sounds: 0 }])
  })

  it('says what went wrong with one, and goes on with the next', async () => {
    const { attached } = journal(({ name }) => (name === 'a.jpg' ? { code: 'disk_full' } : came))
    await attached.putIn([file('a.jpg'), file('b.jpg')])
    expect(attached.notPutIn).toEqual([{ name: 'a.jpg', why: null, failure: 'disk_full' }])
    expect(attached.came?.count).toBe(1)
    attached.seen()
    expect([attached.came, attached.notPutIn.length]).toEqual([null, 0])
  })

  it('makes an entry of an empty page for what is put into it, once', async () => {
    const { backend, asked, pieces } = journal(() => came)
    const draft = new Draft(backend, () => undefined, { day: '2026-11-19' })
    const attached = new Attaching(backend, () => undefined).withDraft(draft)
    await Promise.all([attached.putIn([file('a.jpg')]), attached.putIn([file('b.jpg')])])
    expect(asked('save_entry')).toEqual([{ id: null, body: '', day: '2026-11-19' }])
    expect(pieces.map(({ entry_id }) => entry_id)).toEqual([7, 7])
    expect(draft.id).toBe(7)
  })

  it('keeps what is typed of one until it is on the disk', async () => {
    let full = true
    const { backend } = fakeBackend({
      read_entry: () => entry,
      describe_attachment: () => (full ? { code: 'disk_full' } : { value: picture, touched }),
    })
    const attaching = new Attaching(backend, () => undefined)
    const attached = attaching.withEntry(7)
    attached.describe(3, 'The dam')
    expect(await attaching.flush()).toBe(false)
    expect([attached.failure, attached.describedOf(picture)]).toEqual(['disk_full', 'The dam'])
    full = false
    expect(await attaching.flush()).toBe(true)
    expect(attached.failure).toBeNull()
  })
})
