// The rooms of a journal of two school years: finding, binning, stages, trends, share, someone to talk to.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'

import { endAll, inAHouse } from './house.mjs'

after(endAll)

const madeUp = { journal: 'made up' }

test('words are found and marked, and the list comes back as it was', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Journal', 'journal')
  const search = house.page.getByRole('searchbox')
  await search.fill('reservoir')
  await house.page.locator('[data-settled="true"]').waitFor()
  const marks = await house.page.locator('main mark').allTextContents()
  assert.ok(marks.length > 0 && marks.every((mark) => /reservoir/i.test(mark)), marks.join())
  await search.fill('zzzz')
  await house.page.getByText('No entry holds “zzzz”.', { exact: false }).waitFor()
  await house.button('Clear').click()
  await house.page.locator('[data-entry]').first().waitFor()
}))

test('an entry is read, changed, binned, and brought back by Undo', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Journal', 'journal')
  await house.page.locator('[data-entry]').first().click()
  await house.room('entry').waitFor()
  const newest = (await house.call('list_entries', { limit: 1 })).rows[0]
  await house.button('Change it').click()
  await house.editor.waitFor()
  await house.page.keyboard.press('Control+End')
  await house.page.keyboard.type(' One more line.')
  await house.button('Done').click()
  await house.button('Move to the bin').waitFor()
  assert.match((await house.call('read_entry', { id: newest.id })).body, /One more line\.$/)
  await house.button('Move to the bin').click()
  await house.room('journal').waitFor()
  assert.notEqual((await house.call('list_entries', { limit: 1 })).rows[0].id, newest.id)
  await house.button('Undo').click()
  await house.until('it is back', async () => (await house.call('list_entries', { limit: 1 })).rows[0].id === newest.id)
}))

test('the bin gives back what is in it', inAHouse(madeUp, async (house) => {
  await house.unlock()
  const [row] = (await house.call('list_entries', { limit: 1 })).rows
  await house.call('bin_entry', { id: row.id })
  await house.go('Journal', 'journal')
  await house.button('Bin').click()
  await house.room('bin').waitFor()
  await house.button('Bring back').click()
  await house.page.getByText('The bin is empty.').waitFor()
  assert.equal((await house.call('list_entries', { limit: 1 })).rows[0].id, row.id)
}))

test('a picture that came along is shown in its entry', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Journal', 'journal')
  await house.page.locator('[data-entry]').first().click()
  const picture = house.page.locator('main img').first()
  await picture.waitFor()
  await house.until('it is drawn', () => picture.evaluate((image) => image.naturalWidth === 640))
}))

test('a picture is looked at large, and closed again, by keyboard', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Journal', 'journal')
  await house.page.locator('[data-entry]').first().click()
  const open = house.page.getByRole('button', { name: /look at it large/ })
  await open.press('Enter')
  const large = house.page.getByRole('dialog').getByRole('img')
  await house.until('it is drawn', () => large.evaluate((image) => image.naturalWidth === 640))
  await house.page.keyboard.press('Escape')
  await house.page.getByRole('dialog').waitFor({ state: 'detached' })
  await house.until('the focus is back', () => open.evaluate((button) => button === document.activeElement))
}))

test('a state is noted beside others, and the list says the same as the picture', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Stages', 'stages')
  const losses = await house.call('list_losses')
  const notes = async () => {
    const tracks = await Promise.all(losses.map(({ id }) => house.call('loss_track', { id })))
    return tracks.flatMap((track) => track.notes)
  }
  const before = (await notes()).length
  await house.button('Where am I tonight?').click()
  for (const state of ['Angry, it isn’t fair', 'Missing it']) {
    await house.page.getByRole('radiogroup', { name: state }).getByRole('radio', { name: 'clearly' }).click({ force: true })
  }
  await house.button('Note it').click()
  await house.until('it is on the disk', async () => (await notes()).length === before + 1)
  const newest = (await notes()).find((note) => note.day === '2026-11-19' && note.levels.length === 2)
  assert.deepEqual(newest.levels.map(({ level }) => level), [2, 2])
  await house.heading('The same in words').waitFor()
}))

test('a trend says on how many days it rests, and its table holds the same', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Trends', 'trends')
  await house.page.getByRole('radio', { name: 'All', exact: true }).click({ force: true })
  const chart = await house.call('trend', { measure: 'mood' })
  await house.page.getByText(`on ${chart.days_with} of ${chart.days_in_range} days`).first().waitFor()
  await house.button('Show as a table: Mood').click()
  const rows = house.page.locator('main table tbody tr')
  await rows.first().waitFor()
  assert.equal(await rows.count(), chart.dots.length)
}))

