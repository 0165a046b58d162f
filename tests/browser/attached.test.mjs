// What is kept with a page: put in by key, by paste and by drop, described, taken out, saved as a copy.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'
import zlib from 'node:zlib'

import { found } from './axe.mjs'
import { tell } from './backups.mjs'
import { endAll, inAHouse } from './house.mjs'
import { CAMERA, picture } from './pictures.mjs'

after(endAll)

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>window.ran = true</script></svg>'

/** An evening of one's own with the cursor on the page, and files that the system's window would choose. */
async function write(house, files = {}) {
  await house.makeAJournal()
  await house.editor.click()
  const paths = Object.entries(files).map(([name, bytes]) => {
    const file = path.join(house.folder, name)
    fs.writeFileSync(file, bytes)
    return file
  })
  await tell(house, 'chooses', { put_in: paths, copy: path.join(house.folder, 'copy') })
}

/** Brings files to the page as the browser would: on the clipboard, or under the pointer. */
async function bring(house, how, files, where = house.editor) {
  const given = files.map(([name, type, bytes]) => [name, type, Buffer.from(bytes).toString('base64')])
  await where.evaluate((target, { how, given }) => {
    const data = new DataTransfer()
    for (const [name, type, bytes] of given) {
      data.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name, { type }))
    }
    const about = { bubbles: true, cancelable: true, composed: true }
    target.dispatchEvent(how === 'paste' ? new ClipboardEvent(how, { ...about, clipboardData: data }) : new DragEvent(how, { ...about, dataTransfer: data }))
  }, { how, given })
}

const kept = (house) => house.page.locator('[data-attached]')
const entryOf = async (house) => (await house.call('tonight')).entry

test('a picture is put in, described, taken out and brought back, by keyboard', inAHouse({}, async (house) => {
  await write(house, { 'dam.png': picture(), 'letter.pdf': '%PDF-1.7 a letter' })
  const { keyboard } = house.page
  await keyboard.type('The dam.')
  await keyboard.press('Control+Shift+A')
  await kept(house).nth(1).waitFor()
  await house.page.getByText('All 2 are kept in the journal. The place and the camera were taken out of this picture.').waitFor()
  await house.page.locator('[data-thumbnail]').first().waitFor()
  await house.until('the thumbnail is drawn', () => house.page.locator('[data-thumbnail]').first().evaluate((one) => one.naturalWidth === 64))
  assert.deepEqual((await found(house, 'page with something kept')), [])
  await house.button('All right').press('Enter')

  const field = house.page.getByLabel('What it is, in a few words').first()
  await field.focus()
  await keyboard.type('The dam from the bridge')
  await house.until('it is on the disk', async () => (await entryOf(house)).attachments[0].described === 'The dam from the bridge')
  await house.button('The dam from the bridge, look at it large').press('Enter')
  await house.page.getByRole('img', { name: 'The dam from the bridge' }).waitFor()
  await keyboard.press('Escape')

  await house.button('Take out: dam.png').press('Enter')
  await house.page.getByText('It is taken out.').waitFor()
  await house.page.locator('[data-taken-out]').getByText('goes on 19 December').waitFor()
  assert.deepEqual((await found(house, 'page with something taken out')), [])
  await house.button('Undo').press('Enter')
  await house.until('it is back', async () => (await entryOf(house)).attachments.length === 2)
  await house.button('Take out: letter.pdf').press('Enter')
  await house.button('Bring back').press('Enter')
  await kept(house).nth(1).waitFor()
  await house.button('Take out: letter.pdf').press('Enter')
  await house.button('Take away for good').press('Enter')
  await house.button('Take away for good').press('Enter')
  await house.page.getByText('It is gone for good.').waitFor()
  const { attachments, taken_out } = await entryOf(house)
  assert.deepEqual([attachments.length, taken_out.length], [1, 0])
}))

