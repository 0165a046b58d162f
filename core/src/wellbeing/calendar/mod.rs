//! The years looked at from further away: which days hold something, and how many pages each half-term has.
//!
//! One rule: a day that holds nothing is not mentioned. Nothing here says how a day was.

pub mod presets;
pub mod school;
pub mod terms;

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::clock::Day;
use crate::error::Result;
use crate::journal::Journal;
use crate::storage;
use crate::wellbeing::checkins::Days;
use crate::wellbeing::markers::Marker;

use terms::Period;

/// A day that holds something.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct MarkedDay {
    /// The day.
    pub day: Day,
    /// Whether it has an entry.
    pub entry: bool,
    /// Whether it has a check-in.
    pub checkin: bool,
}

/// The days of a range that hold something.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct MarkedDays {
    /// The day being lived.
    pub today: Day,
    /// The first day of all that holds something.
    pub first: Option<Day>,
    /// The days that hold something, oldest first.
    pub days: Vec<MarkedDay>,
}

/// A half-term or holiday with what was written in it.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct TimelinePeriod {
    /// Which.
    pub period: Period,
    /// What it is called in the writer's words; empty where it is called as it always is.
    pub label: String,
    /// How many entries it has.
    pub entries: u32,
    /// The days that stand out in it, by the day they began, newest first.
    pub markers: Vec<Marker>,
}

/// The longest range of days asked for at once: a little more than a year of months.
const MOST_DAYS: i64 = 400;

/// The days of a range that hold something.
///
/// # Errors
/// [`Code::Invalid`] if the range is longer than 400 days.
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn marked_days(journal: &mut Journal, input: Days) -> Result<MarkedDays> {
    if input.to.days_since(input.from) > MOST_DAYS {
        return Err(Code::Invalid.into());
    }
    let today = journal.today();
    let db = journal.read();
    let mut days: BTreeMap<Day, MarkedDay> = BTreeMap::new();
    let mut mark = |day: Day, note: fn(&mut MarkedDay)| {
        let unmarked = MarkedDay {
            day,
            entry: false,
            checkin: false,
        };
        note(days.entry(day).or_insert(unmarked));
    };
    for day in storage::entries::days(db, input.from, input.to)? {
        mark(day, |marked| marked.entry = true);
    }
    for day in storage::checkins::days(db, input.from, input.to)? {
        mark(day, |marked| marked.checkin = true);
    }
    let (written, _) = storage::entries::first_and_last_day(db)?;
    let checked = storage::checkins::first_day(db)?;
    Ok(MarkedDays {
        today,
        first: written.into_iter().chain(checked).min(),
        days: days.into_values().collect(),
    })
}

/// The half-terms and holidays that hold an entry or a day that stands out, newest first.
pub fn timeline(journal: &mut Journal, _: Nothing) -> Result<Vec<TimelinePeriod>> {
    let db = journal.read();
    let mut periods: BTreeMap<Period, TimelinePeriod> = BTreeMap::new();
    let calendar = school::stored(db)?;
    let of = |day: Day| {
        let period = calendar.period_of(day);
        let empty = TimelinePeriod {
            period,
            label: calendar.label_of(period).unwrap_or_default().to_owned(),
            entries: 0,
            markers: Vec::new(),
        };
        (period, empty)
    };
    for (day, entries) in storage::entries::count_by_day(db)? {
        let (period, empty) = of(day);
        periods.entry(period).or_insert(empty).entries += entries;
    }
    for marker in storage::markers::all(db)? {
        let (period, empty) = of(marker.day);
        periods.entry(period).or_insert(empty).markers.push(marker);
    }
    Ok(periods.into_values().rev().collect())
}
