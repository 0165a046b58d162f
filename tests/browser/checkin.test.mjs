// The check-in in full, the week, coming back, and being reminded, as they are pressed and typed.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import * as axe from './axe.mjs'
import { endAll, inAHouse } from './house.mjs'

after(endAll)

/**
 * The keystroke-level model (Card, Moran and Newell 1980), in seconds: to think of an answer, to point, to press and
 * let go, to press a key as an average typist does.
 */
const THINK = 1.35
const POINT = 1.1
const PRESS = 0.2
const KEY = 0.28

/** Counts what is pressed and typed in the page. */
async function count(house) {
  await house.page.evaluate(() => {
    window.pressed = { clicks: 0, keys: 0 }
    window.addEventListener('pointerdown', () => window.pressed.clicks++, true)
    window.addEventListener('keydown', () => window.pressed.keys++, true)
  })
  return () => house.page.evaluate(() => window.pressed)
}

/** Another time for the core; the page looks again when it comes back to the room. */
async function setClock(house, now) {
  await fetch(`${house.told.origin}/clock`, {
    method: 'POST',
    headers: { origin: house.told.origin, 'x-afterbell-token': house.told.token },
    body: JSON.stringify({ now, zone: 'Europe/London' }),
  })
}

async function changeCheckingIn(house, change) {
  const settings = await house.call('settings')
  await house.call('save_settings', { ...settings, checking_in: { ...settings.checking_in, ...change } })
}

const card = (house) => house.page.locator('[data-checkin]')
const choose = (house, name) => card(house).getByRole('radio', { name, exact: true }).click({ force: true })
const tonight = (house) => house.call('tonight')
const checkins = async (house) => (await tonight(house)).checkins

/** Locks, and opens again with this passphrase. */
async function lockAndOpen(house, passphrase) {
  await house.page.keyboard.press('Control+l')
  await house.page.getByLabel('Passphrase', { exact: true }).waitFor()
  await house.unlock(passphrase)
}

test('a full check-in takes six clicks at most, and fifteen seconds', inAHouse({}, async (house) => {
  await house.makeAJournal()
  await card(house).waitFor()
  const pressed = await count(house)
  await choose(house, 'low, tired')
  await choose(house, 'nearly empty')
  await choose(house, 'broken')
  await card(house).getByRole('checkbox', { name: 'gate and corridors' }).click({ force: true })
  await card(house).getByRole('checkbox', { name: 'family' }).click({ force: true })
  await house.button('Save check-in').click()
  await house.until('it is on the disk', async () => (await checkins(house)).length === 1)
  const [{ mood, energy, bucket, sleep, tags }] = await checkins(house)
  assert.deepEqual([mood, energy, bucket, sleep, tags], [2, 2, 1, 2, ['gate and corridors', 'family']])
  const { clicks } = await pressed()
  assert.ok(clicks <= 6, `${clicks} clicks`)
  // Three questions and the tags are thought of; saving is not.
  const seconds = 4 * THINK + clicks * (POINT + PRESS)
  assert.ok(seconds <= 15, `${seconds} s by mouse`)
}))

test('a full check-in takes eight seconds by keyboard', inAHouse({}, async (house) => {
  await house.makeAJournal()
  await card(house).waitFor()
  await house.page.locator('h1').focus()
  const pressed = await count(house)
  for (const key of ['2', '2', '1', '2', '2', '3', 'Enter']) await house.page.keyboard.press(key)
  await house.until('it is on the disk', async () => (await checkins(house)).length === 1)
  const [{ mood, energy, bucket, sleep, tags }] = await checkins(house)
  assert.deepEqual([mood, energy, bucket, sleep, tags], [2, 2, 1, 2, ['gate and corridors', 'family']])
  const { keys } = await pressed()
  const seconds = 4 * THINK + keys * KEY
  assert.ok(seconds <= 8, `${seconds} s by keyboard, ${keys} keys`)
}))

