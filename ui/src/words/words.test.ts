import { describe, expect, it } from 'vitest'

import { failures } from './failures'

/** Every sentence the page can say: the text of each words module, without its imports and comments. */
const modules = import.meta.glob<string>('./*.ts', { query: '?raw', import: 'default', eager: true })
const said = Object.entries(modules)
  .filter(([path]) => !path.endsWith('.test.ts') && path !== './spoken.ts')
  .map(([path, text]) => [path, text.replace(/\/\*[^]*?\*\//g, '').replace(/\/\/.*$/gm, '').replace(/^import .*$/gm, '')] as const)

/** What is never said to a tired person, and why, is in the product's own rules. */
const NEVER =
  /\b(streaks?|goals?|score|out of \d+|progress|complete[ds]?|recovered|relapse[ds]?|depress(ed|ion)|burn-?out|bargaining|denial|acceptance|user|please|oops|sorry)\b|!['"`]/i

/** Where a word may be said after all: a questionnaire computes a score of its own, which is no judgement of the app’s. */
const MAY_SAY: Record<string, RegExp> = { './questionnaires.ts': /\bscore\b/gi }

/** Quoted, word for word, from what the app is for. */
const PURPOSE = 'It does not diagnose, screen for, monitor or treat any condition.'

describe('what the page says', () => {
  it('is found', () => {
    expect(said.length).toBeGreaterThan(8)
  })

  it.each(said)('%s never says what hurts, hurries or judges', (path, text) => {
    expect(NEVER.exec(text.replace(MAY_SAY[path] ?? /(?!)/, ''))?.[0]).toBeUndefined()
  })

  it.each(said)('%s speaks of monitoring only to say that it is not done', (_path, text) => {
    expect(/\bmonitor(s|ed|ing)?\b/i.exec(text.replace(PURPOSE, ''))?.[0]).toBeUndefined()
  })

  it.each(said)('%s uses the quotation marks and dashes of print', (_path, text) => {
    // A straight apostrophe inside a sentence ends the string in the code; one that survives is escaped.
    expect(/\\'/.exec(text)?.[0]).toBeUndefined()
    expect(/ -- /.exec(text)?.[0]).toBeUndefined()
  })
})

describe('a failure', () => {
  it.each(Object.entries(failures))('%s says what happened, then what to do', (_code, { happened, todo }) => {
    expect(happened).toMatch(/^[A-Z].*[.]$/)
    expect(todo).toMatch(/^[A-Z].*[.]$/)
  })

  it('has its own sentence for each reason', () => {
    const all = Object.values(failures).map(({ happened }) => happened)
    expect(new Set(all).size).toBe(all.length)
  })
})
