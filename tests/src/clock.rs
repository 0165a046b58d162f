//! A clock that stands still until it is set.
//!
//! One rule: a test says what time it is. Two things done without setting the clock happen in the same millisecond,
//! which is harder on the journal than any real evening.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use afterbell_core::clock::{Clock, Moment};
use chrono::{LocalResult, NaiveDateTime, TimeZone};
use chrono_tz::Tz;

/// The clock.
pub struct SetClock(Mutex<Moment>);

impl SetClock {
    /// A clock that shows a moment.
    #[must_use]
    pub fn at(moment: Moment) -> Self {
        Self(Mutex::new(moment))
    }

    /// Sets it.
    pub fn set(&self, moment: Moment) {
        *self.shown() = moment;
    }

    /// Moves it on (or back, below zero) by so many minutes.
    pub fn wait(&self, minutes: i64) {
        self.shown().at += minutes * 60_000;
    }

    fn shown(&self) -> MutexGuard<'_, Moment> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for SetClock {
    fn now(&self) -> Moment {
        *self.shown()
    }

    fn elapsed(&self) -> Duration {
        Duration::from_millis(u64::try_from(self.shown().at).unwrap_or(0))
    }
}

/// The moment of a civil time such as `2026-11-19 21:40`; of an hour that happens twice the first, and none of an
/// hour that never happens.
#[must_use]
pub fn civil(time: &str, zone: Tz) -> Option<Moment> {
    let naive = NaiveDateTime::parse_from_str(time, "%Y-%m-%d %H:%M").ok()?;
    match zone.from_local_datetime(&naive) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Some(Moment {
            at: at.timestamp_millis(),
            zone,
        }),
        LocalResult::None => None,
    }
}
