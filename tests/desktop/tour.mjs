// A tour of every room on a made-up journal: a picture of each in both looks, and the summary as it is handed on.
// Its one rule: it walks as a person would, through what can be seen, and stops where something is missing.
import fs from 'node:fs'
import path from 'node:path'

import { Place, Screen, Window } from './harness.mjs'
import { until } from './driver.mjs'

const { AFTERBELL_JOURNAL: journal, AFTERBELL_PASSPHRASE: passphrase, AFTERBELL_TOUR: folder } = process.env
if (!journal || !passphrase || !folder) throw new Error('AFTERBELL_JOURNAL, AFTERBELL_PASSPHRASE and AFTERBELL_TOUR are needed')

const SIZE = [1180, 780]
const NARROW = [760, 780]

fs.rmSync(folder, { recursive: true, force: true })
fs.mkdirSync(folder, { recursive: true })

let number = 0
/** Keeps both looks of what is on the page. */
async function keep(window, name, size = SIZE) {
  number += 1
  for (const look of ['night', 'paper']) {
    await window.screenshot(path.join(folder, `${String(number).padStart(2, '0')}-${name}-${look}.png`), look, size)
  }
  process.stdout.write(`  ${name}\n`)
}

/** Waits until a room has filled: nothing on it says that it is still loading. */
function settled(window) {
  return until('the room has filled', async () => !(await window.sees('One moment…')))
}

async function walk(window) {
  await window.inRoom('lock')
  await keep(window, 'lock')
  await window.press('Someone to talk to')
  await window.inRoom('support')
  await settled(window)
  await keep(window, 'support-while-locked')
  await window.press('Back')
  await window.unlock(passphrase)
  await window.one('textbox', 'Tonight’s page')
  await keep(window, 'tonight')
  await keep(window, 'tonight-narrow', NARROW)
  // Four for the mood, two for the energy, two for the bucket, three for the sleep.
  await window.driver.look(() => document.querySelector('h1').focus())
  await window.driver.keys('4223')
  await window.press('Save check-in')
  await window.waitFor('Checked in at')
  await window.write('The choir sang in the corridor and I stood behind the door until they had finished.')
  await window.saved()
  await keep(window, 'tonight-written')

  await window.goTo('Journal', 'journal')
  await settled(window)
  await keep(window, 'journal')
  const first = () => document.querySelector('main li button, main [role="listitem"] button')
  await window.driver.click(await until('an entry to read', () => window.driver.find(first)))
  await window.one('button', 'Change it')
  await keep(window, 'entry')
  await window.goTo('Journal', 'journal')
  await window.fill('Search', 'choir')
  await until('the search has answered', () => window.driver.look(() => document.querySelector('[data-settled="true"]') !== null))
  await keep(window, 'journal-search')

  await window.goTo('Trends', 'trends')
  await settled(window)
  await keep(window, 'trends')
  await window.goTo('Stages', 'stages')
  await settled(window)
  await keep(window, 'stages')
  await share(window)
  await window.goTo('Someone to talk to', 'support')
  await settled(window)
  await keep(window, 'support')
  await window.goTo('Settings', 'settings')
  await settled(window)
  await keep(window, 'settings')
  await window.lock()
}

/** How a journal is made, up to its sheet: on a journal of its own. */
async function making(window) {
  await window.one('button', 'Make my journal')
  await keep(window, 'making')
  await window.press('Make my journal')
  await window.press('My school’s or trust’s', 'radio')
  await keep(window, 'whose-computer')
  await window.press('Go on')
  const offered = () => document.querySelector('[data-offered]')?.textContent.trim()
  const six = await until('six words are offered', () => window.driver.look(offered))
  await keep(window, 'passphrase')
  await window.fill('Type the six words here', six)
  await window.press('Lock it with this')
  await window.one('button', 'I have it on paper')
  await keep(window, 'recovery-sheet')
}

async function share(window) {
  await window.goTo('Share', 'share')
  await window.unfold('In your words')
  await window.fill('What I want from this', 'To leave with one thing I will stop doing before Christmas.')
  await window.unfold('Pictures')
  for (const box of ['Mood', 'What is left in the bucket']) {
    if (await window.has('checkbox', box)) await window.press(box, 'checkbox')
  }
  await window.unfold('Passages')
  const first = (selector) => document.querySelector(selector)
  await until('an entry to take words from', () => window.driver.find(first, '.entries button'))
  await window.driver.click(await window.driver.find(first, '.entries button'))
  await window.press('Take this paragraph')
  if (await window.has('button', 'Close this entry')) await window.press('Close this entry')
  await window.press('Show the pages')
  await window.one('button', 'Save as PDF')
  await keep(window, 'share')
  await window.press('Save as PDF')
  await window.waitFor('This copy is outside your lock now.')
}

/** Shows a journal on a screen of its own and takes both away afterwards. */
async function show(journal, steps) {
  const screen = await Screen.start()
  const place = new Place(journal)
  let window
  try {
    window = await Window.open(screen, place, { more: { AFTERBELL_CHOOSES: path.join(folder, 'summary.pdf') } })
    await steps(window)
  } catch (error) {
    if (window) process.stderr.write(`${await window.tells()}\n`)
    throw error
  } finally {
    await window?.end()
    await screen.end()
    place.gone()
  }
}

await show(undefined, making)
await show(journal, walk)
