// @vitest-environment ./src/client-environment.ts
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { Refused, type Backend } from '../backend/backend'
import type { Code, SaveEntry } from '../backend/generated/types'
import { touching } from './changes.svelte'
import { Draft, LONG, LONGEST_MS, PAUSE_MS, TELL_MS } from './draft.svelte'

type Asked = { name: string; input: SaveEntry; keep: (id: number) => Promise<void>; fail: (code?: Code) => Promise<void> }

const touched = touching('entries')
const turn = () => vi.advanceTimersByTimeAsync(0)

/** A backend whose answers wait until the test lets them go. */
function gated(): { asked: Asked[]; backend: Backend } {
  const asked: Asked[] = []
  const call = (name: string, input: SaveEntry) =>
    new Promise((answer, refuse) => {
      asked.push({
        name,
        input,
        keep: (id) => (answer({ value: { id }, touched }), turn().then(() => undefined)),
        fail: (code = 'disk_full') => (refuse(new Refused(code)), turn().then(() => undefined)),
      })
    })
  return { asked, backend: { call } as unknown as Backend }
}

const draft = (options?: ConstructorParameters<typeof Draft>[2]) => {
  const { asked, backend } = gated()
  return { asked, page: new Draft(backend, () => undefined, options) }
}
const nth = (asked: Asked[], at: number) => asked[at] ?? expect.unreachable(`save ${at} was never asked for`)

