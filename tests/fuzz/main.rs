//! Everything that reads what others wrote, given what nobody would write.
//!
//! One rule: seeds are real, changes come by a number, and a case that fails is told by that number. These go by chance
//! alone; the same readers are led by what the program does in `tests/led`.

#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "this crate is tests"
)]

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use afterbell_tests::made_up::chance::Chance;
use afterbell_tests::readers::backups::Backups;
use afterbell_tests::readers::commands::{Commands, inputs, one_of_each};
use afterbell_tests::readers::exports::Exports;
use afterbell_tests::readers::headers::Headers;
use afterbell_tests::readers::texts::Texts;
use afterbell_tests::readers::{Reader, mutate};

/// Reads one case after another, each made from a seed by its number; tells which one failed.
fn read<R: Reader>(cases: u64) -> R {
    let mut reader = R::begin();
    let seeds = reader.seeds();
    for number in 1..=cases {
        let mut chance = Chance::seeded(number);
        let input = changed::<R>(&seeds, &mut chance);
        let tried = catch_unwind(AssertUnwindSafe(|| reader.read(&input)));
        assert!(tried.is_ok(), "case {number} fails");
    }
    reader
}

fn changed<R: Reader>(seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let seed = chance.one_of(seeds).cloned().unwrap_or_default();
    let in_form = chance.happens(0.5).then(|| R::in_form(&seed, chance));
    let by_bytes = |chance: &mut Chance| mutate::bytes(&seed, seeds, R::WORDS, chance);
    in_form.flatten().unwrap_or_else(|| by_bytes(chance))
}

#[test]
fn no_header_but_an_honest_one_opens() {
    let tried: Headers = read(6_000);
    assert!(tried.opened > 0, "a seed that comes back opens");
}

#[test]
fn no_backup_but_an_honest_one_is_restored() {
    read::<Backups>(90);
}

#[test]
fn any_export_is_brought_in_or_told() {
    read::<Exports>(60);
}

#[test]
fn any_text_becomes_nodes_of_the_closed_set() {
    read::<Texts>(20_000);
}

#[test]
fn any_input_is_done_or_refused_and_the_journal_adds_up() {
    let told: Commands = read(6_000);
    let said = told.said.len();
    assert!(said > 30, "{said} of the table were said");
}

/// A command that has no seed would never be tried.
#[test]
fn every_command_of_the_table_is_tried() {
    let table = include_str!("../../ui/src/backend/generated/commands.ts");
    let names: BTreeSet<&str> = table
        .lines()
        .filter_map(|line| {
            line.strip_prefix("  ")?
                .split_once(": { input")
                .map(|(name, _)| name)
        })
        .collect();
    let (evening, entry) = one_of_each();
    let tried: BTreeSet<&str> = inputs(&evening, entry)
        .iter()
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(
        names.difference(&tried).collect::<Vec<_>>(),
        Vec::<&&str>::new()
    );
    assert!(names.len() > 30);
}
