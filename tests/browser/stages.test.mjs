// Stages in full: states in one's own words, notes with a page and what set them off, and three pictures, by the keyboard.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import { endAll, inAHouse } from './house.mjs'

after(endAll)

const madeUp = { journal: 'made up' }

/** Opens the room on a made-up journal. */
async function inStages(house) {
  await house.unlock()
  await house.go('Stages', 'stages')
  await house.heading('The same in words').waitFor()
}

const labels = async (house) => (await house.call('list_states')).map(({ label }) => label)
/** The element with the focus, by what it is called. */
const focused = (house) => house.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)

test('a state is reworded, moved, left out and added, and one worded as nothing keeps its name', inAHouse(madeUp, async (house) => {
  const { keyboard } = house.page
  await inStages(house)
  await house.button('Change the states').press('Enter')
  await house.heading('Your states').waitFor()

  await house.button('Reword “Low and heavy”').press('Enter')
  const name = house.page.getByLabel('What you call it')
  await name.fill('  ')
  await keyboard.press('Enter')
  await house.page.getByText('It needs a name. Until it has one, the old name stays.').waitFor()
  assert.ok((await labels(house)).includes('Low and heavy'))
  await name.fill('Like lead')
  await keyboard.press('Enter')
  await house.button('Reword “Like lead”').waitFor()
  await house.until('the focus is back', async () => (await focused(house)) === 'Reword “Like lead”')

  const before = await labels(house)
  await house.button('Move “Like lead” up in the list').press('Enter')
  await house.until('it has moved', async () => (await labels(house)).indexOf('Like lead') === before.indexOf('Like lead') - 1)
  await house.until('the key keeps the focus', async () => (await focused(house)) === 'Move “Like lead” up in the list')

  await house.page.getByRole('checkbox', { name: 'Offer “Numb” when I note where I am' }).press('Space')
  await house.page.getByText('Not offered. Notes that have it keep it.').waitFor()
  await house.button('Add a state').press('Enter')
  await keyboard.type('Waiting for the phone')
  await keyboard.press('Enter')
  await house.button('Reword “Waiting for the phone”').waitFor()

  await house.button('Back to the pictures').press('Enter')
  await house.page.getByText(/like lead|Like lead \(3\)/).first().waitFor()
  await house.button('Where am I tonight?').press('Enter')
  await house.page.getByRole('radiogroup', { name: 'Waiting for the phone' }).waitFor()
  assert.equal(await house.page.getByRole('radiogroup', { name: 'Numb' }).count(), 0)
}))

test('a state half worded is there again after a lock', inAHouse(madeUp, async (house) => {
  await inStages(house)
  await house.button('Change the states').click()
  await house.button('Add a state').click()
  await house.page.keyboard.type('Waiting for the ph')
  await house.page.keyboard.press('Control+l')
  await house.page.getByLabel('Passphrase', { exact: true }).waitFor()
  await house.unlock()
  await house.go('Stages', 'stages')
  await house.until('it is there', async () => (await house.page.getByLabel('What you call it').inputValue()) === 'Waiting for the ph')
}))

test('a note leads to its page, and a page to where one was', inAHouse(madeUp, async (house) => {
  await inStages(house)
  const loss = (await house.call('list_losses'))[0]
  await house.button('Where am I tonight?').press('Enter')
  await house.page.getByRole('radiogroup', { name: 'Missing it' }).getByRole('radio', { name: 'clearly' }).press('Space')
  await house.page.getByText('Its day, its page, what set it off').press('Enter')
  await house.button('Choose a page').press('Enter')
  await house.page.getByRole('button', { name: /^19 Nov: / }).press('Enter')
  await house.until('the keys go on from there', async () => (await focused(house)) === 'No page')
  await house.page.getByRole('radio', { name: /^Results/ }).press('Space')
  await house.page.getByRole('checkbox', { name: 'It came as a wobble' }).press('Space')
  await house.button('Note it').press('Enter')
  await house.page.getByText('19 Nov: missing it (2), set off by Results, came as a wobble').waitFor()

  await house.button('Read the page of 19 November 2026').press('Enter')
  await house.room('entry').waitFor()
  const beside = house.page.locator('[data-beside]')
  await beside.getByText('missing it (2), set off by Results').waitFor()
  await house.button(`Look at ${loss.title} in Stages`).press('Enter')
  await house.room('stages').waitFor()
  await house.page.getByText('19 Nov: missing it (2), set off by Results, came as a wobble').waitFor()
}))

test('a note begun from an older page is about its day and says that it was noted later', inAHouse(madeUp, async (house) => {
  await house.unlock()
  const { rows } = await house.call('list_entries', { limit: 30 })
  const old = rows.find(({ day }) => day < '2026-11-16')
  const loss = (await house.call('list_losses'))[0]
  const linked = await house.call('notes_beside', { id: old.id })
  assert.deepEqual(linked, [])
  await house.go('Journal', 'journal')
  await house.page.locator(`[data-entry="${old.id}"]`).press('Enter')
  await house.room('entry').waitFor()
  await house.button(`Note where I was with ${loss.title}`).press('Enter')
  await house.room('stages').waitFor()
  await house.page.getByText('It will say that it was noted later.').waitFor()
  await house.button('Note it').press('Enter')
  await house.until('it is kept', async () => (await house.call('notes_beside', { id: old.id })).length === 1)
  const [{ note }] = await house.call('notes_beside', { id: old.id })
  assert.equal(note.day, old.day)
  assert.ok(note.late_days > 3)
}))

test('each picture is read by the arrow keys, and says what its list and its table say', inAHouse(madeUp, async (house) => {
  await inStages(house)
  await house.page.getByRole('radio', { name: 'Mum', exact: true }).press('Space')
  await house.heading('The same in words').waitFor()
  const loss = (await house.call('list_losses')).find(({ title }) => title === 'Mum')
  const track = await house.call('loss_track', { id: loss.id })
  const chart = house.page.getByRole('application')
  const said = house.page.locator('main [aria-live="polite"]')

  await house.page.getByRole('radio', { name: 'From one to another', exact: true }).press('Space')
  const felt = new Set(track.notes.flatMap(({ levels }) => levels.map(({ state_id }) => state_id)))
  await house.page.getByText(`${track.notes.length} notes, ${felt.size} states, ${track.returns} returns`).first().waitFor()
  await house.page.getByText('The moves in words').press('Enter')
  await chart.focus()
  const listed = await house.page.locator('main details[open] li').allTextContents()
  assert.equal(listed.length, track.moves.length)
  for (const line of listed.slice(0, 3)) {
    await house.page.keyboard.press('ArrowRight')
    await house.until('it is read', async () => (await said.textContent()) === line)
  }
  await house.button('Show as a table').press('Enter')
  assert.equal(await house.page.locator('main table tbody tr').count(), track.moves.length)
  await house.button('Show as a picture').press('Enter')

  await house.page.getByRole('radio', { name: 'Which way I face', exact: true }).press('Space')
  const drawn = track.facing.filter((one) => one.toward_loss + one.toward_next + one.resting + one.unsure >= 5)
  await chart.focus()
  await house.page.keyboard.press('End')
  await house.until('the oldest bar is read', async () => /: of \d+ notes, /.test((await said.textContent()) ?? ''))
  assert.ok(drawn.length > 0)
  await house.button('Show as a table').press('Enter')
  assert.equal(await house.page.locator('main table tbody tr').count(), track.facing.length)
}))
