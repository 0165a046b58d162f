// @vitest-environment ./src/client-environment.ts
import { expect, it } from 'vitest'

import type { Touched } from '../backend/generated/types'
import { fakeBackend, gate } from './fake'
import { Decided } from './settings.svelte'

const touched: Touched = { entries: false, checkins: false, losses: false, known: false, settings: true }

it('takes nothing back of a choice that is still being saved when the next is made', async () => {
  const slow = gate<void>()
  const { backend, asked } = fakeBackend({
    save_settings: async (input) => {
      await slow.wait
      return { value: input, touched }
    },
  })
  const decided = new Decided(backend, () => undefined)
  const first = decided.changeCheckingIn({ answered_by: 'row' })
  const second = decided.changeCheckingIn({ plain_words: true })
  slow.open()
  await Promise.all([first, second])
  expect(asked('save_settings')).toHaveLength(2)
  expect(decided.now.checking_in).toMatchObject({ answered_by: 'row', plain_words: true })
})
