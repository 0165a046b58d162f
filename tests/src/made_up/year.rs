//! Terms, holidays, and how a made-up head's days went.
//!
//! One rule: pure. A day goes in; what kind of day it was, and how heavy, comes out.

use afterbell_core::clock::Day;
use chrono::{Datelike, Weekday};

/// What a day was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// School was on.
    School,
    /// A weekend in term.
    Weekend,
    /// A half-term or the holidays.
    Holiday,
}

/// The part of the story a day lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The first year: hard work, and mostly good.
    Steady,
    /// The summer after it.
    Summer,
    /// The autumn of the second year: the slide.
    Slide,
    /// The winter after it.
    Low,
    /// From the spring on: up, with returns.
    Slowly,
    /// What came after the two years.
    Since,
}

/// The first 1 September such that two whole school years, or nearly, end by `today`.
#[must_use]
pub fn first_day(today: Day) -> Day {
    let (year, month) = (today.0.year(), today.0.month());
    let this_year = if month >= 9 { year } else { year - 1 };
    // Late in a year, that year is the second of the two.
    let nearly_over = (4..9).contains(&month);
    let first = if nearly_over {
        this_year - 1
    } else {
        this_year - 2
    };
    Day::of(first, 9, 1).unwrap_or(today)
}

/// What kind of day it was: English terms, a week's half-term in the middle of each.
#[must_use]
pub fn kind(day: Day) -> Kind {
    let (month, date) = (day.0.month(), day.0.day());
    let holiday = match month {
        8 => true,
        7 => date > 21,
        9 => date < 3,
        10 => date > 24,
        12 => date > 18,
        1 => date < 5,
        2 => (14..=22).contains(&date),
        4 => date < 15,
        5 => date > 24,
        _ => false,
    };
    match day.0.weekday() {
        _ if holiday => Kind::Holiday,
        Weekday::Sat | Weekday::Sun => Kind::Weekend,
        _ => Kind::School,
    }
}

/// The part of the story, for a story that began on `first`.
#[must_use]
pub fn part(first: Day, day: Day) -> Part {
    let months = (day.0.year() - first.0.year()) * 12 + day.0.month0().cast_signed()
        - first.0.month0().cast_signed();
    match months {
        ..=9 => Part::Steady,
        10..=11 => Part::Summer,
        12..=15 => Part::Slide,
        16..=18 => Part::Low,
        19..=23 => Part::Slowly,
        _ => Part::Since,
    }
}

/// Where the mood of a day lies before chance has its say, 1 very low … 5 very good.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "a few hundred days")]
pub fn mood(first: Day, day: Day) -> f64 {
    let story = match part(first, day) {
        Part::Steady => 3.4,
        Part::Summer => 3.8,
        // From middling to low within sixteen weeks: too slow to be felt from one evening to the next.
        Part::Slide => {
            let weeks = day.days_since(day_of_second_autumn(first)) as f64 / 7.0;
            3.3 - 1.5 * (weeks / 16.0).clamp(0.0, 1.0)
        }
        Part::Low => 1.9,
        Part::Slowly => {
            let weeks = day.days_since(day_of_second_autumn(first).plus(213)) as f64 / 7.0;
            2.1 + 1.1 * (weeks / 20.0).clamp(0.0, 1.0)
        }
        Part::Since => 3.3,
    };
    let week = match (kind(day), day.0.weekday()) {
        (Kind::Holiday, _) => 0.5,
        (_, Weekday::Sun) => -0.2,
        (_, Weekday::Fri | Weekday::Sat) => 0.25,
        _ => 0.0,
    };
    story + week
}

/// The first day of the second year.
#[must_use]
pub fn day_of_second_autumn(first: Day) -> Day {
    Day::of(first.0.year() + 1, 9, 1).unwrap_or(first)
}
