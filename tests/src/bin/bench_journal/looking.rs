//! The list, the calendar and finding: what a finger or an eye waits for.

use afterbell_tests::made_up::corpus::{COMMON, PHRASE, PREFIX, RARE};

use crate::Say;
use crate::bare::Bare;
use crate::ours::Ours;
use crate::watch::{Times, time};

const LOOKS: usize = 300;
/// Ranking a common word takes fifty times as long as listing it.
const RANKED_LOOKS: usize = 60;
const TYPED_AGAIN: usize = 20;

/// All of it, in a journal of so many entries.
pub fn look(ours: &Ours, bare: &Bare, entries: usize, line: &Say<'_>) {
    list(ours, bare, entries, line);
    type_on(ours, bare, line);
    search(ours, bare, line);
}

/// The first fifty rows of the list, fifty of its middle, and the days that hold something.
fn list(ours: &Ours, bare: &Bare, entries: usize, line: &Say<'_>) {
    for (what, before) in [
        ("list, from the top, p99", None),
        ("list, from its middle, p99", Some(Bare::id(entries / 2))),
    ] {
        let (our_times, bare_times) = take_turns(LOOKS, || ours.list(before), || bare.list(before));
        line(
            what,
            "ms",
            our_times.near_the_end(),
            bare_times.near_the_end(),
            "≤ 100 ms",
        );
    }
    let (from, to) = (Bare::day(Bare::id(0)), Bare::day(Bare::id(entries - 1)));
    let (our_times, bare_times) =
        take_turns(LOOKS, || ours.days(&from, &to), || bare.days(&from, &to));
    line(
        "calendar, all its days, p99",
        "ms",
        our_times.near_the_end(),
        bare_times.near_the_end(),
        "≤ 100 ms",
    );
}

/// Each key of three words being typed, newest first, beside the index asked for what begins so.
fn type_on(ours: &Ours, bare: &Bare, line: &Say<'_>) {
    let (mut our_times, mut bare_times) = (Times::default(), Times::default());
    for word in ["grateful", COMMON, "there"] {
        for letters in 1..=word.len() {
            let typed: &str = &word.chars().take(letters).collect::<String>();
            let query = format!("\"{typed}\"*");
            for _ in 0..TYPED_AGAIN {
                our_times.add(time(|| ours.search(typed, "newest")));
                bare_times.add(time(|| bare.newest(&query)));
            }
        }
    }
    line(
        "search while it is typed, p99",
        "ms",
        our_times.near_the_end(),
        bare_times.near_the_end(),
        "≤ 30 ms",
    );
}

/// Fifty marked hits, newest first and best first.
fn search(ours: &Ours, bare: &Bare, line: &Say<'_>) {
    for (what, typed, query) in [
        ("rare", format!("{RARE} "), format!("\"{RARE}\"")),
        ("common", format!("{COMMON} "), format!("\"{COMMON}\"")),
        ("prefix", PREFIX.to_owned(), format!("\"{PREFIX}\"*")),
        ("phrase", format!("\"{PHRASE}\""), format!("\"{PHRASE}\"")),
    ] {
        let (our_times, bare_times) = take_turns(
            LOOKS,
            || ours.search(&typed, "newest"),
            || bare.newest(&query),
        );
        let (our_end, bare_end) = (our_times.near_the_end(), bare_times.near_the_end());
        line(
            &format!("search {what}, newest, p99"),
            "ms",
            our_end,
            bare_end,
            "≤ 2.00",
        );
        let (our_times, bare_times) = take_turns(
            RANKED_LOOKS,
            || ours.search(&typed, "best"),
            || bare.best(&query),
        );
        line(
            &format!("search {what}, best, p50"),
            "ms",
            our_times.middle(),
            bare_times.middle(),
            "≤ 1.30",
        );
    }
}

/// So many turns each, after one that is not counted; both must find the same number.
fn take_turns(
    turns: usize,
    mut ours: impl FnMut() -> usize,
    mut bare: impl FnMut() -> usize,
) -> (Times, Times) {
    assert_eq!(ours(), bare(), "both look for the same");
    let (mut our_times, mut bare_times) = (Times::default(), Times::default());
    for _ in 0..turns {
        our_times.add(time(&mut ours));
        bare_times.add(time(&mut bare));
    }
    (our_times, bare_times)
}
