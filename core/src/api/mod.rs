//! The boundary: every command the window, the tests and the loopback may say, declared once.
//!
//! One rule: the table is the allow-list. A command under `unlocked` is handed an open journal and cannot be
//! reached without one. The table makes both the dispatch and the TypeScript map, so that the two cannot differ.

pub mod failure;
pub mod shapes;
#[macro_use]
mod table;

pub use failure::{Code, Failure};
use shapes::Nothing;

use crate::backups::Backup;
use crate::begun::{Begun, KeepBegun};
use crate::journal::Saved;
use crate::kept::{
    AskLine, Kept, KeptId, NoteWobble, OrderKept, SaveAchievement, SaveAlso, SaveKeptWords,
    SaveOwnPath, SaveOwnValue, ToHold, Wobble,
};
use crate::people::circles::CircleGroup;
use crate::people::known::{Known, KnownId, SaveKnown};
use crate::people::support::SupportList;
use crate::session::{
    Answer, ChangePassphrase, JudgePassphrase, MakeJournal, ProveRecoveryKey, Recover,
    RecoveryKeyShown, Status, Strength, SuggestedPassphrase, Unlock,
};
use crate::settings::Settings;
use crate::sharing::compose::{Passages, SummaryCheck, SummaryChoice};
use crate::wellbeing::calendar::school::{
    ChooseCalendar, SaveSchoolPeriod, SchoolPeriod, SchoolPeriodId, SchoolYears,
};
use crate::wellbeing::calendar::{MarkedDays, TimelinePeriod};
use crate::wellbeing::checkins::{
    CheckIn, CheckInChoices, CheckInId, Days, RecordCheckIn, SaveTag, SaveWord,
};
use crate::wellbeing::losses::{
    Loss, LossId, LossTrack, NoteBeside, NoteStates, OrderStates, SaveLoss, SaveState,
    SetLossStatus, State, StateNote, StateNoteId,
};
use crate::wellbeing::markers::{Marker, MarkerId, SaveMarker};
use crate::wellbeing::periods::{PeriodId, PeriodNote, SavePeriod};
use crate::wellbeing::questionnaires::file::{QuestionnaireRead, QuestionnaireText};
use crate::wellbeing::questionnaires::history::Answered;
use crate::wellbeing::questionnaires::questionnaire::Questionnaire;
use crate::wellbeing::questionnaires::{
    AnswerQuestionnaire, AnsweredId, Instrument, LogScore, OfferQuestionnaire, OfferedTonight,
    PutOff, QuestionnairesPage, ScoreElsewhere, ScoreId,
};
use crate::wellbeing::reminders::Reminder;
use crate::wellbeing::signs::{SaveSign, Sign};
use crate::wellbeing::tonight::Tonight;
use crate::wellbeing::trends::told::{
    AskCompare, AskLinks, AskLongView, Comparison, Links, LongView, LowerSpell,
};
use crate::wellbeing::trends::{
    Chart, HalfTerms, HowFarBack, TrendRange, WeekShape, Weeks, WeeksRange, YearOfDays,
};
use crate::wellbeing::weekly::{RecordWeekly, WeekId, Weekly, WeeklyPage};
use crate::writing::attachments::{AttachmentId, DescribeAttachment};
use crate::writing::entries::{
    Attachment, ChangeEntry, Entry, EntryId, EntryPage, EntryRow, ListEntries, SaveEntry,
};
use crate::writing::guided::{
    EndGuided, GatherPieces, GiveBack, GoneFor, GuidedId, GuidedPage, GuidedPiece, GuidedSaved,
    HideTemplate, KeepPlace, LetGo, Letter, ListPieces, OfferedTemplate, PieceRow, SaveAnswer,
    SaveTemplate, SeriesId, Template, TemplateFault, TemplateId, TemplateRead, TemplateText,
};
use crate::writing::memories::{LeaveOut, OnThisDay};
use crate::writing::search::{
    Found, SaveSearch, SavedSearch, SavedSearchId, Search, SearchChoices,
};
use crate::writing::spelling::{CheckWords, Word};
use crate::writing::versions::{ReadVersion, Version, VersionBack, VersionId, VersionRead};
use crate::{begun, kept, people, session, settings, sharing, wellbeing, writing};

