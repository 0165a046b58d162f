/**
 * What went wrong, in words. One rule: first what happened, then what to do; every code of the core has both, and
 * the type says so. Entered by whoever shows a failure.
 */
import type { Code } from '../backend/generated/types'

/** Two sentences about a failure. */
export type FailureWords = { happened: string; todo: string }

/** The words for every code. */
export const failures: Record<Code, FailureWords> = {
  no_journal: {
    happened: 'There is no journal here.',
    todo: 'If you expected one, look where it was kept before; else you can make a new one.',
  },
  already_there: {
    happened: 'There is already a journal here.',
    todo: 'Nothing was written over it. Open it with its passphrase.',
  },
  locked: {
    happened: 'The journal is locked.',
    todo: 'Open it with your passphrase and try again.',
  },
  wrong_passphrase: {
    happened: 'That passphrase did not open it.',
    todo: 'Look for a capital letter or a space too many, and try again. Nothing is lost by trying.',
  },
  wrong_recovery_key: {
    happened: 'That recovery key belongs to another journal, or to an older sheet.',
    todo: 'Look for the newest sheet you printed, and try again.',
  },
  mistyped_recovery_key: {
    happened: 'Something in the recovery key was mistyped.',
    todo: 'Compare it with your sheet group by group. Capitals, spaces and dashes do not matter.',
  },
  weak_passphrase: {
    happened: 'That passphrase could be guessed.',
    todo: 'Make it longer, or take the six words that are offered.',
  },
  long_passphrase: {
    happened: 'That passphrase is too long.',
    todo: 'Keep it to 1,024 characters.',
  },
  damaged: {
    happened: 'The journal file is damaged, or it is not a journal.',
    todo: 'Leave it as it is: nothing was changed. If you have a copy of the journal’s folder, put it back in its place and open that.',
  },
  newer: {
    happened: 'This journal was made by a newer version of the app.',
    todo: 'Nothing was changed. Open it with the newer version.',
  },
  in_use: {
    happened: 'This journal is open in another window.',
    todo: 'Close the other window, then try again.',
  },
  not_encrypted: {
    happened: 'Encryption could not be proved to be on, so nothing was opened.',
    todo: 'Do not write here for now. Installing the app afresh usually puts this right; your journal is untouched.',
  },
  disk_full: {
    happened: 'The disk is full.',
    todo: 'Make some room on it, then try again.',
  },
  no_permission: {
    happened: 'The folder of the journal cannot be read or written.',
    todo: 'Check that the folder belongs to you and may be written to, then try again.',
  },
  unfinished: {
    happened: 'The last step was refused by the disk. Nothing is lost.',
    todo: 'Make some room, then open the journal with the new passphrase, or with that of the backup: it is finished then. Make a new recovery sheet if you have not seen one.',
  },
  pdf_password: {
    happened: 'This PDF opens with a password of its own, so it cannot be shown here.',
    todo: 'It is kept as it came. Save a copy, and open that with its password.',
  },
  pdf_unreadable: {
    happened: 'This PDF is damaged, or made in a way that cannot be shown safely.',
    todo: 'It is kept as it came. Save a copy, and see whether another program opens it.',
  },
  pdf_undrawn: {
    happened: 'This page cannot be drawn here.',
    todo: 'Other pages may be. To see this one, save a copy and open it in another program.',
  },
  sound_unknown: {
    happened: 'This sound is written in a way that cannot be played here.',
    todo: 'It is kept as it came. Save a copy, and play that in another program.',
  },
  sound_too_fine: {
    happened: 'This sound is finer, or has more channels, than can be played here.',
    todo: 'It is kept as it came. Save a copy, and play that in another program.',
  },
  sound_damaged: {
    happened: 'This sound is damaged, or made in a way that cannot be played safely.',
    todo: 'It is kept as it came. Save a copy, and see whether another program plays it.',
  },
  no_loudspeaker: {
    happened: 'Nothing was found on this computer that sound could come out of.',
    todo: 'Connect a loudspeaker or headphones, then press Play again.',
  },
  undecided: {
    happened: 'Something was noticed when the journal was opened, and is not decided yet.',
    todo: 'Decide first whether to keep it as it is or to put a backup back.',
  },
  synced_folder: {
    happened: 'That folder is copied to other places by a sync program, or lies on a network.',
    todo: 'Choose a folder that stays on this computer.',
  },
  no_memory: {
    happened: 'There is too little free memory to work out the key.',
    todo: 'Close a few other programs, then try again.',
  },
  not_found: {
    happened: 'That is no longer here.',
    todo: 'Go back and look again.',
  },
  too_long: {
    happened: 'This page has grown longer than one entry can hold.',
    todo: 'Move the last part into a new entry.',
  },
  invalid: {
    happened: 'That could not be taken as it is.',
    todo: 'Check what you entered and try again.',
  },
  too_late: {
    happened: 'That is too far back to be remembered truly: a check-in can be written for two days back.',
    todo: 'Keep a sentence for that time instead, under Trends.',
  },
  enough_for_a_day: {
    happened: 'That day has as many check-ins as a day takes.',
    todo: 'What you chose is still here. Correct one of that day, or let the day take more in Settings, under Check-in.',
  },
  full: {
    happened: 'There are seven values on the card, and it holds no more.',
    todo: 'Change one of them, or take one out first.',
  },
  not_an_export: {
    happened: 'That is not a Day One export that can be read.',
    todo: 'In Day One, export as JSON, and choose the zip file or the folder it makes.',
  },
  export_too_large: {
    happened: 'That export is larger than is safe to unpack.',
    todo: 'Export a shorter range of dates from Day One, and bring the parts in one after another.',
  },
  stopped: {
    happened: 'You stopped it.',
    todo: 'The journal is as it was before. Bring the export in again whenever you like.',
  },
  empty_summary: {
    happened: 'Nothing has been chosen yet.',
    todo: 'Choose at least one thing to put into the summary.',
  },
  stale_preview: {
    happened: 'Something has changed since you looked at the summary.',
    todo: 'Look at it once more, then save.',
  },
  internal: {
    happened: 'Something went wrong that should not have.',
    todo: 'Try again. If it goes on, lock the journal and open it again; what was saved is safe.',
  },
}
