/** The words of the rail and of the frame around every room. Entered by the shell alone. */
import type { RoomName } from '../state/rooms.svelte'

/** What each room is called. */
export const roomNames: Record<RoomName, string> = {
  tonight: 'Tonight',
  journal: 'Journal',
  trends: 'Trends',
  stages: 'Stages',
  share: 'Share',
  support: 'Someone to talk to',
  settings: 'Settings',
}

export const railWords = {
  rooms: 'Rooms',
  skip: 'Skip to the page',
  lockNow: 'Lock now',
  lockKey: 'Ctrl L',
  key: (number: number) => `Ctrl ${number}`,
  close: 'Close',
  undo: 'Undo',
  notKept: {
    title: 'What you did last is not saved yet.',
    locking: 'The journal stays open until it is. Free some space or check the disk, then try again.',
    closing: 'The window stays open until it is. Free some space or check the disk, then try again.',
    again: 'Try again',
    lockAnyway: 'Lock without it',
    closeAnyway: 'Close without it',
    stay: 'Stay here',
  },
  healed: {
    happened: 'One of the two copies of the journal’s lock was damaged and has been put right from the other.',
    todo: 'Nothing was lost. If this comes back, the disk may be failing: copy the journal’s folder to another one.',
  },
  sheet: {
    happened: 'You have not yet shown that your recovery sheet works.',
    todo: 'Without it, a forgotten passphrase means a lost journal.',
    make: 'Make a new sheet',
    later: 'Not now',
  },
} as const
