//! Trends: what check-ins look like over time.
//!
//! One rule: nothing is drawn where nothing was marked. The figures are pure: samples in, points out, no clock and
//! no database; what asks the journal for the samples stands here, and in [`told`].
//!
//! | Figure | What it says |
//! |---|---|
//! | [`median`] | a day's value, and the rolling median of days |
//! | [`shares`] | the days of a half-term by level |
//! | [`weekshape`] | the middle of each day of the week |
//! | [`years`] | the days of a year that hold something |
//! | [`lately`] | one figure in which the last days count most |
//! | [`lowess`] | a long time, as a calm curve |
//! | [`apart`] | two stretches of time beside each other |
//! | [`links`] | what goes together |
//! | [`lower`] | a lower spell |
//! | [`wilson`] | how far a share of days may be from what it seems |
//! | [`own_wobble`] | what a questionnaire wobbles by itself |
//! | [`alike`], [`likely`] | what all of them reckon with |

pub mod alike;
pub mod apart;
#[cfg(test)]
mod golden;
pub mod lately;
pub mod likely;
pub mod links;
pub mod lower;
pub mod lowess;
pub mod median;
pub mod own_wobble;
mod shapes;
pub mod shares;
pub mod told;
pub mod weekshape;
pub mod wilson;
pub mod years;

use std::collections::BTreeMap;

use chrono::Datelike;
use rusqlite::Connection;

pub use shapes::*;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::clock::Day;
use crate::error::Result;
use crate::journal::Journal;
use crate::storage;
use crate::wellbeing::calendar::school;
use crate::wellbeing::calendar::terms::{DayType, Period, SchoolCalendar};
use crate::wellbeing::checkins::Days;

/// A half-term is set beside one that began at most so many days before it.
const A_YEAR_BEFORE: i64 = 430;
/// The longest range of days asked for at once: a year.
const MOST_DAYS: i64 = 400;

/// How far back can be looked.
pub fn how_far_back(journal: &mut Journal, _: Nothing) -> Result<HowFarBack> {
    let (db, today) = (journal.read(), journal.today());
    let weeks = storage::weekly::first_week(db)?;
    let calendar = school::stored(db)?;
    Ok(HowFarBack {
        today,
        first: storage::checkins::first_day(db)?
            .into_iter()
            .chain(weeks)
            .min(),
        term: years::term_of(today, |day| calendar.period_of(day)),
        school_year: years::school_year_of(today, |day| calendar.period_of(day)),
    })
}

/// One measure over time.
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn trend(journal: &mut Journal, input: TrendRange) -> Result<Chart> {
    let (db, today) = (journal.read(), journal.today());
    let (first, last) = (first_of(db, &input, today)?, last_of(&input, today));
    chart(db, input.measure, first, last)
}

/// One measure from one day to another: for the screen and for a summary, so that both draw the same points.
pub fn chart(db: &Connection, measure: Measure, from: Day, to: Day) -> Result<Chart> {
    // The median of the range's first days looks back to the days before it.
    let reach = from.plus(-median::WINDOW_DAYS);
    let mut dots = median::by_day(&storage::checkins::values(db, measure, reach, to)?);
    let mut pieces = median::rolling_median(&dots);
    dots.retain(|dot| dot.day >= from);
    pieces
        .iter_mut()
        .for_each(|piece| piece.retain(|dot| dot.day >= from));
    pieces.retain(|piece| !piece.is_empty());
    let days = to.days_since(from) + 1;
    Ok(Chart {
        measure,
        from,
        to,
        median: pieces,
        days_with: u32::try_from(dots.len()).unwrap_or(u32::MAX),
        days_in_range: u32::try_from(days).unwrap_or(0),
        dots,
    })
}