test('a stray letter on the heading answers nothing, and in the card it answers the night', inAHouse({}, async (house) => {
  await house.makeAJournal()
  await card(house).waitFor()
  await house.page.locator('h1').focus()
  for (const key of ['g', 'a', 'Enter']) await house.page.keyboard.press(key)
  assert.equal(await card(house).locator('input:checked').count(), 0)
  await house.page.keyboard.press('4')
  await house.page.keyboard.press('g')
  await house.page.keyboard.press('Enter')
  await house.until('it is on the disk', async () => (await checkins(house)).length === 1)
  const [{ mood, sleep }] = await checkins(house)
  assert.deepEqual([mood, sleep], [4, 4])
}))

test('mood and energy are asked in rows where one likes that better, in plain words, and hours slept are kept', inAHouse({}, async (house) => {
  await house.makeAJournal()
  await house.go('Settings', 'settings')
  await house.button('Check-in').click()
  await house.page.getByRole('radio', { name: 'In two rows' }).click({ force: true })
  await house.page.getByRole('radio', { name: 'Energy left, support, one good thing' }).click({ force: true })
  await house.until('it is kept', async () => (await house.call('settings')).checking_in.plain_words)
  await house.go('Tonight', 'tonight')
  const group = (name) => card(house).getByRole('group', { name })
  await group('How was it?').getByRole('radio', { name: 'good', exact: true }).click({ force: true })
  await group('How much energy?').getByRole('radio', { name: 'tired' }).click({ force: true })
  await group('How much have you left to give?').getByRole('radio', { name: 'about half' }).click({ force: true })
  await house.page.getByLabel('Hours slept').fill('eight')
  await house.button('Save check-in').click()
  await house.page.getByText('A night has between 0 and 24 hours.', { exact: false }).waitFor()
  await house.page.getByLabel('Hours slept').fill('6.5')
  await house.page.keyboard.press('Enter')
  await house.until('it is on the disk', async () => (await checkins(house)).length === 1)
  const [{ mood, energy, bucket, sleep, sleep_hours }] = await checkins(house)
  assert.deepEqual([mood, energy, bucket, sleep, sleep_hours], [4, 2, 2, null, 6.5])
  await house.page.getByText('about half left · 6.5 hours slept', { exact: false }).waitFor()
  assert.doesNotMatch(await house.room('tonight').innerText(), /bucket|umbrella/i)
}))

test('a tag of one’s own is put into its group, and a word is reworded and taken off in Settings', inAHouse({}, async (house) => {
  await house.makeAJournal()
  await house.button('A word, a tag, a light of the day').click()
  await house.page.getByLabel('A tag of your own').fill('allotment')
  await card(house).getByRole('group', { name: 'Where it belongs, if anywhere' }).getByRole('radio', { name: 'Just for me' }).click({ force: true })
  await house.button('Add').click()
  await house.button('Save check-in').click()
  await house.until('it is on the disk', async () => (await checkins(house)).length === 1)
  const { tags } = await house.call('checkin_choices')
  assert.equal(tags.find(({ label }) => label === 'allotment').group, 'just_for_me')

  await house.go('Settings', 'settings')
  await house.button('Check-in').click()
  await house.page.getByText('Words for a mood').click()
  await house.button('Reword or move free').click()
  await house.page.keyboard.press('Control+a')
  await house.page.keyboard.type('off the hook')
  await house.page.keyboard.press('Enter')
  await house.page.getByRole('checkbox', { name: 'off the hook' }).click()
  const word = async () => (await house.call('checkin_choices')).words.find(({ label }) => label === 'off the hook')
  await house.until('it is offered no more', async () => (await word())?.hidden)
  await house.button('Reword or move sad').click()
  await house.page.keyboard.press('Control+a')
  await house.page.keyboard.type('lonely')
  await house.page.keyboard.press('Enter')
  await house.page.getByText('There is one like it already.').waitFor()
}))

