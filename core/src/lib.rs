//! The journal: knows no window, no network, no home directory, no clock it was not given.
//!
//! | Room | What it is for | Leans on |
//! |---|---|---|
//! | [`api`] | the command table and its dispatch | every room below |
//! | [`session`] | shut, or open on one journal | `journal`, `vault`, `storage` |
//! | [`sharing`] | a summary: choose, compose | `writing`, `wellbeing`, `people` |
//! | [`transfer`] | what comes in from other journals | `writing` |
//! | [`writing`] | entries, what is asked along the way, finding them, how they are spelt, how they are shown | `journal`, and `people::names`, which is pure |
//! | [`wellbeing`] | check-ins, losses and states, trends, the calendar and what stands out in it | `journal` |
//! | [`people`] | people and places by name; someone to talk to | `journal` |
//! | [`kept`] | achievements, words, values, paths, and the moments of a wobble | `journal` |
//! | [`begun`] | what a room holds unfinished when the journal locks | `journal` |
//! | [`backups`] | made, tested, kept, put back | `journal`, `storage`, `vault` |
//! | `exchange` | one whole journal takes the place of another | `vault` |
//! | [`journal`] | the only door to the database | `storage` |
//! | [`storage`] | SQL and nothing else | `vault`, for the key |
//! | [`vault`] | what turns a passphrase into an open file | nothing |
//!
//! [`clock`], [`settings`], [`whole_file`], `toml_file` and [`error`] are on every floor. No arrow points upwards; `storage` only
//! names the shapes it fills.

pub mod api;
pub mod backups;
pub mod begun;
pub mod clock;
pub mod error;
mod exchange;
pub mod journal;
pub mod kept;
pub mod people;
pub mod session;
pub mod settings;
pub mod sharing;
pub mod storage;
mod toml_file;
pub mod transfer;
pub mod vault;
pub mod wellbeing;
pub mod whole_file;
pub mod writing;
