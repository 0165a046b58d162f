//! Days that stand out: an inspection, results, a death. They lie beside what was written, and say why a week was so.
//!
//! One rule: only the writer puts one down and only the writer calls it hard. Around a hard one memories stay silent.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::clock::Day;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;

/// A day that stands out, or some days.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Marker {
    /// Its id.
    pub id: i64,
    /// The day, or the first of them.
    pub day: Day,
    /// The last day, where it took longer than one.
    pub until: Option<Day>,
    /// What it was.
    pub kind: MarkerKind,
    /// In the writer's words; empty where the kind says it.
    pub label: String,
    /// Whether memories from around it stay silent.
    pub hard: bool,
}

/// What a day stands out for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum MarkerKind {
    /// The call before an inspection.
    OfstedCall,
    /// An inspection.
    OfstedVisit,
    /// Its report.
    OfstedReport,
    /// Results of tests or exams.
    Results,
    /// A budget.
    Budget,
    /// A restructuring.
    Restructuring,
    /// A death.
    Bereavement,
    /// A tribunal.
    Tribunal,
    /// A conversion to an academy, or a change of trust.
    Conversion,
    /// An exclusion.
    Exclusion,
    /// Anything else, in one's own words.
    Own,
}

/// Puts a day down, or changes one.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveMarker {
    /// The one to change; absent for a new one.
    pub id: Option<i64>,
    /// The day, or the first of them.
    pub day: Day,
    /// The last day, not before the first.
    pub until: Option<Day>,
    /// What it was.
    pub kind: MarkerKind,
    /// At most 80 characters; one's own kind needs some.
    pub label: String,
    /// Whether memories from around it stay silent.
    pub hard: bool,
}

/// What identifies a marker.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct MarkerId {
    /// Its id.
    pub id: i64,
}

const LONGEST_LABEL: usize = 80;
/// How many days before and after a hard one stay silent.
const QUIET_DAYS: i64 = 14;

impl Marker {
    /// Whether it is hard and the day lies within two weeks of it.
    #[must_use]
    pub fn silences(&self, day: Day) -> bool {
        let last = self.until.unwrap_or(self.day);
        self.hard && self.day.days_since(day) <= QUIET_DAYS && day.days_since(last) <= QUIET_DAYS
    }
}

/// The days that stand out, newest first.
pub fn list(journal: &mut Journal, _: Nothing) -> Result<Vec<Marker>> {
    storage::markers::all(journal.read())
}

/// Puts a day down, or changes one.
///
/// # Errors
/// [`Code::Invalid`] if it ends before it begins or says nothing, [`Code::TooLong`], [`Code::NotFound`].
pub fn save(journal: &mut Journal, mut input: SaveMarker) -> Result<Saved<Marker>> {
    input.label = input.label.split_whitespace().collect::<Vec<_>>().join(" ");
    if input.label.chars().count() > LONGEST_LABEL {
        return Err(Code::TooLong.into());
    }
    let says_nothing = input.kind == MarkerKind::Own && input.label.is_empty();
    if says_nothing || input.until.is_some_and(|until| until < input.day) {
        return Err(Code::Invalid.into());
    }
    // One day is one day, however it was put down.
    input.until = input.until.filter(|until| *until > input.day);
    journal.write(|write| {
        let id = storage::markers::save(write.db, &input)?.ok_or(Code::NotFound)?;
        write.touched.markers = true;
        Ok(Marker {
            id,
            day: input.day,
            until: input.until,
            kind: input.kind,
            label: input.label,
            hard: input.hard,
        })
    })
}

/// Takes one out. Nothing that was written goes with it.
///
/// # Errors
/// [`Code::NotFound`].
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn remove(journal: &mut Journal, input: MarkerId) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        if !storage::markers::remove(write.db, input.id)? {
            return Err(Code::NotFound.into());
        }
        write.touched.markers = true;
        // A note along a loss may have named it.
        write.touched.losses = true;
        Ok(Nothing {})
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hard_one_silences_two_weeks_before_it_and_after_its_last_day() {
        let day = |text: &str| -> Day { text.parse().unwrap() };
        let mut marker = Marker {
            id: 1,
            day: day("2025-03-14"),
            until: Some(day("2025-03-16")),
            kind: MarkerKind::OfstedVisit,
            label: String::new(),
            hard: true,
        };
        for (other, silent) in [
            ("2025-02-27", false),
            ("2025-02-28", true),
            ("2025-03-15", true),
            ("2025-03-30", true),
            ("2025-03-31", false),
            ("2024-03-14", false),
        ] {
            assert_eq!(marker.silences(day(other)), silent, "{other}");
        }
        marker.hard = false;
        assert!(!marker.silences(day("2025-03-15")));
    }
}
