/** The words of the settings. Entered by their screens. */
import type { KnownKind, SkipReason, Theme } from '../backend/generated/types'

export const PARTS = ['look', 'keys', 'backups', 'people', 'import', 'protects', 'about'] as const
export type Part = (typeof PARTS)[number]

const count = (number: number, one: string, more: string) => `${number.toLocaleString('en-GB')} ${number === 1 ? one : more}`

export const settingsWords = {
  title: 'Settings',
  parts: {
    look: 'Look and locking',
    keys: 'Passphrase',
    backups: 'Backups',
    people: 'People and places',
    import: 'Bring in',
    protects: 'What is protected',
    about: 'Help',
  } satisfies Record<Part, string>,

  look: {
    theme: 'How it looks',
    themes: { system: 'As the system', night: 'Night', paper: 'Paper' } satisfies Record<Theme, string>,
    idle: 'Lock by itself after',
    minutes: (minutes: number) => count(minutes, 'minute', 'minutes'),
    hide: 'F9 blanks the window at once and locks behind the blank. Any other key brings the lock screen.',
    hears: {
      both: 'It locks as well when the screen is locked and before the computer sleeps.',
      screen: 'It locks as well when the screen is locked. That the computer goes to sleep cannot be heard here: lock before you close the lid.',
      sleep: 'It locks as well before the computer sleeps. That the screen is locked cannot be heard here: lock with Ctrl L.',
      neither: 'That the screen is locked or the computer goes to sleep cannot be heard on this computer: lock with Ctrl L before you leave it.',
    },
    turns: 'A day turns at',
    turnsSaid: 'What you write before this hour belongs to the evening before.',
    hour: (hour: number) => (hour === 0 ? 'midnight' : hour === 12 ? 'noon' : `${String(hour).padStart(2, '0')}:00`),
  },

  writing: {
    title: 'The page you write on',
    said: 'The dictionary lies in the app, and your words are looked up on this computer. The same switches stand at the page.',
    learned: 'Words it has learned',
    learnedSaid: 'They are kept inside your journal and nowhere else.',
    nothingLearned: 'None so far. At a marked word, press Ctrl and full stop, or the right button, to teach it one. People and places you have listed are known already.',
    forget: 'Forget it',
    forgetSaid: (word: string) => `Forget ${word}`,
    forgotten: (word: string) => `“${word}” is forgotten. It will be marked again.`,
  },

  keys: {
    change: 'Change the passphrase',
    changeSaid: 'Your recovery sheet stays good.',
    current: 'The passphrase you use now',
    begin: 'Choose a new one',
    use: 'Use this passphrase',
    working: 'Changing the lock…',
    changed: 'The passphrase is changed.',
    sheet: 'A new recovery sheet',
    sheetSaid: 'Makes a new sheet and shows it once. Your older sheet opens nothing from that moment on.',
    make: 'Make a new sheet',
    proved: 'The new sheet is good.',
    renew: 'Someone may have my key',
    renewSaid: 'If somebody has seen your passphrase or your recovery sheet, a new passphrase alone is not enough: with a copy of the file they could still open it. This makes new keys for everything.',
    renewHow: 'Your journal is copied under the new keys, looked over, and put in the old one’s place. It needs as much room on the disk as the journal itself, for a moment. Then you get a new recovery sheet. Backups made before still open with the old passphrase and the old sheet; under Backups you can take them away.',
    renewBegin: 'Make new keys',
    renewNow: 'Make the keys new',
    renewing: 'Copying and looking over…',
    renewed: 'The keys are new. Write down the new recovery sheet.',
  },

  people: {
    said: 'When you make a summary for someone, each name you list here is replaced by a role. Adults and places only: what concerns a child belongs in school’s own system.',
    empty: 'Nobody is listed yet. Add the people you write about, so that their names can stay with you.',
    add: 'Add a person or place',
    kind: 'This is',
    kinds: { person: 'a person', place: 'a place' } satisfies Record<KnownKind, string>,
    name: 'Name',
    also: 'Also written as',
    alsoHint: 'A nickname, initials, a short form; put commas between them.',
    role: 'A summary says',
    roleHint: 'For example “my chair” or “my school”.',
    change: 'Change',
    changeSaid: (name: string) => `Change ${name}`,
    remove: 'Take out',
    removeSaid: (name: string) => `Take ${name} out`,
    removed: 'Taken out of the list. Your entries are untouched.',
    becomes: (role: string) => `becomes “${role}”`,
    missing: 'A name and a role are needed.',
  },

  import: {
    title: 'From Day One',
    said: 'Export from Day One as JSON, then choose the zip file or the unpacked folder. Entries keep their day, tags and pictures. Bringing the same export in again adds nothing twice.',
    zip: 'Choose a zip file',
    folder: 'Choose a folder',
    working: 'Bringing it in…',
    far: (read: number, of: number) => `${read.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')} looked at`,
    stop: 'Stop',
    stopping: 'Stopping…',
    report: 'What came in',
    read: (number: number) => `${count(number, 'entry', 'entries')} in the export`,
    imported: (number: number) => `${count(number, 'entry', 'entries')} brought in`,
    already: (number: number) => `${count(number, 'entry was', 'entries were')} here already`,
    attachments: (number: number) => `${count(number, 'attachment', 'attachments')} kept`,
    skipped: (number: number) => `${count(number, 'entry was', 'entries were')} not taken`,
    attachmentsSkipped: (number: number) => `${count(number, 'attachment was', 'attachments were')} not taken`,
    see: 'See them in the journal',
    why: {
      unreadable: 'it cannot be read',
      no_date: 'it has no date that can be understood',
      empty: 'nothing is in it',
      too_long: 'it is longer than an entry can hold',
      file_missing: 'its file is not in the export',
      unknown_kind: 'it is of a kind that cannot be kept',
      too_large: 'it is larger than 50 MB',
      unsafe_path: 'its path points outside the export',
    } satisfies Record<SkipReason, string>,
  },
} as const
