// A sound that is kept with a page, listened to where it stands: the very process that the window starts unpacks it.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'

import { found } from './axe.mjs'
import { tell } from './backups.mjs'
import { endAll, inAHouse } from './house.mjs'
import { tone, written } from './sounds.mjs'

after(endAll)

/** An evening of one's own with these kept. */
async function keep(house, files) {
  await house.makeAJournal()
  await house.editor.click()
  await house.page.keyboard.type('I spoke on the way home.')
  const put_in = Object.entries(files).map(([name, bytes]) => {
    const file = path.join(house.folder, name)
    fs.writeFileSync(file, bytes)
    return file
  })
  await tell(house, 'chooses', { put_in, copy: path.join(house.folder, 'copy') })
  await house.page.keyboard.press('Control+Shift+A')
  await house.page.locator('[data-attached]').nth(put_in.length - 1).waitFor()
  await house.button('All right').press('Enter')
}

const slider = (house, name) => house.page.getByRole('slider', { name: `Place in ${name}` })
const place = async (house, name) => Number(await slider(house, name).inputValue())
/** The processes that unpack for this house's server. */
function unpacking({ server }) {
  const { stdout } = spawnSync('pgrep', ['--parent', String(server.pid), '--full', 'unpack-sound'], { encoding: 'utf8' })
  return stdout.trim().split('\n').filter(Boolean)
}
const goesOn = (house, name) => house.until('it is heard', async () => (await place(house, name)) > 0)

/** Counts what is given to a loudspeaker and how loud it is, in every page from here on. */
async function listen(house) {
  await house.page.addInitScript(() => {
    window.laid = []
    const { start } = AudioBufferSourceNode.prototype
    AudioBufferSourceNode.prototype.start = function (...at) {
      window.laid.push(Math.max(...this.buffer.getChannelData(0)))
      return start.apply(this, at)
    }
  })
  await house.page.reload()
}
const laid = (house) => house.page.evaluate(() => window.laid)

test('a sound is heard, paused, gone through and left, by keyboard', inAHouse({}, async (house) => {
  await listen(house)
  await keep(house, { 'memo.wav': tone(60) })
  const { keyboard } = house.page
  assert.deepEqual([await laid(house), unpacking(house)], [[], []], 'nothing is heard by itself')
  await house.button('Play: memo.wav').press('Enter')
  await goesOn(house, 'memo.wav')
  assert.ok((await laid(house)).every((loud) => Math.abs(loud - 8000 / 32768) < 0.01), 'it is the tone')
  assert.equal(unpacking(house).length, 1, 'one process unpacks')
  assert.equal(await slider(house, 'memo.wav').getAttribute('max'), '60')
  assert.deepEqual(await found(house, 'sound that is heard'), [])

  await house.button('Pause: memo.wav').press('Space')
  await house.button('Play: memo.wav').waitFor()
  const stands = await place(house, 'memo.wav')
  await slider(house, 'memo.wav').press('ArrowRight')
  assert.equal(await place(house, 'memo.wav'), Math.min(60, Math.round(stands + 5)))
  await keyboard.press('PageUp')
  await keyboard.press('ArrowLeft')
  assert.equal(await place(house, 'memo.wav'), Math.round(stands + 30))
  assert.match(await slider(house, 'memo.wav').getAttribute('aria-valuetext'), /^3\d seconds of 1 minute$/)
  await keyboard.press('End')
  assert.equal(await place(house, 'memo.wav'), 60)
  await keyboard.press('Home')
  assert.equal(await place(house, 'memo.wav'), 0)
  await keyboard.press('Shift+Tab')
  await keyboard.press('ArrowRight')
  await house.until('the arrows are those of the button too', async () => (await place(house, 'memo.wav')) === 5)
  await keyboard.press('Enter')
  await house.button('Pause: memo.wav').waitFor()
  await house.until('it goes on from there', async () => (await place(house, 'memo.wav')) > 5)

  // A letter typed on the page is the page's.
  await house.editor.click()
  await keyboard.press('ArrowLeft')
  await keyboard.type('x ')
  assert.ok((await place(house, 'memo.wav')) < 30)

  await house.go('Trends', 'trends')
  await house.until('with the page it is left', () => unpacking(house).length === 0)
}))

