// Nothing in clear on the disk: sentences are written in the real window, then looked for in every byte.
// Its one rule: the same steps with the encryption off must find them, or the search proves nothing.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { test } from 'node:test'

import { formsOf, lookFor } from './disk.mjs'
import { withScreen } from './harness.mjs'

/** Sentences nobody has ever written: one for each thing that is typed. They are not kept anywhere. */
function canaries() {
  const one = (kind) => `${kind}canary${randomBytes(9).toString('hex')}`
  return {
    passphrase: `${one('pass')} harbour`,
    entry: one('entry'),
    light: one('light'),
    search: one('search'),
    question: one('question'),
  }
}

/** Writes each sentence where it belongs, looking at the disk while the journal is open, locked, and closed. */
async function write(window, said, look) {
  const groups = await window.makeJournal(said.passphrase)
  await window.press('A word, a tag, a light of the day')
  await window.fill('One line of light', said.light)
  await window.press('Save check-in')
  await window.waitFor('Checked in at')
  await window.write(`${said.entry} and what came of it.`)
  await window.saved()
  await window.goTo('Journal', 'journal')
  await window.fill('Search', said.search)
  await window.waitFor('No entry holds')
  await window.goTo('Share', 'share')
  await window.unfold('In your words')
  await window.fill('What I want from this', said.question)
  await window.press('Show the pages')
  await window.one('button', 'Save as PDF')
  look('open')
  await window.lock()
  look('locked')
  await window.unlock(said.passphrase)
  await window.close()
  look('closed')
  return groups
}

test('each_form_of_a_sentence_is_found_where_it_lies', () => {
  const sentence = 'entrycanary0123456789abcdef'
  const forms = formsOf(sentence)
  for (const offset of [0, 1, 2]) {
    const coded = Buffer.from(`${'x'.repeat(offset)}${sentence} and more`).toString('base64')
    assert.ok(forms.some((form) => coded.includes(form.toString())), `base64 at ${offset}`)
  }
  for (const encoding of ['utf8', 'utf16le']) {
    assert.ok(forms.some((form) => Buffer.from(`a ${sentence} b`, encoding).includes(form)), encoding)
  }
})

test('nothing_that_was_typed_lies_on_the_disk_in_clear', withScreen(async ({ open, place }) => {
  const since = Date.now() - 1000
  const said = canaries()
  let looked = 0
  await write(await open(), said, (when) => {
    const { hits, files, bytes } = lookFor(said, [place.folder], since)
    assert.deepEqual(hits, [], `while the journal was ${when}`)
    assert.ok(files > 3 && bytes > 100_000, `something was looked through: ${files} files, ${bytes} bytes`)
    looked += bytes
  })
  console.log(`${(looked / 1e6).toFixed(1)} MB were looked through, 0 hits`)
}))

test('the_search_finds_what_lies_there_when_encryption_is_off', withScreen(async ({ open, place }) => {
  const since = Date.now() - 1000
  const said = canaries()
  const found = new Set()
  await write(await open({ kind: 'plaintext' }), said, () => {
    for (const hit of lookFor(said, [place.folder], since).hits) found.add(hit)
  })
  for (const name of ['entry', 'light']) {
    assert.ok([...found].some((hit) => hit.startsWith(`${name} in journal.db`)), `${name} was found: ${[...found]}`)
  }
}))

test('the_journal_is_for_its_owner_only', withScreen(async ({ open, place }) => {
  await (await open()).makeJournal('copper ladder seventeen marmalade evenings')
  assert.equal(fs.statSync(place.journal).mode & 0o077, 0, 'the folder')
  for (const file of fs.readdirSync(place.journal)) {
    assert.equal(fs.statSync(`${place.journal}/${file}`).mode & 0o077, 0, file)
  }
}))
