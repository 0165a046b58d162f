//! The n-th write is refused, for every n of a save and of an import: what was acknowledged stays, the refusal is told,
//! and the journal goes on once there is room.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use afterbell_core::api::Code;
use afterbell_core::transfer::imports::day_one;
use afterbell_tests::made_up::pictures::hills;
use afterbell_tests::{Evening, a_journal};
use rusqlite::ffi;
use serde_json::{Value, json};

use super::disk::{Refusal, Watched};
use super::power_cuts::Held;

/// How a disk refuses: with what, whether it stays so, and whether only writes are refused.
const WAYS: [(i32, bool, bool); 6] = [
    (ffi::SQLITE_FULL, false, false),
    (ffi::SQLITE_FULL, true, false),
    (ffi::SQLITE_FULL, true, true),
    (ffi::SQLITE_IOERR_WRITE, false, true),
    (ffi::SQLITE_IOERR_WRITE, true, true),
    (ffi::SQLITE_IOERR_FSYNC, false, true),
];

/// What refusals did.
#[derive(Default, Debug)]
struct Tally {
    refused: usize,
    codes: BTreeMap<String, usize>,
    /// Refused, and there all the same: the refusal came when it was on the disk already.
    there_all_the_same: usize,
}

/// Does something again and again, each time with a later request refused, until none is. `attempt` answers what went
/// wrong.
fn refuse_every(
    evening: &mut Evening,
    way: (i32, bool, bool),
    attempt: &mut dyn FnMut(&mut Evening, usize) -> Result<(), Code>,
    tally: &mut Tally,
) {
    let (with, lasting, everything) = way;
    let key = evening.recovery_key();
    evening.lock();
    let watched = Watched::folder(evening.folder());
    // What is opened before a folder is watched is not seen.
    evening.call("recover", json!({ "recovery_key": key }));
    for after in 0.. {
        let before = held(evening);
        watched.refuse(Some(Refusal {
            after,
            lasting,
            everything,
            with,
        }));
        let answer = attempt(evening, after);
        let refused = watched.refused();
        watched.refuse(None);
        if refused == 0 {
            assert_eq!(answer, Ok(()), "nothing was refused");
            return;
        }
        tally.refused += 1;
        let now = held(evening);
        let at = format!("{way:?}, refused after {after}");
        match answer {
            Ok(()) => assert!(now != before, "{at}: acknowledged and not there"),
            Err(code) => {
                *tally.codes.entry(format!("{code:?}")).or_default() += 1;
                tally.there_all_the_same += usize::from(now != before);
            }
        }
        goes_on(evening, &at);
        assert!(after < 10_000, "it is never let through");
    }
}

/// There is room again: a save is kept, here and after opening anew, and everything is sound.
fn goes_on(evening: &mut Evening, at: &str) {
    let saved = evening.attempt("save_entry", json!({ "body": "There is room again." }));
    assert_eq!(
        saved.err().map(|failure| failure.code),
        None,
        "{at}: it does not go on"
    );
    let here = held(evening);
    evening.lock();
    let key = evening.recovery_key();
    let status = evening.call("recover", json!({ "recovery_key": key }));
    assert_eq!(status["noticed"], Value::Null, "{at}");
    assert!(
        held(evening) == here,
        "{at}: opened anew, it is not what it was"
    );
    let journal = evening.session().journal().unwrap();
    assert!(journal.check().unwrap().is_sound(), "{at}");
}

fn held(evening: &mut Evening) -> Held {
    Held::by(evening).unwrap_or_else(|why| panic!("{why}"))
}

#[test]
fn a_save_of_which_any_write_is_refused_loses_nothing() {
    let mut tally = Tally::default();
    for way in WAYS {
        let mut evening = a_journal();
        evening.write("Written before.");
        // Pages that held something once, and hold nothing now.
        let freed = evening.write(&"Too much was said here. ".repeat(1_500));
        evening.call(
            "save_entry",
            json!({ "id": freed, "body": "Less was said." }),
        );
        let long = "a long evening ".repeat(2_000);
        refuse_every(
            &mut evening,
            way,
            &mut |evening, n| {
                let body = format!("Attempt {n}. {long}");
                let answer = evening.attempt("save_entry", json!({ "body": body }));
                answer.map(|_| ()).map_err(|failure| failure.code)
            },
            &mut tally,
        );
    }
    eprintln!("{tally:?}");
    assert!(tally.refused > 50, "{tally:?}");
    assert!(tally.codes.contains_key("DiskFull"), "{tally:?}");
}

#[test]
fn an_import_of_which_any_write_is_refused_loses_nothing_and_is_whole_at_the_end() {
    let mut tally = Tally::default();
    for way in [WAYS[0], WAYS[4]] {
        let mut evening = a_journal();
        evening.write("Written before.");
        let folder = export(&evening);
        refuse_every(
            &mut evening,
            way,
            &mut |evening, _| {
                let journal = evening.session().journal().unwrap();
                day_one::import(journal, &folder, &mut |_, _| true)
                    .map(|_| ())
                    .map_err(|error| error.code())
            },
            &mut tally,
        );
        assert_eq!(
            evening.found("heron").len(),
            RECORDS,
            "each record once, however often it was tried"
        );
    }
    eprintln!("{tally:?}");
    assert!(tally.refused > 20, "{tally:?}");
}

pub const RECORDS: usize = 12;

pub fn export(evening: &Evening) -> PathBuf {
    const MD5: &str = "6b73e9bd86a91d3a7ead09268b0fb266";
    let folder = evening.home().join("export");
    fs::create_dir_all(folder.join("photos")).unwrap();
    fs::write(
        folder.join("photos").join(format!("{MD5}.png")),
        hills(true),
    )
    .unwrap();
    let records: Vec<Value> = (0..RECORDS)
        .map(|number| {
            json!({
                "uuid": format!("{number:032X}"), "creationDate": format!("2019-07-{:02}T09:00:00Z", number + 1),
                "timeZone": "Europe/London",
                "text": format!("A heron, number {number}.\n\n![](dayone-moment://8A3E7D5E1C2B4F6A9D8C7B6A5F4E3D2C)"),
                "photos": [{ "identifier": "8A3E7D5E1C2B4F6A9D8C7B6A5F4E3D2C", "md5": MD5, "type": "png" }],
            })
        })
        .collect();
    let journal = json!({ "metadata": { "version": "1.0" }, "entries": records });
    fs::write(folder.join("Journal.json"), journal.to_string()).unwrap();
    folder
}
