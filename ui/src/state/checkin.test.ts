// @vitest-environment ./src/client-environment.ts
import { describe, expect, it } from 'vitest'

import { CheckInForm, hoursOf, MOST_WORDS } from './checkin.svelte'

const typed = (keys: string) => {
  const form = new CheckInForm(null)
  for (const key of keys) form.key(key)
  return form
}

describe('the check-in by keyboard', () => {
  it('answers mood, energy, bucket and sleep with four digits', () => {
    expect(typed('2103')).toMatchObject({ mood: 2, energy: 1, bucket: 0, sleep: 3, next: 'tags' })
  })

  it('answers sleep with its letters', () => {
    expect(typed('r').sleep).toBe(2)
    expect(typed('210g').sleep).toBe(4)
  })

  it('does not take a digit that is no answer', () => {
    const form = typed('0')
    expect(form.mood).toBeNull()
    expect(form.next).toBe('mood')
    expect(form.key('6')).toBe(false)
  })

  it('passes over what one would rather not answer', () => {
    expect(typed('2-4')).toMatchObject({ mood: 2, energy: null, bucket: 4, sleep: null })
  })

  it('leaves other keys to the page', () => {
    const form = typed('')
    for (const key of ['Enter', 'Tab', ' ', 'x', 'ArrowLeft']) expect(form.key(key)).toBe(false)
    expect(form.empty).toBe(true)
  })

  it('puts on the tags that stand numbered, once the four questions are answered', () => {
    const form = typed('2103')
    const shown = ['governors', 'family']
    expect([form.key('2', shown), form.key('1', shown), form.key('3', shown)]).toEqual([true, true, false])
    expect(form.tags).toEqual(['family', 'governors'])
    form.key('2', shown)
    expect(form.tags).toEqual(['governors'])
  })

  it('answers where somebody went', () => {
    const form = new CheckInForm(null)
    form.goTo('bucket')
    form.key('3')
    expect(form).toMatchObject({ mood: null, bucket: 3 })
  })
})

describe('a check-in', () => {
  it('invents nothing: what was not answered is null', () => {
    expect(typed('4').record()).toEqual({
      id: null, day: null, mood: 4, energy: null, bucket: null, sleep: null, sleep_hours: null, words: [], tags: [], light: null, took_s: 0,
    })
  })

  it('is worth saving with any one answer', () => {
    const form = new CheckInForm(null)
    expect(form.empty).toBe(true)
    form.light = '  '
    expect(form.empty).toBe(true)
    form.toggle('tags', 'governors')
    expect(form.empty).toBe(false)
  })

  it('takes hours as they are typed, to the quarter, and nothing that no night holds', () => {
    expect(['7', '6.5', '6,5', '6.3', ' 0 ', '24'].map(hoursOf)).toEqual([7, 6.5, 6.5, 6.25, 0, 24])
    expect(['', '-1', '25', 'eight', '6:30'].map(hoursOf)).toEqual([null, null, null, null, null])
    const form = new CheckInForm(null)
    form.hours = 'eight'
    expect([form.hoursWrong, form.empty]).toEqual([true, true])
    form.hours = '8'
    expect([form.hoursWrong, form.empty, form.record().sleep_hours]).toEqual([false, false, 8])
  })

  it('holds three words and no more', () => {
    const form = new CheckInForm(null)
    for (const word of ['sad', 'numb', 'lonely', 'empty']) form.toggle('words', word)
    expect(form.words).toEqual(['sad', 'numb', 'lonely'])
    expect(form.words).toHaveLength(MOST_WORDS)
    form.toggle('words', 'numb')
    expect(form.words).toEqual(['sad', 'lonely'])
  })

  it('counts its seconds from the first answer', () => {
    const form = new CheckInForm(null)
    form.touch(1_000)
    form.touch(5_000)
    expect(form.record(9_400).took_s).toBe(8)
  })
})
