// The page one writes on, by keyboard: what the keys do, finding, pasting, spelling, and the quiet choices beside it.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import * as axe from './axe.mjs'
import { endAll, inAHouse } from './house.mjs'

after(endAll)

/** What stands on the page, as the disk has it once it is saved. */
async function body(house) {
  await house.page.keyboard.press('Control+s')
  await house.page.locator('[data-standing="saved"]').waitFor()
  return (await house.call('tonight')).entry.body
}

/** An evening of one's own with the cursor on the page. */
async function write(house, words = '') {
  await house.makeAJournal()
  await house.editor.click()
  if (words) await house.page.keyboard.insertText(words)
}

/** Pastes what a program would put on the clipboard. */
async function paste(house, { html = '', text = '' }) {
  await house.editor.evaluate((page, { html, text }) => {
    const clipboardData = new DataTransfer()
    if (html) clipboardData.setData('text/html', html)
    clipboardData.setData('text/plain', text)
    page.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, { html, text })
}

const hasCursor = (house) => house.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('role') === 'textbox')

test('lists go on by themselves, Tab moves items, and Escape and Tab leave the page', inAHouse({}, async (house) => {
  await write(house)
  const { keyboard } = house.page
  for (const key of ['- one', 'Enter', 'two', 'Enter', 'Tab', 'in', 'Enter', 'Shift+Tab', '[ ] ring', 'Control+Enter']) {
    await (/^(Enter|Tab|Shift\+Tab|Control\+Enter)$/.test(key) ? keyboard.press(key) : keyboard.type(key))
  }
  assert.equal(await body(house), '- one\n- two\n  - in\n- [x] ring')
  assert.equal(await house.page.getByRole('checkbox', { name: 'Tick box' }).isChecked(), true)
  await house.page.getByRole('checkbox', { name: 'Tick box' }).click()
  assert.equal(await body(house), '- one\n- two\n  - in\n- [ ] ring')
  assert.ok(await hasCursor(house), 'a pressed box leaves the cursor where it was')
  await keyboard.press('Tab')
  assert.ok(await hasCursor(house), 'in a list Tab stays')
  await keyboard.press('Escape')
  await keyboard.press('Tab')
  assert.ok(!(await hasCursor(house)), 'Escape and Tab leave')
}))

test('what was typed before a save can be taken back after it, and the disk follows', inAHouse({}, async (house) => {
  await write(house)
  await house.page.keyboard.type('One. ')
  assert.equal(await body(house), 'One. ')
  await house.page.waitForTimeout(600)
  await house.page.keyboard.type('Two.')
  assert.equal(await body(house), 'One. Two.')
  await house.page.keyboard.press('Control+z')
  await house.until('the last words are off the disk', async () => (await body(house)) === 'One. ')
  await house.page.keyboard.press('Control+z')
  await house.until('all are off the disk', async () => (await body(house)) === '')
  await house.page.keyboard.press('Control+y')
  await house.page.keyboard.press('Control+y')
  await house.until('they are back', async () => (await body(house)) === 'One. Two.')
}))

test('words are found on the page by keyboard, counted, and the cursor comes back', inAHouse({}, async (house) => {
  await write(house, 'The hall. The choir.\n\nThe end.')
  const { keyboard } = house.page
  await keyboard.press('Control+Home')
  await keyboard.press('Control+f')
  await keyboard.type('the')
  const said = house.page.locator('[data-editor]').getByRole('status')
  await said.getByText('1 of 3').waitFor()
  await keyboard.press('Enter')
  await said.getByText('2 of 3').waitFor()
  await keyboard.press('Shift+Enter')
  await said.getByText('1 of 3').waitFor()
  assert.deepEqual(await axe.found(house, 'finding', 'serious', 'critical'), [])
  await keyboard.type('zebra')
  await said.getByText('Not on this page').waitFor()
  await keyboard.press('Escape')
  assert.ok(await hasCursor(house))
  await house.page.getByRole('button', { name: 'Lock now' }).focus()
  await keyboard.press('Control+f')
  await house.page.getByLabel('Find', { exact: true }).waitFor()
}))

test('words are found on a page that is read, across emphasis, and the marks go with the finding', inAHouse({}, async (house) => {
  await write(house, 'The **ha**ll at night.\n\nA choir in the hall.\n\nhal\n\nl')
  await body(house)
  const { keyboard } = house.page
  await keyboard.press('Control+2')
  await house.page.locator('[data-entry]').first().click()
  await house.room('entry').waitFor()
  await keyboard.press('Control+f')
  await keyboard.type('HALL')
  const said = house.page.getByRole('search').getByRole('status')
  await said.getByText('1 of 2').waitFor()
  const marked = (name) => house.page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString()), name)
  assert.deepEqual(await marked('found'), ['hall', 'hall'])
  await keyboard.press('Enter')
  await said.getByText('2 of 2').waitFor()
  await keyboard.press('Shift+F3')
  await said.getByText('1 of 2').waitFor()
  assert.deepEqual(await axe.found(house, 'finding on a page that is read', 'serious', 'critical'), [])
  await keyboard.press('Control+f')
  await keyboard.type('zebra')
  await said.getByText('Not on this page').waitFor()
  assert.deepEqual(await marked('found-here'), [])
  await keyboard.press('Escape')
  await house.until('nothing is marked', () => house.page.evaluate(() => CSS.highlights.size === 0))
  assert.equal(await house.page.evaluate(() => document.activeElement.tagName), 'H1')
}))

