//! What a check-in asks and answers, and what it offers to choose from.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Day;

/// A check-in as it was made.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct CheckIn {
    /// Its id.
    pub id: i64,
    /// The day as lived.
    pub day: Day,
    /// When it was made, UTC milliseconds.
    pub at: i64,
    /// 1 very low … 5 very good.
    pub mood: Option<u8>,
    /// 1 drained … 5 wired.
    pub energy: Option<u8>,
    /// 0 empty … 4 full.
    pub bucket: Option<u8>,
    /// Last night: 1 bad, 2 broken, 3 all right, 4 good.
    pub sleep: Option<u8>,
    /// How long, in hours.
    pub sleep_hours: Option<f64>,
    /// Up to three words for it.
    pub words: Vec<String>,
    /// What the day held.
    pub tags: Vec<String>,
    /// One line: a light of the day.
    pub light: Option<String>,
    /// How many days after its day it was written: 0, 1 or 2.
    pub late_days: u8,
}

/// Records a check-in, or corrects one. At least one answer must be given.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct RecordCheckIn {
    /// The check-in to correct; absent for a new one.
    pub id: Option<i64>,
    /// The lived day a new one is about, today or one of the two days before; absent for today. One that was begun
    /// before midnight's turn is about the evening it was begun in.
    pub day: Option<Day>,
    /// 1..=5.
    pub mood: Option<u8>,
    /// 1..=5.
    pub energy: Option<u8>,
    /// 0..=4.
    pub bucket: Option<u8>,
    /// 1..=4.
    pub sleep: Option<u8>,
    /// 0..=24, in quarters.
    pub sleep_hours: Option<f64>,
    /// At most three, each at most 40 characters.
    pub words: Vec<String>,
    /// At most 20, each at most 40 characters.
    pub tags: Vec<String>,
    /// At most 280 characters.
    pub light: Option<String>,
    /// How long it took, in seconds, as the page measured it.
    pub took_s: Option<u32>,
}

/// What identifies a check-in.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct CheckInId {
    /// The check-in's id.
    pub id: i64,
}

/// A range of days, both included.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct Days {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

/// The words and tags to choose from, last used first within their group.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct CheckInChoices {
    /// Words for a mood.
    pub words: Vec<WordChoice>,
    /// Tags for a day.
    pub tags: Vec<TagChoice>,
}

/// A word for a mood.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct WordChoice {
    /// Its id.
    pub id: i64,
    /// The word.
    pub label: String,
    /// Where it lies; absent for one's own.
    pub quadrant: Option<Quadrant>,
    /// Whether it is not offered; where it was chosen it still stands.
    pub hidden: bool,
}

/// A tag for a day.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct TagChoice {
    /// Its id.
    pub id: i64,
    /// The tag.
    pub label: String,
    /// Its group; absent for one's own.
    pub group: Option<TagGroup>,
    /// Whether it is not offered; where it was chosen it still stands.
    pub hidden: bool,
}

/// Pleasant or not, with energy or without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Quadrant {
    /// Pleasant, with energy.
    Bright,
    /// Pleasant, calm.
    Calm,
    /// Unpleasant, with energy.
    Tense,
    /// Unpleasant, low.
    Heavy,
}

/// The groups of tags, so that coping and joy are never merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum TagGroup {
    /// What school held.
    Work,
    /// What home held.
    Home,
    /// What helped to cope.
    Coping,
    /// What was for oneself alone.
    JustForMe,
}

/// Adds a word of one's own, or changes one: its wording, where it lies, whether it is offered.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveWord {
    /// The one to change; absent for a new one.
    pub id: Option<i64>,
    /// 1..=40 characters.
    pub label: String,
    /// Where it lies; absent for nowhere.
    pub quadrant: Option<Quadrant>,
    /// Whether it is not offered any more.
    pub hidden: bool,
}

/// Adds a tag of one's own, or changes one: its wording, its group, whether it is offered.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveTag {
    /// The one to change; absent for a new one.
    pub id: Option<i64>,
    /// 1..=40 characters.
    pub label: String,
    /// Its group; absent for none.
    pub group: Option<TagGroup>,
    /// Whether it is not offered any more.
    pub hidden: bool,
}
