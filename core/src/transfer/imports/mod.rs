//! Other journals' exports: one folder a format, hostile until proven otherwise.

pub mod day_one;
pub mod report;

pub use report::{ImportReport, SkipReason, Skipped};