const COPIED = [
  ['Word', '- One\n  - Inner\n- Two\n\n**Bold** and *leaning*.', `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{margin:0}</style></head><body>
    <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>One<o:p></o:p></p>
    <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>Inner</p>
    <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Two</p>
    <p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Bold</b> and <i>leaning</i>.</p></body></html>`],
  ['Google Docs', '## A heading\n\nPlain **bold** and *leaning*.\n\n- One\n  - Inner', `<b style="font-weight:normal" id="docs-internal-guid-1">
    <h2><span style="font-weight:400">A heading</span></h2><p><span style="font-weight:400">Plain </span><span style="font-weight:700">bold</span><span> and </span><span style="font-style:italic">leaning</span>.</p>
    <ul><li><p>One</p></li><ul><li><p>Inner</p></li></ul></ul></b>`],
  ['a page', '[Read](https://example.org/a) or not this.\n\n> Quoted\n\n- [x] done\n- [ ] open', `<div onclick="alert(1)"><p><a href="https://example.org/a">Read</a> or <a href="javascript:alert(1)">not this</a>.</p>
    <blockquote>Quoted</blockquote><ul><li><input type=checkbox checked> done<li><input type=checkbox>open</ul></div>`],
  ['a hostile page', 'Words\n\n<img src=x onerror=alert(1)>', `<style>@import url(http://control.invalid/a)</style><img src=http://control.invalid/b onerror="alert(1)"><iframe src=http://control.invalid/c></iframe>
    <script>alert(1)</script><svg onload=alert(1)></svg><p style="background:url(http://control.invalid/d)">Words</p><p>&lt;img src=x onerror=alert(1)&gt;</p>`],
]

for (const [where, markdown, html] of COPIED) {
  test(`what is copied from ${where} comes in as clean Markdown`, inAHouse({}, async (house) => {
    const asked = []
    house.page.on('request', (request) => { if (!request.url().startsWith(house.told.origin)) asked.push(request.url()) })
    house.page.on('dialog', (dialog) => { asked.push(dialog.message()); void dialog.dismiss() })
    await write(house)
    await paste(house, { html, text: 'plain' })
    assert.equal(await body(house), markdown)
    assert.deepEqual(asked, [])
  }))
}

test('with Shift the plain text is pasted, and an address makes a link of what is selected', inAHouse({}, async (house) => {
  await write(house)
  await house.page.keyboard.press('Control+Shift+v')
  await house.editor.evaluate((page) => page.dispatchEvent(new KeyboardEvent('keydown', { key: 'V', ctrlKey: true, shiftKey: true, bubbles: true })))
  await paste(house, { html: '<p><b>Bold</b></p>', text: 'Bold' })
  assert.equal(await body(house), 'Bold')
  await house.page.keyboard.press('Control+a')
  await paste(house, { text: 'https://example.org/a' })
  assert.equal(await body(house), '[Bold](https://example.org/a)')
}))

test('50 MB pasted are not put in, that is said, and the page is as it was', inAHouse({}, async (house) => {
  await write(house, 'Mine.')
  await house.editor.evaluate((page) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'a word '.repeat(7_500_000))
    page.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await house.page.getByRole('alert').getByText('What you pasted is longer than one page can hold.').waitFor()
  assert.equal(await body(house), 'Mine.')
  await house.button('All right').click()
  assert.ok(await hasCursor(house))
  await house.page.keyboard.type(' More.')
  assert.equal(await body(house), 'Mine. More.')
  assert.equal(await house.page.getByRole('alert').count(), 0)
}))

test('a word nobody knows is marked, put right by keyboard, and another is learned in the journal', inAHouse({}, async (house) => {
  await write(house, 'I recieve Oakhanger. The colour.')
  const { keyboard } = house.page
  const marked = house.page.locator('[aria-invalid="spelling"]')
  await house.until('both are marked', async () => (await marked.allTextContents()).join() === 'recieve,Oakhanger')
  await keyboard.press('Control+Home')
  await keyboard.press('F7')
  const menu = house.page.getByRole('menu', { name: 'What may be meant by “recieve”' })
  await menu.waitFor()
  await house.until('the first is chosen', () => menu.getByRole('menuitem').first().evaluate((item) => item.matches(':focus')))
  assert.deepEqual(await axe.found(house, 'what may be meant', 'serious', 'critical'), [])
  await keyboard.press('Enter')
  assert.equal(await body(house), 'I receive Oakhanger. The colour.')
  await keyboard.press('F7')
  await house.page.getByRole('menuitem', { name: 'Learn this word' }).press('Enter')
  await marked.first().waitFor({ state: 'detached' })
  assert.deepEqual(await house.call('learned_words'), ['Oakhanger'])
  assert.ok(await hasCursor(house))
  await house.go('Settings', 'settings')
  await house.button('Forget Oakhanger').press('Enter')
  await house.page.getByText('None so far.').waitFor()
  assert.deepEqual(await house.call('learned_words'), [])
  await house.page.getByRole('checkbox', { name: 'Mark words that are not in the dictionary' }).press('Space')
  await house.until('it is decided', async () => (await house.call('settings')).page.spelling === false)
  await house.go('Tonight', 'tonight')
  await house.editor.click()
  await house.page.waitForTimeout(1000)
  assert.equal(await marked.count(), 0)
}))

