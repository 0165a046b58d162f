//! How one is: check-ins and the week, losses and their states, a sentence for a time, and what all of it looks like
//! over time.

pub mod calendar;
pub mod checkins;
pub mod losses;
pub mod markers;
pub mod periods;
pub mod questionnaires;
pub mod reminders;
pub mod signs;
pub mod tonight;
pub mod trends;
pub mod weekly;
