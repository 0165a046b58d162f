//! What is kept, as it is seen from outside.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Day;

/// Everything that is kept.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Kept {
    /// By their day, newest first; those without a day last.
    pub achievements: Vec<Achievement>,
    /// Words somebody said, kept last first.
    pub words: Vec<KeptWords>,
    /// The card of values, in the writer's order.
    pub values: Vec<OwnValue>,
    /// What one is besides the post, in the writer's order.
    pub also: Vec<Also>,
    /// Paths under thought, in the writer's order.
    pub paths: Vec<OwnPath>,
    /// Wobbles, newest first.
    pub wobbles: Vec<Wobble>,
    /// What was taken out and has not gone yet.
    pub taken_out: Vec<TakenOut>,
}

/// The kinds of things that are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum KeptKind {
    /// What changed for somebody because one was there.
    Achievement,
    /// Words somebody said.
    Words,
    /// A value on the card.
    Value,
    /// A role or a love beyond the post.
    Also,
    /// A path under thought.
    Path,
    /// A wobble.
    Wobble,
}

impl KeptKind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Achievement,
        Self::Words,
        Self::Value,
        Self::Also,
        Self::Path,
        Self::Wobble,
    ];
}

/// The entry that something was taken from.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct TakenFrom {
    /// The entry; absent when it has gone for good.
    pub entry_id: Option<i64>,
    /// The day it is about.
    pub day: Day,
    /// Whether it is in the bin.
    pub binned: bool,
}

/// What changed for somebody because the writer was there.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Achievement {
    /// Its id.
    pub id: i64,
    /// In six words; empty where `changed` says it.
    pub title: String,
    /// The day.
    pub day: Option<Day>,
    /// What changed for somebody.
    pub changed: String,
    /// How the writer knows.
    pub proof: String,
    /// What was hard about it.
    pub hard: String,
    /// Who else deserves credit.
    pub credit: String,
    /// The entry it was taken from, if any.
    pub from: Option<TakenFrom>,
}

/// Words somebody said or wrote to the writer.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct KeptWords {
    /// Their id.
    pub id: i64,
    /// The words.
    pub text: String,
    /// Who said them, or where they stood, in the writer's words.
    pub said_by: String,
    /// When, in the writer's words.
    pub said_when: String,
    /// Whether they may be the line that a wobble shows.
    pub comes_up: bool,
    /// The entry they were taken from, if any.
    pub from: Option<TakenFrom>,
}

/// A value on the card.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct OwnValue {
    /// Its id.
    pub id: i64,
    /// The writer's word for it.
    pub word: String,
    /// What it means, in a line.
    pub meaning: String,
}

/// A role or a love beyond the post.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Also {
    /// Its id.
    pub id: i64,
    /// What one is.
    pub what: String,
    /// A line about it.
    pub line: String,
}

/// A path under thought.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct OwnPath {
    /// Its id.
    pub id: i64,
    /// Which way it leads.
    pub kind: PathKind,
    /// In the writer's words; empty where the kind says it.
    pub title: String,
    /// The first step.
    pub first_step: String,
    /// How many months the writer could manage.
    pub months: Option<u16>,
    /// Whom to ask.
    pub ask: String,
    /// What it would free.
    pub frees: String,
    /// Whether the answer is "not yet".
    pub not_yet: bool,
    /// The day on which the writer wants to look again, if it is not yet.
    pub look_again: Option<Day>,
    /// Whether that day has come.
    pub has_come: bool,
}

/// Which way a path leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum PathKind {
    /// Stay, and change something.
    StayAndChange,
    /// Do less of it.
    Reduce,
    /// Go to another post.
    Move,
    /// Stop for a while.
    Pause,
    /// Go.
    Leave,
    /// Anything else, in one's own words.
    Own,
}

/// The moment of a wobble.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Wobble {
    /// Its id.
    pub id: i64,
    /// The day as lived.
    pub day: Day,
    /// The moment, UTC milliseconds.
    pub at: i64,
    /// A few words added later; empty for none.
    pub note: String,
}

