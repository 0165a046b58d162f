// The hiding key, the question about the computer, and the ways out, where the page itself sees to them.
// Its one rule: what is covered is looked for as a picture of the page shows it, not in what the page holds.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import { PASSPHRASE, endAll, inAHouse } from './house.mjs'

after(endAll)

const madeUp = { journal: 'made up' }
/** What lies on top in the middle of the page and near its corners. */
const topmost = (house) => house.page.evaluate(() =>
  [[640, 430], [20, 20], [1260, 840]].map(([x, y]) => document.elementFromPoint(x, y)?.dataset?.hidden !== undefined))

/** The same; asked once more while the page is being replaced by its successor. */
async function onTop(house) {
  let top
  await house.until('the page answers', async () => (top = await topmost(house).catch(() => null)))
  return top
}

test('one key covers the page wherever the focus is, and another brings the lock', inAHouse(madeUp, async (house) => {
  const { keyboard } = house.page
  await house.unlock()
  await house.editor.click()
  await keyboard.press('Control+End')
  await keyboard.type(' typed when the door opened')
  await keyboard.press('F9')
  assert.deepEqual(await onTop(house), [true, true, true], 'all of it is covered at once')
  assert.equal(await house.page.title(), '')
  await house.until('the journal is shut', async () => (await house.call('status')).journal === 'locked')
  // Pressed again, by a startled hand, and through the page's own end: it stays covered.
  await house.room('lock').waitFor()
  await keyboard.press('F9')
  assert.deepEqual(await onTop(house), [true, true, true])
  await keyboard.press('x')
  assert.deepEqual(await onTop(house), [false, false, false])
  await house.unlock()
  await house.page.getByText('typed when the door opened').waitFor()
}))

test('it covers a dialog and the lock itself, and a press of the pointer brings it back', inAHouse(madeUp, async (house) => {
  await house.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE.slice(0, 9))
  await house.page.keyboard.press('F9')
  assert.deepEqual(await onTop(house), [true, true, true])
  await house.page.mouse.click(400, 400)
  assert.deepEqual(await onTop(house), [false, false, false])
}))

test('the answer about the computer is kept in the journal and can be read again', inAHouse({}, async (house) => {
  await house.button('Make my journal').click()
  await house.page.getByRole('radio', { name: 'My school’s or trust’s' }).check()
  await house.page.getByText('could see the screen or record the keys').waitFor()
  await house.button('Go on').click()
  const passphrase = (await house.page.locator('[data-offered]').textContent()).trim()
  await house.page.getByLabel('Type the six words here').fill(passphrase)
  await house.button('Lock it with this').click()
  await house.heading('Your recovery sheet').waitFor()
  await house.until('the answer is kept', async () => (await house.call('settings')).computer === 'school')
  await house.button('I have it on paper').click()
  await house.button('I will do this later').click()
  await house.room('tonight').waitFor()
  await house.go('Settings', 'settings')
  await house.button('What is protected').click()
  await house.page.getByText('a copy on school’s servers stays there for good', { exact: false }).waitFor()
  await house.page.getByRole('radio', { name: 'It is mine' }).check()
  await house.until('the other answer is kept', async () => (await house.call('settings')).computer === 'mine')
}))

test('a browser is not said to be refused by the system', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Settings', 'settings')
  await house.button('What is protected').click()
  await house.button('Try every way out').click()
  await house.button('Try once more').waitFor()
  await house.page.getByText('This system does not refuse it.', { exact: false }).waitFor()
  const came = await house.page.locator('tr[data-way]').evaluateAll((rows) => Object.fromEntries(rows.map((row) => [row.dataset.way, row.dataset.came])))
  assert.equal(came.tcp4, 'let_through')
  assert.equal(came.listen, 'let_through')
  assert.equal(came.away, 'not_tried')
  for (const way of ['fetch', 'image', 'socket', 'events', 'beacon']) assert.equal(came[way], 'by_page', way)
  // The page's rules were broken on purpose; the browser notes each.
  house.faults = house.faults.filter((said) => !/Content Security Policy|net::ERR|violates the following|WebSocket/.test(said))
}))
