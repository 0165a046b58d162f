// Questionnaires: offered, answered by keyboard, half answered through a lock, read over time; brought from a file, logged.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'

import * as axe from './axe.mjs'
import { tell } from './backups.mjs'
import { endAll, inAHouse } from './house.mjs'

after(endAll)

const madeUp = { journal: 'made up' }
const found = (house, where) => axe.found(house, where, 'serious', 'critical')
const says = (house, words) => house.page.getByText(words, { exact: false }).first().waitFor()
const known = async (house, instrument) => (await house.call('questionnaires')).all.find((one) => one.instrument === instrument)
const focused = (house) => house.page.evaluate(() => document.activeElement.textContent)
const offer = (house) => house.page.getByRole('complementary', { name: 'Questionnaires' })
const pick = (house, question, answer) => house.page.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: true })

async function toTrends(house) {
  await house.go('Trends', 'trends')
  await house.page.locator('[data-questionnaire="ons_loneliness"]').waitFor()
}

for (const theme of ['dark', 'light']) {
  test(`the offer is answered by keyboard alone, skipped in parts, locked half-way and gone on with, ${theme}`, inAHouse({ ...madeUp, theme }, async (house) => {
    const { keyboard } = house.page
    await house.unlock()
    const before = (await known(house, 'ons4')).answered.length
    await offer(house).getByRole('button', { name: 'Answer' }).press('Enter')
    await house.page.locator('[data-answering="ons4"]').waitFor()
    await house.until('the questionnaire has the focus', async () => (await focused(house)) === 'ONS4, personal wellbeing')
    // Nothing is chosen beforehand, and nothing at all cannot be kept.
    assert.equal(await house.page.locator('[data-answering] input:checked').count(), 0)
    await house.button('Keep the answers').press('Enter')
    await says(house, 'Nothing is answered yet.')
    await pick(house, 'Overall, how satisfied are you with your life nowadays?', '0, not at all').focus()
    await keyboard.press('Space')
    for (let step = 0; step < 3; step++) await keyboard.press('ArrowRight')
    await pick(house, /worthwhile/, '5').press('Space')
    await says(house, 'Open Government Licence v3.0')
    assert.deepEqual(await found(house, 'a questionnaire being answered'), [])
    await keyboard.press('Control+l')
    await house.unlock()
    await toTrends(house)
    assert.equal(await pick(house, /satisfied/, '3').isChecked(), true)
    const worthwhile = house.page.getByRole('group', { name: /worthwhile/ })
    await worthwhile.getByRole('button', { name: 'Leave it out' }).press('Enter')
    await pick(house, /anxious did you feel/, '6').press('Space')
    await house.button('Keep the answers').press('Enter')
    await says(house, 'Your answers are kept.')
    await house.until('the heading has the focus', async () => (await focused(house)) === 'Questionnaires')
    const { answered } = await known(house, 'ons4')
    assert.equal(answered.length, before + 1)
    assert.deepEqual(answered.at(-1).answers, [3, null, null, 6])
    await says(house, 'The last is lower than many people score; worth talking over with someone you trust or your GP.')
    await says(house, 'The last is higher than many people score')
    assert.deepEqual(await found(house, 'questionnaires over time'), [])
    await house.go('Tonight', 'tonight')
    await says(house, '1 question for this half-term, if you like')
    await offer(house).getByRole('button', { name: 'Not this half-term' }).press('Enter')
    await says(house, 'They will be offered again in the next one.')
    assert.deepEqual(await house.call('offered_questionnaires'), [])
  }))
}

