// The pictures of the Trends room: read by keys and by pointer, drawn out, looked into, and saved outside.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'

import { nobodyIsKeptOut } from './axe.mjs'
import { tell } from './backups.mjs'
import { endAll, inAHouse } from './house.mjs'

after(endAll)

const madeUp = { journal: 'made up' }
const picture = (house, id) => house.page.locator(`[data-picture="${id}"]`)
const pad = (house, id) => picture(house, id).getByRole('application')
const line = (house, id) => picture(house, id).locator('p[aria-live]')
const choose = (house, name) => house.page.getByRole('radio', { name, exact: true }).press('Space')

/** Goes to the room, with all there is. */
async function allOfIt(house) {
  await house.unlock()
  await house.go('Trends', 'trends')
  await choose(house, 'All')
  await picture(house, 'over-time').locator('[data-flag]').first().waitFor()
}

test('a stretch of days is chosen by Shift and the arrows, and its pages are read from it', inAHouse(madeUp, async (house) => {
  await allOfIt(house)
  const { dots } = await house.call('trend', { measure: 'mood' })
  await pad(house, 'over-time').focus()
  await house.page.keyboard.press('End')
  for (let days = 0; days < 6; days++) await house.page.keyboard.press('Shift+ArrowLeft')
  await picture(house, 'over-time').locator('.stretch').waitFor()
  assert.match(await line(house, 'over-time').textContent(), / to 19 Nov 2026$/)
  await house.page.keyboard.press('Enter')
  const days = house.page.locator('[data-days]')
  await days.waitFor()
  const [from, to] = [dots.at(-7).day, dots.at(-1).day]
  const held = await days.locator('[data-day]').evaluateAll((all) => all.map(({ dataset }) => dataset.day))
  assert.deepEqual(held, [...held].sort().reverse(), 'the newest stands first')
  assert.ok(held.every((day) => day >= from && day <= to))
  for (const { day } of dots.slice(-7)) assert.ok(held.includes(day), day)
  assert.equal(await house.page.evaluate(() => document.activeElement.tagName), 'H2', 'one goes on from the heading')
  const { rows } = await house.call('list_entries', { from, to, limit: 100 })
  assert.equal(await days.locator('[data-entry]').count(), rows.length)
  await nobodyIsKeptOut(house, 'days beside the picture')
  await days.locator('[data-entry]').first().press('Enter')
  await house.room('entry').waitFor()
  await house.go('Trends', 'trends')
  await house.button('Close these days').press('Enter')
  assert.equal(await house.page.evaluate(() => document.activeElement.getAttribute('role')), 'application', 'one is back in the picture')
}))

test('a stretch is let go of with Escape, and a day alone is opened by Enter', inAHouse(madeUp, async (house) => {
  await allOfIt(house)
  await pad(house, 'over-time').focus()
  for (const key of ['End', 'Shift+ArrowLeft', 'Shift+ArrowLeft']) await house.page.keyboard.press(key)
  await house.page.keyboard.press('Escape')
  assert.equal(await picture(house, 'over-time').locator('.stretch').count(), 0)
  await house.page.keyboard.press('Enter')
  await house.button('Close this day').waitFor()
  const { dots } = await house.call('trend', { measure: 'mood' })
  assert.equal(await house.page.locator(`[data-day="${dots.at(-3).day}"]`).count(), 1)
}))

test('a stretch is drawn out with the pointer, and a long one is read a month at a time', inAHouse(madeUp, async (house) => {
  await allOfIt(house)
  await pad(house, 'over-time').scrollIntoViewIfNeeded()
  const box = await pad(house, 'over-time').boundingBox()
  const y = box.y + box.height / 2
  await house.page.mouse.move(box.x + box.width * 0.4, y)
  await house.page.mouse.down()
  await house.page.mouse.move(box.x + box.width * 0.6, y, { steps: 4 })
  await house.page.mouse.up()
  await house.page.locator('[data-day]').first().waitFor()
  const before = await house.page.locator('[data-day]').count()
  assert.ok(before > 5 && before <= 31)
  await house.button('Show the days before').press('Enter')
  await house.until('more days are read', async () => (await house.page.locator('[data-day]').count()) > before)
}))

