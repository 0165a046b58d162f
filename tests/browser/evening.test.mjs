// An evening from the first: making a journal, checking in, writing, locking and opening.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import { endAll, House, inAHouse } from './house.mjs'

after(endAll)

/** Counts what the user presses in the page. */
async function countClicks(house) {
  await house.page.evaluate(() => {
    window.clicks = 0
    window.addEventListener('pointerdown', () => window.clicks++, true)
  })
}

test('a journal is made, its sheet is proved, and it opens with the offered words', inAHouse({}, async (house) => {
  const { passphrase } = await house.makeAJournal()
  assert.equal((await house.call('status')).recovery_proved, true)
  await house.button('Lock now').click()
  await house.unlock(passphrase)
}))

test('a wrong passphrase is told at the field and loses nothing', inAHouse({ journal: 'made up' }, async (house) => {
  await house.page.getByLabel('Passphrase', { exact: true }).fill('not this one')
  await house.button('Open').click()
  await house.page.getByText('That passphrase did not open it.', { exact: false }).first().waitFor()
  await house.unlock()
}))

test('the lock says that the internet is out of reach only where the system refuses it', inAHouse({ journal: 'made up' }, async (house) => {
  const claim = house.page.getByText('It cannot reach the internet.')
  await house.page.getByText('Kept on this computer.').waitFor()
  assert.equal(await claim.count(), 0)
  await house.page.route('**/shell/look', async (route) => {
    const look = await (await route.fetch()).json()
    await route.fulfill({ json: { ...look, refused: true } })
  })
  await house.page.reload()
  await claim.waitFor()
}))

test('a check-in takes six clicks at most', inAHouse({ journal: 'made up' }, async (house) => {
  await house.unlock()
  const before = (await house.call('tonight')).checkins.length
  if (before > 0) await house.button('Check in again').click()
  await countClicks(house)
  const card = house.page.locator('[data-checkin]')
  await card.getByRole('radio', { name: 'low, tired', exact: true }).click({ force: true })
  await card.getByRole('radio', { name: 'nearly empty', exact: true }).click({ force: true })
  await card.getByRole('radio', { name: 'broken', exact: true }).click({ force: true })
  await house.button('Save check-in').click()
  await house.until('it is on the disk', async () => (await house.call('tonight')).checkins.length === before + 1)
  const { checkins } = await house.call('tonight')
  const last = checkins.at(-1)
  assert.deepEqual([last.mood, last.energy, last.bucket, last.sleep], [2, 2, 1, 2])
  const clicks = await house.page.evaluate(() => window.clicks)
  assert.ok(clicks <= 6, `${clicks} clicks`)
}))

test('a check-in takes five keys from the heading', inAHouse({}, async (house) => {
  await house.makeAJournal()
  await house.page.locator('[data-checkin]').waitFor()
  await house.page.locator('h1').focus()
  for (const key of ['2', '1', '0', '1', 'Enter']) await house.page.keyboard.press(key)
  await house.until('it is on the disk', async () => (await house.call('tonight')).checkins.length === 1)
  const [{ mood, energy, bucket, sleep, light }] = (await house.call('tonight')).checkins
  assert.deepEqual([mood, energy, bucket, sleep, light], [2, 1, 0, 1, null])
}))

test('what is written is kept, over a lock too', inAHouse({}, async (house) => {
  const { passphrase } = await house.makeAJournal()
  await house.editor.click()
  await house.page.keyboard.type('The choir sang in the corridor.')
  await house.saved()
  assert.equal((await house.call('tonight')).entry.body, 'The choir sang in the corridor.')
  await house.page.keyboard.press('Control+l')
  await house.page.getByLabel('Passphrase', { exact: true }).waitFor()
  assert.equal((await house.call('status')).journal, 'locked')
  await house.unlock(passphrase)
  await house.editor.waitFor()
  assert.match(await house.editor.innerText(), /The choir sang in the corridor\./)
}))

test('a list goes on with Enter and ends with an empty line, a quotation too, and what looks like HTML is only text', inAHouse({}, async (house) => {
  await house.makeAJournal()
  await house.editor.click()
  const lines = ['- one', 'two', '', '1. first', 'second', '', '', '> said', 'and said', '', '', '<b>not bold', '']
  for (const line of lines) {
    await house.page.keyboard.type(line)
    await house.page.keyboard.press('Enter')
  }
  await house.page.keyboard.type('strong')
  await house.page.keyboard.press('Shift+Home')
  await house.page.keyboard.press('Control+b')
  const written = '- one\n- two\n1. first\n2. second\n\n> said\n> and said\n\n<b>not bold\n\n**strong**'
  await house.saved()
  assert.equal((await house.call('tonight')).entry.body, written)
}))

test('another page takes what is typed at once, and leaves the one before and the check-in alone', inAHouse({}, async (house) => {
  await house.makeAJournal()
  await house.editor.click()
  await house.page.keyboard.type('The choir sang.')
  await house.saved()
  await house.button('Start another page').click()
  // Letters that answer the check-in where the focus is on the heading: a page lost to them would be noticed.
  await house.page.keyboard.type('A good evening after all')
  await house.until('it is on the disk', async () => (await house.call('list_entries', { limit: 9 })).rows.length === 2)
  await house.saved()
  const { rows } = await house.call('list_entries', { limit: 9 })
  const bodies = await Promise.all(rows.map(async ({ id }) => (await house.call('read_entry', { id })).body))
  assert.deepEqual(bodies.sort(), ['A good evening after all', 'The choir sang.'])
  assert.equal(await house.page.locator('[data-checkin] input:checked').count(), 0)
}))

