// How soon the words are off the screen and the journal is shut, once a key has asked for it: for `cargo xtask bench`.
// Its one rule: the window as it ships, looked at from outside, and the screen itself read, not a picture of it.
import { spawn } from 'node:child_process'

import { withScreen } from './harness.mjs'
import { until } from './driver.mjs'
import { Shipped, pageOf } from './undriven.mjs'

const TURNS = 10
const KEYS = ['ctrl+l', 'F9']
/** The passphrase of every made-up journal. */
const PASSPHRASE = 'lantern gravel orchard thimble harbour willow'
/** Edges of the window where a room has words and neither the lock nor a blank has any: of the screen's width. */
const EDGES = [[0.05, 0.2], [0.8, 0.95]]
/** A plain surface and its frame have no more. */
const PLAIN = 3

const middle = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]
const row = (what, times, wanted) =>
  console.log(`${what.padEnd(38)}${middle(times).toFixed(0).padStart(7)}${Math.max(...times).toFixed(0).padStart(9)}   ≤ ${wanted}`)

async function measure({ screen, start }) {
  const shipped = await Shipped.start({ start, screen }, {}, 'afterbell')
  const plain = () => EDGES.every(([from, to]) => screen.colours(from, to, PLAIN + 1) <= PLAIN)
  // One that is there already: to start a program for each key takes half as long as what is measured.
  const keys = spawn('xdotool', ['-'], { env: { PATH: process.env.PATH, DISPLAY: screen.name }, stdio: ['pipe', 'ignore', 'ignore'] })
  const times = KEYS.map((key) => [key, { gone: [], shut: [], another: [] }])
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [key, { gone, shut, another }] of times) {
      await shipped.unlock(PASSPHRASE)
      await until('the room is on the screen', () => !plain())
      const page = pageOf(shipped.window)
      const asked = performance.now()
      keys.stdin.write(`key --delay 0 ${key}\n`)
      const facts = [
        [gone, plain],
        [shut, () => !shipped.isOpen],
        [another, () => ![undefined, page].includes(pageOf(shipped.window))],
      ]
      while (facts.length > 0) {
        for (const [at, [when, fact]] of facts.entries()) {
          if (!fact()) continue
          when.push(performance.now() - asked)
          facts.splice(at, 1)
          break
        }
        await new Promise((next) => setImmediate(next))
      }
      shipped.pages += 1
      if (key === 'F9') await shipped.keyboard.press('a')
      await shipped.canBeUsed()
    }
  }
  keys.stdin.end()
  console.log(`${''.padEnd(38)} middle  slowest   wanted (ms, of ${TURNS})`)
  for (const [key, { gone, shut, another }] of times) {
    row(`${key}: the words are off the screen`, gone, 100)
    row(`${key}: the journal is shut`, shut, 1000)
    row(`${key}: the page’s process is another`, another, 1000)
  }
}

await withScreen(measure, { framebuffer: true, journal: process.env.AFTERBELL_JOURNAL })()
