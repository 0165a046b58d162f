// Guided reflections, without a mouse and with one: begun, left, locked, gone on with, ended, let go; templates and files.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'

import * as axe from './axe.mjs'
import { endAll, inAHouse } from './house.mjs'

after(endAll)

const madeUp = { journal: 'made up' }
const found = (house, where) => axe.found(house, where, 'serious', 'critical')
const says = (house, words) => house.page.getByText(words, { exact: false }).first().waitFor()

/** Goes to the reflections. */
async function toGuided(house) {
  await house.go('Journal', 'journal')
  await house.page.getByRole('navigation', { name: 'Parts of the journal' }).getByRole('button', { name: 'Guided', exact: true }).click()
  await house.room('guided').waitFor()
  await house.page.locator('[data-template]').first().waitFor()
}

/** Waits until the question is asked and the cursor is in the page for its answer. */
async function asked(house, question) {
  await house.heading(question).waitFor()
  await house.until('the cursor is in the page', () =>
    house.page.evaluate(() => document.activeElement?.hasAttribute('data-editor') && document.activeElement.shadowRoot?.activeElement !== null))
}

const Q = [
  'Tell it as you would to a friend who knows nothing about schools.', 'When did it begin, as far as you can see tonight?',
  'Who was there, by role?',
]

test('one is written by keyboard alone, left in the middle, locked, gone on with and ended', inAHouse(madeUp, async (house) => {
  await house.unlock()
  const { keyboard } = house.page
  await toGuided(house)
  await house.page.locator('[data-template="end-of-half-term"]').focus()
  await keyboard.press('Enter')
  await house.heading('End of half-term').waitFor()
  await keyboard.press('Alt+PageDown')
  await asked(house, 'Three lights.')
  await keyboard.type('The choir.')
  await keyboard.press('Alt+PageDown')
  await asked(house, 'Three weights.')
  // What is announced says where one is, in words.
  assert.match(await house.page.locator('p[role="status"].said').textContent(), /^Question 2 of 6\. Three weights\.$/)
  await keyboard.press('Alt+PageDown')
  await asked(house, 'What filled the bucket, and what drained it?')
  await keyboard.type('It was the letters')
  await keyboard.press('Alt+PageUp')
  await asked(house, 'Three weights.')
  await keyboard.press('Alt+PageUp')
  await asked(house, 'Three lights.')
  assert.match(await house.editor.innerText(), /The choir\./)
  await keyboard.press('Alt+PageDown')
  await keyboard.press('Alt+PageDown')
  await asked(house, 'What filled the bucket, and what drained it?')
  await keyboard.type(' from the trust.')
  await keyboard.press('Control+l')
  await house.unlock()
  await toGuided(house)
  await house.button('Go on with End of half-term').press('Enter')
  await asked(house, 'What filled the bucket, and what drained it?')
  assert.match(await house.editor.innerText(), /It was the letters from the trust\./)
  await keyboard.press('Alt+Home')
  await house.page.locator('[data-begun]').waitFor()
  await house.button('Go on with End of half-term').press('Enter')
  for (let left = 0; left < 4; left++) {
    await house.editor.waitFor()
    await keyboard.press('Alt+PageDown')
  }
  await house.room('landing').waitFor()
  await says(house, 'Name three things you can see.')
  await house.button('Done').press('Enter')
  await says(house, 'It is an entry of your journal now.')
  const { hits } = await house.call('search', { words: 'kind:guided', order: 'newest', limit: 5 })
  const { body } = await house.call('read_entry', { id: hits[0].id })
  assert.equal(
    body,
    '# End of half-term\n\n## Three lights.\n\nThe choir.\n\n## What filled the bucket, and what drained it?\n\nIt was the letters from the trust.\n',
  )
}))

test('looking begins nothing, and nothing written leaves nothing', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await toGuided(house)
  const before = (await house.call('search', { words: 'kind:guided', order: 'newest', limit: 50 })).hits.length
  await house.page.locator('[data-template="achievements-bank"]').click()
  await house.button('Begin').click()
  for (let at = 0; at < 5; at++) await house.button('Skip').click()
  await house.button('Done').click()
  await says(house, 'Nothing was written, so nothing was kept.')
  assert.equal((await house.call('search', { words: 'kind:guided', order: 'newest', limit: 50 })).hits.length, before)
}))