test('what is typed during a save is kept', inAHouse({}, async (house) => {
  const { passphrase } = await house.makeAJournal()
  let letGo
  const held = new Promise((go) => (letGo = go))
  let saves = 0
  await house.page.route('**/call/save_entry', async (route) => {
    saves++
    if (saves === 1) await held
    await route.continue()
  })
  await house.editor.click()
  await house.page.keyboard.type('First half')
  await house.until('the first save is under way', () => saves === 1)
  await house.page.keyboard.type(', and the second, typed meanwhile.')
  assert.equal(await house.page.getByText('Saved, and only here').count(), 0, 'nothing is shown as saved that is not')
  letGo()
  await house.saved()
  await house.until('all of it is on the disk', async () =>
    (await house.call('tonight')).entry?.body === 'First half, and the second, typed meanwhile.')
  await house.button('Lock now').click()
  await house.unlock(passphrase)
  assert.equal((await house.call('list_entries', { limit: 10 })).rows.length, 1, 'one page, not two')
}))

test('a save that is refused is said, and what was typed is still there', inAHouse({}, async (house) => {
  await house.makeAJournal()
  let full = true
  await house.page.route('**/call/save_entry', (route) =>
    full ? route.fulfill({ status: 409, json: { code: 'disk_full' } }) : route.continue())
  await house.editor.click()
  await house.page.keyboard.type('Written on a full disk.')
  await house.page.getByText('Your last words are still here, but not saved.').waitFor()
  await house.page.getByText('The disk is full.', { exact: false }).first().waitFor()
  // Locking would lose it: it is asked about first.
  await house.button('Lock now').click()
  await house.page.getByRole('dialog').waitFor()
  assert.equal((await house.call('status')).journal, 'open')
  full = false
  await house.page.getByRole('dialog').getByRole('button', { name: 'Try again' }).click()
  await house.page.getByLabel('Passphrase', { exact: true }).waitFor()
}))

test('leaving the room, and locking in mid-sentence, lose nothing', inAHouse({}, async (house) => {
  const { passphrase } = await house.makeAJournal()
  await house.editor.click()
  await house.page.keyboard.type('Half a sen')
  await house.page.keyboard.press('Control+2')
  await house.room('journal').waitFor()
  await house.until('it is on the disk', async () => (await house.call('tonight')).entry?.body === 'Half a sen')
  await house.page.keyboard.press('Control+1')
  await house.editor.click()
  await house.page.keyboard.press('Control+End')
  await house.page.keyboard.type('tence')
  await house.page.keyboard.press('Control+l')
  await house.page.getByLabel('Passphrase', { exact: true }).waitFor()
  await house.unlock(passphrase)
  assert.equal((await house.call('tonight')).entry.body, 'Half a sentence')
}))

test('locking and closing keep a check-in and a note that were only begun', inAHouse({ journal: 'made up' }, async (house) => {
  await house.unlock()
  const notes = async () => {
    const losses = await house.call('list_losses')
    const tracks = await Promise.all(losses.map(({ id }) => house.call('loss_track', { id })))
    return tracks.flatMap((track) => track.notes)
  }
  const beginACheckIn = async () => {
    if ((await house.call('tonight')).checkins.length > 0) await house.button('Check in again').click()
    await house.page.locator('[data-checkin]').getByRole('radio', { name: 'nearly empty', exact: true }).click({ force: true })
  }
  const [checkins, noted] = [(await house.call('tonight')).checkins.length, (await notes()).length]
  await beginACheckIn()
  await house.go('Stages', 'stages')
  await house.button('Where am I tonight?').click()
  await house.page.getByLabel('A line about it, if you like').fill('Half a sen')
  await house.page.keyboard.press('Control+l')
  await house.page.getByLabel('Passphrase', { exact: true }).waitFor()
  await house.unlock()
  const kept = (await house.call('tonight')).checkins
  assert.equal(kept.length, checkins + 1)
  assert.deepEqual([kept.at(-1).bucket, kept.at(-1).mood], [1, null], 'nothing is invented')
  assert.equal((await notes()).length, noted + 1)
  assert.ok((await notes()).some(({ note }) => note === 'Half a sen'))

  await beginACheckIn()
  await house.page.evaluate(() => window.dispatchEvent(new Event('closing')))
  await house.until('it is on the disk', async () => (await house.call('tonight')).checkins.length === checkins + 2)
}))

test('locking forgets: nothing that was written is left in the page', inAHouse({}, async (house) => {
  await house.makeAJournal()
  await house.editor.click()
  await house.page.keyboard.type('Quillwort by the reservoir.')
  await house.saved()
  await house.button('Lock now').click()
  await house.page.getByLabel('Passphrase', { exact: true }).waitFor()
  assert.doesNotMatch(await house.page.content(), /Quillwort/)
}))

test('the server answers nobody who does not know the token, and no other origin', async () => {
  const house = await House.open()
  try {
    const ask = (headers) => fetch(`${house.told.origin}/call/status`, { method: 'POST', headers, body: '{}' })
    const { origin, token } = house.told
    assert.equal((await ask({ origin, 'x-afterbell-token': token })).status, 200)
    assert.equal((await ask({ origin })).status, 403)
    assert.equal((await ask({ origin, 'x-afterbell-token': 'another' })).status, 403)
    assert.equal((await ask({ origin: 'http://example.org', 'x-afterbell-token': token })).status, 403)
    assert.equal((await ask({ 'x-afterbell-token': token })).status, 403)
    assert.equal((await fetch(`${origin}/enter/another`)).status, 403)
    assert.equal((await fetch(`${origin}/../Cargo.toml`)).status, 404)
    assert.equal((await fetch(`${origin}/%2e%2e/package.json`)).status, 404)
  } finally {
    await house.end()
  }
})
