// The hiding key, in the window as it ships.
// Its one rule: what is on the screen is looked at as a passer-by would, as a picture.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

import { until } from './driver.mjs'
import { withScreen } from './harness.mjs'
import { Shipped, madeJournal, pageOf } from './undriven.mjs'

const PASSPHRASE = 'copper ladder seventeen marmalade evenings'

/** How many colours there are on the screen: words have dozens, by their soft edges. */
function colours(screen) {
  const env = { PATH: process.env.PATH, DISPLAY: screen.name }
  const taken = spawnSync('import', ['-silent', '-window', 'root', '-depth', '8', 'rgb:-'], { env, maxBuffer: 1 << 26 })
  if (taken.status !== 0) throw new Error('no picture of the screen')
  const seen = new Set()
  for (let at = 0; at + 2 < taken.stdout.length; at += 3) seen.add(taken.stdout.readUIntBE(at, 3))
  return seen.size
}

/** Whether a window of that name is on the screen. */
function isCalled(screen, name) {
  const env = { PATH: process.env.PATH, DISPLAY: screen.name }
  return spawnSync('xdotool', ['search', '--name', `^${name}$`], { env, stdio: 'ignore' }).status === 0
}

test('one_key_blanks_the_window_and_locks_behind_the_blank', withScreen(async (tools) => {
  const { screen, open, place } = tools
  await madeJournal(open, PASSPHRASE)
  const shipped = await Shipped.start(tools)
  const database = path.join(place.journal, 'journal.db')
  await shipped.unlock(PASSPHRASE)
  await shipped.checkIn(() => fs.statSync(database).mtimeMs)
  await shipped.keyboard.type('somebody is at the door, and this is not for them')
  assert.ok(colours(screen) > 20, 'something is on the screen')
  await shipped.shutsWhen(() => shipped.keyboard.press('F9'))
  assert.ok(isCalled(screen, 'Window') && !isCalled(screen, 'Afterbell'), 'its name says nothing')
  assert.ok(colours(screen) <= 3, `the window is blank: ${colours(screen)} colours`)

  // A startled hand presses it again: it stays blank.
  await shipped.keyboard.press('F9')
  assert.ok(isCalled(screen, 'Window'))
  await shipped.keyboard.press('a')
  await until('the window has its name back', () => isCalled(screen, 'Afterbell'))
  await shipped.canBeUsed()
  assert.ok(colours(screen) > 20, 'the lock is on the screen')
  assert.equal(shipped.isOpen, false)
  await shipped.unlock(PASSPHRASE)
  await shipped.window.close()

  const again = await open()
  await again.unlock(PASSPHRASE)
  await again.reads(/somebody is at the door, and this is not for/)
}))

test('a_dialogue_of_the_system_that_is_open_over_it_goes_too', withScreen(async (tools) => {
  const { screen } = tools
  const dialogue = 'Choose the export’s zip file'
  await madeJournal(tools.open, PASSPHRASE)
  const shipped = await Shipped.start(tools)
  await shipped.unlock(PASSPHRASE)
  await until('the dialogue is on the screen', async () => {
    // The room may not be drawn yet. From its heading on: the sixth part of the settings, past two more, its first button.
    const keys = ['ctrl+7', ...Array(6).fill('Tab'), 'Return', ...Array(3).fill('Tab'), 'Return']
    for (const key of keys) await shipped.keyboard.press(key)
    return until('a window of that name', () => isCalled(screen, dialogue), 2000)
  })
  await shipped.keyboard.take(dialogue)
  await shipped.shutsWhen(() => shipped.keyboard.press('F9'))
  assert.ok(!isCalled(screen, dialogue), 'the dialogue is gone')
  assert.ok(colours(screen) <= 3, `the screen is blank: ${colours(screen)} colours`)
}))

test('the_key_that_locks_clears_the_screen_before_the_page_has_heard_it', withScreen(async (tools) => {
  const { screen } = tools
  await madeJournal(tools.open, PASSPHRASE)
  const shipped = await Shipped.start(tools)
  await shipped.unlock(PASSPHRASE)
  await until('the room is on the screen', () => colours(screen) > 20)
  const page = await shipped.freezePage()
  await shipped.keyboard.press('ctrl+l')
  await until('nothing of the page is drawn', () => colours(screen) <= 3)
  // It has not heard it, so nothing was locked, and that is not hidden.
  await until('the page is seen again', () => colours(screen) > 20)
  assert.equal(shipped.isOpen, true)
  await shipped.locksWhen(() => process.kill(page, 'SIGCONT'))
}))

test('on_the_lock_screen_it_takes_what_was_half_typed_with_it', withScreen(async (tools) => {
  const { screen } = tools
  await madeJournal(tools.open, PASSPHRASE)
  const shipped = await Shipped.start(tools)
  await shipped.keyboard.type(PASSPHRASE.slice(0, 12))
  await shipped.shutsWhen(() => shipped.keyboard.press('F9'))
  assert.ok(colours(screen) <= 3)
  await shipped.keyboard.press('space')
  await until('the window has its name back', () => isCalled(screen, 'Afterbell'))
  await shipped.canBeUsed()
  // Were the half still there, this would be a wrong passphrase.
  await shipped.unlock(PASSPHRASE)
}))

test('a_page_that_hangs_is_hidden_too', withScreen(async (tools) => {
  const { screen } = tools
  await madeJournal(tools.open, PASSPHRASE)
  const shipped = await Shipped.start(tools)
  await shipped.unlock(PASSPHRASE)
  await until('the room is on the screen', () => colours(screen) > 20)
  const page = await shipped.freezePage()
  await shipped.shutsWhen(async () => {
    await shipped.keyboard.press('F9')
    await until('the window is blank while the page hangs', () => colours(screen) <= 3 && isCalled(screen, 'Window'))
    assert.equal(pageOf(shipped.window), page, 'the page had gone already')
  })
}))
