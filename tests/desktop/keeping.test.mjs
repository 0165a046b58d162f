// What is written stays written: through locking, closing and opening again, in the real window.
import assert from 'node:assert/strict'
import { test } from 'node:test'

import { withScreen } from './harness.mjs'

const PASSPHRASE = 'copper ladder seventeen marmalade evenings'

test('what_was_written_is_there_after_locking_and_after_closing', withScreen(async ({ open }) => {
  const first = await open()
  await first.makeJournal(PASSPHRASE)
  await first.write('The choir sang in the corridor. I had forgotten that it was Thursday.')
  await first.saved()
  await first.lock()
  assert.equal(await first.sees('choir'), false, 'a locked page still shows an entry')
  await first.unlock(PASSPHRASE)
  await first.reads(/The choir sang in the corridor/)
  await first.close()

  const second = await open()
  await second.unlock(PASSPHRASE)
  await second.reads(/forgotten that it was Thursday/)
}))

test('closing_while_typing_loses_nothing', withScreen(async ({ open }) => {
  const first = await open()
  await first.makeJournal(PASSPHRASE)
  await first.write('A line that was on the page when the window was told to go: to the last letter')
  // Not waited for: whatever is not on the disk yet has to be put there on the way out.
  await first.close()

  const second = await open()
  await second.unlock(PASSPHRASE)
  await second.reads(/told to go: to the last letter$/)
}))

test('a_wrong_passphrase_opens_nothing', withScreen(async ({ open }) => {
  const window = await open()
  await window.makeJournal(PASSPHRASE)
  await window.lock()
  await window.fill('Passphrase', `${PASSPHRASE} `)
  await window.press('Open')
  await window.waitFor('That passphrase did not open it.')
  await window.inRoom('lock')
}))

test('the_recovery_sheet_opens_it_and_asks_for_a_new_passphrase', withScreen(async ({ open }) => {
  const window = await open()
  const groups = await window.makeJournal(PASSPHRASE)
  await window.write('Kept while the passphrase was forgotten.')
  await window.saved()
  await window.lock()
  await window.press('Forgotten it? Use your recovery sheet')
  await window.fill('Recovery key', groups.join(' ').toLowerCase())
  await window.press('Open with the sheet')
  await window.inRoom('new-passphrase')
  await window.press('I have my own')
  await window.fill('Your passphrase', 'harbour lantern nineteen orchard gravel')
  await window.fill('Type it once more', 'harbour lantern nineteen orchard gravel')
  await window.press('Use this passphrase')
  await window.inRoom('tonight')
  await window.reads(/Kept while the passphrase was forgotten/)
}))