/// Something that was taken out.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct TakenOut {
    /// What it is.
    pub kind: KeptKind,
    /// Its id.
    pub id: i64,
    /// The beginning of what it says; empty for a path that only its kind names, and for a wobble.
    pub said: String,
    /// Which way it leads, if it is a path.
    pub path: Option<PathKind>,
    /// The day it is about, if it is a wobble.
    pub day: Option<Day>,
    /// The day on which it goes for good.
    pub goes_on: Day,
}

/// Keeps an achievement, or changes one.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveAchievement {
    /// The one to change; absent for a new one.
    pub id: Option<i64>,
    /// At most 120 characters; may be empty where `changed` is not.
    pub title: String,
    /// Today or earlier.
    pub day: Option<Day>,
    /// At most 2,000 characters.
    pub changed: String,
    /// At most 1,000 characters.
    pub proof: String,
    /// At most 1,000 characters.
    pub hard: String,
    /// At most 500 characters.
    pub credit: String,
    /// The entry a new one is taken from. Ignored when `id` is given.
    pub entry_id: Option<i64>,
}

/// Keeps words, or changes some.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveKeptWords {
    /// Those to change; absent for new ones.
    pub id: Option<i64>,
    /// 1..=2,000 characters.
    pub text: String,
    /// At most 120 characters.
    pub said_by: String,
    /// At most 80 characters.
    pub said_when: String,
    /// Whether they may be the line that a wobble shows.
    pub comes_up: bool,
    /// The entry new ones are taken from. Ignored when `id` is given.
    pub entry_id: Option<i64>,
}

/// Puts a value on the card, or changes one.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveOwnValue {
    /// The one to change; absent for a new one.
    pub id: Option<i64>,
    /// 1..=40 characters.
    pub word: String,
    /// At most 300 characters.
    pub meaning: String,
}

/// Keeps what one is besides the post, or changes it.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveAlso {
    /// The one to change; absent for a new one.
    pub id: Option<i64>,
    /// 1..=80 characters.
    pub what: String,
    /// At most 300 characters.
    pub line: String,
}

/// Puts a path down, or changes one.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveOwnPath {
    /// The one to change; absent for a new one.
    pub id: Option<i64>,
    /// Which way it leads.
    pub kind: PathKind,
    /// At most 80 characters; a path of one's own needs some.
    pub title: String,
    /// At most 300 characters.
    pub first_step: String,
    /// 0..=600.
    pub months: Option<u16>,
    /// At most 300 characters.
    pub ask: String,
    /// At most 300 characters.
    pub frees: String,
    /// Whether the answer is "not yet".
    pub not_yet: bool,
    /// The day on which to look again; only where it is not yet.
    pub look_again: Option<Day>,
}

/// Adds a few words to a wobble, or takes them off.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct NoteWobble {
    /// The wobble.
    pub id: i64,
    /// At most 280 characters.
    pub note: String,
}

/// What identifies a thing that is kept.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct KeptId {
    /// What it is.
    pub kind: KeptKind,
    /// Its id.
    pub id: i64,
}

/// Puts values, roles or paths into another order.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct OrderKept {
    /// Which of them.
    pub kind: KeptKind,
    /// All that are there, first to last.
    pub ids: Vec<i64>,
}

/// Asks for a line to hold on to.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct AskLine {
    /// From the words or from the achievements; absent for whichever there is, words first.
    pub from: Option<LineFrom>,
}

/// Where a line comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum LineFrom {
    /// From words somebody said.
    Words,
    /// From achievements.
    Achievements,
}

/// What was found to hold on to.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ToHold {
    /// The line; absent if none is kept.
    pub line: Option<Line>,
}

/// A line to hold on to.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum Line {
    /// Words somebody said.
    Words {
        /// The words.
        words: KeptWords,
    },
    /// Something the writer did.
    Achievements {
        /// The achievement.
        achievement: Achievement,
    },
}
