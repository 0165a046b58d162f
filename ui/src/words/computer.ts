/**
 * The words of "Is this computer yours?". One rule: what an administrator could do is said plainly and frightens
 * nobody; the answer changes words and nothing else. Entered by the making and by the settings.
 */
import type { Elsewhere, UsualFolder } from '../backend/backend'
import type { Whose } from '../backend/generated/types'

// Made when it is needed, as the forms in `dates.ts` are.
const listed = (all: readonly string[]) => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(all)

const usual: Record<UsualFolder, string> = {
  documents: 'Documents',
  desktop: 'Desktop',
  pictures: 'Pictures',
  downloads: 'Downloads',
}

const one = ({ how, by }: Elsewhere) => (how === 'synced' ? `copied by ${by}` : `kept elsewhere, reached by ${by}`)

export const computerWords = {
  title: 'Is this computer yours?',
  said: 'Your answer stays in your journal, and only changes what is said to you.',
  label: 'Whose it is',
  whose: {
    mine: 'It is mine',
    school: 'My school’s or trust’s',
    not_sure: 'Not sure',
  } satisfies Record<Whose, string>,
  seenTitle: 'What others could see',
  seen: {
    mine: 'Someone else who uses it can see that the app is here and when its file changes, but not what is in it. Software that somebody put here to watch you could see what you see.',
    school:
      'Those who look after it could see the screen or record the keys while the journal is open, and could wipe the computer. They cannot open the file without your passphrase. Your own computer is safer.',
    not_sure:
      'If you sign in to it with a school address, or it says “managed by your organisation” anywhere, take it for school’s: those who look after it could see the screen or record the keys while the journal is open.',
  } satisfies Record<Whose, string>,
  foldersTitle: 'What is copied elsewhere',
  folders: (all: readonly [UsualFolder, Elsewhere][]) =>
    `On this computer ${listed(all.map(([name, where]) => `${usual[name]} is ${one(where)}`))}. Your journal does not lie there.`,
  services: (all: readonly string[]) => `${listed(all)} ${all.length === 1 ? 'is' : 'are'} set up here. Your journal does not lie in what is copied.`,
  noFolders: 'No folder was found here that is copied elsewhere.',
  journal: ({ how, by }: Elsewhere) => ({
    happened:
      how === 'synced'
        ? `Your journal would lie in a folder that ${by} copies.`
        : `Your journal would lie on another machine, reached by ${by}.`,
    todo: 'It cannot be made there. Start the app with a folder that stays on this computer.',
  }),
  backupsTitle: 'Where no copy should go',
  backups: {
    mine: 'Keep copies on a stick or a disk of your own. Not in a folder that is copied elsewhere: what is there once is hard to take back.',
    school:
      'Not into Documents, Desktop, a shared drive or OneDrive: a copy on school’s servers stays there for good. A stick that you keep at home is a good place. Keep the passphrase out of school’s password store.',
    not_sure: 'Not into Documents, Desktop, a shared drive or OneDrive, until you know whose they are. A stick that you keep at home is a good place.',
  } satisfies Record<Whose, string>,
} as const
