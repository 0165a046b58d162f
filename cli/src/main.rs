//! The same journal without a window.
//!
//! | Room | What it is for |
//! |---|---|
//! | `asked` | what can be asked on the command line |
//! | `input` | what is typed: the passphrase first, and whatever else must not stand among the arguments |
//! | `output` | what is answered, in words or as JSON |
//! | `refusal` | what went wrong, what to do, and the exit code |
//! | `door` | opening the journal |
//! | `verbs` | one file for each noun: the thin skin over the core's rooms |
//!
//! One rule: nothing secret and nothing that was written stands in an argument, which other programs can read and a
//! shell remembers. Exit codes: 0 fine, 1 other, 2 usage, 3 wrong passphrase, 4 damaged, 5 newer, 6 in use.

#![forbid(unsafe_code)]

mod asked;
mod door;
mod input;
mod output;
mod refusal;
mod verbs;

use std::process::ExitCode;

use afterbell_core::api::Code;
use afterbell_machine::folders;
use clap::Parser;

use crate::asked::{Asked, Verb};
use crate::door::Door;
use crate::output::Output;
use crate::refusal::{Outcome, Refusal};

fn main() -> ExitCode {
    // Clap ends the process with 2 by itself if it does not understand what was asked.
    let asked = Asked::parse();
    let output = Output { json: asked.json };
    match obey(asked, output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            output.refuse(&refusal);
            ExitCode::from(refusal.exit_code())
        }
    }
}

fn obey(asked: Asked, output: Output) -> Outcome {
    let folder = folders::journal(asked.journal).ok_or(Code::NoJournal)?;
    let mut door = Door::new(folder.clone());
    carry_out(asked.verb, &mut door, output).map_err(|refusal| match folders::elsewhere(&folder) {
        Some(whose) if refusal.code() == Code::SyncedFolder => Refusal::Elsewhere(whose),
        _ => refusal,
    })
}

fn carry_out(verb: Verb, door: &mut Door, output: Output) -> Outcome {
    match verb {
        Verb::New { suggest } => verbs::keys::new(door, suggest, output),
        Verb::RenewKeys { with_recovery_key } => {
            verbs::keys::renew(door, with_recovery_key, output)
        }
        Verb::Passphrase { with_recovery_key } => {
            verbs::keys::passphrase(door, with_recovery_key, output)
        }
        Verb::Backup(what) => verbs::backup::backup(door, &what, output),
        Verb::Restore {
            file,
            with_recovery_key,
            put_in_place,
        } => verbs::backup::restore(door, &file, with_recovery_key, put_in_place, output),
        Verb::Info => verbs::look::info(door, output),
        Verb::KeepAsFound => verbs::look::keep_as_found(door, output),
        Verb::Check => verbs::look::check(door, output),
        Verb::Import(what) => verbs::import::import(door, &what, output),
        Verb::Attachment(what) => verbs::attachment::attachment(door, &what, output),
        Verb::Entry(what) => verbs::entry::entry(door, &what, output),
        Verb::Checkin(what) => verbs::checkin::checkin(door, &what, output),
        Verb::Templates(what) => verbs::templates::templates(door, &what, output),
        Verb::Questionnaires(what) => verbs::questionnaires::questionnaires(door, &what, output),
        Verb::People => verbs::people::people(door, output),
        Verb::Search { best, limit } => verbs::search::search(door, best, limit, output),
        Verb::Kept => verbs::kept::kept(door, output),
        Verb::Links { measure } => verbs::links::links(door, measure, output),
        Verb::Trend(what) => verbs::trend::trend(door, &what, output),
        Verb::Summary(what) => verbs::summary::summary(door, &what, output),
    }
}