test('an unfinished one goes to the bin and comes back with one press, and is gone on with from its entry', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await toGuided(house)
  await house.button('Move to the bin: What happened').click()
  await house.page.locator('[data-begun]').waitFor({ state: 'detached' })
  await house.button('Undo').click()
  await house.page.locator('[data-begun]').waitFor()
  const { unfinished } = await house.call('guided')
  const { day } = await house.call('read_entry', { id: unfinished[0].entry_id })
  await house.go('Journal', 'journal')
  await house.page.getByRole('searchbox').fill(`kind:guided on:${day}`)
  await house.page.locator('[data-entry]').first().click()
  await house.button('Go on with its questions').click()
  await asked(house, Q[2])
  assert.match(await house.editor.innerText(), /chief executive/)
}))

test('deep writing says its cautions, is let go, and nothing of it is found', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await toGuided(house)
  await house.page.locator('[data-template="deep-writing"]').click()
  await says(house, 'Stop whenever you like. Stopping is not failing.')
  await says(house, 'change the subject. That is the rule, not a weakness.')
  await house.page.getByText('What is known about it').click()
  await says(house, 'Spera, Buhrfeind and Pennebaker, 1994')
  const all = await found(house, 'deep writing')
  await house.button('Begin').click()
  await house.editor.click()
  await house.page.keyboard.type('Quillwort is the word.')
  await house.saved()
  all.push(...(await found(house, 'a question')))
  await house.button('Next').click()
  await house.room('keeping').waitFor()
  all.push(...(await found(house, 'keeping')))
  assert.deepEqual(all, [])
  await house.page.getByRole('radio', { name: 'Heavier' }).check({ force: true })
  await house.button('Let it go unsaved').click()
  await house.page.getByRole('dialog').getByRole('button', { name: 'Let it go unsaved' }).click()
  await says(house, 'It is gone from the journal.')
  await house.room('landing').waitFor()
  await house.button('Done').click()
  await house.room('guided').waitFor()
  assert.equal((await house.call('search', { words: 'quillwort', order: 'newest', limit: 5 })).hits.length, 0)
  const { series } = await house.call('guided')
  assert.equal(series[0].sittings, 1)
  await says(house, 'The next one is for another day.')
  await house.button('End the series Deep writing, four sittings').click()
  await house.until('it is ended', async () => (await house.call('guided')).series.length === 0)
}))

test('locked away unread, the journal locks at once and the piece is kept', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await toGuided(house)
  await house.page.locator('[data-template="deep-writing"]').click()
  await house.button('Begin').click()
  await house.editor.click()
  await house.page.keyboard.type('Quillwort is the word.')
  await house.button('Next').click()
  await house.button('Lock it away unread').click()
  await house.page.getByLabel('Passphrase', { exact: true }).waitFor()
  await house.unlock()
  assert.equal((await house.call('search', { words: 'quillwort', order: 'newest', limit: 5 })).hits.length, 1)
}))

test('a letter comes back on its day as one quiet line', inAHouse(madeUp, async (house) => {
  const [{ back_on }] = await (async () => {
    await house.unlock()
    return (await house.call('guided')).letters
  })()
  await house.page.keyboard.press('Control+l')
  await house.page.getByLabel('Passphrase', { exact: true }).waitFor()
  await fetch(`${house.told.origin}/clock`, {
    method: 'POST', headers: { origin: house.told.origin, 'x-afterbell-token': house.told.token },
    body: JSON.stringify({ now: `${back_on} 21:40`, zone: 'Europe/London' }),
  })
  await house.unlock()
  const letter = house.page.getByRole('complementary', { name: 'A letter' })
  await letter.waitFor()
  assert.doesNotMatch(await letter.innerText(), /choir/)
  assert.deepEqual(await found(house, 'a letter on the evening’s page'), [])
  await letter.getByRole('button', { name: 'In a week' }).click()
  await letter.waitFor({ state: 'detached' })
  assert.equal((await house.call('letter')), null)
}))

