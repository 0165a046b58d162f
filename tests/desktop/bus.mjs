// A message bus of a test's own, and on it somebody who speaks as logind and as a screen saver do.
// Its one rule: no bus of the tester's machine is ever joined.
import { spawn } from 'node:child_process'
import path from 'node:path'

import { until } from './driver.mjs'

export class Bus {
  static async start(folder) {
    const bus = new Bus()
    bus.address = `unix:path=${path.join(folder, 'bus')}`
    const told = ['--session', '--nofork', '--nopidfile', `--address=${bus.address}`, '--print-address']
    bus.daemon = spawn('dbus-daemon', told, { stdio: ['ignore', 'pipe', 'ignore'] })
    let said = ''
    bus.daemon.stdout.on('data', (bytes) => (said += bytes))
    await until('the message bus listens', () => said.includes('\n'))
    return bus
  }

  /** Where the window finds it, as the system's and as the session's. */
  get environment() {
    return { DBUS_SYSTEM_BUS_ADDRESS: this.address, DBUS_SESSION_BUS_ADDRESS: this.address }
  }

  /** Lets somebody speak as logind does. */
  async join() {
    this.said = ''
    this.login = spawn('python3', [path.join(import.meta.dirname, 'login1.py'), this.address], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    this.login.stdout.on('data', (bytes) => (this.said += bytes))
    await this.hears('ready')
  }

  say(words) {
    this.login.stdin.write(`${words}\n`)
  }

  /** Waits until it was said so often. */
  hears(words, times = 1) {
    return until(`the bus hears “${words}” ${times} times`, () => this.said.split('\n').filter((one) => one === words).length >= times)
  }

  end() {
    this.login?.kill('SIGKILL')
    this.daemon.kill('SIGKILL')
  }
}