describe('a page being written', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is saved a pause after the last key', async () => {
    const { asked, page } = draft()
    page.edit('a')
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1)
    expect(asked).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(nth(asked, 0).input.body).toBe('a')
  })

  it('is saved within a second while somebody types on', async () => {
    const { asked, page } = draft()
    for (let typed = 0; typed < LONGEST_MS; typed += 100) {
      page.edit('x'.repeat(typed + 1))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(asked).toHaveLength(1)
  })

  it('tells what it touched when it is begun, and then only when nothing is typed for a while, or at once when it is left', async () => {
    const { asked, backend } = gated()
    let told = 0
    const page = new Draft(backend, () => void told++)
    page.edit('a')
    await vi.advanceTimersByTimeAsync(PAUSE_MS)
    await nth(asked, 0).keep(1)
    expect(told).toBe(1)
    for (const at of [1, 2, 3]) {
      page.edit('a'.repeat(at + 1))
      await vi.advanceTimersByTimeAsync(PAUSE_MS)
      await nth(asked, at).keep(1)
    }
    expect(told).toBe(1)
    await vi.advanceTimersByTimeAsync(TELL_MS)
    expect(told).toBe(2)
    page.edit('left')
    const left = page.flush()
    await nth(asked, 4).keep(1)
    expect(await left).toBe(true)
    expect(told).toBe(3)
    await vi.advanceTimersByTimeAsync(TELL_MS)
    expect(told).toBe(3)
  })

  it('says saved only when the answer for the very text has come', async () => {
    const { asked, page } = draft()
    page.edit('a')
    expect(page.standing).toBe('unsaved')
    await vi.advanceTimersByTimeAsync(PAUSE_MS)
    expect(page.standing).toBe('saving')
    page.edit('ab')
    await nth(asked, 0).keep(7)
    expect(page.standing).toBe('unsaved')
    await vi.advanceTimersByTimeAsync(PAUSE_MS)
    await nth(asked, 1).keep(7)
    expect(page.standing).toBe('saved')
  })

  it('keeps what is typed during a save, in the same entry', async () => {
    const { asked, page } = draft({ day: '2026-11-19' })
    page.edit('a')
    await vi.advanceTimersByTimeAsync(PAUSE_MS)
    page.edit('ab')
    await vi.advanceTimersByTimeAsync(LONGEST_MS)
    expect(asked).toHaveLength(1)
    await nth(asked, 0).keep(7)
    await vi.advanceTimersByTimeAsync(PAUSE_MS)
    expect(nth(asked, 0).input).toEqual({ id: null, body: 'a', day: '2026-11-19' })
    expect(nth(asked, 1).input).toEqual({ id: 7, body: 'ab', day: null })
  })

  it('waits in a flush for the save under way and for what was typed since', async () => {
    const { asked, page } = draft()
    page.edit('a')
    await vi.advanceTimersByTimeAsync(PAUSE_MS)
    page.edit('ab')
    let done: boolean | undefined
    void page.flush().then((all) => (done = all))
    await nth(asked, 0).keep(7)
    expect(done).toBeUndefined()
    await nth(asked, 1).keep(7)
    expect(done).toBe(true)
    expect(page.standing).toBe('saved')
  })

  it('begins one entry however many flushes meet', async () => {
    const { asked, page } = draft()
    page.edit('a')
    const all = Promise.all([page.flush(), page.flush(), page.flush()])
    await nth(asked, 0).keep(7)
    expect(await all).toEqual([true, true, true])
    expect(asked).toHaveLength(1)
  })

  it('keeps the text when a save fails, and saves it when asked again', async () => {
    const { asked, page } = draft()
    page.edit('a')
    const first = page.flush()
    await nth(asked, 0).fail()
    expect(await first).toBe(false)
    expect(page.standing).toBe('failed')
    expect(page.failure).toBe('disk_full')
    expect(page.text).toBe('a')
    const again = page.flush()
    await nth(asked, 1).keep(7)
    expect(await again).toBe(true)
    expect(page.failure).toBeNull()
  })

  it('tries again with the next key after a failure', async () => {
    const { asked, page } = draft()
    page.edit('a')
    void page.flush()
    await nth(asked, 0).fail()
    await vi.advanceTimersByTimeAsync(LONGEST_MS * 5)
    expect(asked).toHaveLength(1)
    page.edit('ab')
    await vi.advanceTimersByTimeAsync(PAUSE_MS)
    expect(nth(asked, 1).input.body).toBe('ab')
  })

  it('does not lose what was typed during a save that fails', async () => {
    const { asked, page } = draft()
    page.edit('a')
    await vi.advanceTimersByTimeAsync(PAUSE_MS)
    page.edit('ab')
    await nth(asked, 0).fail()
    expect(page.text).toBe('ab')
    expect(page.standing).toBe('failed')
  })

  it('saves an emptied entry as empty', async () => {
    const { asked, page } = draft({ entry: { id: 7, body: 'a' } })
    page.edit('')
    void page.flush()
    expect(nth(asked, 0).input).toEqual({ id: 7, body: '', day: null })
  })

  it('makes one string of a long text when it is sent, and not for each key', async () => {
    const { asked, page } = draft({ entry: { id: 7, body: 'a' } })
    let made = 0
    const text = (written: string) => ({ length: written.length, toString: () => (made++, written) })
    for (const written of ['ab', 'abc', 'abcd']) page.edit(text(written))
    expect(page.standing).toBe('unsaved')
    expect(made).toBe(0)
    await vi.advanceTimersByTimeAsync(PAUSE_MS)
    expect(nth(asked, 0).input.body).toBe('abcd')
    expect(made).toBe(1)
    await nth(asked, 0).keep(7)
    expect(page.standing).toBe('saved')
  })

  it('knows that words put back are the words on the disk', async () => {
    const { page } = draft({ entry: { id: 7, body: 'ab' } })
    page.edit({ length: 3, toString: () => 'abc' })
    page.edit({ length: 2, toString: () => 'ab' })
    expect(page.standing).toBe('saved')
  })

  describe('of a long text', () => {
    const [before, after] = [`${'x'.repeat(LONG)} ab`, `${'x'.repeat(LONG)} aéb`]
    // By sha256sum of coreutils.
    const sum = '476f07fdac0e4100ece0630d62df127595f72e44e7fe2a835e1d9e2ef0d74667'
    const saving = async () => {
      const { asked, page } = draft({ entry: { id: 7, body: before } })
      page.edit(after)
      const all = page.flush()
      await vi.waitFor(() => expect(asked).toHaveLength(1))
      return { asked, all, page }
    }

    it('sends what changed, and the sum of the whole', async () => {
      const { asked, all, page } = await saving()
      const { name, input } = nth(asked, 0)
      expect([name, input]).toEqual(['change_entry', { id: 7, from: LONG + 2, to: LONG + 2, insert: 'é', sum }])
      await nth(asked, 0).keep(7)
      expect(await all).toBe(true)
      page.edit(before)
      void page.flush()
      await vi.waitFor(() => expect(nth(asked, 1).input).toMatchObject({ from: LONG + 2, to: LONG + 3, insert: '' }))
    })

    it('sends all of it where another text stands than was thought', async () => {
      const { asked, all, page } = await saving()
      await nth(asked, 0).fail('invalid')
      await vi.waitFor(() => expect(asked).toHaveLength(2))
      expect([nth(asked, 1).name, nth(asked, 1).input]).toEqual(['save_entry', { id: 7, body: after, day: null }])
      await nth(asked, 1).keep(7)
      expect(await all).toBe(true)
      expect(page.standing).toBe('saved')
    })

    it('does not take a full disk for another text', async () => {
      const { asked, all, page } = await saving()
      await nth(asked, 0).fail()
      expect(await all).toBe(false)
      expect([asked.length, page.failure]).toEqual([1, 'disk_full'])
    })
  })

  it('creates nothing when nothing was typed', async () => {
    const { asked, page } = draft()
    expect(await page.flush()).toBe(true)
    page.edit('a')
    page.edit('')
    await vi.advanceTimersByTimeAsync(LONGEST_MS)
    expect(await page.flush()).toBe(true)
    expect(asked).toHaveLength(0)
    expect(page.standing).toBe('blank')
  })
})
