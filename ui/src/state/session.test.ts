// The door, as facts.
import { expect, test } from 'vitest'

import type { Status } from '../backend/generated/types'
import { fakeBackend } from './fake'
import { Session } from './session.svelte'

const status = { journal: 'locked' } as Status

const looked = async (look: Parameters<typeof fakeBackend>[1]) => {
  const session = new Session(fakeBackend({}, look).backend)
  await session.look()
  return session
}

test('that the network is refused is said where it was seen to be', async () => {
  expect((await looked({ look: () => ({ status, refused: true }) })).refused).toBe(true)
  expect((await looked({ look: () => ({ status, refused: false }) })).refused).toBe(false)
})

test('where nobody can tell how things stand, that is said and nothing is claimed', async () => {
  const session = await looked({ look: () => ({ code: 'no_permission' }) })
  expect(session.failure).toBe('no_permission')
  expect(session.refused).toBe(false)
  expect(session.status).toBe(null)
})
