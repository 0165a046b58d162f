/**
 * What is known of words: the core's dictionary, the names of known people, and what the writer has taught. One rule: a
 * word is asked for once, and what is learned goes to the journal and nowhere else. Made with the open journal.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Touched } from '../backend/generated/types'

/** As many as the core takes at once. */
const AT_ONCE = 5000

export class Spelling {
  #known = new Map<string, boolean>()
  #passedOver = new Set<string>()
  #learned = $state<string[] | null>(null)
  #failure = $state<Code | null>(null)
  readonly #backend: Backend
  readonly #touched: (touched: Touched) => void

  constructor(backend: Backend, touched: (touched: Touched) => void) {
    this.#backend = backend
    this.#touched = touched
  }

  /** The words that were learned; null until they were asked for. */
  get learned(): string[] | null {
    return this.#learned
  }
  get failure(): Code | null {
    return this.#failure
  }

  knows(word: string): boolean | undefined {
    return this.#passedOver.has(word.toLowerCase()) || this.#known.get(word)
  }

  async ask(words: readonly string[]) {
    for (let at = 0; at < words.length; at += AT_ONCE) {
      const some = words.slice(at, at + AT_ONCE)
      try {
        const unknown = new Set(await this.#backend.call('check_words', { words: some }))
        for (const word of some) this.#known.set(word, !unknown.has(word))
      } catch {
        // Nothing is marked that nobody could be asked about; the next look asks again.
        return
      }
    }
  }

  async near(word: string): Promise<readonly string[]> {
    try {
      return await this.#backend.call('suggest_words', { word })
    } catch {
      return []
    }
  }

  passOver(word: string) {
    this.#passedOver.add(word.toLowerCase())
  }

  /** Learns a word. True when it is on the disk. */
  learn(word: string): Promise<boolean> {
    return this.#change('learn_word', word)
  }

  /** Forgets a word that was learned. */
  forget(word: string): Promise<boolean> {
    return this.#change('forget_word', word)
  }

  /** Reads the words that were learned. */
  async load() {
    this.#failure = null
    try {
      this.#learned = await this.#backend.call('learned_words', {})
    } catch (thrown) {
      this.#failure = codeOf(thrown)
    }
  }

  /** Forgets the answers: somebody was listed by name, or taken out. */
  askAgain() {
    this.#known.clear()
  }

  async #change(how: 'learn_word' | 'forget_word', word: string): Promise<boolean> {
    this.#failure = null
    try {
      const { touched } = await this.#backend.call(how, { word })
      this.#touched(touched)
      // Its other forms are known now too, or not any more.
      this.askAgain()
      if (this.#learned) await this.load()
      return true
    } catch (thrown) {
      this.#failure = codeOf(thrown)
      return false
    }
  }
}
