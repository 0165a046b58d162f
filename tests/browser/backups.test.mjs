// Backups: made by hand and by themselves, tested, kept in a second place, and every screen of them for everybody.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'

import { nobodyIsKeptOut } from './axe.mjs'
import { backupsOf, count, makeOne, namesIn, openWith, round, tell, toBackups } from './backups.mjs'
import { endAll, inAHouse, PASSPHRASE } from './house.mjs'

after(endAll)

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
