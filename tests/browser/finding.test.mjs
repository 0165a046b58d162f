// Finding one's way in a journal of two school years: filters, kept searches, the calendar, the timeline, what comes back.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import * as axe from './axe.mjs'
import { endAll, inAHouse } from './house.mjs'

after(endAll)

const madeUp = { journal: 'made up' }
const found = (house, where) => axe.found(house, where, 'serious', 'critical')
const part = (house, name) => house.page.getByRole('navigation', { name: 'Parts of the journal' }).getByRole('button', { name, exact: true })
const settled = (house) => house.page.locator('[data-settled="true"]').waitFor()

/** Presses Tab until the thing that has the focus is so. */
async function tabTo(house, what, is) {
  for (let presses = 0; presses < 80; presses++) {
    if (await house.page.evaluate(is)) return
    await house.page.keyboard.press('Tab')
  }
  throw new Error(`${what} cannot be come to with Tab`)
}

test('a search is narrowed by what is typed and by what is chosen, without a mouse', inAHouse(madeUp, async (house) => {
  await house.unlock()
  const { keyboard } = house.page
  await keyboard.press('Control+2')
  await house.room('journal').waitFor()
  await tabTo(house, 'the search', () => document.activeElement?.type === 'search')
  await keyboard.type('gov')
  await settled(house)
  const all = await house.page.locator('[data-entry]').count()
  await tabTo(house, 'Mood', () => document.activeElement?.dataset.narrow === 'mood')
  await keyboard.press('Enter')
  await tabTo(house, 'the moods', () => document.activeElement?.type === 'radio' && document.activeElement.checked)
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  const search = house.page.getByRole('searchbox')
  assert.equal(await search.inputValue(), 'mood:2 gov')
  await settled(house)
  const asked = { words: 'mood:2 gov', order: 'newest', limit: 50 }
  const { hits } = await house.call('search', asked)
  await house.until('they are shown', async () => (await house.page.locator('[data-entry]').count()) === hits.length)
  assert.ok(hits.length < all || all === 50)
  await keyboard.press('Escape')
  assert.equal(await house.page.evaluate(() => document.activeElement.dataset.narrow), 'mood')
}))

test('what is half typed is said in a small line and narrows nothing', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Journal', 'journal')
  const search = house.page.getByRole('searchbox')
  await search.fill('before:2026-1')
  await house.page.getByText('“before:2026-1” is no day yet', { exact: false }).waitFor()
  await search.fill('tag:nothing-like-it')
  await house.page.getByText('No tag begins with “nothing-like-it”.').waitFor()
  await search.fill('foo:bar')
  await house.page.getByText('No entry holds “foo:bar”.', { exact: false }).waitFor()
}))

test('a search is kept by a name, gone back to, renamed and taken out', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Journal', 'journal')
  const search = house.page.getByRole('searchbox')
  await search.fill('tag:family')
  await settled(house)
  await house.button('Keep this search').click()
  await house.page.getByLabel('A name for it').fill('Low days')
  await house.page.keyboard.press('Enter')
  await house.page.getByText('Another search has this name already.', { exact: false }).waitFor()
  await house.page.getByLabel('A name for it').fill('At home')
  await house.page.keyboard.press('Enter')
  await house.until('it is kept', async () => (await house.call('list_searches')).length === 3)
  await house.button('Clear').click()
  await house.button('At home').click()
  assert.equal(await search.inputValue(), 'tag:family')
  await house.button('Clear').click()
  await house.button('Change the searches you kept').click()
  await house.button('Rename At home').click()
  await house.page.getByLabel('A name for it').fill('Home')
  await house.page.keyboard.press('Enter')
  await house.until('it has its new name', async () => (await house.call('list_searches')).some(({ name }) => name === 'Home'))
  await house.button('Take out Home').click()
  await house.until('it is out', async () => (await house.call('list_searches')).length === 2)
}))

test('the name of a search that is half typed goes through a lock', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Journal', 'journal')
  await house.page.getByRole('searchbox').fill('mood:5')
  await house.button('Keep this search').click()
  await house.page.getByLabel('A name for it').fill('Good da')
  await house.page.keyboard.press('Control+l')
  await house.unlock()
  await house.go('Journal', 'journal')
  await house.until('it is there', async () => (await house.page.getByLabel('A name for it').inputValue()) === 'Good da')
}))

