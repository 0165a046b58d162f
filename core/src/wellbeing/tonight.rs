//! The evening's page: what today already holds.
//!
//! One rule: it asks for nothing. What is not there yet is simply not there.

use chrono::Timelike;
use serde::Serialize;
use ts_rs::TS;

use crate::api::shapes::Nothing;
use crate::clock::Day;
use crate::error::Result;
use crate::journal::Journal;
use crate::wellbeing::checkins::{self, CheckIn, Days};
use crate::wellbeing::periods::{self, Gap};
use crate::writing::entries::{self, Entry};

/// The evening's page.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Tonight {
    /// The day being lived.
    pub day: Day,
    /// The civil hour, 0..=23, for a greeting that fits.
    pub hour: u8,
    /// Today's check-ins, oldest first.
    pub checkins: Vec<CheckIn>,
    /// The time one comes back from, if it was a week or more and was not spoken of yet.
    pub gap: Option<Gap>,
    /// The newest entry of today, if there is one, to go on with.
    pub entry: Option<Entry>,
}

/// The evening's page.
pub fn tonight(journal: &mut Journal, _: Nothing) -> Result<Tonight> {
    let now = journal.now();
    let day = journal.today();
    Ok(Tonight {
        day,
        // An hour is at most 23.
        hour: u8::try_from(now.local().hour()).unwrap_or_default(),
        checkins: checkins::list(journal, Days { from: day, to: day })?,
        gap: periods::gap(journal)?,
        entry: entries::of_today(journal)?,
    })
}