test('what is pasted and dropped is put in, and what cannot be says why beside what could', inAHouse({}, async (house) => {
  await write(house)
  // Nothing is typed: the page becomes an entry for the picture.
  await bring(house, 'paste', [['image.png', 'image/png', picture()]])
  await kept(house).first().waitFor()
  await bring(house, 'drop', [
    ['script.svg', 'image/svg+xml', SVG], ['half.png', 'image/png', picture().subarray(0, 90)], ['IMG_1.HEIC', 'image/heic', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['vast.png', 'image/png', (() => { const all = picture(); all.writeUInt32BE(20_000, 16); all.writeUInt32BE(20_000, 20); all.writeUInt32BE(zlib.crc32(all.subarray(12, 29)), 29); return all })()],
    ['more.png', 'image/png', picture(30, 30)],
  ])
  await kept(house).nth(1).waitFor()
  const told = await house.page.locator('[data-told]').innerText()
  for (const said of [
    '“script.svg” is a drawing in SVG, which can hold a program. It was not opened.', '“half.png” is damaged, or nothing is in it.',
    '“IMG_1.HEIC” is a HEIC picture, which cannot be read here.', '“vast.png” has more points than can be shown here.', 'One is kept in the journal.',
  ]) assert.ok(told.includes(said), `${said}\n${told}`)
  assert.deepEqual((await found(house, 'page with what could not be put in')), [])
  // Beside the words, as on them.
  await bring(house, 'drop', [['beside.png', 'image/png', picture(20, 20)]], house.page.locator('[data-attached]').first())
  await kept(house).nth(2).waitFor()
  const entry = await entryOf(house)
  assert.deepEqual(entry.attachments.map(({ name }) => name), ['image.png', 'more.png', 'beside.png'])
  assert.equal(entry.body, '')
  assert.equal(await house.page.evaluate(() => window.ran), undefined)
}))

test('words that are pasted or dropped stay words, and a file is not asked for twice', inAHouse({}, async (house) => {
  await write(house)
  await house.editor.evaluate((page, bytes) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'A table of words')
    clipboardData.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], 'image.png', { type: 'image/png' }))
    page.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, picture().toString('base64'))
  await bring(house, 'drop', [['list.txt', 'text/plain', 'and a list']])
  await house.until('both are there', async () => /A table of words/.test((await entryOf(house))?.body) && /and a list/.test((await entryOf(house)).body))
  assert.deepEqual((await entryOf(house)).attachments, [])
}))

test('a file of more than a piece comes back whole as a copy, and after the lock nothing is read', inAHouse({}, async (house) => {
  const sound = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(2_600_000, 'the assembly hall ')])
  await write(house)
  await bring(house, 'drop', [['talk.mp3', 'audio/mpeg', sound]])
  await kept(house).first().waitFor()
  await tell(house, 'chooses', { copy: path.join(house.folder, 'copy') })
  await house.button('Save a copy: talk.mp3').press('Enter')
  await house.page.getByText('The copy is saved. It lies outside the lock').waitFor()
  assert.ok(fs.readFileSync(path.join(house.folder, 'copy')).equals(sound))
  const { id } = (await entryOf(house)).attachments[0]
  const ask = () => fetch(`${house.told.origin}/shell/read_attachment`, {
    method: 'POST', headers: { origin: house.told.origin, 'x-afterbell-token': house.told.token }, body: JSON.stringify({ id, number: 2 }),
  })
  const open = await ask()
  assert.equal(open.headers.get('cache-control'), 'no-store')
  assert.ok(Buffer.from(await open.arrayBuffer()).equals(sound.subarray(2 * 1024 * 1024)))
  await house.call('lock')
  const shut = await ask()
  assert.deepEqual([shut.status, await shut.json()], [409, { code: 'locked' }])
}))

test('what is described is read out and shown where the entry is read', inAHouse({}, async (house) => {
  await write(house, { 'dam.png': picture(640, 400) })
  await house.page.keyboard.type('The dam.')
  await house.page.keyboard.press('Control+Shift+A')
  await house.page.getByLabel('What it is, in a few words').fill('The dam from the bridge')
  // Not saved yet: going on to another room does.
  await house.go('Journal', 'journal')
  await house.page.locator('[data-entry]').first().press('Enter')
  await house.room('entry').waitFor()
  await house.page.getByRole('img', { name: 'The dam from the bridge' }).waitFor()
  await house.page.locator('figcaption').getByText('The dam from the bridge').waitFor()
  assert.deepEqual((await found(house, 'entry with something kept')), [])
}))
