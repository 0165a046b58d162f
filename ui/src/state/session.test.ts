// The door, as facts.
import { expect, test } from 'vitest'

import type { Status } from '../backend/generated/types'
import { fakeBackend } from './fake'
import { Session } from './session.svelte'

const looked = async (refused: () => Promise<boolean>) => {
  const session = new Session(fakeBackend({ status: () => ({ journal: 'locked' }) as Status }, { refused }).backend)
  await session.look()
  return session
}

test('that the network is refused is said where it was seen to be', async () => {
  expect((await looked(async () => true)).refused).toBe(true)
  expect((await looked(async () => false)).refused).toBe(false)
})

test('where nobody can tell whether the network is refused, the journal still opens and nothing is claimed', async () => {
  const session = await looked(() => Promise.reject(new Error('nobody')))
  expect(session.refused).toBe(false)
  expect(session.status?.journal).toBe('locked')
})
