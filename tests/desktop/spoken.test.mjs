// The page is told to a screen reader as it is written: what it is, what it is called, its words, and where the cursor stands.
// Its one rule: read on the bus that screen readers read, in the window's own engine.
import assert from 'node:assert/strict'
import { test } from 'node:test'

import { Bus } from './bus.mjs'
import { until } from './driver.mjs'
import { withScreen } from './harness.mjs'
import { Reader, STATE } from './reader.mjs'

const PASSPHRASE = 'copper ladder seventeen marmalade evenings'
const ENTER = '\uE007'
const HOME = '\uE011'

test('the_page_is_told_to_a_screen_reader_as_it_is_written', withScreen(async ({ open, place, screen }) => {
  const bus = await Bus.start(place.folder)
  const listening = { NO_AT_BRIDGE: undefined, ...bus.environment }
  const reader = await Reader.start(bus, place.environment(screen))
  try {
    const window = await open({ more: listening })
    await window.makeJournal(PASSPHRASE)
    await window.write(['## A hard meeting', 'The **governors** said so.', '- one thing'].join(ENTER))
    await window.saved()

    const page = await reader.page()
    const field = await until('the page to write on is told of', () => reader.named('Tonight’s page', page))
    assert.ok(reader.is(field, STATE.editable), 'it is told as something to write in')
    assert.ok(reader.is(field, STATE.multiLine), 'it is told as more than a line')
    await until('it is told as where the keyboard is', () => reader.is(field, STATE.focused))
    await until('every word of it is told', () => reader.text(field).includes('The **governors** said so.'))
    // Letters of a mark that is quiet on the screen are told all the same: they are in the text.
    assert.equal(reader.text(field), '## A hard meeting\nThe **governors** said so.\n- one thing')
    const end = reader.caret(field)
    assert.equal(end, reader.text(field).length, 'the cursor is told where it stands')

    await window.driver.press(HOME)
    await until('the cursor is told where it went', () => reader.caret(field) < end)
    assert.match(reader.line(field, reader.caret(field)), /^\s*- (one thing)?/, 'the line it stands in can be read out')
  } finally {
    await reader.end()
    bus.end()
  }
}))
