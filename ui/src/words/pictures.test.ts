// What the pictures of the Trends room may say, as facts.
import { expect, test } from 'vitest'
import {
  barInWords, cellInWords, daysNumber, daysWords, halfTermWords, hoursInWords, leaving, pairInWords, pictures, rests, weekShapeWords, weeksWords,
  yearDayInWords, yearWords,
} from './pictures'
import { NEVER, spoken } from './spoken'

test('no sentence of the pictures judges', () => {
  const share = { days_with: 3, days: 18, levels: [] }
  const period = { from: '2026-11-02', to: '2026-12-18', which: 'autumn_2' } as const
  const ofHalfTerms = {
    ...halfTermWords, tooFew: halfTermWords.tooFew(share, 8), said: halfTermWords.said('Mood', [{ period, share, year_before: null }]),
  }
  const all = spoken([pictures, ofHalfTerms, weekShapeWords, weeksWords, yearWords, daysWords, leaving])
  expect(all.length).toBeGreaterThan(50)
  for (const said of all) {
    expect(said).not.toMatch(NEVER)
    expect(said).not.toMatch(/\b(better|worse|average|healthy|warning|improv\w*|declin\w*)\b/i)
  }
})

test('half days are said as people write them', () => {
  expect([0, 0.5, 2, 2.5].map(daysNumber)).toEqual(['0', '½', '2', '2½'])
})

test('a bar says on how many days it rests, and below its fewest says how many it takes', () => {
  const levels = ['very low', 'low', 'mixed', 'good', 'very good']
  expect(barInWords('Autumn 2, 2026', { days_with: 9, days: 18, levels: [0, 2.5, 6.5, 0, 0] }, levels, 8)).toBe(
    'Autumn 2, 2026, on 9 of 18 days: low 2½, mixed 6½.',
  )
  expect(barInWords('Autumn 2, 2026', { days_with: 1, days: 18, levels: [] }, levels, 8)).toBe('Autumn 2, 2026: 1 day; a bar takes 8.')
  expect(rests({ days_with: 1, days: 1 })).toBe('1 of 1 day')
})

test('a day of the week says the same', () => {
  expect(cellInWords({ weekday: 6, holiday: true, days_with: 3, median: null }, null, 4)).toBe('Sunday in the holidays: 3 days; a mark takes 4')
  expect(cellInWords({ weekday: 0, holiday: false, days_with: 8, median: 2 }, 'low', 4)).toBe('Monday in term: low, on 8 days')
})

test('a week says what was answered and no more', () => {
  expect(pairInWords({ week: '2026-11-16', seemed: 8, was: 3 })).toBe('The week from Monday 16 November 2026: how I seemed 8, how I was 3, 5 apart')
  expect(pairInWords({ week: '2026-11-16', seemed: null, was: 3 })).toBe('The week from Monday 16 November 2026: how I was 3')
  expect(hoursInWords({ week: '2026-11-16', hours: 'from_60' })).toBe('The week from Monday 16 November 2026: 60–69 hours')
})

test('a day of the year that holds nothing says so in peace', () => {
  expect(yearDayInWords('2026-11-19', undefined, null, 'A light', [])).toBe('Thursday 19 November 2026: nothing noted')
  const held = { day: '2026-11-19', mood: 2, lights: ['The choir.'] }
  expect(yearDayInWords('2026-11-19', held, 'low', 'A light', ['Results'])).toBe('Thursday 19 November 2026: low · A light: The choir. · Results')
})
