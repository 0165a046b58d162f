//! Other journals' exports: one folder a format, hostile until proven otherwise.

pub mod report;
