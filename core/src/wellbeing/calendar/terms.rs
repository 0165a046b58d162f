//! Half-terms and the holidays between them, as they typically fall in England and Wales.
//!
//! One rule: pure, and every day belongs to exactly one period. The dates are data with its source
//! (`assets/calendar/`), a typical pattern and nobody's own.

use std::sync::LazyLock;

use chrono::{Datelike, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Day;

/// A half-term, a holiday, or a year the pattern does not reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Period {
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// Which it is.
    pub which: WhichPeriod,
}

/// Which period of a school year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum WhichPeriod {
    /// Until the week in October.
    #[serde(rename = "autumn_1")]
    Autumn1,
    /// The week in October.
    OctoberWeek,
    /// Until Christmas.
    #[serde(rename = "autumn_2")]
    Autumn2,
    /// The weeks around Christmas.
    Christmas,
    /// Until the week in February.
    #[serde(rename = "spring_1")]
    Spring1,
    /// The week in February.
    FebruaryWeek,
    /// Until Easter.
    #[serde(rename = "spring_2")]
    Spring2,
    /// The weeks around Easter.
    Easter,
    /// Until the week in May.
    #[serde(rename = "summer_1")]
    Summer1,
    /// The week in May.
    MayWeek,
    /// Until the summer.
    #[serde(rename = "summer_2")]
    Summer2,
    /// The summer.
    Summer,
    /// A calendar year outside the pattern, or what is left of one.
    Year,
}

impl WhichPeriod {
    /// What follows a half-term.
    fn after(self) -> Self {
        match self {
            Self::Autumn1 => Self::OctoberWeek,
            Self::Autumn2 => Self::Christmas,
            Self::Spring1 => Self::FebruaryWeek,
            Self::Spring2 => Self::Easter,
            Self::Summer1 => Self::MayWeek,
            Self::Summer2 => Self::Summer,
            other => other,
        }
    }
}

