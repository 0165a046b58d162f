/** Every sentence a words module can say, for the tests that hold them to the rules. No screen enters. */

/** A day, a number, a name and a list: what the sentences are made of. */
const SAMPLES = ['2026-11-19', 1, 3, 'Leaving Hillside', ['a', 'b']] as const

/** Strings at any depth. A function is called with every sample it takes; one that takes none of them is an error. */
export function spoken(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  if (typeof words === 'function') return called(words as (...all: unknown[]) => unknown)
  if (typeof words === 'object' && words !== null) return Object.values(words).flatMap(spoken)
  return []
}

function called(say: (...all: unknown[]) => unknown): string[] {
  const said = SAMPLES.flatMap((sample) => {
    try {
      return spoken(say(sample, sample))
    } catch {
      return []
    }
  })
  if (said.length === 0) throw new Error('a sentence that none of the samples makes')
  return said
}

/** Words that judge, count up, rank or diagnose. They are said in no room. */
export const NEVER =
  /\b(streaks?|goals?|score out of|progress\w*|complet\w*|recovered|recovery|relapse\w*|setbacks?|closure|depress\w*|burnout|monitor\w*|bargaining|denial|acceptance|rage|resentment|stage \d|step \d)\b|%/i
