//! The weekly forty seconds.
//!
//! One rule: it is offered and never asked for. Everything in it is optional, one answer is enough, there is one a
//! week, and a week nobody answered stays blank. The two dots are the writer's own and no validated scale.

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::clock::Day;
use crate::error::{Error, Result};
use crate::journal::{Journal, Saved};
use crate::storage;
use crate::wellbeing::checkins::Days;
use crate::wellbeing::signs::Sign;

/// A week as it was answered.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Weekly {
    /// Its id.
    pub id: i64,
    /// The Monday of the week.
    pub week: Day,
    /// When it was first answered, UTC milliseconds.
    pub at: i64,
    /// How I seemed: 0..=10.
    pub seemed: Option<u8>,
    /// How I was: 0..=10.
    pub was: Option<u8>,
    /// Hours worked.
    pub hours: Option<HoursBand>,
    /// My early signs that were there.
    pub signs: Vec<WeeklySign>,
    /// Who held the umbrella, of those listed.
    pub known: Vec<WeeklyKnown>,
    /// Who held the umbrella, in a line of one's own.
    pub held_by: Option<String>,
    /// One thing just for me.
    pub just_for_me: Option<String>,
}

/// An early sign, in its present wording.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct WeeklySign {
    /// The sign's id.
    pub id: i64,
    /// In words.
    pub label: String,
}

/// Somebody who held the umbrella.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct WeeklyKnown {
    /// The person's id.
    pub id: i64,
    /// The name.
    pub name: String,
}

/// Hours worked in a week. No band is better than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
pub enum HoursBand {
    /// Fewer than 40.
    #[serde(rename = "under_40")]
    Under40,
    /// 40 to 49.
    #[serde(rename = "from_40")]
    From40,
    /// 50 to 59.
    #[serde(rename = "from_50")]
    From50,
    /// 60 to 69.
    #[serde(rename = "from_60")]
    From60,
    /// 70 and more.
    #[serde(rename = "from_70")]
    From70,
}

/// The week as the evening's page offers it.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct WeeklyPage {
    /// The Monday of the week that is offered now; absent on other days.
    pub week: Option<Day>,
    /// What was answered about it.
    pub answered: Option<Weekly>,
    /// The early signs the writer has ticked.
    pub signs: Vec<Sign>,
}

/// Records a week, or corrects it. At least one answer must be given.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct RecordWeekly {
    /// The Monday of the week.
    pub week: Day,
    /// 0..=10.
    pub seemed: Option<u8>,
    /// 0..=10.
    pub was: Option<u8>,
    /// Hours worked.
    pub hours: Option<HoursBand>,
    /// Ids of early signs.
    pub signs: Vec<i64>,
    /// Ids of people listed.
    pub known: Vec<i64>,
    /// At most 280 characters.
    pub held_by: Option<String>,
    /// At most 280 characters.
    pub just_for_me: Option<String>,
}

/// What identifies a week.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct WeekId {
    /// The Monday of the week.
    pub week: Day,
}

const LONGEST_LINE: usize = 280;
const MOST_CHOSEN: usize = 100;
/// The week is offered on its day and so many days after.
const OFFERED_AFTER: i64 = 2;
/// One that was begun and kept over a lock can be saved for so many days; longer ago it would be made up.
const OLDEST: i64 = 35;

/// The week that is offered, if one is.
pub fn page(journal: &mut Journal, _: Nothing) -> Result<WeeklyPage> {
    let week = offered(journal);
    let db = journal.read();
    let answered = match week {
        Some(week) => storage::weekly::of(db, week)?,
        None => None,
    };
    let mut signs = storage::signs::all(db)?;
    signs.retain(|sign| sign.mine);
    Ok(WeeklyPage {
        week,
        answered,
        signs,
    })
}

/// The weeks that touch a range of days, oldest first.
#[allow(clippy::needless_pass_by_value)] // As every command takes its input.
pub fn list(journal: &mut Journal, input: Days) -> Result<Vec<Weekly>> {
    storage::weekly::between(journal.read(), monday_of(input.from), input.to)
}

/// Records a week, or corrects it.
///
/// # Errors
/// [`Code::Invalid`] if nothing was answered or an answer lies outside its range, [`Code::TooLate`] for a week that is
/// long over and was never answered, [`Code::NotFound`] for a sign or a person that is not there.
pub fn record(journal: &mut Journal, input: RecordWeekly) -> Result<Saved<Weekly>> {
    let input = checked(input, journal.today())?;
    journal.write(|write| {
        let there = storage::weekly::of(write.db, input.week)?.is_some();
        if !there && write.today.days_since(input.week) > OLDEST {
            return Err(Code::TooLate.into());
        }
        storage::weekly::save(write.db, &input, write.now.at, write.now.zone.name())
            .map_err(gone)?;
        write.touched.checkins = true;
        storage::weekly::of(write.db, input.week)?.ok_or_else(|| Code::Internal.into())
    })
}

/// Takes a week's answers out: it is blank again.
///
/// # Errors
/// [`Code::NotFound`].
#[allow(clippy::needless_pass_by_value)] // As every command takes its input.
pub fn remove(journal: &mut Journal, input: WeekId) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        if !storage::weekly::remove(write.db, input.week)? {
            return Err(Code::NotFound.into());
        }
        write.touched.checkins = true;
        Ok(Nothing {})
    })
}

/// The Monday of the week that is offered today: the one in which most of the seven days lie that end with the chosen
/// day, so that a chosen Monday looks back.
fn offered(journal: &Journal) -> Option<Day> {
    let on = journal.settings().checking_in.weekly_on?;
    let today = journal.today();
    let since = (after_monday(today) - on.after_monday()).rem_euclid(7);
    (since <= OFFERED_AFTER).then(|| monday_of(today.plus(-since - 3)))
}

fn after_monday(day: Day) -> i64 {
    i64::from(day.0.weekday().num_days_from_monday())
}

/// The Monday of a day's week.
pub(crate) fn monday_of(day: Day) -> Day {
    day.plus(-after_monday(day))
}

/// Parses at the door.
fn checked(mut input: RecordWeekly, today: Day) -> Result<RecordWeekly> {
    for line in [&mut input.held_by, &mut input.just_for_me] {
        *line = line
            .take()
            .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|text| !text.is_empty());
    }
    let dot = |value: Option<u8>| value.is_none_or(|value| value <= 10);
    let line = |text: &Option<String>| {
        text.as_ref()
            .is_none_or(|text| text.chars().count() <= LONGEST_LINE)
    };
    let fine = input.week == monday_of(input.week)
        && input.week <= today
        && dot(input.seemed)
        && dot(input.was)
        && input.signs.len() <= MOST_CHOSEN
        && input.known.len() <= MOST_CHOSEN
        && line(&input.held_by)
        && line(&input.just_for_me);
    let answered = input.seemed.is_some()
        || input.was.is_some()
        || input.hours.is_some()
        || !input.signs.is_empty()
        || !input.known.is_empty()
        || input.held_by.is_some()
        || input.just_for_me.is_some();
    if fine && answered {
        Ok(input)
    } else {
        Err(Code::Invalid.into())
    }
}

/// A sign or a person that was taken out meanwhile is not a fault of the database.
fn gone(error: Error) -> Error {
    match error {
        Error::Database(error)
            if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) =>
        {
            Code::NotFound.into()
        }
        other => other,
    }
}
