// Weeks in words.
import { expect, test } from 'vitest'
import { peopleWords } from './people'

test('weeks are listed with the year where it ends', () => {
  const said = peopleWords.umbrella.inWeeks
  expect(said(['2026-11-09'])).toBe('In the week from 9 Nov 2026.')
  expect(said(['2025-11-03', '2025-11-17', '2026-03-02', '2026-03-23'])).toBe(
    'In the weeks from 3 Nov, 17 Nov 2025, 2 Mar and 23 Mar 2026.',
  )
})
