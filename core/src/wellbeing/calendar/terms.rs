//! A school's calendar, asked about a day: its half-term or holiday, and what kind of day it is.
//!
//! One rule: pure, and every day belongs to exactly one period. Terms are what was put down; the holidays between them
//! follow. A single day off, or a day for staff alone, parts no half-term: it only changes what kind of day it is.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::presets::{self, Preset};
use super::school::{PeriodKind, SchoolPeriod};
use crate::clock::Day;

/// A half-term, a holiday, or a year the calendar does not reach.
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
    /// From Easter to the summer, where no week in May parts it.
    SummerTerm,
    /// The summer.
    Summer,
    /// A term of one's own.
    OwnTerm,
    /// What lies after a term of one's own.
    OwnHoliday,
    /// A calendar year outside the calendar, or what is left of one.
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
            Self::Summer2 | Self::SummerTerm => Self::Summer,
            Self::OwnTerm => Self::OwnHoliday,
            other => other,
        }
    }

    /// Whether school is off in it.
    #[must_use]
    pub fn is_holiday(self) -> bool {
        matches!(
            self,
            Self::OctoberWeek
                | Self::Christmas
                | Self::FebruaryWeek
                | Self::Easter
                | Self::MayWeek
                | Self::Summer
                | Self::OwnHoliday
        )
    }
}

/// What kind of day a day is: what is compared with what. Saturdays and Sundays of a half-term are its weekend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum DayType {
    /// A weekday of a half-term, or an INSET day whenever it is: a head is at work on it.
    SchoolDay,
    /// A Saturday or Sunday of a half-term.
    TermWeekend,
    /// A day of a holiday, a bank holiday, or a day off in term.
    Holiday,
}

/// More days than this between two terms are no holiday: the calendar does not say what they were.
const LONGEST_HOLIDAY: i64 = 70;

/// A school's calendar, to be asked about days.
#[derive(Clone, Default)]
pub struct SchoolCalendar {
    /// Terms and the holidays between them, oldest first, none over another.
    periods: Vec<Period>,
    /// What terms are called in the writer's words, by their first day.
    labels: BTreeMap<Day, String>,
    /// Days that are not of the kind their period and weekday say.
    days: BTreeMap<Day, DayType>,
}

/// As the days typically fall in England and Wales.
static TYPICAL: LazyLock<SchoolCalendar> =
    LazyLock::new(|| SchoolCalendar::of(presets::periods_of(Preset::EnglandWales)));

impl SchoolCalendar {
    /// The calendar that is taken while none is chosen.
    #[must_use]
    pub fn typical() -> &'static Self {
        &TYPICAL
    }

    /// The calendar of what was put down, in any order. Where two terms lie over each other, the earlier one has the
    /// days of both.
    #[must_use]
    pub fn of(put_down: &[SchoolPeriod]) -> Self {
        let mut calendar = Self::default();
        let mut terms: Vec<&SchoolPeriod> =
            put_down.iter().filter(|one| one.kind.is_term()).collect();
        terms.sort_by_key(|term| (term.from, term.to));
        for term in terms {
            calendar.add_term(term);
        }
        // Staff are in on an INSET day, whatever else the day is: it is said last.
        for (kind, day_type) in [
            (PeriodKind::BankHoliday, DayType::Holiday),
            (PeriodKind::Holiday, DayType::Holiday),
            (PeriodKind::Inset, DayType::SchoolDay),
        ] {
            for one in put_down.iter().filter(|one| one.kind == kind) {
                let days = one.from.through(one.to).map(|day| (day, day_type));
                calendar.days.extend(days);
            }
        }
        calendar
    }

    fn add_term(&mut self, term: &SchoolPeriod) {
        let mut from = term.from;
        if let Some(before) = self.periods.last().copied() {
            from = from.max(before.to.plus(1));
            let between = from.days_since(before.to) - 1;
            if (1..=LONGEST_HOLIDAY).contains(&between) {
                self.periods.push(Period {
                    from: before.to.plus(1),
                    to: from.plus(-1),
                    which: before.which.after(),
                });
            }
        }
        if from > term.to {
            return;
        }
        let which = term.which.unwrap_or(WhichPeriod::OwnTerm);
        let to = term.to;
        self.periods.push(Period { from, to, which });
        if !term.label.is_empty() {
            self.labels.insert(from, term.label.clone());
        }
    }

    /// The holidays that lie between terms, oldest first.
    #[must_use]
    pub fn holidays(&self) -> Vec<Period> {
        let periods = self.periods.iter();
        let holidays = periods.filter(|period| period.which.is_holiday());
        holidays.copied().collect()
    }

    /// What a term is called in the writer's words, if in any.
    #[must_use]
    pub fn label_of(&self, period: Period) -> Option<&str> {
        self.labels.get(&period.from).map(String::as_str)
    }

    /// The period a day belongs to.
    #[must_use]
    pub fn period_of(&self, day: Day) -> Period {
        let at = self.periods.partition_point(|period| period.to < day);
        match self.periods.get(at) {
            Some(period) if period.from <= day => *period,
            next => {
                let before = at.checked_sub(1).and_then(|at| self.periods.get(at));
                year_of(day, before, next)
            }
        }
    }

    /// What kind of day a day is. In a year the calendar does not have, weekdays are taken for school days.
    #[must_use]
    pub fn day_type(&self, day: Day) -> DayType {
        if let Some(day_type) = self.days.get(&day) {
            return *day_type;
        }
        match day.0.weekday() {
            _ if self.period_of(day).which.is_holiday() => DayType::Holiday,
            Weekday::Sat | Weekday::Sun => DayType::TermWeekend,
            _ => DayType::SchoolDay,
        }
    }
}

