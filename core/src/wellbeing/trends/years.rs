//! The term and the school year that a day lies in.
//!
//! One rule: pure; periods are asked of whoever's calendar is handed in. A holiday belongs to the term before it, so that
//! in August the summer term can still be looked at.

use chrono::Datelike;

use super::{Term, WhichTerm};
use crate::clock::Day;
use crate::wellbeing::calendar::terms::{Period, WhichPeriod};

/// The periods from one day to another, oldest first.
#[must_use]
pub fn periods(from: Day, to: Day, period_of: impl Fn(Day) -> Period) -> Vec<Period> {
    let mut found = Vec::new();
    let mut day = from;
    while day <= to {
        let period = period_of(day);
        found.push(period);
        // A period that ended before it began would be asked for over and over, and no day follows the last there is.
        let next = period.to.max(day).plus(1);
        if next <= day {
            break;
        }
        day = next;
    }
    found
}

/// The term that a day lies in, with the holiday that follows it.
#[must_use]
pub fn term_of(day: Day, period_of: impl Fn(Day) -> Period) -> Term {
    let mut period = period_of(day);
    let which = match period.which {
        WhichPeriod::Autumn1
        | WhichPeriod::OctoberWeek
        | WhichPeriod::Autumn2
        | WhichPeriod::Christmas => WhichTerm::Autumn,
        WhichPeriod::Spring1
        | WhichPeriod::FebruaryWeek
        | WhichPeriod::Spring2
        | WhichPeriod::Easter => WhichTerm::Spring,
        WhichPeriod::Summer1
        | WhichPeriod::MayWeek
        | WhichPeriod::Summer2
        | WhichPeriod::Summer => WhichTerm::Summer,
        WhichPeriod::Year => WhichTerm::Year,
    };
    let begins = [
        WhichPeriod::Autumn1,
        WhichPeriod::Spring1,
        WhichPeriod::Summer1,
        WhichPeriod::Year,
    ];
    // Four periods at the most make a term and its holiday.
    for _ in 0..4 {
        if begins.contains(&period.which) {
            break;
        }
        period = period_of(period.from.plus(-1));
    }
    Term {
        which,
        from: period.from,
    }
}

/// The first day of the month in which the school year of a day begins. A first week that begins in the last days of a
/// month is the next one's.
#[must_use]
pub fn school_year_of(day: Day, period_of: impl Fn(Day) -> Period) -> Day {
    let mut period = period_of(day);
    for _ in 0..12 {
        if matches!(period.which, WhichPeriod::Autumn1 | WhichPeriod::Year) {
            break;
        }
        period = period_of(period.from.plus(-1));
    }
    let within = if period.which == WhichPeriod::Autumn1 {
        period.from.plus(6)
    } else {
        let year = day.0.year() - i32::from(day.0.month() < 9);
        Day::of(year, 9, 1).unwrap_or(day)
    };
    Day::of(within.0.year(), within.0.month(), 1).unwrap_or(within)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::wellbeing::calendar::terms::period_of;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_lies_in_its_term_and_a_holiday_in_the_one_before() {
        for (text, which, from) in [
            ("2026-11-19", WhichTerm::Autumn, "2026-09-01"),
            ("2026-10-28", WhichTerm::Autumn, "2026-09-01"),
            ("2026-12-26", WhichTerm::Autumn, "2026-09-01"),
            ("2027-02-17", WhichTerm::Spring, "2027-01-04"),
            ("2025-08-15", WhichTerm::Summer, "2025-04-22"),
            ("2040-05-01", WhichTerm::Year, "2040-01-01"),
        ] {
            let term = term_of(day(text), period_of);
            assert_eq!(term.which, which, "{text}");
            assert_eq!(term.from.to_string().get(..7), from.get(..7), "{text}");
        }
    }

    #[test]
    fn a_school_year_begins_in_september() {
        for (text, from) in [
            ("2026-11-19", "2026-09-01"),
            ("2026-08-31", "2025-09-01"),
            ("2026-09-05", "2026-09-01"),
            ("2027-01-01", "2026-09-01"),
            ("2040-05-01", "2039-09-01"),
            ("2040-10-01", "2040-09-01"),
        ] {
            assert_eq!(school_year_of(day(text), period_of), day(from), "{text}");
        }
    }

    #[test]
    fn a_period_that_ends_before_it_begins_stops_nobody() {
        let found = periods(day("2026-11-01"), day("2026-11-03"), |day| Period {
            from: day,
            to: day.plus(-5),
            which: WhichPeriod::Year,
        });
        assert_eq!(found.len(), 3);
    }

    proptest! {
        #[test]
        fn a_term_and_a_school_year_begin_no_later_than_their_day(days in 0_i64..20_000) {
            let day = day("1990-01-01").plus(days);
            prop_assert!(term_of(day, period_of).from <= day);
            let year = school_year_of(day, period_of);
            prop_assert!(day.days_since(year) >= -3 && day.days_since(year) < 372, "{}", year);
        }
    }
}