test('yesterday is reached quietly, and what is written for it says so', inAHouse({}, async (house) => {
  await house.makeAJournal()
  await house.button('Yesterday, or the day before').press('Enter')
  await house.button('Check in for Wednesday 18 November').press('Enter')
  await house.page.getByRole('heading', { name: 'How did Wednesday 18 November leave you?' }).waitFor()
  for (const key of ['2', '1', 'Enter']) await house.page.keyboard.press(key)
  await house.page.getByText('Saved for Wednesday 18 November.').waitFor()
  await house.page.getByText('written 1 day after', { exact: false }).waitFor()
  assert.deepEqual(await checkins(house), [])
  const range = { from: '2026-11-17', to: '2026-11-18' }
  assert.deepEqual((await house.call('list_checkins', range)).map(({ day, late_days }) => [day, late_days]), [['2026-11-18', 1]])
}))

test('a day that has its check-ins is told kindly, and what was chosen is still there', inAHouse({}, async (house) => {
  await house.makeAJournal()
  await house.page.locator('h1').focus()
  await house.page.keyboard.press('2')
  // Meanwhile, without this window.
  for (const mood of [1, 2, 3]) await house.call('record_checkin', { mood, words: [], tags: [] })
  await house.page.keyboard.press('Enter')
  await house.page.getByText('That day has as many check-ins as a day takes.').waitFor()
  assert.equal(await card(house).locator('input:checked').count(), 1)
  await changeCheckingIn(house, { most_a_day: 4 })
  await house.button('Save check-in').click()
  await house.until('it is on the disk', async () => (await checkins(house)).length === 4)
}))

for (const [look, theme] of [['night', 'dark'], ['paper', 'light']]) {
  test(`nobody is kept out of the week, the days before and the lists, by ${look}`, inAHouse({ journal: 'made up', theme, now: '2026-11-29 20:40' }, async (house) => {
    const all = []
    const look = async (where) => all.push(...(await axe.found(house, where, 'serious', 'critical')))
    await house.unlock()
    await house.page.getByText('Good to see you.').waitFor()
    await look('coming back')
    await house.button('A sentence for the time between').click()
    await look('a sentence')
    await house.button('Yesterday, or the day before').click()
    await house.heading('The two days before').waitFor()
    await look('the days before')
    await house.button('Look back on it').click()
    await house.page.locator('[data-weekly]').waitFor()
    await look('the week')
    await house.go('Settings', 'settings')
    await house.button('Check-in').click()
    for (const list of ['Tags for a day', 'Words for a mood']) await house.page.locator('summary', { hasText: list }).click()
    await house.button('Reword or move sad').click()
    await look('the lists')
    await changeCheckingIn(house, { answered_by: 'row', plain_words: true })
    await lockAndOpen(house)
    await look('the rows')
    assert.deepEqual(all, [])
  }))
}

test('the week is looked back on by keyboard, half of it is held over a lock, and it is blank again if one likes', inAHouse({ now: '2026-11-22 20:40' }, async (house) => {
  const { passphrase } = await house.makeAJournal()
  await house.call('save_known', { kind: 'person', name: 'Jamie Thorne', also: [], role: 'my partner' })
  await house.call('save_sign', { id: 2, label: 'awake at three', mine: true })
  await house.go('Trends', 'trends')
  await house.go('Tonight', 'tonight')
  await house.button('Look back on it').press('Enter')
  const week = house.page.locator('[data-weekly]')
  await week.getByRole('group', { name: 'How I seemed' }).getByRole('radio').first().focus()
  for (const key of ['Space', 'ArrowRight', 'ArrowRight']) await house.page.keyboard.press(key)
  await week.getByLabel('One thing just for me').fill('An hour on the reser')
  await lockAndOpen(house, passphrase)
  await week.waitFor()
  assert.equal(await week.getByLabel('One thing just for me').inputValue(), 'An hour on the reser')
  assert.equal((await house.call('weekly')).answered, null, 'nothing is saved that was only begun')
  await week.getByRole('group', { name: 'How I was' }).getByRole('radio', { name: '1', exact: true }).press('Space')
  await week.getByRole('radio', { name: '60–69' }).press('Space')
  await week.getByRole('checkbox', { name: 'awake at three' }).press('Space')
  await week.getByRole('checkbox', { name: 'Jamie Thorne' }).press('Space')
  await week.getByLabel('One thing just for me').fill('An hour on the reservoir.')
  await house.page.keyboard.press('Enter')
  await house.until('it is on the disk', async () => (await house.call('weekly')).answered !== null)
  const { answered } = await house.call('weekly')
  assert.deepEqual(
    [answered.seemed, answered.was, answered.hours, answered.signs[0].label, answered.known[0].name, answered.just_for_me],
    [2, 1, 'from_60', 'awake at three', 'Jamie Thorne', 'An hour on the reservoir.'],
  )
  await house.page.getByText('An hour on the reservoir.').waitFor()
  await house.button('Correct it').press('Enter')
  await house.button('Take it out').press('Enter')
  await house.until('it is blank', async () => (await house.call('weekly')).answered === null)
}))

