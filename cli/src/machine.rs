//! The time and the memory of this machine, for the core, which asks for neither by itself.
//!
//! One rule: the only place in the command line that asks the machine.

use std::sync::OnceLock;
use std::time::{Duration, Instant, SystemTime};

use afterbell_core::clock::{Clock, Moment};
use chrono_tz::Tz;

/// The system's clock and the zone the system says it is in.
pub struct SystemClock;

#[allow(
    clippy::disallowed_methods,
    reason = "here the machine is asked, so that nowhere else is"
)]
impl Clock for SystemClock {
    fn now(&self) -> Moment {
        let since = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or_default();
        let zone = iana_time_zone::get_timezone()
            .ok()
            .and_then(|name| name.parse().ok());
        Moment {
            at: i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
            zone: zone.unwrap_or(Tz::UTC),
        }
    }

    fn elapsed(&self) -> Duration {
        static START: OnceLock<Instant> = OnceLock::new();
        START.get_or_init(Instant::now).elapsed()
    }
}

/// The machine's memory in bytes; 4 GiB where it does not say.
pub fn memory() -> u64 {
    #[cfg(target_os = "linux")]
    {
        let told = rustix::system::sysinfo();
        (told.totalram as u64).saturating_mul(u64::from(told.mem_unit))
    }
    #[cfg(not(target_os = "linux"))]
    {
        4 << 30
    }
}