test('the count, one paragraph alone and the line in the middle are there when asked for, and are kept', inAHouse({}, async (house) => {
  await write(house, `One two three.\n\n${'Another paragraph of it.\n\n'.repeat(60)}The last one.`)
  assert.equal(await house.page.locator('[data-counted]').isVisible(), false)
  await house.button('The page').press('Enter')
  await house.page.getByText('246 words', { exact: true }).waitFor()
  await house.editor.press('Shift+Control+Home')
  await house.page.getByText('246 words, 246 words selected', { exact: true }).waitFor()
  await house.page.getByRole('checkbox', { name: 'Only the paragraph I am in' }).press('Space')
  await house.page.getByRole('checkbox', { name: 'Keep my line in the middle' }).press('Space')
  const { page } = house
  await page.locator('.cm-away').first().waitFor({ state: 'attached' })
  await house.editor.press('Control+End')
  await page.keyboard.type(' x')
  const near = () => page.locator('.cm-line').last().evaluate((line) => Math.abs(line.getBoundingClientRect().y / innerHeight - 0.5))
  await house.until('the line is in the middle', async () => (await near()) < 0.1)
  assert.equal(await page.locator('.cm-line').last().evaluate((line) => line.classList.contains('cm-away')), false)
  assert.deepEqual((await house.call('settings')).page, { one_paragraph: true, middle_line: true, spelling: true })
  assert.deepEqual(await axe.found(house, 'the page’s choices', 'serious', 'critical'), [])
}))

test('those who listen are told what the page is and how to leave it', inAHouse({}, async (house) => {
  await write(house, 'Words.')
  const told = await house.editor.evaluate((page) => ({
    role: page.getAttribute('role'), multiline: page.getAttribute('aria-multiline'), label: page.getAttribute('aria-label'),
    keys: page.getRootNode().getElementById(page.getAttribute('aria-describedby')).textContent, checker: page.spellcheck,
  }))
  assert.match(told.keys, /Escape, then Tab, leaves the page/)
  delete told.keys
  assert.deepEqual(told, { role: 'textbox', multiline: 'true', label: 'Tonight’s page', checker: false })
}))

/** A text of so many words, in paragraphs with a list here and there. */
function prose(words) {
  const some = 'the day was long and the hall was cold but the children sang and nobody asked for more than that'.split(' ')
  const paragraphs = []
  for (let at = 0; at < words; at += 90) {
    paragraphs.push(Array.from({ length: Math.min(90, words - at) }, (_, n) => some[(at + n * 7) % some.length]).join(' '))
    if (paragraphs.length % 12 === 0) paragraphs.push('## A heading\n\n- an item\n- [ ] **another**')
  }
  return paragraphs.join('\n\n')
}

test('a key costs as little in 100,000 words as in 500', inAHouse({ journal: 'made up' }, async (house) => {
  const middle = (all, part) => all.sort((a, b) => a - b)[Math.floor(all.length * part)]
  const measured = {}
  await house.unlock()
  let id = (await house.call('tonight')).entry?.id ?? null
  for (const words of [500, 20_000, 100_000]) {
    id = (await house.call('save_entry', { id, body: prose(words) })).value.id
    await house.page.reload()
    await house.room('tonight').waitFor()
    await house.editor.click()
    await house.page.keyboard.press('Control+End')
    await house.page.waitForTimeout(1500)
    await house.page.evaluate(() => {
      window.frames = []
      addEventListener('keydown', () => {
        const pressed = performance.now()
        requestAnimationFrame(() => {
          const drawn = new MessageChannel()
          drawn.port1.onmessage = () => window.frames.push(performance.now() - pressed)
          drawn.port2.postMessage(null)
        })
      }, true)
    })
    for (let key = 0; key < 150; key++) {
      await house.page.keyboard.press(key % 6 === 5 ? 'Space' : 'e')
      await house.page.waitForTimeout(25)
    }
    const frames = await house.page.evaluate(() => window.frames)
    assert.equal(frames.length, 150)
    measured[words] = { p50: middle(frames, 0.5), p99: middle(frames, 0.99) }
    console.log(`key to frame in ${words} words: p50 ${measured[words].p50.toFixed(1)} ms, p99 ${measured[words].p99.toFixed(1)} ms`)
  }
  assert.ok(measured[100_000].p50 <= measured[500].p50 * 2 + 8, JSON.stringify(measured))
}))
