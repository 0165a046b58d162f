// What remains in memory once it is locked: every byte of the window’s process and of all it started is looked through.
// Its one rule: the same search must find the keys while the journal is open, or it proves nothing.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

import { until } from './driver.mjs'
import { statusOf, withScreen } from './harness.mjs'
import { Shipped, madeJournal } from './undriven.mjs'

const IS_NOT_ROOT = process.getuid() !== 0 && 'only root may read a process that refuses to be read'
const PIECE = 1 << 22
const PAGE = 4096
/** How long what was let go of may take to be gone, in milliseconds. */
const AFTER_LOCK = 5000

/** The keys of a vault, worked out from its header and its recovery key. */
function keysOf(journal, groups) {
  const program = path.join(import.meta.dirname, 'keys.py')
  // The system's own, if the one that is found first has not what the reader needs.
  const python = ['python3', '/usr/bin/python3'].find((one) => spawnSync(one, ['-c', 'import cryptography']).status === 0)
  const told = spawnSync(python, [program, journal], { input: `${groups.join(' ')}\n`, encoding: 'utf8' })
  if (told.status !== 0) throw new Error(`no keys: ${told.stderr}`)
  return JSON.parse(told.stdout)
}

/** Every form in which a text may lie in memory. */
const textForms = (text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]
/** Every form in which a key may lie in memory: as it is, and in hexadecimal digits of either kind and width. */
const keyForms = (hex) => [Buffer.from(hex, 'hex'), ...textForms(hex), ...textForms(hex.toUpperCase())]

/** What is looked for: names and their forms. */
function sought({ passphrase, groups, keys, entry }) {
  const recovery = [groups.join(''), groups.join('-'), groups.join(' '), groups.join('","')]
  return {
    passphrase: textForms(passphrase),
    'recovery key': recovery.flatMap((form) => [...textForms(form), ...textForms(form.toLowerCase())]),
    'vault key': keyForms(keys.vault_key),
    'database key': keyForms(keys.database_key),
    'text of the entry': textForms(entry),
  }
}

/** The runs of pages that are really there: WebKit reserves tens of gigabytes and uses few of them. */
function* present(id) {
  const table = fs.openSync(`/proc/${id}/pagemap`, 'r')
  try {
    for (const line of fs.readFileSync(`/proc/${id}/smaps`, 'utf8').split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m)) {
      const [, from, to, rights] = /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line)
      const held = [...line.matchAll(/^(?:Rss|Swap): +(\d+) kB/gm)].some(([, size]) => size !== '0')
      if (!held || !rights.startsWith('r') || line.includes('[vvar]')) continue
      const [start, end] = [Number(`0x${from}`), Number(`0x${to}`)]
      const entries = Buffer.alloc((PIECE / PAGE) * 8)
      let run = null
      for (let at = start; at < end; at += PIECE) {
        const read = fs.readSync(table, entries, 0, Math.min(entries.length, ((end - at) / PAGE) * 8), (at / PAGE) * 8)
        for (let entry = 0; entry < read / 8; entry += 1) {
          // Bit 63: in memory; bit 62: in the swap file.
          const there = (entries[entry * 8 + 7] & 0xc0) !== 0
          const place = at + entry * PAGE
          if (there) run ??= place
          else if (run !== null) {
            yield [run, place]
            run = null
          }
        }
      }
      if (run !== null) yield [run, end]
    }
  } finally {
    fs.closeSync(table)
  }
}

/** How often each is found in a process’s memory. */
function search(id, forms) {
  const found = Object.fromEntries(Object.keys(forms).map((name) => [name, 0]))
  const longest = Math.max(...Object.values(forms).flat().map((form) => form.length))
  const memory = fs.openSync(`/proc/${id}/mem`, 'r')
  const piece = Buffer.alloc(PIECE + longest - 1)
  let bytes = 0
  try {
    for (const [start, end] of present(id)) {
      for (let at = start; at < end; at += PIECE) {
        let read
        try {
          read = fs.readSync(memory, piece, 0, Math.min(piece.length, end - at), at)
        } catch {
          continue
        }
        bytes += Math.min(read, PIECE)
        const held = piece.subarray(0, read)
        for (const [name, ways] of Object.entries(forms)) {
          for (const form of ways) {
            // A find that begins in the overlap is the next piece’s.
            for (let hit = held.indexOf(form); hit !== -1 && hit < PIECE; hit = held.indexOf(form, hit + 1)) found[name] += 1
          }
        }
      }
    }
  } finally {
    fs.closeSync(memory)
  }
  return { found, bytes }
}

