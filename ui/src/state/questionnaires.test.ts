// @vitest-environment ./src/client-environment.ts
import { describe, expect, it } from 'vitest'

import type { AnsweredSeries, KnownQuestionnaire, QuestionItem, Questionnaire, QuestionnaireFault, QuestionnairesPage, Touched } from '../backend/generated/types'
import { barsInWords, besideInWords, changeInWords, faultSaid, pointInWords, seriesInWords, tableOf, tooFew } from '../words/questionnaires'
import { fakeBackend } from './fake'
import { figureOf, Questionnaires } from './questionnaires.svelte'

const touched = { questionnaires: true } as Touched
const item = (key: string, more: Partial<QuestionItem> = {}): QuestionItem => ({
  key, text: `${key}?`, short: '', lowest: 0, highest: 10, low: '', high: '', answers: [], other_way: false, noise: null, one_day: false,
  low_until: null, high_from: null, ...more,
})
const asked: Questionnaire = {
  pack: null, name: 'ONS4', about: '', wording_version: 'ONS 2020', licence: 'OGL-UK-3.0', attribution: '', before: '', gap_days: 7,
  scoring: 'each', items: [item('satisfied', { noise: 2 }), item('happy', { noise: 2, one_day: true })],
}
const known: KnownQuestionnaire = { instrument: 'ons4', whose: 'shipped', questionnaire: asked, offered: true, away: false, answered: [], series: [] }
const page: QuestionnairesPage = { today: '2026-11-19', all: [known], elsewhere: [] }
const answered = { id: 1, instrument: 'ons4', wording_version: '', licence: '', scoring: 'each', scoring_version: 1, day: '2026-11-19', score: null, answers: [3, null] } as const

async function open(answers: Parameters<typeof fakeBackend>[0] = {}, shell: Parameters<typeof fakeBackend>[1] = {}) {
  const faked = fakeBackend({ questionnaires: () => page, ...answers }, shell)
  const told: Touched[] = []
  const here = new Questionnaires(faked.backend, (one) => told.push(one))
  await here.look()
  return { ...faked, here, told }
}

describe('answering', () => {
  it('sends what was left out as none, and nothing where all of it is', async () => {
    const { here, asked: sent, told } = await open({ answer_questionnaire: () => ({ value: { ...answered, answers: [3, null] }, touched }) })
    here.begin(known)
    expect(await here.saveAnswers()).toBe(false)
    here.answering!.answers[0] = 3
    expect(await here.saveAnswers()).toBe(true)
    expect(sent('answer_questionnaire')).toEqual([{ instrument: 'ons4', answers: [3, null], day: null }])
    expect([told, here.answering]).toEqual([[touched], null])
  })

  it('keeps the draft where it is refused, and goes on with one that is begun again', async () => {
    const { here } = await open({ answer_questionnaire: () => ({ code: 'disk_full' }) })
    here.begin(known)
    here.answering!.answers[0] = 3
    expect(await here.saveAnswers()).toBe(false)
    here.begin(known)
    expect([here.failure, here.answering?.answers]).toEqual([null, [3, null]])
    here.beginAnew()
    expect(here.answering?.answers).toEqual([null, null])
  })

  it('begins with one that was wanted in another room', async () => {
    const { here } = await open()
    here.want('ons4')
    await here.look()
    expect(here.answering?.instrument).toBe('ons4')
  })

  it('goes through a lock half done, with what was brought and what was logged', async () => {
    const { here, backend } = await open()
    here.begin(known)
    here.log()
    expect(here.held()).toBeNull()
    here.answering!.answers[1] = 0
    here.logging!.name = 'WEM'
    const after = new Questionnaires(backend, () => undefined)
    after.takeUp(here.held()!)
    expect(after.answering).toEqual({ instrument: 'ons4', day: '2026-11-19', answers: [null, 0] })
    expect([after.logging?.name, after.brought, after.asked]).toEqual(['WEM', null, null])
    await after.look()
    expect(after.asked?.instrument).toBe('ons4')
  })
})