test('a story is laid together from what was written before', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await toGuided(house)
  await house.page.locator('[data-template="my-story-for-others"]').click()
  await says(house, 'Have you signed anything that limits what you may say?')
  await house.button('Begin').click()
  await house.room('gathering').waitFor()
  await house.page.getByRole('checkbox', { name: 'What happened,', exact: false }).check()
  assert.deepEqual(await found(house, 'gathering'), [])
  await house.button('Lay them in').click()
  await asked(house, 'What happened')
  assert.match(await house.editor.innerText(), /asked to stay behind/)
}))

test('a reflection of one’s own is made, written, changed, taken out, and a shipped one hidden', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await toGuided(house)
  await house.button('Make one').click()
  await house.room('template').waitFor()
  await house.page.getByLabel('What is it called?').fill('On the way home')
  await house.button('Save').click()
  await says(house, 'A template needs at least one question.')
  await house.page.getByLabel('The questions, one a line').fill('Where is the car?\nWho waves?\nWho waves?')
  await house.button('Save').click()
  await says(house, 'Question 3 stands there already.')
  assert.deepEqual(await found(house, 'a template being made'), [])
  await house.page.getByLabel('The questions, one a line').fill('Where is the car?\nWho waves?')
  // Half typed, it goes through a lock.
  await house.page.keyboard.press('Control+l')
  await house.unlock()
  await house.go('Journal', 'journal')
  await house.page.getByRole('navigation', { name: 'Parts of the journal' }).getByRole('button', { name: 'Guided', exact: true }).click()
  assert.equal(await house.page.getByLabel('What is it called?').inputValue(), 'On the way home')
  await house.button('Save').click()
  await house.page.getByRole('button', { name: 'On the way home' }).click()
  await house.button('Change').click()
  await house.page.getByLabel('What is it called?').fill('On the road home')
  await house.button('Save').click()
  await house.page.getByRole('button', { name: 'On the road home' }).click()
  await house.button('Take out').click()
  await house.button('Undo').click()
  await house.page.getByRole('button', { name: 'On the road home' }).waitFor()
  await house.page.locator('[data-template="deep-writing"]').click()
  await house.button('Hide it from the list').click()
  await house.page.locator('[data-template="deep-writing"]').waitFor({ state: 'detached' })
  await house.button('One of ours is hidden').click()
  await house.button('Show it again: Deep writing, four sittings').click()
  await house.page.locator('[data-template="deep-writing"]').waitFor()
}))

test('a file is taken in as something to be kept, and one with errors is told by its line', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await toGuided(house)
  const file = path.join(house.folder, 'mine.toml')
  const choose = async (text) => {
    fs.writeFileSync(file, text)
    await fetch(`${house.told.origin}/chooses`, {
      method: 'POST', headers: { origin: house.told.origin, 'x-afterbell-token': house.told.token }, body: JSON.stringify({ file }),
    })
    await house.button('Read one from a file').click()
  }
  await choose('name = "Bells"\nquestions = ["Which one?"]\nstreak = 3\n')
  await says(house, 'Line 3: A template has no field “streak”.')
  await choose(Buffer.alloc(50 * 1024 * 1024, 7))
  await says(house, 'This file is larger than a template can be: 64 kB.')
  await choose(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]))
  await says(house, 'This file holds no text.')
  assert.deepEqual(await found(house, 'a file with errors'), [])
  const own = async () => (await house.call('guided')).templates.filter(({ key }) => key === null).length
  const before = await own()
  await choose('name = "Bells"\nquestions = ["Which one?"]\n')
  await says(house, 'This is what stands in the file.')
  assert.equal(await own(), before, 'nothing is taken in before it is kept')
  await house.button('Save').click()
  await house.page.getByRole('button', { name: 'Bells' }).click()
  await house.button('Save as a file').click()
  await says(house, 'The template is saved as a file.')
  const written = fs.readFileSync(path.join(house.folder, 'reflection.toml'), 'utf8')
  assert.match(written, /name = "Bells"/)
}))
