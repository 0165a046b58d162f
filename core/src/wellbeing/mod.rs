//! How one is: check-ins, losses and their states, and what they look like over time.

pub mod calendar;
pub mod checkins;
pub mod losses;
pub mod markers;
pub mod tonight;
pub mod trends;
