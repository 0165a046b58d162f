import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'

import type { DifferencePart } from '../backend/generated/types'
import { versionWords as words } from '../words/versions'
import Difference from './Difference.svelte'

const drawn = (parts: DifferencePart[]) => render(Difference, { props: { parts, words } }).body

describe('what came and went, drawn', () => {
  it('is told in marks and in words, and not by colour alone', () => {
    const html = drawn([{ kind: 'changed', pieces: [{ change: 'stayed', text: 'A ' }, { change: 'went', text: 'long' }, { change: 'came', text: 'short' }] }])
    expect(html).toMatch(/A .*<del.*went: “.*long.*<\/del>.*<ins.*came: “.*short.*<\/ins>/)
  })

  it('shows markup that was typed as the words it is', () => {
    const text = '<img src=x onerror=alert(1)>'
    const html = drawn([{ kind: 'stayed', text }, { kind: 'changed', pieces: [{ change: 'came', text }] }])
    expect(html).not.toContain('<img')
  })

  it('names a picture and does not spell out how it is kept', () => {
    expect(drawn([{ kind: 'stayed', text: 'See ![The reservoir](attachment:2).' }])).toContain('See [picture: The reservoir].')
  })

  it('says how many paragraphs it leaves out', () => {
    expect(drawn([{ kind: 'left_out', paragraphs: 12 }])).toContain('12 paragraphs stayed as they were')
  })
})
