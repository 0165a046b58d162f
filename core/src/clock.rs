//! Time, given and not taken.
//!
//! One rule: nothing in the core asks the machine what time it is; it is handed a [`Clock`]. Anyone may enter.
//!
//! An instant is UTC milliseconds. A [`Day`] is the civil day as the writer lived it: until the hour at which
//! the day turns (04:00 unless changed) it is still the evening before. Trends group by day, never by UTC.

use std::time::Duration;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Timelike};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The hour at which a day turns, unless the writer has chosen another.
pub const DAY_TURNS_AT: u32 = 4;

/// What tells the time. The window and the command line give the system's; tests give one they set.
pub trait Clock: Send + Sync {
    /// The present instant and the zone the writer is in.
    fn now(&self) -> Moment;
    /// A stopwatch that never goes back, for calibrating and for idling. Its zero means nothing.
    fn elapsed(&self) -> Duration;
}

/// An instant, and the zone in which it was lived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// UTC milliseconds since 1970.
    pub at: i64,
    /// The zone whose civil time the writer was in.
    pub zone: Tz,
}

impl Moment {
    /// The civil time in the moment's zone; 1970 if the instant lies outside what a calendar can hold.
    #[must_use]
    pub fn local(self) -> DateTime<Tz> {
        DateTime::from_timestamp_millis(self.at)
            .unwrap_or_default()
            .with_timezone(&self.zone)
    }

    /// The day as lived, for days that turn at the given hour (0..=12).
    #[must_use]
    pub fn day(self, turns_at: u32) -> Day {
        let local = self.local();
        let date = local.date_naive();
        if local.hour() < turns_at {
            Day(date.pred_opt().unwrap_or(date))
        } else {
            Day(date)
        }
    }
}

/// A civil day as lived. Written `YYYY-MM-DD` everywhere: in SQL, in JSON, in TypeScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts", type = "string")]
pub struct Day(pub NaiveDate);

impl Day {
    /// The day of this year, month (1..=12) and day of the month, if there is one.
    #[must_use]
    pub fn of(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// How many days lie between, counted from `earlier` to this one.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// The day so many days later (or earlier, below zero), held at the ends of the calendar.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        let moved = if days >= 0 {
            self.0.checked_add_days(Days::new(days.unsigned_abs()))
        } else {
            self.0.checked_sub_days(Days::new(days.unsigned_abs()))
        };
        Self(moved.unwrap_or(self.0))
    }

    /// Every day from this one to `last`, both included; none if `last` is earlier.
    pub fn through(self, last: Self) -> impl Iterator<Item = Self> {
        let count = usize::try_from(last.days_since(self) + 1).unwrap_or(0);
        self.0.iter_days().take(count).map(Self)
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl std::str::FromStr for Day {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Self)
    }
}

/// The instant of noon on that day in that zone: where an entry goes that has a day and no time.
#[must_use]
pub fn noon(day: Day, zone: Tz) -> i64 {
    let naive = day.0.and_hms_opt(12, 0, 0).unwrap_or_default();
    match naive.and_local_timezone(zone) {
        chrono::LocalResult::Single(at) | chrono::LocalResult::Ambiguous(at, _) => {
            at.timestamp_millis()
        }
        // No zone skips noon, but the calendar of one might: UTC is near enough to keep the day's order.
        chrono::LocalResult::None => (naive.and_utc() + TimeDelta::zero()).timestamp_millis(),
    }
}
