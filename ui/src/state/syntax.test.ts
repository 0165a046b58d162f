import { describe, expect, it } from 'vitest'

import { filter, hasWords, holds, narrows, replaced, toggled, valueOf } from './syntax'

describe('a filter', () => {
  it('is typed as one would, in quotes where it has a space', () => {
    expect(filter('tag', 'family')).toBe('tag:family')
    expect(filter('word', 'worn out')).toBe('word:"worn out"')
    expect(filter('tag', 'a "b" c')).toBe('tag:"a b c"')
  })

  it('goes before the words, so that the last one may still go on, and comes out again', () => {
    const with_ = toggled('the gov', 'tag:"long meeting"')
    expect(with_).toBe('tag:"long meeting" the gov')
    expect(holds(with_, 'TAG:"long meeting"')).toBe(true)
    expect(toggled(with_, 'tag:"long meeting"')).toBe('the gov')
    expect(toggled('', 'tag:family')).toBe('tag:family ')
    expect(toggled('tag:family ', 'tag:family')).toBe('')
  })

  it('takes the place of those like it', () => {
    const days = ['before', 'after', 'on'] as const
    expect(replaced('on:2025 choir before:2026', days, 'on:2026')).toBe('on:2026 choir')
    expect(replaced('on:2025 choir ', days, null)).toBe('choir ')
    expect(valueOf('x on:"last week"', 'on')).toBe('last week')
    expect(valueOf('x', 'on')).toBeNull()
  })

  it('is told from words and from what only looks like one', () => {
    expect(hasWords('tag:family mood:1-2')).toBe(false)
    expect(hasWords('tag:family "a phrase"')).toBe(true)
    expect(narrows('10:30 foo:bar')).toBe(false)
    expect(holds('"tag:family"', 'tag:family')).toBe(false)
  })
})
