//! What a trend is asked for and answers: the same points that the summary prints.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Day;

/// What a chart is of. One word per idea: the same as the check-in's field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// 1 very low … 5 very good.
    Mood,
    /// 1 drained … 5 wired.
    Energy,
    /// 0 empty … 4 full.
    Bucket,
    /// 1 bad … 4 good.
    Sleep,
}

impl Measure {
    /// The lowest and highest value a check-in can hold.
    #[must_use]
    pub fn bounds(self) -> (u8, u8) {
        match self {
            Self::Mood | Self::Energy => (1, 5),
            Self::Bucket => (0, 4),
            Self::Sleep => (1, 4),
        }
    }
}

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

/// Dots of one measure over the range, with the rolling median where there are enough of them.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Chart {
    /// What is drawn.
    pub measure: Measure,
    /// First day of the axis.
    pub from: Day,
    /// Last day of the axis.
    pub to: Day,
    /// One dot per day that has a value, oldest first.
    pub dots: Vec<Dot>,
    /// The rolling median in unbroken pieces, oldest first. Between two pieces nothing may be drawn.
    pub median: Vec<Vec<Dot>>,
    /// On how many days the dots rest.
    pub days_with: u32,
    /// How many days the range has.
    pub days_in_range: u32,
}

/// One value on one day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Dot {
    /// The day as lived.
    pub day: Day,
    /// The day's value: the median of that day's check-ins.
    pub value: f64,
}
