//! The power goes, at any moment: what was acknowledged is there when the journal is opened again.
//!
//! One rule: every write, sync and cut of a real evening is written down once and then done again up to a cut, with
//! what was not synced lost, torn or out of order. The seal beside the database, which waits for no disk, is as old as
//! it likes.

use std::collections::BTreeMap;

use afterbell_tests::made_up::chance::Chance;
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

use super::disk::power::{Files, Loses, cut, files_of, put};
use super::disk::{Done, Watched};

const SEAL: &str = "seal";

/// What stands in a journal: entries by id with whether they are in the bin, and how many check-ins.
#[derive(Clone, PartialEq, Eq)]
pub struct Held {
    entries: BTreeMap<i64, (String, bool)>,
    checkins: i64,
}

impl Held {
    /// Read past every command, from the tables themselves.
    pub fn by(evening: &mut Evening) -> Result<Self, String> {
        let journal = evening.session().journal().map_err(|_| "it is not open")?;
        let read = || -> rusqlite::Result<Self> {
            let db = journal.read();
            let entries = db
                .prepare("SELECT id, body, binned_at IS NOT NULL FROM entry")?
                .query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?
                .collect::<rusqlite::Result<_>>()?;
            let checkins = db.query_row("SELECT count(*) FROM checkin", [], |row| row.get(0))?;
            Ok(Self { entries, checkins })
        };
        read().map_err(|_| "it cannot be read".to_owned())
    }

    /// The same without the entries that begin so.
    pub fn without(&self, beginning: &str) -> Self {
        let mut less = self.clone();
        less.entries
            .retain(|_, (body, _)| !body.starts_with(beginning));
        less
    }
}

/// An evening that was written down.
struct Recorded {
    evening: Evening,
    /// Its recovery key.
    key: String,
    /// The files before the first of what was done.
    before: Files,
    done: Vec<Done>,
    /// What stood in it after so many acknowledged saves, and the seal then.
    states: Vec<(Held, Vec<u8>)>,
}

fn record(saves: usize, seed: u64) -> Recorded {
    let mut evening = a_journal();
    evening.write("Written before.");
    evening.lock();
    let before = files_of(evening.folder());
    let mut chance = Chance::seeded(seed);
    let watched = Watched::folder(evening.folder());
    let key = evening.recovery_key();
    recover(&mut evening, &key).expect("it opens");
    let mut states = vec![state(&mut evening)];
    for number in 1..=saves {
        save_something(&mut evening, number, &mut chance);
        watched.acknowledged(number);
        states.push(state(&mut evening));
    }
    evening.lock();
    let done = watched.done();
    Recorded {
        evening,
        key,
        before,
        done,
        states,
    }
}

fn state(evening: &mut Evening) -> (Held, Vec<u8>) {
    let seal = std::fs::read(evening.folder().join(SEAL)).expect("a seal");
    (Held::by(evening).expect("it can be read"), seal)
}

fn save_something(evening: &mut Evening, number: usize, chance: &mut Chance) {
    let length = [3, 40, 400, 4_000, 40_000][chance.below(5)];
    let body = format!("Save {number}. {}", "and so on ".repeat(length / 10 + 1));
    let held = Held::by(evening).expect("it can be read");
    let ids: Vec<i64> = held.entries.keys().copied().collect();
    match (chance.below(10), chance.one_of(&ids)) {
        (0..3, Some(id)) => {
            let binned = held.entries[id].1;
            if binned {
                evening.call("bring_back_entry", json!({ "id": id }));
            } else {
                evening.call("save_entry", json!({ "id": id, "body": body }));
            }
        }
        (3, Some(id)) if !held.entries[id].1 => {
            evening.call("bin_entry", json!({ "id": id }));
        }
        (4..6, _) => {
            // A day takes a few.
            evening.wait_minutes(24 * 60);
            evening.check_in(json!({ "mood": chance.below(5) + 1, "words": ["content"] }));
        }
        _ => {
            evening.write(&body);
        }
    }
    evening.wait_minutes(1);
}

/// Opens with the recovery key, which costs no Argon2id.
fn recover(evening: &mut Evening, key: &str) -> Result<Value, String> {
    evening
        .attempt("recover", json!({ "recovery_key": key }))
        .map_err(|failure| format!("it does not open: {:?}", failure.code))
}

/// What became of the cuts.
#[derive(Default, Debug)]
struct Tally {
    cuts: usize,
    /// Cuts in the middle of a save, of which it could be there or not.
    in_flight: usize,
    lost: usize,
    /// Of those, how many were noticed at opening or refused to open.
    told: usize,
    /// The first few, in words.
    how: Vec<String>,
}

impl Recorded {
    /// The seal after a cut: each of its sectors as old as it likes, but not older than what was settled at opening.
    fn seal(&self, acknowledged: usize, chance: &mut Chance) -> Vec<u8> {
        let newest = &self.states[acknowledged].1;
        let mut seal = newest.clone();
        for (place, sector) in seal.chunks_mut(512).enumerate() {
            let older = &self.states[chance.below(acknowledged + 1)].1;
            let from = older.get(place * 512..).unwrap_or_default();
            let length = sector.len().min(from.len());
            sector[..length].copy_from_slice(&from[..length]);
        }
        seal
    }

