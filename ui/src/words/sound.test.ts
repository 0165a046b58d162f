import { describe, expect, it } from 'vitest'

import { clock, soundWords, spokenTime } from './sound'

describe('a place in a sound', () => {
  it('is read as a clock', () => {
    expect([0, 9.9, 65, 600, 3599.9, 3600, 36_061].map(clock)).toEqual(['0:00', '0:09', '1:05', '10:00', '59:59', '1:00:00', '10:01:01'])
    expect([soundWords.at(5, 65), soundWords.at(5, null)]).toEqual(['0:05 of 1:05', '0:05'])
  })
  it('is spoken in words', () => {
    expect([0, 1, 65, 3600, 7322].map(spokenTime)).toEqual([
      'the beginning', '1 second', '1 minute 5 seconds', '1 hour', '2 hours 2 minutes 2 seconds',
    ])
  })
})
