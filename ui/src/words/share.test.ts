// What the Share room says, as facts.
import { expect, test } from 'vitest'
import { around, audiences, countInWords, findings, instead, share, spans, timesInWords } from './share'
import { NEVER, spoken } from './spoken'

test('no sentence of the room judges', () => {
  const all = spoken([share, audiences, spans, findings, instead])
  expect(all.length).toBeGreaterThan(70)
  for (const said of all) expect(said).not.toMatch(NEVER)
})

test('the room says that looking for names is no guarantee and that a copy is outside the lock', () => {
  expect(share.help).toContain('not a guarantee')
  expect(share.maybeNone).toContain('does not mean there is none')
  expect(share.saved).toBe('This copy is outside your lock now.')
})

test('a finding is marked where it stands, and its sentence survives if it is not there', () => {
  expect(around('I asked J. Pryce for it.', 'J. Pryce')).toEqual({ before: 'I asked ', after: ' for it.', within: true })
  expect(around('I asked him.', 'J. Pryce')).toEqual({ before: 'I asked him.', after: '', within: false })
})

test('counts are said in words', () => {
  expect(countInWords(0, share.aPassage)).toBe('nothing chosen')
  expect(countInWords(1, share.aPassage)).toBe('1 passage')
  expect(countInWords(2, share.aPassage)).toBe('2 passages')
  expect([1, 2, 3].map((times) => timesInWords({ name: '', role: '', times }))).toEqual(['once', 'twice', '3 times'])
})

test('what cannot be drawn is named, with what to do', () => {
  expect(share.undrawn(['你'])).toEqual({
    happened: 'These pages have no letter for “你”.',
    todo: 'It stands there as an empty box. Choose other words, or leave it so.',
  })
  expect(share.undrawn(['你', '好']).happened).toBe('These pages have no letter for “你”, “好”.')
  expect(share.undrawn([...'一二三四五六七八九十百千万']).happened).toMatch(/“千” and 1 more\.$/)
})

test('days within one year say the year once', () => {
  expect(share.days('2026-10-23', '2026-11-19')).toBe('23 Oct to 19 Nov 2026')
  expect(share.days('2025-12-23', '2026-01-19')).toBe('23 Dec 2025 to 19 Jan 2026')
})
