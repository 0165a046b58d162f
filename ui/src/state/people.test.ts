// A person being listed, as facts.
import { expect, test } from 'vitest'
import type { CircleGroup, Known, SaveKnown, Touched } from '../backend/generated/types'
import { touching } from './changes.svelte'
import { fakeBackend, gate } from './fake'
import { People } from './people.svelte'
import { plain } from './plain'

const touched = touching('known')
const sam: Known = { id: 7, kind: 'person', name: 'Sam Hill', also: ['Sam'], role: 'my deputy', circle: 'staff', ties: ['i_shelter'] }
const blank = { id: null, kind: 'person', name: '', also: '', role: '', circle: null, ties: [] }

function made(full = false) {
  const fake = fakeBackend({
    list_known: () => [sam],
    save_known: (known: SaveKnown) => (full ? { code: 'disk_full' } : { value: { ...known, id: known.id ?? 1, circle: known.circle ?? null }, touched }),
    save_circle_group: (group: CircleGroup) => (full ? { code: 'disk_full' } : { value: [group], touched }),
  })
  return { ...fake, people: new People(fake.backend, () => undefined) }
}

test('what is half typed is held for after the lock, and taken up again', () => {
  const { people } = made()
  people.begin()
  expect(people.held()).toBeNull()
  Object.assign(people.draft ?? {}, { name: 'Ruth', also: 'R. Okafor, ' })
  people.typeGroup('pupils', 'some of the sixth f')
  const { people: after } = made()
  after.takeUp(people.held() ?? '')
  expect(after.draft).toEqual({ ...blank, name: 'Ruth', also: 'R. Okafor, ' })
  expect(after.groupOf('pupils')).toBe('some of the sixth f')
})

test('what an earlier version held is taken up, without what it did not know', () => {
  const { people } = made()
  people.takeUp('{"id":null,"kind":"person","name":"Ruth","also":"","role":"my ch"}')
  expect(people.draft).toEqual({ ...blank, name: 'Ruth', role: 'my ch' })
})

test('a draft that is on the disk goes; one that is not stays', async () => {
  for (const full of [false, true]) {
    const { people, asked } = made(full)
    people.begin()
    Object.assign(people.draft ?? {}, { name: ' Ruth ', also: 'R. Okafor, , Okafor', role: 'my chair', circle: 'governors', ties: ['holds_power'] })
    expect((await people.saveDraft())?.name ?? null).toBe(full ? null : 'Ruth')
    expect(asked('save_known')).toEqual([
      { id: null, kind: 'person', name: 'Ruth', also: ['R. Okafor', 'Okafor'], role: 'my chair', circle: 'governors', ties: ['holds_power'] },
    ])
    expect(people.draft === null).toBe(!full)
  }
})

test('one that is begun while another is half typed waits its turn, and neither is lost', () => {
  const { people } = made()
  people.begin()
  Object.assign(people.draft ?? {}, { name: 'Ruth' })
  people.begin(undefined, { name: 'Priya' })
  expect(people.draft?.name).toBe('Priya')
  people.leave()
  expect(people.draft?.name).toBe('Ruth')
  people.begin(sam)
  Object.assign(people.draft ?? {}, { role: 'my head of school' })
  people.begin()
  people.begin(sam)
  expect(people.draft?.role).toBe('my head of school')
})

test('what is wrong with a draft is said before it is sent', async () => {
  const { people } = made()
  await people.load()
  people.begin()
  const wrong = (draft: object) => {
    Object.assign(people.draft ?? {}, { name: 'Ruth', also: '', role: 'my chair' }, draft)
    return people.wrong
  }
  expect(wrong({})).toBeNull()
  expect(wrong({ role: ' ' })).toEqual({ what: 'missing' })
  expect(wrong({ name: 'Ru\u0007th' })).toEqual({ what: 'hidden' })
  expect(wrong({ also: '\u202Ehtur' })).toEqual({ what: 'hidden' })
  expect(wrong({ name: '♥' })).toEqual({ what: 'noLetter' })
  expect(wrong({ also: 'x'.repeat(81) })).toEqual({ what: 'longForm' })
  expect(wrong({ also: 'abcdefghijk'.split('').join(',') })).toEqual({ what: 'tooMany' })
  expect(wrong({ also: 'R, @SÁM' })).toEqual({ what: 'taken', form: '@SÁM', name: 'Sam Hill' })
  people.begin(sam)
  expect(people.wrong).toBeNull()
  Object.assign(people.draft ?? {}, { name: 'Sam Vale', also: 'abcdefghij'.split('').join(',') })
  expect(people.wrong).toEqual({ what: 'tooMany' })
})

test('a group is on the disk once it is said so, and what was typed meanwhile stays', async () => {
  const wait = gate<{ value: CircleGroup[]; touched: Touched }>()
  const fake = fakeBackend({ save_circle_group: () => wait.wait })
  const people = new People(fake.backend, () => undefined)
  people.typeGroup('staff', 'the off')
  const saving = people.saveGroup('staff')
  people.typeGroup('staff', 'the office')
  wait.open({ value: [{ circle: 'staff', said: 'the off' }], touched })
  await saving
  expect(people.groupOf('staff')).toBe('the office')
  expect(people.held()).toContain('the office')
})

test('how somebody stands is turned one at a time', async () => {
  const { people, asked } = made()
  await people.load()
  await people.tie(sam, 'speaks_for_me', true)
  await people.tie(sam, 'i_shelter', false)
  expect(asked('save_known').map((known) => (known as SaveKnown).ties)).toEqual([['i_shelter', 'speaks_for_me'], []])
})

test('names are alike as the core has them', () => {
  for (const [one, other] of [['José O’Brien', "@jose o'brien"], ['Smith‐Jones', 'smith-jones'], ['Sam  Hill', ' sam\u00A0hill']] as const)
    expect(plain(one)).toBe(plain(other))
  expect(plain('राम')).not.toBe(plain('रम'))
})