test('days that stand out are flags one can come to, with their words, on every picture of time', inAHouse(madeUp, async (house) => {
  await allOfIt(house)
  const markers = await house.call('list_markers')
  for (const [looked, heading] of [['Mood', /^Mood on/], ['Hours', /^Hours worked on/], ['Seemed and was', /^Seemed and was on/]]) {
    await choose(house, looked)
    await house.page.getByRole('heading', { name: heading }).waitFor()
    const flags = picture(house, 'over-time').locator('[data-flag]')
    await house.until('every flag stands', async () => (await flags.count()) === markers.length)
    await flags.last().focus()
    await house.until('its words are said', async () => (await line(house, 'over-time').textContent()).startsWith('Restructuring, '))
  }
  await house.page.keyboard.press('Enter')
  await house.page.locator('[data-days]').waitFor()
}))

test('half-terms are read bar by bar, each on how many days it rests', inAHouse(madeUp, async (house) => {
  await allOfIt(house)
  const { half_terms: [now] } = await house.call('half_terms', { measure: 'mood' })
  await pad(house, 'half-terms').focus()
  await house.page.keyboard.press('ArrowDown')
  assert.ok((await line(house, 'half-terms').textContent()).startsWith(`Autumn 2, 2026, on ${now.share.days_with} of ${now.share.days} days: `))
  await house.page.keyboard.press('ArrowDown')
  assert.ok((await line(house, 'half-terms').textContent()).startsWith('Autumn 2, 2025, on '))
  await house.button('Show 8 earlier half-terms').press('Enter')
  await house.button('Show as a table: Mood: half-terms').press('Enter')
  const { half_terms } = await house.call('half_terms', { measure: 'mood' })
  const beside = half_terms.filter(({ year_before }) => year_before).length
  assert.equal(await picture(house, 'half-terms').locator('tbody tr').count(), half_terms.length + beside)
}))

test('the week is read in term and in the holidays, and its table holds the same', inAHouse(madeUp, async (house) => {
  await allOfIt(house)
  const { cells } = await house.call('week_shape', { measure: 'mood' })
  await pad(house, 'week').focus()
  await house.page.keyboard.press('ArrowRight')
  assert.match(await line(house, 'week').textContent(), new RegExp(`^Monday in term: .*, on ${cells[0].days_with} days$`))
  await house.page.keyboard.press('ArrowDown')
  assert.match(await line(house, 'week').textContent(), new RegExp(`^Monday in the holidays: .*, on ${cells[7].days_with} days$`))
  await house.button('Show as a table: Mood: the shape of the week').press('Enter')
  assert.equal(await picture(house, 'week').locator('tbody tr').count(), 7)
}))

test('a year is gone through by keys, its lights are read, and another year is turned to', inAHouse(madeUp, async (house) => {
  await house.unlock()
  await house.go('Trends', 'trends')
  const { days } = await house.call('year_of_days', { from: '2026-09-01', to: '2027-08-31' })
  await pad(house, 'year').focus()
  await house.page.keyboard.press('ArrowLeft')
  const lit = days.findLast(({ lights }) => lights.length > 0)
  for (let presses = 0; presses < 90; presses++) {
    if ((await line(house, 'year').textContent()).includes(lit.lights[0])) break
    await house.page.keyboard.press('ArrowLeft')
  }
  assert.ok((await line(house, 'year').textContent()).includes(`A light: ${lit.lights[0]}`))
  await house.page.keyboard.press('Enter')
  await house.page.locator(`[data-day="${lit.day}"]`).waitFor()
  await house.button('Close this day').press('Enter')
  assert.equal(await house.page.evaluate(() => document.activeElement.closest('[data-picture]')?.dataset.picture), 'year')
  await house.button('Year before').press('Enter')
  await house.page.getByRole('heading', { name: /^A year on one page: 2025 to 2026/ }).waitFor()
  await house.button('Show as a table: A year on one page: 2025 to 2026').press('Enter')
  const before = await house.call('year_of_days', { from: '2025-09-01', to: '2026-08-31' })
  assert.equal(await picture(house, 'year').locator('tbody tr').count(), before.days.length)
}))

