// Backups and putting one back, as facts.
import { expect, test } from 'vitest'

import type { Backup, BackupStanding, LookedInto, Status } from '../backend/generated/types'
import { size } from '../words/backups'
import { Backups } from './backups.svelte'
import { fakeBackend } from './fake'
import { Restoring } from './restoring.svelte'

const standing = (more: Partial<BackupStanding> = {}): BackupStanding => ({
  failure: null, place: null, noticed: null, more: { found: 'not_looked' }, restored: null, kept: [], ...more,
})
const one: Backup = {
  name: 'journal-2026-11-19.afterbell', day: '2026-11-19', size: 1000, entries: 3, tested_at: 1, older_keys: false,
}
const holds = { backup: { counts: { entries: 3 } }, now: null, is_another: false } as LookedInto

test('a failure is told until it is put away, and told again once a backup was made in between', async () => {
  let failure: BackupStanding['failure'] = 'disk_full'
  const { backend } = fakeBackend(
    { list_backups: () => [one] },
    { backups: { backup_standing: () => standing({ failure }) } },
  )
  const backups = new Backups(backend, null)
  await backups.look()
  expect(backups.untold).toBe('disk_full')
  backups.putAway()
  expect(backups.untold).toBeNull()
  await backups.look()
  expect(backups.untold).toBeNull()
  failure = null
  await backups.look()
  failure = 'disk_full'
  await backups.look()
  expect(backups.untold).toBe('disk_full')
})

test('a folder that others have too is used only once the writer has read that', async () => {
  const asked: string[] = []
  const { backend } = fakeBackend(
    { list_backups: () => [] },
    {
      backups: {
        backup_standing: () => standing(),
        choose_backup_folder: () => ({ name: 'Documents', shared: { how: 'synced', by: 'OneDrive' } }),
        use_backup_place: () => void asked.push('place'),
        make_backup_elsewhere: () => {
          asked.push('once')
          return { name: one.name, folder: 'Documents', entries: 3 }
        },
      },
    },
  )
  const backups = new Backups(backend, null)
  await backups.choose('always')
  expect(backups.chosen?.folder.name).toBe('Documents')
  expect(asked).toEqual([])
  backups.leaveChosen()
  await backups.takeChosen()
  expect(asked).toEqual([])
  await backups.choose('once')
  await backups.takeChosen()
  expect(asked).toEqual(['once'])
  expect(backups.made?.folder).toBe('Documents')
})

test('what was noticed stays until the core says that it is decided', async () => {
  const noticed: Status['noticed'] = { kind: 'unsealed' }
  let decided = false
  const { backend } = fakeBackend({
    keep_as_found: () => (decided ? ({ noticed: null } as Status) : { code: 'disk_full' as const }),
  })
  const backups = new Backups(backend, noticed)
  await backups.keep()
  expect(backups.noticed).toEqual(noticed)
  expect(backups.failure).toBe('disk_full')
  decided = true
  await backups.keep()
  expect(backups.noticed).toBeNull()
})

test('what is found after opening is shown as what was noticed at opening is', async () => {
  const { backend } = fakeBackend(
    { list_backups: () => [one] },
    { backups: { backup_standing: () => standing({ noticed: { kind: 'altered' } }) } },
  )
  const backups = new Backups(backend, null)
  await backups.look()
  expect(backups.noticed).toEqual({ kind: 'altered' })
})

test('nothing is put back where what is being typed could not be kept', async () => {
  let put = 0
  const { backend } = fakeBackend(
    {},
    { backups: { look_into_backup: () => holds, put_backup_back: () => (put += 1) } },
  )
  const restoring = new Restoring(backend)
  restoring.take(one)
  await restoring.open('passphrase', 'as it was')
  expect(restoring.looked).toEqual(holds)
  expect(await restoring.putBack(async () => false)).toBe(false)
  expect([put, restoring.unkept]).toEqual([0, true])
  expect(await restoring.putBack(async () => true)).toBe(true)
  expect(put).toBe(1)
})

test('leaving a backup that was looked into throws the copy away, and one that was not asks for nothing', async () => {
  let given = 0
  const { backend } = fakeBackend({}, { backups: { look_into_backup: () => holds, give_up_backup: () => (given += 1) } })
  const restoring = new Restoring(backend)
  restoring.take(one)
  await restoring.leave()
  expect(given).toBe(0)
  restoring.take(one)
  await restoring.open('recovery', 'ABCD')
  await restoring.leave()
  expect([given, restoring.from, restoring.looked]).toEqual([1, null, null])
})

test('a size is said as file managers say it', () => {
  expect([0, 999, 1000, 921_600, 8_400_000, 212_000_000, 3_210_000_000].map(size)).toEqual([
    '0 bytes', '999 bytes', '1 KB', '922 KB', '8.4 MB', '212 MB', '3.2 GB',
  ])
})
