// A page in a browser on the real core, in a place of its own, and what a writer does with it.
// Its one rule: nothing waits for a time, everything waits for a fact; whatever was started ends with the test.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

import { chromium } from 'playwright-core'

import { watch } from './nobody-is-dropped.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const target = path.resolve(root, process.env.CARGO_TARGET_DIR ?? 'target')
const programs = process.env.AFTERBELL_PROGRAMS ?? path.join(target, 'debug')

/** The passphrase of every made-up journal. */
export const PASSPHRASE = 'lantern gravel orchard thimble harbour willow'
/** The evening on which everything happens. */
export const NOW = '2026-11-19 21:40'
/** How long a fact may take on a busy machine, in milliseconds. */
const PATIENCE = 30_000

let browser
let madeUp

/** A journal of two school years, made once for each file of tests. */
function madeUpJournal() {
  if (madeUp) return madeUp
  madeUp = fs.mkdtempSync(path.join(os.tmpdir(), 'afterbell-made-up-'))
  const made = spawnSync(path.join(programs, 'made_up_journal'), [path.join(madeUp, 'journal'), NOW.slice(0, 10)])
  if (made.status !== 0) throw new Error(`the made-up journal was not made: ${made.stderr}`)
  return madeUp
}

/** Ends what all tests of a file share. */
export async function endAll() {
  await browser?.close()
  if (madeUp) fs.rmSync(madeUp, { recursive: true })
}

/** A core, a page and a folder of a test's own. */
export class House {
  /**
   * Opens the page: on no journal, or on a made-up one that is shut. `importFrom` makes the export that the file window
   * would choose, in a folder it is given.
   */
  static async open({ journal = 'none', now = NOW, size = { width: 1280, height: 860 }, theme = 'dark', importFrom } = {}) {
    const house = new House()
    house.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'afterbell-browser-'))
    const folder = path.join(house.folder, 'journal')
    if (journal === 'made up') fs.cpSync(path.join(madeUpJournal(), 'journal'), folder, { recursive: true })
    const told = ['--page', path.join(root, 'ui/dist-loopback'), '--journal', folder, '--now', now, '--ends-with-input']
    if (importFrom) told.push('--import', importFrom(house.folder))
    house.server = spawn(path.join(programs, 'loopback'), told, { stdio: ['pipe', 'pipe', 'inherit'] })
    const [line] = await once(createInterface({ input: house.server.stdout }), 'line')
    house.told = JSON.parse(line)
    browser ??= await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync',
      ],
    })
    house.context = await browser.newContext({
      viewport: size, colorScheme: theme, locale: 'en-GB', timezoneId: 'Europe/London', reducedMotion: 'reduce',
    })
    house.context.setDefaultTimeout(PATIENCE)
    // As in the window, before any other script: a library that needs it otherwise does not start.
    await house.context.addInitScript(() => Object.freeze(Object.prototype))
    house.faults = []
    house.page = await house.context.newPage()
    await house.page.exposeFunction('dropped', (what) => house.faults.push(`nothing has the focus after ${what} went`))
    await house.page.addInitScript(watch)
    house.page.on('pageerror', (error) => house.faults.push(String(error)))
    // A refusal of the core is an answer and no fault; the browser notes each as a failed request.
    house.page.on('console', (said) => {
      if (said.type() === 'error' && !said.text().includes('409')) house.faults.push(said.text())
    })
    await house.page.goto(house.told.url)
    return house
  }

  /** Ends everything; nothing may have gone wrong in the page unseen. */
  async end() {
    await this.context?.close()
    this.server?.stdin.end()
    if (this.server?.exitCode === null) await once(this.server, 'exit')
    fs.rmSync(this.folder, { recursive: true })
    if (this.faults.length > 0) throw new Error(`the page said: ${this.faults.join('\n')}`)
  }

  /** Says a command to the core, past the page. */
  async call(name, input = {}) {
    const answer = await fetch(`${this.told.origin}/call/${name}`, {
      method: 'POST',
      headers: { origin: this.told.origin, 'x-afterbell-token': this.told.token },
      body: JSON.stringify(input),
    })
    const told = await answer.json()
    if (!answer.ok) throw new Error(`${name}: ${told.code}`)
    return told
  }

  button(name, options = {}) {
    return this.page.getByRole('button', { name, exact: true, ...options })
  }

  heading(name) {
    return this.page.getByRole('heading', { name, exact: true })
  }

  /** The room that is shown. */
  room(name) {
    return this.page.locator(`main[data-room="${name}"]`)
  }

  /** The page to write on. */
  get editor() {
    return this.page.locator('[data-editor]').getByRole('textbox')
  }

  /** Makes a journal with the offered passphrase and proves its sheet; answers both: the words, and the key’s groups. */
  async makeAJournal() {
    await this.button('Make my journal').click()
    await this.button('Go on').click()
    await this.page.waitForFunction(() => document.querySelector('[data-offered]')?.textContent?.trim().split(/\s+/).length === 6)
    const passphrase = (await this.page.locator('[data-offered]').textContent()).trim()
    await this.page.getByLabel('Type the six words here').fill(passphrase)
    await this.button('Lock it with this').click()
    await this.heading('Your recovery sheet').waitFor()
    const groups = await this.page.locator('[data-group]').allTextContents()
    await this.button('I have it on paper').click()
    await this.heading('Is it on paper?').waitFor()
    for (let group = 1; group <= groups.length; group++) {
      const field = this.page.getByLabel(`Group ${group}`, { exact: true })
      if (await field.count()) await field.fill(groups[group - 1])
    }
    await this.button('That is it').click()
    await this.room('tonight').waitFor()
    return { passphrase, groups }
  }

  /** Types the passphrase and opens. */
  async unlock(passphrase = PASSPHRASE) {
    await this.page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await this.page.keyboard.press('Enter')
    await this.room('tonight').waitFor()
  }

  /** Goes to a room by the rail. */
  async go(name, room) {
    await this.page.getByRole('navigation').getByRole('button', { name }).click()
    await this.room(room).waitFor()
  }

  /** Waits until what was typed is on the disk. */
  saved() {
    return this.page.getByText('Saved, and only here').waitFor()
  }

  /** Waits until a fact holds, asked over and over. */
  async until(what, fact) {
    const end = performance.now() + PATIENCE
    while (performance.now() < end) {
      if (await fact()) return
      await new Promise((next) => setTimeout(next, 30))
    }
    throw new Error(`waited in vain: ${what}`)
  }
}

/** A test in a house of its own. */
export function inAHouse(options, story) {
  return async () => {
    const house = await House.open(options)
    let failed = true
    try {
      await story(house)
      failed = false
    } finally {
      // A story that failed says why; what the page said besides would hide that.
      await house.end().catch((error) => {
        if (!failed) throw error
      })
    }
  }
}
