import { createRawSnippet } from 'svelte'
import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'

import type { Block } from '../backend/generated/types'
import page from '../../index.html?raw'
import Blocks from './Blocks.svelte'

const picture = createRawSnippet((id: () => number) => ({ render: () => `<img data-attachment="${id()}">` }))
const words = { linkSaid: () => 'address', ticked: 'done:', unticked: 'to do:' }
const drawn = (blocks: Block[]) => render(Blocks, { props: { blocks, picture, words } }).body

const HOSTILE = '<img src=x onerror=alert(1)><script>alert(1)</script>'

describe('an entry, drawn', () => {
  it('shows markup that was typed as the words it is', () => {
    const text = { kind: 'text', text: HOSTILE } as const
    const html = drawn([
      { kind: 'paragraph', inlines: [text] },
      { kind: 'heading', level: 1, inlines: [{ kind: 'strong', inlines: [text] }] },
      { kind: 'quote', blocks: [{ kind: 'code', text: HOSTILE }] },
      { kind: 'list', start: null, items: [{ ticked: false, blocks: [{ kind: 'paragraph', inlines: [{ kind: 'code', text: HOSTILE }] }] }] },
    ])
    expect(html).not.toContain('<script')
    expect(html).not.toContain('<img')
    expect(html.match(/&lt;script/g)).toHaveLength(4)
  })

  it('has no link that leads anywhere', () => {
    const html = drawn([
      { kind: 'paragraph', inlines: [{ kind: 'link', address: 'https://example.org', inlines: [{ kind: 'text', text: 'there' }] }] },
    ])
    expect(html).not.toContain('<a ')
    expect(html).not.toContain('href')
    expect(html).toContain('<button')
  })

  it('puts its headings below the heading of the room', () => {
    const html = drawn([1, 2, 6].map((level) => ({ kind: 'heading', level, inlines: [{ kind: 'text', text: 'x' }] })))
    expect(html).not.toContain('<h1')
    expect(html).toContain('<h2')
    expect(html.match(/<h\d/g)).toHaveLength(3)
  })

  it('shows its own attachments in their place', () => {
    expect(drawn([{ kind: 'paragraph', inlines: [{ kind: 'attachment', id: 3, words: 'a tree' }] }])).toContain('data-attachment="3"')
  })
})

describe('the page', () => {
  const sources = import.meta.glob<string>('../**/*.svelte', { query: '?raw', import: 'default', eager: true })

  it.each(Object.entries(sources))('%s makes no HTML of text and sets no style in an attribute', (_path, source) => {
    expect(source).not.toMatch(/\{@html/)
    expect(source).not.toMatch(/\sstyle=/)
    expect(source).not.toMatch(/\bin:|\bout:|\btransition:\w+[\s>/]/)
  })

  it('is opened by a document without scripts or styles of its own', () => {
    expect(page).not.toMatch(/<style|\son\w+=|<script(?![^>]*\ssrc=)/)
  })
})
