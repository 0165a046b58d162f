import { describe, expect, it } from 'vitest'

import type { EntryRow } from '../backend/generated/types'
import { listed, nameOf } from './listed'

const row = (id: number, day: string) => ({ id, day }) as EntryRow

describe('the list', () => {
  it('has a heading where the month changes, and says each day once', () => {
    const items = listed([row(3, '2026-06-01'), row(2, '2026-05-31'), row(1, '2026-05-31')])
    expect(items.map((item) => (item.kind === 'month' ? item.month : item.first))).toEqual(['2026-06-01', true, '2026-05-31', true, false])
  })

  it('names every item differently, also where a flight made a month come twice', () => {
    const items = listed([row(4, '2026-06-01'), row(3, '2026-05-31'), row(2, '2026-06-01'), row(1, '2026-05-31')])
    expect(new Set(items.map(nameOf)).size).toBe(items.length)
    expect(items).toHaveLength(8)
  })
})