test('the calendar is walked by arrows, and shows the day one comes to', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Journal', 'journal')
  await part(house, 'Calendar').click()
  await house.room('calendar').waitFor()
  const { keyboard } = house.page
  await tabTo(house, 'the day', () => document.activeElement?.dataset.day === '2026-11-19')
  await keyboard.press('ArrowUp')
  await house.heading('Thursday 12 November 2026').waitFor()
  await keyboard.press('PageUp')
  await house.heading('October 2026').waitFor()
  await keyboard.press('Home')
  await house.heading('Monday 12 October 2026').waitFor()
  assert.equal(await house.page.evaluate(() => document.activeElement.dataset.day), '2026-10-12')
  const { days } = await house.call('marked_days', { from: '2026-10-01', to: '2026-10-31' })
  const marked = await house.page.locator('[data-day^="2026-10"].held').evaluateAll((buttons) => buttons.map(({ dataset }) => dataset.day))
  assert.deepEqual(marked, days.map(({ day }) => day))
  const written = days.find(({ entry }) => entry)
  await house.page.locator(`[data-day="${written.day}"]`).click()
  const row = house.page.locator('[data-entry]').first()
  const id = await row.getAttribute('data-entry')
  await row.press('Enter')
  await house.room('entry').waitFor()
  await house.button('Back').click()
  await house.room('calendar').waitFor()
  await house.until('one is where one was', () => house.page.evaluate((id) => document.activeElement.dataset.entry === id, id))
  await house.page.getByRole('radio', { name: 'Year', exact: true }).click({ force: true })
  await house.page.locator('[data-month="2026-09"]').click()
  await house.heading('September 2026').waitFor()
}))

test('a half-term is opened, and a day that stands out is put down, changed and taken away', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Journal', 'journal')
  await part(house, 'Timeline').click()
  await house.room('timeline').waitFor()
  const [newest] = await house.call('timeline')
  const period = house.page.locator(`[data-period="${newest.period.from}"]`)
  await period.press('Enter')
  await house.until('its pages are there', async () => (await house.page.locator('[data-entry]').count()) === Math.min(100, newest.entries))
  await house.button('Put a day down').click()
  const { keyboard } = house.page
  await house.page.getByRole('radio', { name: 'Something else' }).check({ force: true })
  await house.button('Save').click()
  await house.page.getByText('It needs a day.').waitFor()
  await house.page.getByRole('spinbutton', { name: /day, Day/i }).first().click()
  await keyboard.type('12112026')
  await house.page.getByLabel('In your words').fill('The boiler')
  await house.page.getByLabel('This was hard').check()
  await keyboard.press('Enter')
  const kept = async () => (await house.call('list_markers')).find(({ label }) => label === 'The boiler')
  await house.until('it is kept', kept)
  const { day, hard } = await kept()
  assert.deepEqual({ day, hard }, { day: '2026-11-12', hard: true })
  await house.button('Change The boiler').click()
  await house.page.getByLabel('This was hard').uncheck()
  await house.button('Save').click()
  await house.until('it is changed', async () => !(await kept()).hard)
  await house.button('Take out: The boiler').click()
  await house.until('it is away', async () => !(await kept()))
}))

test('pages of earlier years come back only when that is wanted, and each can be kept away', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.call('save_entry', { day: '2025-11-19', body: 'A year ago tonight.' })
  await house.button('Lock now').click()
  await house.unlock()
  assert.equal(await house.page.getByText('On this day').count(), 0)
  await house.go('Settings', 'settings')
  await house.page.getByRole('radio', { name: 'Tell me in the evening' }).click({ force: true })
  await house.until('it is on', async () => (await house.call('settings')).on_this_day)
  await house.go('Tonight', 'tonight')
  const line = house.page.getByRole('button', { name: /^On this day there/ })
  await line.waitFor()
  assert.equal(await house.page.getByText('A year ago tonight.').count(), 0, 'its words are not shown')
  await line.press('Enter')
  assert.deepEqual(await found(house, 'on this day'), [])
  await house.page.getByRole('button', { name: /^Not this one again: the page of 19 November 2025/ }).last().click()
  const rows = async () => (await house.call('on_this_day')).rows
  const before = (await rows()).length
  await house.until('it is kept away', async () => (await rows()).every(({ title }) => title !== 'A year ago tonight.') || before === 0)
  await house.call('leave_out_memory', { id: (await house.call('search', { words: 'ago tonight', order: 'newest', limit: 1 })).hits[0].id, out: false })
  await house.go('Journal', 'journal')
  await house.go('Tonight', 'tonight')
  await line.press('Enter')
  await house.button('Stop bringing pages back').click()
  await house.until('it is off', async () => !(await house.call('settings')).on_this_day)
}))

test('each row of the list lies where its height was counted, far down too', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Journal', 'journal')
  await house.page.locator('[data-entry]').first().waitFor()
  const all = (await house.call('list_entries', { limit: 500 })).rows
  const oldest = house.page.locator(`[data-entry="${all.at(-1).id}"]`)
  // What is far down is fetched on the way there.
  await house.until('the oldest page is drawn', async () => {
    await house.page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
    await house.page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))))
    return (await oldest.count()) === 1
  })
  const off = await house.page.evaluate(() => {
    const list = document.querySelector('main ul[aria-label="Journal"]')
    const rows = [...list.children].map((row) => row.getBoundingClientRect())
    // Without the two pixels that a row reaches out at either end.
    const gaps = rows.slice(1).map((row, at) => row.top - rows[at].bottom + 4)
    const end = list.getBoundingClientRect().bottom - (rows.at(-1).bottom - 2)
    return [...gaps, rows.length > 0 ? end : NaN].map((gap) => Math.abs(Math.round(gap * 10) / 10))
  })
  assert.ok(off.every((gap) => gap < 0.5), off.join())
}))
