// @vitest-environment ./src/client-environment.ts
import { describe, expect, it } from 'vitest'

import type { Template, TemplateFault, TemplateFaultWhy } from '../backend/generated/types'
import { faultSaid, spoken } from '../words/guided'
import { fakeBackend } from './fake'
import { Templates, templateOf } from './templates.svelte'

const fault = (why: TemplateFaultWhy, more: Partial<TemplateFault> = {}): TemplateFault => ({ why, line: null, field: null, number: null, most: null, ...more })
const deep = { name: 'Deep', questions: ['One?', 'Two?'], gathers: ['what-happened', 'what-happened'], sittings: true, before: '', minutes: 20, landing: '', careful: true, let_go: true } as Template

describe('a template of one’s own', () => {
  it('is not kept while something is wrong with it, and says what', async () => {
    const { backend, asked } = fakeBackend({ check_template: () => fault('missing', { field: 'questions' }) })
    const templates = new Templates(backend)
    templates.begin()
    expect(await templates.saveDraft()).toBe(false)
    expect(templates.fault?.why).toBe('missing')
    expect(templates.draft).not.toBeNull()
    expect(asked('save_template')).toEqual([])
  })

  it('made from another keeps what the form does not show', () => {
    const { backend } = fakeBackend({})
    const templates = new Templates(backend)
    templates.begin(deep)
    const draft = templates.draft ?? expect.unreachable()
    draft.questions = ' One? \n\nThree?\n'
    draft.minutes = 'ten'
    expect(templateOf(draft)).toMatchObject({ questions: ['One?', 'Three?'], sittings: true, minutes: 0, gathers: deep.gathers })
  })

  it('goes through a lock half typed', () => {
    const { backend } = fakeBackend({})
    const [before, after] = [new Templates(backend), new Templates(backend)]
    before.begin()
    expect(before.held()).toBeNull()
    if (before.draft) before.draft.name = 'Fri'
    after.takeUp(before.held() ?? '')
    expect(after.draft?.name).toBe('Fri')
  })

  it('from a file stands in the form and is not kept; a fault leaves the form as it was', async () => {
    const { backend, asked } = fakeBackend({}, { template: () => ({ kind: 'template', template: deep }) })
    const templates = new Templates(backend)
    expect(await templates.readFile()).toBe(true)
    expect(templates.draft?.questions).toBe('One?\nTwo?')
    expect(asked('save_template')).toEqual([])
    const bad = new Templates(fakeBackend({}, { template: () => ({ kind: 'fault', fault: fault('no_text') }) }).backend)
    expect(await bad.readFile()).toBe(false)
    expect([bad.draft, bad.fileFault?.why]).toEqual([null, 'no_text'])
  })
})

describe('what is wrong with a template', () => {
  it('is one sentence that names the line and the place', () => {
    expect(faultSaid(fault('unknown_field', { line: 3, field: 'streaks' }))).toBe('Line 3: A template has no field “streaks”.')
    expect(faultSaid(fault('too_long', { field: 'questions', number: 2, most: 300 }))).toBe('Question 2 is longer than 300 characters.')
    expect(faultSaid(fault('too_many', { line: 2, field: 'questions', most: 30 }))).toBe('Line 2: There can be 30 of the questions at most.')
    expect(faultSaid(fault('missing', { field: 'name' }))).toBe('The name has to be there.')
    expect(faultSaid(fault('out_of_range', { field: 'minutes', most: 240 }))).toBe('The minutes can be 1 to 240.')
  })

  it('has a sentence for every reason', () => {
    const all: TemplateFaultWhy[] = [
      'file_too_large', 'no_text', 'unreadable', 'unknown_field', 'missing', 'wrong_kind', 'too_long', 'several_lines', 'out_of_range',
      'too_many', 'asked_twice', 'no_such_template',
    ]
    for (const why of all) expect(faultSaid(fault(why, { field: 'questions', number: 1, most: 3 }))).toMatch(/^[A-Z].*\.$/)
  })
})

it('speaks without pictures where that is wanted', () => {
  const umbrella = { ...deep, name: 'Who holds the umbrella?', about: 'x', questions: ['Who kept you dry?'] }
  expect(spoken(umbrella, true)).toMatchObject({ name: 'Who supports me?', about: 'x', questions: ['Who looked after you?'] })
  expect(spoken(umbrella, false)).toEqual(umbrella)
})
