// People: mentioned with an @ while one writes, come to from a page, and how they stand to the writer.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import * as axe from './axe.mjs'
import { endAll, inAHouse } from './house.mjs'

after(endAll)

const madeUp = { journal: 'made up' }
const part = (house, name) => house.page.getByRole('navigation', { name: 'Parts of the journal' }).getByRole('button', { name, exact: true })
const list = (house) => house.page.getByRole('listbox', { name: 'People to mention' })
const named = async (house, name) => (await house.call('list_known')).find((one) => one.name === name)
const mentioning = async (house, known) => (await house.call('list_entries', { limit: 100, known })).rows.map(({ title }) => title)
const body = async (house) => {
  const [row] = (await house.call('list_entries', { limit: 1 })).rows
  return (await house.call('read_entry', { id: row.id })).body
}

async function toPeople(house) {
  await house.go('Journal', 'journal')
  await part(house, 'People').click()
  await house.room('people').waitFor()
}

/** Shows a view of people. */
const view = (house, name) => house.page.getByRole('radio', { name, exact: true }).click({ force: true })

/** Presses Tab until the thing that has the focus is so. */
async function tabTo(house, what, is) {
  for (let presses = 0; presses < 80; presses++) {
    if (await house.page.evaluate(is)) return
    await house.page.keyboard.press('Tab')
  }
  throw new Error(`${what} cannot be come to with Tab`)
}

/** Takes what is chosen in the list. One that has only just come takes no key, so that nobody takes what they did not see. */
async function take(house) {
  await house.page.evaluate(() => new Promise((next) => setTimeout(next, 100)))
  await house.page.keyboard.press('Enter')
}

/** Opens the journal and puts the cursor at the end of an empty evening's page. */
async function write(house) {
  await house.unlock()
  await house.editor.focus()
  await house.page.keyboard.press('Control+End')
  await house.page.keyboard.press('Enter')
}

test('whoever may be meant is listed below the line one is in, on the first line and far down', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.page.setViewportSize({ width: 1280, height: 860 })
  const { keyboard } = house.page
  for (const key of ['Control+Home', 'Control+End']) {
    await house.editor.focus()
    await keyboard.press(key)
    await keyboard.press('Enter')
    if (key === 'Control+Home') await keyboard.press('ArrowUp')
    await keyboard.type('@jam')
    await list(house).waitFor()
    const lies = () => house.page.evaluate(() => {
      const root = document.querySelector('[data-editor]').shadowRoot
      const { top, bottom } = root.querySelector('.cm-tooltip').getBoundingClientRect()
      return { top, bottom, high: innerHeight }
    })
    await house.until(`the list is seen after ${key}`, async () => {
      const { top, bottom, high } = await lies()
      return top > 0 && bottom <= high
    })
    await keyboard.press('Escape')
    for (let letters = 0; letters < 4; letters++) await keyboard.press('Backspace')
  }
}))

test('somebody is mentioned while one writes, and somebody new is added without a letter lost, by keyboard', inAHouse(madeUp, async (house) => {
  await write(house)
  const { keyboard } = house.page
  await keyboard.type('Lunch with @jam')
  await list(house).waitFor()
  // What is chosen is told to those who listen: the textbox points at it.
  const chosen = await house.page.evaluate(() => {
    const root = document.querySelector('[data-editor]').shadowRoot
    const box = root.querySelector('[role="textbox"]')
    const option = root.getElementById(box.getAttribute('aria-activedescendant'))
    return { role: option.getAttribute('role'), selected: option.getAttribute('aria-selected'), said: option.textContent, of: box.getAttribute('aria-controls') === option.parentElement.id }
  })
  assert.deepEqual(chosen, { role: 'option', selected: 'true', said: 'Jamie Thornemy partner', of: true })
  await take(house)
  await list(house).waitFor({ state: 'detached' })
  await keyboard.type(', then @Nadia')
  await list(house).getByRole('option', { name: 'Add “Nadia”…' }).waitFor()
  await take(house)
  await house.page.getByRole('dialog').getByText('Adults only.').waitFor()
  assert.equal(await house.page.getByLabel('Name', { exact: true }).inputValue(), 'Nadia')
  await keyboard.type('our SENCO')
  await keyboard.press('Enter')
  await house.page.getByRole('dialog').waitFor({ state: 'detached' })
  await keyboard.type(' rang.')
  await house.until('it is on the disk', async () => (await body(house)).endsWith('Lunch with @Jamie Thorne, then @Nadia rang.'))
  const nadia = await named(house, 'Nadia')
  assert.deepEqual([nadia.role, nadia.circle], ['our SENCO', null])
  assert.equal((await mentioning(house, nadia.id)).length, 1)
}))

