// What goes out and what comes in, in the real window: a summary saved, an export brought in, the refusal shown.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

import { withScreen } from './harness.mjs'

const PASSPHRASE = 'copper ladder seventeen marmalade evenings'

/** An export of two entries and a broken one, as Day One writes it. */
function anExport(folder) {
  fs.mkdirSync(folder)
  const entry = (uuid, text) => ({ uuid, text, creationDate: '2025-03-12T21:40:00Z', timeZone: 'Europe/London', tags: ['school'] })
  const entries = [
    entry('0A1B2C3D4E5F60718293A4B5C6D7E8F9', 'The boiler gave up at half past eight.'),
    { uuid: 'FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF', text: 'No date at all', creationDate: 'a Tuesday' },
    entry('1A1B2C3D4E5F60718293A4B5C6D7E8F9', 'Somebody left flowers in the office.'),
  ]
  fs.writeFileSync(path.join(folder, 'Journal.json'), JSON.stringify({ metadata: { version: '1.0' }, entries }))
}

test('the_summary_that_is_saved_says_what_was_shown', withScreen(async ({ open, place }) => {
  const target = path.join(place.folder, 'summary.pdf')
  const window = await open({ more: { AFTERBELL_CHOOSES: target } })
  await window.makeJournal(PASSPHRASE)
  await window.goTo('Share', 'share')
  await window.unfold('In your words')
  await window.fill('What I want from this', 'To stop answering mail after nine.')
  await window.press('Show the pages')
  await window.one('button', 'Save as PDF')
  assert.equal(fs.existsSync(target), false, 'nothing leaves before it is asked to')
  await window.press('Save as PDF')
  await window.waitFor('This copy is outside your lock now.')
  assert.match(execFileSync('pdftotext', [target, '-'], { encoding: 'utf8' }), /To stop answering mail after nine\./)
  assert.equal(fs.statSync(target).mode & 0o777, 0o600)
  assert.deepEqual(fs.readdirSync(place.folder).sort(), ['home', 'journal', 'summary.pdf'])
}))

test('an_export_is_brought_in_once_and_a_broken_record_is_told', withScreen(async ({ open, place }) => {
  const folder = path.join(place.folder, 'export')
  anExport(folder)
  const window = await open({ more: { AFTERBELL_CHOOSES: folder } })
  await window.makeJournal(PASSPHRASE)
  await window.goTo('Settings', 'settings')
  await window.press('Bring in')
  await window.press('Choose a folder')
  await window.waitFor('2 entries brought in')
  await window.waitFor('1 entry was not taken')
  await window.press('Choose a folder')
  await window.waitFor('2 entries were here already')
  await window.goTo('Journal', 'journal')
  await window.waitFor('The boiler gave up at half past eight.')
  await window.waitFor('Somebody left flowers in the office.')
}))

test('a_journal_in_a_synced_folder_is_refused_with_the_reason', withScreen(async ({ open, place }) => {
  const synced = path.join(place.folder, 'OneDrive - Hillside', 'journal')
  const window = await open({ more: { AFTERBELL_JOURNAL: synced } })
  await window.press('Make my journal')
  await window.waitFor('Your journal would lie in a folder that OneDrive copies.')
  await window.press('Go on')
  await window.press('I have my own')
  await window.fill('Your passphrase', PASSPHRASE)
  await window.fill('Type it once more', PASSPHRASE)
  await window.press('Lock it with this')
  await window.waitFor('copied to other places by a sync program')
  assert.equal(fs.existsSync(synced), false)
}))
