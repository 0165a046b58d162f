// Thousands of texts that have made pages run something, through every place where a text is shown, in Chromium.
// Its one rule: the same texts on a page that takes them for HTML have to be noticed, or this test notices nothing.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'

import { closedSet, detect, foreign, inGroups, nodes, payloads } from '../desktop/xss.mjs'
import { endAll, inAHouse } from './house.mjs'

after(endAll)

const all = payloads()
const groups = inGroups(all, 120)
/** A word that no payload holds and every entry does. */
const WORD = 'reservoirs'

const text = (group, number, from) => `${from} ${number}: ${WORD}\n\n${group.join('\n\n')}\n`

/** A Day One export of every group. */
function anExport(folder) {
  const entries = groups.map((group, number) => ({
    uuid: number.toString(16).padStart(32, '0').toUpperCase(), creationDate: '2019-07-01T20:30:00Z', timeZone: 'Europe/London',
    text: text(group, number, 'Brought in'), tags: group.slice(0, 3),
  }))
  const file = path.join(folder, 'Journal.json')
  fs.writeFileSync(file, JSON.stringify({ metadata: { version: '1.0' }, entries }))
  return file
}

/** Watches a page: what runs, what the policy stops, what is asked of anybody else. */
async function watch(house) {
  const asked = []
  const dialogs = []
  house.page.on('request', (request) => {
    const to = request.url()
    if (!to.startsWith(house.told.origin) && !to.startsWith('blob:') && !to.startsWith('data:')) asked.push(to)
  })
  house.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  house.page.on('popup', (popup) => asked.push(popup.url()))
  await house.page.addInitScript(detect)
  await house.page.reload()
  return { asked, dialogs }
}

