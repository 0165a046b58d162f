// A PDF that is kept with a page, looked at where it stands: the very process that the window starts draws it.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'

import { found } from './axe.mjs'
import { tell } from './backups.mjs'
import { endAll, inAHouse } from './house.mjs'
import { letter } from './pdfs.mjs'

after(endAll)

const LETTER = letter(['The governors meet on Monday.', 'Please bring the figures.'], ['Yours sincerely'], [])

/** An evening of one's own with these kept. */
async function keep(house, files) {
  await house.makeAJournal()
  await house.editor.click()
  await house.page.keyboard.type('Two letters came.')
  const put_in = Object.entries(files).map(([name, bytes]) => {
    const file = path.join(house.folder, name)
    fs.writeFileSync(file, bytes)
    return file
  })
  await tell(house, 'chooses', { put_in, copy: path.join(house.folder, 'copy.pdf') })
  await house.page.keyboard.press('Control+Shift+A')
  await house.page.locator('[data-attached]').nth(put_in.length - 1).waitFor()
  await house.button('All right').press('Enter')
}

const leaf = (house, number) => house.page.locator(`[data-leaf="${number}"]`)
const where = (house) => house.page.getByRole('dialog').locator('.where')
/** The processes that draw for this house's server. */
function drawing({ server }) {
  const { stdout } = spawnSync('pgrep', ['--parent', String(server.pid), '--full', 'draw-pages'], { encoding: 'utf8' })
  return stdout.trim().split('\n').filter(Boolean)
}

test('a PDF is opened, its pages turned, made larger and closed, by keyboard', inAHouse({}, async (house) => {
  await keep(house, { 'letter.pdf': LETTER })
  const { keyboard } = house.page
  await house.button('Open it: letter.pdf').press('Enter')
  await leaf(house, 1).waitFor()
  await where(house).getByText('Page 1 of 3').waitFor()
  assert.equal(await leaf(house, 1).getAttribute('alt'), 'Page 1 of 3')
  await house.page.getByText('The words of this page').press('Enter')
  await house.page.getByText('The governors meet on Monday.\nPlease bring the figures.').waitFor()
  assert.deepEqual(await found(house, 'PDF looked at'), [])

  await keyboard.press('PageDown')
  await leaf(house, 2).waitFor()
  await keyboard.press('End')
  await leaf(house, 3).waitFor()
  await house.page.getByText('Nothing on this page can be read out.').waitFor()
  await keyboard.press('PageDown')
  await where(house).getByText('Page 3 of 3').waitFor()
  await keyboard.press('Home')
  await leaf(house, 1).waitFor()
  const wide = () => leaf(house, 1).evaluate((one) => [one.clientWidth, one.naturalWidth])
  const [fits] = await wide()
  await keyboard.press('+')
  // As many points as it is wide: sharp again.
  await house.until('it is larger and sharp', async () => (await wide()).every((width) => width === Math.round(fits * 1.25)))
  await keyboard.press('0')
  await house.until('it fits again', async () => (await wide()).every((width) => width === fits))
  await house.button('Next page').press('Enter')
  await leaf(house, 2).waitFor()

  assert.equal(drawing(house).length, 1, 'one process draws')
  await keyboard.press('Escape')
  await house.page.getByRole('dialog').waitFor({ state: 'detached' })
  assert.equal(await house.page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Open it: letter.pdf')
  await house.until('it has gone', () => drawing(house).length === 0)
}))

test('what cannot be shown says why, and its copy is a press away', inAHouse({ theme: 'light', size: { width: 720, height: 600 } }, async (house) => {
  const broken = '%PDF-1.7 a letter'
  await keep(house, { 'broken.pdf': broken, 'letter.pdf': LETTER })
  await house.button('Open it: broken.pdf').press('Enter')
  await house.page.getByText('This PDF is damaged, or made in a way that cannot be shown safely.').waitFor()
  assert.deepEqual(await found(house, 'PDF that cannot be shown'), [])
  await house.page.getByRole('dialog').getByRole('button', { name: 'Save a copy', exact: true }).press('Enter')
  await house.page.getByText('The copy is saved. It lies outside the lock').waitFor()
  assert.equal(fs.readFileSync(path.join(house.folder, 'copy.pdf'), 'utf8'), broken)
  await house.button('Close').press('Enter')
  await house.page.getByRole('dialog').waitFor({ state: 'detached' })
  // The control: another beside it is shown.
  await house.button('Open it: letter.pdf').press('Enter')
  await leaf(house, 1).waitFor()
  assert.deepEqual(await found(house, 'PDF in a small window'), [])
}))

test('with the lock the process that draws is ended, and nothing is drawn any more', inAHouse({}, async (house) => {
  await keep(house, { 'letter.pdf': LETTER })
  await house.button('Open it: letter.pdf').press('Enter')
  await leaf(house, 1).waitFor()
  assert.equal(drawing(house).length, 1, 'the control: it runs')
  const { id } = (await house.call('tonight')).entry.attachments[0]
  await house.call('lock')
  assert.equal(drawing(house).length, 0)
  const ask = (command, input) => fetch(`${house.told.origin}/shell/${command}`, {
    method: 'POST', headers: { origin: house.told.origin, 'x-afterbell-token': house.told.token }, body: JSON.stringify(input),
  })
  for (const [command, input] of [['lay_pdf', { id }], ['draw_page', { id, number: 0, width: 400 }]]) {
    const answer = await ask(command, input)
    assert.deepEqual([answer.status, await answer.json()], [409, { code: 'locked' }])
  }
}))
