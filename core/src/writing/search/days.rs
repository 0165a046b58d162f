//! Days as they are typed in a search: 2026-11-19, 19/11/2026, 2026-11, 11/2026, 2026, last week.
//!
//! One rule: pure; what is not a whole day, month or year yet is none, and never guessed at. `asked` enters here.

use chrono::{Datelike, NaiveDate};

use crate::clock::Day;

/// The first and the last day of what was typed; none if it is not one yet.
pub(super) fn span(typed: &str, today: Day) -> Option<(Day, Day)> {
    let typed = typed.trim().to_lowercase();
    if typed.starts_with(|first: char| first.is_ascii_digit()) {
        in_figures(&typed)
    } else {
        in_words(&typed.replace(['-', '_'], " "), today)
    }
}

fn in_figures(typed: &str) -> Option<(Day, Day)> {
    let by_year: Vec<&str> = typed.split('-').collect();
    let by_day: Vec<&str> = typed.split('/').collect();
    match (by_year.as_slice(), by_day.as_slice()) {
        ([year], [_]) => of_year(figures(year, 4, 4)?),
        ([year, month], [_]) => of_month(figures(year, 4, 4)?, figures(month, 2, 2)?),
        ([year, month, day], [_]) => of_day(
            figures(year, 4, 4)?,
            figures(month, 2, 2)?,
            figures(day, 2, 2)?,
        ),
        ([_], [month, year]) => of_month(figures(year, 4, 4)?, figures(month, 1, 2)?),
        ([_], [day, month, year]) => of_day(
            figures(year, 4, 4)?,
            figures(month, 1, 2)?,
            figures(day, 1, 2)?,
        ),
        _ => None,
    }
}

fn in_words(typed: &str, today: Day) -> Option<(Day, Day)> {
    let Day(date) = today;
    let monday = today.plus(-i64::from(date.weekday().num_days_from_monday()));
    let (year, month) = (date.year(), date.month());
    match typed {
        "today" => Some((today, today)),
        "yesterday" => Some((today.plus(-1), today.plus(-1))),
        "this week" => Some((monday, monday.plus(6))),
        "last week" => Some((monday.plus(-7), monday.plus(-1))),
        "this month" => of_month(u32::try_from(year).ok()?, month),
        "last month" => {
            let last = Day::of(year, month, 1)?.plus(-1).0;
            of_month(u32::try_from(last.year()).ok()?, last.month())
        }
        "this year" => of_year(u32::try_from(year).ok()?),
        "last year" => of_year(u32::try_from(year - 1).ok()?),
        _ => None,
    }
}

/// A number of so many figures.
fn figures(typed: &str, least: usize, most: usize) -> Option<u32> {
    let fits = (least..=most).contains(&typed.len()) && typed.chars().all(|c| c.is_ascii_digit());
    fits.then(|| typed.parse().ok()).flatten()
}

fn of_day(year: u32, month: u32, day: u32) -> Option<(Day, Day)> {
    let day = Day::of(i32::try_from(year).ok()?, month, day)?;
    Some((day, day))
}

fn of_month(year: u32, month: u32) -> Option<(Day, Day)> {
    let first = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, 1)?;
    let next = first.checked_add_months(chrono::Months::new(1))?;
    Some((Day(first), Day(next.pred_opt()?)))
}

fn of_year(year: u32) -> Option<(Day, Day)> {
    let year = i32::try_from(year).ok()?;
    Some((Day::of(year, 1, 1)?, Day::of(year, 12, 31)?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said(typed: &str) -> Option<String> {
        // A Thursday.
        let today = Day::of(2026, 11, 19).unwrap();
        span(typed, today).map(|(first, last)| format!("{first}..{last}"))
    }

    #[test]
    fn days_months_and_years_are_understood() {
        for (typed, expected) in [
            ("2026-11-19", "2026-11-19..2026-11-19"),
            ("19/11/2026", "2026-11-19..2026-11-19"),
            ("1/2/2026", "2026-02-01..2026-02-01"),
            ("2026-11", "2026-11-01..2026-11-30"),
            ("11/2026", "2026-11-01..2026-11-30"),
            ("2024-02", "2024-02-01..2024-02-29"),
            ("2026", "2026-01-01..2026-12-31"),
            ("today", "2026-11-19..2026-11-19"),
            ("Yesterday", "2026-11-18..2026-11-18"),
            ("this week", "2026-11-16..2026-11-22"),
            ("last-week", "2026-11-09..2026-11-15"),
            ("last month", "2026-10-01..2026-10-31"),
            ("last year", "2025-01-01..2025-12-31"),
        ] {
            assert_eq!(said(typed).as_deref(), Some(expected), "{typed}");
        }
    }

    #[test]
    fn what_is_half_typed_is_none() {
        for typed in [
            "",
            "2",
            "202",
            "2026-",
            "2026-1",
            "2026-11-",
            "2026-11-1",
            "19/",
            "19/11",
            "19/11/20",
            "2026-02-31",
            "2026-13",
            "31/02/2026",
            "20261119",
            "soon",
            "last",
        ] {
            assert_eq!(said(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_can_fail(typed in "\\PC{0,20}") {
            if let Some((first, last)) = span(&typed, Day::of(2026, 11, 19).unwrap()) {
                prop_assert!(first <= last);
            }
        }

        #[test]
        fn every_day_is_understood_as_itself(days in 0i64..300_000) {
            let day = Day::of(1500, 1, 1).unwrap().plus(days);
            prop_assert_eq!(span(&day.to_string(), day), Some((day, day)));
            prop_assert_eq!(span(&day.0.format("%d/%m/%Y").to_string(), day), Some((day, day)));
        }
    }
}
