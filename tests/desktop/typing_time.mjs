// How long a key takes until its letter is on the page, in WebKitGTK: for `cargo xtask bench typing`.
// Its one rule: real keys into the real page, in the middle of the text; measured by the page itself.
import { withScreen } from './harness.mjs'
import { until } from './driver.mjs'

const PASSPHRASE = 'lantern gravel orchard thimble harbour willow'
const KEYS = 300
/** Between two keys, in milliseconds: a fast typist. */
const PAUSE = 60
const SIZES = [500, 20_000, 100_000]
/** A paragraph as heads write them. */
const PARAGRAPH = 'The governors came at four and stayed until seven, and nobody said what the meeting was really for. '.repeat(5).trim()

const at = (times, share) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]

/** Finds the page to write on, which lives in a shadow root, and keeps it for what is asked next. */
function find() {
  const roots = [...document.querySelectorAll('*')].map((element) => element.shadowRoot)
  globalThis.page = roots.find((root) => root?.querySelector('.cm-content')) ?? null
  return globalThis.page !== null
}

/** Puts words on the page, as if they had been pasted. */
function paste(text) {
  const content = globalThis.page.querySelector('.cm-content')
  content.focus()
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  content.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}

/** Watches every key: the work it makes until the page is laid out, and until the frame with its letter was made. */
function watch() {
  const content = globalThis.page.querySelector('.cm-content')
  const worked = (globalThis.worked = [])
  const shown = (globalThis.shown = [])
  let began = 0
  content.addEventListener('keydown', () => {
    const pressed = (began = performance.now())
    requestAnimationFrame(() => {
      const drawn = new MessageChannel()
      drawn.port1.onmessage = () => shown.push(performance.now() - pressed)
      drawn.port2.postMessage(null)
    })
  }, true)
  new MutationObserver(() => {
    if (began === 0) return
    content.getBoundingClientRect()
    worked.push(performance.now() - began)
    began = 0
  }).observe(content, { subtree: true, childList: true, characterData: true })
}

/** Brings the middle of the text into view. */
function toTheMiddle() {
  const scroller = globalThis.page.querySelector('.cm-scroller')
  const over = scroller.scrollHeight > scroller.clientHeight + 10 ? scroller : document.scrollingElement
  over.scrollTop = over.scrollHeight / 2
}

/** A line of the text that can be clicked. */
function line() {
  const seen = (one) => one.textContent.length > 9 && one.getBoundingClientRect().top > 150
  return [...globalThis.page.querySelectorAll('.cm-line')].find(seen) ?? null
}

async function measure({ open }) {
  const window = await open()
  await window.makeJournal(PASSPHRASE)
  const { driver } = window
  console.log(`words on the page    work of a key: p50    p99    on the page: p50    p99   (ms; ${KEYS} keys, ${PAUSE} ms apart)`)
  for (const words of SIZES) {
    const paragraphs = Math.ceil(words / PARAGRAPH.split(' ').length)
    await window.one('textbox', 'Tonight’s page')
    await until('the page can be written on', () => driver.look(find))
    await driver.look(paste, `${PARAGRAPH}\n\n`.repeat(paragraphs))
    await window.saved()
    await driver.look(toTheMiddle)
    // What is far from where one looks is laid out as one comes there, and a line may be made anew.
    await until('the cursor stands in the middle', async () => (await driver.click(await driver.find(line)), true))
    await driver.look(watch)
    await driver.keys('a word typed in the middle of it, '.repeat(20).slice(0, KEYS), PAUSE)
    const [worked, shown] = await until('every key was measured', async () => {
      const all = await driver.look(() => [globalThis.worked, globalThis.shown])
      return all[1].length >= KEYS && all
    })
    const said = [worked, shown].map((times) => `${at(times, 0.5).toFixed(1).padStart(19)}${at(times, 0.99).toFixed(1).padStart(7)}`)
    console.log(String(words).padEnd(20) + said.join(''))
    await window.press('Start another page')
  }
}

await withScreen(measure)()
