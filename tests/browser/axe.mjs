// Every screen through axe: what would keep somebody out of it.
// Its one rule: every test asks by the same rules, those of WCAG 2.2 AA.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { createRequire } from 'node:module'

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds that would keep somebody out, a line for each; only of these impacts, where any are named. */
export async function found(house, where, ...impacts) {
  // Every room is asked in a fresh page of its own kind; axe stays where it was put.
  await house.page.evaluate(`window.axe ?? (() => { ${AXE} })()`)
  const { violations } = await house.page.evaluate(() =>
    window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }))
  return violations
    .filter(({ impact }) => impacts.length === 0 || impacts.includes(impact))
    .map(({ id, nodes }) => `${where}: ${id}: ${nodes.map((node) => `${node.target} ${node.any[0]?.message ?? ''}`).slice(0, 3).join('; ')}`)
}

/** Nothing on the screen may keep anybody out. */
export async function nobodyIsKeptOut(house, where) {
  assert.deepEqual(await found(house, where), [])
}
