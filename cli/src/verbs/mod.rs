//! What can be done: one file for each noun, each the thin skin over one of the core's rooms.

pub mod attachment;
pub mod backup;
pub mod checkin;
pub mod entry;
pub mod import;
pub mod kept;
pub mod keys;
pub mod links;
pub mod look;
pub mod people;
pub mod questionnaires;
pub mod search;
pub mod summary;
pub mod templates;
pub mod trend;
