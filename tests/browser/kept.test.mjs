// What is kept, and a wobble: by keyboard, through a lock, from a page, and back to exactly where one was.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import * as axe from './axe.mjs'
import { endAll, inAHouse } from './house.mjs'

after(endAll)

const madeUp = { journal: 'made up' }
const part = (house, name) => house.page.getByRole('navigation', { name: 'Parts of the journal' }).getByRole('button', { name, exact: true })
const shelf = (house, name) => house.page.getByRole('navigation', { name: 'What is kept' }).getByRole('button', { name, exact: true })
const rail = (house, name) => house.page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name })
const kept = (house) => house.call('list_kept')

async function goToShelf(house, name) {
  await house.go('Journal', 'journal')
  await part(house, 'Kept').click()
  await house.room('kept').waitFor()
  await shelf(house, name).click()
  await house.heading(name).waitFor()
}

/** Presses Tab until the thing that has the focus is so. */
async function tabTo(house, what, is, of) {
  for (let presses = 0; presses < 80; presses++) {
    if (await house.page.evaluate(is, of)) return
    await house.page.keyboard.press('Tab')
  }
  throw new Error(`${what} cannot be come to with Tab`)
}
const named = (name) => (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)?.trim() === name

test('a value is added, changed, moved and taken out without a mouse, and comes back to its place', inAHouse(madeUp, async (house) => {
  await house.unlock()
  const { keyboard } = house.page
  await keyboard.press('Control+2')
  await house.room('journal').waitFor()
  await tabTo(house, 'Kept', named, 'Kept')
  await keyboard.press('Enter')
  await house.room('kept').waitFor()
  await tabTo(house, 'Values', named, 'Values')
  await keyboard.press('Enter')
  await house.heading('Values').waitFor()
  await tabTo(house, 'adding one', named, 'Add a value')
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await house.page.getByText('A few words are needed here.').waitFor()
  await keyboard.type('rest')
  await keyboard.press('Enter')
  await house.until('it is on the card', async () => (await kept(house)).values.length === 4)
  const words = async () => (await kept(house)).values.map(({ word }) => word)
  await tabTo(house, 'moving it', named, 'Move rest up')
  await keyboard.press('Enter')
  await house.until('it has moved', async () => (await words())[2] === 'rest')
  await house.page.getByText('rest now stands at place 3 of 4.').waitFor({ state: 'attached' })
  await house.until('the key that moved it has the focus', () => house.page.evaluate(named, 'Move rest up'))
  await keyboard.press('Enter')
  await house.until('it has moved again', async () => (await words())[1] === 'rest')
  await tabTo(house, 'taking it out', named, 'Take out rest')
  await keyboard.press('Enter')
  await house.until('it is out', async () => !(await words()).includes('rest'))
  await house.button('Undo').click()
  await house.page.getByText('It is back in its place.').waitFor()
  assert.equal((await words())[1], 'rest')
  assert.deepEqual(await axe.found(house, 'values', 'serious', 'critical'), [])
}))

test('what was taken out lies below for thirty days', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await goToShelf(house, 'I am also…')
  await house.button('Take out a rower').click()
  await house.page.locator('summary', { hasText: 'What was taken out' }).click()
  await house.page.getByText('goes on 19 December 2026').waitFor()
  await house.button('Bring back a rower').click()
  await house.until('it is back', async () => (await kept(house)).also.length === 2)
}))

test('a card of seven says so, and what cannot be is said beside its field with nothing lost', inAHouse(madeUp, async (house) => {
  await house.unlock()
  for (const word of ['rest', 'truth', 'play', 'home']) await house.call('save_own_value', { word, meaning: '' })
  await goToShelf(house, 'Values')
  await house.page.getByText('The card holds seven. To add another, change one or take one out.').waitFor()
  await shelf(house, 'Options').click()
  await house.button('Put a path down').click()
  await house.page.getByLabel('Months I could manage').fill('-3')
  const long = 'step '.repeat(61).trim()
  await house.page.getByLabel('The first step').fill(long)
  await house.page.getByText('This holds 300 letters and no more.', { exact: false }).waitFor()
  await house.button('Save').click()
  await house.page.getByText('A whole number of months, nought or more, up to 600.', { exact: false }).waitFor()
  assert.equal(await house.page.getByLabel('The first step').inputValue(), long)
  await house.page.getByLabel('The first step').fill('Ask.')
  await house.page.getByLabel('Months I could manage').fill('3')
  await house.button('Save').click()
  await house.until('it is put down', async () => (await kept(house)).paths.length === 3)
  await shelf(house, 'Achievements').click()
  await house.button('Put an achievement down').click()
  await house.page.getByLabel('Its title, in six words').fill('A day that has not been')
  await house.page.getByRole('spinbutton', { name: /^day/ }).focus()
  await house.page.keyboard.type('20112026')
  await house.button('Save').click()
  await house.page.getByText('That day has not come yet.', { exact: false }).waitFor()
}))

