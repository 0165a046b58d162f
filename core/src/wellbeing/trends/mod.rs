//! Trends: what check-ins look like over time.
//!
//! One rule: nothing is drawn where nothing was marked. The figures are pure: samples in, points out, no clock and
//! no database; only [`trend`] and what is [`told`] ask the journal for the samples.
//!
//! | Figure | What it says |
//! |---|---|
//! | [`median`] | a day's value, and the rolling median of days |
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
pub mod told;
pub mod wilson;

use rusqlite::Connection;

pub use shapes::*;

use crate::clock::Day;
use crate::error::Result;
use crate::journal::Journal;
use crate::storage;

/// One measure over time.
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn trend(journal: &mut Journal, input: TrendRange) -> Result<Chart> {
    let to = input.to.unwrap_or_else(|| journal.today());
    let first = match input.from {
        Some(from) => from,
        None => storage::checkins::first_day(journal.read())?.unwrap_or(to),
    };
    chart(journal.read(), input.measure, first, to)
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