test('to its end it is heard and stands at its beginning; another that begins ends it', inAHouse({}, async (house) => {
  await keep(house, { 'short.wav': tone(1), 'long.wav': tone(60), 'recorded.m4a': written('m4a') })
  await house.button('Play: short.wav').press('Enter')
  await house.page.getByText('0:00 of 0:01').waitFor()
  await house.button('Play: short.wav').waitFor()
  await house.until('nothing is held of it', () => unpacking(house).length === 0)
  assert.equal(await place(house, 'short.wav'), 0)

  await house.button('Play: long.wav').press('Enter')
  await goesOn(house, 'long.wav')
  await house.button('Play: recorded.m4a').press('Enter')
  await goesOn(house, 'recorded.m4a')
  await house.button('Play: long.wav').waitFor()
  assert.equal(await slider(house, 'long.wav').count(), 0)
  assert.equal(unpacking(house).length, 1)
}))

test('what cannot be heard says why, and its copy is a press away', inAHouse({ theme: 'light', size: { width: 720, height: 600 } }, async (house) => {
  await keep(house, { 'message.opus': written('opus'), 'broken.mp3': 'ID3', 'memo.wav': tone(60) })
  await house.button('Play: message.opus').press('Enter')
  await house.page.getByText('This sound is written in a way that cannot be played here.').waitFor()
  assert.deepEqual(await found(house, 'sound that cannot be played'), [])
  await house.button('Save a copy: message.opus').press('Enter')
  await house.page.getByText('The copy is saved. It lies outside the lock').waitFor()
  assert.ok(fs.readFileSync(path.join(house.folder, 'copy')).equals(written('opus')))
  await house.button('Play: broken.mp3').press('Enter')
  await house.page.getByText('This sound is damaged, or made in a way that cannot be played safely.').waitFor()

  await tell(house, 'mute', true)
  await house.button('Play: memo.wav').press('Enter')
  await house.page.getByText('Nothing was found on this computer that sound could come out of.').waitFor()
  assert.deepEqual(unpacking(house), [])
  await tell(house, 'mute', false)
  await house.button('Play: memo.wav').press('Enter')
  await goesOn(house, 'memo.wav')
  assert.deepEqual(await found(house, 'sound in a small window'), [])
}))

test('it is silent on a wobble, and with the lock, and nothing is unpacked any more', inAHouse({}, async (house) => {
  await keep(house, { 'memo.wav': tone(60) })
  await house.button('Play: memo.wav').press('Enter')
  await goesOn(house, 'memo.wav')
  await house.page.keyboard.press('Control+8')
  await house.button('Back to where I was').press('Enter')
  await house.button('Play: memo.wav').press('Enter')
  await house.button('Pause: memo.wav').waitFor()
  const { id } = (await house.call('tonight')).entry.attachments[0]
  assert.equal(unpacking(house).length, 1, 'the control: it runs')
  await house.page.keyboard.press('Control+l')
  await house.page.getByLabel('Passphrase', { exact: true }).waitFor()
  assert.deepEqual(unpacking(house), [])
  const ask = (command, input) => fetch(`${house.told.origin}/shell/${command}`, {
    method: 'POST', headers: { origin: house.told.origin, 'x-afterbell-token': house.told.token }, body: JSON.stringify(input),
  })
  for (const [command, input] of [['begin_sound', { id }], ['hear_sound', { which: 1, from: null }]]) {
    const answer = await ask(command, input)
    assert.deepEqual([answer.status, await answer.json()], [409, { code: 'locked' }])
  }
}))
