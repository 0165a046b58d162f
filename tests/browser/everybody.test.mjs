// For everybody: every screen in both looks through axe, small windows, large letters, and no mouse at all.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'

import * as axe from './axe.mjs'
import { tell } from './backups.mjs'
import { endAll, inAHouse } from './house.mjs'
import { letter } from './pdfs.mjs'
import { tone } from './sounds.mjs'

after(endAll)

const ROOMS = [
  ['Tonight', 'tonight'], ['Journal', 'journal'], ['Trends', 'trends'], ['Stages', 'stages'], ['Share', 'share'],
  ['Someone to talk to', 'support'], ['Settings', 'settings'],
]

/** What axe finds in a screen that would keep somebody out, or nearly. */
const found = (house, where) => axe.found(house, where, 'serious', 'critical')

/** Every screen that can be come to, each shown once. */
async function everyScreen(house, look) {
  await house.page.getByLabel('Passphrase', { exact: true }).waitFor()
  await look('lock')
  await house.button('Forgotten it? Use your recovery sheet').click()
  await house.room('recovery').waitFor()
  await look('recovery')
  await house.button('Back to the passphrase').click()
  await house.unlock()
  for (const [name, room] of ROOMS) {
    await house.go(name, room)
    await settled(house)
    await look(room)
  }
  await house.go('Journal', 'journal')
  await house.page.locator('[data-entry]').first().click()
  await house.room('entry').waitFor()
  await look('entry')
  await house.button('Keep these words').click()
  await look('keeping words of an entry')
  await house.button('Cancel').click()
  await house.button('Earlier versions').click()
  await house.page.locator('main ins').first().waitFor()
  await look('earlier versions')
  await house.button('Back to the entry').click()
  await house.button('Change it').click()
  await house.editor.waitFor()
  await look('entry being changed')
  const files = { 'kept.pdf': letter(['The governors meet on Monday.']), 'memo.wav': tone(60), 'not-kept.svg': '<svg/>' }
  const put_in = Object.entries(files).map(([name, bytes]) => {
    fs.writeFileSync(path.join(house.folder, name), bytes)
    return path.join(house.folder, name)
  })
  await tell(house, 'chooses', { put_in })
  await house.page.keyboard.press('Control+Shift+A')
  await house.button('Take out: kept.pdf').waitFor()
  await look('what came in')
  await house.button('All right').click()
  await house.button('Open it: kept.pdf').click()
  await house.page.locator('[data-leaf]').waitFor()
  await look('PDF looked at')
  await house.page.keyboard.press('Escape')
  await house.button('Play: memo.wav').click()
  await house.page.getByRole('slider').waitFor()
  await house.button('Pause: memo.wav').click()
  await look('sound listened to')
  await house.button('Take out: kept.pdf').click()
  await house.page.locator('[data-taken-out]').waitFor()
  await look('what was taken out')
  await house.button('The page').click()
  await house.button('Find on this page Ctrl F').click()
  await house.page.getByLabel('Find', { exact: true }).fill('the')
  await look('finding on the page')
  await house.page.keyboard.press('Escape')
  await house.go('Journal', 'journal')
  await house.page.getByRole('searchbox').fill('reservoir')
  await house.page.locator('[data-settled="true"]').waitFor()
  await look('search')
  for (const narrow of ['Tag', 'Person', 'Word', 'Mood', 'Kind', 'Days']) {
    await house.button(narrow).click()
    await house.page.getByRole('group', { name: narrow, exact: true }).first().waitFor()
    await look(`narrowing by ${narrow}`)
  }
  await house.page.getByRole('searchbox').fill('before:20')
  await house.button('Keep this search').click()
  await look('keeping a search')
  await house.button('Cancel').click()
  await house.button('Clear').click()
  await house.button('Change the searches you kept').click()
  await look('kept searches')
  await house.button('Calendar').click()
  await house.room('calendar').waitFor()
  await house.page.locator('[data-day]').first().waitFor()
  await look('calendar')
  await house.page.getByRole('radio', { name: 'Year', exact: true }).click({ force: true })
  await look('a year')
  await house.button('Timeline').click()
  await house.room('timeline').waitFor()
  await house.page.locator('[data-period]').first().click()
  await house.page.locator('[data-entry]').first().waitFor()
  await look('timeline')
  await house.button('Put a day down').click()
  await look('putting a day down')
  await house.button('Kept').click()
  await house.room('kept').waitFor()
  for (const shelf of ['Achievements', 'Words to keep', 'Values', 'I am also…', 'Early signs', 'Options', 'Wobbles']) {
    await house.page.getByRole('navigation', { name: 'What is kept' }).getByRole('button', { name: shelf }).click()
    await house.heading(shelf).waitFor()
    await look(shelf)
  }
  for (const [shelf, begin] of [['Achievements', 'Put an achievement down'], ['Words to keep', 'Keep some words'], ['Options', 'Put a path down']]) {
    await house.page.getByRole('navigation', { name: 'What is kept' }).getByRole('button', { name: shelf }).click()
    await house.button(begin).click()
    await look(begin)
    await house.button('Cancel').click()
  }
  await house.page.keyboard.press('Control+8')
  await house.room('wobble').waitFor()
  await look('wobble')
  await house.button('Note it').click()
  await house.page.locator('main[data-room="wobble"] blockquote').waitFor()
  await look('breathing space')
  await house.button('Back to where I was').click()
  await guidedScreens(house, look)
  await house.button('People').click()
  await house.page.locator('[data-person]').first().waitFor()
  await look('people')
  await house.button('Add a person or place').click()
  await look('adding somebody')
  await house.button('Cancel').click()
  await house.page.getByRole('radio', { name: 'Umbrella', exact: true }).press('Space')
  await look('umbrella')
  await house.button('Choose: Who holds the umbrella over me').click()
  await look('choosing who holds the umbrella')
  await house.page.getByRole('radio', { name: 'Who speaks for me', exact: true }).press('Space')
  await house.button('Change: Staff').click()
  await look('who speaks for me')
  await house.page.getByRole('radio', { name: 'Everybody', exact: true }).press('Space')
  await house.page.locator('[data-person]').filter({ hasText: 'Jamie' }).click()
  await house.room('person').waitFor()
  await house.page.locator('[data-entry]').first().waitFor()
  await look('person')
  await house.button('Take out').click()
  await house.button('Leave as it is').waitFor()
  await look('question about a person')
  await house.button('Leave as it is').click()
  await house.button('Back').click()
  await house.go('Tonight', 'tonight')
  await house.editor.focus()
  await house.page.keyboard.type(' @')
  await house.page.getByRole('listbox').waitFor()
  await look('mentioning')
  await house.page.keyboard.type('Nadia')
  // A list that has only just come takes no key; a press it takes at once.
  await house.page.getByRole('option', { name: 'Add “Nadia”…' }).dispatchEvent('mousedown')
  await house.page.getByRole('dialog').waitFor()
  await look('somebody new')
  await house.button('Cancel').click()
  await house.go('Journal', 'journal')
  const [row] = (await house.call('list_entries', { limit: 1 })).rows
  await house.call('bin_entry', { id: row.id })
  await house.button('Bin').click()
  await house.room('bin').waitFor()
  await look('bin')
  await house.button('Take away for good').click()
  await house.button('Keep it').waitFor()
  await look('question about the bin')
  await house.button('Keep it').click()
  await house.call('bring_back_entry', { id: row.id })
  await house.go('Stages', 'stages')
  await house.button('Where am I tonight?').click()
  await house.page.getByText('Its day, its page, what set it off').click()
  await house.button('Choose a page').click()
  await house.page.getByRole('checkbox', { name: 'It came as a wobble' }).waitFor()
  await look('noting a state')
  await house.button('Not now').click()
  for (const picture of ['From one to another', 'Which way I face', 'Over time']) {
    await house.page.getByRole('radio', { name: picture, exact: true }).press('Space')
    await house.button('Show as a table').waitFor()
    await look(picture)
    await house.button('Show as a table').click()
    await look(`${picture} as a table`)
    await house.button('Show as a picture').click()
  }
  await house.button('Change the states').click()
  await house.heading('Your states').waitFor()
  await look('the states')
  await house.button('Add a state').click()
  await house.button('Save').click()
  await look('a state without a name')
  await house.button('Cancel').click()
  await house.button('Back to the pictures').click()
  await house.go('Trends', 'trends')
  await house.page.locator('[data-picture="year"] svg').waitFor()
  for (const looked of ['Hours', 'Seemed and was', 'Mood']) {
    await house.page.getByRole('radio', { name: looked, exact: true }).press('Space')
    await house.page.getByRole('heading', { name: new RegExp(`^${looked === 'Hours' ? 'Hours worked' : looked} on`) }).waitFor()
    await look(looked)
  }
  await house.page.getByRole('application', { name: /^Mood from/ }).press('End')
  await house.page.keyboard.press('Enter')
  await house.page.locator('[data-days]').waitFor()
  await look('days beside a picture')
  await house.button('Save this picture: Mood').click()
  await house.button('Leave it here').waitFor()
  await look('question about a picture')
  await house.button('Leave it here').click()
  await house.page.locator('[data-picture="links"] summary').press('Enter')
  await look('tags without a clear link')
  const pictures = house.page.getByRole('button', { name: /^Show as a table: / })
  while ((await pictures.count()) > 0) await pictures.first().click()
  await look('trends as tables')
  await questionnaireScreens(house, look)
  await house.go('Settings', 'settings')
  await house.button('School year').click()
  await house.button('Add a term').click()
  await look('adding a term')
  await house.button('Cancel').click()
}

