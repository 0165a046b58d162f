//! Headers that ask for terabytes or for years: refused before any work, in next to no memory and time.
//!
//! One rule: what it costs is measured in the process that opens, as memory and as its own time on the processor, which
//! a busy machine does not lengthen. The control is a header whose cost is within bounds, and is paid.

use std::collections::BTreeMap;

use afterbell_tests::vectors::Honest;
use afterbell_tests::vectors::headers::{BOMBS, bomb};
use serde_json::Value;

use super::disk::power::put;
use super::{Running, another_process};

/// Ten MiB, in KiB.
const MOST_MEMORY: u64 = 10 * 1024;
/// Ten milliseconds, in nanoseconds.
const MOST_TIME: u64 = 10_000_000;

/// What opening a journal with this header costs: what it answered, KiB, nanoseconds.
fn cost_of(honest: &Honest, header: &[u8], by_recovery_key: bool) -> (String, u64, u64) {
    let window = honest.evening.window_on("bomb");
    let files = BTreeMap::from([
        ("header".to_owned(), header.to_vec()),
        ("header.2".to_owned(), header.to_vec()),
        ("journal.db".to_owned(), honest.database.clone()),
        ("seal".to_owned(), honest.seal.clone()),
    ]);
    put(&files, window.folder());
    let mut told = vec!["weigh"];
    if by_recovery_key {
        told.extend(["--key", &honest.key]);
    }
    let (said, _) = Running::start(&mut another_process(&told, window.folder())).listen();
    let said: Value = serde_json::from_str(said.first().expect("it answers")).expect("JSON");
    let number = |name: &str| said[name].as_u64().expect("a number");
    let answer = said["answer"].as_str().unwrap_or_default().to_owned();
    (answer, number("kib"), number("ns"))
}

#[test]
fn a_cost_out_of_bounds_is_refused_for_nothing_in_whatever_slot_it_stands() {
    let honest = Honest::make();
    let (mut dearest, mut slowest, mut tried) = (0, 0, 0);
    for (name, memory, passes, lanes) in BOMBS {
        for place in [0, 1, 2, 7] {
            for by_recovery_key in [false, true] {
                let header = bomb(&honest, place, (memory, passes, lanes));
                let (answer, kib, ns) = cost_of(&honest, &header, by_recovery_key);
                assert_eq!(answer, "damaged", "{name} in slot {place}");
                assert!(kib < MOST_MEMORY, "{name} in slot {place}: {kib} KiB");
                assert!(ns < MOST_TIME, "{name} in slot {place}: {ns} ns");
                (dearest, slowest) = (dearest.max(kib), slowest.max(ns));
                tried += 1;
            }
        }
    }
    eprintln!("{tried} bombs: at most {dearest} KiB and {slowest} ns");
}

/// The control: within bounds the work is done, and is seen to be.
#[test]
fn a_cost_within_bounds_is_paid_and_seen() {
    let honest = Honest::make();
    let header = bomb(&honest, 0, (64 * 1024, 4, 1));
    let (answer, kib, ns) = cost_of(&honest, &header, false);
    // The honest slot behind it opens; the cost of the first was paid before.
    assert_eq!(answer, "done");
    eprintln!("within bounds: {kib} KiB and {ns} ns");
    assert!(kib > 60 * 1024, "{kib} KiB");
    assert!(ns > MOST_TIME, "{ns} ns");
}
