// The same texts as in tests/browser/xss.test.mjs, in the window itself: WebKitGTK, the window's own policy and door.
// Its one rule: what a page that takes them for HTML does is noticed by the same detector, in the same engine.
import assert from 'node:assert/strict'
import { test } from 'node:test'

import { until } from './driver.mjs'
import { withScreen } from './harness.mjs'
import { closedSet, detect, foreign, inGroups, nodes, payloads } from './xss.mjs'

const all = payloads()
const groups = inGroups(all, 120)
const WORD = 'reservoirs'

/** Says commands to the core through the page's own door. */
const say = (window, calls) => window.driver.run(async (calls) => {
  for (const [name, input] of calls) await window.__TAURI_INTERNALS__.invoke('call', { name, input }).catch((refused) => { if (refused?.code === 'internal') throw refused })
}, calls)

/** As `nodes` and what was noticed; the frame beside the page is the window's own. */
const look = (window) => window.driver.look(`() => ({ ...(${nodes})(), seen: window.__seen })`)

async function expectNothing(window, before, where) {
  const { kinds, seen } = await look(window)
  assert.deepEqual(foreign(before, kinds, closedSet), [], `foreign nodes in ${where}`)
  assert.deepEqual(seen, { ran: [], broken: [] }, where)
}

test('no text of a thousand and more runs anything or becomes a node of its own in the window', withScreen(async ({ open }) => {
  const window = await open()
  await window.makeJournal('copper ladder seventeen marmalade evenings')
  await window.driver.look(detect)
  const before = new Set()
  const note = async () => { for (const kind of (await look(window)).kinds) before.add(kind) }
  await say(window, [['save_entry', { body: `Plain words\n\n${WORD}` }], ['record_checkin', { mood: 3, words: ['plain'], tags: ['plain'], light: 'Plain.' }]])
  await note()
  await window.goTo('Journal', 'journal')
  await until('the list', () => window.driver.look(() => document.querySelector('[data-entry]') !== null))
  await note()
  await window.fill('Search', WORD)
  await until('a hit', () => window.driver.look(() => document.querySelector('mark') !== null))
  await note()
  await window.driver.look(() => document.querySelector('[data-entry]').click())
  await until('an entry', () => window.driver.look(() => document.querySelector('main[data-room="entry"] article') !== null))
  await note()
  await window.goTo('Share', 'share')
  await note()
  await window.goTo('Tonight', 'tonight')
  await note()
  const own = [...before]

  const short = all.map((payload) => payload.trim()).filter((payload) => payload !== '' && [...payload].length <= 40)
  const ways = { answered_by: 'grid', most_a_day: 24, weekly_on: 'sunday', remind_at: null, plain_words: false }
  await say(window, [['save_settings', { theme: 'system', idle_minutes: 5, day_turns_at: 4, checking_in: ways }]])
  await say(window, inGroups(short, 6).slice(0, 10).map((labels) => ['record_checkin', { mood: 3, words: labels.slice(0, 3), tags: labels, light: labels.join(' ') }]))
  await say(window, short.slice(0, 120).map((name) => ['save_known', { kind: 'person', name, also: [], role: name }]))
  await say(window, groups.map((group, number) => ['save_entry', { body: `Written ${number}: ${WORD}\n\n${group.join('\n\n')}\n` }]))
  // One to a title, each of another kind.
  const titles = all.filter((_, at) => at % 5 === 0)
  for (const some of inGroups(titles, 50)) await say(window, some.map((payload) => ['save_entry', { body: `${payload}\n\n${WORD}` }]))
  await window.goTo('Share', 'share')
  await window.goTo('Tonight', 'tonight')
  await expectNothing(window, own, 'tonight')
  await window.goTo('Journal', 'journal')
  await until('the list', () => window.driver.look(() => document.querySelectorAll('[data-entry]').length > 5))
  const height = () => window.driver.look(() => document.documentElement.scrollHeight - window.innerHeight)
  for (let top = 0; top < await height() && top < 40_000; top += 3000) {
    await window.driver.run((top) => new Promise((drawn) => { window.scrollTo(0, top); requestAnimationFrame(() => requestAnimationFrame(drawn)) }), top)
    await expectNothing(window, own, `the list at ${top}`)
  }
  await window.driver.look(() => window.scrollTo(0, 0))
  for (const number of groups.keys()) {
    const found = await window.driver.run((words) => window.__TAURI_INTERNALS__.invoke('call', { name: 'search', input: { words, order: 'newest', limit: 5 } }), `"Written ${number} ${WORD}"`)
    await window.goTo('Tonight', 'tonight')
    await window.goTo('Journal', 'journal')
    if (await window.has('button', 'Clear')) await window.press('Clear')
    await window.fill('Search', `"Written ${number} ${WORD}"`)
    const { id } = found.hits[0]
    await until(`the hit ${number}`, () => window.driver.look((id) => document.querySelector(`[data-entry="${id}"] mark`) !== null, id))
    await expectNothing(window, own, `a hit: ${number}`)
    await window.driver.look((id) => document.querySelector(`[data-entry="${id}"]`).click(), id)
    await until(`the entry ${number}`, () => window.driver.look(() => document.querySelector('main[data-room="entry"] article') !== null))
    await expectNothing(window, own, `an entry: ${number}`)
  }
  console.log(`${all.length} payloads in ${groups.length} entries and ${titles.length} titles: nothing ran, no policy was broken`)
}))

/** The control, in the same engine: the window's own page takes them for HTML, and its policy and the detector tell. */
test('taken_for_html_in_the_window_the_same_are_noticed', withScreen(async ({ open }) => {
  const window = await open()
  await window.one('button', 'Make my journal')
  await window.driver.look(detect)
  const before = (await look(window)).kinds
  const harmless = all.filter((payload) => !/http-equiv|<base/i.test(payload)).slice(0, 600)
  await window.driver.look((all) => {
    const main = document.createElement('div')
    document.body.append(main)
    main.innerHTML = all.join('')
  }, harmless)
  const { seen, kinds } = await until('the policy is broken', async () => {
    const now = await look(window)
    return now.seen.broken.length > 20 && now
  })
  const others = foreign(before, kinds, closedSet)
  console.log(`control: ${seen.broken.length} breaks of the policy, ${seen.ran.length} ran, ${others.length} foreign kinds`)
  assert.ok(others.length > 20, others.join())
}))