test('what is half worded goes through a lock, on the shelf and on a page', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await goToShelf(house, 'Words to keep')
  await house.button('Keep some words').click()
  await house.page.getByLabel('The words, as they were said').fill('You kept the li')
  await house.page.keyboard.press('Control+l')
  await house.unlock()
  await goToShelf(house, 'Words to keep')
  await house.until('it is there', async () => (await house.page.getByLabel('The words, as they were said').inputValue()) === 'You kept the li')
}))

test('words of a page are kept in two steps, and lead back to it', inAHouse(madeUp, async (house) => {
  await house.unlock()
  const saved = await house.call('save_entry', { body: '# Thursday\n\nRuth said: **you stayed calm**, and so did we.\n\nThen the bell.' })
  const { id } = saved.value
  await house.go('Journal', 'journal')
  await house.page.locator(`[data-entry="${id}"]`).click()
  await house.room('entry').waitFor()
  await house.page.locator('article strong').evaluate((strong) => getSelection().selectAllChildren(strong))
  await house.button('Keep these words').click()
  assert.equal(await house.page.getByLabel('The words, as they were said').inputValue(), 'you stayed calm')
  await house.page.getByLabel('Who said it, or where it stood').fill('Ruth')
  await house.button('Keep it').click()
  await house.until('they are kept', async () => (await kept(house)).words[0].text === 'you stayed calm')
  await house.until('one can go on', () => house.page.evaluate(() => document.activeElement.dataset.keep === 'words'))
  // Nothing is marked: the whole page is meant, without its marks.
  await house.page.evaluate(() => getSelection().removeAllRanges())
  await house.button('Keep as an achievement').press('Enter')
  const changed = house.page.getByLabel('What changed for someone because you were there?')
  assert.equal(await changed.inputValue(), 'Thursday\n\nRuth said: you stayed calm, and so did we.\n\nThen the bell.')
  await house.button('Keep it').click()
  await house.until('it is kept', async () => (await kept(house)).achievements.length === 3)
  await goToShelf(house, 'Words to keep')
  await house.button('From the page of 19 November 2026').click()
  await house.room('entry').waitFor()
  await house.page.getByText('Then the bell.').waitFor()
  await house.call('bin_entry', { id })
  await house.call('take_away_entry', { id })
  await goToShelf(house, 'Words to keep')
  await house.page.getByText('The page of 19 November 2026 that this came from is gone.', { exact: false }).waitFor()
}))

test('the early signs have one home, and the week leads there', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await goToShelf(house, 'Early signs')
  await house.page.getByRole('checkbox', { name: 'numb', exact: true }).check()
  await house.until('it is ticked', async () => (await house.call('list_signs')).find(({ label }) => label === 'numb').mine)
  await house.button('Reword numb').click()
  await house.page.getByLabel('In your words').fill('nothing gets through')
  await house.page.keyboard.press('Enter')
  await house.until('it is reworded', async () => (await house.call('list_signs')).some(({ label }) => label === 'nothing gets through'))
  await house.go('Settings', 'settings')
  await house.button('Check-in').click()
  await house.button('My early signs').click()
  await house.room('kept').waitFor()
  await house.heading('Early signs').waitFor()
}))

test('a path that is not yet says on its day that it wanted to be looked at, once and quietly', inAHouse(madeUp, async (house) => {
  await house.unlock()
  const line = house.page.getByText('A day has come on which you wanted to look at a path again.')
  await line.waitFor()
  await house.button('Look at it').click()
  await house.heading('Options').waitFor()
  await house.page.getByText('The day has come on which you wanted to look at this again.', { exact: false }).waitFor()
  await house.go('Tonight', 'tonight')
  await house.button('Not tonight').click()
  await line.waitFor({ state: 'detached' })
  await house.go('Journal', 'journal')
  await house.go('Tonight', 'tonight')
  await house.editor.waitFor()
  assert.equal(await line.count(), 0)
}))

test('a wobble is two presses from an unsaved page, and one comes back to the very letter', inAHouse(madeUp, async (house) => {
  await house.unlock()
  const { keyboard } = house.page
  await house.editor.waitFor()
  await house.editor.click()
  await keyboard.press('Control+End')
  await keyboard.type('\n\nthe gate and then the bell')
  for (let letters = 0; letters < 'the bell'.length; letters++) await keyboard.press('ArrowLeft')
  // An 8 alone is a letter.
  await keyboard.type('8')
  await keyboard.press('Backspace')
  const scrolled = await house.page.evaluate(() => window.scrollY)
  const before = (await kept(house)).wobbles.length
  await keyboard.press('Control+8')
  await house.room('wobble').waitFor()
  await keyboard.press('Enter')
  await house.heading('Noted. Nothing else is asked of you.').waitFor()
  await house.until('it is noted', async () => (await kept(house)).wobbles.length === before + 1)
  const words = (await kept(house)).words.map(({ text }) => text)
  const shown = await house.page.locator('main[data-room="wobble"] blockquote').textContent()
  assert.ok(words.includes(shown), shown)
  assert.match((await house.call('tonight')).entry.body, /the gate and then the bell$/, 'what was typed is on the disk')
  await house.button('Someone to talk to', { exact: true }).last().click()
  await house.room('support').waitFor()
  await house.button('Back to where I was').click()
  await house.room('tonight').waitFor()
  assert.equal(await house.page.evaluate(() => window.scrollY), scrolled)
  await keyboard.type('again ')
  await house.saved()
  await house.until('the letters stand where the cursor was', async () => /the gate and then again the bell$/.test((await house.call('tonight')).entry.body))
}))

