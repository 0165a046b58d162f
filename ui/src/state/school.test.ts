// @vitest-environment ./src/client-environment.ts
import { describe, expect, it } from 'vitest'

import type { SchoolPeriod, SchoolYears, Touched } from '../backend/generated/types'
import { schoolPeriodName, schoolWords } from '../words/school'
import { fakeBackend } from './fake'
import { linesOf, looseDays, School, schoolYearOf } from './school.svelte'

const touched = { calendar: true } as Touched
const period = (id: number, kind: SchoolPeriod['kind'], from: string, to: string, which: SchoolPeriod['which'] = null): SchoolPeriod =>
  ({ id, label: '', kind, which, from, to, source: 'preset' })
const years: SchoolYears = {
  today: '2026-11-19', preset: 'england_wales', dated: '2026-11-23',
  periods: [
    period(1, 'bank_holiday', '2026-08-31', '2026-08-31'),
    period(2, 'half_term', '2026-09-01', '2026-10-23', 'autumn_1'),
    period(3, 'half_term', '2026-11-02', '2026-12-18', 'autumn_2'),
    period(4, 'bank_holiday', '2026-12-25', '2026-12-25'),
    period(5, 'half_term', '2027-09-01', '2027-10-22', 'autumn_1'),
  ],
  between: [
    { which: 'october_week', from: '2026-10-24', to: '2026-11-01' },
    { which: 'christmas', from: '2026-12-19', to: '2027-01-03' },
  ],
}

describe('a school year', () => {
  it('begins in August and ends in July', () => {
    expect(['2026-07-31', '2026-08-01', '2027-07-31'].map(schoolYearOf)).toEqual([2025, 2026, 2026])
  })

  it('is told in its order, with the days that stand in each', () => {
    const lines = linesOf(years, 2026)
    expect(lines.map((line) => (line.kind === 'term' ? line.term.from : line.period.which))).toEqual([
      '2026-09-01', 'october_week', '2026-11-02', 'christmas',
    ])
    expect(lines.map(({ days }) => days.map(({ id }) => id))).toEqual([[1], [], [], [4]])
    expect(linesOf(years, 2030)).toEqual([])
    expect(looseDays({ periods: [years.periods[0]!] }, 2026).map(({ id }) => id)).toEqual([1])
  })
})

describe('a term or day being put down', () => {
  const open = async (answers: Parameters<typeof fakeBackend>[0] = {}) => {
    const faked = fakeBackend({ school_years: () => years, ...answers })
    const told: Touched[] = []
    const school = new School(faked.backend, (one) => told.push(one))
    await school.look()
    return { ...faked, school, told }
  }

  it('is told what it needs, and what it lies over', async () => {
    const { school } = await open()
    school.begin('term')
    const why = () => school.missing?.why
    expect(why()).toBe('from')
    Object.assign(school.draft!, { from: '2026-12-01', to: '2026-11-01' })
    expect(why()).toBe('order')
    school.draft!.to = '2028-01-01'
    expect(why()).toBe('long')
    school.draft!.to = '2027-02-01'
    expect(why()).toBe('label')
    school.draft!.label = 'Winter'
    expect(schoolWords.missing(school.missing!)).toBe('It lies over “Autumn 2”, 2 Nov to 18 Dec 2026. Change that one first, or choose other days.')
    school.draft!.kind = 'holiday'
    expect(school.missing).toBeNull()
    expect(await school.saveDraft()).toBe(false)
    expect([school.failure, school.draft?.label]).toEqual(['not_found', 'Winter'])
  })

  it('is kept as one day where it has no other last one, and its year is turned to', async () => {
    const inset = period(9, 'inset', '2027-09-03', '2027-09-03')
    const { school, asked, told } = await open({ save_school_period: () => ({ value: inset, touched }) })
    expect(school.year).toBe(2026)
    school.begin('inset')
    Object.assign(school.draft!, { from: '2027-09-03', label: ' Training ' })
    expect(await school.saveDraft()).toBe(true)
    expect(asked('save_school_period')).toEqual([{ id: null, label: 'Training', kind: 'inset', which: null, from: '2027-09-03', to: '2027-09-03' }])
    expect([told, school.draft, school.year]).toEqual([[touched], null, 2027])
  })

  it('half typed goes through a lock', () => {
    const { backend } = fakeBackend({})
    const before = new School(backend, () => undefined)
    before.begin('inset')
    expect(before.held()).toBeNull()
    before.draft!.label = 'Trai'
    const after = new School(backend, () => undefined)
    after.takeUp(before.held()!)
    expect(after.draft?.label).toBe('Trai')
  })

  it('is called by its words, by the half-term it stands for, or by its kind', () => {
    const [bank, autumn] = years.periods
    expect([bank!, autumn!, { ...autumn!, label: 'Michaelmas' }].map(schoolPeriodName)).toEqual(['Bank holiday', 'Autumn 1', 'Michaelmas'])
  })
})