/** Nothing ran, nothing was asked, and no node is there that is not the page's own or an entry's. */
async function expectNothing(house, { asked, dialogs }, before, where) {
  const { kinds, addresses } = await house.page.evaluate(nodes)
  assert.deepEqual(foreign(before, kinds, closedSet), [], `foreign nodes in ${where}`)
  assert.deepEqual(addresses.filter((to) => !to.startsWith(`${house.told.origin}/assets/`) && !/^(?:#|\.?\/assets\/|blob:|data:(?:image|font|,))/.test(to)), [], `addresses in ${where}`)
  assert.deepEqual(await house.page.evaluate(() => window.__seen), { ran: [], broken: [] }, where)
  assert.deepEqual({ asked, dialogs }, { asked: [], dialogs: [] }, where)
}

async function setClock(house, now) {
  const headers = { origin: house.told.origin, 'x-afterbell-token': house.told.token }
  const answer = await fetch(`${house.told.origin}/clock`, { method: 'POST', headers, body: JSON.stringify({ now, zone: 'Europe/London' }) })
  assert.ok(answer.ok, 'the clock is set')
}

/** Has a summary shown that says this, in the Share room. */
async function showPages(house, words) {
  const part = house.page.locator('details').filter({ has: house.page.locator('summary').filter({ hasText: 'In your words' }) })
  if (!(await part.evaluate(({ open }) => open))) await part.locator('summary').click()
  await house.page.getByLabel('What I want from this').fill(words)
  await house.button('Show the pages').click()
  await house.page.locator('main figure img').first().waitFor()
}

const fits = (longest) => all.map((payload) => payload.trim()).filter((payload) => payload !== '' && [...payload].length <= longest)

/** Parts of the journal that show what was typed elsewhere than on a page. */
const PARTS = [['Guided', 'guided'], ['Kept', 'kept'], ['People', 'people']]

async function toWords(house) {
  await house.go('Journal', 'journal')
  await house.button('Kept').click()
  await house.page.getByRole('navigation', { name: 'What is kept' }).getByRole('button', { name: 'Words to keep' }).click()
  await house.heading('Words to keep').waitFor()
}

test('no text of a thousand and more runs anything, asks anything, or becomes a node of its own', inAHouse({ journal: 'made up', importFrom: anExport }, async (house) => {
  assert.ok(all.length >= 1000, `${all.length} payloads`)
  const seen = await watch(house)
  await house.unlock()
  // The page as it is without them: every room that will be looked at.
  const before = new Set()
  const look = async () => { for (const kind of (await house.page.evaluate(nodes)).kinds) before.add(kind) }
  await look()
  await house.go('Journal', 'journal')
  await house.page.locator('[data-entry]').first().waitFor()
  await look()
  await house.page.getByRole('searchbox').fill('reservoir')
  await house.page.locator('[data-settled="true"]').waitFor()
  await look()
  await house.page.locator('[data-entry]').first().click()
  await house.room('entry').waitFor()
  await look()
  for (const [part, room] of PARTS) {
    await house.go('Journal', 'journal')
    await house.button(part).click()
    await house.room(room).waitFor()
    await look()
  }
  await toWords(house)
  await look()
  await house.go('Settings', 'settings')
  await house.button('Bring in').click()
  await look()
  // The report's own frame, which is there once something was brought in.
  before.add('div[data-report]')
  for (const [name, room] of [['Share', 'share'], ['Trends', 'trends'], ['Settings', 'settings'], ['Tonight', 'tonight']]) {
    await house.go(name, room)
    if (room === 'share') await showPages(house, 'Plain words.')
    await look()
  }
  const own = [...before]

  // Tags, words and a line of light, shown in tonight's room.
  const short = fits(40)
  const settings = await house.call('settings')
  await house.call('save_settings', { ...settings, checking_in: { ...settings.checking_in, most_a_day: 24 } })
  for (const labels of inGroups(short, 6).slice(0, 12)) {
    await house.call('record_checkin', { mood: 3, words: labels.slice(0, 3), tags: labels.slice(0, 5), light: fits(280)[labels.length] })
  }
  // One to a title.
  // Of one moment there are 1,024 entries at most, and the clock of these tests stands still.
  for (const [at, payload] of all.entries()) {
    if (at % 500 === 0) await setClock(house, `2026-11-19 21:${41 + at / 500}`)
    await house.call('save_entry', { body: `${payload}\n\n${WORD}` })
  }
  // People and places, with names and roles.
  for (const name of fits(80).slice(0, 250)) await house.call('save_known', { kind: 'person', name, also: [], role: name.slice(0, 40) || 'x' }).catch((refused) => assert.match(String(refused), /invalid|already_there/))
  // What is kept, and reflections of one's own.
  const refused = (why) => assert.match(String(why), /invalid|too_long|already_there/)
  const blank = { sittings: false, let_go: false, given_back: false, gathers: [], evidence: '', figures: [] }
  for (const words of fits(80).slice(0, 100)) {
    await house.call('save_achievement', { title: words, changed: words, proof: words, hard: '', credit: words }).catch(refused)
    await house.call('save_kept_words', { text: words, said_by: words, said_when: words, comes_up: true }).catch(refused)
    const template = { name: words.slice(0, 60), about: words, minutes: 5, careful: false, before: words, questions: [words], landing: words }
    await house.call('save_template', { template: { ...blank, ...template } }).catch(refused)
  }
  assert.ok((await house.call('guided', {})).templates.length > 65, 'reflections of one’s own are there')
  await house.button('Lock now').click()
  await house.unlock()
  await expectNothing(house, seen, own, 'tonight')

  // Brought in.
  for (const [part, room] of PARTS) {
    await house.go('Journal', 'journal')
    await house.button(part).click()
    await house.room(room).waitFor()
    await expectNothing(house, seen, own, part)
  }
  await toWords(house)
  await expectNothing(house, seen, own, 'words to keep')
  await house.go('Settings', 'settings')
  await house.button('Bring in').click()
  await house.button('Choose a folder').click()
  await house.page.locator('[data-report]').getByText(`${groups.length} entries brought in`).waitFor()
  await expectNothing(house, seen, own, 'the report')

  // Written, group by group.
  for (const [number, group] of groups.entries()) await house.call('save_entry', { body: text(group, number, 'Written') })
  await house.go('Journal', 'journal')
  await house.page.locator('[data-entry]').first().waitFor()
  let top = 0
  const height = () => house.page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)
  for (; top <= 21_000; top += 1500) {
    // More is asked for as the end comes near.
    await house.until(`the list is as long as ${top}`, async () => (await height()) >= top)
    await house.page.evaluate((top) => new Promise((drawn) => { window.scrollTo(0, top); requestAnimationFrame(() => requestAnimationFrame(drawn)) }), top)
    if (top % 6000 === 0) await expectNothing(house, seen, own, `the list at ${top}`)
  }

  // Found, with what was looked for marked; and read.
  for (const from of ['Written', 'Brought in']) {
    for (const number of groups.keys()) {
      await house.go('Journal', 'journal')
      await house.page.getByRole('searchbox').fill(`"${from} ${number} ${WORD}"`)
      await house.page.locator('[data-settled="true"] + *, [data-settled="true"]').first().waitFor()
      const hit = house.page.locator('[data-entry]').filter({ hasText: `${from} ${number}:` }).first()
      await hit.waitFor()
      await expectNothing(house, seen, own, `a hit: ${from} ${number}`)
      await hit.click()
      await house.room('entry').waitFor()
      await house.page.locator('article').waitFor()
      const links = house.page.locator('article button')
      if (await links.count()) await links.first().click()
      await expectNothing(house, seen, own, `an entry: ${from} ${number}`)
    }
  }
  await house.go('Journal', 'journal')
  await house.page.getByRole('searchbox').fill(WORD)
  await house.page.locator('[data-settled="true"]').waitFor()
  const further = house.button('Show more')
  for (let times = 0; times < 10 && (await further.count()) > 0; times++) {
    const shown = await house.page.locator('[data-entry]').count()
    await further.click()
    await house.until('more of them', async () => (await house.page.locator('[data-entry]').count()) > shown)
    await expectNothing(house, seen, own, 'the hits')
  }
  await house.page.getByRole('searchbox').fill(all.find((payload) => payload.startsWith('<img')))
  await house.page.locator('[data-settled]').waitFor()
  await expectNothing(house, seen, own, 'what was looked for')

  // Said in a summary.
  await house.go('Share', 'share')
  await showPages(house, all.filter((payload) => /^[\x20-\x7E]+$/.test(payload)).slice(0, 12).join(' '))
  await expectNothing(house, seen, own, 'a summary')
  console.log(`${all.length} payloads: as title, hit and list row, in ${groups.length * 2} entries written and brought in; ${short.length} fit a tag`)
}))

test('on a page that takes them for HTML the same are noticed', inAHouse({}, async (house) => {
  const page = await house.context.newPage()
  const asked = []
  page.on('request', (request) => asked.push(request.url()))
  await page.route('**/*', (route) => (route.request().url().includes('control.invalid') ? route.fulfill({ contentType: 'text/html', body: '<main></main>' }) : route.abort()))
  await page.addInitScript(detect)
  await page.goto('http://control.invalid/')
  const before = (await page.evaluate(nodes)).kinds
  const still = all.filter((payload) => !/http-equiv|<base/i.test(payload))
  const noticed = await page.evaluate(async (all) => {
    const main = document.querySelector('main')
    let made = 0
    for (const payload of all) {
      main.innerHTML = payload
      made += main.querySelectorAll('*').length > 0 ? 1 : 0
      await new Promise((next) => setTimeout(next))
    }
    main.innerHTML = all.join('')
    return made
  }, still.slice(0, 900))
  await house.until('something ran', () => page.evaluate(() => window.__seen.ran.length > 10))
  const after = (await page.evaluate(nodes)).kinds
  const ran = await page.evaluate(() => window.__seen.ran.length)
  const others = asked.filter((to) => !to.includes('control.invalid/') || to.endsWith('/x')).length
  console.log(`control: ${ran} ran, ${noticed} of ${Math.min(900, still.length)} became nodes, ${foreign(before, after, closedSet).length} foreign kinds, ${others} requests`)
  assert.ok(ran > 10 && noticed > 500 && others > 0)
  assert.ok(foreign(before, after, closedSet).length > 20)
  await page.close()
}))
