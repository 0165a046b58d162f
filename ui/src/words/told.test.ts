// What may be said from what was noted, as facts.
import { expect, test } from 'vitest'
import type { Differing, Followed, LongView } from '../backend/generated/types'
import { NEVER, spoken } from './spoken'
import {
  comparedInWords, compareWords, differenceInWords, figureInWords, figureName, linkInParts, linkInShort, linksWords, longWords, meanInWords,
  rangeInWords, spellWords, spokenOf, stretchesInWords, stretchInWords, tickInWords, unclearInWords,
} from './told'

const mood = spokenOf('mood')
const links = { measure: 'mood', days: 148, needs: 60, clear: [], unclear: [] } as const
const stretch = (noted: number, holidays = 0) => ({ from: '2026-10-23', to: '2026-11-19', noted, of: 28, holidays })
const comparison = { figure: 'mood', before: stretch(18), after: stretch(3, 2), needs: 8, found: null } as const
const found = (by: number, from: number, to: number): Differing => ({ before: 3, after: 3 + by, by, from, to, superiority: 0.345 })
const FIGURES: Followed[] = ['mood', 'energy', 'bucket', 'sleep', 'hours', 'seemed_against_was']

test('no sentence judges, and none names a cause', () => {
  const { tableTag, ...rest } = linksWords
  const all = [
    ...spoken([tableTag, rest.upFront, rest.caption, rest.unclear, rest.keys, rest.needs(links, 'Mood'), rest.nothing(links), rest.rests(links), rest.title('Mood')]),
    ...spoken([compareWords.keys, compareWords.notBegun, compareWords.caution, compareWords.needs(comparison, mood), compareWords.caption('')]),
    ...spoken([longWords.caption, longWords.noCurve, longWords.hours, longWords.apart, longWords.keys]),
    ...spoken([spellWords.said({ days: 12, of: 20 }), spellWords.perhaps, spellWords.left, spellWords.stopped]),
    ...FIGURES.flatMap((figure) => [
      figureName(figure), figureInWords(figure, 3), ...spoken(spokenOf(figure)),
      ...comparedInWords(found(-1.2, -2, -0.4), { weeks: 4, marker: 1 }, spokenOf(figure)),
    ]),
  ]
  expect(all.length).toBeGreaterThan(60)
  for (const said of all) {
    expect(said).not.toMatch(NEVER)
    expect(said).not.toMatch(/\b(better|worse|average|healthy|warning|improv\w*|declin\w*|because|due to|signific\w*)\b/i)
  }
})

test('a link is said with its days, its range and on how many days all of it rests', () => {
  const link = { tag: 'outdoors', days_with: 21, by: 0.42, from: 0.08, to: 0.71 }
  expect(`${linkInParts(link, links).join('')} ${linksWords.caution}`).toBe(
    'On the 21 days with outdoors your mood was about 0.4 higher than on similar days without (range 0.1 to 0.7; 148 days). This does not show that one causes the other.',
  )
  expect(linkInShort({ ...link, by: -0.42, from: -0.71, to: -0.08 }, mood)).toBe('outdoors: about 0.4 lower, range 0.1 to 0.7, on 21 days')
})

test('below sixty days it is said how many it would take', () => {
  expect(linksWords.needs({ days: 23, needs: 60 }, 'Mood')).toBe(
    'It takes 60 days with mood noted before anything can be said here. There are 23 so far, so it would take 37 more.',
  )
  expect(linksWords.needs({ days: 1, needs: 60 }, 'Mood')).toContain('There is 1 so far')
})

test('a tag of which nothing is said has its days, and what it would take, and no figure', () => {
  const one = { tag: 'family', days_with: 5, more: 3 }
  expect(unclearInWords({ ...one, why: 'no_clear_link', more: 0 })).toBe('5 days')
  expect(unclearInWords({ ...one, why: 'few_with' })).toBe('5 days; it would take 3 more days with it')
  expect(unclearInWords({ ...one, why: 'few_without', more: 1 })).toBe('5 days; it would take 1 more day without it')
  expect(unclearInWords({ ...one, why: 'same_weekday' })).toBe('5 days; always the same weekday, cannot be told apart')
})

