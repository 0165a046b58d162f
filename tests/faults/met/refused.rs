//! A disk that refuses, at every step of everything that changes more than one save does: it is told, nothing that was
//! there is lost, and once there is room again the very same process does it.
//!
//! One rule: every file counts, not only those SQLite writes: headers, the copy a backup is made of, the backup itself.

use std::collections::BTreeMap;

use super::{Became, Thing, backups, keys, writing};

/// As the other process calls them.
const WAYS: [&str; 4] = ["full", "stays-full", "broken", "read-only"];

/// How a refused thing went.
#[derive(Default, Debug)]
struct Tally {
    refused: usize,
    /// What was told, and how often.
    told: BTreeMap<String, usize>,
    /// It was done all the same: nothing depended on that step.
    done_all_the_same: usize,
    /// It went on only once the journal had been locked and opened.
    after_opening_anew: usize,
    wrong: Vec<String>,
}

/// Refuses each step, or every so-manieth, in each way.
fn refuse(thing: &Thing, every: usize) -> Tally {
    let mut tally = Tally::default();
    for (offset, how) in WAYS.into_iter().enumerate() {
        for at in (offset % every..).step_by(every) {
            let (mut window, said) = thing.met(at, how);
            let answer = said.answer().unwrap_or("killed").to_owned();
            let count: usize = said
                .lines
                .iter()
                .find_map(|line| line.parse().ok())
                .unwrap_or(0);
            if at >= count {
                break;
            }
            tally.refused += 1;
            let became = (thing.judge)(thing, &mut window, &super::Said::default());
            let mut wrong = |why: String| {
                tally
                    .wrong
                    .push(format!("{how} at {at}, told {answer}: {why}"))
            };
            match &became {
                Err(why) => wrong(why.clone()),
                Ok(Became::Old) => wrong("with room it was not done".to_owned()),
                Ok(Became::New) => {}
            }
            // After the number of steps it tells how it went with room.
            let told = said.lines.iter().map(String::as_str);
            let again: Vec<&str> = told
                .skip_while(|line| line.parse::<usize>().is_err())
                .skip(1)
                .collect();
            match again.as_slice() {
                [] if answer == "done" => tally.done_all_the_same += 1,
                ["done"] => {}
                [_, "done"] => tally.after_opening_anew += 1,
                other => wrong(format!("with room again it told {other:?}")),
            }
            *tally.told.entry(answer).or_default() += 1;
        }
    }
    eprintln!("{} refused: {tally:?}", thing.name);
    tally
}

fn expect_nothing_lost(thing: &Thing, every: usize) {
    let tally = refuse(thing, every);
    let first: Vec<&String> = tally.wrong.iter().take(8).collect();
    assert!(
        tally.wrong.is_empty(),
        "{}: {} wrong, {first:#?}",
        thing.name,
        tally.wrong.len()
    );
    let codes: Vec<&str> = tally.told.keys().map(String::as_str).collect();
    assert!(codes.contains(&"disk_full"), "{codes:?}");
    let mut may_be_told = vec!["done", "disk_full", "no_permission", "internal"];
    // Of these the last step can be refused after it was decided that it is done.
    if ["restore", "renew"].contains(&thing.name) {
        may_be_told.push("unfinished");
    }
    assert!(
        codes.iter().all(|code| may_be_told.contains(code)),
        "a full or broken disk is not said to be something else: {codes:?}"
    );
    // New keys that were decided are finished by opening, and by nothing else.
    assert!(
        thing.name == "renew" || tally.after_opening_anew == 0,
        "it went on only once the journal had been locked and opened"
    );
}

#[test]
fn a_save_refused_at_any_step_is_told_and_done_once_there_is_room() {
    expect_nothing_lost(&writing::saving("save"), 2);
}

#[test]
fn a_backup_refused_at_any_step_is_told_and_done_once_there_is_room() {
    expect_nothing_lost(&backups::backing_up(), 17);
}

#[test]
fn a_restore_refused_at_any_step_is_told_and_done_once_there_is_room() {
    expect_nothing_lost(&backups::restoring("restore"), 5);
}

#[test]
fn a_change_of_passphrase_refused_at_any_step_is_told_and_done_once_there_is_room() {
    expect_nothing_lost(&keys::changing_the_passphrase("passphrase"), 1);
}

#[test]
fn new_keys_refused_at_any_step_are_told_and_made_once_there_is_room() {
    expect_nothing_lost(&keys::renewing_the_keys(), 11);
}

#[test]
fn a_migration_refused_at_any_step_is_told_and_done_once_there_is_room() {
    expect_nothing_lost(&writing::bringing_up(), 17);
}

#[test]
fn an_import_refused_at_any_step_is_told_and_done_once_there_is_room() {
    expect_nothing_lost(&writing::bringing_in(), 17);
}

#[test]
#[ignore = "minutes: cargo xtask soak"]
fn everything_refused_at_every_single_step_is_told_and_done_once_there_is_room() {
    for thing in [
        writing::saving("save"),
        backups::backing_up(),
        backups::restoring("restore"),
        keys::changing_the_passphrase("passphrase"),
        writing::bringing_up(),
        keys::renewing_the_keys(),
        writing::bringing_in(),
    ] {
        expect_nothing_lost(&thing, 1);
    }
}
