// Settings › School year: chosen, changed and added to by keyboard, and what follows it.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import * as axe from './axe.mjs'
import { endAll, inAHouse } from './house.mjs'

after(endAll)

const found = (house, where) => axe.found(house, where, 'serious', 'critical')
const says = (house, words) => house.page.getByText(words, { exact: false }).first().waitFor()
const years = (house) => house.call('school_years')

/** Types a day into the field of this name. */
async function day(house, label, typed) {
  await house.page.getByRole('group', { name: label }).getByRole('spinbutton').first().focus()
  await house.page.keyboard.type(typed)
}

for (const theme of ['dark', 'light']) {
  test(`a school year is begun from a pattern, changed and added to by keyboard, ${theme}`, inAHouse({ journal: 'made up', theme }, async (house) => {
    const { keyboard } = house.page
    await house.unlock()
    await house.go('Settings', 'settings')
    await house.button('School year').press('Enter')
    await house.page.locator('[data-term="2026-11-02"]').waitFor()
    assert.deepEqual(await found(house, 'a school year'), [])
    await house.page.getByRole('radio', { name: 'Scotland', exact: true }).press('Space')
    await house.page.locator('[data-term="2026-10-19"]').waitFor()
    const { preset, periods } = await years(house)
    assert.equal(preset, 'scotland')
    assert.equal(periods.filter(({ source, kind }) => source === 'user' && kind === 'inset').length, 2, 'what was added stays')
    // A last day before the first is said, and stays typed.
    await house.button('Add an INSET day or holiday').press('Enter')
    await keyboard.press('Tab')
    await keyboard.type('Reading, with the trust')
    await day(house, 'First day', '27112026')
    await day(house, /^Last day/, '26112026')
    await house.button('Save').press('Enter')
    await says(house, 'The last day lies before the first. Nothing was changed.')
    assert.deepEqual(await found(house, 'a day that ends before it begins'), [])
    await keyboard.press('Control+l')
    await house.unlock()
    await house.go('Settings', 'settings')
    await house.button('School year').press('Enter')
    assert.equal(await house.page.getByLabel('What is it called?').inputValue(), 'Reading, with the trust')
    await day(house, /^Last day/, '27112026')
    await house.button('Save').press('Enter')
    await says(house, 'Kept in your school year.')
    const kept = (await years(house)).periods.find(({ label }) => label === 'Reading, with the trust')
    assert.deepEqual([kept.from, kept.to, kept.kind, kept.source], ['2026-11-27', '2026-11-27', 'inset', 'user'])
    await house.button('Take out Reading, with the trust').press('Enter')
    await says(house, 'Nothing you wrote has changed.')
    await house.button('Put it back').press('Enter')
    await house.button('Take out Reading, with the trust').waitFor()
    await house.button('The year before').press('Enter')
    await house.heading('School year 2025/26').waitFor()
    // What is told by half-term follows.
    await house.go('Journal', 'journal')
    await house.button('Timeline').press('Enter')
    await house.page.locator('[data-period]').first().waitFor()
    const [newest] = await house.call('timeline')
    assert.equal(newest.period.from, '2026-10-19')
  }))
}