test('Escape leaves the letters alone for good, and an address or a name that is whole asks for nothing', inAHouse(madeUp, async (house) => {
  await write(house)
  const { keyboard } = house.page
  await keyboard.type('Said @he')
  await list(house).waitFor()
  await keyboard.press('Escape')
  await list(house).waitFor({ state: 'detached' })
  await keyboard.type('l')
  await keyboard.type('len')
  await keyboard.press('Enter')
  await keyboard.type('Mail to head@helen')
  await keyboard.press('Enter')
  await keyboard.type('And @Helen')
  // A longer form is offered.
  await list(house).getByRole('option', { name: 'Helen Marsh' }).waitFor()
  await keyboard.type(' Marsh')
  await list(house).waitFor({ state: 'detached' })
  await keyboard.press('Enter')
  await keyboard.type('Done.')
  await house.until('every letter is there', async () => (await body(house)).endsWith('Said @hellen\nMail to head@helen\nAnd @Helen Marsh\nDone.'))
  // The form of somebody new that is left leaves the letters too.
  await keyboard.type(' @Priyanka')
  await list(house).getByRole('option', { name: 'Add “Priyanka”…' }).waitFor()
  await take(house)
  await house.page.getByRole('dialog').waitFor()
  await keyboard.press('Escape')
  await house.page.getByRole('dialog').waitFor({ state: 'detached' })
  await keyboard.type(' went.')
  await house.until('they are there', async () => (await body(house)).endsWith('Done. @Priyanka went.'))
}))

test('a mention leads to the person and back, and their pages are there, newest first', inAHouse(madeUp, async (house) => {
  await house.unlock()
  const jamie = await named(house, 'Jamie Thorne')
  const { value } = await house.call('save_entry', { body: 'Home.\n\nSoup with @Jamie, and `@Jamie` in code.' })
  await house.go('Journal', 'journal')
  await house.page.locator(`[data-entry="${value.id}"]`).click()
  await house.room('entry').waitFor()
  const way = house.page.getByRole('button', { name: '@Jamie: to their page' })
  assert.equal(await way.count(), 1)
  await way.press('Enter')
  await house.room('person').waitFor()
  await house.heading('Jamie Thorne').waitFor()
  await house.page.getByText('Holds the umbrella over you.', { exact: false }).waitFor()
  const rows = (await house.call('list_entries', { limit: 100, known: jamie.id })).rows
  await house.until('they are listed', async () => (await house.page.locator('[data-entry]').first().getAttribute('data-entry')) === String(rows[0].id))
  await house.page.locator('[data-entry]').nth(1).press('Enter')
  await house.room('entry').waitFor()
  await house.button('Back').press('Enter')
  await house.room('person').waitFor()
  await house.until('one is where one was', () => house.page.evaluate((id) => document.activeElement.dataset.entry === id, String(rows[1].id)))
  await house.button('Find the name wherever it stands').press('Enter')
  await house.until('it is looked for', async () => (await house.page.getByRole('searchbox').inputValue()) === 'person:"Jamie Thorne"')
  const found = await house.call('search', { words: 'person:"Jamie Thorne"', order: 'newest', limit: 200 })
  assert.ok(rows.every(({ id }) => found.hits.some((hit) => hit.id === id)), 'a search finds whatever is linked')
  await part(house, 'People').click()
  await house.room('person').waitFor()
  await house.button('Back').press('Enter')
  await house.room('entry').waitFor()
}))

test('somebody is added, stands somewhere, is changed and is taken out, by keyboard', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await toPeople(house)
  const { keyboard } = house.page
  await house.button('Add a person or place').press('Enter')
  await house.page.getByText('A child is never listed here', { exact: false }).waitFor()
  await keyboard.press('Enter')
  await house.page.getByText('A name and a role are needed.').waitFor()
  await keyboard.type('tom')
  await house.page.getByLabel('A summary says').fill('another head')
  await keyboard.press('Enter')
  await house.page.getByText('“tom” already means Tom Hallam.', { exact: false }).waitFor()
  await house.page.getByLabel('Name', { exact: true }).fill('Tom W')
  assert.equal(await house.page.getByRole('radio', { name: 'Pupils' }).count(), 0)
  await house.page.getByRole('radio', { name: 'Others who lead schools' }).check({ force: true })
  await house.page.getByRole('checkbox', { name: 'From outside my own trust' }).press('Space')
  await house.page.getByRole('checkbox', { name: 'I confide in them' }).press('Space')
  assert.equal(await house.page.locator('[data-duty]').count(), 0)
  await house.page.getByRole('checkbox', { name: 'Also holds power over my job' }).press('Space')
  await house.page.getByText('This person also has a duty to the employer.').waitFor()
  await house.page.getByRole('checkbox', { name: 'Also holds power over my job' }).press('Space')
  await house.button('Save').press('Enter')
  await house.until('it is kept', async () => (await named(house, 'Tom W'))?.ties.join() === 'i_confide_in,outside_trust')
  await house.page.locator('[data-person]').filter({ hasText: 'Tom W' }).press('Enter')
  await house.room('person').waitFor()
  await house.button('Change').press('Enter')
  await house.page.getByLabel('Name', { exact: true }).fill('Thomas')
  await keyboard.press('Enter')
  await house.heading('Thomas').waitFor()
  assert.deepEqual((await named(house, 'Thomas')).also, ['Tom W'])
  await house.button('Take out').press('Enter')
  await house.page.getByRole('dialog').getByText('Your pages keep every word.', { exact: false }).waitFor()
  await house.page.getByRole('dialog').getByRole('button', { name: 'Take out' }).press('Enter')
  await house.room('people').waitFor()
  assert.equal(await named(house, 'Thomas'), undefined)
}))