/// What kind of day a day is: what is compared with what. Saturdays and Sundays of a half-term are its weekend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum DayType {
    /// A weekday of a half-term.
    SchoolDay,
    /// A Saturday or Sunday of a half-term.
    TermWeekend,
    /// A day of a holiday.
    Holiday,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pattern {
    #[serde(rename = "about")]
    _about: String,
    #[serde(rename = "source")]
    _source: String,
    half_terms: Vec<HalfTerm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HalfTerm {
    which: WhichPeriod,
    from: Day,
    to: Day,
}

/// The periods of the pattern, oldest first, without a gap.
static PERIODS: LazyLock<Vec<Period>> = LazyLock::new(|| {
    let json = include_str!("../../../../assets/calendar/england_wales.json");
    // What ships is read in a test; without it every year would be a period of its own.
    let half_terms =
        serde_json::from_str::<Pattern>(json).map_or(Vec::new(), |read| read.half_terms);
    let mut periods: Vec<Period> = Vec::with_capacity(half_terms.len() * 2);
    for HalfTerm { which, from, to } in half_terms {
        if let Some(before) = periods.last().copied() {
            periods.push(Period {
                from: before.to.plus(1),
                to: from.plus(-1),
                which: before.which.after(),
            });
        }
        periods.push(Period { from, to, which });
    }
    periods
});

/// The period a day belongs to.
#[must_use]
pub fn period_of(day: Day) -> Period {
    let periods = &*PERIODS;
    let at = periods.partition_point(|period| period.to < day);
    match periods.get(at) {
        Some(period) if period.from <= day => *period,
        _ => year_of(day, periods),
    }
}

/// What kind of day a day is. In a year the pattern does not have, weekdays are taken for school days.
#[must_use]
pub fn day_type(day: Day) -> DayType {
    let holiday = matches!(
        period_of(day).which,
        WhichPeriod::OctoberWeek
            | WhichPeriod::Christmas
            | WhichPeriod::FebruaryWeek
            | WhichPeriod::Easter
            | WhichPeriod::MayWeek
            | WhichPeriod::Summer
    );
    match day.0.weekday() {
        _ if holiday => DayType::Holiday,
        Weekday::Sat | Weekday::Sun => DayType::TermWeekend,
        _ => DayType::SchoolDay,
    }
}

/// The calendar year of a day, as far as the pattern does not have it.
fn year_of(day: Day, periods: &[Period]) -> Period {
    let year = day.0.year();
    let mut from = Day::of(year, 1, 1).unwrap_or(day);
    let mut to = Day::of(year, 12, 31).unwrap_or(day);
    if let (Some(first), Some(last)) = (periods.first(), periods.last()) {
        if day < first.from {
            to = to.min(first.from.plus(-1));
        } else {
            from = from.max(last.to.plus(1));
        }
    }
    Period {
        from,
        to,
        which: WhichPeriod::Year,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn days_lie_in_the_half_term_or_holiday_they_typically_do() {
        for (text, which) in [
            ("2026-11-19", WhichPeriod::Autumn2),
            ("2026-10-23", WhichPeriod::Autumn1),
            ("2026-10-24", WhichPeriod::OctoberWeek),
            ("2026-10-28", WhichPeriod::OctoberWeek),
            ("2026-11-02", WhichPeriod::Autumn2),
            ("2026-12-25", WhichPeriod::Christmas),
            ("2027-01-01", WhichPeriod::Christmas),
            ("2025-02-10", WhichPeriod::Spring1),
            ("2025-02-19", WhichPeriod::FebruaryWeek),
            ("2025-03-20", WhichPeriod::Spring2),
            ("2025-04-10", WhichPeriod::Easter),
            ("2024-03-29", WhichPeriod::Easter),
            ("2024-04-20", WhichPeriod::Summer1),
            ("2022-06-02", WhichPeriod::MayWeek),
            ("2025-07-01", WhichPeriod::Summer2),
            ("2025-08-15", WhichPeriod::Summer),
            ("2016-01-12", WhichPeriod::Spring1),
            ("2033-02-01", WhichPeriod::Spring1),
            ("2012-05-01", WhichPeriod::Year),
            ("2040-05-01", WhichPeriod::Year),
        ] {
            assert_eq!(period_of(day(text)).which, which, "{text}");
        }
    }

    #[test]
    fn a_day_is_a_school_day_a_weekend_in_term_or_holiday() {
        for (text, kind) in [
            ("2026-11-19", DayType::SchoolDay),
            ("2026-11-21", DayType::TermWeekend),
            ("2026-10-24", DayType::Holiday),
            ("2026-10-28", DayType::Holiday),
            ("2026-12-25", DayType::Holiday),
            ("2040-05-01", DayType::SchoolDay),
            ("2040-05-05", DayType::TermWeekend),
        ] {
            assert_eq!(day_type(day(text)), kind, "{text}");
        }
    }

    #[test]
    fn the_pattern_reaches_from_2016_to_2032_and_has_no_gap() {
        assert_eq!(PERIODS.len(), 18 * 12 - 1);
        for pair in PERIODS.windows(2) {
            assert_eq!(pair[0].to.plus(1), pair[1].from);
        }
        for period in PERIODS.iter() {
            assert!(period.from <= period.to, "{period:?}");
            let days = period.to.days_since(period.from) + 1;
            let most = if period.which == WhichPeriod::Summer {
                50
            } else {
                65
            };
            assert!((9..=most).contains(&days), "{period:?}: {days}");
        }
        assert!(period_of(day("2016-01-01")).which != WhichPeriod::Year);
        assert!(period_of(day("2032-12-31")).which != WhichPeriod::Year);
    }

    #[test]
    fn a_year_outside_ends_where_the_pattern_begins() {
        let before = period_of(day("2015-08-01"));
        assert_eq!(
            (before.from, before.to),
            (day("2015-01-01"), day("2015-08-31"))
        );
        let after = period_of(day("2033-12-01"));
        assert_eq!(after.to, day("2033-12-31"));
        assert_eq!(period_of(after.from.plus(-1)).which, WhichPeriod::Summer2);
    }

    proptest! {
        #[test]
        fn every_day_lies_in_its_period_with_its_neighbours(days in 0i64..20_000) {
            let day = day("1990-01-01").plus(days);
            let period = period_of(day);
            prop_assert!(period.from <= day && day <= period.to);
            prop_assert_eq!(period_of(period.from), period);
            prop_assert_eq!(period_of(period.to), period);
            prop_assert_eq!(period_of(period.to.plus(1)).from, period.to.plus(1));
        }
    }
}
