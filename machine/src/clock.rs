//! The system's clock, for the core, which takes none by itself.
//!
//! One rule: the only place that asks the machine what time it is.

use std::sync::OnceLock;
use std::time::{Duration, Instant, SystemTime};

use afterbell_core::clock::{Clock, Moment};
use chrono_tz::Tz;

/// The system's clock and the zone the system says it is in.
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // Here the machine is asked, so that nowhere else is.
    fn now(&self) -> Moment {
        let since = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or_default();
        // A traveller's laptop changes its zone while the window is open: it is asked every time.
        let zone = iana_time_zone::get_timezone()
            .ok()
            .and_then(|name| name.parse().ok())
            .unwrap_or(Tz::UTC);
        Moment {
            at: i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
            zone,
        }
    }

    #[allow(clippy::disallowed_methods)] // As above.
    fn elapsed(&self) -> Duration {
        static START: OnceLock<Instant> = OnceLock::new();
        START.get_or_init(Instant::now).elapsed()
    }
}

/// Time since some moment, counting the time the machine slept: an hour with the lid closed is an hour.
#[cfg(target_os = "linux")]
#[must_use]
pub fn with_sleep() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Duration::new(
        u64::try_from(time.tv_sec).unwrap_or(0),
        u32::try_from(time.tv_nsec).unwrap_or(0),
    )
}

/// Time since some moment.
#[cfg(not(target_os = "linux"))]
#[must_use]
pub fn with_sleep() -> Duration {
    SystemClock.elapsed()
}
