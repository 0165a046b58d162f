// The window as it ships, which no driver can reach: used by the keyboard, looked at from outside.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

import { lookFor } from './disk.mjs'
import { until } from './driver.mjs'
import { Keyboard, hasOpen, withScreen } from './harness.mjs'
import { pageOf } from './undriven.mjs'

test('the_shipped_window_keeps_what_is_typed_leaves_no_trace_and_forgets_the_page', withScreen(async ({ screen, place, open, start }) => {
  const since = Date.now() - 1000
  const said = {
    passphrase: `passcanary${randomBytes(9).toString('hex')}`,
    entry: `entrycanary${randomBytes(9).toString('hex')}`,
  }
  const driven = await open()
  await driven.makeJournal(said.passphrase)
  await driven.close()

  const window = start('strict', { AFTERBELL_SAYS_WHEN_USABLE: '1' })
  await window.says('usable')
  const database = path.join(place.journal, 'journal.db')
  const isOpen = () => hasOpen(window.child.pid, 'journal.db')
  const changed = () => fs.statSync(database).mtimeMs
  const keyboard = new Keyboard(screen)
  await keyboard.take()
  await keyboard.type(said.passphrase)
  await keyboard.press('Return')
  await until('the journal opens', isOpen)

  // Digits on the heading answer the check-in, Enter saves it, and the page to write on has the focus then.
  const before = changed()
  await until('the check-in is saved', async () => {
    // The room may not be drawn yet; keys that come too early are lost and have to be pressed again.
    await keyboard.type('4423')
    await keyboard.press('Return')
    return until('a change on the disk', () => changed() !== before, 2000)
  })
  const checkedIn = changed()
  // The check-in is on the disk a moment before the page has the focus: the first letters may go nowhere.
  await keyboard.type(`and so to the page, ${said.entry} typed by hand`)
  await until('the entry is saved', () => changed() !== checkedIn)
  assert.deepEqual(lookFor(said, [place.folder], since).hits, [], 'while it was open')

  const page = pageOf(window)
  await keyboard.press('ctrl+l')
  await until('the journal is shut', () => !isOpen())
  await until('the page’s process is another', () => {
    const now = pageOf(window)
    return now !== undefined && now !== page
  })
  assert.deepEqual(lookFor(said, [place.folder], since).hits, [], 'while it was locked')
  await window.close()
  assert.deepEqual(lookFor(said, [place.folder], since).hits, [], 'after it was closed')

  // The positive control of the keyboard: what was typed is there, and it is all there.
  const again = await open()
  await again.unlock(said.passphrase)
  await again.reads(new RegExp(`${said.entry} typed by hand`))
}))

test('the_process_that_shows_the_page_holds_no_memory_that_can_be_both_written_and_run', withScreen(async ({ start }) => {
  const found = async (kind) => {
    const window = start(kind, { AFTERBELL_SAYS_WHEN_USABLE: '1' })
    await window.says('usable')
    const ranges = fs.readFileSync(`/proc/${pageOf(window)}/maps`, 'utf8').trim().split('\n')
    await window.end()
    return ranges.filter((range) => /^\S+ .wx/.test(range)).length
  }
  assert.equal(await found('strict'), 0)
  assert.ok((await found('empty')) > 0, 'the control: the engine of an empty page compiles')
}))

test('the_first_screen_waits_for_no_answer', withScreen(async ({ open }) => {
  const window = await open()
  await window.one('button', 'Make my journal')
  // What was told with the page is taken out of it; where the page had to ask, its empty place still stands there.
  assert.equal(await window.driver.look(() => document.querySelector('meta[name="first-look"]')), null)
}))
