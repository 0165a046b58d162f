// Written by `cargo test` from the command table in core/src/api. Do not edit.

import type {
  Answer,
  AnswerQuestionnaire,
  Answered,
  AnsweredId,
  AskCompare,
  AskLine,
  AskLinks,
  AskLongView,
  Attachment,
  AttachmentId,
  Backup,
  Begun,
  ChangeEntry,
  ChangePassphrase,
  Chart,
  CheckIn,
  CheckInChoices,
  CheckInId,
  CheckWords,
  ChooseCalendar,
  CircleGroup,
  Comparison,
  Days,
  DescribeAttachment,
  EndGuided,
  Entry,
  EntryId,
  EntryPage,
  EntryRow,
  Found,
  GatherPieces,
  GiveBack,
  GoneFor,
  GuidedId,
  GuidedPage,
  GuidedPiece,
  GuidedSaved,
  HalfTerms,
  HideTemplate,
  HowFarBack,
  Instrument,
  JudgePassphrase,
  KeepBegun,
  KeepPlace,
  Kept,
  KeptId,
  Known,
  KnownId,
  LeaveOut,
  LetGo,
  Letter,
  Links,
  ListEntries,
  ListPieces,
  LogScore,
  LongView,
  Loss,
  LossId,
  LossTrack,
  LowerSpell,
  MakeJournal,
  MarkedDays,
  Marker,
  MarkerId,
  NoteBeside,
  NoteStates,
  NoteWobble,
  Nothing,
  OfferQuestionnaire,
  OfferedTemplate,
  OfferedTonight,
  OnThisDay,
  OrderKept,
  OrderStates,
  Passages,
  PeriodId,
  PeriodNote,
  PieceRow,
  ProveRecoveryKey,
  PutOff,
  Questionnaire,
  QuestionnaireRead,
  QuestionnaireText,
  QuestionnairesPage,
  ReadVersion,
  RecordCheckIn,
  RecordWeekly,
  Recover,
  RecoveryKeyShown,
  Reminder,
  SaveAchievement,
  SaveAlso,
  SaveAnswer,
  SaveEntry,
  SaveKeptWords,
  SaveKnown,
  SaveLoss,
  SaveMarker,
  SaveOwnPath,
  SaveOwnValue,
  SavePeriod,
  SaveSchoolPeriod,
  SaveSearch,
  SaveSign,
  SaveState,
  SaveTag,
  SaveTemplate,
  SaveWord,
  Saved,
  SavedSearch,
  SavedSearchId,
  SchoolPeriod,
  SchoolPeriodId,
  SchoolYears,
  ScoreElsewhere,
  ScoreId,
  Search,
  SearchChoices,
  SeriesId,
  SetLossStatus,
  Settings,
  Sign,
  State,
  StateNote,
  StateNoteId,
  Status,
  Strength,
  SuggestedPassphrase,
  SummaryCheck,
  SummaryChoice,
  SupportList,
  Template,
  TemplateFault,
  TemplateId,
  TemplateRead,
  TemplateText,
  TimelinePeriod,
  ToHold,
  Tonight,
  TrendRange,
  Unlock,
  Version,
  VersionBack,
  VersionId,
  VersionRead,
  WeekId,
  WeekShape,
  Weekly,
  WeeklyPage,
  Weeks,
  WeeksRange,
  Wobble,
  Word,
  YearOfDays,
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
  /** Adds or changes a word for a mood. */
  save_word: { input: SaveWord; output: Saved<CheckInChoices> };
  /** Adds or changes a tag for a day. */
  save_tag: { input: SaveTag; output: Saved<CheckInChoices> };
  /** Records or corrects a check-in. */
  record_checkin: { input: RecordCheckIn; output: Saved<CheckIn> };
  /** Takes a check-in out. */
  remove_checkin: { input: CheckInId; output: Saved<Nothing> };
  /** The check-ins of a range, oldest first. */
  list_checkins: { input: Days; output: Array<CheckIn> };
  /** The week that is offered, if one is, and the early signs it asks about. */
  weekly: { input: Nothing; output: WeeklyPage };
  /** Records or corrects a week. */
  record_weekly: { input: RecordWeekly; output: Saved<Weekly> };
  /** Takes a week's answers out. */
  remove_weekly: { input: WeekId; output: Saved<Nothing> };
  /** The weeks that touch a range, oldest first. */
  list_weekly: { input: Days; output: Array<Weekly> };
  /** Every early sign there is. */
  list_signs: { input: Nothing; output: Array<Sign> };
  /** Adds or changes an early sign. */
  save_sign: { input: SaveSign; output: Saved<Array<Sign>> };
  /** Notes that the gap one comes back from was greeted. */
  greet_gap: { input: Nothing; output: Saved<Nothing> };
  /** The sentences for a time that touch a range, newest first. */
  list_periods: { input: Days; output: Array<PeriodNote> };
  /** Saves a sentence for a time. */
  save_period: { input: SavePeriod; output: Saved<PeriodNote> };
  /** Takes a sentence for a time out. */
  remove_period: { input: PeriodId; output: Saved<Nothing> };
  /** How it stands with the reminder. */
  reminder: { input: Nothing; output: Reminder };
  /** Notes that the reminder's line is being shown today. */
  note_reminder: { input: Nothing; output: Saved<Nothing> };
  /** One measure over time: dots, rolling median, and on how many days they rest. */
  trend: { input: TrendRange; output: Chart };
  /** How far back can be looked: the day being lived, its term, its school year. */
  how_far_back: { input: Nothing; output: HowFarBack };
  /** The half-terms that a range touches, each beside the same one of the year before. */
  half_terms: { input: TrendRange; output: HalfTerms };
  /** The shape of the week over a range, in term and in the holidays. */
  week_shape: { input: TrendRange; output: WeekShape };
  /** The weeks that were answered, over a range. */
  weeks: { input: WeeksRange; output: Weeks };
  /** The days of a year that hold a mood or a light. */
  year_of_days: { input: Days; output: YearOfDays };
  /** What goes together with one measure: days with a tag beside similar days without. */
  links: { input: AskLinks; output: Links };
  /** Two stretches of time beside each other. */
  compare: { input: AskCompare; output: Comparison };
  /** A long time: every dot, and a calm curve where there is enough for one. */
  long_view: { input: AskLongView; output: LongView };
  /** What is to be said of a lower spell, if anything is. */
  lower_spell: { input: Nothing; output: LowerSpell };
  /** Notes that a lower spell is being told of. */
  note_lower_spell: { input: Nothing; output: Saved<Nothing> };
  /** Leaves what was said of a lower spell. */
  leave_lower_spell: { input: Nothing; output: Saved<Nothing> };
  /** Saves an entry. When this answers, it is on the disk. */
  save_entry: { input: SaveEntry; output: Saved<EntryRow> };
  /** Saves a part of an entry's text that was changed. */
  change_entry: { input: ChangeEntry; output: Saved<EntryRow> };
  /** One entry, to be read or changed. */
  read_entry: { input: EntryId; output: Entry };
  /** A page of the list, newest first; of those that mention somebody, if asked. */
  list_entries: { input: ListEntries; output: EntryPage };
  /** Puts an entry into the bin. */
  bin_entry: { input: EntryId; output: Saved<EntryRow> };
  /** Brings an entry back from the bin. */
  bring_back_entry: { input: EntryId; output: Saved<EntryRow> };
  /** Takes an entry in the bin away for good. */
  take_away_entry: { input: EntryId; output: Saved<Nothing> };
  /** Says something of what is kept with an entry. */
  describe_attachment: { input: DescribeAttachment; output: Saved<Attachment> };
  /** Takes something out of its entry; it stays as long as what is in the bin. */
  take_out_attachment: { input: AttachmentId; output: Saved<Attachment> };
  /** Brings back what was taken out. */
  bring_back_attachment: { input: AttachmentId; output: Saved<Attachment> };
  /** Takes what was taken out away for good. */
  take_away_attachment: { input: AttachmentId; output: Saved<Nothing> };
  /** What an entry said before, newest first. */
  list_versions: { input: EntryId; output: Array<Version> };
  /** One version of an entry, and what came and went since. */
  read_version: { input: ReadVersion; output: VersionRead };
  /** Gives an entry the text of a version; the text that was there is kept as one. */
  bring_back_version: { input: VersionId; output: Saved<VersionBack> };
  /** Finds entries by their words and by what narrows. */
  search: { input: Search; output: Found };
  /** The tags, words and people a search can be narrowed to. */
  search_choices: { input: Nothing; output: SearchChoices };
  /** The searches kept by a name, alphabetically. */
  list_searches: { input: Nothing; output: Array<SavedSearch> };
  /** Keeps a search by a name. */
  save_search: { input: SaveSearch; output: Saved<SavedSearch> };
  /** Takes a saved search out. */
  remove_search: { input: SavedSearchId; output: Saved<Nothing> };
  /** The days of a range that hold something. */
  marked_days: { input: Days; output: MarkedDays };
  /** The half-terms and holidays that hold something, newest first. */
  timeline: { input: Nothing; output: Array<TimelinePeriod> };
  /** The school's calendar as it is used now. */
  school_years: { input: Nothing; output: SchoolYears };
  /** Chooses what the school's calendar is begun from. */
  choose_calendar: { input: ChooseCalendar; output: Saved<SchoolYears> };
  /** Adds a term, a holiday or a day to the school's calendar, or changes one. */
  save_school_period: { input: SaveSchoolPeriod; output: Saved<SchoolPeriod> };
  /** Takes one out of the school's calendar. */
  remove_school_period: { input: SchoolPeriodId; output: Saved<Nothing> };
  /** All questionnaires there are, and what was answered. */
  questionnaires: { input: Nothing; output: QuestionnairesPage };
  /** Keeps the answers to a questionnaire. */
  answer_questionnaire: { input: AnswerQuestionnaire; output: Saved<Answered> };
  /** Takes what was answered out. */
  remove_answered: { input: AnsweredId; output: Saved<Nothing> };
  /** Reads a questionnaire as a file holds it. */
  read_questionnaire: { input: QuestionnaireText; output: QuestionnaireRead };
  /** Keeps a questionnaire whose wording the writer brings. */
  save_questionnaire: { input: Questionnaire; output: Saved<Instrument> };
  /** Takes a questionnaire that was brought out; what was answered of it stays. */
  put_questionnaire_away: { input: Instrument; output: Saved<Nothing> };
  /** The questionnaires that are offered tonight. */
  offered_questionnaires: { input: Nothing; output: Array<OfferedTonight> };
  /** Has a questionnaire offered in each half-term, or not. */
  offer_questionnaire: { input: OfferQuestionnaire; output: Saved<Instrument> };
  /** Offers none until the next half-term, or until it is asked for again. */
  put_questionnaires_off: { input: PutOff; output: Saved<Nothing> };
  /** Logs the score of a questionnaire that was answered elsewhere. */
  log_score: { input: LogScore; output: Saved<ScoreElsewhere> };
  /** Takes a score out. */
  remove_score: { input: ScoreId; output: Saved<Nothing> };
  /** The days that stand out, newest first. */
  list_markers: { input: Nothing; output: Array<Marker> };
  /** Puts down a day that stands out. */
  save_marker: { input: SaveMarker; output: Saved<Marker> };
  /** Takes a day that stands out away. */
  remove_marker: { input: MarkerId; output: Saved<Nothing> };
  /** What was written on this day in earlier years, if the writer wants to be told. */
  on_this_day: { input: Nothing; output: OnThisDay };
  /** Leaves an entry out of the memories, or takes it in again. */
  leave_out_memory: { input: LeaveOut; output: Saved<Nothing> };
  /** Everything that is kept. */
  list_kept: { input: Nothing; output: Kept };
  /** Keeps an achievement, or changes one. */
  save_achievement: { input: SaveAchievement; output: Saved<number> };
  /** Keeps words somebody said, or changes some. */
  save_kept_words: { input: SaveKeptWords; output: Saved<number> };
  /** Puts a value on the card, or changes one. */
  save_own_value: { input: SaveOwnValue; output: Saved<number> };
  /** Keeps what one is besides the post, or changes it. */
  save_also: { input: SaveAlso; output: Saved<number> };
  /** Puts a path down, or changes one. */
  save_own_path: { input: SaveOwnPath; output: Saved<number> };
  /** Puts values, roles or paths into another order. */
  order_kept: { input: OrderKept; output: Saved<Nothing> };
  /** Takes something out; it goes for good after thirty days. */
  take_out_kept: { input: KeptId; output: Saved<Nothing> };
  /** Puts back what was taken out. */
  put_back_kept: { input: KeptId; output: Saved<Nothing> };
  /** Notes the moment of a wobble. */
  log_wobble: { input: Nothing; output: Saved<Wobble> };
  /** Adds a few words to a wobble, or takes them off. */
  note_wobble: { input: NoteWobble; output: Saved<Nothing> };
  /** A line to hold on to, if one is kept. */
  line_to_hold: { input: AskLine; output: ToHold };
  /** Guided reflections: what there is to begin, and what was begun. */
  guided: { input: Nothing; output: GuidedPage };
  /** A piece, to be gone on with. */
  read_guided: { input: GuidedId; output: GuidedPiece };
  /** Saves the answer to one question. When this answers, it is on the disk. */
  save_answer: { input: SaveAnswer; output: Saved<GuidedSaved> };
  /** Notes the question one is at. */
  keep_place: { input: KeepPlace; output: Saved<Nothing> };
  /** Ends a piece: it is an ordinary entry from now on. */
  end_guided: { input: EndGuided; output: Saved<GuidedSaved> };
  /** Lets go of a piece so that nothing it said stays. */
  let_go_guided: { input: LetGo; output: Saved<GoneFor> };
  /** Puts a series of sittings away. */
  put_series_away: { input: SeriesId; output: Saved<Nothing> };
  /** The letter that is offered tonight, if one is. */
  letter: { input: Nothing; output: Letter | null };
  /** Chooses the day on which a piece is offered back, or never. */
  give_back: { input: GiveBack; output: Saved<Nothing> };
  /** The pieces begun from some shipped templates. */
  list_pieces: { input: ListPieces; output: Array<PieceRow> };
  /** Begins a piece with what other pieces say. */
  gather_pieces: { input: GatherPieces; output: Saved<GuidedSaved> };
  /** What is wrong with a template, if anything is. */
  check_template: { input: Template; output: TemplateFault | null };
  /** Reads a template as a file holds it. */
  read_template: { input: TemplateText; output: TemplateRead };
  /** Saves a template of one's own. */
  save_template: { input: SaveTemplate; output: Saved<OfferedTemplate> };
  /** Takes a template of one's own out. */
  remove_template: { input: TemplateId; output: Saved<Nothing> };
  /** Hides a shipped template, or shows it again. */
  hide_template: { input: HideTemplate; output: Saved<Nothing> };
  /** Those of the words that nobody knows. */
  check_words: { input: CheckWords; output: Array<string> };
  /** What may be meant by a word, the likeliest first. */
  suggest_words: { input: Word; output: Array<string> };
  /** Learns a word, in this journal alone. */
  learn_word: { input: Word; output: Saved<Nothing> };
  /** Forgets a word that was learned. */
  forget_word: { input: Word; output: Saved<Nothing> };
  /** The words that were learned, alphabetically. */
  learned_words: { input: Nothing; output: Array<string> };
  /** The losses, open ones first, then by what was noted last. */
  list_losses: { input: Nothing; output: Array<Loss> };
  /** Saves a loss. */
  save_loss: { input: SaveLoss; output: Saved<Loss> };
  /** Puts a loss to rest or opens it again. */
  set_loss_status: { input: SetLossStatus; output: Saved<Loss> };
  /** The states there are, in the writer's order. */
  list_states: { input: Nothing; output: Array<State> };
  /** Adds or changes a state. */
  save_state: { input: SaveState; output: Saved<Array<State>> };
  /** Puts the states into another order. */
  order_states: { input: OrderStates; output: Saved<Array<State>> };
  /** Notes the states of a day. */
  note_states: { input: NoteStates; output: Saved<StateNote> };
  /** Takes a note out. */
  remove_state_note: { input: StateNoteId; output: Saved<Nothing> };
  /** The notes that belong to an entry, oldest first. */
  notes_beside: { input: EntryId; output: Array<NoteBeside> };
  /** One loss over time. */
  loss_track: { input: LossId; output: LossTrack };
  /** The people and places with a role to stand in for their name, alphabetically. */
  list_known: { input: Nothing; output: Array<Known> };
  /** Saves a person or place. */
  save_known: { input: SaveKnown; output: Saved<Known> };
  /** Takes a person or place out. */
  remove_known: { input: KnownId; output: Saved<Nothing> };
  /** The groups that speak for the writer, each in its circle. */
  circle_groups: { input: Nothing; output: Array<CircleGroup> };
  /** Saves the group of a circle, or takes it away. */
  save_circle_group: { input: CircleGroup; output: Saved<Array<CircleGroup>> };
  /** An entry's paragraphs as plain words to choose from. */
  read_passages: { input: EntryId; output: Passages };
  /** What replacing names would do, and what may still be a name. */
  check_summary: { input: SummaryChoice; output: SummaryCheck };
}
