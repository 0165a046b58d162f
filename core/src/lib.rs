//! The journal. It knows no window, no network, no home directory, no clock it was not given.

pub mod clock;
pub mod sharing;
