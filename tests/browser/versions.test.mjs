// What an entry said before, and what is in the bin: looked at, brought back, taken away, by keyboard.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import { endAll, inAHouse } from './house.mjs'

after(endAll)

const madeUp = { journal: 'made up' }

/** Opens the newest entry; answers its row. */
async function readNewest(house) {
  await house.unlock()
  await house.go('Journal', 'journal')
  await house.page.locator('[data-entry]').first().press('Enter')
  await house.room('entry').waitFor()
  return (await house.call('list_entries', { limit: 1 })).rows[0]
}

test('an earlier version is compared, brought back and taken back, by keyboard', inAHouse(madeUp, async (house) => {
  const { id } = await readNewest(house)
  const now = (await house.call('read_entry', { id })).body
  await house.button('Earlier versions').press('Enter')
  await house.room('versions').waitFor()
  await house.until('the heading has the focus', () => house.page.evaluate(() => document.activeElement.textContent === 'Earlier versions'))
  const versions = await house.call('list_versions', { id })
  assert.ok(versions.length >= 2)
  // The newest one first, beside what is there now, in marks and in words.
  const main = house.page.locator('main')
  await main.locator('article del').first().waitFor()
  const told = await main.locator('article').textContent()
  assert.match(told, /went: “not all bad”/)
  assert.match(told, /came: “good”/)
  await house.page.getByRole('radio', { name: 'The whole page' }).press('Space')
  await house.page.getByText('It was not all bad').waitFor()
  assert.equal(await main.locator('article del').count(), 0)

  await main.locator(`[data-version="${versions[1].id}"]`).press('Enter')
  await main.locator(`[data-version="${versions[1].id}"][aria-current="true"]`).waitFor()
  await house.page.getByRole('radio', { name: 'Beside the version after it' }).press('Space')
  await main.locator('article ins').first().waitFor()
  await house.button('Bring this version back').press('Enter')
  await house.room('entry').waitFor()
  await house.page.getByText('The entry reads as it did then.').waitFor()
  const { body } = await house.call('read_entry', { id })
  assert.ok(now.startsWith(body) && body.length < now.length, 'it ends before what was added later')
  await house.until('it is shown', async () => !(await main.innerText()).includes('cup of tea'))
  await house.button('Undo').press('Enter')
  await house.page.getByText('The entry reads as before.').waitFor()
  assert.equal((await house.call('read_entry', { id })).body, now)
  await main.getByText('cup of tea').waitFor()
}))

test('an entry without earlier versions says when one is kept', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.call('save_entry', { body: 'Just begun.' })
  await house.go('Journal', 'journal')
  await house.page.locator('[data-entry]').first().click()
  await house.button('Earlier versions').click()
  await house.page.getByText('This entry has no earlier version yet.').waitFor()
  await house.button('Back to the entry').click()
  await house.button('Change it').waitFor()
}))

test('words brought back are the ones that are gone on with', inAHouse(madeUp, async (house) => {
  const { id } = await readNewest(house)
  await house.button('Change it').click()
  await house.editor.waitFor()
  await house.page.keyboard.press('Control+a')
  await house.page.keyboard.press('Delete')
  await house.button('Done').click()
  await house.button('Earlier versions').click()
  const [newest] = await house.call('list_versions', { id })
  await house.page.locator(`[data-version="${newest.id}"]`).waitFor()
  await house.page.locator('main article del').first().waitFor()
  await house.button('Bring this version back').click()
  await house.button('Change it').click()
  await house.editor.waitFor()
  await house.page.keyboard.press('Control+End')
  await house.page.keyboard.type(' And on.')
  await house.button('Done').click()
  await house.button('Change it').waitFor()
  assert.match((await house.call('read_entry', { id })).body, /nobody asked me for anything\. And on\.$/)
}))

test('the bin says on which day an entry goes, and takes one away only when asked twice', inAHouse(madeUp, async (house) => {
  await house.unlock()
  const [row] = (await house.call('list_entries', { limit: 1 })).rows
  await house.call('bin_entry', { id: row.id })
  await house.go('Journal', 'journal')
  await house.button('Bin').press('Enter')
  await house.page.getByText('Goes on 19 December 2026').waitFor()
  await house.button('Take away for good').press('Enter')
  await house.page.getByRole('dialog').getByText('Nothing in the journal can bring it back.').waitFor()
  await house.page.keyboard.press('Escape')
  await house.page.getByRole('dialog').waitFor({ state: 'detached' })
  assert.equal((await house.call('list_entries', { limit: 5, bin: true })).rows.length, 1)
  await house.button('Take away for good').press('Enter')
  await house.page.getByRole('dialog').getByRole('button', { name: 'Take away for good' }).press('Enter')
  await house.page.getByText('The entry is gone for good.').waitFor()
  await house.page.getByText('The bin is empty.').waitFor()
  assert.equal((await house.call('list_entries', { limit: 5, bin: true })).rows.length, 0)
}))
