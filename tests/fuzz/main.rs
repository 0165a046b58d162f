//! Everything that reads what others wrote, given what nobody would write.
//!
//! | Room | What it is given |
//! |---|---|
//! | [`files`] | headers and backups, with their checksums made right or not |
//! | [`exports`] | exports of Day One, as a folder and as a zip |
//! | [`texts`] | bodies in Markdown |
//! | [`commands`] | the input of every command, on a journal that is open and on one that is shut |
//! | [`mutate`] | the changes themselves |
//!
//! One rule: seeds are real, changes come by a number, and a case that fails is told by that number. Those marked as
//! ignored go on for as many seconds as `AFTERBELL_FUZZ_SECONDS` says, for `cargo xtask soak`. They have no eyes: a
//! fuzzer that is led by what the program does (libFuzzer) needs a compiler that is not the stable one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    clippy::cast_possible_truncation,
    clippy::disallowed_methods,
    reason = "this crate is tests, and is told by its environment how long it goes on"
)]

mod commands;
mod exports;
mod files;
mod mutate;
mod texts;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use afterbell_tests::made_up::chance::Chance;

/// How many cases, or how long.
#[derive(Clone, Copy)]
enum Long {
    Cases(u64),
    Seconds(u64),
}

impl Long {
    /// As the environment says; ten seconds if it says nothing.
    fn as_told() -> Self {
        let told = std::env::var("AFTERBELL_FUZZ_SECONDS").ok();
        Self::Seconds(told.and_then(|told| told.parse().ok()).unwrap_or(10))
    }
}

/// Tries one case after another, each by its number; tells which one failed, and how many were tried in what time.
fn run(name: &str, long: Long, mut case: impl FnMut(&mut Chance)) {
    #[allow(
        clippy::disallowed_methods,
        reason = "how long it runs is no part of a result"
    )]
    let began = Instant::now();
    // Long runs begin elsewhere each time they are made longer.
    let first = match long {
        Long::Cases(_) => 1,
        Long::Seconds(seconds) => seconds * 1_000_000_007,
    };
    let mut number = 0;
    loop {
        let goes_on = match long {
            Long::Cases(most) => number < most,
            Long::Seconds(seconds) => began.elapsed() < Duration::from_secs(seconds),
        };
        if !goes_on {
            break;
        }
        let mut chance = Chance::seeded(first.wrapping_add(number));
        let tried = catch_unwind(AssertUnwindSafe(|| case(&mut chance)));
        assert!(
            tried.is_ok(),
            "{name}: case {} fails",
            first.wrapping_add(number)
        );
        number += 1;
    }
    eprintln!(
        "{name}: {number} cases in {:.0} s",
        began.elapsed().as_secs_f64()
    );
}
