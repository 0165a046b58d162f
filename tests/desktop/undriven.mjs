// The window as it ships, open on a journal, used by the keyboard alone.
// Its one rule: it is seen from outside, as anybody else on the machine could see it.
import { until } from './driver.mjs'
import { Keyboard, hasOpen, statusOf } from './harness.mjs'

/** The process that shows the page; none for the moment in which it is replaced. */
export function pageOf(window) {
  return window.processes().find((id) => {
    try {
      return statusOf(id, 'Name').startsWith('WebKitWeb')
    } catch {
      return false
    }
  })
}

/** How often the window has said that a page of it can be used. */
const usable = (window) => window.said.split('\n').filter((line) => line === 'usable').length

/** The shipped window and its keyboard. */
export class Shipped {
  static async start({ start, screen }, more = {}, kind = 'strict') {
    const window = start(kind, { AFTERBELL_SAYS_WHEN_USABLE: '1', ...more })
    await window.says('usable')
    const shipped = Object.assign(new Shipped(), { window, pages: 1, keyboard: new Keyboard(screen) })
    await shipped.keyboard.take()
    return shipped
  }

  get id() {
    return this.window.child.pid
  }

  /** Whether the journal’s file is open in its process. */
  get isOpen() {
    return hasOpen(this.id, 'journal.db')
  }

  async unlock(passphrase) {
    await this.keyboard.type(passphrase)
    await this.keyboard.press('Return')
    await until('the journal opens', () => this.isOpen)
  }

  /** Saves a check-in by its digits; the page to write on has the focus then. */
  async checkIn(changed) {
    const before = changed()
    await until('the check-in is saved', async () => {
      // The room may not be drawn yet; keys that come too early are lost and have to be pressed again.
      await this.keyboard.type('4423')
      await this.keyboard.press('Return')
      return until('a change on the disk', () => changed() !== before, 2000)
    })
  }

  /** Stops the page’s process, as one that hangs, and waits until it stands still; answers its id. */
  async freezePage() {
    const page = pageOf(this.window)
    process.kill(page, 'SIGSTOP')
    await until('the page stands still', () => statusOf(page, 'State').startsWith('T'))
    return page
  }

  /** Does what locks, and waits until the journal is shut, the page is another, and the lock is on the screen. */
  async locksWhen(how) {
    await this.shutsWhen(how)
    await this.canBeUsed()
  }

  /** Does what locks, and waits until the journal is shut and the page is another, seen or not. */
  async shutsWhen(how) {
    const page = pageOf(this.window)
    await how()
    await until('the journal is shut', () => !this.isOpen)
    await until('the page’s process is another', () => ![undefined, page].includes(pageOf(this.window)))
    this.pages += 1
  }

  /** Waits until the newest page is on the screen. A page that is hidden is not drawn, and says so only afterwards. */
  canBeUsed() {
    return until('the lock is on the screen', () => usable(this.window) >= this.pages)
  }
}

/** Makes a journal in a driven window, as a writer does, and closes it. Answers the recovery key’s groups. */
export async function madeJournal(open, passphrase, more) {
  const driven = await open()
  const groups = await driven.makeJournal(passphrase)
  await more?.(driven)
  await driven.close()
  return groups
}