test('whoever comes back owes nothing: one line, once, and a sentence that is kept over a lock and stands in Trends', inAHouse({ now: '2026-11-02 21:00' }, async (house) => {
  const { passphrase } = await house.makeAJournal()
  await house.call('record_checkin', { mood: 3, words: [], tags: [] })
  await setClock(house, '2026-11-19 21:40')
  await lockAndOpen(house, passphrase)
  await house.page.getByText('Good to see you.').waitFor()
  await house.button('A sentence for the time between').press('Enter')
  await house.page.keyboard.type('Mostly in b')
  await lockAndOpen(house, passphrase)
  const sentence = house.page.getByLabel('A sentence for 3 Nov to 18 Nov 2026')
  assert.equal(await sentence.inputValue(), 'Mostly in b')
  await sentence.fill('Mostly in bed.')
  await house.page.keyboard.press('Enter')
  await house.page.getByText('Kept. You find it under Trends.').waitFor()
  assert.equal((await tonight(house)).gap, null)
  const [{ from, to, note }] = await house.call('list_periods', { from: '2026-11-01', to: '2026-11-30' })
  assert.deepEqual([from, to, note], ['2026-11-03', '2026-11-18', 'Mostly in bed.'])
  assert.equal((await house.call('list_checkins', { from: '2026-11-03', to: '2026-11-18' })).length, 0)
  await house.go('Trends', 'trends')
  await house.page.getByText('Mostly in bed.').waitFor()
  await house.button('Take the sentence for 3 Nov to 18 Nov 2026 out').press('Enter')
  await house.page.getByText('The sentence was taken out.').waitFor()
}))

test('one line comes at its time, open or locked, with nothing of the journal in it', inAHouse({ now: '2026-11-19 20:58' }, async (house) => {
  const { passphrase } = await house.makeAJournal()
  await changeCheckingIn(house, { remind_at: 21 * 60 })
  await house.page.clock.install()
  await house.page.keyboard.press('Control+l')
  await house.page.getByLabel('Passphrase', { exact: true }).waitFor()
  await house.page.clock.fastForward('02:30')
  await house.page.getByText('Five minutes?').waitFor()
  assert.equal(await house.page.title(), 'Afterbell')
  // From the answer on, the page knows when the time comes.
  const told = house.page.waitForResponse((answer) => answer.url().endsWith('/call/reminder'))
  await house.unlock(passphrase)
  await (await told).finished()
  await house.room('tonight').waitFor()
  assert.equal(await house.page.getByText('Five minutes?').count(), 0)
  await house.page.clock.fastForward('02:30')
  await house.page.getByText('Five minutes?').waitFor()
  assert.equal((await house.call('reminder')).in_s, null, 'once a day')
  await house.page.locator('aside').getByRole('button', { name: 'Close' }).click()
  assert.equal(await house.page.getByText('Five minutes?').count(), 0)
}))