    /// One cut, and what opening it again finds. Every fourth time the power goes again while it is being opened.
    fn survive(&self, loses: Loses, syncs_count: bool, chance: &mut Chance, tally: &mut Tally) {
        let up_to = chance.below(self.done.len() + 1);
        let acknowledged = self.done[..up_to]
            .iter()
            .rev()
            .find_map(|step| match step {
                Done::Acknowledged(number) => Some(*number),
                _ => None,
            })
            .unwrap_or(0);
        let mut left = cut(
            &self.before,
            &self.done[..up_to],
            loses,
            syncs_count,
            chance,
        );
        left.insert(SEAL.to_owned(), self.seal(acknowledged, chance));
        if tally.cuts.is_multiple_of(4) && syncs_count {
            left = self.cut_again(&left, loses, chance);
        }
        tally.cuts += 1;
        let allowed = &self.states[acknowledged..self.states.len().min(acknowledged + 2)];
        tally.in_flight += usize::from(!matches!(
            self.done[..up_to].last(),
            None | Some(Done::Acknowledged(_))
        ));
        let mut after = self.window(&left);
        match opened(&mut after, &self.key, allowed) {
            Ok(()) => {}
            Err((told, why)) => {
                tally.lost += 1;
                tally.told += usize::from(told);
                if tally.how.len() < 5 {
                    tally
                        .how
                        .push(format!("step {up_to}, {loses:?}, {acknowledged}: {why}"));
                }
            }
        }
    }

    /// The power goes a second time, while the first cut is being mended.
    fn cut_again(&self, left: &Files, loses: Loses, chance: &mut Chance) -> Files {
        let mut window = self.window(left);
        let watched = Watched::folder(window.folder());
        // What it answers is told when it is opened for good.
        drop(recover(&mut window, &self.key));
        let done = watched.done();
        let up_to = chance.below(done.len() + 1);
        cut(left, &done[..up_to], loses, true, chance)
    }

    /// A shut journal of these files.
    fn window(&self, files: &Files) -> Evening {
        let window = self.evening.window_on("after-the-cut");
        put(files, window.folder());
        window
    }
}

/// Whether the journal is one of those allowed, sound, and without anything to notice; if not, whether the user was told.
fn opened(
    evening: &mut Evening,
    key: &str,
    allowed: &[(Held, Vec<u8>)],
) -> Result<(), (bool, String)> {
    let status = recover(evening, key).map_err(|why| (true, why))?;
    let told = !status["noticed"].is_null();
    let held = Held::by(evening).map_err(|why| (true, why))?;
    if !allowed.iter().any(|(state, _)| *state == held) {
        return Err((told, "what was acknowledged is not there".to_owned()));
    }
    if told {
        return Err((told, format!("noticed {}", status["noticed"])));
    }
    let checked = evening.session().journal().map(|journal| journal.check());
    match checked {
        Ok(Ok(checked)) if checked.is_sound() => {}
        Ok(Ok(checked)) => {
            let (pages, faults) = (checked.changed_pages, checked.structure.len());
            let why = format!(
                "{pages} pages, {faults} faults, adds up: {}",
                checked.adds_up
            );
            return Err((true, why));
        }
        _ => return Err((true, "it cannot be looked over".to_owned())),
    }
    let went_on = evening.attempt("save_entry", json!({ "body": "The power is back." }));
    went_on
        .map(|_| ())
        .map_err(|failure| (true, format!("it does not go on: {:?}", failure.code)))
}

fn cuts(times: usize, saves: usize, syncs_count: bool, seed: u64) -> Tally {
    let recorded = record(saves, seed);
    let mut chance = Chance::seeded(seed ^ 0xC0FF_EE00);
    let mut tally = Tally::default();
    for number in 0..times {
        let loses = Loses::ALL[number % Loses::ALL.len()];
        recorded.survive(loses, syncs_count, &mut chance, &mut tally);
    }
    tally
}

#[test]
fn what_was_acknowledged_is_there_after_a_hundred_and_fifty_power_cuts() {
    let tally = cuts(150, 25, true, 1);
    eprintln!("{tally:?}");
    assert_eq!(tally.lost, 0, "{:?}", tally.how);
    assert!(
        tally.in_flight > 50,
        "only {} cuts were in the middle of anything",
        tally.in_flight
    );
}

#[test]
fn a_disk_that_only_says_it_has_synced_is_caught() {
    let tally = cuts(40, 25, false, 2);
    eprintln!("{tally:?}");
    assert!(
        tally.lost > 0,
        "nothing was synced and nothing lost: this test sees nothing"
    );
}

#[test]
#[ignore = "minutes: cargo xtask soak"]
fn what_was_acknowledged_is_there_after_four_thousand_power_cuts() {
    // In portions, each another evening.
    let mut all = Tally::default();
    for seed in 0..20 {
        let tally = cuts(200, 40, true, 1_000 + seed);
        all.cuts += tally.cuts;
        all.in_flight += tally.in_flight;
        all.lost += tally.lost;
        all.how.extend(tally.how);
    }
    eprintln!("{all:?}");
    assert_eq!(all.lost, 0, "{:?}", all.how);
}