/** The questionnaires: as tables, being answered, a score being logged, a file with a fault. */
async function questionnaireScreens(house, look) {
  await house.page.locator('[data-questionnaire="ons4"]').waitFor()
  for (const about of await house.page.locator('[data-questionnaires] summary').all()) await about.click()
  await look('questionnaires as tables')
  await house.button('Answer ONS loneliness question').press('Enter')
  await house.page.getByRole('radio', { name: 'Hardly ever', exact: true }).press('Space')
  await look('a questionnaire being answered')
  await house.button('Leave it').press('Enter')
  await house.button('Log another: WEMWBS').press('Enter')
  await house.button('Save').click()
  await look('a score without a figure')
  await house.button('Cancel').click()
  fs.writeFileSync(path.join(house.folder, 'mine.toml'), 'name = "Mine"\ngoals = 3\n')
  await tell(house, 'chooses', { file: path.join(house.folder, 'mine.toml') })
  await house.button('Read one from a file').click()
  await house.page.getByText('Line 2:').waitFor()
  await look('a questionnaire’s file with a fault')
}

/** The reflections, and one that is looked through without a word. */
async function guidedScreens(house, look) {
  await house.button('Guided').click()
  await house.page.locator('[data-template]').first().waitFor()
  await look('guided reflections')
  await house.page.locator('[data-template="my-story-for-others"]').click()
  await house.button('Begin').click()
  await house.room('gathering').waitFor()
  await settled(house)
  await look('gathering')
  await house.button('Not tonight').click()
  await house.page.locator('[data-template="deep-writing"]').click()
  await house.page.getByText('What is known about it').click()
  await look('the opening of a reflection')
  await house.button('Begin').click()
  await house.editor.waitFor()
  await look('a question')
  await house.button('Skip').click()
  await house.room('keeping').waitFor()
  await look('what becomes of it')
  await house.button('Let it go unsaved').click()
  await look('letting go')
  await house.button('Not yet').click()
  await house.button('Keep it').click()
  await house.room('landing').waitFor()
  await look('the landing')
  await house.button('Done').click()
  await house.room('guided').waitFor()
  await house.button('Make one').click()
  await house.room('template').waitFor()
  await look('a reflection of one’s own')
  await house.button('Cancel').click()
  await house.room('guided').waitFor()
}

