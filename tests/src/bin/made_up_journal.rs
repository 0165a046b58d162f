//! Makes up a journal of two school years in an empty folder: `made_up_journal FOLDER [YYYY-MM-DD]`.
//!
//! One rule: it writes into a folder that holds no journal, or not at all. The passphrase is the one in
//! `AFTERBELL_PASSPHRASE`, or the one of all made-up journals.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program of the tests speaks on its standard output"
)]

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::SystemTime;

use afterbell_core::api::Code;
use afterbell_core::clock::{Day, Moment};
use afterbell_tests::PASSPHRASE;
use afterbell_tests::made_up::corpus::Corpus;
use afterbell_tests::made_up::journal::{lengthen, make_up};
use chrono_tz::Tz;
use clap::Parser;

/// Makes up a journal of two school years.
#[derive(Parser)]
struct Asked {
    /// The journal's folder.
    folder: PathBuf,
    /// The last day of the journal; without it, the day that is being lived.
    today: Option<Day>,
    /// The same seed and day make the same journal.
    #[arg(long, default_value_t = 19)]
    seed: u64,
    /// So many entries besides, from long before: a journal that is as long as any will be.
    #[arg(long, default_value_t = 0)]
    besides: usize,
}

fn main() -> ExitCode {
    let asked = Asked::parse();
    let today = asked.today.unwrap_or_else(today);
    let passphrase = passphrase();
    let made = make_up(&asked.folder, &passphrase, today, asked.seed).and_then(|made| {
        if asked.besides > 0 {
            let export = asked.folder.with_extension("json");
            let written = Corpus::of(asked.besides).write_export(&export, asked.besides);
            written.map_err(|_| Code::DiskFull)?;
            lengthen(&asked.folder, &passphrase, today, &export)?;
            fs::remove_file(&export).map_err(|_| Code::NoPermission)?;
        }
        Ok(made)
    });
    match made {
        Ok(made) => {
            println!(
                "{} days up to {today}: {} entries, {} check-ins, {} notes along losses; {} entries from before",
                made.days, made.entries, made.checkins, made.notes, asked.besides
            );
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("the journal was not made: {:?}", failure.code);
            ExitCode::FAILURE
        }
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "a made-up journal ends on the day it is looked at"
)]
fn today() -> Day {
    let since = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    let now = Moment {
        at: i64::try_from(since.as_millis()).unwrap_or(0),
        zone: Tz::Europe__London,
    };
    now.day(afterbell_core::clock::DAY_TURNS_AT)
}

#[allow(
    clippy::disallowed_methods,
    reason = "whoever starts it may choose the passphrase without it standing among the arguments"
)]
fn passphrase() -> String {
    std::env::var("AFTERBELL_PASSPHRASE").unwrap_or_else(|_| PASSPHRASE.to_owned())
}