test('a picture leaves only after it was said what that means, whole and without anything of the page', inAHouse(madeUp, async (house) => {
  await allOfIt(house)
  const files = Object.fromEntries(['svg', 'png'].map((kind) => [kind, path.join(house.folder, `picture.${kind}`)]))
  await tell(house, 'chooses', { copy: files.svg })
  await house.button('Save this picture: Mood').press('Enter')
  await house.page.getByText('A file outside is not protected').waitFor()
  await house.button('Leave it here').press('Enter')
  assert.ok(!fs.existsSync(files.svg), 'nothing leaves by being asked about')
  for (const kind of ['svg', 'png']) {
    await tell(house, 'chooses', { copy: files[kind] })
    await house.button('Save this picture: Mood').press('Enter')
    await house.button(`Save as ${kind.toUpperCase()}`).press('Enter')
    await house.until('it is saved', () => fs.existsSync(files[kind]))
    await house.button(`Save as ${kind.toUpperCase()}`).waitFor({ state: 'detached' })
  }
  await house.page.getByText('It lies outside the lock').first().waitFor()
  const svg = fs.readFileSync(files.svg, 'utf8')
  for (const word of ['Mood', 'very low', 'Mum', 'on 547 of 808 days']) assert.ok(svg.includes(word), word)
  assert.doesNotMatch(svg, /var\(|oklch|oklab|class=|style=|href|script/)
  const png = fs.readFileSync(files.png)
  const [, width, height] = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg)
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [width * 3, height * 3])
  // The file shows what the page shows: drawn by a browser, the two forms hold the same colours.
  assert.ok(await sameInBoth(house, svg, png), 'the two forms are the same picture')
}))

/** Whether a picture as SVG and as PNG is the same, by the middle difference of its points. */
async function sameInBoth(house, svg, png) {
  return house.page.evaluate(async ([svg, png]) => {
    const [width, height] = [400, 200]
    const points = async (type, base64) => {
      const image = new Image()
      image.src = `data:${type};base64,${base64}`
      await image.decode()
      const canvas = new OffscreenCanvas(width, height)
      const page = canvas.getContext('2d')
      page.drawImage(image, 0, 0, width, height)
      return page.getImageData(0, 0, width, height).data
    }
    const [one, other] = [await points('image/svg+xml', svg), await points('image/png', png)]
    let apart = 0
    let drawn = 0
    one.forEach((value, i) => {
      apart += Math.abs(value - other[i])
      drawn += Math.abs(value - one[i % 4])
    })
    return apart / one.length < 4 && drawn / one.length > 1
  }, [Buffer.from(svg).toString('base64'), png.toString('base64')])
}

test('with one day there are a dot and a place in the year, and everything else says what it takes', inAHouse({ now: '2026-11-19 21:00' }, async (house) => {
  await house.makeAJournal()
  await house.call('record_checkin', { mood: 2, energy: null, bucket: null, sleep: null, sleep_hours: null, words: [], tags: [], light: 'The choir.', took_s: 5 })
  await house.go('Trends', 'trends')
  await house.page.getByRole('heading', { name: /^Mood on 1 of/ }).waitFor()
  await pad(house, 'half-terms').focus()
  await house.page.keyboard.press('ArrowDown')
  assert.equal(await line(house, 'half-terms').textContent(), 'Autumn 2, 2026: 1 day; a bar takes 8.')
  await house.page.getByText('A day of the week is shown from 4 days on. The most that any has so far is 1.').waitFor()
  await house.page.getByText('A line is drawn where there are five days within two weeks.').waitFor()
  assert.equal(await picture(house, 'over-time').locator('.median').count(), 0)
  await nobodyIsKeptOut(house, 'one day')
  for (const looked of ['Sleep', 'Hours', 'Seemed and was']) {
    await choose(house, looked)
    await house.button('Show all of it').waitFor()
  }
  await house.button('Show all of it').press('Enter')
  await picture(house, 'over-time').getByText('No week of this time holds an answer about seemed and was.').waitFor()
}))
