// A summary being chosen, as facts.
import { expect, test } from 'vitest'
import type { Known, SummaryChoice } from '../backend/generated/types'
import { touching } from './changes.svelte'
import { fakeBackend, gate } from './fake'
import { Sharing } from './sharing.svelte'

const touched = touching('known')
const chair: Known = { id: 1, kind: 'person', name: 'R. Okafor', also: ['Okafor'], role: 'my chair', circle: 'governors', ties: ['holds_power'] }
const page = { png: '', width_px: 1, height_px: 1, text: 'Four weeks' }

function made(over: Parameters<typeof fakeBackend>[0] = {}, save: () => boolean | { code: 'stale_preview' } = () => true) {
  const previewed: SummaryChoice[] = []
  const saved: string[] = []
  const fake = fakeBackend(
    {
      tonight: () => ({ day: '2026-11-19', hour: 21, checkins: [], entry: null, gap: null }),
      list_losses: () => [],
      list_known: () => [chair],
      list_entries: () => ({ rows: [], more: false }),
      read_passages: ({ id }) => ({ entry_id: id, day: '2026-11-01', paragraphs: ['One two.', 'Three.'] }),
      check_summary: () => ({ replaced: [], maybe: [{ text: 'J. Pryce', kind: 'name', sentence: 'I asked J. Pryce.' }] }),
      ...over,
    },
    {
      preview: (choice) => ({ fingerprint: `f${previewed.push(choice)}`, pages: [page], undrawn: [] }),
      save: (fingerprint) => {
        saved.push(fingerprint)
        return save()
      },
    },
  )
  return { ...fake, previewed, saved, sharing: new Sharing(fake.backend, () => undefined) }
}

test('nothing is chosen by default', async () => {
  const { sharing } = made()
  await sharing.load()
  expect(sharing.any).toBe(false)
  const { from, to, ...rest } = sharing.choice
  expect([from, to]).toEqual(['2026-10-23', '2026-11-19'])
  expect(rest).toEqual({
    audience: 'coach', question: null, since_last: null, ask_me: null, passages: [], charts: [], losses: [], replace: [],
  })
})

test('blanks alone are not a question', () => {
  const { sharing } = made()
  sharing.question = '  \n'
  expect(sharing.any).toBe(false)
  expect(sharing.choice.question).toBeNull()
})

test('loading again keeps what was chosen and drops a loss that is gone', async () => {
  const { sharing } = made()
  await sharing.load()
  sharing.spanned('own')
  sharing.from = '2026-09-01'
  sharing.charts = ['mood']
  sharing.losses = [4]
  await sharing.load()
  expect(sharing.from).toBe('2026-09-01')
  expect(sharing.charts).toEqual(['mood'])
  expect(sharing.losses).toEqual([])
})

test('a range that was offered ends with the day being lived, also on the next evening', async () => {
  let day = '2026-11-19'
  const { sharing } = made({ tonight: () => ({ day, hour: 21, checkins: [], entry: null, gap: null }) })
  await sharing.load()
  day = '2026-11-20'
  await sharing.load()
  expect([sharing.from, sharing.to]).toEqual(['2026-10-24', '2026-11-20'])
})

test('a passage is taken once, oldest first, and can be left out', async () => {
  const { sharing } = made({
    read_passages: ({ id }) => ({ entry_id: id, day: id === 1 ? '2026-11-01' : '2026-10-30', paragraphs: ['Words.'] }),
  })
  await sharing.read(1)
  sharing.take(' Words. ')
  sharing.take('Words.')
  sharing.take('   ')
  await sharing.read(2)
  sharing.take('Words.')
  expect(sharing.choice.passages).toEqual([{ entry_id: 2, text: 'Words.' }, { entry_id: 1, text: 'Words.' }])
  sharing.leaveOut(sharing.passages[0]!)
  expect(sharing.passages).toHaveLength(1)
})

test('any change makes the pages stale until they are looked at again', async () => {
  const { sharing, previewed } = made()
  await sharing.load()
  sharing.charts = ['mood']
  expect(sharing.looked).toBe('none')
  await sharing.look()
  expect(sharing.looked).toBe('fresh')
  for (const change of [
    () => (sharing.charts = ['mood', 'sleep']),
    () => (sharing.audience = 'gp'),
    () => (sharing.from = '2026-10-01'),
    () => (sharing.askMe = 'Why do I stay?'),
    () => sharing.replaceHere('J. Pryce', 'the trust CEO'),
    () => (sharing.paper = 'letter'),
  ]) {
    change()
    expect(sharing.looked).toBe('stale')
    await sharing.look()
    expect(sharing.looked).toBe('fresh')
  }
  expect(previewed).toHaveLength(7)
})

test('taking a change back makes the pages fresh again, for they show what is chosen', async () => {
  const { sharing } = made()
  await sharing.load()
  sharing.charts = ['mood']
  await sharing.look()
  sharing.charts = ['mood', 'sleep']
  sharing.charts = ['mood']
  expect(sharing.looked).toBe('fresh')
})

