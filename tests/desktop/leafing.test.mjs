// A PDF looked at in the real window: who draws it, what that process is left with, and that the lock ends it.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

import { letter } from '../browser/pdfs.mjs'
import { until } from './driver.mjs'
import { hasOpen, statusOf, withScreen } from './harness.mjs'

const PASSPHRASE = 'copper ladder seventeen marmalade evenings'
const PAGE_DOWN = '\uE00F'
const ESCAPE = '\uE00C'

/** The processes that a process has started to draw. */
function drawing(window) {
  return fs.readdirSync('/proc').filter((id) => {
    try {
      return /^\d+$/.test(id) && Number(statusOf(id, 'PPid')) === window && fs.readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('draw-pages')
    } catch {
      return false
    }
  })
}

/** How many points of the page that is shown are not white, of all there are; none before it is drawn. */
const ink = () => {
  const shown = document.querySelector('[data-leaf]')
  if (!shown?.complete || shown.naturalWidth === 0) return null
  const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 424 })
  const pen = canvas.getContext('2d')
  pen.drawImage(shown, 0, 0, 300, 424)
  const points = pen.getImageData(0, 0, 300, 424).data
  return points.filter((part, at) => at % 4 === 0 && part < 200).length
}

test('a_pdf_is_drawn_by_a_process_that_can_do_nothing_else_and_the_lock_ends_it', withScreen(async ({ open, place }) => {
  const file = path.join(place.folder, 'letter.pdf')
  fs.writeFileSync(file, letter(['The governors meet on Monday.', 'Please bring the figures.'], ['Yours sincerely']))
  const window = await open({ more: { AFTERBELL_CHOOSES: file } })
  await window.makeJournal(PASSPHRASE)
  await window.write('A letter came.')
  await window.saved()
  await window.driver.press('\uE009', '\uE008', 'a')
  await window.press('Open it: letter.pdf')
  await window.waitFor('Page 1 of 2')
  await until('the page is drawn', () => window.driver.look(ink))
  const id = window.process
  const [drawer, ...others] = drawing(id)
  assert.ok(drawer && others.length === 0, 'one process draws')
  assert.equal(statusOf(drawer, 'Seccomp'), '2')
  assert.equal(statusOf(drawer, 'NoNewPrivs'), '1')
  const limits = fs.readFileSync(`/proc/${drawer}/limits`, 'utf8')
  assert.match(limits, /^Max cpu time +120 +120/m)
  assert.match(limits, /^Max file size +0 +0/m)
  assert.doesNotMatch(limits, /^Max address space +unlimited/m)
  // The control: the window itself has the journal open, and no such limit.
  assert.ok(hasOpen(id, 'journal.db'))
  assert.ok(!hasOpen(drawer, 'journal.db'))
  assert.match(fs.readFileSync(`/proc/${id}/limits`, 'utf8'), /^Max address space +unlimited/m)
  assert.equal(fs.readFileSync(`/proc/${drawer}/environ`, 'utf8').includes('AFTERBELL'), false)

  await window.driver.press(PAGE_DOWN)
  await window.waitFor('Page 2 of 2')
  await until('the next page is drawn', () => window.driver.look(ink))
  await window.driver.press(ESCAPE)
  await until('with the view it goes', () => drawing(id).length === 0)

  await window.press('Open it: letter.pdf')
  await until('it is drawn once more', () => window.driver.look(ink))
  assert.equal(drawing(id).length, 1)
  await window.driver.press('\uE009', 'l')
  await window.inRoom('lock')
  assert.deepEqual(drawing(id), [])
}))