test('a range that goes over nought says both its sides, and what is nothing is said to be so', () => {
  expect(rangeInWords(found(0.2, -0.24, 0.64), mood)).toBe('range 0.2 lower to 0.6 higher')
  expect(rangeInWords(found(-0.5, -0.9, -0.1), mood)).toBe('range 0.1 to 0.9')
  expect(rangeInWords(found(0.01, -0.04, 0.3), mood)).toBe('range 0 to 0.3 higher')
  expect(differenceInWords(-0.04, mood)).toBe('about the same')
  expect(differenceInWords(0.4, spokenOf('bucket'))).toBe('about 0.4 fuller')
  expect(differenceInWords(-0.4, spokenOf('bucket', true))).toBe('about 0.4 less')
  expect(differenceInWords(-4.2, spokenOf('hours'))).toBe('about 4 hours fewer')
  expect([0, -0, 0.5, -2].map((value) => tickInWords(value, mood))).toEqual(['the same', 'the same', '0.5 higher', '2 lower'])
})

test('two stretches are said to differ only where the range lies on one side', () => {
  const around = { weeks: 4, marker: 1 }
  const [first, second] = comparedInWords(found(-0.5, -0.9, -0.1), around, mood)
  expect(first).toBe('In the 4 weeks after your mood was about 0.5 lower than before (range 0.1 to 0.9).')
  expect(second).toMatch(/^The range lies on one side/)
  expect(comparedInWords(found(0.2, -0.2, 0.6), around, mood)[1]).toBe('The range goes to both sides, so there may be no difference at all.')
  expect(comparedInWords(found(0, -0.2, 0.2), { weeks: 4, marker: null }, mood)[0]).toBe(
    'In the last 4 weeks your mood was about the same as before (range 0.2 lower to 0.2 higher).',
  )
  expect(comparedInWords(found(0.2, -0.2, 0.6), around, mood)[2]).toContain('in 35 of 100 such pairs')
})

test('a stretch says its days and on how many it rests, and a side that is short says what it takes', () => {
  expect(stretchInWords(stretch(18), mood)).toBe('23 Oct to 19 Nov 2026, noted on 18 of 28 days')
  expect(compareWords.needs(comparison, mood)).toBe(
    'It takes 8 days noted on each side. There are 18 before and 3 after; a longer time may hold enough.',
  )
  expect(stretchesInWords({ weeks: 4, marker: null })).toEqual(['The 4 weeks before those', 'The last 4 weeks'])
})

test('a long time says what it takes, and a value what it is called', () => {
  const view: LongView = { figure: 'mood', dots: [], pieces: [], needs: 60, days: 41, needs_days: 90, lately: null }
  expect(longWords.needs(view, mood)).toBe(
    'The long view takes 60 days noted, over 90 days or more. So far there are 0, over 41 days; it would take 60 days more and 49 days more of time.',
  )
  expect([figureInWords('mood', 2.6), figureInWords('hours', 44.6), figureInWords('seemed_against_was', -3)]).toEqual([
    'between low and mixed', '45 hours', 'seemed 3 lower than I was',
  ])
  expect(figureInWords('seemed_against_was', 0.04)).toBe('seemed as I was')
  expect([meanInWords(-1.26, spokenOf('seemed_against_was')), meanInWords(52, spokenOf('hours'))]).toEqual(['−1.3', '52 hours'])
})

test('the note says on how many days it rests, that it may be nothing, and how often that is', () => {
  expect(spellWords.said({ days: 12, of: 20 })).toBe(
    'The last four school weeks you have marked lower than the twelve before (12 of 20 days).',
  )
  expect(spellWords.perhaps).toContain('one false note in one to three years')
})
