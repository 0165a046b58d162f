/**
 * Markdown as it is set while one writes. One rule: what is written stands out and how it was marked steps back;
 * what looks like HTML is plain text. Entered by editor.ts.
 */
import { commonmarkLanguage } from '@codemirror/lang-markdown'
import { HighlightStyle, Language, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { tags } from '@lezer/highlight'
import { type MarkdownParser, Strikethrough, TaskList } from '@lezer/markdown'

import { ParagraphParser } from './paragraph'

// Put together by hand: the package's own `markdown()` brings parsers of HTML, CSS and JavaScript along, two fifths of
// all that the editor weighs, and what looks like HTML is plain text here. With the package's own data, because its
// Enter and Backspace work only where they find it.
const commonmark = commonmarkLanguage.parser as MarkdownParser
const parser = new ParagraphParser(commonmark.configure([Strikethrough, TaskList]))
const language = new Language(commonmarkLanguage.data, parser, [], 'markdown')

const marks = HighlightStyle.define([
  { tag: tags.heading1, fontSize: '1.4em', fontWeight: '560', lineHeight: '1.4' },
  { tag: tags.heading2, fontSize: '1.2em', fontWeight: '560', lineHeight: '1.5' },
  { tag: tags.heading, fontWeight: '620' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.quote, color: 'var(--ink-2)', fontStyle: 'italic' },
  { tag: tags.monospace, fontFamily: 'var(--font-code)', fontSize: '0.86em' },
  { tag: tags.link, textDecoration: 'underline', textDecorationColor: 'var(--edge)', textUnderlineOffset: '0.2em' },
  { tag: tags.url, color: 'var(--ink-3)', textDecoration: 'none', fontSize: '0.86em' },
  { tag: tags.processingInstruction, color: 'var(--ink-3)', fontWeight: '400', fontStyle: 'normal', textDecoration: 'none' },
  { tag: tags.contentSeparator, color: 'var(--ink-3)' },
])

export const prose: Extension = [language, syntaxHighlighting(marks)]