commands! {
    any_time {
        /// How things stand with the journal.
        status(Nothing) -> Status = session::status;
        /// Offers a passphrase of six words.
        suggest_passphrase(Nothing) -> SuggestedPassphrase = session::suggest_passphrase;
        /// Says how hard a passphrase is to guess.
        judge_passphrase(JudgePassphrase) -> Strength = session::judge_passphrase;
        /// Makes a journal, opens it, and shows its recovery key this once.
        make_journal(MakeJournal) -> RecoveryKeyShown = session::make_journal;
        /// Opens the journal.
        unlock(Unlock) -> Status = session::unlock;
        /// Opens the journal with the recovery key.
        recover(Recover) -> Status = session::recover;
        /// Shuts the journal and forgets its keys.
        lock(Nothing) -> Status = session::lock;
        /// Someone to talk to: the shipped list.
        support(Nothing) -> SupportList = people::support::support;
        /// The backups in the journal's own folder, newest first.
        list_backups(Nothing) -> Vec<Backup> = session::list_backups;
        /// Keeps a journal that was noticed to be another than the one closed last; the journal must be open.
        keep_as_found(Nothing) -> Status = session::keep_as_found;
        /// Changes the passphrase; the journal must be open.
        change_passphrase(ChangePassphrase) -> Answer = session::change_passphrase;
        /// Makes new keys for everything, under a new passphrase and a new recovery key, which is shown this once.
        renew_keys(ChangePassphrase) -> RecoveryKeyShown = session::renew_keys;
        /// Takes away the backups under keys that were renewed since, and lists the others.
        remove_older_backups(Nothing) -> Vec<Backup> = session::remove_older_backups;
        /// Makes a new recovery key, and shows it this once; the old one opens nothing any more.
        make_recovery_key(Nothing) -> RecoveryKeyShown = session::make_recovery_key;
        /// Whether two groups of the recovery key shown were typed back rightly. If so it is forgotten.
        prove_recovery_key(ProveRecoveryKey) -> Answer = session::prove_recovery_key;
    }
    unlocked {
        /// The settings.
        settings(Nothing) -> Settings = settings::read;
        /// Changes the settings.
        save_settings(Settings) -> Saved<Settings> = settings::save;

        /// Keeps what the rooms hold unfinished.
        keep_begun(KeepBegun) -> Saved<Nothing> = begun::keep;
        /// What the rooms held unfinished when the journal was shut.
        list_begun(Nothing) -> Vec<Begun> = begun::list;

        /// The evening's page.
        tonight(Nothing) -> Tonight = wellbeing::tonight::tonight;
        /// The words and tags to choose from.
        checkin_choices(Nothing) -> CheckInChoices = wellbeing::checkins::offered::choices;
        /// Adds or changes a word for a mood.
        save_word(SaveWord) -> Saved<CheckInChoices> = wellbeing::checkins::offered::save_word;
        /// Adds or changes a tag for a day.
        save_tag(SaveTag) -> Saved<CheckInChoices> = wellbeing::checkins::offered::save_tag;
        /// Records or corrects a check-in.
        record_checkin(RecordCheckIn) -> Saved<CheckIn> = wellbeing::checkins::record;
        /// Takes a check-in out.
        remove_checkin(CheckInId) -> Saved<Nothing> = wellbeing::checkins::remove;
        /// The check-ins of a range, oldest first.
        list_checkins(Days) -> Vec<CheckIn> = wellbeing::checkins::list;
        /// The week that is offered, if one is, and the early signs it asks about.
        weekly(Nothing) -> WeeklyPage = wellbeing::weekly::page;
        /// Records or corrects a week.
        record_weekly(RecordWeekly) -> Saved<Weekly> = wellbeing::weekly::record;
        /// Takes a week's answers out.
        remove_weekly(WeekId) -> Saved<Nothing> = wellbeing::weekly::remove;
        /// The weeks that touch a range, oldest first.
        list_weekly(Days) -> Vec<Weekly> = wellbeing::weekly::list;
        /// Every early sign there is.
        list_signs(Nothing) -> Vec<Sign> = wellbeing::signs::list;
        /// Adds or changes an early sign.
        save_sign(SaveSign) -> Saved<Vec<Sign>> = wellbeing::signs::save;
        /// Notes that the gap one comes back from was greeted.
        greet_gap(Nothing) -> Saved<Nothing> = wellbeing::periods::greet;
        /// The sentences for a time that touch a range, newest first.
        list_periods(Days) -> Vec<PeriodNote> = wellbeing::periods::list;
        /// Saves a sentence for a time.
        save_period(SavePeriod) -> Saved<PeriodNote> = wellbeing::periods::save;
        /// Takes a sentence for a time out.
        remove_period(PeriodId) -> Saved<Nothing> = wellbeing::periods::remove;
        /// How it stands with the reminder.
        reminder(Nothing) -> Reminder = wellbeing::reminders::look;
        /// Notes that the reminder's line is being shown today.
        note_reminder(Nothing) -> Saved<Nothing> = wellbeing::reminders::note;
        /// One measure over time: dots, rolling median, and on how many days they rest.
        trend(TrendRange) -> Chart = wellbeing::trends::trend;
        /// How far back can be looked: the day being lived, its term, its school year.
        how_far_back(Nothing) -> HowFarBack = wellbeing::trends::how_far_back;
        /// The half-terms that a range touches, each beside the same one of the year before.
        half_terms(TrendRange) -> HalfTerms = wellbeing::trends::half_terms;
        /// The shape of the week over a range, in term and in the holidays.
        week_shape(TrendRange) -> WeekShape = wellbeing::trends::week_shape;
        /// The weeks that were answered, over a range.
        weeks(WeeksRange) -> Weeks = wellbeing::trends::weeks;
        /// The days of a year that hold a mood or a light.
        year_of_days(Days) -> YearOfDays = wellbeing::trends::year_of_days;
        /// What goes together with one measure: days with a tag beside similar days without.
        links(AskLinks) -> Links = wellbeing::trends::told::links;
        /// Two stretches of time beside each other.
        compare(AskCompare) -> Comparison = wellbeing::trends::told::compare;
        /// A long time: every dot, and a calm curve where there is enough for one.
        long_view(AskLongView) -> LongView = wellbeing::trends::told::long_view;
        /// What is to be said of a lower spell, if anything is.
        lower_spell(Nothing) -> LowerSpell = wellbeing::trends::told::lower_spell::look;
        /// Notes that a lower spell is being told of.
        note_lower_spell(Nothing) -> Saved<Nothing> = wellbeing::trends::told::lower_spell::note;
        /// Leaves what was said of a lower spell.
        leave_lower_spell(Nothing) -> Saved<Nothing> = wellbeing::trends::told::lower_spell::leave;

        /// Saves an entry. When this answers, it is on the disk.
        save_entry(SaveEntry) -> Saved<EntryRow> = writing::entries::save;
        /// Saves a part of an entry's text that was changed.
        change_entry(ChangeEntry) -> Saved<EntryRow> = writing::entries::change;
        /// One entry, to be read or changed.
        read_entry(EntryId) -> Entry = writing::entries::read;
        /// A page of the list, newest first; of those that mention somebody, if asked.
        list_entries(ListEntries) -> EntryPage = writing::entries::list;
        /// Puts an entry into the bin.
        bin_entry(EntryId) -> Saved<EntryRow> = writing::entries::bin;
        /// Brings an entry back from the bin.
        bring_back_entry(EntryId) -> Saved<EntryRow> = writing::entries::bring_back;
        /// Takes an entry in the bin away for good.
        take_away_entry(EntryId) -> Saved<Nothing> = writing::entries::take_away;
        /// Says something of what is kept with an entry.
        describe_attachment(DescribeAttachment) -> Saved<Attachment> = writing::attachments::describe;
        /// Takes something out of its entry; it stays as long as what is in the bin.
        take_out_attachment(AttachmentId) -> Saved<Attachment> = writing::attachments::take_out;
        /// Brings back what was taken out.
        bring_back_attachment(AttachmentId) -> Saved<Attachment> = writing::attachments::bring_back;
        /// Takes what was taken out away for good.
        take_away_attachment(AttachmentId) -> Saved<Nothing> = writing::attachments::take_away;
        /// What an entry said before, newest first.
        list_versions(EntryId) -> Vec<Version> = writing::versions::list;
        /// One version of an entry, and what came and went since.
        read_version(ReadVersion) -> VersionRead = writing::versions::read;
        /// Gives an entry the text of a version; the text that was there is kept as one.
        bring_back_version(VersionId) -> Saved<VersionBack> = writing::versions::bring_back;
        /// Finds entries by their words and by what narrows.
        search(Search) -> Found = writing::search::search;
        /// The tags, words and people a search can be narrowed to.
        search_choices(Nothing) -> SearchChoices = writing::search::choices;
        /// The searches kept by a name, alphabetically.
        list_searches(Nothing) -> Vec<SavedSearch> = writing::search::list_saved;
        /// Keeps a search by a name.
        save_search(SaveSearch) -> Saved<SavedSearch> = writing::search::save;
        /// Takes a saved search out.
        remove_search(SavedSearchId) -> Saved<Nothing> = writing::search::remove_saved;
        /// The days of a range that hold something.
        marked_days(Days) -> MarkedDays = wellbeing::calendar::marked_days;
        /// The half-terms and holidays that hold something, newest first.
        timeline(Nothing) -> Vec<TimelinePeriod> = wellbeing::calendar::timeline;
        /// The school's calendar as it is used now.
        school_years(Nothing) -> SchoolYears = wellbeing::calendar::school::school_years;
        /// Chooses what the school's calendar is begun from.
        choose_calendar(ChooseCalendar) -> Saved<SchoolYears> = wellbeing::calendar::school::choose;
        /// Adds a term, a holiday or a day to the school's calendar, or changes one.
        save_school_period(SaveSchoolPeriod) -> Saved<SchoolPeriod> = wellbeing::calendar::school::save;
        /// Takes one out of the school's calendar.
        remove_school_period(SchoolPeriodId) -> Saved<Nothing> = wellbeing::calendar::school::remove;
        /// All questionnaires there are, and what was answered.
        questionnaires(Nothing) -> QuestionnairesPage = wellbeing::questionnaires::page;
        /// Keeps the answers to a questionnaire.
        answer_questionnaire(AnswerQuestionnaire) -> Saved<Answered> = wellbeing::questionnaires::answer;
        /// Takes what was answered out.
        remove_answered(AnsweredId) -> Saved<Nothing> = wellbeing::questionnaires::remove_answered;
        /// Reads a questionnaire as a file holds it.
        read_questionnaire(QuestionnaireText) -> QuestionnaireRead = wellbeing::questionnaires::read_text;
        /// Keeps a questionnaire whose wording the writer brings.
        save_questionnaire(Questionnaire) -> Saved<Instrument> = wellbeing::questionnaires::save;
        /// Takes a questionnaire that was brought out; what was answered of it stays.
        put_questionnaire_away(Instrument) -> Saved<Nothing> = wellbeing::questionnaires::put_away;
        /// The questionnaires that are offered tonight.
        offered_questionnaires(Nothing) -> Vec<OfferedTonight> = wellbeing::questionnaires::offered;
        /// Has a questionnaire offered in each half-term, or not.
        offer_questionnaire(OfferQuestionnaire) -> Saved<Instrument> = wellbeing::questionnaires::offer;
        /// Offers none until the next half-term, or until it is asked for again.
        put_questionnaires_off(PutOff) -> Saved<Nothing> = wellbeing::questionnaires::put_off;
        /// Logs the score of a questionnaire that was answered elsewhere.
        log_score(LogScore) -> Saved<ScoreElsewhere> = wellbeing::questionnaires::log_score;
        /// Takes a score out.
        remove_score(ScoreId) -> Saved<Nothing> = wellbeing::questionnaires::remove_score;
        /// The days that stand out, newest first.
        list_markers(Nothing) -> Vec<Marker> = wellbeing::markers::list;
        /// Puts down a day that stands out.
        save_marker(SaveMarker) -> Saved<Marker> = wellbeing::markers::save;
        /// Takes a day that stands out away.
        remove_marker(MarkerId) -> Saved<Nothing> = wellbeing::markers::remove;
        /// What was written on this day in earlier years, if the writer wants to be told.
        on_this_day(Nothing) -> OnThisDay = writing::memories::on_this_day;
        /// Leaves an entry out of the memories, or takes it in again.
        leave_out_memory(LeaveOut) -> Saved<Nothing> = writing::memories::leave_out;

        /// Everything that is kept.
        list_kept(Nothing) -> Kept = kept::list;
        /// Keeps an achievement, or changes one.
        save_achievement(SaveAchievement) -> Saved<i64> = kept::save_achievement;
        /// Keeps words somebody said, or changes some.
        save_kept_words(SaveKeptWords) -> Saved<i64> = kept::save_words;
        /// Puts a value on the card, or changes one.
        save_own_value(SaveOwnValue) -> Saved<i64> = kept::save_value;
        /// Keeps what one is besides the post, or changes it.
        save_also(SaveAlso) -> Saved<i64> = kept::save_also;
        /// Puts a path down, or changes one.
        save_own_path(SaveOwnPath) -> Saved<i64> = kept::save_path;
        /// Puts values, roles or paths into another order.
        order_kept(OrderKept) -> Saved<Nothing> = kept::order;
        /// Takes something out; it goes for good after thirty days.
        take_out_kept(KeptId) -> Saved<Nothing> = kept::take_out;
        /// Puts back what was taken out.
        put_back_kept(KeptId) -> Saved<Nothing> = kept::put_back;
        /// Notes the moment of a wobble.
        log_wobble(Nothing) -> Saved<Wobble> = kept::log;
        /// Adds a few words to a wobble, or takes them off.
        note_wobble(NoteWobble) -> Saved<Nothing> = kept::note;
        /// A line to hold on to, if one is kept.
        line_to_hold(AskLine) -> ToHold = kept::line;
        /// Guided reflections: what there is to begin, and what was begun.
        guided(Nothing) -> GuidedPage = writing::guided::page;
        /// A piece, to be gone on with.
        read_guided(GuidedId) -> GuidedPiece = writing::guided::read;
        /// Saves the answer to one question. When this answers, it is on the disk.
        save_answer(SaveAnswer) -> Saved<GuidedSaved> = writing::guided::save_answer;
        /// Notes the question one is at.
        keep_place(KeepPlace) -> Saved<Nothing> = writing::guided::keep_place;
        /// Ends a piece: it is an ordinary entry from now on.
        end_guided(EndGuided) -> Saved<GuidedSaved> = writing::guided::end;
        /// Lets go of a piece so that nothing it said stays.
        let_go_guided(LetGo) -> Saved<GoneFor> = writing::guided::let_go;
        /// Puts a series of sittings away.
        put_series_away(SeriesId) -> Saved<Nothing> = writing::guided::put_series_away;
        /// The letter that is offered tonight, if one is.
        letter(Nothing) -> Option<Letter> = writing::guided::letter;
        /// Chooses the day on which a piece is offered back, or never.
        give_back(GiveBack) -> Saved<Nothing> = writing::guided::give_back;
        /// The pieces begun from some shipped templates.
        list_pieces(ListPieces) -> Vec<PieceRow> = writing::guided::list_pieces;
        /// Begins a piece with what other pieces say.
        gather_pieces(GatherPieces) -> Saved<GuidedSaved> = writing::guided::gather;
        /// What is wrong with a template, if anything is.
        check_template(Template) -> Option<TemplateFault> = writing::guided::check_template;
        /// Reads a template as a file holds it.
        read_template(TemplateText) -> TemplateRead = writing::guided::read_template;
        /// Saves a template of one's own.
        save_template(SaveTemplate) -> Saved<OfferedTemplate> = writing::guided::save_template;
        /// Takes a template of one's own out.
        remove_template(TemplateId) -> Saved<Nothing> = writing::guided::remove_template;
        /// Hides a shipped template, or shows it again.
        hide_template(HideTemplate) -> Saved<Nothing> = writing::guided::hide;

        /// Those of the words that nobody knows.
        check_words(CheckWords) -> Vec<String> = writing::spelling::check;
        /// What may be meant by a word, the likeliest first.
        suggest_words(Word) -> Vec<String> = writing::spelling::suggest;
        /// Learns a word, in this journal alone.
        learn_word(Word) -> Saved<Nothing> = writing::spelling::learn;
        /// Forgets a word that was learned.
        forget_word(Word) -> Saved<Nothing> = writing::spelling::forget;
        /// The words that were learned, alphabetically.
        learned_words(Nothing) -> Vec<String> = writing::spelling::learned;

        /// The losses, open ones first, then by what was noted last.
        list_losses(Nothing) -> Vec<Loss> = wellbeing::losses::list;
        /// Saves a loss.
        save_loss(SaveLoss) -> Saved<Loss> = wellbeing::losses::save;
        /// Puts a loss to rest or opens it again.
        set_loss_status(SetLossStatus) -> Saved<Loss> = wellbeing::losses::set_status;
        /// The states there are, in the writer's order.
        list_states(Nothing) -> Vec<State> = wellbeing::losses::states::list;
        /// Adds or changes a state.
        save_state(SaveState) -> Saved<Vec<State>> = wellbeing::losses::states::save;
        /// Puts the states into another order.
        order_states(OrderStates) -> Saved<Vec<State>> = wellbeing::losses::states::order;
        /// Notes the states of a day.
        note_states(NoteStates) -> Saved<StateNote> = wellbeing::losses::notes::note;
        /// Takes a note out.
        remove_state_note(StateNoteId) -> Saved<Nothing> = wellbeing::losses::notes::remove;
        /// The notes that belong to an entry, oldest first.
        notes_beside(EntryId) -> Vec<NoteBeside> = wellbeing::losses::notes::beside;
        /// One loss over time.
        loss_track(LossId) -> LossTrack = wellbeing::losses::track;

        /// The people and places with a role to stand in for their name, alphabetically.
        list_known(Nothing) -> Vec<Known> = people::known::list;
        /// Saves a person or place.
        save_known(SaveKnown) -> Saved<Known> = people::known::save;
        /// Takes a person or place out.
        remove_known(KnownId) -> Saved<Nothing> = people::known::remove;
        /// The groups that speak for the writer, each in its circle.
        circle_groups(Nothing) -> Vec<CircleGroup> = people::circles::groups;
        /// Saves the group of a circle, or takes it away.
        save_circle_group(CircleGroup) -> Saved<Vec<CircleGroup>> = people::circles::save_group;

        /// An entry's paragraphs as plain words to choose from.
        read_passages(EntryId) -> Passages = sharing::compose::read_passages;
        /// What replacing names would do, and what may still be a name.
        check_summary(SummaryChoice) -> SummaryCheck = sharing::compose::check;
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;
    use std::path::Path;

    use super::*;

    /// The committed map is what the table says: run the tests and commit what they wrote.
    #[test]
    fn the_typescript_map_is_written() {
        let types = ts_rs::Config::from_env();
        // All in this one test: a shape exported by a test of its own would write the file anew whenever only some of
        // the tests are run.
        export_shapes(&types).unwrap();
        <Failure as ts_rs::TS>::export_all(&types).unwrap();
        <crate::transfer::imports::report::ImportReport as ts_rs::TS>::export_all(&types).unwrap();
        <Backup as ts_rs::TS>::export_all(&types).unwrap();
        <Letter as ts_rs::TS>::export_all(&types).unwrap();
        <NoteBeside as ts_rs::TS>::export_all(&types).unwrap();
        <OfferedTonight as ts_rs::TS>::export_all(&types).unwrap();
        <PieceRow as ts_rs::TS>::export_all(&types).unwrap();
        <sharing::picture::LeavingPicture as ts_rs::TS>::export_all(&types).unwrap();
        <TemplateFault as ts_rs::TS>::export_all(&types).unwrap();
        <TimelinePeriod as ts_rs::TS>::export_all(&types).unwrap();
        <writing::search::EntryKind as ts_rs::TS>::export_all(&types).unwrap();
        <session::keeping::BackupStanding as ts_rs::TS>::export_all(&types).unwrap();
        <writing::attachments::HandOver as ts_rs::TS>::export_all(&types).unwrap();
        <writing::attachments::PutIn as ts_rs::TS>::export_all(&types).unwrap();
        <session::keeping::Chosen as ts_rs::TS>::export_all(&types).unwrap();
        <session::keeping::LookInto as ts_rs::TS>::export_all(&types).unwrap();
        <session::keeping::LookedInto as ts_rs::TS>::export_all(&types).unwrap();
        <session::keeping::MadeByHand as ts_rs::TS>::export_all(&types).unwrap();
        let rows = typescript(&types);
        let named = |text: &str| {
            let word = |letter: char| !letter.is_alphanumeric();
            text.split(word)
                .filter(|name| name.starts_with(char::is_uppercase))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let mut names: Vec<String> = rows
            .iter()
            .flat_map(|row| named(&format!("{} {}", row.input, row.output)))
            .collect();
        names.retain(|name| !matches!(name.as_str(), "Array" | "Record"));
        names.sort();
        names.dedup();
        let mut text = String::from(
            "// Written by `cargo test` from the command table in core/src/api. Do not edit.\n\n",
        );
        writeln!(
            text,
            "import type {{\n  {},\n}} from \"./types\";\n",
            names.join(",\n  ")
        )
        .unwrap();
        writeln!(
            text,
            "/** Every command of the core, with what it takes and what it answers. */"
        )
        .unwrap();
        writeln!(text, "export interface Commands {{").unwrap();
        for row in &rows {
            writeln!(text, "  /** {} */", row.said.trim()).unwrap();
            writeln!(
                text,
                "  {}: {{ input: {}; output: {} }};",
                row.name, row.input, row.output
            )
            .unwrap();
        }
        text.push_str("}\n");
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/backend/generated/commands.ts");
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        if std::fs::read_to_string(&path).ok().as_ref() != Some(&text) {
            std::fs::write(&path, text).unwrap();
        }
    }
}
