// What a writer does with backups in the page, and what the tests look at to know of it.
// Its one rule: nothing here is a test; what only one file of tests needs stands in that file.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'

/** Says something to the server that the window would be told by the system. */
export async function tell(house, what, input = {}) {
  const answer = await fetch(`${house.told.origin}/${what}`, {
    method: 'POST',
    headers: { origin: house.told.origin, 'x-afterbell-token': house.told.token },
    body: JSON.stringify(input),
  })
  assert.equal(answer.status, 200, `${what}: ${answer.status}`)
  return answer.json()
}

/** What the window does by itself from time to time, and tells the page of. */
export async function round(house) {
  const isTold = await tell(house, 'round')
  if (isTold) await house.page.evaluate(() => window.dispatchEvent(new Event('backups')))
  return isTold
}

/** Where the backups lie. */
export const backupsOf = (house) => path.join(house.told.journal, 'backups')
/** The names in a folder, in order; none where there is no folder. */
export const namesIn = (folder) => (fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [])

/** How many entries the journal has. */
export async function count(house) {
  let [all, page, before] = [0, null, null]
  do {
    page = await house.call('list_entries', { limit: 200, before })
    all += page.rows.length
    before = page.rows.at(-1)?.id
  } while (page.more)
  return all
}

/** Goes to the room of the backups. */
export async function toBackups(house) {
  await house.go('Settings', 'settings')
  await house.button('Backups').click()
  await house.heading('Your backups').waitFor()
}

/** Makes one by hand and answers its row. */
export async function makeOne(house) {
  await house.button('Make one now').click()
  const row = house.page.locator('tr[data-backup]').first()
  await row.waitFor()
  await house.page.getByText('is made and opens.', { exact: false }).waitFor()
  return row
}

/** Types what opens a backup and waits for what it holds. */
export async function openWith(house, label, typed) {
  await house.page.getByLabel(label, { exact: true }).fill(typed)
  await house.page.keyboard.press('Enter')
  await house.page.getByRole('columnheader', { name: 'In the backup' }).waitFor()
}
