//! What a trend is asked for and answers: the same points that the summary prints.

use serde::Deserialize;
use ts_rs::TS;

use crate::clock::Day;
use crate::sharing::summary::Measure;

/// Asks for one measure over a range.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct TrendRange {
    /// What to draw.
    pub measure: Measure,
    /// First day; absent for the first day with a check-in.
    pub from: Option<Day>,
    /// Last day; absent for the day being lived.
    pub to: Option<Day>,
}