/** Nothing in the room is still being fetched. */
async function settled(house) {
  await house.page.waitForFunction(() => !document.querySelector('main [aria-busy="true"]'))
  await house.page.getByText('One moment…').waitFor({ state: 'detached' })
}

for (const [look, theme] of [['night', 'dark'], ['paper', 'light']]) {
  test(`nobody is kept out of any screen, by ${look}`, inAHouse({ journal: 'made up', theme }, async (house) => {
    const all = []
    await everyScreen(house, async (where) => all.push(...(await found(house, where))))
    assert.deepEqual(all, [])
  }))

  test(`nobody is kept out of making a journal, by ${look}`, inAHouse({ theme }, async (house) => {
    await house.button('Make my journal').waitFor()
    const all = await found(house, 'first page')
    await house.button('Make my journal').click()
    await house.page.getByRole('radio', { name: 'My school’s or trust’s' }).check()
    await house.page.getByText('Where no copy should go').waitFor()
    all.push(...(await found(house, 'whose computer')))
    await house.button('Go on').click()
    await house.page.waitForFunction(() => document.querySelector('[data-offered]')?.textContent?.trim())
    all.push(...(await found(house, 'passphrase')))
    const words = (await house.page.locator('[data-offered]').textContent()).trim()
    await house.page.getByLabel('Type the six words here').fill(words)
    await house.button('Lock it with this').click()
    await house.heading('Your recovery sheet').waitFor()
    all.push(...(await found(house, 'sheet')))
    await house.button('I have it on paper').click()
    await house.heading('Is it on paper?').waitFor()
    all.push(...(await found(house, 'proof')))
    await house.button('I will do this later').click()
    await house.room('tonight').waitFor()
    all.push(...(await found(house, 'an empty evening')))
    for (const [name, room] of ROOMS.slice(1, 5)) {
      await house.go(name, room)
      await settled(house)
      all.push(...(await found(house, `an empty ${room}`)))
    }
    await house.go('Journal', 'journal')
    await house.button('Kept').click()
    for (const shelf of ['Achievements', 'Words to keep', 'Values', 'I am also…', 'Options', 'Wobbles']) {
      await house.page.getByRole('navigation', { name: 'What is kept' }).getByRole('button', { name: shelf }).click()
      await house.heading(shelf).waitFor()
      all.push(...(await found(house, `no ${shelf}`)))
    }
    await house.page.keyboard.press('Control+8')
    await house.button('Note it').click()
    await house.page.getByText('No line is kept here yet').waitFor()
    all.push(...(await found(house, 'a wobble with nothing kept')))
    assert.deepEqual(all, [])
  }))
}