test('what changes while the pages are being set is not in them, and they are stale when they come', async () => {
  const { sharing } = made()
  await sharing.load()
  sharing.charts = ['mood']
  const looking = sharing.look()
  sharing.charts = ['sleep']
  await looking
  expect(sharing.looked).toBe('stale')
})

test('only pages that were looked at are saved, and those very pages', async () => {
  const { sharing, saved } = made()
  await sharing.load()
  sharing.charts = ['mood']
  await sharing.save()
  expect(saved).toEqual([])
  await sharing.look()
  sharing.charts = ['sleep']
  await sharing.save()
  expect(saved).toEqual([])
  await sharing.look()
  await sharing.save()
  expect(saved).toEqual(['f2'])
  expect(sharing.saved).toBe(true)
  sharing.charts = ['mood']
  expect(sharing.saved).toBe(false)
})

test('thinking better of it saves nothing and says nothing', async () => {
  const { sharing } = made({}, () => false)
  await sharing.load()
  sharing.charts = ['mood']
  await sharing.look()
  await sharing.save()
  expect(sharing.saved).toBe(false)
  expect(sharing.failure).toBeNull()
})

test('pages the window no longer holds have to be looked at again', async () => {
  const { sharing } = made({}, () => ({ code: 'stale_preview' }))
  await sharing.load()
  sharing.charts = ['mood']
  await sharing.look()
  await sharing.save()
  expect(sharing.failure).toBe('stale_preview')
  expect(sharing.looked).toBe('stale')
})

test('a finding is open until it is replaced or kept', async () => {
  const { sharing } = made()
  sharing.question = 'I asked J. Pryce.'
  await sharing.checkNames()
  expect(sharing.open).toHaveLength(1)
  sharing.keep('J. Pryce')
  expect(sharing.open).toHaveLength(0)
  sharing.replaceHere(' J. Pryce ', ' the trust CEO ')
  expect(sharing.choice.replace).toEqual([{ name: 'J. Pryce', role: 'the trust CEO' }])
  sharing.replaceHere('J. Pryce', '  ')
  sharing.undoReplace('J. Pryce')
  expect(sharing.choice.replace).toEqual([])
})

test('nothing chosen is not looked through for names', async () => {
  const { sharing, asked } = made()
  await sharing.checkNames()
  expect(asked('check_summary')).toEqual([])
  expect(sharing.check).toBeNull()
})

test('the last look for names is the one that counts', async () => {
  const slow = gate<{ replaced: []; maybe: [] }>()
  let first = true
  const { sharing } = made({
    check_summary: () => {
      if (!first) return { replaced: [{ name: 'Okafor', role: 'my chair', times: 1 }], maybe: [] }
      first = false
      return slow.wait
    },
  })
  sharing.question = 'Okafor again.'
  const early = sharing.checkNames()
  await sharing.checkNames()
  slow.open({ replaced: [], maybe: [] })
  await early
  expect(sharing.check?.replaced).toHaveLength(1)
})

test('a name on the list is no longer replaced here alone, and the pages are stale', async () => {
  let list = [chair]
  const { sharing, asked } = made({
    list_known: () => list,
    save_known: (known) => {
      const value: Known = { ...known, id: 2, circle: known.circle ?? null }
      list = [chair, value]
      return { value, touched }
    },
  })
  await sharing.load()
  sharing.question = 'J. Pryce'
  sharing.replaceHere('J. Pryce', 'somebody')
  await sharing.look()
  expect(await sharing.saveKnown('J. Pryce', 'the trust CEO', 'person')).toBe(true)
  expect(asked('save_known')).toEqual([{ id: null, kind: 'person', name: 'J. Pryce', also: [], role: 'the trust CEO', circle: null, ties: [] }])
  expect(sharing.replace).toEqual([])
  expect(sharing.looked).toBe('stale')
})

test('beginning anew leaves nothing chosen', async () => {
  const { sharing } = made()
  await sharing.load()
  sharing.charts = ['mood']
  sharing.question = 'What now?'
  sharing.replaceHere('A', 'b')
  await sharing.look()
  sharing.clear()
  expect(sharing.any).toBe(false)
  expect(sharing.replace).toEqual([])
  expect(sharing.looked).toBe('none')
})

test('what is chosen and not saved is held for after the lock, and taken up again', async () => {
  const { sharing } = made()
  await sharing.load()
  expect(sharing.held()).toBeNull()
  sharing.question = 'What would you ask me?'
  sharing.spanned('own')
  sharing.from = '2026-09-01'
  sharing.charts = ['mood']
  const held = sharing.held()
  const { sharing: after } = made()
  after.takeUp(held ?? '')
  await after.load()
  expect(after.choice).toEqual(sharing.choice)
  expect(after.looked).toBe('none')
})

test('a summary that was saved is not held, and nothing chosen meanwhile is written over', async () => {
  const { sharing } = made()
  await sharing.load()
  sharing.question = 'One'
  const held = sharing.held() ?? ''
  await sharing.look()
  await sharing.save()
  expect(sharing.held()).toBeNull()
  const { sharing: after } = made()
  after.askMe = 'Chosen already'
  after.takeUp(held)
  expect(after.question).toBe('')
})
