//! What a statistic is asked for and answers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Day;
use crate::wellbeing::trends::{Dot, Measure};

/// What is compared, or followed over a long time: a measure of the check-in, or one of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Followed {
    /// 1 very low … 5 very good, by day.
    Mood,
    /// 1 drained … 5 wired, by day.
    Energy,
    /// 0 empty … 4 full, by day.
    Bucket,
    /// 1 bad … 4 good, by day.
    Sleep,
    /// Hours worked, by week: the middle of each band, 35 … 75. The outer bands are taken to be as wide as the others.
    Hours,
    /// How I seemed less how I was, by week: −10 … 10.
    SeemedAgainstWas,
}

/// Asks what goes together with one measure.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct AskLinks {
    /// With what.
    pub measure: Measure,
}

/// What goes together with one measure, over all that was noted.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Links {
    /// With what.
    pub measure: Measure,
    /// On how many days it was noted.
    pub days: u32,
    /// On how many it has to be before anything is said. Below that both lists are empty.
    pub needs: u32,
    /// The clear ones, alphabetically.
    pub clear: Vec<Link>,
    /// All others, alphabetically.
    pub unclear: Vec<UnclearLink>,
}

/// A tag whose days differ from similar days without it.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Link {
    /// The tag.
    pub tag: String,
    /// On how many of the days it was.
    pub days_with: u32,
    /// By how much they differ.
    pub by: f64,
    /// Where the range of that begins: ninety of a hundred such ranges hold it.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// A tag of which nothing is said.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct UnclearLink {
    /// The tag.
    pub tag: String,
    /// On how many of the days it was.
    pub days_with: u32,
    /// Why nothing is said.
    pub why: WhyUnclear,
    /// On how many days more it would have to be, or not to be, before it is looked at.
    pub more: u32,
}

/// Why nothing is said of a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum WhyUnclear {
    /// It was looked at, and chance would do.
    NoClearLink,
    /// On too few days.
    FewWith,
    /// Too few days are without it.
    FewWithout,
    /// Nearly always on the same weekday.
    SameWeekday,
    /// Always on the same kind of day: there is no similar one without it.
    SameKindOfDay,
}

/// Asks for two stretches of time beside each other.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct AskCompare {
    /// Of what.
    pub figure: Followed,
    /// How long each stretch is, 1..=104.
    pub weeks: u32,
    /// The day that stands out between them; absent for the weeks up to today beside those before.
    pub marker: Option<i64>,
}

/// Two stretches of time beside each other.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Comparison {
    /// Of what.
    pub figure: Followed,
    /// The earlier one.
    pub before: Stretch,
    /// The later one.
    pub after: Stretch,
    /// How many days (or weeks) each of them needs.
    pub needs: u32,
    /// How they differ; absent if one of them has too few.
    pub found: Option<Differing>,
}

/// A stretch of time and what it holds.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Stretch {
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// On how many days (or weeks) something was noted.
    pub noted: u32,
    /// How many days (or weeks) it has; 0 if it has not begun.
    pub of: u32,
    /// How many of the days noted are days of a holiday; 0 for what is noted by the week.
    pub holidays: u32,
}

/// How two stretches differ.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Differing {
    /// The mean before.
    pub before: f64,
    /// The mean after.
    pub after: f64,
    /// After less before.
    pub by: f64,
    /// Where the range of the difference begins: ninety of a hundred such ranges hold it.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// How likely one of the days after lies above one of the days before, ties counted half: 0..=1.
    pub superiority: f64,
}

/// Asks for a long time.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct AskLongView {
    /// Of what.
    pub figure: Followed,
}

/// A long time: every dot, and a calm curve where there is enough for one.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct LongView {
    /// Of what.
    pub figure: Followed,
    /// One dot for each day (or week) that has a value, oldest first.
    pub dots: Vec<Dot>,
    /// The curve in its pieces, oldest first. Between two pieces nothing may be drawn.
    pub pieces: Vec<Vec<Dot>>,
    /// How many dots it needs. Below that there is no curve.
    pub needs: u32,
    /// How many days lie from the first dot to the last, both counted.
    pub days: u32,
    /// How many have to lie between them.
    pub needs_days: u32,
    /// How it has been lately, the last days counting most; absent where little was noted lately.
    pub lately: Option<f64>,
}

/// What is to be said of a lower spell.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct LowerSpell {
    /// What to say; absent if nothing is.
    pub note: Option<LowerNote>,
}

/// A lower spell: the last four school weeks were marked lower than the twelve before. It may be nothing.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct LowerNote {
    /// On how many school days of those weeks a mood was noted.
    pub days: u32,
    /// How many school days they have.
    pub of: u32,
}
