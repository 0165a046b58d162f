//! How we know: what the stories, the faults, the browser's server and the benchmarks have in common.
//!
//! | Room | What it is for |
//! |---|---|
//! | [`clock`] | a clock that stands still until it is set |
//! | [`evening`] | a journal in a temporary folder, spoken to through the command table alone |
//! | [`made_up`] | a made-up journal of two school years, and corpora of any size |
//! | [`readers`] | everything that reads what others wrote, and what has to hold of it |
//! | [`vectors`] | headers and backups with one fault each, and what a reader has to answer |
//!
//! One rule: nothing here ships, and nothing here touches anybody's own journal.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "this crate is tests: what cannot be is told by a panic that names the place"
)]

pub mod clock;
pub mod evening;
pub mod made_up;
pub mod readers;
pub mod vectors;

pub use evening::{Evening, PASSPHRASE, a_journal, no_journal};