test('what was answered is read point by point, as a table, taken out and put back', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await toTrends(house)
  const ons4 = house.page.locator('[data-questionnaire="ons4"]')
  const { answered, series } = await known(house, 'ons4')
  const happy = ons4.getByRole('application').nth(2)
  await happy.press('ArrowLeft')
  const [last, first] = [series[2].readings.at(-1), series[2].readings[0]]
  assert.match(await ons4.locator('p[aria-live]').nth(2).textContent(), new RegExp(`2026: ${last.value}$`))
  await happy.press('Home')
  assert.match(await ons4.locator('p[aria-live]').nth(2).textContent(), new RegExp(`2024: ${first.value}$`))
  // What is skipped has no point, and what runs the other way a colour of its own.
  assert.ok(series[1].readings.length < series[0].readings.length)
  const colour = (at) => ons4.locator('svg').nth(at).locator('.line').evaluate((line) => getComputedStyle(line).stroke)
  assert.notEqual(await colour(3), await colour(0))
  await house.button('Show as a table: ONS4, personal wellbeing').press('Enter')
  assert.equal(await ons4.locator('tbody tr').count(), answered.length)
  await ons4.getByText('left out').first().waitFor()
  await ons4.getByRole('button', { name: /^Take out what was answered on/ }).first().press('Enter')
  await says(house, 'It is taken out.')
  assert.equal((await known(house, 'ons4')).answered.length, answered.length - 1)
  await house.button('Put it back').press('Enter')
  await house.until('it is back', async () => (await known(house, 'ons4')).answered.length === answered.length)
  const back = (await known(house, 'ons4')).answered.at(-1)
  assert.deepEqual([back.day, back.answers], [answered.at(-1).day, answered.at(-1).answers])
}))

test('one of one’s own is read from a file, told by its line where it is wrong, kept, answered and taken out', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await toTrends(house)
  const file = path.join(house.folder, 'mine.toml')
  const choose = async (text) => {
    fs.writeFileSync(file, text)
    await tell(house, 'chooses', { file })
    await house.button('Read one from a file').press('Enter')
  }
  const right = 'name = "Friday"\nscoring = "sum"\n[[items]]\ntext = "How much was yours?"\nhighest = 4\n[[items]]\ntext = "Standing up?"\nanswers = ["never", "once"]\n'
  await choose(right.replace('highest', 'hihgest'))
  await says(house, 'Line 5: A questionnaire has no field “hihgest”.')
  await choose('pack = "who5"\nname = "WHO-5"\n[[items]]\ntext = "One"\n')
  await says(house, 'This is not the WHO-5.')
  assert.equal((await house.call('questionnaires')).all.length, 2, 'nothing was taken in')
  await choose(right)
  await says(house, 'This stands in the file: Friday')
  await house.page.keyboard.press('Control+l')
  await house.unlock()
  await toTrends(house)
  await house.button('Keep it').press('Enter')
  const own = house.page.locator('[data-questionnaire^="own:"]')
  await own.getByText('yours, not a validated scale').waitFor()
  await house.button('Answer Friday').press('Enter')
  await pick(house, 'How much was yours?', '4').press('Space')
  await pick(house, 'Standing up?', 'once').press('Space')
  await house.button('Keep the answers').press('Enter')
  await own.getByText('5, on 19 November 2026. A picture needs one more time.').waitFor()
  assert.equal(await own.getByRole('application').count(), 0, 'one time is no picture')
  await choose(right.replace('yours', 'mine'))
  await house.button('Keep it').press('Enter')
  await says(house, 'Give the file another wording_version')
  await house.button('Leave it').press('Enter')
  await own.locator('summary').press('Enter')
  await house.button('Take out Friday').press('Enter')
  await own.getByText('taken out').waitFor()
  assert.equal(await house.button('Answer Friday').count(), 0)
  await house.button('Put it back').press('Enter')
  await house.button('Answer Friday').waitFor()
}))

test('a score from elsewhere is logged, drawn and taken out', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await toTrends(house)
  const elsewhere = house.page.locator('[data-elsewhere]')
  await house.button('Log a score').press('Enter')
  await house.page.keyboard.type('PERMA')
  await house.button('Save').press('Enter')
  await says(house, 'A score is a figure, as 43 or 43.5.')
  await house.page.getByLabel('Its score').fill('6,5')
  await house.page.keyboard.press('Enter')
  await elsewhere.getByText('6.5, on 19 November 2026. A picture needs one more.').waitFor()
  await house.button('Show as a table: PERMA').press('Enter')
  await house.button('Take out the score of PERMA of 19 November 2026').press('Enter')
  await house.button('Log another: PERMA').waitFor({ state: 'detached' })
  await house.button('Put it back').press('Enter')
  await house.button('Log another: PERMA').waitFor()
}))
