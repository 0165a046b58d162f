//! kill -9 at every step of everything that changes more than one save does: old or new, never neither.
//!
//! One rule: every step of each, in each of two ways: before it, and with half of it written. In the short run long
//! things are met at every few of their steps, another set of them each time the program changes.

use afterbell_tests::made_up::chance::Chance;

use super::{Became, Thing, backups, keys, writing};

/// What became of a thing that was killed again and again.
#[derive(Default, Debug)]
struct Tally {
    steps: usize,
    kills: usize,
    old: usize,
    new: usize,
    /// Killed after it had said that it was done.
    acknowledged: usize,
    lost: usize,
    /// The first few, in words.
    how: Vec<String>,
}

impl Tally {
    fn note(&mut self, at: &str, became: Result<Became, String>) {
        match became {
            Ok(Became::Old) => self.old += 1,
            Ok(Became::New) => self.new += 1,
            Err(why) => {
                self.lost += 1;
                if self.how.len() < 8 {
                    self.how.push(format!("{at}: {why}"));
                }
            }
        }
    }
}

/// How many steps it takes when nothing is in the way.
fn steps_of(thing: &Thing) -> usize {
    let (_, said) = thing.met(1_000_000, "killed");
    let count = said.lines.last().and_then(|line| line.parse().ok());
    count.unwrap_or_else(|| panic!("{}: {:?}", thing.name, said.lines))
}

/// Kills it at each step, or at about so many of them.
fn kill(thing: &Thing, most: usize) -> Tally {
    let mut tally = Tally {
        steps: steps_of(thing),
        ..Tally::default()
    };
    let mut chance = Chance::seeded(tally.steps as u64);
    let each = tally.steps * 2;
    for number in 0..each {
        if most < each && !chance.happens(most as f64 / each as f64) {
            continue;
        }
        let (at, how) = (number / 2, ["killed", "halfway"][number % 2]);
        let (mut window, said) = thing.met(at, how);
        let mut became = (thing.judge)(thing, &mut window, &said);
        if said.is_done() {
            tally.acknowledged += 1;
            if became == Ok(Became::Old) {
                became = Err("said to be done, and old".to_owned());
            }
        }
        tally.kills += 1;
        tally.note(&format!("{how} at {at}"), became);
    }
    // Let alone it is done, and new.
    let (mut window, said) = thing.met(1_000_000, "killed");
    let became = (thing.judge)(thing, &mut window, &said);
    assert!(said.is_done(), "{}: {:?}", thing.name, said.lines);
    assert_eq!(became, Ok(Became::New), "{} let alone", thing.name);
    eprintln!("{}: {tally:?}", thing.name);
    tally
}

fn expect_nothing_lost(thing: &Thing, most: usize) {
    let tally = kill(thing, most);
    assert_eq!(tally.lost, 0, "{}: {:#?}", thing.name, tally.how);
    assert!(tally.kills > 4, "{}: {tally:?}", thing.name);
}

/// About so many kills of each thing in the short run.
const SHORT: usize = 24;
const ALL: usize = usize::MAX;

#[test]
fn a_save_killed_at_any_step_is_there_or_not() {
    expect_nothing_lost(&writing::saving("save"), 70);
}

#[test]
fn a_journal_killed_while_it_is_made_is_there_or_can_be_made() {
    expect_nothing_lost(&writing::making(), SHORT);
}

#[test]
fn a_journal_killed_while_it_is_brought_up_opens_with_all_that_was_in_it() {
    expect_nothing_lost(&writing::bringing_up(), SHORT);
}

#[test]
fn a_header_killed_while_it_is_healed_opens() {
    expect_nothing_lost(&keys::healing(), ALL);
}

#[test]
fn a_backup_killed_at_any_step_is_whole_or_none() {
    expect_nothing_lost(&backups::backing_up(), SHORT);
}

#[test]
fn a_restore_killed_at_any_step_leaves_the_journal_or_the_backup_with_the_journal_kept() {
    expect_nothing_lost(&backups::restoring("restore"), SHORT * 2);
}

#[test]
fn a_change_of_passphrase_killed_at_any_step_leaves_one_that_opens() {
    expect_nothing_lost(&keys::changing_the_passphrase("passphrase"), ALL);
}

#[test]
fn a_new_recovery_key_killed_at_any_step_leaves_a_way_in() {
    expect_nothing_lost(&keys::making_a_recovery_key(), SHORT);
}

#[test]
fn new_keys_killed_at_any_step_leave_the_old_journal_or_the_new() {
    expect_nothing_lost(&keys::renewing_the_keys(), SHORT * 2);
}

#[test]
fn an_import_killed_at_any_step_is_whole_when_it_is_brought_in_again() {
    expect_nothing_lost(&writing::bringing_in(), SHORT);
}

#[test]
#[ignore = "minutes: cargo xtask soak"]
fn everything_killed_at_every_single_step_is_old_or_new() {
    for thing in [
        writing::saving("save"),
        writing::making(),
        writing::bringing_up(),
        keys::healing(),
        backups::backing_up(),
        backups::restoring("restore"),
        keys::changing_the_passphrase("passphrase"),
        keys::making_a_recovery_key(),
        keys::renewing_the_keys(),
        writing::bringing_in(),
    ] {
        expect_nothing_lost(&thing, ALL);
    }
}

/// The controls: the same kills on what is done carelessly have to lose something.
#[test]
fn what_is_written_over_where_it_lies_is_seen_to_be_lost() {
    let mut header = keys::changing_the_passphrase("header-in-place");
    let changed = keys::changing_the_passphrase("passphrase");
    // The files after a change: of another journal, so only what is torn is of interest here.
    header.with = Some(changed.beginning.folder().to_owned());
    let (mut window, _) = header.met(3, "halfway");
    let torn = (header.judge)(&header, &mut window, &super::Said::default());
    assert!(torn.is_err(), "half a header in both copies: {torn:?}");

    let mut restore = backups::restoring("restore-in-place");
    let other = writing::journal();
    restore.with = Some(other.folder().to_owned());
    let lost = (0..8)
        .filter(|at| {
            let (mut window, said) = restore.met(*at, "halfway");
            (restore.judge)(&restore, &mut window, &said).is_err()
        })
        .count();
    assert!(lost > 3, "{lost} of 8");
}

#[test]
fn what_is_said_to_be_done_too_early_is_caught() {
    let thing = writing::saving("say-too-early");
    let (mut window, said) = thing.met(2, "killed");
    assert!(said.is_done());
    let became = (thing.judge)(&thing, &mut window, &said);
    assert_eq!(became, Ok(Became::Old), "said to be done, and not there");
}
