// What a screen reader is told: the tree of accessible objects that WebKitGTK lays out on a bus of its own.
// Its one rule: asked for over the bus, in the protocol's words (AT-SPI 2), as a screen reader asks; never out of the page.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

import { until } from './driver.mjs'

const LAUNCHER = '/usr/libexec/at-spi-bus-launcher'
const A11Y = ['org.a11y.Bus', '/org/a11y/bus']
const ACCESSIBLE = 'org.a11y.atspi.Accessible'
const TEXT = 'org.a11y.atspi.Text'
/** Bits of an accessible's state (AtspiStateType). */
export const STATE = { editable: 7, focused: 12, multiLine: 17 }

/** Calls a method; answers what is told in words, or null if there is nobody to answer. */
function call(address, [name, path], method, ...args) {
  const told = ['call', '--timeout', '10', '--address', address, '--dest', name, '--object-path', path, '--method', method, '--', ...args]
  const { status, stdout } = spawnSync('gdbus', told, { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}

/** What stands in the one string of an answer: gdbus writes it as a literal of Python's. */
function string(answer) {
  const [, mark, inside] = /^\((?:<)?(['"])([\s\S]*)\1>?,\)$/.exec(answer)
  return inside.replaceAll(/\\(n|t|.)/g, (_, one) => ({ n: '\n', t: '\t' })[one] ?? one).replaceAll(`\\${mark}`, mark)
}

export class Reader {
  /** Begins to listen, on a message bus of the test's own. */
  static async start(bus, environment) {
    const reader = new Reader()
    reader.launcher = spawn(LAUNCHER, ['--launch-immediately'], { env: { ...environment, ...bus.environment }, stdio: 'ignore' })
    const address = await until('there is a bus for screen readers', () => call(bus.address, A11Y, 'org.a11y.Bus.GetAddress'))
    reader.address = string(address.replace(/,guid=[^']*/, ''))
    for (const what of ['IsEnabled', 'ScreenReaderEnabled']) {
      call(bus.address, A11Y, 'org.freedesktop.DBus.Properties.Set', 'org.a11y.Status', what, '<true>')
    }
    return reader
  }

  /** The page: what the web process lays out, and which object of the window it stands in. */
  async page() {
    return until('the page is told of', () => {
      const names = call(this.address, ['org.freedesktop.DBus', '/'], 'org.freedesktop.DBus.ListNames') ?? ''
      for (const [, name] of names.matchAll(/'(org\.webkit\.[^']+)'/g)) {
        const path = '/org/a11y/webkit/accessible'
        const nodes = call(this.address, [name, path], 'org.freedesktop.DBus.Introspectable.Introspect') ?? ''
        const [, id] = /node name="([^"]+)"/.exec(nodes) ?? []
        const page = id && [name, `${path}/${id}`]
        if (page && this.#children(page).length > 0) return page
      }
      return null
    })
  }

  /** The first object of that name within another that can do this, or null. */
  named(name, within, can = TEXT) {
    const waiting = [within]
    for (const one of waiting) {
      if (this.name(one) === name && (call(this.address, one, `${ACCESSIBLE}.GetInterfaces`) ?? '').includes(can)) return one
      waiting.push(...this.#children(one))
    }
    return null
  }

  name(one) {
    const answer = call(this.address, one, 'org.freedesktop.DBus.Properties.Get', ACCESSIBLE, 'Name')
    return answer === null ? null : string(answer)
  }

  /** Whether it is in a state, by its bit. */
  is(one, bit) {
    const [low] = (call(this.address, one, `${ACCESSIBLE}.GetState`) ?? '').match(/\d+(?=[,\]])/g) ?? []
    return low !== undefined && (Number(low) & (1 << bit)) !== 0
  }

  /** All of its text. */
  text(one) {
    return string(call(this.address, one, `${TEXT}.GetText`, '0', '-1'))
  }

  /** Where the cursor stands in its text. */
  caret(one) {
    const answer = call(this.address, one, 'org.freedesktop.DBus.Properties.Get', TEXT, 'CaretOffset')
    return Number(/-?\d+/.exec(answer))
  }

  /** The line around a place, as it is read out. */
  line(one, at) {
    const [, line] = /^\((['"][\s\S]*['"]), \d+, \d+\)$/.exec(call(this.address, one, `${TEXT}.GetStringAtOffset`, String(at), '3'))
    return string(`(${line},)`)
  }

  #children(one) {
    const told = call(this.address, one, `${ACCESSIBLE}.GetChildren`) ?? ''
    return [...told.matchAll(/\('(:[^']+)', (?:objectpath )?'([^']+)'\)/g)].map(([, name, path]) => [name, path])
  }

  async end() {
    if (this.launcher.exitCode !== null || this.launcher.signalCode !== null) return
    this.launcher.kill('SIGTERM')
    await once(this.launcher, 'exit')
  }
}
