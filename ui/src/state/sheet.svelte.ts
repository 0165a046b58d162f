/**
 * A recovery sheet between being made and being proved. One rule: the key is held for as long as the sheet is on the
 * page and no longer. Made by the screens that show one.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code } from '../backend/generated/types'

/** Two different places of the key, lowest first, by the machine's own chance. */
export function twoOf(count: number): [number, number] {
  const chance = crypto.getRandomValues(new Uint32Array(2))
  const first = (chance[0] ?? 0) % count
  const second = (first + 1 + ((chance[1] ?? 0) % (count - 1))) % count
  return first < second ? [first, second] : [second, first]
}

export class Sheet {
  readonly groups: readonly string[]
  /** Which two groups are asked for. */
  asked = $state<[number, number]>([0, 1])
  typed = $state<[string, string]>(['', ''])
  wrong = $state(false)
  failure = $state<Code | null>(null)
  readonly #backend: Backend

  constructor(backend: Backend, groups: readonly string[]) {
    this.#backend = backend
    this.groups = groups
    this.asked = twoOf(groups.length)
  }

  /** Whether the two groups were typed rightly. */
  async prove(): Promise<boolean> {
    this.failure = null
    try {
      const { yes } = await this.#backend.call('prove_recovery_key', {
        groups: this.asked.map((index, at) => ({ index, text: this.typed[at] ?? '' })),
      })
      this.wrong = !yes
      return yes
    } catch (thrown) {
      const code = codeOf(thrown)
      this.wrong = code === 'mistyped_recovery_key' || code === 'wrong_recovery_key'
      this.failure = this.wrong ? null : code
      return false
    }
  }
}
