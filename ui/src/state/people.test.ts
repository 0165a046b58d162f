// A person being listed, as facts.
import { expect, test } from 'vitest'
import type { SaveKnown, Touched } from '../backend/generated/types'
import { fakeBackend } from './fake'
import { People } from './people.svelte'

const touched: Touched = { entries: false, checkins: false, losses: false, known: true, settings: false, searches: false, markers: false, kept: false }

function made(full = false) {
  const fake = fakeBackend({
    save_known: (known: SaveKnown) => (full ? { code: 'disk_full' } : { value: { ...known, id: 1 }, touched }),
  })
  return { ...fake, people: new People(fake.backend, () => undefined) }
}

test('what is half typed is held for after the lock, and taken up again', () => {
  const { people } = made()
  people.begin()
  expect(people.held()).toBeNull()
  Object.assign(people.draft ?? {}, { name: 'Ruth', also: 'R. Okafor, ' })
  const { people: after } = made()
  after.takeUp(people.held() ?? '')
  expect(after.draft).toEqual({ id: null, kind: 'person', name: 'Ruth', also: 'R. Okafor, ', role: '' })
})

test('a draft that is on the disk goes; one that is not stays', async () => {
  for (const full of [false, true]) {
    const { people, asked } = made(full)
    people.begin()
    Object.assign(people.draft ?? {}, { name: ' Ruth ', also: 'R. Okafor, , Okafor', role: 'my chair' })
    expect(await people.saveDraft()).toBe(!full)
    expect(asked('save_known')).toEqual([
      { id: null, kind: 'person', name: 'Ruth', also: ['R. Okafor', 'Okafor'], role: 'my chair' },
    ])
    expect(people.draft === null).toBe(!full)
  }
})
