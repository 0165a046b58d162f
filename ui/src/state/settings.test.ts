// @vitest-environment ./src/client-environment.ts
import { describe, expect, it, vi } from 'vitest'

import type { Settings } from '../backend/generated/types'
import { touching } from './changes.svelte'
import { fakeBackend, gate } from './fake'
import { Decided } from './settings.svelte'

vi.mock('../styles/look', () => ({ look: () => undefined }))

const touched = touching('settings')

/** Settings whose journal can be full. */
function decided() {
  const held = { full: false }
  const { backend, asked } = fakeBackend({
    save_settings: (input) => (held.full ? { code: 'disk_full' } : { value: input, touched }),
  })
  return { held, asked, settings: new Decided(backend, () => undefined) }
}

describe('what the user decided', () => {
  it('keeps both of two quick choices', async () => {
    const { asked, settings } = decided()
    void settings.changePage({ one_paragraph: true })
    void settings.change({ theme: 'paper' })
    await settings.changePage({ middle_line: true })
    const last = asked('save_settings').at(-1) as Settings
    expect([last.theme, last.page.one_paragraph, last.page.middle_line]).toEqual(['paper', true, true])
    expect(settings.now.page).toMatchObject({ one_paragraph: true, middle_line: true })
  })

  it('takes back a choice that could not be saved, and saves the next', async () => {
    const { held, settings } = decided()
    held.full = true
    await settings.changePage({ one_paragraph: true })
    expect(settings.failure).toBe('disk_full')
    expect(settings.now.page.one_paragraph).toBe(false)
    held.full = false
    await settings.changePage({ middle_line: true })
    expect(settings.failure).toBeNull()
    expect(settings.now.page).toMatchObject({ one_paragraph: false, middle_line: true })
  })

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
})