test('it comes back to a page being changed in the journal, and can be left at any moment', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Journal', 'journal')
  await house.page.locator('[data-entry]').first().click()
  await house.room('entry').waitFor()
  await house.button('Change it').click()
  await house.editor.waitFor()
  await house.page.keyboard.type('Begun. ')
  await rail(house, 'Wobble').click()
  await house.room('wobble').waitFor()
  await house.page.keyboard.press('Escape')
  await house.room('entry').waitFor()
  await house.page.keyboard.type('Gone on with.')
  await house.until('it is typed', async () => /Begun\. Gone on with\./.test(await house.editor.textContent()))
  assert.equal((await kept(house)).wobbles.length, 2, 'looking at it notes nothing')
}))

test('a question that stands over the room is answered with no, and is not in the way', inAHouse(madeUp, async (house) => {
  await house.unlock()
  const [row] = (await house.call('list_entries', { limit: 1 })).rows
  await house.call('bin_entry', { id: row.id })
  await house.go('Journal', 'journal')
  await part(house, 'Bin').click()
  await house.button('Take away for good').click()
  await house.page.getByRole('dialog').waitFor()
  await house.page.keyboard.press('Control+8')
  await house.room('wobble').waitFor()
  await house.page.getByRole('dialog').waitFor({ state: 'detached' })
  await house.until('the heading has the focus', () => house.page.evaluate(() => document.activeElement.textContent === 'A wobble?'))
  await house.page.keyboard.press('Escape')
  await house.room('bin').waitFor()
  await house.button('Bring back').waitFor()
}))

test('another line each time, something one did instead, and an honest sentence where nothing is kept', inAHouse(madeUp, async (house) => {
  await house.unlock()
  let last = ''
  for (let times = 0; times < 4; times++) {
    await house.page.keyboard.press('Control+8')
    await house.button('Note it').click()
    const shown = await house.page.locator('main[data-room="wobble"] blockquote').textContent()
    assert.notEqual(shown, last)
    last = shown
    await house.page.keyboard.press('Escape')
  }
  await house.page.keyboard.press('Control+8')
  await house.button('Note it').click()
  await house.button('Something I did instead').click()
  await house.button('Words somebody said instead').waitFor()
  const all = await kept(house)
  for (const [kind, list] of [['words', all.words], ['achievement', all.achievements]]) for (const { id } of list) await house.call('take_out_kept', { kind, id })
  await house.page.keyboard.press('Escape')
  await house.page.keyboard.press('Control+8')
  await house.button('Note it').click()
  await house.page.getByText('No line is kept here yet, so there is none to show.', { exact: false }).waitFor()
}))

test('the ring breathes six times a minute, and stands still where no motion is wanted', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.page.keyboard.press('Control+8')
  await house.button('Note it').click()
  const running = () => house.page.locator('[data-breath]').evaluate((ring) => ring.getAnimations({ subtree: true }).map((one) => one.effect.getTiming().duration))
  assert.deepEqual(await running(), [], 'the house wants no motion')
  await house.page.getByText('In, for as long as it takes you to read this line slowly.').waitFor()
  await house.page.emulateMedia({ reducedMotion: 'no-preference' })
  assert.deepEqual(await running(), [10_000, 10_000, 10_000])
}))

test('it has plain words, and is one press away in a small window', inAHouse({ ...madeUp, size: { width: 720, height: 600 } }, async (house) => {
  await house.unlock()
  const settings = await house.call('settings')
  await house.call('save_settings', { ...settings, checking_in: { ...settings.checking_in, plain_words: true } })
  await house.page.keyboard.press('Control+l')
  await house.unlock()
  const button = rail(house, 'Shaky moment')
  await button.waitFor()
  assert.ok(await button.evaluate((at) => at.getBoundingClientRect().right <= innerWidth && at.getBoundingClientRect().bottom <= innerHeight))
  await button.click()
  await house.heading('A shaky moment?').waitFor()
  await house.button('Note it').click()
  await house.page.locator('main[data-room="wobble"] blockquote').waitFor()
  for (const name of ['Back to where I was', 'Someone to talk to']) {
    const last = house.room('wobble').getByRole('button', { name, exact: true })
    assert.ok(await last.evaluate((at) => at.getBoundingClientRect().bottom <= innerHeight), `${name} is in view`)
  }
}))