test('axe is seen to find something', inAHouse({ journal: 'made up' }, async (house) => {
  await house.page.getByLabel('Passphrase', { exact: true }).waitFor()
  await house.page.evaluate(() => document.querySelector('main').append(document.createElement('button')))
  assert.match((await found(house, 'lock')).join(), /button-name/)
}))

test('nobody is dropped: where what had the focus goes, the nearest heading has it', inAHouse({ journal: 'made up' }, async (house) => {
  await house.unlock()
  const [row] = (await house.call('list_entries', { limit: 1 })).rows
  await house.call('bin_entry', { id: row.id })
  await house.go('Journal', 'journal')
  await house.button('Bin').click()
  await house.button('Bring back').press('Enter')
  await house.page.getByText('The bin is empty.').waitFor()
  await house.until('the heading has it', () => house.page.evaluate(() => document.activeElement.textContent === 'The bin'))
}))

test('whoever brings a passphrase of their own can type it at once', inAHouse({}, async (house) => {
  await house.button('Make my journal').click()
  await house.button('Go on').click()
  await house.button('I have my own').press('Enter')
  await house.page.keyboard.type('four words of my own')
  assert.equal(await house.page.getByLabel('Your passphrase').inputValue(), 'four words of my own')
  await house.button('Take six words instead').press('Enter')
  await house.page.keyboard.type('six')
  assert.equal(await house.page.getByLabel('Type the six words here').inputValue(), 'six')
}))

