//! What guided reflections look like from outside.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::template::Template;
use crate::clock::Day;

/// All there is to begin, and what was begun.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct GuidedPage {
    /// The day being lived.
    pub day: Day,
    /// What ships, in its order, then the writer's own as they were made; also those that are hidden.
    pub templates: Vec<OfferedTemplate>,
    /// What was begun and not ended, changed last first.
    pub unfinished: Vec<Unfinished>,
    /// Series between two sittings, the newest first.
    pub series: Vec<Series>,
    /// What waits to be given back, the next one first.
    pub letters: Vec<Letter>,
}

/// A template to begin from.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct OfferedTemplate {
    /// The name of a shipped one; absent for the writer's own.
    pub key: Option<String>,
    /// The id of one's own; absent for a shipped one.
    pub id: Option<i64>,
    /// The template.
    pub template: Template,
    /// Whether it is not to be shown. Only a shipped one can be hidden.
    pub hidden: bool,
}

/// What was begun and not ended.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Unfinished {
    /// The piece.
    pub id: i64,
    /// The entry it is.
    pub entry_id: i64,
    /// What it is called.
    pub name: String,
    /// The question one is at, from nought on.
    pub step: u32,
    /// How many questions there are.
    pub questions: u32,
    /// Which sitting it is, from nought on; absent where there are none.
    pub sitting: Option<u32>,
    /// The day on which it was begun.
    pub day: Day,
    /// How many words it has.
    pub words: u32,
    /// Whether letting it go leaves nothing of it.
    pub loose: bool,
}

/// A series between two sittings.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Series {
    /// The moment its first sitting was begun, which it is known by.
    pub series: i64,
    /// The shipped template it was begun from; absent for one's own.
    pub key: Option<String>,
    /// The template as it was then.
    pub template: Template,
    /// How many sittings there were.
    pub sittings: u32,
    /// The day of the last.
    pub last: Day,
    /// The first day on which the next one can be.
    pub next_from: Day,
    /// How often it was heavier afterwards. After the second time there is no next one.
    pub heavier: u32,
}

/// What waits to be given back.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Letter {
    /// The piece.
    pub id: i64,
    /// The entry it is.
    pub entry_id: i64,
    /// What it is called.
    pub name: String,
    /// The day on which it was begun.
    pub day: Day,
    /// The day from which on it is offered.
    pub back_on: Day,
}

/// A piece as one goes on with it.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct GuidedPiece {
    /// Its id.
    pub id: i64,
    /// The entry it is.
    pub entry_id: i64,
    /// The shipped template it was begun from; absent for one's own.
    pub key: Option<String>,
    /// The template as it was then.
    pub template: Template,
    /// The series it belongs to.
    pub series: Option<i64>,
    /// Which sitting it is, from nought on; absent where there are none.
    pub sitting: Option<u32>,
    /// The question one is at, from nought on.
    pub step: u32,
    /// How often it was heavier after earlier sittings.
    pub heavier: u32,
    /// The answers, one for each question; empty where there is none.
    pub answers: Vec<String>,
    /// Whether it was ended.
    pub ended: bool,
}

/// A piece begun from a template that can be laid under another's questions.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct PieceRow {
    /// The piece.
    pub id: i64,
    /// The shipped template it was begun from.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// The day on which it was begun.
    pub day: Day,
    /// How many words it has.
    pub words: u32,
}

/// How one is after a sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Felt {
    /// Lighter than before.
    Lighter,
    /// Neither.
    Same,
    /// Heavier than before.
    Heavier,
}

/// What identifies a piece.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct GuidedId {
    /// Its id.
    pub id: i64,
}

/// What a new piece is begun from.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct BeginGuided {
    /// The shipped template's name; absent for one's own.
    pub key: Option<String>,
    /// The template, as it was shown: it asks this for good, whatever becomes of the template.
    pub template: Template,
    /// The series it goes on with; absent for a new one.
    pub series: Option<i64>,
}

/// Saves the answer to one question, and begins the piece with the first.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveAnswer {
    /// The piece; absent for a new one.
    pub id: Option<i64>,
    /// What a new one is begun from; ignored when `id` is given.
    pub begin: Option<BeginGuided>,
    /// The question, from nought on.
    pub step: u32,
    /// Markdown.
    pub answer: String,
}

/// What a piece is, once it is on the disk.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct GuidedSaved {
    /// The piece.
    pub id: i64,
    /// The entry it is.
    pub entry_id: i64,
    /// The series it belongs to.
    pub series: Option<i64>,
}

/// Notes the question one is at.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct KeepPlace {
    /// The piece.
    pub id: i64,
    /// The question, from nought on.
    pub step: u32,
}

/// Ends a piece; it is an ordinary entry from now on.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct EndGuided {
    /// The piece.
    pub id: i64,
    /// How one is after a sitting, if one says so.
    pub felt: Option<Felt>,
    /// It is not to come back by itself as a memory.
    pub unread: bool,
    /// The day on which it is offered back; absent for never.
    pub back_on: Option<Day>,
}

/// Lets go of a piece.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct LetGo {
    /// The piece.
    pub id: i64,
    /// How one is after a sitting, if one says so.
    pub felt: Option<Felt>,
}

/// What is left of a piece that was let go.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct GoneFor {
    /// So many backups in the journal's own folder were made since it was begun, and hold what it said then.
    pub backups: u32,
    /// That there was a sitting, on which day, and how one was after it, stays as long as the series goes on.
    pub sitting: bool,
}

/// Chooses the day on which a piece is offered back.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct GiveBack {
    /// The piece.
    pub id: i64,
    /// A day to come; absent for never.
    pub back_on: Option<Day>,
}

/// What identifies a series.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SeriesId {
    /// The moment its first sitting was begun.
    pub series: i64,
}

/// Asks for the pieces begun from some shipped templates.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct ListPieces {
    /// Their names.
    pub keys: Vec<String>,
}

/// Begins a piece with what other pieces say.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct GatherPieces {
    /// What it is begun from.
    pub begin: BeginGuided,
    /// The pieces, at most 100.
    pub pieces: Vec<i64>,
}

/// Saves a template of one's own.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveTemplate {
    /// The one to change; absent for a new one.
    pub id: Option<i64>,
    /// The template.
    pub template: Template,
}

/// What identifies a template of one's own.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct TemplateId {
    /// Its id.
    pub id: i64,
}

/// Hides a shipped template, or shows it again.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct HideTemplate {
    /// Its name.
    pub key: String,
    /// Whether it is hidden.
    pub hidden: bool,
}