test('what is saved is exactly what was shown', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Share', 'share')
  const part = (name) => house.page.locator('summary').filter({ hasText: name })
  assert.ok(await house.button('Show the pages').isDisabled(), 'nothing is chosen by itself')
  await part('In your words').click()
  await house.page.getByLabel('What I want from this').fill('I want to stop before Ruth Adeyemi stops me.')
  await part('Pictures').click()
  await house.page.getByRole('checkbox', { name: 'Mood' }).click({ force: true })
  await part('Passages').click()
  await house.page.locator('ul.entries button').first().click()
  await house.button('Take this paragraph').click()
  await house.page.getByText('Taken. It stands under Passages.').waitFor()
  await house.button('Close this entry').click()
  let preview
  house.page.on('response', async (answer) => {
    if (answer.url().endsWith('/shell/preview_summary')) preview = await answer.json()
  })
  await house.button('Show the pages').click()
  await house.button('Save as PDF').waitFor()
  await house.until('the pages were answered', () => preview)
  const text = preview.pages.map((page) => page.text).join('\n')
  assert.match(text, /my chair of governors stops me/)
  assert.doesNotMatch(text, /Adeyemi/)
  assert.equal(await house.page.locator('main figure img').count(), preview.pages.length)
  await house.button('Save as PDF').click()
  await house.page.getByText('This copy is outside your lock now.').waitFor()
  const saved = fs.readFileSync(house.told.saved)
  assert.equal(createHash('sha256').update(saved).digest('hex'), preview.fingerprint)
}))

test('a character that the pages cannot draw is said in words', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Share', 'share')
  await house.page.locator('summary').filter({ hasText: 'In your words' }).click()
  await house.page.getByLabel('What I want from this').fill('To say 好 to somebody.')
  await house.button('Show the pages').click()
  await house.page.getByText('These pages have no letter for “好”.').waitFor()
  await house.page.getByLabel('What I want from this').fill('To say hello to somebody.')
  await house.button('Show the pages again').click()
  await house.button('Save as PDF').waitFor()
  assert.equal(await house.page.getByText('no letter for').count(), 0)
}))

test('after a change the pages have to be looked at again', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Share', 'share')
  await house.page.locator('summary').filter({ hasText: 'In your words' }).click()
  await house.page.getByLabel('What I want from this').fill('One thing.')
  await house.button('Show the pages').click()
  await house.button('Save as PDF').waitFor()
  await house.page.getByLabel('What I want from this').fill('Another thing.')
  await house.button('Show the pages again').waitFor()
  assert.ok(await house.button('Save as PDF').isDisabled())
}))

test('someone to talk to is there with the journal shut, with every digit', inAHouse(madeUp, async (house) => {
  const list = await house.call('support')
  await house.button('Someone to talk to').click()
  await house.heading(list.groups[0].title).waitFor()
  const said = await house.page.locator('main').innerText()
  for (const { contacts } of list.groups.flatMap((group) => group.services)) {
    for (const contact of contacts) {
      if (contact.number) assert.ok(said.includes(contact.number), contact.number)
    }
  }
  // Who is needed most urgently stands last; one press leads there.
  const last = list.groups.at(-1).title
  await house.button(last).click()
  await house.until('it is in view and has the focus', () => house.heading(last).evaluate((heading) =>
    heading === document.activeElement && heading.getBoundingClientRect().bottom < window.innerHeight))
  await house.button('Back').click()
  await house.unlock()
  await house.go('Someone to talk to', 'support')
}))

test('a look is chosen, worn at once, and worn again after a lock', inAHouse(madeUp, async (house) => {
  const wears = (look) => house.until(`it looks like ${look}`, () =>
    house.page.evaluate((look) => document.documentElement.dataset.theme === look, look))
  await house.unlock()
  await wears('night')
  await house.go('Settings', 'settings')
  await house.page.getByRole('radio', { name: 'Paper', exact: true }).click({ force: true })
  await wears('paper')
  await house.until('it is on the disk', async () => (await house.call('settings')).theme === 'paper')
  await house.button('Lock now').click()
  await house.unlock()
  await wears('paper')
}))

/** A Day One export of two good records with a broken one between them. */
function anExport(folder) {
  const record = (number, text) => ({ uuid: `${number}`.repeat(32), creationDate: `2019-07-0${number}T20:30:00Z`, timeZone: 'Europe/London', text })
  const entries = [record(1, 'A heron by the water.'), { uuid: '2'.repeat(32), creationDate: 'once', text: 'No day.' }, record(3, 'And gone.')]
  const file = path.join(folder, 'Journal.json')
  fs.writeFileSync(file, JSON.stringify({ metadata: { version: '1.0' }, entries }))
  return file
}

test('an export is brought in with a report, and a second time adds nothing', inAHouse({ ...madeUp, importFrom: anExport }, async (house) => {
  await house.unlock()
  const before = (await house.call('search', { words: 'heron by the water', order: 'newest', limit: 50 })).hits.length
  await house.go('Settings', 'settings')
  await house.button('Bring in').click()
  await house.button('Choose a folder').click()
  const report = house.page.locator('[data-report]')
  await report.getByText('2 entries brought in').waitFor()
  await report.getByText('entry 2: it has no date that can be understood').waitFor()
  await house.button('Choose a folder').click()
  await report.getByText('2 entries were here already').waitFor()
  await report.getByText('0 entries brought in').waitFor()
  const found = await house.call('search', { words: 'heron by the water', order: 'newest', limit: 50 })
  assert.equal(found.hits.length, before + 1)
}))

test('where no file is chosen nothing comes in', inAHouse(madeUp, async (house) => {
  await house.unlock()
  const before = (await house.call('list_entries', { limit: 1 })).rows[0]
  await house.go('Settings', 'settings')
  await house.button('Bring in').click()
  await house.button('Choose a zip file').click()
  await house.button('Choose a zip file').waitFor()
  assert.equal(await house.page.locator('[data-report]').count(), 0)
  assert.deepEqual((await house.call('list_entries', { limit: 1 })).rows[0], before)
}))
