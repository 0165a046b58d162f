// What other programs hand to the page in the real window: a picture on the clipboard, and a file under the pointer.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

import { picture } from '../browser/pictures.mjs'
import { until } from './driver.mjs'
import { Keyboard, withScreen } from './harness.mjs'

const PASSPHRASE = 'copper ladder seventeen marmalade evenings'
const dragging = path.join(path.dirname(fileURLToPath(import.meta.url)), 'dragging.py')

/** The window a screen shows, by its number. */
function numberOf(env) {
  const found = spawnSync('xdotool', ['search', '--onlyvisible', '--name', '^Afterbell$'], { env, encoding: 'utf8' })
  return found.stdout.trim().split('\n').at(-1)
}

/** How many points wide each picture is that stands on the page. */
const widths = () => [...document.querySelectorAll('[data-attached] img')].map((one) => one.complete && one.naturalWidth)

/** The middle of the page that is written on. */
function middle() {
  const roots = [...document.querySelectorAll('*')].map((element) => element.shadowRoot)
  const page = roots.find((root) => root?.querySelector('.cm-content')).querySelector('.cm-content').getBoundingClientRect()
  return [Math.round(page.left + page.width / 2), Math.round(page.top + page.height / 2)]
}

test('a_picture_on_the_clipboard_and_a_file_let_go_over_the_page_are_put_in', withScreen(async ({ open, place, screen }) => {
  const env = { PATH: process.env.PATH, DISPLAY: screen.name }
  const [copied, dragged] = ['copied.png', 'dragged.png'].map((name) => path.join(place.folder, name))
  fs.writeFileSync(copied, picture(64, 40))
  fs.writeFileSync(dragged, picture(48, 30))
  const window = await open()
  await window.makeJournal(PASSPHRASE)
  await window.write('A drawing came.')
  await window.saved()

  spawnSync('xclip', ['-i', '-selection', 'clipboard', '-t', 'image/png', copied], { env, stdio: 'ignore' })
  const keyboard = new Keyboard(screen)
  await keyboard.take()
  await keyboard.press('ctrl+v')
  await until('the picture is put in', async () => (await window.driver.look(widths)).length === 1)

  const [x, y] = await window.driver.look(middle)
  const said = spawnSync('python3', [dragging, numberOf(env), String(x), String(y), dragged], { env, encoding: 'utf8' })
  assert.equal(said.stdout.trim(), 'dropped', said.stderr)
  await until('the file is put in', async () => (await window.driver.look(widths)).length === 2)
  assert.match(await window.standsIn('Tonight’s page'), /A drawing came\./, 'the window went nowhere')
}))
