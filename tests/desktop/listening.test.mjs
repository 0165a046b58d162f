// A sound heard in the real window: who unpacks it, that it goes on, that nothing of it lies on the disk while it does, and
// that the lock ends it.
// Its one rule: what is looked for is found where the test itself put it, or the search proves nothing.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

import { tone } from '../browser/sounds.mjs'
import { files } from './disk.mjs'
import { until } from './driver.mjs'
import { hasOpen, statusOf, withScreen } from './harness.mjs'

const PASSPHRASE = 'copper ladder seventeen marmalade evenings'
/**
 * Where a sound server would listen: without one nothing can be heard here, and the window says so. A driven window draws by
 * Mesa, which would note what it made of its shaders.
 */
const HEARD = { PULSE_SERVER: 'unix:/nowhere', MESA_SHADER_CACHE_DISABLE: 'true' }

/** All processes that a process has started, and itself. */
function family(id) {
  const parent = (one) => {
    try {
      return Number(statusOf(one, 'PPid'))
    } catch {
      return null
    }
  }
  const all = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => ({ id: Number(name), of: parent(name) }))
  const tree = [id]
  for (const one of tree) tree.push(...all.filter(({ of }) => of === one).map(({ id }) => id))
  return tree
}

/** The processes that unpack for a window. */
function unpacking(window) {
  return family(window).filter((id) => {
    try {
      return fs.readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('unpack-sound')
    } catch {
      return false
    }
  })
}

/** The files that a process could write to now: those that have no name any more too. */
function writable(id) {
  try {
    return fs.readdirSync(`/proc/${id}/fd`).flatMap((fd) => {
      const at = fs.readlinkSync(`/proc/${id}/fd/${fd}`)
      const flags = parseInt(/^flags:\s*(\d+)/m.exec(fs.readFileSync(`/proc/${id}/fdinfo/${fd}`, 'utf8'))[1], 8)
      const isFile = at.startsWith('/') && !/^\/(?:dev\/(?!shm)|proc\/|memfd:)/.test(at)
      return isFile && (flags & 3) !== 0 ? [at] : []
    })
  } catch {
    // It ended while it was looked at.
    return []
  }
}

/** Every file below a folder, with the moment it was written to last. */
function below(folder) {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    .map((one) => path.join(one.parentPath ?? one.path, one.name)).map((file) => `${file} ${fs.statSync(file).mtimeMs}`)
}

/** Where the slider stands. */
const place = () => document.querySelector('input[type=range]')?.valueAsNumber ?? null

async function listen({ open, place: { folder } }, sound, more = {}) {
  const file = path.join(folder, 'memo.wav')
  fs.writeFileSync(file, sound)
  const window = await open({ more: { AFTERBELL_CHOOSES: file, TMPDIR: folder, XDG_RUNTIME_DIR: folder, ...more } })
  await window.makeJournal(PASSPHRASE)
  await window.write('I spoke on the way home.')
  await window.saved()
  await window.driver.press('\uE009', '\uE008', 'a')
  await window.press('All right')
  await window.one('button', 'Play: memo.wav')
  return window
}

test('while_a_sound_is_heard_nothing_of_it_is_written_anywhere_and_the_lock_ends_it', withScreen(async (here) => {
  const { place: { folder, journal } } = here
  const sound = tone(60)
  const since = Date.now()
  const window = await listen(here, sound, HEARD)
  const id = window.process
  const outside = () => below(folder).filter((at) => !at.startsWith(journal))
  const before = outside()
  // What a driven WebKit keeps open of its own was open before.
  const was = new Set(family(id).flatMap(writable))
  await window.press('Play: memo.wav')
  const open = new Set()
  await until('two seconds are heard', async () => {
    for (const one of family(id)) for (const at of writable(one)) open.add(at)
    return (await window.driver.look(place)) >= 2
  })
  const [unpacks, ...others] = unpacking(id)
  assert.ok(unpacks && others.length === 0, 'one process unpacks')
  assert.equal(statusOf(unpacks, 'Seccomp'), '2')
  assert.match(fs.readFileSync(`/proc/${unpacks}/limits`, 'utf8'), /^Max cpu time +300 +300/m)
  assert.ok(!hasOpen(unpacks, 'journal.db'))
  assert.equal(fs.readFileSync(`/proc/${unpacks}/environ`, 'utf8'), '')

  // Files: none is open to be written to that was not before, and none has come or changed.
  assert.ok(open.has(path.join(journal, 'journal.db')), 'the control: what is open is seen')
  assert.deepEqual([...open].filter((at) => !was.has(at) && !at.startsWith(journal)), [])
  assert.deepEqual(outside(), before)
  // What was heard, as it was kept and as it was unpacked, lies nowhere.
  const unpacked = Buffer.from(new Float32Array(new Int16Array(sound.buffer, sound.byteOffset + 44, 2000).map((one) => one)).map((one) => one / 32768).buffer)
  const holds = () => [...files([folder], since)].filter((file) => {
    let held
    try {
      held = fs.readFileSync(file)
    } catch {
      return false
    }
    return held.includes(sound.subarray(44, 4044)) || held.includes(unpacked.subarray(400, 2400))
  })
  assert.deepEqual(holds(), [path.join(folder, 'memo.wav')], 'the control: the file it came from')
  fs.writeFileSync(path.join(folder, 'unpacked'), unpacked)
  assert.equal(holds().length, 2, 'the control: what was unpacked is found')

  await window.driver.press('\uE009', 'l')
  await window.inRoom('lock')
  assert.deepEqual(unpacking(id), [])
}))

test('where_there_is_no_loudspeaker_it_is_said_and_nothing_is_begun', withScreen(async (here) => {
  if (fs.existsSync('/dev/snd') || fs.existsSync('/run/pulse/native')) return
  const window = await listen(here, tone(60))
  await window.press('Play: memo.wav')
  await window.waitFor('Nothing was found on this computer that sound could come out of.')
  assert.deepEqual(unpacking(window.process), [])
  await window.one('button', 'Play: memo.wav')
}))