/// The calendar year of a day, as far as the calendar does not have it.
fn year_of(day: Day, before: Option<&Period>, next: Option<&Period>) -> Period {
    let year = day.0.year();
    let mut from = Day::of(year, 1, 1).unwrap_or(day);
    let mut to = Day::of(year, 12, 31).unwrap_or(day);
    if let Some(before) = before {
        from = from.max(before.to.plus(1));
    }
    if let Some(next) = next {
        to = to.min(next.from.plus(-1));
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
    use crate::wellbeing::calendar::school::PeriodSource;

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
            assert_eq!(
                SchoolCalendar::typical().period_of(day(text)).which,
                which,
                "{text}"
            );
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
            assert_eq!(
                SchoolCalendar::typical().day_type(day(text)),
                kind,
                "{text}"
            );
        }
    }

    fn put_down(kind: PeriodKind, from: &str, to: &str) -> SchoolPeriod {
        SchoolPeriod {
            id: 0,
            label: String::new(),
            kind,
            which: None,
            from: day(from),
            to: day(to),
            source: PeriodSource::User,
        }
    }

    #[test]
    fn an_inset_day_is_a_school_day_and_a_bank_holiday_is_none() {
        let of = |put_down: &[SchoolPeriod]| {
            let typical = presets::periods_of(Preset::EnglandWales);
            SchoolCalendar::of(&[typical, put_down].concat())
        };
        let monday = "2027-05-03";
        assert_eq!(of(&[]).day_type(day(monday)), DayType::Holiday, "early May");
        let calendar = of(&[
            put_down(PeriodKind::Inset, "2026-08-31", "2026-08-31"),
            put_down(PeriodKind::Inset, monday, monday),
            put_down(PeriodKind::Holiday, "2026-11-19", "2026-11-22"),
        ]);
        for (text, kind) in [
            ("2026-08-31", DayType::SchoolDay),
            (monday, DayType::SchoolDay),
            ("2026-11-18", DayType::SchoolDay),
            ("2026-11-19", DayType::Holiday),
            ("2026-11-22", DayType::Holiday),
            ("2026-11-23", DayType::SchoolDay),
        ] {
            assert_eq!(calendar.day_type(day(text)), kind, "{text}");
        }
        let parted = calendar.period_of(day("2026-11-19"));
        assert_eq!(parted, calendar.period_of(day("2026-11-23")));
    }

    #[test]
    fn without_a_calendar_there_are_weekdays_and_weekends() {
        let calendar = SchoolCalendar::of(&[]);
        assert_eq!(calendar.day_type(day("2026-12-25")), DayType::SchoolDay);
        assert_eq!(calendar.day_type(day("2026-12-26")), DayType::TermWeekend);
        let year = calendar.period_of(day("2026-08-01"));
        assert_eq!((year.from, year.to), (day("2026-01-01"), day("2026-12-31")));
    }

    #[test]
    fn more_than_a_summer_between_two_terms_is_no_holiday() {
        let mut autumn = put_down(PeriodKind::Term, "2025-09-01", "2025-12-19");
        autumn.label = "Michaelmas".to_owned();
        let calendar = SchoolCalendar::of(&[
            put_down(PeriodKind::Term, "2026-09-01", "2026-12-18"),
            put_down(PeriodKind::Term, "2026-01-05", "2026-03-27"),
            autumn,
        ]);
        let which = |text: &str| calendar.period_of(day(text)).which;
        assert_eq!(which("2025-12-25"), WhichPeriod::OwnHoliday);
        assert_eq!(which("2026-05-01"), WhichPeriod::Year);
        assert_eq!(calendar.day_type(day("2026-05-01")), DayType::SchoolDay);
        let michaelmas = calendar.period_of(day("2025-10-01"));
        assert_eq!(calendar.label_of(michaelmas), Some("Michaelmas"));
        assert_eq!(calendar.holidays().len(), 1);
    }

    #[test]
    fn the_pattern_reaches_from_2016_to_2032_and_has_no_gap() {
        assert_eq!(SchoolCalendar::typical().periods.len(), 18 * 12 - 1);
        for pair in SchoolCalendar::typical().periods.windows(2) {
            assert_eq!(pair[0].to.plus(1), pair[1].from);
        }
        for period in &SchoolCalendar::typical().periods {
            assert!(period.from <= period.to, "{period:?}");
            let days = period.to.days_since(period.from) + 1;
            let most = if period.which == WhichPeriod::Summer {
                50
            } else {
                65
            };
            assert!((9..=most).contains(&days), "{period:?}: {days}");
        }
        assert!(SchoolCalendar::typical().period_of(day("2016-01-01")).which != WhichPeriod::Year);
        assert!(SchoolCalendar::typical().period_of(day("2032-12-31")).which != WhichPeriod::Year);
    }

    #[test]
    fn a_year_outside_ends_where_the_pattern_begins() {
        let before = SchoolCalendar::typical().period_of(day("2015-08-01"));
        assert_eq!(
            (before.from, before.to),
            (day("2015-01-01"), day("2015-08-31"))
        );
        let after = SchoolCalendar::typical().period_of(day("2033-12-01"));
        assert_eq!(after.to, day("2033-12-31"));
        assert_eq!(
            SchoolCalendar::typical()
                .period_of(after.from.plus(-1))
                .which,
            WhichPeriod::Summer2
        );
    }

    fn some_days() -> impl Strategy<Value = Vec<(i64, i64, PeriodKind)>> {
        let kind = prop::sample::select(vec![
            PeriodKind::Term,
            PeriodKind::HalfTerm,
            PeriodKind::Holiday,
            PeriodKind::Inset,
            PeriodKind::BankHoliday,
        ]);
        prop::collection::vec((0i64..3_000, 0i64..120, kind), 0..20)
    }

    fn periods(some_days: &[(i64, i64, PeriodKind)]) -> Vec<SchoolPeriod> {
        let put_down = |(from, days, kind): &(i64, i64, PeriodKind)| {
            let from = day("2020-01-01").plus(*from);
            SchoolPeriod {
                from,
                to: from.plus(*days),
                ..put_down(*kind, "2020-01-01", "2020-01-01")
            }
        };
        some_days.iter().map(put_down).collect()
    }

    fn holds(calendar: &SchoolCalendar, day: Day) -> Result<(), TestCaseError> {
        let period = calendar.period_of(day);
        prop_assert!(period.from <= day && day <= period.to);
        prop_assert_eq!(calendar.period_of(period.from), period);
        prop_assert_eq!(calendar.period_of(period.to), period);
        let next = calendar.period_of(period.to.plus(1));
        prop_assert_eq!(next.from, period.to.plus(1));
        Ok(())
    }

    proptest! {
        #[test]
        fn every_day_lies_in_its_period_with_its_neighbours(days in 0i64..20_000) {
            holds(SchoolCalendar::typical(), day("1990-01-01").plus(days))?;
        }

        #[test]
        fn so_it_does_whatever_was_put_down(some in some_days(), days in 0i64..3_600) {
            holds(&SchoolCalendar::of(&periods(&some)), day("2019-06-01").plus(days))?;
        }

        #[test]
        fn the_order_in_which_it_was_put_down_is_nothing(some in some_days(), days in 0i64..3_600) {
            let terms = periods(&some);
            let mut turned = terms.clone();
            turned.reverse();
            let at = day("2019-06-01").plus(days);
            let (one, other) = (SchoolCalendar::of(&terms), SchoolCalendar::of(&turned));
            prop_assert_eq!(one.day_type(at), other.day_type(at));
            prop_assert_eq!(one.period_of(at), other.period_of(at));
        }
    }
}
