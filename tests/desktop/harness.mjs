// A window, a screen and a place of its own for each test, and what a writer does with them.
// Its one rule: whatever happens, everything that was started is ended and every folder that was made is gone.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

import { Driver, until } from './driver.mjs'
import { pageFinder } from './finder.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const target = path.resolve(root, process.env.CARGO_TARGET_DIR ?? 'target')
const windows = process.env.AFTERBELL_WINDOWS ?? path.join(target, 'windows')

/** The programs built beside the window: the maker of made-up journals among them. */
export const programs = process.env.AFTERBELL_PROGRAMS ?? path.join(target, 'debug')

/** Where a kind of window lies: `strict`, `automation`, `probe`, `plaintext`; and `empty`, a page that holds nothing. */
export function windowOf(kind) {
  const binary = path.join(windows, kind)
  if (!fs.existsSync(binary)) throw new Error(`there is no window “${kind}”: cargo xtask test windows`)
  return binary
}

/** Starts a program in a group of its own, so that what it starts ends with it. */
function startGroup(program, args, options) {
  const child = spawn(program, args, { detached: true, ...options })
  child.on('error', () => {})
  return child
}

async function endGroup(child) {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    return
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** A screen in memory. */
export class Screen {
  /** `everybody`: other users of this machine may show windows on it too. `framebuffer`: what is drawn can be read at once. */
  static async start({ everybody = false, framebuffer = false } = {}) {
    const told = ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp', ...(everybody ? ['-ac'] : [])]
    const drawn = framebuffer ? fs.mkdtempSync(path.join(os.tmpdir(), 'afterbell-screen-')) : undefined
    if (drawn) told.push('-fbdir', drawn)
    const server = startGroup('Xvfb', told, {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    let said = ''
    server.stdio[3].on('data', (bytes) => (said += bytes))
    await until('a screen in memory', () => said.includes('\n'))
    return Object.assign(new Screen(), { server, drawn, name: `:${said.trim()}` })
  }

  /** How many colours there are between two shares of the screen's width, counted up to `most`. */
  colours(from, to, most) {
    const dump = fs.readFileSync(path.join(this.drawn, 'Xvfb_screen0'))
    // The head of an X window dump, version 7 (X11/XWDFile.h): its own size, the width, the bytes of a line and the
    // colours of the map that stand between it and the lines.
    const [head, width, line, map] = [0, 4, 12, 19].map((field) => dump.readUInt32BE(field * 4))
    const [left, right] = [from, to].map((share) => Math.round(share * width) * 4)
    const seen = new Set()
    for (let start = head + map * 12; start + line <= dump.length && seen.size < most; start += line) {
      for (let at = start + left; at < start + right && seen.size < most; at += 4) seen.add(dump.readUInt32LE(at) & 0xffffff)
    }
    return seen.size
  }

  async end() {
    await endGroup(this.server)
    if (this.drawn) fs.rmSync(this.drawn, { recursive: true })
  }
}

/** A home and a journal's folder of a test's own. */
export class Place {
  constructor(journal) {
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'afterbell-desktop-'))
    this.home = path.join(this.folder, 'home')
    this.journal = journal ?? path.join(this.folder, 'journal')
    fs.mkdirSync(this.home)
  }

  /** The environment of a program that lives here. Nothing of the tester's own is in it. */
  environment(screen, more = {}) {
    const at = (name) => path.join(this.home, name)
    return {
      PATH: process.env.PATH,
      LANG: 'C.UTF-8',
      TZ: 'Europe/London',
      DISPLAY: screen.name,
      HOME: this.home,
      XDG_DATA_HOME: at('.local/share'),
      XDG_CONFIG_HOME: at('.config'),
      XDG_CACHE_HOME: at('.cache'),
      XDG_STATE_HOME: at('.local/state'),
      AFTERBELL_JOURNAL: this.journal,
      NO_AT_BRIDGE: '1',
      ...more,
    }
  }

  gone() {
    fs.rmSync(this.folder, { recursive: true, force: true })
  }
}

/** A window nobody drives, as it ships: what it says can be heard, and it can be ended. */
export class Undriven {
  /** `as`: the user it runs as, if not the tester. */
  constructor(kind, screen, place, more, as = {}) {
    this.said = ''
    this.child = startGroup(windowOf(kind), [], {
      ...as,
      env: place.environment(screen, more),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const from of [this.child.stdout, this.child.stderr]) from.on('data', (bytes) => (this.said += bytes))
  }

  /** Waits until it has said something. */
  async says(words) {
    await until(`the window says “${words}”`, () => this.said.includes(words) || this.hasEnded)
    if (!this.said.includes(words)) throw new Error(`the window ended without saying “${words}”`)
  }

  async tells() {
    return `[said] ${this.said}`
  }

  get hasEnded() {
    return this.child.exitCode !== null || this.child.signalCode !== null
  }

  /** Asks it to go as the system does, and waits until it has. */
  async close() {
    this.child.kill('SIGTERM')
    await until('the window goes when it is asked to', () => this.hasEnded)
  }

  /** Its own process and all that these have started. */
  processes() {
    const parents = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((id) => ({ id: Number(id), of: parentOf(id) }))
    const tree = [this.child.pid]
    for (const id of tree) tree.push(...parents.filter(({ of }) => of === id).map(({ id }) => id))
    return tree
  }

  end() {
    return endGroup(this.child)
  }
}

/** A window nobody drives, used by the keyboard alone. It has no ears: what it did is seen from outside. */
export class Keyboard {
  constructor(screen, window) {
    this.environment = { PATH: process.env.PATH, DISPLAY: screen.name }
    this.window = window
  }

  /** Gives a window the keyboard: there is nobody else on the screen who would. */
  async take(name = 'Afterbell') {
    await until('the window takes the keyboard', () => this.#say('search', '--onlyvisible', '--name', `^${name}$`, 'windowfocus'))
  }

  async type(words) {
    if (!this.#say('type', '--delay', '12', words)) throw new Error('nothing was typed')
  }

  async press(key) {
    if (!this.#say('key', key)) throw new Error(`${key} was not pressed`)
  }

  #say(...words) {
    return spawnSync('xdotool', words, { env: this.environment, stdio: 'ignore' }).status === 0
  }
}

/** Whether a process has a file of that name open. */
export function hasOpen(id, name) {
  return fs.readdirSync(`/proc/${id}/fd`).some((fd) => {
    try {
      return path.basename(fs.readlinkSync(`/proc/${id}/fd/${fd}`)) === name
    } catch {
      return false
    }
  })
}

/** A field of /proc/ID/status. */
export function statusOf(id, field) {
  const status = fs.readFileSync(`/proc/${id}/status`, 'utf8')
  return new RegExp(`^${field}:\\s*(.*)$`, 'm').exec(status)?.[1]
}

function parentOf(id) {
  try {
    return Number(statusOf(id, 'PPid'))
  } catch {
    return null
  }
}

/** A port nobody listens at. */
async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

/** A window that is driven, in a writer's words. */
export class Window {
  static async open(screen, place, { kind = 'automation', more = {} } = {}) {
    const port = await freePort()
    const env = { ...place.environment(screen, more), TAURI_WEBVIEW_AUTOMATION: 'true' }
    const server = startGroup('WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' })
    const base = `http://127.0.0.1:${port}`
    try {
      await until('the driver listens', async () => (await fetch(`${base}/status`)).ok)
      const driver = await Driver.start(base, windowOf(kind))
      return Object.assign(new Window(), { server, driver, place })
    } catch (error) {
      await endGroup(server)
      throw error
    }
  }

  /** Ends the window without a word, as a power cut would. */
  async end() {
    await endGroup(this.server)
  }

  /** The window's own process. */
  get process() {
    const id = fs.readdirSync('/proc').find((id) => /^\d+$/.test(id) && parentOf(id) === this.server.pid)
    return Number(id)
  }

  /** Asks the window to go as the system does, and waits until it has. */
  async close() {
    const id = this.process
    process.kill(id, 'SIGTERM')
    await until('the window goes when it is asked to', () => parentOf(id) === null || statusOf(id, 'State')?.startsWith('Z'))
    await this.end()
  }

  /** What is on the page, for whoever has to find out why a test does not hold. */
  async tells() {
    const page = () => `${document.querySelector('main')?.dataset.room ?? 'no room'}: ${document.body.innerText}`
    return `[on the page] ${(await this.driver.look(page).catch((gone) => gone.message)).slice(0, 1200)}`
  }

  // ── seeing ──

  /** Whether these words can be read on the page. */
  sees(words) {
    return this.driver.look((words) => document.body.innerText.includes(words), words)
  }

  /** Waits until these words can be read on the page. */
  waitFor(words) {
    return until(`“${words}” on the page`, () => this.sees(words))
  }

  /** Waits until a room is there. */
  inRoom(room) {
    const there = (room) => document.querySelector(`main[data-room="${room}"]`) !== null
    return until(`the room ${room}`, () => this.driver.look(there, room))
  }

  /** Waits for the element of a role with a name, and answers it. */
  one(role, name) {
    return until(`${role} “${name}”`, () => this.driver.find(pageFinder, role, name))
  }

  async has(role, name) {
    return (await this.driver.find(pageFinder, role, name)) !== null
  }

  /** What stands in the field of that name. */
  async standsIn(name) {
    await this.one('textbox', name)
    return this.driver.look(`(name) => { const box = (${pageFinder})('textbox', name); return box.value ?? box.innerText }`, name)
  }

  /** Waits until tonight's page holds words like these; the page to write on fills a moment after it is there. */
  async reads(like) {
    let last = ''
    const holds = async () => like.test((last = await this.standsIn('Tonight’s page')))
    await until(`words like ${like} on tonight’s page`, holds).catch((error) => {
      throw new Error(`${error.message}; it holds “${last}”`)
    })
  }

  // ── doing ──

  async press(name, role = 'button') {
    const element = await this.one(role, name)
    await until(`${role} “${name}” can be pressed`, async () => {
      await this.driver.click(element)
      return true
    })
  }

  /** Types into the field of that name, key by key. */
  async fill(name, text) {
    await this.one('textbox', name)
    await this.driver.look(`(name) => (${pageFinder})('textbox', name).focus()`, name)
    await this.driver.keys(text)
  }

  /** Makes a journal with a passphrase of one's own and goes in; answers the recovery key's groups. */
  async makeJournal(passphrase) {
    await this.press('Make my journal')
    await this.press('Go on')
    await this.press('I have my own')
    await this.fill('Your passphrase', passphrase)
    await this.fill('Type it once more', passphrase)
    await this.press('Lock it with this')
    await this.one('button', 'I have it on paper')
    const groups = await this.driver.look(() => [...document.querySelectorAll('[data-group]')].map((one) => one.textContent))
    await this.press('I have it on paper')
    const labels = () => [...document.querySelectorAll('label')].map((one) => one.textContent.trim())
    const asked = await until('two groups are asked for', async () => {
      const groups = (await this.driver.look(labels)).filter((label) => /^Group \d$/.test(label))
      return groups.length === 2 && groups
    })
    for (const label of asked) await this.fill(label, groups[Number(label.slice(6)) - 1])
    await this.press('That is it')
    await this.inRoom('tonight')
    return groups
  }

  async unlock(passphrase) {
    await this.inRoom('lock')
    await this.fill('Passphrase', passphrase)
    await this.press('Open')
    await this.inRoom('tonight')
  }

  async lock() {
    await this.press('Lock now')
    await this.inRoom('lock')
  }

  async goTo(name, room) {
    await this.press(name)
    await this.inRoom(room)
  }

  /** Writes on tonight's page and does not wait for it to be saved. */
  async write(text) {
    await this.fill('Tonight’s page', text)
  }

  saved() {
    return this.waitFor('Saved, and only here')
  }

  /** Opens a part of the Share room, if it is not open already. */
  async unfold(name) {
    await this.one('part', name)
    await this.driver.look(`(name) => { (${pageFinder})('part', name).parentElement.open = true }`, name)
  }

  /** The page's picture in a look: `night` or `paper`. */
  async picture(theme) {
    await this.driver.run(async (theme) => {
      const drawn = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))
      document.documentElement.dataset.theme = theme
      await document.fonts.ready
      await drawn()
      // Colours pass from one look to the other, and half-way no button can be read. They are ended and not waited for:
      // in a part that is folded away nothing passes.
      for (const passing of document.getAnimations()) passing.finish()
      await drawn()
    }, theme)
    return this.driver.picture()
  }

  /** Keeps the page's picture under a name, in a look and, if one is given, a size. */
  async screenshot(file, theme, size) {
    if (size) await this.driver.resize(...size)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, await this.picture(theme))
  }
}

/** Runs a test with a screen and a place, and takes both away afterwards. */
export function withScreen(body, options) {
  return async () => {
    const screen = await Screen.start(options)
    const place = new Place(options?.journal)
    const opened = []
    const open = async (options) => {
      const window = await Window.open(screen, place, options)
      opened.push(window)
      return window
    }
    const start = (kind, more, as) => {
      const window = new Undriven(kind, screen, place, more, as)
      opened.push(window)
      return window
    }
    try {
      await body({ screen, place, open, start })
    } catch (error) {
      // Made-up words only are ever on these pages, so that they may be told.
      for (const window of opened) error.message += `\n${await window.tells()}`
      throw error
    } finally {
      for (const window of opened) await window.end()
      await screen.end()
      place.gone()
    }
  }
}
