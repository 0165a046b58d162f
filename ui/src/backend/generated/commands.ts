// Written by `cargo test` from the command table in core/src/api. Do not edit.

import type {
  Answer,
  Backup,
  Begun,
  ChangePassphrase,
  Chart,
  CheckIn,
  CheckInChoices,
  CheckInId,
  Days,
  Entry,
  EntryId,
  EntryPage,
  EntryRow,
  Found,
  JudgePassphrase,
  KeepBegun,
  Known,
  KnownId,
  ListEntries,
  Loss,
  LossId,
  LossTrack,
  MakeJournal,
  NoteStates,
  Nothing,
  Passages,
  ProveRecoveryKey,
  ReadVersion,
  RecordCheckIn,
  Recover,
  RecoveryKeyShown,
  SaveEntry,
  SaveKnown,
  SaveLoss,
  Saved,
  Search,
  SetLossStatus,
  Settings,
  State,
  StateNote,
  StateNoteId,
  Status,
  Strength,
  SuggestedPassphrase,
  SummaryCheck,
  SummaryChoice,
  SupportList,
  Tonight,
  TrendRange,
  Unlock,
  Version,
  VersionBack,
  VersionId,
  VersionRead,
} from "./types";

/** Every command of the core, with what it takes and what it answers. */
export interface Commands {
  /** How things stand with the journal. */
  status: { input: Nothing; output: Status };
  /** Offers a passphrase of six words. */
  suggest_passphrase: { input: Nothing; output: SuggestedPassphrase };
  /** Says how hard a passphrase is to guess. */
  judge_passphrase: { input: JudgePassphrase; output: Strength };
  /** Makes a journal, opens it, and shows its recovery key this once. */
  make_journal: { input: MakeJournal; output: RecoveryKeyShown };
  /** Opens the journal. */
  unlock: { input: Unlock; output: Status };
  /** Opens the journal with the recovery key. */
  recover: { input: Recover; output: Status };
  /** Shuts the journal and forgets its keys. */
  lock: { input: Nothing; output: Status };
  /** Someone to talk to: the shipped list. */
  support: { input: Nothing; output: SupportList };
  /** The backups in the journal's own folder, newest first. */
  list_backups: { input: Nothing; output: Array<Backup> };
  /** Keeps a journal that was noticed to be another than the one closed last; the journal must be open. */
  keep_as_found: { input: Nothing; output: Status };
  /** Changes the passphrase; the journal must be open. */
  change_passphrase: { input: ChangePassphrase; output: Answer };
  /** Makes new keys for everything, under a new passphrase and a new recovery key, which is shown this once. */
  renew_keys: { input: ChangePassphrase; output: RecoveryKeyShown };
  /** Takes away the backups under keys that were renewed since, and lists the others. */
  remove_older_backups: { input: Nothing; output: Array<Backup> };
  /** Makes a new recovery key, and shows it this once; the old one opens nothing any more. */
  make_recovery_key: { input: Nothing; output: RecoveryKeyShown };
  /** Whether two groups of the recovery key shown were typed back rightly. If so it is forgotten. */
  prove_recovery_key: { input: ProveRecoveryKey; output: Answer };
  /** The settings. */
  settings: { input: Nothing; output: Settings };
  /** Changes the settings. */
  save_settings: { input: Settings; output: Saved<Settings> };
  /** Keeps what the rooms hold unfinished. */
  keep_begun: { input: KeepBegun; output: Saved<Nothing> };
  /** What the rooms held unfinished when the journal was shut. */
  list_begun: { input: Nothing; output: Array<Begun> };
  /** The evening's page. */
  tonight: { input: Nothing; output: Tonight };
  /** The words and tags to choose from. */
  checkin_choices: { input: Nothing; output: CheckInChoices };
  /** Records or corrects a check-in. */
  record_checkin: { input: RecordCheckIn; output: Saved<CheckIn> };
  /** Takes a check-in out. */
  remove_checkin: { input: CheckInId; output: Saved<Nothing> };
  /** The check-ins of a range, oldest first. */
  list_checkins: { input: Days; output: Array<CheckIn> };
  /** One measure over time: dots, rolling median, and on how many days they rest. */
  trend: { input: TrendRange; output: Chart };
  /** Saves an entry. When this answers, it is on the disk. */
  save_entry: { input: SaveEntry; output: Saved<EntryRow> };
  /** One entry, to be read or changed. */
  read_entry: { input: EntryId; output: Entry };
  /** A page of the list, newest first. */
  list_entries: { input: ListEntries; output: EntryPage };
  /** Puts an entry into the bin. */
  bin_entry: { input: EntryId; output: Saved<EntryRow> };
  /** Brings an entry back from the bin. */
  bring_back_entry: { input: EntryId; output: Saved<EntryRow> };
  /** Takes an entry in the bin away for good. */
  take_away_entry: { input: EntryId; output: Saved<Nothing> };
  /** What an entry said before, newest first. */
  list_versions: { input: EntryId; output: Array<Version> };
  /** One version of an entry, and what came and went since. */
  read_version: { input: ReadVersion; output: VersionRead };
  /** Gives an entry the text of a version; the text that was there is kept as one. */
  bring_back_version: { input: VersionId; output: Saved<VersionBack> };
  /** Finds words in the entries. */
  search: { input: Search; output: Found };
  /** The losses, open ones first, then by what was noted last. */
  list_losses: { input: Nothing; output: Array<Loss> };
  /** Saves a loss. */
  save_loss: { input: SaveLoss; output: Saved<Loss> };
  /** Puts a loss to rest or opens it again. */
  set_loss_status: { input: SetLossStatus; output: Saved<Loss> };
  /** The states there are. */
  list_states: { input: Nothing; output: Array<State> };
  /** Notes the states of a moment. */
  note_states: { input: NoteStates; output: Saved<StateNote> };
  /** Takes a note out. */
  remove_state_note: { input: StateNoteId; output: Saved<Nothing> };
  /** One loss over time. */
  loss_track: { input: LossId; output: LossTrack };
  /** The people and places with a role to stand in for their name, alphabetically. */
  list_known: { input: Nothing; output: Array<Known> };
  /** Saves a person or place. */
  save_known: { input: SaveKnown; output: Saved<Known> };
  /** Takes a person or place out. */
  remove_known: { input: KnownId; output: Saved<Nothing> };
  /** An entry's paragraphs as plain words to choose from. */
  read_passages: { input: EntryId; output: Passages };
  /** What replacing names would do, and what may still be a name. */
  check_summary: { input: SummaryChoice; output: SummaryCheck };
}