test('the umbrella and those who speak for one are told, and an empty place only invites', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await toPeople(house)
  await view(house, 'Umbrella')
  const over = house.page.locator('[data-side="shelters_me"]')
  await house.button('Choose: Who holds the umbrella over me').press('Enter')
  for (const name of ['Helen Marsh', 'Jamie Thorne']) {
    await over.getByRole('checkbox', { name }).press('Space')
    await house.until('it is kept', async () => !(await named(house, name)).ties.includes('shelters_me'))
  }
  await house.button('Done').press('Enter')
  await over.getByText('This place is open.', { exact: false }).waitFor()
  assert.deepEqual(await axe.found(house, 'an open place'), [])
  await house.page.getByText(/^In the weeks from .*2026\.$/).first().waitFor()
  const shown = await house.page.locator('main').textContent()
  assert.doesNotMatch(shown, /\b\d+ (of|people|persons)\b/, 'nothing is counted')

  await view(house, 'Who speaks for me')
  const row = (circle) => house.page.locator(`[data-circle="${circle}"]`)
  await row('parents').getByText('A parent at the gate', { exact: false }).waitFor()
  await house.button('Change: Parents').press('Enter')
  await house.button('Somebody new').press('Enter')
  await house.page.getByLabel('Name', { exact: true }).fill('Mrs Osei')
  await house.page.getByLabel('A summary says').fill('a parent')
  await house.page.keyboard.press('Enter')
  await house.until('she speaks up', async () => (await named(house, 'Mrs Osei'))?.ties.includes('speaks_for_me'))
  await house.button('Done').press('Enter')
  await row('parents').getByRole('button', { name: 'Mrs Osei' }).waitFor()

  // Pupils: a group, in a line, which is not lost where it is only half typed.
  await house.button('Change: Pupils').press('Enter')
  await row('pupils').getByText('Pupils are children', { exact: false }).waitFor()
  assert.equal(await row('pupils').getByRole('button', { name: 'Somebody new' }).count(), 0)
  const line = house.page.getByLabel('Which of them, as a group')
  await line.fill('some of the sixth form')
  await line.press('Enter')
  await house.until('it is kept', async () => (await house.call('circle_groups')).some(({ said }) => said === 'some of the sixth form'))
  await line.fill('some of the sixth form and')
  await house.page.keyboard.press('Control+l')
  await house.unlock()
  await toPeople(house)
  await view(house, 'Who speaks for me')
  await row('pupils').getByText('some of the sixth form and').waitFor()
}))

test('nobody is there yet', inAHouse({}, async (house) => {
  await house.makeAJournal()
  await toPeople(house)
  await house.page.getByText('Nobody is listed yet.', { exact: false }).waitFor()
  assert.deepEqual(await axe.found(house, 'no people'), [])
  for (const name of ['Umbrella', 'Who speaks for me']) {
    await view(house, name)
    assert.deepEqual(await axe.found(house, `no people: ${name}`), [])
  }
  await house.page.getByText('Nobody here does this for a living', { exact: false }).waitFor()
  await house.page.getByText('Nobody here leads a school outside your own trust.', { exact: false }).waitFor()
}))

test('whoever would rather have plain words reads of support', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Settings', 'settings')
  await house.button('Check-in').click()
  await house.page.getByRole('radio', { name: 'Energy left, support, one good thing' }).click({ force: true })
  await house.until('it is kept', async () => (await house.call('settings')).checking_in.plain_words)
  await toPeople(house)
  await view(house, 'Support')
  await house.heading('Who supports me').waitFor()
  assert.equal(await house.page.locator('main').getByText(/umbrella/i).count(), 0)
}))