/// The half-terms that a range touches, whole, each beside the same one of the year before.
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn half_terms(journal: &mut Journal, input: TrendRange) -> Result<HalfTerms> {
    let (db, today) = (journal.read(), journal.today());
    let (measure, from, to) = (
        input.measure,
        first_of(db, &input, today)?,
        last_of(&input, today),
    );
    let calendar = school::stored(db)?;
    let first = calendar.period_of(from).from.plus(-A_YEAR_BEFORE);
    let last = calendar.period_of(to).to.min(today);
    let dots = median::by_day(&storage::checkins::values(db, measure, first, last)?);
    let mut half_terms = years::periods(first, to, |day| calendar.period_of(day));
    half_terms.retain(|period| is_half_term(period, &calendar));
    Ok(HalfTerms {
        measure,
        needs: shares::FEWEST_DAYS,
        half_terms: shares::by_half_term(
            &dots,
            &half_terms,
            measure.bounds(),
            from,
            last,
            &calendar,
        ),
    })
}

/// The shape of the week over a range.
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn week_shape(journal: &mut Journal, input: TrendRange) -> Result<WeekShape> {
    let (db, today) = (journal.read(), journal.today());
    let (from, to) = (first_of(db, &input, today)?, last_of(&input, today));
    let dots = median::by_day(&storage::checkins::values(db, input.measure, from, to)?);
    let calendar = school::stored(db)?;
    Ok(WeekShape {
        measure: input.measure,
        needs: u32::try_from(weekshape::FEWEST_DAYS).unwrap_or(u32::MAX),
        cells: weekshape::week_shape(&dots, |day| calendar.day_type(day)),
    })
}

/// The weeks that were answered, over a range.
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn weeks(journal: &mut Journal, input: WeeksRange) -> Result<Weeks> {
    let (db, today) = (journal.read(), journal.today());
    let to = input.to.unwrap_or(today);
    let from = match input.from {
        Some(from) => from,
        None => storage::weekly::first_week(db)?.unwrap_or(to),
    };
    let monday = |day: Day| day.plus(-i64::from(day.0.weekday().num_days_from_monday()));
    let touched = (monday(to).days_since(monday(from))) / 7 + 1;
    Ok(Weeks {
        from,
        to,
        weeks: storage::weekly::dots(db, monday(from), to)?,
        weeks_in_range: u32::try_from(touched).unwrap_or(0),
    })
}

/// The days of a year that hold a mood or a light.
///
/// # Errors
/// [`Code::Invalid`] if the range is longer than 400 days.
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn year_of_days(journal: &mut Journal, input: Days) -> Result<YearOfDays> {
    if input.to.days_since(input.from) > MOST_DAYS {
        return Err(Code::Invalid.into());
    }
    let db = journal.read();
    let moods = storage::checkins::values(db, Measure::Mood, input.from, input.to)?;
    let mut days: BTreeMap<Day, YearDay> = BTreeMap::new();
    let empty = |day| YearDay {
        day,
        mood: None,
        lights: Vec::new(),
    };
    for dot in median::by_day(&moods) {
        days.entry(dot.day).or_insert_with(|| empty(dot.day)).mood = Some(dot.value);
    }
    for (day, light) in storage::checkins::lights(db, input.from, input.to)? {
        let held = days.entry(day).or_insert_with(|| empty(day));
        held.lights.push(light);
    }
    Ok(YearOfDays {
        days: days.into_values().collect(),
    })
}

fn first_of(db: &Connection, input: &TrendRange, today: Day) -> Result<Day> {
    match input.from {
        Some(from) => Ok(from),
        None => Ok(storage::checkins::first_day(db)?.unwrap_or_else(|| last_of(input, today))),
    }
}

fn last_of(input: &TrendRange, today: Day) -> Day {
    input.to.unwrap_or(today)
}

/// Whether a period has a day of school in it.
fn is_half_term(period: &Period, calendar: &SchoolCalendar) -> bool {
    let days = period.from.through(period.to);
    days.take(14)
        .any(|day| calendar.day_type(day) == DayType::SchoolDay)
}
