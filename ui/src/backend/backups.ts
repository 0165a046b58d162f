/**
 * What the page may ask about backups, beside the list. One rule: a folder or a file is chosen in the system's own
 * window; the page is told its last name and never where it lies. Both answerers are made of the one function here.
 */
import type {
  Backup, BackupStanding, Chosen, LookedInto, LookInto, MadeByHand, Status,
} from './generated/types'

export interface Backups {
  /** How things stand. */
  standing(): Promise<BackupStanding>
  /** Makes one now. */
  make(): Promise<MadeByHand>
  /** Has the user choose a folder; null if none was chosen. */
  chooseFolder(): Promise<Chosen | null>
  /** Makes one into the folder that was chosen. */
  makeElsewhere(): Promise<MadeByHand>
  /** Takes the folder that was chosen as the second place. */
  usePlace(): Promise<void>
  /** Has no second place any more. */
  forgetPlace(): Promise<void>
  /** Opens and counts one of the list again. */
  test(name: string): Promise<Backup>
  /** Has the user choose a backup that lies somewhere else; null if none was chosen. */
  chooseFile(): Promise<Chosen | null>
  /** Says what one holds. Nothing is changed. */
  lookInto(asked: LookInto): Promise<LookedInto>
  /** Shuts the journal and puts what was looked into in its place. */
  putBack(): Promise<Status>
  /** Throws away what was looked into. */
  giveUp(): Promise<void>
  /** Is told when something came of what goes on by itself. Answers a way to stop listening. */
  onChange(then: () => void): () => void
}

type Ask = <T>(command: string, input?: Record<string, unknown>) => Promise<T>

/** The backups behind whoever answers commands. */
export function backupsOver(ask: Ask): Backups {
  return {
    standing: () => ask('backup_standing'),
    make: () => ask('make_backup'),
    chooseFolder: () => ask('choose_backup_folder'),
    makeElsewhere: () => ask('make_backup_elsewhere'),
    usePlace: () => ask('use_backup_place'),
    forgetPlace: () => ask('forget_backup_place'),
    test: (name) => ask('test_backup', { name }),
    chooseFile: () => ask('choose_backup_file'),
    lookInto: (asked) => ask('look_into_backup', { asked }),
    putBack: () => ask('put_backup_back'),
    giveUp: () => ask('give_up_backup'),
    onChange: (then) => {
      window.addEventListener('backups', then)
      return () => window.removeEventListener('backups', then)
    },
  }
}
