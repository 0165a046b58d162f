//! How fast the journal is, beside what it is made of.
//!
//! | Room | What it is for |
//! |---|---|
//! | `ours` | the journal, through its command table |
//! | `looking` | the list, the calendar, finding |
//! | `bare` | a bare SQLCipher connection with the same settings, rows and statements, and nothing around them |
//! | `years` | ten years of check-ins: the figures of Trends and what the room waits for |
//! | `watch` | times, and what stands in the middle and near the end of many |
//!
//! One rule: a figure is a ratio to its rival in the same run, and the two take turns, so that a busy minute slows
//! both. `bench_journal [ENTRIES…]`; without numbers 1,000, 10,000 and 100,000, and then the ten years, which `years`
//! alone asks for by themselves.

#![allow(
    clippy::print_stdout,
    reason = "a program of the tests speaks on its standard output"
)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "this is tests: what cannot be is told by a panic that names the place"
)]

mod bare;
mod looking;
mod ours;
mod watch;
mod years;

use std::path::Path;

use afterbell_tests::made_up::corpus::Corpus;

use crate::bare::{Bare, Row};
use crate::ours::Ours;
use crate::watch::{Line, Times, time};

/// How many entries are brought in altogether at the least, each time into a new journal: a thousand take a tenth of a
/// second, which says nothing by itself.
const BROUGHT_IN: usize = 10_000;
const OPENINGS: usize = 5;
const SAVES: usize = 500;

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let mut sizes: Vec<usize> = asked.iter().filter_map(|size| size.parse().ok()).collect();
    let years = asked.is_empty() || asked.iter().any(|asked| asked == "years");
    if asked.is_empty() {
        sizes = vec![1_000, 10_000, 100_000];
    }
    println!("{}", Line::HEAD);
    for size in sizes {
        measure(size);
    }
    if years {
        let folder = tempfile::tempdir().unwrap();
        years::measure(folder.path(), &line_of(years::CHECK_INS));
    }
}

/// Says a line about a journal of so many.
fn line_of(entries: usize) -> impl Fn(&str, &'static str, f64, f64, &'static str) {
    move |what, unit, ours, bare, wanted| {
        println!(
            "{}",
            Line {
                entries,
                what: what.to_owned(),
                unit,
                ours,
                bare,
                wanted
            }
        );
    }
}

fn measure(entries: usize) {
    let corpus = Corpus::of(entries);
    let folder = tempfile::tempdir().unwrap();
    let line = line_of(entries);

    let (ours, mut bare) = bring_in(&corpus, entries, folder.path(), &line);
    open(&ours, &line);
    save(&ours, &mut bare, &corpus, entries, &line);
    looking::look(&ours, &bare, entries, &line);
    back_up(&ours, &corpus, entries, &line);
    line(
        "lock, beside one second",
        "ms",
        time(|| ours.lock()),
        1e3,
        "≤ 1.00",
    );
}

type Say<'a> = dyn Fn(&str, &'static str, f64, f64, &'static str) + 'a;

/// An import with the index built, beside the same rows inserted. Answers the last two it was done with.
fn bring_in(corpus: &Corpus, entries: usize, folder: &Path, line: &Say<'_>) -> (Ours, Bare) {
    let (mut imported, mut inserted) = (Times::default(), Times::default());
    let mut turn = || {
        let place = tempfile::tempdir_in(folder).unwrap().keep();
        let ours = Ours::make(&place);
        let mut bare = Bare::make(&place.join("bare.db"));
        ours.write_export(corpus, entries);
        let rows = Bare::rows(corpus, entries);
        inserted.add(time(|| bare.insert_all(&rows)));
        drop(rows);
        imported.add(time(|| ours.import()));
        (ours, bare)
    };
    for _ in 1..BROUGHT_IN.div_ceil(entries) {
        turn();
    }
    let last = turn();
    #[allow(clippy::cast_precision_loss, reason = "a hundred thousand")]
    let a_second = |ms: f64| entries as f64 / ms * 1e3;
    line(
        "import with the index built",
        "entries/s",
        a_second(imported.middle()),
        a_second(inserted.middle()),
        "≥ 0.60",
    );
    last
}

/// From the passphrase to the first list, beside one Argon2id of the same cost.
fn open(ours: &Ours, line: &Say<'_>) {
    let (mut opened, mut derived) = (Times::default(), Times::default());
    for _ in 0..OPENINGS {
        ours.lock();
        derived.add(time(Ours::derive_a_key));
        opened.add(time(|| ours.unlock_and_list()));
    }
    line(
        "unlock to the first list",
        "ms",
        opened.middle(),
        derived.middle(),
        "≤ 1.10 + 50 ms",
    );
}

/// A new entry, and a new text of one, until they are on the disk.
fn save(ours: &Ours, bare: &mut Bare, corpus: &Corpus, entries: usize, line: &Say<'_>) {
    let new: Vec<_> = (0..SAVES).map(|n| Bare::row(corpus, entries + n)).collect();
    let (mut our_times, mut bare_times) = (Times::default(), Times::default());
    let mut ids = Vec::new();
    for row in &new {
        our_times.add(time(|| ids.push(ours.save(None, &row.body))));
        bare_times.add(time(|| bare.insert(row)));
    }
    line(
        "save a new entry, p50",
        "ms",
        our_times.middle(),
        bare_times.middle(),
        "≤ 1.50",
    );
    line(
        "save a new entry, p99",
        "ms",
        our_times.near_the_end(),
        bare_times.near_the_end(),
        "≤ 2.00",
    );
    rewrite(ours, bare, &new, &ids, line);
}

/// A new text of an entry: the first of another sitting, which keeps the one before it, and one within it.
fn rewrite(ours: &Ours, bare: &mut Bare, written: &[Row], ids: &[i64], line: &Say<'_>) {
    ours.wait_an_hour();
    let (mut our_times, mut bare_times) = (Times::default(), Times::default());
    let mut rewritten = Vec::new();
    for (row, id) in written.iter().zip(ids) {
        let next = row.with("a sentence of another evening,");
        our_times.add(time(|| ours.save(Some(*id), &next.body)));
        bare_times.add(time(|| bare.rewrite_and_keep(row, &next)));
        rewritten.push(next);
    }
    line(
        "save in another sitting, p50",
        "ms",
        our_times.middle(),
        bare_times.middle(),
        "≤ 1.50",
    );
    let (mut our_times, mut bare_times) = (Times::default(), Times::default());
    for (row, id) in rewritten.iter().zip(ids) {
        let longer = row.with("and another sentence, typed just now.");
        our_times.add(time(|| ours.save(Some(*id), &longer.body)));
        bare_times.add(time(|| bare.rewrite(row, &longer)));
    }
    line(
        "save a longer text, p50",
        "ms",
        our_times.middle(),
        bare_times.middle(),
        "≤ 1.50",
    );
    line(
        "save a longer text, p99",
        "ms",
        our_times.near_the_end(),
        bare_times.near_the_end(),
        "≤ 2.00",
    );
}

/// The slowest save while a backup is made, beside the slowest of as many without: what a backup delays a save by.
fn back_up(ours: &Ours, corpus: &Corpus, entries: usize, line: &Say<'_>) {
    let mut bodies = (entries + SAVES..).map(|n| Bare::row(corpus, n).body);
    let during = ours.save_during_a_backup(&mut bodies);
    let mut without = Times::default();
    for body in bodies.take(during.count()) {
        without.add(time(|| ours.save(None, &body)));
    }
    line(
        "slowest save during a backup",
        "ms",
        during.slowest(),
        without.slowest(),
        "≤ it + 100 ms",
    );
}
