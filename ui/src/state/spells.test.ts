// The note of a lower spell, as facts.
import { expect, test } from 'vitest'
import { touching } from './changes.svelte'
import { fakeBackend } from './fake'
import { LowerSpells } from './spells.svelte'

const touched = touching()
const saved = () => ({ value: {}, touched })
const note = { days: 12, of: 20 }
const ignore = () => undefined

test('a note that is shown is noted as shown, and silence is not', async () => {
  const { backend, asked } = fakeBackend({ lower_spell: () => ({ note }), note_lower_spell: saved })
  const spells = new LowerSpells(backend, ignore)
  await spells.look()
  expect([spells.note, asked('note_lower_spell').length]).toEqual([note, 1])
  const silent = fakeBackend({ lower_spell: () => ({ note: null }), note_lower_spell: saved })
  await new LowerSpells(silent.backend, ignore).look()
  expect(silent.asked('note_lower_spell')).toHaveLength(0)
})

test('a note that could not be noted is shown all the same', async () => {
  const { backend } = fakeBackend({ lower_spell: () => ({ note }), note_lower_spell: () => ({ code: 'disk_full' }) })
  const spells = new LowerSpells(backend, ignore)
  await spells.look()
  expect([spells.note, spells.failure]).toEqual([note, null])
})

test('what is left goes at once, and stays where it could not be left', async () => {
  let fails = true
  const { backend } = fakeBackend({
    lower_spell: () => ({ note }), note_lower_spell: saved, leave_lower_spell: () => (fails ? { code: 'disk_full' } : saved()),
  })
  const spells = new LowerSpells(backend, ignore)
  await spells.look()
  expect(await spells.leave()).toBe(false)
  expect([spells.note, spells.failure]).toEqual([note, 'disk_full'])
  fails = false
  expect(await spells.leave()).toBe(true)
  expect([spells.note, spells.failure]).toEqual([null, null])
})
