//! What a trend is asked for and answers: the same points that the summary prints.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Day;
use crate::wellbeing::calendar::terms::Period;
use crate::wellbeing::weekly::HoursBand;

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

/// How far back can be looked: where what may be looked at begins.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct HowFarBack {
    /// The day being lived.
    pub today: Day,
    /// The first day that holds a check-in or a week; absent where there is none.
    pub first: Option<Day>,
    /// The term being lived, or the one before the holiday.
    pub term: Term,
    /// The first month of the school year being lived, by its first day.
    pub school_year: Day,
}

/// A term, from its first day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Term {
    /// Which.
    pub which: WhichTerm,
    /// Its first day.
    pub from: Day,
}

/// Which term of a school year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum WhichTerm {
    /// Until Christmas.
    Autumn,
    /// Until Easter.
    Spring,
    /// Until the summer.
    Summer,
    /// A calendar year the school's calendar does not reach.
    Year,
}

/// Half-terms side by side.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct HalfTerms {
    /// What is counted.
    pub measure: Measure,
    /// How many days a half-term needs.
    pub needs: u32,
    /// Newest first; those without a day are left out.
    pub half_terms: Vec<HalfTerm>,
}

/// A half-term as shares of its days.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct HalfTerm {
    /// Which.
    pub period: Period,
    /// Its days.
    pub share: Share,
    /// The same one of the year before, where a day of it was noted.
    pub year_before: Option<YearBefore>,
}

/// The same half-term of the year before.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct YearBefore {
    /// Which.
    pub period: Period,
    /// Its days.
    pub share: Share,
}

/// How many days were at each level.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Share {
    /// On how many days it rests.
    pub days_with: u32,
    /// How many days there were, up to the day being lived.
    pub days: u32,
    /// Days at each level, lowest first; a day between two counts half to each. None where there are too few days.
    pub levels: Vec<f64>,
}

/// The shape of the week over a range.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct WeekShape {
    /// What is looked at.
    pub measure: Measure,
    /// How many days a day of the week needs.
    pub needs: u32,
    /// Monday to Sunday in term, then Monday to Sunday in the holidays.
    pub cells: Vec<WeekCell>,
}

/// A day of the week, in term or in the holidays.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct WeekCell {
    /// 0 Monday … 6 Sunday.
    pub weekday: u8,
    /// Whether it is of the holidays.
    pub holiday: bool,
    /// On how many days it rests.
    pub days_with: u32,
    /// Their median; absent where there are too few.
    pub median: Option<f64>,
}

/// Asks for the weeks of a range.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct WeeksRange {
    /// First day; absent for the first week that was answered.
    pub from: Option<Day>,
    /// Last day; absent for the day being lived.
    pub to: Option<Day>,
}

/// The weeks that were answered, as far as they can be drawn.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Weeks {
    /// First day of the axis.
    pub from: Day,
    /// Last day of the axis.
    pub to: Day,
    /// Oldest first.
    pub weeks: Vec<WeekDot>,
    /// How many weeks the range touches.
    pub weeks_in_range: u32,
}

/// What a week answered.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct WeekDot {
    /// The Monday of the week.
    pub week: Day,
    /// How I seemed: 0..=10.
    pub seemed: Option<u8>,
    /// How I was: 0..=10.
    pub was: Option<u8>,
    /// Hours worked.
    pub hours: Option<HoursBand>,
}

/// The days of a year that hold a mood or a light.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct YearOfDays {
    /// Oldest first; a day that holds neither is not there.
    pub days: Vec<YearDay>,
}

/// A day of a year.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct YearDay {
    /// The day as lived.
    pub day: Day,
    /// The median of its moods.
    pub mood: Option<f64>,
    /// Its lights.
    pub lights: Vec<String>,
}
