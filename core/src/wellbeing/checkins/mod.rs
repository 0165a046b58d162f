//! The evening's check-in.
//!
//! One rule: everything is optional and nothing is invented: what was not answered is absent, never zero. A day that is
//! long over is not answered for: two days back, and it says that it was late; before that a sentence has to do
//! (see [`crate::wellbeing::periods`]).

pub mod offered;
mod shapes;

pub use shapes::*;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::clock::{Day, Moment};
use crate::error::Result;
use crate::journal::{Journal, Saved, Write};
use crate::storage;

const MOST_WORDS: usize = 3;
const MOST_TAGS: usize = 20;
/// The longest word or tag, in characters.
const LONGEST_LABEL: usize = 40;
const LONGEST_LIGHT: usize = 280;
/// So many days back a check-in can still be written.
const MOST_DAYS_LATE: i64 = 2;

/// Records a check-in, or corrects one.
///
/// # Errors
/// [`Code::Invalid`] if nothing was answered or an answer lies outside its range, [`Code::TooLate`] for a day more than
/// two days back, [`Code::EnoughForADay`] if that day has as many as the settings allow, [`Code::NotFound`].
pub fn record(journal: &mut Journal, input: RecordCheckIn) -> Result<Saved<CheckIn>> {
    let input = checked(input)?;
    let begun_on = begun(journal, input.took_s).day(journal.settings().day_turns_at);
    let most = journal.settings().checking_in.most_a_day;
    journal.write(|write| {
        if input.day.is_some_and(|day| day > write.today) {
            return Err(Code::Invalid.into());
        }
        let id = match input.id {
            Some(id) if storage::checkins::update(write.db, id, &input)? => id,
            Some(_) => return Err(Code::NotFound.into()),
            None => begin(write, &input, begun_on, most)?,
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

/// Writes a new one, if its day still takes one.
fn begin(write: &Write<'_>, input: &RecordCheckIn, begun_on: Day, most: u8) -> Result<i64> {
    let day = input.day.unwrap_or(write.today);
    let late = begun_on.days_since(day).max(0);
    if late > MOST_DAYS_LATE {
        return Err(Code::TooLate.into());
    }
    if storage::checkins::count_on(write.db, day)? >= u32::from(most) {
        return Err(Code::EnoughForADay.into());
    }
    let (at, zone) = (write.now.at, write.now.zone.name());
    storage::checkins::insert(write.db, input, day, late, at, zone)
}

/// When its answers were begun: how late they are is counted from there, so that one begun in its evening and kept when
/// the laptop was opened again days later is that evening's. Never before the journal was opened.
fn begun(journal: &Journal, took_s: Option<u32>) -> Moment {
    let now = journal.now();
    let took = i64::from(took_s.unwrap_or(0)) * 1000;
    let at = (now.at - took).max(journal.opened_at()).min(now.at);
    Moment { at, ..now }
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

/// Parses at the door, so that no other room has to doubt a value.
fn checked(mut input: RecordCheckIn) -> Result<RecordCheckIn> {
    let within =
        |value: Option<u8>, least, most| value.is_none_or(|value| (least..=most).contains(&value));
    // Quarters of an hour, which a fraction holds exactly.
    let hours =
        |hours: f64| (0.0..=24.0).contains(&hours) && (hours * 4.0).fract().abs() < f64::EPSILON;
    for text in input
        .words
        .iter_mut()
        .chain(&mut input.tags)
        .chain(&mut input.light)
    {
        *text = tidy(text);
    }
    input.light = input.light.filter(|light| !light.is_empty());
    let fine = within(input.mood, 1, 5)
        && within(input.energy, 1, 5)
        && within(input.bucket, 0, 4)
        && within(input.sleep, 1, 4)
        && input.sleep_hours.is_none_or(hours)
        && input.words.len() <= MOST_WORDS
        && input.tags.len() <= MOST_TAGS
        && input
            .words
            .iter()
            .chain(&input.tags)
            .all(|label| is_label(label))
        && input
            .light
            .as_ref()
            .is_none_or(|light| light.chars().count() <= LONGEST_LIGHT);
    let answered = input.mood.is_some()
        || input.energy.is_some()
        || input.bucket.is_some()
        || input.sleep.is_some()
        || input.sleep_hours.is_some()
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

/// One line, without spaces at its ends and with single ones between.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_label(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= LONGEST_LABEL
}
