/** The words of backups: the list, the second place, putting one back, and what was noticed. Entered by their screens. */
import type { Code, Counts, Day, Shared, Status } from '../backend/generated/types'
import { dayDate, dayLong, momentOf, stampOf } from './dates'
import { failures, type FailureWords } from './failures'

const count = (number: number, one: string, more: string) => `${number.toLocaleString('en-GB')} ${number === 1 ? one : more}`
const entries = (number: number) => count(number, 'entry', 'entries')

/** What kept a backup from being made, said of the backup and not of the journal. */
export const whyNot = (code: Code): FailureWords => {
  if (code === 'damaged')
    return {
      happened: 'What was copied does not add up, or something stands where the backups should lie.',
      todo: 'Test an earlier backup, and keep one that opens in a safe place.',
    }
  if (code === 'not_found')
    return { happened: 'The folder is not there any more.', todo: 'Choose it again, or another.' }
  if (code === 'no_permission')
    return { happened: 'That folder cannot be written to.', todo: 'Check that it belongs to you, or choose another.' }
  return failures[code]
}

/** "412 KB", "8.4 MB": as file managers say it, a thousand at a time. */
export function size(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB']
  let [left, unit] = [bytes, 0]
  while (left >= 1000 && unit < units.length - 1) [left, unit] = [left / 1000, unit + 1]
  const short = left < 10 && unit > 1 ? left.toFixed(1) : Math.round(left).toLocaleString('en-GB')
  return `${short} ${units[unit]}`
}

/** Whether the file is as it was written, and only another one than the last. */
const isWhole = ({ kind }: NonNullable<Status['noticed']>) => kind !== 'altered' && kind !== 'damaged'

