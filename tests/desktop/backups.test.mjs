// A backup that nobody asked for, in the real window.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

import { PATIENCE, until } from './driver.mjs'
import { withScreen } from './harness.mjs'

const PASSPHRASE = 'copper ladder seventeen marmalade evenings'
const namesIn = (folder) => (fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [])

test('a_backup_comes_to_be_by_itself_and_what_is_typed_meanwhile_is_kept', withScreen(async ({ open, place }) => {
  const window = await open()
  await window.makeJournal(PASSPHRASE)
  const folder = path.join(place.journal, 'backups')
  const backups = () => namesIn(folder).filter((name) => name.endsWith('.afterbell'))
  // Alone in its folder: the copy it was made of is taken away once it has been read back.
  await until('the first backup, of a journal that is still empty', () => backups().length === 1 && namesIn(folder).length === 1)
  fs.rmSync(path.join(folder, backups()[0]))
  // Typed without a pause from before the next is begun until it is there, so that saves and its steps fall together.
  let words = ''
  const end = performance.now() + PATIENCE
  do {
    const word = `word${words.split(' ').length} `
    await window.write(word)
    words += word
    assert.ok(performance.now() < end, `no backup came to be: ${namesIn(folder)}`)
  } while (backups().length === 0)
  await window.write('and the last.')
  await window.close()
  const names = namesIn(folder)
  assert.equal(names.length, 1, `more than the backup is left: ${names}`)
  assert.match(names[0], /^journal-\d{4}-\d\d-\d\d\.afterbell$/)

  const again = await open()
  await again.unlock(PASSPHRASE)
  await again.reads(new RegExp(`^${words}and the last\\.$`))
}))
