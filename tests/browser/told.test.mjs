// What the Trends room says from what was noted, by keys: what goes together, before and after, the long view, a lower spell.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import { nobodyIsKeptOut } from './axe.mjs'
import { endAll, inAHouse } from './house.mjs'

after(endAll)

const madeUp = { journal: 'made up' }
/** The second November of the made-up journal, in which the moods have slid for weeks. */
const sliding = { journal: 'made up', now: '2025-11-28 21:00' }
const picture = (house, id) => house.page.locator(`[data-picture="${id}"]`)
const pad = (house, id) => picture(house, id).getByRole('application')
const line = (house, id) => picture(house, id).locator('p[aria-live]')
const choose = (house, name) => house.page.getByRole('radio', { name, exact: true }).press('Space')
const note = (house) => house.page.locator('[data-lower-spell]')
const focused = (house) => house.page.evaluate(() => document.activeElement.closest('[data-picture]')?.dataset.picture)

async function room(house) {
  await house.unlock()
  await house.go('Trends', 'trends')
  await picture(house, 'long').waitFor()
}

test('what goes together is said with its days and its range, and what is not clear has no figure', inAHouse(madeUp, async (house) => {
  await room(house)
  const links = await house.call('links', { measure: 'mood' })
  const said = await picture(house, 'links').locator('[data-link]').allTextContents()
  assert.equal(said.length, links.clear.length)
  links.clear.forEach(({ tag, days_with, by, from, to }, at) => {
    const [near, far] = [from, to].map((end) => Math.abs(end).toFixed(1)).sort()
    const which = by > 0 ? 'higher' : 'lower'
    assert.equal(
      said[at],
      `On the ${days_with} days with ${tag} your mood was about ${Math.abs(by).toFixed(1)} ${which} than on similar days without (range ${near} to ${far}; ${links.days} days).`,
    )
  })
  await picture(house, 'links').getByText('None of this shows that one causes the other.').waitFor()
  await pad(house, 'links').focus()
  await house.page.keyboard.press('ArrowDown')
  assert.ok((await line(house, 'links').textContent()).startsWith(`${links.clear[0].tag}: about `))
  await house.page.keyboard.press('ArrowDown')
  assert.ok((await line(house, 'links').textContent()).startsWith(`${links.clear[1].tag}: about `))
  await picture(house, 'links').locator('summary').press('Enter')
  const unclear = await picture(house, 'links').locator('li').allTextContents()
  assert.deepEqual(unclear.map((one) => one.replace(/ \d.*/, '')), links.unclear.map(({ tag }) => tag))
  for (const one of unclear) assert.doesNotMatch(one, /higher|lower|range|\d\.\d/)
  await house.button('Show as a table: What goes together with mood').press('Enter')
  assert.equal(await picture(house, 'links').locator('tbody tr').count(), links.clear.length)
  await choose(house, 'Hours')
  await picture(house, 'links').waitFor({ state: 'detached' })
}))

test('the weeks around a day that stands out are chosen by keys, and are said to differ only where they do', inAHouse(madeUp, async (house) => {
  await room(house)
  const compare = picture(house, 'compare')
  await compare.getByText(/^In the last 4 weeks your mood was about/).waitFor()
  await compare.getByRole('radio', { name: /^Restructuring, / }).press('Space')
  await compare.getByText(/^In the 4 weeks after your mood was about .* The range goes to both sides, so there may be no difference at all\./).waitFor()
  await choose(house, '12 weeks')
  await compare.getByText(/^In the 12 weeks after your mood was about 1\.5 lower than before \(range 0\.7 to 2\.2\)\. The range lies on one side/).waitFor()
  await compare.getByText('This does not show what made the difference.').waitFor()
  await compare.getByText(/^Of the days noted, 23 before and 13 after lie in holidays/).waitFor()
  await pad(house, 'compare').focus()
  await house.page.keyboard.press('ArrowDown')
  assert.equal(await line(house, 'compare').textContent(), 'about 1.5 lower, range 0.7 to 2.2')
  await house.button('Show as a table: Mood: before and after').press('Enter')
  assert.equal(await compare.locator('tbody tr').count(), 2)
  await choose(house, 'Hours')
  await compare.getByText('It takes 8 weeks noted on each side. There are 4 before and 3 after; a longer time may hold enough.').waitFor()
}))

test('a day that is taken out is no longer compared around', inAHouse(madeUp, async (house) => {
  await room(house)
  const compare = picture(house, 'compare')
  await compare.getByRole('radio', { name: /^Restructuring, / }).press('Space')
  await compare.getByText(/^In the 4 weeks after/).waitFor()
  const marker = (await house.call('list_markers')).find(({ kind }) => kind === 'restructuring')
  await house.call('remove_marker', { id: marker.id })
  await choose(house, '12 weeks')
  await compare.getByText(/^In the last 12 weeks/).waitFor()
  assert.ok(await compare.getByRole('radio', { name: 'Today' }).isChecked())
}))