export const backupWords = {
  said: [
    'A backup is your whole journal in one sealed file. It opens with the passphrase or the recovery sheet you had on its day, on any computer with this app. Without one of them nobody can open it.',
    'One is made by itself after each day on which something changed. The newest of the last 7 days, 8 weeks and 12 months are kept. Each is opened and counted before it counts as one.',
  ],
  make: 'Make one now',
  making: 'Making a backup…',
  made: (name: string, number: number) => `${name} is made and opens. It holds ${entries(number)}.`,
  list: {
    title: 'Your backups',
    caption: 'Backups beside the journal, newest first',
    heads: { day: 'Made on', entries: 'Entries', size: 'Size', tested: 'Last tested', act: 'What to do with it' },
    unreadable: {
      happened: 'The folder of the backups cannot be read.',
      todo: 'Save one somewhere else until that is put right; your journal is not touched by it.',
    } satisfies FailureWords,
    empty: 'There is no backup yet. The first is made within a minute of opening; or make one now.',
    entries: (number: number | null) => (number === null ? 'not counted yet' : number.toLocaleString('en-GB')),
    tested: (at: number | null) => (at === null ? 'not yet' : stampOf(at)),
    again: (number: number) => ` (${number})`,
    older: 'from before your keys were made new',
    olderTested: 'only its own keys open it',
    test: 'Test again',
    testing: 'Testing…',
    back: 'Restore',
    /** After the word on the button, for those who listen. */
    of: (day: string) => ` the backup of ${day}`,
    sound: (day: string) => `The backup of ${day} opens, and everything in it adds up.`,
    spoiled: {
      happened: 'That backup does not open any more.',
      todo: 'It was changed or damaged since it was made. Your journal is not touched by that; make a new one now.',
    },
    removeOlder: 'Take away those from before',
    removeOlderSaid: 'Whoever had your old keys could open these, if they got hold of them. Copies elsewhere you have to take away yourself.',
  },
  elsewhere: {
    title: 'Save one somewhere else',
    said: 'Into any folder, once.',
    go: 'Save a backup to…',
    working: 'Making a backup there…',
    made: (name: string, folder: string, number: number) => `${name} is in “${folder}”, and opens. It holds ${entries(number)}.`,
  },
  place: {
    title: 'A second place',
    said: 'A disk can fail, and a laptop can be lost. Choose a folder on a stick or on another disk at home, and each backup is copied there too.',
    warned: 'Choose one that is yours. In a folder that OneDrive, Dropbox, iCloud or Google Drive copies, or on a school’s network, your employer may keep a copy for good.',
    choose: 'Choose a folder…',
    other: 'Choose another…',
    forget: 'Stop copying there',
    forgetSaid: 'What is there stays there.',
    working: 'Copying…',
    there: (name: string) => `Copied to “${name}”`,
    newest: (day: Day | null) => (day ? `The newest there is of ${dayDate(day)}.` : 'Nothing is there yet.'),
    missing: (name: string): FailureWords => ({
      happened: `“${name}” is not there just now.`,
      todo: 'If it is a stick, put it in when you can. What is missing is copied then, by itself.',
    }),
    shared: (by: Shared) =>
      by.how === 'synced' ? `${by.by} copies this folder elsewhere.` : `This folder lies on a network (${by.by}).`,
    invalid: {
      happened: 'That is the journal’s own folder, or one that cannot be kept by its name.',
      todo: 'Choose a folder on a stick or on another disk.',
    } satisfies FailureWords,
  },
  shared: {
    title: (by: Shared) =>
      by.how === 'synced' ? `${by.by} copies that folder elsewhere` : `That folder lies on a network (${by.by})`,
    said: (name: string) =>
      `If it is not yours alone, your employer may keep a copy of what lies in “${name}”. The file stays sealed: without your passphrase or your recovery sheet nobody can read it. But deleting it here does not delete it there.`,
    take: 'Use it all the same',
    leave: 'Do not use it',
  },
  restore: {
    file: 'Restore from a file…',
    fileSaid: 'For a backup on a stick, or from another computer.',
    title: 'Restore a backup',
    of: (day: Day) => `The backup of ${dayDate(day)}`,
    ofFile: (name: string) => `“${name}”`,
    open: 'It opens with what opened the journal on its day. Opening it only looks into it; nothing is changed.',
    passphrase: 'Passphrase of that day',
    key: 'Recovery key of that day',
    keyHint: 'The nine groups on your sheet. Capitals, spaces and dashes do not matter.',
    withKey: 'Use the recovery sheet instead',
    withPassphrase: 'Use the passphrase instead',
    look: 'See what it holds',
    looking: 'Opening and counting…',
    holds: 'What it holds',
    caption: 'The backup beside what is here now',
    inIt: 'In the backup',
    here: 'Here now',
    rows: {
      entries: 'Entries', days: 'About', checkins: 'Check-ins', attachments: 'Attachments', losses: 'Losses',
    },
    days: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),
    none: 'none',
    another: {
      happened: 'This is a backup of another journal.',
      todo: 'If you restore it, that one opens here, with its own passphrase.',
    } satisfies FailureWords,
    fewer: (number: number) =>
      number === 1 ? 'It holds 1 entry fewer than are here now.' : `It holds ${number.toLocaleString('en-GB')} entries fewer than are here now.`,
    kept: 'The journal that is here now is not lost: it moves into a folder beside the new one, and what you are typing is saved into it first.',
    then: 'Afterwards open it with what you have just typed.',
    go: 'Restore it',
    going: 'Restoring…',
    leave: 'Leave everything as it is',
    unkept: {
      happened: 'What you wrote last could not be saved, so nothing was restored.',
      todo: 'Free some space or check the disk, then try again.',
    } satisfies FailureWords,
    back: 'Back',
    list: 'Backups on this computer',
    listNone: 'There is no backup beside where the journal should be.',
    choose: 'Choose a file…',
    offer: 'Restore a backup',
    damaged: 'Look at the backups',
    found: (number: number, day: Day): FailureWords => ({
      happened: `There is no journal here, but there ${number === 1 ? 'is a backup' : `are ${number.toLocaleString('en-GB')} backups`} of one.`,
      todo: `The newest is of ${dayDate(day)}.`,
    }),
    from: 'I have a backup to restore',
    restored: (kept: string | null): FailureWords => ({
      happened: 'The backup is restored.',
      todo: kept
        ? `Open it with what opened it on its day. The journal that was here is kept beside it, in the folder “${kept}”.`
        : 'Open it with what opened it on its day.',
    }),
  },
  kept: {
    title: 'What was here before',
    said: (names: readonly string[]) =>
      names.length === 1
        ? `A journal that was replaced is kept, sealed, in the journal’s folder: “${names[0]}”. When you are sure that you do not need it, delete that folder.`
        : `Journals that were replaced are kept, sealed, in the journal’s folder: ${names.map((name) => `“${name}”`).join(', ')}. When you are sure that you do not need them, delete those folders.`,
  },
  notMade: (code: Code): FailureWords => ({
    happened: 'The last backup could not be made.',
    todo: `${whyNot(code).happened} ${whyNot(code).todo} It is tried again within the hour. Your journal is saved all the same.`,
  }),
  notCopied: (name: string, code: Code): FailureWords => ({
    happened: `The last copy to “${name}” could not be made.`,
    todo: `${whyNot(code).happened} ${whyNot(code).todo} The backup itself is there.`,
  }),
  see: 'See the backups',
  noticed: {
    happened: (noticed: NonNullable<Status['noticed']>) => {
      if (noticed.kind === 'older') return 'This is an older copy of your journal.'
      if (noticed.kind === 'unsealed') return 'The seal beside your journal is missing or damaged.'
      if (noticed.kind === 'altered') return 'Something in your journal is not as it was written.'
      if (noticed.kind === 'damaged') return 'Part of your journal cannot be read.'
      return 'This is not the copy of your journal that was closed last.'
    },
    todo: (noticed: NonNullable<Status['noticed']>) => {
      if (noticed.kind === 'older')
        return `${count(noticed.missing, 'change is', 'changes are')} missing; the last was made on ${momentOf(noticed.last_at)}. A copy may have been put back, or the disk may have lost something.`
      if (noticed.kind === 'unsealed')
        return 'What is here is whole, but nobody can say whether it is all of it. Look whether your last entry is there.'
      if (noticed.kind === 'altered')
        return 'All of it can be read, but it does not add up: an older piece of the file stands in it. Some of what you see may be older than what you wrote.'
      if (noticed.kind === 'damaged')
        return 'The disk may be failing, or something has changed the file. Nothing is written over it by itself. Copy the journal’s folder to another disk before anything else.'
      return 'It has changes which that one did not have, and lacks some which it had. Two computers may have written in copies of it.'
    },
    more: (noticed: NonNullable<Status['noticed']>, day: Day, holds: number, here: number | null) => {
      const has = isWhole(noticed) ? 'has more than this' : 'opens, and everything in it adds up'
      const counted = here === null ? 'how many are here cannot be counted' : `here are ${here.toLocaleString('en-GB')}`
      return `The backup of ${dayLong(day)} ${has}: it holds ${entries(holds)}, ${counted}.`
    },
    none: (noticed: NonNullable<Status['noticed']>) =>
      `No backup on this computer ${isWhole(noticed) ? 'has more than this' : 'opens and adds up'}. If you keep copies elsewhere, look there before you decide.`,
    looking: 'Looking at the backups…',
    keep: 'Keep it as it is',
    see: 'Look at the backups',
  },
} as const

/** What kept a backup from being opened, said of the backup and not of the journal. */
export const backupFailures: Partial<Record<Code, FailureWords>> = {
  damaged: {
    happened: 'That file is damaged, or it is not a backup.',
    todo: 'Nothing was changed. Try another backup, or another copy of this one.',
  },
  newer: {
    happened: 'That backup was made by a newer version of the app.',
    todo: 'Nothing was changed. Open it with the newer version.',
  },
  not_found: {
    happened: 'That backup is not there any more.',
    todo: 'If it is on a stick, put it in, and choose it again.',
  },
  wrong_passphrase: {
    happened: 'That passphrase did not open the backup.',
    todo: 'It needs the one you had on its day. If you have changed it since, try the one before.',
  },
  wrong_recovery_key: {
    happened: 'That recovery key does not open the backup.',
    todo: 'It needs the sheet you had on its day. If you have made a new one since, try the one before.',
  },
  stopped: {
    happened: 'It was given up before it was done.',
    todo: 'Nothing was changed. Try again whenever you like.',
  },
}

/** The rows of what a journal holds, for a table. */
export const held = ({ entries, checkins, attachments, losses }: Counts) => ({ entries, checkins, attachments, losses })