describe('what is brought from a file', () => {
  const fault: QuestionnaireFault = { why: 'unknown_field', line: 4, field: 'streak', number: null, most: null }

  it('is shown before it is kept, and a fault takes nothing in', async () => {
    const right = await open({}, { questionnaire: () => ({ kind: 'questionnaire', questionnaire: asked }) })
    expect(await right.here.readFile()).toBe(true)
    expect(right.here.brought?.name).toBe('ONS4')
    expect(right.here.held()).not.toBeNull()
    const wrong = await open({}, { questionnaire: () => ({ kind: 'fault', fault }) })
    expect(await wrong.here.readFile()).toBe(false)
    expect([wrong.here.brought, faultSaid(wrong.here.fault!)]).toEqual([null, 'Line 4: A questionnaire has no field “streak”.'])
    const none = await open({}, { questionnaire: () => null })
    expect(await none.here.readFile()).toBe(false)
  })
})

describe('a score from elsewhere', () => {
  it('is a figure with a point or a comma', () => {
    expect(['43', ' 43,5 ', '-3', '−3', '', '4e3', '1.', 'x', '99999'].map(figureOf)).toEqual([43, 43.5, -3, -3, null, null, null, null, null])
  })

  it('is told what it needs, and kept with its name', async () => {
    const { here, asked: sent } = await open({ log_score: () => ({ value: { id: 1, day: '2026-11-02', score: 43.5 }, touched }) })
    here.log()
    const missing = () => here.missing
    expect(missing()).toBe('name')
    Object.assign(here.logging!, { name: ' WEMWBS', day: '2026-11-20', score: 'about 40' })
    expect(missing()).toBe('day')
    here.logging!.day = '2026-11-02'
    expect([missing(), await here.saveLog()]).toEqual(['score', false])
    here.logging!.score = '43,5'
    expect([missing(), await here.saveLog(), here.logging]).toEqual([null, true, null])
    expect(sent('log_score')).toEqual([{ name: 'WEMWBS', day: '2026-11-02', score: 43.5 }])
  })
})

describe('what is said of it', () => {
  const reading = (id: number, day: string, value: number, overlapping = false) => ({ id, day, value, overlapping })
  const series = (more: Partial<AnsweredSeries>): AnsweredSeries => ({
    key: 'satisfied', called: 'Satisfied', lowest: 0, highest: 10, ends: null, answers: [], other_way: false, readings: [], wobble: null,
    change: null, beside: null, ...more,
  })

  it('is no picture under two times, and says how many it needs', () => {
    expect(tooFew(series({}))).toBe('Left out so far. A picture needs two times.')
    expect(tooFew(series({ readings: [reading(1, '2026-11-19', 7)] }))).toBe('7, on 19 November 2026. A picture needs one more time.')
  })

  it('says in words what the picture shows', () => {
    const two = series({ readings: [reading(1, '2026-09-01', 4), reading(2, '2026-09-04', 7, true)] })
    expect(seriesInWords('Satisfied', two)).toBe('Satisfied, 2 times from 1 September 2026 to 4 September 2026. It lies from 4 to 7. The last is 7.')
    expect(pointInWords(two, two.readings[1]!)).toBe('4 September 2026: 7, of the same days as the time before')
    const words = series({ lowest: 1, answers: ['Often', 'Never'], readings: [reading(1, '2026-09-01', 1)] })
    expect(pointInWords(words, words.readings[0]!)).toBe('1 September 2026: Often')
  })

  it('claims no more than the questionnaire’s own wobble lets it', () => {
    const [satisfied, happy] = asked.items
    expect(changeInWords(series({ change: 'within' }), satisfied)).toBe('The change since the time before could be the questionnaire’s own wobble.')
    expect(changeInWords(series({ change: 'beyond' }), happy)).toMatch(/^The last four times .* bigger than the questionnaire’s own wobble\.$/)
    expect(changeInWords(series({}))).toBe('')
    expect(barsInWords('own', series({}))).toMatch(/not known/)
    expect(barsInWords('shipped', series({ wobble: 1 }), satisfied)).toMatch(/nearer than 2, /)
    expect(barsInWords('pack', series({ key: '', wobble: 7.7 }))).toMatch(/roughly/)
    expect(besideInWords(series({ beside: 'lower' }))).toBe('The last is lower than many people score; worth talking over with someone you trust or your GP.')
    expect(besideInWords(series({}))).toBe('')
  })

  it('stands in a table too, with what was left out', () => {
    const { heads, rows } = tableOf({ questionnaire: asked, answered: [{ ...answered, answers: [3, null] }], series: [series({ readings: [reading(1, '2026-11-19', 3, true)] })] })
    expect(heads).toEqual(['Day', 'satisfied?', 'happy?', 'Beside the time before'])
    expect(rows).toEqual([{ key: 1, cells: ['19 Nov 2026', '3', 'left out', 'of the same days'] }])
  })
})