test('the long view is read by keys, and a day of it is opened beside it', inAHouse(madeUp, async (house) => {
  await room(house)
  const { dots } = await house.call('long_view', { figure: 'mood' })
  assert.equal(await picture(house, 'long').locator('.median').count(), 1)
  await pad(house, 'long').focus()
  for (const key of ['End', 'ArrowLeft', 'Enter']) await house.page.keyboard.press(key)
  await house.page.locator(`[data-day="${dots.at(-2).day}"]`).waitFor()
  await house.button('Close this day').press('Enter')
  assert.equal(await focused(house), 'long', 'one is back in the picture')
  await house.button('Show as a table: Mood: the long view').press('Enter')
  assert.equal(await picture(house, 'long').locator('tbody tr').count(), dots.length)
  await choose(house, 'Seemed and was')
  await picture(house, 'long').getByText(/^The long view takes 60 weeks noted, over 90 days or more\. So far there are 50,/).waitFor()
}))

test('with one day each says how many it would take', inAHouse({ now: '2026-11-19 21:00' }, async (house) => {
  await house.makeAJournal()
  await house.call('record_checkin', { mood: 2, energy: null, bucket: null, sleep: null, sleep_hours: null, words: [], tags: ['family'], light: null, took_s: 5 })
  await house.go('Trends', 'trends')
  await picture(house, 'links').getByText('There is 1 so far, so it would take 59 more.').waitFor()
  await picture(house, 'links').getByText('This page needs most of a school year to say anything. It is built not to fool you.').waitFor()
  await picture(house, 'compare').getByText('It takes 8 days noted on each side. There are 0 before and 1 after').waitFor()
  await picture(house, 'long').getByText('So far there are 1, over 1 day; it would take 59 days more and 89 days more of time.').waitFor()
  for (const id of ['links', 'compare', 'long']) assert.equal(await picture(house, id).locator('svg').count(), 0)
  await nobodyIsKeptOut(house, 'what cannot be said yet')
}))

test('a lower spell is told of, looked at and left, and stays left', inAHouse(sliding, async (house) => {
  await house.unlock()
  assert.equal(await note(house).count(), 0, 'nothing is said outside Trends')
  await house.go('Trends', 'trends')
  const { note: told } = await house.call('lower_spell')
  await note(house).getByText(`The last four school weeks you have marked lower than the twelve before (${told.days} of ${told.of} days).`).waitFor()
  await note(house).getByText('one false note in one to three years').waitFor()
  await nobodyIsKeptOut(house, 'the note of a lower spell')
  await choose(house, 'Sleep')
  await note(house).getByRole('button', { name: 'Look' }).press('Enter')
  await house.until('one is in the picture', async () => (await focused(house)) === 'over-time')
  assert.ok(await house.page.getByRole('radio', { name: 'Mood', exact: true }).isChecked())
  assert.ok(await house.page.getByRole('radio', { name: 'Year', exact: true }).isChecked())
  await note(house).getByRole('button', { name: 'Someone to talk to' }).press('Enter')
  await house.room('support').waitFor()
  await house.go('Trends', 'trends')
  await note(house).getByRole('button', { name: 'Leave it' }).press('Enter')
  await house.page.getByText('Nothing more is said of it for six weeks').first().waitFor()
  assert.equal(await note(house).count(), 0)
  await house.page.keyboard.press('Control+l')
  await house.page.getByLabel('Passphrase', { exact: true }).waitFor()
  await room(house)
  assert.equal(await note(house).count(), 0)
}))

test('the notes are stopped for good, and come back only by the switch', inAHouse({ ...sliding, theme: 'light' }, async (house) => {
  await house.unlock()
  await house.go('Trends', 'trends')
  await nobodyIsKeptOut(house, 'the note on paper')
  await note(house).getByRole('button', { name: 'Stop these notes' }).press('Enter')
  await note(house).waitFor({ state: 'detached' })
  assert.equal((await house.call('settings')).lower_spells, false)
  await house.go('Settings', 'settings')
  await house.button('Check-in').press('Enter')
  assert.ok(await house.page.getByRole('radio', { name: 'Say nothing' }).isChecked())
  await house.page.getByText('expect one false note in one to three years').waitFor()
  await choose(house, 'Say so in Trends')
  await house.go('Trends', 'trends')
  await note(house).waitFor()
}))
