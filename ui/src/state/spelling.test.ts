// @vitest-environment ./src/client-environment.ts
import { describe, expect, it } from 'vitest'

import type { CheckWords } from '../backend/generated/types'
import { touching } from './changes.svelte'
import { fakeBackend } from './fake'
import { Spelling } from './spelling.svelte'

const touched = touching()

/** A journal that knows few words, and can be full. */
function journal() {
  const held = { learned: [] as string[], full: false }
  const { backend, asked } = fakeBackend({
    check_words: ({ words }) => words.filter((word: string) => word.startsWith('z') && !held.learned.includes(word)),
    suggest_words: () => ['zebra'],
    learn_word: ({ word }) => (held.full ? { code: 'disk_full' } : (held.learned.push(word), { value: {}, touched })),
    forget_word: ({ word }) => ((held.learned = held.learned.filter((one) => one !== word)), { value: {}, touched }),
    learned_words: () => [...held.learned],
  })
  return { held, asked, spelling: new Spelling(backend, () => undefined) }
}

describe('spelling', () => {
  it('asks for a word once', async () => {
    const { asked, spelling } = journal()
    expect(spelling.knows('zib')).toBeUndefined()
    await spelling.ask(['zib', 'choir'])
    expect([spelling.knows('zib'), spelling.knows('choir')]).toEqual([false, true])
    expect(asked('check_words')).toEqual([{ words: ['zib', 'choir'] }])
  })

  it('asks for no more at once than the core takes', async () => {
    const { asked, spelling } = journal()
    await spelling.ask(Array.from({ length: 5001 }, (_, n) => `w${n}`))
    expect(asked('check_words').map((input) => (input as CheckWords).words.length)).toEqual([5000, 1])
  })

  it('asks again for everything once a word was learned or forgotten', async () => {
    const { spelling } = journal()
    await spelling.load()
    await spelling.ask(['zib'])
    expect(await spelling.learn('zib')).toBe(true)
    expect(spelling.knows('zib')).toBeUndefined()
    await spelling.ask(['zib'])
    expect(spelling.knows('zib')).toBe(true)
    expect(spelling.learned).toEqual(['zib'])
    await spelling.forget('zib')
    expect(spelling.learned).toEqual([])
  })

  it('says that a word could not be learned', async () => {
    const { held, spelling } = journal()
    held.full = true
    expect(await spelling.learn('zib')).toBe(false)
    expect(spelling.failure).toBe('disk_full')
  })

  it('leaves a word alone until the journal is shut, and tells the journal nothing of it', async () => {
    const { asked, spelling } = journal()
    await spelling.ask(['Zib', 'zib'])
    spelling.passOver('Zib')
    expect([spelling.knows('zib'), spelling.knows('Zib')]).toEqual([true, true])
    expect(asked('learn_word')).toEqual([])
  })
})
