//! The evening's check-in.
//!
//! One rule: everything is optional and nothing is invented: what was not answered is absent, never zero.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::clock::Day;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;

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
    /// Up to three words for it.
    pub words: Vec<String>,
    /// What the day held.
    pub tags: Vec<String>,
    /// One line: a light of the day.
    pub light: Option<String>,
}

/// Records a check-in, or corrects one. At least one answer must be given.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct RecordCheckIn {
    /// The check-in to correct; absent for a new one.
    pub id: Option<i64>,
    /// The lived day a new one is about, today or earlier; absent for today. One that was begun before midnight's turn is
    /// about the evening it was begun in.
    pub day: Option<Day>,
    /// 1..=5.
    pub mood: Option<u8>,
    /// 1..=5.
    pub energy: Option<u8>,
    /// 0..=4.
    pub bucket: Option<u8>,
    /// 1..=4.
    pub sleep: Option<u8>,
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
    /// The word.
    pub label: String,
    /// Where it lies; absent for one's own.
    pub quadrant: Option<Quadrant>,
}

/// A tag for a day.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct TagChoice {
    /// The tag.
    pub label: String,
    /// Its group; absent for one's own.
    pub group: Option<TagGroup>,
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

const MOST_WORDS: usize = 3;
const MOST_TAGS: usize = 20;
const LONGEST_LABEL: usize = 40;
const LONGEST_LIGHT: usize = 280;

/// Records a check-in, or corrects one.
///
/// # Errors
/// [`Code::Invalid`] if nothing was answered or an answer lies outside its range, [`Code::NotFound`].
pub fn record(journal: &mut Journal, input: RecordCheckIn) -> Result<Saved<CheckIn>> {
    let input = checked(input)?;
    journal.write(|write| {
        if input.day.is_some_and(|day| day > write.today) {
            return Err(Code::Invalid.into());
        }
        let id = match input.id {
            Some(id) if storage::checkins::update(write.db, id, &input)? => id,
            Some(_) => return Err(Code::NotFound.into()),
            None => storage::checkins::insert(
                write.db,
                &input,
                input.day.unwrap_or(write.today),
                write.now.at,
                write.now.zone.name(),
            )?,
        };
        let words = ids(&input.words, |label| {
            storage::choices::word_id(write.db, label)
        })?;
        let tags = ids(&input.tags, |label| storage::tags::id_of(write.db, label))?;
        storage::checkins::set_choices(write.db, id, &words, &tags)?;
        write.touched.checkins = true;
        storage::checkins::get(write.db, id)?.ok_or_else(|| Code::Internal.into())
    })
}

/// Takes a check-in out.
///
/// # Errors
/// [`Code::NotFound`].
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn remove(journal: &mut Journal, input: CheckInId) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        if !storage::checkins::remove(write.db, input.id)? {
            return Err(Code::NotFound.into());
        }
        write.touched.checkins = true;
        Ok(Nothing {})
    })
}

/// The check-ins of a range, oldest first.
#[allow(clippy::needless_pass_by_value)]
pub fn list(journal: &mut Journal, input: Days) -> Result<Vec<CheckIn>> {
    storage::checkins::between(journal.read(), input.from, input.to)
}

/// The words and tags to choose from, last used first.
pub fn choices(journal: &mut Journal, _: Nothing) -> Result<CheckInChoices> {
    let db = journal.read();
    Ok(CheckInChoices {
        words: storage::choices::words(db)?,
        tags: storage::choices::tags(db)?,
    })
}

/// Parses at the door, so that no other room has to doubt a value.
fn checked(mut input: RecordCheckIn) -> Result<RecordCheckIn> {
    let within =
        |value: Option<u8>, least, most| value.is_none_or(|value| (least..=most).contains(&value));
    let label = |label: &String| !label.is_empty() && label.chars().count() <= LONGEST_LABEL;
    for text in input
        .words
        .iter_mut()
        .chain(&mut input.tags)
        .chain(&mut input.light)
    {
        *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    input.light = input.light.filter(|light| !light.is_empty());
    let fine = within(input.mood, 1, 5)
        && within(input.energy, 1, 5)
        && within(input.bucket, 0, 4)
        && within(input.sleep, 1, 4)
        && input.words.len() <= MOST_WORDS
        && input.tags.len() <= MOST_TAGS
        && input.words.iter().chain(&input.tags).all(label)
        && input
            .light
            .as_ref()
            .is_none_or(|light| light.chars().count() <= LONGEST_LIGHT);
    let answered = input.mood.is_some()
        || input.energy.is_some()
        || input.bucket.is_some()
        || input.sleep.is_some()
        || input.light.is_some()
        || !input.words.is_empty()
        || !input.tags.is_empty();
    if fine && answered {
        Ok(input)
    } else {
        Err(Code::Invalid.into())
    }
}

fn ids(labels: &[String], id_of: impl Fn(&str) -> Result<i64>) -> Result<Vec<i64>> {
    labels.iter().map(|label| id_of(label)).collect()
}
