//! On this day: what was written on the same day of earlier years.
//!
//! One rule: it never comes unasked. It is off until the writer turns it on, tells of pages and not of their words, and
//! is silent around every day that was called hard, from around it and while it is there. A crisis is hardly marked
//! while it lasts, so only off keeps the first anniversary of one from being brought up at eleven at night.

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::clock::Day;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;
use crate::writing::entries::EntryRow;

/// What was written on this day in earlier years.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct OnThisDay {
    /// The day being lived.
    pub day: Day,
    /// The entries, newest first; none where it is off or silent.
    pub rows: Vec<EntryRow>,
}

/// Leaves one entry out of the memories, or takes it in again.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct LeaveOut {
    /// The entry.
    pub id: i64,
    /// Whether it is left out.
    pub out: bool,
}

/// What was written on this day in earlier years.
pub fn on_this_day(journal: &mut Journal, _: Nothing) -> Result<OnThisDay> {
    let today = journal.today();
    let mut rows = Vec::new();
    let db = journal.read();
    let hard = storage::markers::all(db)?;
    let silent = |day: Day| hard.iter().any(|marker| marker.silences(day));
    let (first, _) = storage::entries::first_and_last_day(db)?;
    if let Some(first) = first.filter(|_| journal.settings().on_this_day && !silent(today)) {
        for day in same_day(today, first).filter(|day| !silent(*day)) {
            for id in storage::memories::of_day(db, day)? {
                rows.extend(storage::entries::row(db, id)?);
            }
        }
    }
    Ok(OnThisDay { day: today, rows })
}

/// Leaves one entry out of the memories, or takes it in again.
///
/// # Errors
/// [`Code::NotFound`].
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn leave_out(journal: &mut Journal, input: LeaveOut) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        storage::entries::row(write.db, input.id)?.ok_or(Code::NotFound)?;
        storage::memories::leave_out(write.db, input.id, input.out)?;
        write.touched.entries = true;
        Ok(Nothing {})
    })
}

/// The same day of each year before, back to the first; 28 February also stands for the 29th where it has none.
fn same_day(today: Day, first: Day) -> impl Iterator<Item = Day> {
    let Day(date) = today;
    let (year, month, day) = (date.year(), date.month(), date.day());
    let stands_for_two = (month, day) == (2, 28) && Day::of(year, 2, 29).is_none();
    (first.0.year()..year).rev().flat_map(move |year| {
        let leap = stands_for_two.then(|| Day::of(year, 2, 29)).flatten();
        leap.into_iter().chain(Day::of(year, month, day))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_year_has_its_day_and_february_too() {
        let days = |today: &str, first: &str| -> Vec<String> {
            same_day(today.parse().unwrap(), first.parse().unwrap())
                .map(|day| day.to_string())
                .collect()
        };
        assert_eq!(
            days("2026-11-19", "2023-12-31"),
            ["2025-11-19", "2024-11-19", "2023-11-19"]
        );
        assert_eq!(
            days("2025-02-28", "2023-01-01"),
            ["2024-02-29", "2024-02-28", "2023-02-28"]
        );
        assert_eq!(days("2024-02-29", "2020-01-01"), ["2020-02-29"]);
        assert_eq!(days("2024-02-28", "2020-01-01").len(), 4);
    }
}
