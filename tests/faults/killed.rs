//! kill -9 in the middle of saving: everything that was said to be saved is there.

use std::collections::BTreeSet;

use afterbell_tests::made_up::chance::Chance;
use afterbell_tests::{Evening, a_journal};

use super::{Running, another_process};

/// Starts saving from `from`, kills it after a while, and answers the last number that was said to be saved.
fn save_and_be_killed(
    evening: &Evening,
    verb: &str,
    from: u64,
    chance: &mut Chance,
) -> Option<u64> {
    let mut running = Running::start(&mut another_process(
        &[verb, &from.to_string()],
        evening.folder(),
    ));
    let mut said = Vec::new();
    for _ in 0..=chance.below(4) {
        said.extend(running.next_line());
    }
    // Not always right after a line: somewhere in the work that follows.
    for _ in 0..chance.below(400) {
        std::thread::yield_now();
    }
    said.extend(running.kill());
    said.last().and_then(|number| number.parse().ok())
}

/// How many entries that were said to be saved are not there as they were saved.
fn lost(evening: &mut Evening, up_to: u64) -> u64 {
    let missing = |number: &u64| {
        let kept = format!("Entry {number}, kept as said.");
        evening.found(&format!("\"{kept}\"")).first() != Some(&kept)
    };
    (0..=up_to).filter(missing).count() as u64
}

/// So many kills; answers how many saves were acknowledged and how many of those were lost.
fn kill(times: usize, verb: &str, seed: u64) -> (u64, u64) {
    let mut evening = a_journal();
    evening.lock();
    let mut chance = Chance::seeded(seed);
    let (mut from, mut acknowledged, mut losses) = (0, 0, 0);
    for _ in 0..times {
        let Some(last) = save_and_be_killed(&evening, verb, from, &mut chance) else {
            continue;
        };
        evening.unlock();
        losses += lost_between(&mut evening, from, last);
        evening.lock();
        acknowledged += last + 1 - from;
        from = last + 1;
    }
    evening.unlock();
    if verb == "save" {
        assert_eq!(lost(&mut evening, from.saturating_sub(1)), 0, "at the end");
    }
    (acknowledged, losses)
}

/// Read past every command: a fast machine saves more between two kills than a page of the list holds.
fn lost_between(evening: &mut Evening, from: u64, last: u64) -> u64 {
    let journal = evening.session().journal().expect("it is open");
    let mut statement = journal.read().prepare("SELECT body FROM entry").unwrap();
    let bodies = statement
        .query_map([], |row| row.get::<_, String>(0))
        .unwrap();
    let there: BTreeSet<String> = bodies.map(Result::unwrap).collect();
    (from..=last)
        .filter(|number| !there.contains(&format!("Entry {number}, kept as said.")))
        .count() as u64
}

#[test]
fn what_was_said_to_be_saved_is_there_after_sixty_kills() {
    let (acknowledged, lost) = kill(60, "save", 1);
    assert!(
        acknowledged >= 60,
        "only {acknowledged} saves were acknowledged"
    );
    assert_eq!(lost, 0, "of {acknowledged} acknowledged saves");
}

#[test]
fn a_process_that_says_saved_too_early_is_caught() {
    let (acknowledged, lost) = kill(10, "say-too-early", 2);
    assert!(
        lost > 0,
        "{acknowledged} acknowledged before they were on the disk, and none lost: this test sees nothing"
    );
}

#[test]
#[ignore = "hours: cargo xtask soak"]
fn what_was_said_to_be_saved_is_there_after_ten_thousand_kills() {
    // In portions, so that a search through what is there stays short.
    let (mut acknowledged, mut lost) = (0, 0);
    for portion in 0..100 {
        let (said, gone) = kill(100, "save", 1_000 + portion);
        assert!(said >= 100, "killed before it had saved anything");
        acknowledged += said;
        lost += gone;
        let kills = (portion + 1) * 100;
        eprintln!("{kills} kills: {lost} of {acknowledged} acknowledged saves lost");
    }
    assert_eq!(lost, 0, "of {acknowledged} acknowledged saves");
}