test('a page that drops somebody is noticed in every test', inAHouse({ journal: 'made up' }, async (house) => {
  await house.page.getByLabel('Passphrase', { exact: true }).waitFor()
  await house.page.evaluate(() => {
    for (const heading of document.querySelectorAll('h1, h2, h3, legend')) heading.remove()
    const button = document.createElement('button')
    button.textContent = 'Gone'
    document.querySelector('main').append(button)
    button.focus()
    button.remove()
  })
  await house.until('it is noticed', () => house.faults.length > 0)
  assert.deepEqual(house.faults.splice(0), ['nothing has the focus after button “Gone” went'])
}))

for (const [name, size] of [
  ['in a window of 760 × 560', { width: 760, height: 560 }],
  ['at 200 % in a window of 1280 × 860', { width: 640, height: 430 }],
  ['at 400 % in a window of 1280 × 860', { width: 320, height: 215 }],
]) {
  test(`no screen has to be scrolled sideways ${name}`, inAHouse({ journal: 'made up', size }, async (house) => {
    const wide = []
    await everyScreen(house, async (where) => {
      const [needs, has] = await house.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
      if (needs > has) wide.push(`${where}: ${needs} of ${has}`)
    })
    assert.deepEqual(wide, [])
  }))
}

test('the first screen is drawn in the app’s own letters from its first frame on', inAHouse({ journal: 'made up' }, async (house) => {
  await house.button('Open').waitFor()
  const { displays, asked } = await house.page.evaluate(async () => {
    await document.fonts.ready
    const asked = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.woff2'))
    return {
      displays: [...new Set([...document.fonts].map(({ display }) => display))],
      asked: asked.map(({ name, initiatorType }) => `${initiatorType} ${name.replace(/.*\/(\w+)-.*/, '$1')}`).sort(),
    }
  })
  assert.deepEqual(displays, ['block'], 'letters do not wait for their face')
  // By the page itself and not by its style: they come beside the script, and nothing else is fetched.
  assert.deepEqual(asked, ['link inter', 'link literata'])
}))

test('the answers of each question of the check-in stand on one line', inAHouse({ journal: 'made up' }, async (house) => {
  await house.unlock()
  if ((await house.call('tonight')).checkins.length > 0) await house.button('Check in again').click()
  for (const size of [{ width: 760, height: 560 }, { width: 1180, height: 780 }, { width: 1440, height: 900 }]) {
    await house.page.setViewportSize(size)
    for (const name of ['What is left in your bucket?', 'Last night’s sleep']) {
      const answers = house.page.getByRole('group', { name }).locator('label')
      await answers.first().waitFor()
      const tops = await answers.evaluateAll((labels) => labels.map((label) => label.getBoundingClientRect().top))
      assert.equal(new Set(tops).size, 1, `${name} at ${size.width}: ${tops}`)
    }
  }
}))