/** The same over a window’s process and all that these have started. */
function searchAll(window, forms) {
  const of = {}
  let bytes = 0
  for (const id of window.processes()) {
    const answer = search(id, forms)
    bytes += answer.bytes
    of[statusOf(id, 'Name')] = answer.found
  }
  const sum = (name) => Object.values(of).reduce((all, found) => all + found[name], 0)
  return { of, sum, bytes }
}

test('after_a_lock_neither_the_keys_nor_the_passphrase_are_in_memory', { skip: IS_NOT_ROOT }, withScreen(async (tools) => {
  const { open, place } = tools
  const passphrase = `memory ${randomBytes(6).toString('hex')} lantern orchard`
  const entry = `entry${randomBytes(9).toString('hex')} and what came of it`
  // The journal is made, its sheet shown and proved, in a window of this kind too: the recovery key passes through it.
  const groups = await madeJournal(open, passphrase)
  const keys = keysOf(place.journal, groups)
  const forms = sought({ passphrase, groups, keys, entry })

  const shipped = await Shipped.start(tools)
  const database = path.join(place.journal, 'journal.db')
  const changed = () => fs.statSync(database).mtimeMs
  await shipped.unlock(passphrase)
  await shipped.checkIn(changed)
  const checkedIn = changed()
  await shipped.keyboard.type(entry)
  await until('the entry is saved', () => changed() !== checkedIn)

  const open_ = searchAll(shipped.window, forms)
  console.log('while open:', JSON.stringify(open_.of), `${(open_.bytes / 1e6).toFixed(0)} MB`)
  assert.ok(open_.sum('database key') + open_.sum('vault key') > 0, 'while open the keys are there: the search finds them')
  assert.ok(open_.sum('text of the entry') > 0, 'while open the text is there')

  await shipped.locksWhen(() => shipped.keyboard.press('ctrl+l'))
  let locked
  const secrets = ['passphrase', 'recovery key', 'vault key', 'database key']
  const clean = () => {
    locked = searchAll(shipped.window, forms)
    return secrets.every((name) => locked.sum(name) === 0)
  }
  await until('the keys are gone', clean, AFTER_LOCK).catch(() => {})
  console.log('locked:', JSON.stringify(locked.of), `${(locked.bytes / 1e6).toFixed(0)} MB`)
  for (const name of secrets) assert.equal(locked.sum(name), 0, `the ${name} is still there`)
}))

test('the_key_of_the_sheet_that_was_shown_is_not_left_in_the_windows_process', { skip: IS_NOT_ROOT }, withScreen(async ({ open, place }) => {
  const window = await open()
  await window.press('Make my journal')
  await window.press('Go on')
  const offered = () => document.querySelector('[data-offered]')?.textContent.trim()
  const six = await until('six words are offered', () => window.driver.look(offered))
  await window.fill('Type the six words here', six)
  await window.press('Lock it with this')
  await window.one('button', 'I have it on paper')
  // One at a time: what is driven passes through the window’s process, and the whole key must not.
  const groups = []
  for (let at = 0; at < 9; at += 1) {
    groups.push(await window.driver.look((at) => document.querySelectorAll('[data-group]')[at].textContent, at))
  }
  const forms = { 'recovery key': sought({ passphrase: six, groups, keys: keysOf(place.journal, groups), entry: six })['recovery key'] }
  const whileShown = search(window.process, forms).found
  await window.press('I have it on paper')
  await window.press('I will do this later')
  await window.inRoom('tonight')
  await window.lock()
  let left
  const isGone = () => {
    left = search(window.process, forms).found
    return left['recovery key'] === 0
  }
  await until('the key of the sheet is gone', isGone, AFTER_LOCK).catch(() => {})
  console.log('while it was shown:', JSON.stringify(whileShown), 'locked:', JSON.stringify(left))
  assert.equal(left['recovery key'], 0)
}))
