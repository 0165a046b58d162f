//! What is written into a journal, and journals that are made or brought up.

use std::fs;
use std::path::Path;

use afterbell_core::transfer::imports::day_one;
use afterbell_tests::{Evening, PASSPHRASE, a_journal, no_journal};
use serde_json::json;

use super::backups::{listed, whole_backups};
use super::{Became, Held, Judge, RECORDS, Thing, ask, copy_all, export, look_over, open};

/// A journal with an evening in it, shut.
pub fn journal() -> Evening {
    let mut evening = a_journal();
    evening.write("Written before.");
    // Pages that held something once, and hold nothing now.
    let long = evening.write(&"Too much was said here. ".repeat(1_500));
    evening.call(
        "save_entry",
        json!({ "id": long, "body": "Less was said." }),
    );
    evening.check_in(json!({ "mood": 2, "words": ["content"] }));
    evening
}

pub fn thing(name: &'static str, mut beginning: Evening, judge: Judge) -> Thing {
    let old = Held::by(&mut beginning).expect("it can be read");
    beginning.lock();
    Thing {
        name,
        key: beginning.recovery_key(),
        beginning,
        old: Some(old),
        with: None,
        judge,
    }
}

pub fn saving(name: &'static str) -> Thing {
    thing(name, journal(), |thing, window, _| {
        let held = thing.open(window)?;
        if thing.is_as_before(&held).is_ok() {
            return Ok(Became::Old);
        }
        let there = window.found("\"The new entry.\"").len();
        let old = thing.old.as_ref().expect("it had something");
        // Refused at its very end it may be there all the same, and is there twice when it was tried again.
        if (1..=2).contains(&there) && held.without("The new entry.") == *old {
            Ok(Became::New)
        } else {
            Err("neither what was there nor the new entry".to_owned())
        }
    })
}

/// Nothing is old here: either a journal is there that opens, or one can be made.
pub fn making() -> Thing {
    Thing {
        name: "make",
        beginning: no_journal(),
        key: String::new(),
        old: None,
        with: None,
        judge: |_, window, _| {
            if ask(window, "status", json!({}))?["journal"] == "none" {
                ask(window, "make_journal", json!({ "passphrase": PASSPHRASE }))?;
                return Ok(Became::Old);
            }
            ask(window, "unlock", json!({ "passphrase": PASSPHRASE }))?;
            look_over(window).map(|_| Became::New)
        },
    }
}

/// Opening a journal of the first schema: a backup first, then it is brought up.
pub fn bringing_up() -> Thing {
    let vault = Path::new(env!("CARGO_MANIFEST_DIR")).join("vaults/schema-1");
    let beginning = no_journal();
    fs::create_dir(beginning.folder()).expect("a folder");
    for name in ["header", "header.2", "journal.db"] {
        fs::copy(vault.join(name), beginning.folder().join(name)).expect("a copy");
    }
    let key = fs::read_to_string(vault.join("recovery-key.txt")).expect("its key");
    let old = {
        let mut window = beginning.window_on("as-it-was");
        copy_all(beginning.folder(), window.folder()).expect("a copy");
        open(&mut window, key.trim()).expect("it opens")
    };
    Thing {
        name: "open",
        beginning,
        key: key.trim().to_owned(),
        old: Some(old),
        with: None,
        judge: |thing, window, _| {
            let backups = |window: &Evening| {
                let folder = window.folder().join("backups");
                fs::read_dir(folder).map_or(0, Iterator::count)
            };
            let before = whole_backups(thing, window)?;
            let held = thing.open(window)?;
            thing.is_as_before(&held)?;
            // If it was still of the first schema, this opening has made a backup of its own.
            let after = listed(window)?.len();
            if after == 0 || backups(window) == 0 {
                return Err("it was brought up without a backup".to_owned());
            }
            Ok(if after > before {
                Became::Old
            } else {
                Became::New
            })
        },
    }
}

pub fn bringing_in() -> Thing {
    let beginning = journal();
    let with = export(&beginning);
    let mut thing = thing("import", beginning, |thing, window, said| {
        let held = thing.open(window)?;
        let old = thing.old.as_ref().expect("it had something");
        if held.without("A heron, number") != *old {
            return Err("what was there before is not there".to_owned());
        }
        let became = match window.found("heron").len() {
            RECORDS => Became::New,
            _ if said.is_done() => return Err("records are missing".to_owned()),
            _ => Became::Old,
        };
        // Brought in again, each is there once.
        let with = thing.with.as_ref().expect("an export");
        let journal = window.session().journal().map_err(|_| "it is not open")?;
        day_one::import(journal, with, &mut |_, _| true)
            .map_err(|error| format!("again: {:?}", error.code()))?;
        match window.found("heron").len() {
            RECORDS => Ok(became),
            found => Err(format!("{found} records after a second import")),
        }
    });
    thing.with = Some(with);
    thing
}
