//! Makes a journal that every later version has to open: `keep_vault FOLDER`.
//!
//! One rule: run once for each schema that ships, into a new folder of `tests/vaults`, and never again for the same
//! one: what was written by a version stays as that version wrote it.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program of the tests speaks on its standard output"
)]

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use afterbell_core::api::{self, Failure};
use afterbell_core::session::Session;
use afterbell_tests::PASSPHRASE;
use afterbell_tests::clock::{SetClock, civil};
use afterbell_tests::evening::{id, surroundings, words};
use chrono_tz::Tz;
use serde_json::{Value, json};

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("keep_vault FOLDER");
        return ExitCode::FAILURE;
    };
    match keep(Path::new(&folder)) {
        Ok(recovery_key) => {
            println!("{recovery_key}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("not kept: {:?}", failure.code);
            ExitCode::FAILURE
        }
    }
}

/// Makes the journal and answers its recovery key, which belongs beside it as `recovery-key.txt`.
fn keep(folder: &Path) -> Result<String, Failure> {
    let now = civil("2026-11-19 21:40", Tz::Europe__London).ok_or(api::Code::Internal)?;
    let clock = Arc::new(SetClock::at(now));
    let mut session = Session::new(surroundings(folder, &clock));
    let mut say = |name: &str, input: Value| api::dispatch(&mut session, name, input);
    let shown = say("make_journal", json!({ "passphrase": PASSPHRASE }))?;
    say(
        "save_entry",
        json!({ "body": "# Thursday\n\nThe choir *sang* in the corridor. Café, naïve, 🌧️." }),
    )?;
    let binned = say("save_entry", json!({ "body": "Written in anger." }))?;
    say("bin_entry", json!({ "id": id(&binned["value"]) }))?;
    say(
        "record_checkin",
        json!({ "mood": 2, "energy": 1, "bucket": 0, "sleep": 3, "words": ["threadbare"], "tags": ["budget"], "light": "The choir." }),
    )?;
    let loss = say(
        "save_loss",
        json!({ "title": "The school as it was", "kind": "trust_in_system" }),
    )?;
    say(
        "note_states",
        json!({ "loss_id": id(&loss["value"]), "levels": [{ "state_id": 2, "level": 3 }], "facing": "unsure", "note": "A line." }),
    )?;
    say(
        "save_known",
        json!({ "kind": "person", "name": "Ruth Adeyemi", "also": ["Ruth"], "role": "my chair", "circle": "governors", "ties": ["speaks_for_me"] }),
    )?;
    say(
        "save_marker",
        json!({ "day": "2026-11-18", "kind": "ofsted_call", "label": "", "hard": true }),
    )?;
    say(
        "order_states",
        json!({ "ids": [2, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11] }),
    )?;
    say("choose_calendar", json!({ "preset": "england_wales" }))?;
    say(
        "save_school_period",
        json!({ "label": "INSET", "kind": "inset", "from": "2026-11-27", "to": "2026-11-27" }),
    )?;
    say(
        "answer_questionnaire",
        json!({ "instrument": "ons4", "answers": [6, null, 4, 7] }),
    )?;
    say(
        "log_score",
        json!({ "name": "WEMWBS", "day": "2026-11-12", "score": 43.0 }),
    )?;
    say("note_lower_spell", json!({}))?;
    say("log_wobble", json!({}))?;
    say(
        "save_kept_words",
        json!({ "text": "You were there.", "said_by": "a parent", "said_when": "July", "comes_up": true }),
    )?;
    say(
        "save_settings",
        json!({ "theme": "night", "idle_minutes": 7, "day_turns_at": 4 }),
    )?;
    say("lock", json!({}))?;
    Ok(words(&shown["groups"]).join("-"))
}
