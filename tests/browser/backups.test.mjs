// Backups, and what was noticed about the journal: made, tested, restored, kept, from every door there is.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { after, test } from 'node:test'

import { endAll, inAHouse, PASSPHRASE } from './house.mjs'

after(endAll)

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds that would keep somebody out. */
async function nobodyIsKeptOut(house, where) {
  await house.page.evaluate(`window.axe ?? (() => { ${AXE} })()`)
  const { violations } = await house.page.evaluate(() =>
    window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }))
  const found = violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map((node) => node.target).slice(0, 3).join('; ')}`)
  assert.deepEqual(found, [])
}

/** Says something to the server that the window would be told by the system. */
async function tell(house, what, input = {}) {
  const answer = await fetch(`${house.told.origin}/${what}`, {
    method: 'POST',
    headers: { origin: house.told.origin, 'x-afterbell-token': house.told.token },
    body: JSON.stringify(input),
  })
  assert.equal(answer.status, 200, `${what}: ${answer.status}`)
  return answer.json()
}

/** What the window does by itself from time to time, and tells the page of. */
async function round(house) {
  const isTold = await tell(house, 'round')
  if (isTold) await house.page.evaluate(() => window.dispatchEvent(new Event('backups')))
  return isTold
}

const backupsOf = (house) => path.join(house.told.journal, 'backups')
const namesIn = (folder) => (fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [])
const count = async (house) => {
  let [all, page, before] = [0, null, null]
  do {
    page = await house.call('list_entries', { limit: 200, before })
    all += page.rows.length
    before = page.rows.at(-1)?.id
  } while (page.more)
  return all
}

async function toBackups(house) {
  await house.go('Settings', 'settings')
  await house.button('Backups').click()
  await house.heading('Your backups').waitFor()
}

/** Makes one by hand and answers its row. */
async function makeOne(house) {
  await house.button('Make one now').click()
  const row = house.page.locator('tr[data-backup]').first()
  await row.waitFor()
  await house.page.getByText('is made and opens.', { exact: false }).waitFor()
  return row
}

/** Types what opens a backup and waits for what it holds. */
async function openWith(house, label, typed) {
  await house.page.getByLabel(label, { exact: true }).fill(typed)
  await house.page.keyboard.press('Enter')
  await house.page.getByRole('columnheader', { name: 'In the backup' }).waitFor()
}

test('a backup made by hand is listed with its day, size, entries and when it was tested, and can be tested again', inAHouse({ journal: 'made up' }, async (house) => {
  await house.unlock()
  await toBackups(house)
  await house.page.getByText('There is no backup yet.', { exact: false }).waitFor()
  await nobodyIsKeptOut(house, 'no backups')
  const row = await makeOne(house)
  const [name] = namesIn(backupsOf(house))
  assert.equal(name, 'journal-2026-11-19.afterbell')
  const entries = (await count(house)).toLocaleString('en-GB')
  const cells = await row.locator('th, td').allInnerTexts()
  assert.equal(cells[0], '19 November 2026')
  assert.equal(cells[1], entries)
  assert.match(cells[2], /^[\d.]+ (KB|MB)$/)
  assert.equal(cells[3], '19 November 2026, 21:40')
  await house.button('Test again the backup of 19 November 2026').click()
  await house.page.getByText('opens, and everything in it adds up.', { exact: false }).waitFor()
  await nobodyIsKeptOut(house, 'backups')

  const file = path.join(backupsOf(house), name)
  const bytes = fs.readFileSync(file)
  bytes[bytes.length >> 1] ^= 4
  fs.writeFileSync(file, bytes)
  await house.button('Test again the backup of 19 November 2026').click()
  await house.page.getByText('That backup does not open any more.').waitFor()
}))

test('what is due is made by itself, and one that cannot be made is told once and quietly', inAHouse({ journal: 'made up' }, async (house) => {
  await house.unlock()
  // A file where the folder should be: nothing can be made there.
  fs.writeFileSync(backupsOf(house), 'in the way')
  assert.equal(await round(house), true)
  await house.page.getByText('The last backup could not be made.').waitFor()
  assert.equal(await house.page.getByRole('dialog').count(), 0)
  await house.button('Close').click()
  await house.page.getByText('The last backup could not be made.').waitFor({ state: 'detached' })
  await house.go('Settings', 'settings')
  await house.button('Backups').click()
  await house.page.getByText('The last backup could not be made.').waitFor()
  fs.rmSync(backupsOf(house))
  assert.equal(await round(house), false, 'it is not tried over and over')
  await house.button('Make one now').click()
  await house.page.getByText('The last backup could not be made.').waitFor({ state: 'detached' })
  assert.deepEqual(namesIn(backupsOf(house)), ['journal-2026-11-19.afterbell'])
  await tell(house, 'clock', { now: '2026-11-20 20:00', zone: 'Europe/London' })
  assert.equal(await round(house), false, 'nothing was changed')
  await house.call('save_entry', { body: 'One more evening.' })
  assert.equal(await round(house), true)
  await house.button('Test again the backup of 20 November 2026').waitFor()
}))

test('a backup is restored from Settings: what it holds is seen first, what is being typed is kept', inAHouse({ journal: 'made up' }, async (house) => {
  await house.unlock()
  const before = await count(house)
  await toBackups(house)
  await makeOne(house)
  await house.go('Tonight', 'tonight')
  await house.editor.click()
  await house.page.keyboard.press('Control+End')
  await house.page.keyboard.type(' Quillwort, written after the backup.')
  // Only begun: nothing but the way out keeps it.
  const checkins = (await house.call('tonight')).checkins.length
  if (checkins > 0) await house.button('Check in again').click()
  await house.page.locator('[data-checkin]').getByRole('radio', { name: 'nearly empty', exact: true }).click({ force: true })
  await house.go('Settings', 'settings')
  await house.button('Backups').click()
  await house.call('save_entry', { body: 'Another entry.', day: '2026-11-18' })
  await house.button('Restore the backup of 19 November 2026').click()
  await house.page.getByLabel('Passphrase of that day').fill('not this one')
  await house.page.keyboard.press('Enter')
  await house.page.getByText('That passphrase did not open the backup.', { exact: false }).waitFor()
  await openWith(house, 'Passphrase of that day', PASSPHRASE)
  const row = house.page.getByRole('row', { name: /^Entries/ })
  const cells = (await row.locator('td').allInnerTexts()).map((text) => Number(text.replaceAll(',', '')))
  assert.equal(cells[0], before)
  assert.ok(cells[1] > before)
  await house.page.getByText(/It holds \d+ entr(y|ies) fewer than are here now\./).waitFor()
  await nobodyIsKeptOut(house, 'what a backup holds')
  assert.equal((await house.call('status')).journal, 'open', 'nothing was changed yet')
  await house.button('Restore it').click()
  await house.page.getByText('The backup is restored.').waitFor()
  await house.page.getByText('before-restore-2026-11-19', { exact: false }).waitFor()
  await house.unlock()
  assert.equal(await count(house), before)
  assert.equal((await house.call('status')).noticed, null)
  await toBackups(house)
  await house.heading('What was here before').waitFor()

  // The journal that was here lies in its folder, with all that was typed.
  const kept = path.join(house.told.journal, 'before-restore-2026-11-19')
  await house.call('lock')
  for (const name of ['header', 'header.2', 'journal.db', 'seal']) fs.copyFileSync(path.join(kept, name), path.join(house.told.journal, name))
  await house.page.reload()
  await house.unlock()
  const hits = (await house.call('search', { words: 'quillwort', order: 'newest', limit: 5 })).hits
  assert.equal(hits.length, 1)
  assert.equal((await house.call('tonight')).checkins.length, checkins + 1)
}))

test('looking into a backup and leaving it changes nothing', inAHouse({ journal: 'made up' }, async (house) => {
  await house.unlock()
  await toBackups(house)
  await makeOne(house)
  await house.button('Restore the backup of 19 November 2026').click()
  await openWith(house, 'Passphrase of that day', PASSPHRASE)
  assert.ok(fs.existsSync(path.join(house.told.journal, 'restoring')))
  await house.button('Leave everything as it is').click()
  await house.heading('Your backups').waitFor()
  await house.until('what was looked into is gone', () => !fs.existsSync(path.join(house.told.journal, 'restoring')))
  assert.equal((await house.call('status')).journal, 'open')
}))

/** Makes a journal with the offered passphrase; answers it and the recovery key's groups. */
async function makeAJournal(house) {
  await house.button('Make my journal').click()
  await house.button('Go on').click()
  await house.page.waitForFunction(() => document.querySelector('[data-offered]')?.textContent?.trim().split(/\s+/).length === 6)
  const passphrase = (await house.page.locator('[data-offered]').textContent()).trim()
  await house.page.getByLabel('Type the six words here').fill(passphrase)
  await house.button('Lock it with this').click()
  await house.heading('Your recovery sheet').waitFor()
  const groups = await house.page.locator('[data-group]').allTextContents()
  await house.button('I have it on paper').click()
  await house.button('I will do this later').click()
  await house.room('tonight').waitFor()
  return { passphrase, groups }
}

test('a journal that is damaged is restored from the lock screen with the recovery key alone', inAHouse({}, async (house) => {
  const { groups } = await makeAJournal(house)
  await house.editor.click()
  await house.page.keyboard.type('The choir sang in the corridor.')
  await house.saved()
  await toBackups(house)
  await makeOne(house)
  await house.button('Lock now').click()
  await house.room('lock').waitFor()
  fs.writeFileSync(path.join(house.told.journal, 'journal.db'), 'spoiled')
  await house.page.getByLabel('Passphrase', { exact: true }).fill('lantern gravel orchard')
  await house.button('Restore a backup').click()
  await house.room('restore').waitFor()
  await nobodyIsKeptOut(house, 'restoring from the lock')
  await house.button('Restore the backup of 19 November 2026').click()
  await house.button('Use the recovery sheet instead').click()
  await openWith(house, 'Recovery key of that day', groups.join(' ').toLowerCase())
  assert.equal(await house.page.getByRole('row', { name: /^Entries/ }).locator('td').first().innerText(), '1')
  await nobodyIsKeptOut(house, 'what a backup holds, before the journal is open')
  await house.button('Restore it').click()
  await house.page.getByText('The backup is restored.').waitFor()
  await house.button('Forgotten it? Use your recovery sheet').click()
  await house.page.getByLabel('Recovery key', { exact: true }).fill(groups.join('-'))
  await house.page.keyboard.press('Enter')
  await house.room('new-passphrase').waitFor()
  assert.equal((await house.call('tonight')).entry.body, 'The choir sang in the corridor.')
}))

test('a damaged journal offers its backups when it is opened', inAHouse({ journal: 'made up' }, async (house) => {
  await house.unlock()
  await house.call('lock')
  await house.page.reload()
  const file = path.join(house.told.journal, 'journal.db')
  fs.truncateSync(file, 4096)
  const spoiled = fs.readFileSync(file)
  spoiled[100] ^= 1
  fs.writeFileSync(file, spoiled)
  await house.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await house.page.keyboard.press('Enter')
  await house.page.getByText('The journal file is damaged', { exact: false }).waitFor()
  await house.button('Look at the backups').click()
  await house.page.getByText('There is no backup beside where the journal should be.').waitFor()
  await house.button('Back').click()
  await house.page.getByLabel('Passphrase', { exact: true }).waitFor()
}))

test('a file alone brings the journal back on a machine that has none', inAHouse({ journal: 'made up' }, async (first) => {
  await first.unlock()
  await toBackups(first)
  await makeOne(first)
  const entries = await count(first)
  const file = path.join(backupsOf(first), 'journal-2026-11-19.afterbell')
  await inAHouse({}, async (house) => {
    await house.button('I have a backup to restore').click()
    await house.room('restore').waitFor()
    await house.page.getByText('There is no backup beside where the journal should be.').waitFor()
    // Thought better of in the system's own window: nothing happens.
    await house.button('Choose a file…').click()
    const letter = path.join(house.folder, 'letter.afterbell')
    fs.writeFileSync(letter, 'Dear colleague')
    await tell(house, 'chooses', { file: letter })
    await house.button('Choose a file…').click()
    await house.heading('“letter.afterbell”').waitFor()
    await house.page.getByLabel('Passphrase of that day').fill(PASSPHRASE)
    await house.page.keyboard.press('Enter')
    await house.page.getByText('That file is damaged, or it is not a backup.').waitFor()
    await house.button('Back').click()
    await tell(house, 'chooses', { file })
    await house.button('Choose a file…').click()
    await house.heading('“journal-2026-11-19.afterbell”').waitFor()
    assert.equal((await house.page.content()).includes(path.dirname(file)), false, 'the page knows a path')
    await openWith(house, 'Passphrase of that day', PASSPHRASE)
    await house.button('Restore it').click()
    await house.page.getByText('The backup is restored.').waitFor()
    assert.deepEqual(namesIn(house.told.journal).filter((name) => name.startsWith('before-')), [])
    await house.unlock()
    assert.equal(await count(house), entries)
  })()
}))

test('where the journal is gone and its backups are not, they are offered', inAHouse({ journal: 'made up' }, async (house) => {
  await house.unlock()
  await toBackups(house)
  await makeOne(house)
  const entries = await count(house)
  await house.call('lock')
  for (const name of ['header', 'header.2', 'journal.db', 'seal']) fs.rmSync(path.join(house.told.journal, name))
  await house.page.reload()
  await house.page.getByText('There is no journal here, but there is a backup of one.').waitFor()
  await nobodyIsKeptOut(house, 'no journal but its backups')
  await house.button('Look at the backups').click()
  await house.button('Restore the backup of 19 November 2026').click()
  await openWith(house, 'Passphrase of that day', PASSPHRASE)
  await house.button('Restore it').click()
  await house.page.getByText('The backup is restored.').waitFor()
  await house.unlock()
  assert.equal(await count(house), entries)
}))

/** A journal whose database is an older copy of itself: a backup was made in between. */
async function anOlderFile(house) {
  await house.unlock()
  const file = path.join(house.told.journal, 'journal.db')
  await house.call('lock')
  const older = fs.readFileSync(file)
  await house.page.reload()
  await house.unlock()
  const before = await count(house)
  await house.call('save_entry', { body: 'A page that would be missing.', day: '2026-11-10' })
  await house.call('save_entry', { body: 'And another.', day: '2026-11-11' })
  await toBackups(house)
  await makeOne(house)
  await house.call('lock')
  fs.writeFileSync(file, older)
  await house.page.reload()
  await house.unlock()
  return before
}

test('an older file in the journal’s place is noticed, explained, and left until it is decided', inAHouse({ journal: 'made up' }, async (house) => {
  const before = await anOlderFile(house)
  assert.equal(await count(house), before)
  const banner = house.page.locator('[data-noticed="older"]')
  await banner.getByText('This is an older copy of your journal.').waitFor()
  await banner.getByText('2 changes are missing; the last was made on Thursday 19 November 2026, 21:40.', { exact: false }).waitFor()
  await banner.getByText('Looking whether a backup has more…').waitFor()
  assert.equal(await round(house), true)
  await banner.getByText(`it holds ${(before + 2).toLocaleString('en-GB')} entries, here are ${before.toLocaleString('en-GB')}.`, { exact: false }).waitFor()
  await nobodyIsKeptOut(house, 'what was noticed')
  // No backup of the older file takes anything's place meanwhile.
  await tell(house, 'clock', { now: '2026-11-20 20:00', zone: 'Europe/London' })
  assert.equal(await round(house), false)
  assert.deepEqual(namesIn(backupsOf(house)), ['journal-2026-11-19.afterbell'])
  await house.call('lock')
  await house.page.reload()
  await house.unlock()
  await house.go('Journal', 'journal')
  await banner.waitFor()
  await house.button('Keep it as it is').click()
  await banner.waitFor({ state: 'detached' })
  assert.equal((await house.call('status')).noticed, null)
  await house.call('lock')
  await house.page.reload()
  await house.unlock()
  assert.equal(await banner.count(), 0)
}))

test('what is missing in an older file is restored from the backup that has it, without a mouse', inAHouse({ journal: 'made up' }, async (house) => {
  const before = await anOlderFile(house)
  await round(house)
  const { keyboard } = house.page
  const press = async (name) => {
    await house.button(name).focus()
    await keyboard.press('Enter')
  }
  await press('Look at the backups')
  await house.heading('Your backups').waitFor()
  await press('Restore the backup of 19 November 2026')
  // The field has the focus by itself.
  await house.page.waitForFunction(() => document.activeElement?.matches('input[type="password"]'))
  await keyboard.type(PASSPHRASE)
  await keyboard.press('Enter')
  await house.page.getByRole('columnheader', { name: 'In the backup' }).waitFor()
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await house.page.getByText('The backup is restored.').waitFor()
  await house.unlock()
  assert.equal(await count(house), before + 2)
  assert.equal((await house.call('status')).noticed, null)
  assert.equal(await house.page.locator('[data-noticed]').count(), 0)
}))

test('a second place gets each backup, is missed kindly, and is caught up with', inAHouse({ journal: 'made up' }, async (house) => {
  await house.unlock()
  await toBackups(house)
  await makeOne(house)
  const stick = path.join(house.folder, 'STICK')
  const away = path.join(house.folder, 'in a pocket')
  fs.mkdirSync(stick)
  fs.writeFileSync(path.join(stick, 'letter.txt'), 'mine')
  await tell(house, 'chooses', { folder: stick })
  await house.button('Choose a folder…').click()
  await house.page.getByText('Copied to “STICK”').waitFor()
  await house.page.getByText('The newest there is of 19 November 2026.').waitFor()
  assert.deepEqual(namesIn(stick), ['journal-2026-11-19.afterbell', 'letter.txt'])
  assert.ok(fs.readFileSync(path.join(stick, 'journal-2026-11-19.afterbell'))
    .equals(fs.readFileSync(path.join(backupsOf(house), 'journal-2026-11-19.afterbell'))))
  assert.equal((await house.page.content()).includes(house.folder), false, 'the page knows a path')
  await nobodyIsKeptOut(house, 'a second place')

  fs.renameSync(stick, away)
  await tell(house, 'clock', { now: '2026-11-20 20:00', zone: 'Europe/London' })
  await house.call('save_entry', { body: 'One more evening.' })
  assert.equal(await round(house), true)
  await house.page.getByText('“STICK” is not there just now.').waitFor()
  await house.button('Test again the backup of 20 November 2026').waitFor()
  fs.renameSync(away, stick)
  assert.equal(await round(house), true)
  await house.page.getByText('The newest there is of 20 November 2026.').waitFor()
  assert.deepEqual(namesIn(stick), ['journal-2026-11-19.afterbell', 'journal-2026-11-20.afterbell', 'letter.txt'])

  await house.button('Stop copying there').click()
  await house.button('Choose a folder…').waitFor()
  assert.equal(namesIn(stick).length, 3, 'what is there stays there')
}))

test('who else may keep a copy is said before a folder is used', inAHouse({ journal: 'made up' }, async (house) => {
  await house.unlock()
  await toBackups(house)
  const synced = path.join(house.folder, 'OneDrive - Hillside School')
  fs.mkdirSync(synced)
  await tell(house, 'chooses', { folder: synced })
  const dialog = house.page.getByRole('dialog')
  await house.button('Save a backup to…').click()
  await dialog.getByText('your employer may keep a copy', { exact: false }).waitFor()
  await dialog.getByText('deleting it here does not delete it there', { exact: false }).waitFor()
  await nobodyIsKeptOut(house, 'a folder that others have too')
  await house.page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  assert.deepEqual(namesIn(synced), [])
  await house.button('Save a backup to…').click()
  await dialog.getByRole('button', { name: 'Use it all the same' }).click()
  await house.page.getByText('is in “OneDrive - Hillside School”, and opens.', { exact: false }).waitFor()
  assert.deepEqual(namesIn(synced), ['journal-2026-11-19.afterbell'])
  // The journal's own folder is no second place.
  await tell(house, 'chooses', { folder: house.told.journal })
  await house.button('Choose a folder…').click()
  await house.page.getByText('That is the journal’s own folder', { exact: false }).waitFor()
}))

/** Every screen of the backups that can be come to, each shown once. */
async function everyScreen(house, look) {
  await house.unlock()
  await toBackups(house)
  await makeOne(house)
  const stick = path.join(house.folder, 'STICK')
  fs.mkdirSync(stick)
  await tell(house, 'chooses', { folder: stick })
  await house.button('Choose a folder…').click()
  await house.page.getByText('Copied to “STICK”').waitFor()
  await look('backups')
  await house.button('Restore the backup of 19 November 2026').click()
  await look('opening a backup')
  await openWith(house, 'Passphrase of that day', PASSPHRASE)
  await look('what a backup holds')
  await house.button('Leave everything as it is').click()
  await house.call('lock')
  const file = path.join(house.told.journal, 'seal')
  fs.rmSync(file)
  await house.page.reload()
  await house.button('Restore a backup').click()
  await house.room('restore').waitFor()
  await house.button('Restore the backup of 19 November 2026').waitFor()
  await look('restoring from the lock')
  await house.button('Back').click()
  await house.unlock()
  await house.page.getByText('The seal beside your journal is missing or damaged.').waitFor()
  await look('what was noticed')
}

test('nobody is kept out of any of it, by paper, and the smallest window is not scrolled sideways', inAHouse({ journal: 'made up', theme: 'light', size: { width: 760, height: 560 } }, async (house) => {
  await everyScreen(house, async (where) => {
    await nobodyIsKeptOut(house, where)
    for (const [width, height] of [[760, 560], [320, 215]]) {
      await house.page.setViewportSize({ width, height })
      const [needs, has] = await house.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
      assert.ok(needs <= has, `${where} at ${width}: ${needs} of ${has}`)
    }
    await house.page.setViewportSize({ width: 760, height: 560 })
  })
}))
