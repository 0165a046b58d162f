//! Stories: what a head does, told to the core through its command table, on a journal in a temporary folder.
//!
//! One rule: a story says what it expects in plain words, and looks at nothing but answers and files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::needless_pass_by_value,
    reason = "this crate is tests, which hand JSON over as they make it"
)]

mod attachments;
mod backups;
mod begun;
mod bin;
mod checking_in;
mod coming_back;
mod continuity;
mod damage;
mod days;
mod finding;
mod guided;
mod importing;
mod keeping;
mod kept;
mod keys;
mod losses;
mod old_vaults;
mod opening;
mod people;
mod questionnaires;
mod reminding;
mod renewing;
mod school;
mod searching;
mod settings;
mod sharing;
mod silence;
mod spelling;
mod told;
mod trends;
mod versions;
mod weekly;
mod writing;
