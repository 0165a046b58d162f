// It locks when the system says so: the screen is locked, or the machine goes to sleep.
// Its one rule: what says so is heard as on a real desktop, on a message bus, from whoever owns the name there.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

import { Bus } from './bus.mjs'
import { withScreen } from './harness.mjs'
import { Shipped, madeJournal, pageOf } from './undriven.mjs'

const PASSPHRASE = 'copper ladder seventeen marmalade evenings'

/** Runs a test with a bus on which somebody speaks as logind does. */
const withBus = (body) => withScreen(async (tools) => {
  const bus = await Bus.start(tools.place.folder)
  try {
    await bus.join()
    await body({ ...tools, bus })
  } finally {
    bus.end()
  }
})

test('each_word_of_the_system_locks_and_what_was_being_typed_is_kept', withBus(async (tools) => {
  const { open, place, bus } = tools
  await madeJournal(open, PASSPHRASE)
  const shipped = await Shipped.start(tools, bus.environment)
  await bus.hears('inhibited')
  const database = path.join(place.journal, 'journal.db')
  await shipped.unlock(PASSPHRASE)
  await shipped.checkIn(() => fs.statSync(database).mtimeMs)
  // Not waited for: it is on the page when the word comes.
  await shipped.keyboard.type('on the page when the screen was locked, to the last letter')
  await shipped.locksWhen(() => bus.say('lock'))
  for (const words of ['hint', 'saver']) {
    await shipped.unlock(PASSPHRASE)
    await shipped.locksWhen(() => bus.say(words))
  }

  await shipped.unlock(PASSPHRASE)
  assert.ok(!bus.said.includes('released'), 'sleep was let go of before it was asked for')
  let wasOpen
  await shipped.locksWhen(async () => {
    bus.say('sleep')
    await bus.hears('released')
    wasOpen = shipped.isOpen
  })
  assert.equal(wasOpen, false, 'the machine could have slept with the journal open')
  bus.say('wake')
  await bus.hears('inhibited', 2)
  await shipped.window.close()

  const again = await open()
  await again.unlock(PASSPHRASE)
  await again.reads(/on the page when the screen was locked, to the last letter$/)
}))

test('another_users_session_locks_nothing', withBus(async (tools) => {
  const { bus } = tools
  await madeJournal(tools.open, PASSPHRASE)
  const shipped = await Shipped.start(tools, bus.environment)
  await bus.hears('inhibited')
  await shipped.unlock(PASSPHRASE)
  bus.say('elsewhere')
  // Said after it on the same connection, and answered when that was seen to.
  bus.say('wake')
  await bus.hears('inhibited', 2)
  assert.equal(shipped.isOpen, true)
  await shipped.locksWhen(() => bus.say('lock'))
}))

test('a_page_that_hangs_is_not_waited_for', withBus(async (tools) => {
  const { bus } = tools
  await madeJournal(tools.open, PASSPHRASE)
  const shipped = await Shipped.start(tools, bus.environment)
  await shipped.unlock(PASSPHRASE)
  await shipped.freezePage()
  await shipped.locksWhen(() => bus.say('lock'))
}))

test('the_settings_say_what_can_be_heard', withBus(async ({ open, bus }) => {
  const deaf = await open()
  await deaf.makeJournal(PASSPHRASE)
  await deaf.goTo('Settings', 'settings')
  await deaf.waitFor('cannot be heard on this computer')
  await deaf.close()
  const hearing = await open({ more: bus.environment })
  await hearing.unlock(PASSPHRASE)
  await hearing.goTo('Settings', 'settings')
  await hearing.waitFor('It locks as well when the screen is locked and before the computer sleeps.')
}))

test('a_page_that_dies_leaves_the_lock_behind', withScreen(async (tools) => {
  await madeJournal(tools.open, PASSPHRASE)
  const shipped = await Shipped.start(tools)
  await shipped.unlock(PASSPHRASE)
  await shipped.locksWhen(() => process.kill(pageOf(shipped.window), 'SIGKILL'))
  await shipped.unlock(PASSPHRASE)
}))

test('a_bus_that_goes_does_not_take_the_window_with_it', withBus(async (tools) => {
  const { bus } = tools
  await madeJournal(tools.open, PASSPHRASE)
  const shipped = await Shipped.start(tools, bus.environment)
  await bus.hears('inhibited')
  await shipped.unlock(PASSPHRASE)
  // WebKit's page does not outlive the session's bus; the window does, and locks.
  await shipped.locksWhen(() => bus.end())
  assert.equal(shipped.window.hasEnded, false)
  await shipped.unlock(PASSPHRASE)
}))