/** Presses Tab until something with this name has the focus. */
async function tabTo(house, name) {
  for (let presses = 0; presses < 120; presses++) {
    const here = await house.page.evaluate(() => {
      let at = document.activeElement
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
      const bare = at?.cloneNode(true)
      bare?.querySelectorAll?.('[aria-hidden="true"]').forEach((hidden) => hidden.remove())
      const said = (at?.getAttribute('aria-label') || at?.labels?.[0]?.innerText || bare?.textContent || '').trim()
      return { said, isPart: at?.tagName === 'SUMMARY' }
    })
    // A part's line also says what is in it, and a field's label its hint, after the name.
    if (here.said === name || here.said.startsWith(`${name}\n`) || (here.isPart && here.said.startsWith(name))) return
    await house.page.keyboard.press('Tab')
  }
  throw new Error(`“${name}” cannot be come to with Tab`)
}

test('the whole job is done without a mouse', inAHouse({}, async (house) => {
  const { keyboard } = house.page
  const press = async (name) => {
    await tabTo(house, name)
    await keyboard.press('Enter')
  }
  await house.button('Make my journal').waitFor()
  await press('Make my journal')
  // The focus is on the answers: Enter goes on without one.
  await house.heading('Is this computer yours?').waitFor()
  await keyboard.press('Enter')
  await house.page.waitForFunction(() => document.querySelector('[data-offered]')?.textContent?.trim())
  const passphrase = (await house.page.locator('[data-offered]').textContent()).trim()
  await tabTo(house, 'Type the six words here')
  await keyboard.type(passphrase)
  await keyboard.press('Enter')
  await house.heading('Your recovery sheet').waitFor()
  const groups = await house.page.locator('[data-group]').allTextContents()
  await press('I have it on paper')
  await house.heading('Is it on paper?').waitFor()
  for (let group = 1; group <= 9; group++) {
    if ((await house.page.getByLabel(`Group ${group}`, { exact: true }).count()) === 0) continue
    await tabTo(house, `Group ${group}`)
    await keyboard.type(groups[group - 1])
  }
  await keyboard.press('Enter')
  await house.room('tonight').waitFor()

  await house.page.locator('[data-checkin]').waitFor()
  for (const key of ['4', '3', '2', '3', 'Enter']) await keyboard.press(key)
  await house.until('checked in', async () => (await house.call('tonight')).checkins.length === 1)
  await tabTo(house, 'Tonight’s page')
  await keyboard.type('Written without a mouse.')
  await house.saved()

  await keyboard.press('Control+4')
  await house.room('stages').waitFor()
  await press('Add a loss')
  await house.heading('Name what was lost').waitFor()
  await keyboard.type('The school as it was')
  await keyboard.press('Enter')
  await house.until('the loss is kept', async () => (await house.call('list_losses')).length === 1)
  await press('Where am I tonight?')
  await house.page.getByRole('radiogroup', { name: 'Low and heavy' }).getByRole('radio').first().focus()
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  await press('Note it')
  const [{ id }] = await house.call('list_losses')
  await house.until('the state is noted', async () => (await house.call('loss_track', { id })).notes.length === 1)
  assert.equal((await house.call('loss_track', { id })).notes[0].levels[0].level, 2)

  await keyboard.press('Control+3')
  await house.room('trends').waitFor()
  await keyboard.press('Control+2')
  await house.room('journal').waitFor()
  await tabTo(house, 'Search')
  await keyboard.type('mouse')
  await house.page.locator('[data-settled="true"]').waitFor()

  await keyboard.press('Control+5')
  await house.room('share').waitFor()
  await tabTo(house, 'In your words')
  await keyboard.press('Enter')
  await tabTo(house, 'What I want from this')
  await keyboard.type('To be asked how I am.')
  await press('Show the pages')
  await house.button('Save as PDF').waitFor()
  await press('Save as PDF')
  await house.page.getByText('This copy is outside your lock now.').waitFor()
  assert.ok(fs.readFileSync(house.told.saved).subarray(0, 5).equals(Buffer.from('%PDF-')))

  await keyboard.press('Control+l')
  await house.page.getByLabel('Passphrase', { exact: true }).waitFor()
  await keyboard.type(passphrase)
  await keyboard.press('Enter')
  await house.room('tonight').waitFor()
}))
