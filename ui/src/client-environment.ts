/**
 * Where tests of state classes run: compiled as the page has them (runes that live), without a page. Entered by
 * `@vitest-environment ./src/client-environment.ts` at the head of a test file.
 */
import type { Environment } from 'vitest/environments'

const client: Environment = {
  name: 'client',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => undefined }),
}

export default client
