//! The evening's page: what today already holds.
//!
//! One rule: it asks for nothing. What is not there yet is simply not there.

use serde::Serialize;
use ts_rs::TS;

use crate::clock::Day;
use crate::wellbeing::checkins::CheckIn;
use crate::writing::entries::Entry;

/// The evening's page.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Tonight {
    /// The day being lived.
    pub day: Day,
    /// The civil hour, 0..=23, for a greeting that fits.
    pub hour: u8,
    /// Today's check-ins, oldest first.
    pub checkins: Vec<CheckIn>,
    /// The newest entry of today, if there is one, to go on with.
    pub entry: Option<Entry>,
}
