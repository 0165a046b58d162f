//! On a terminal: what is asked, what is shown of the answers, and what a slip of a finger does.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "this crate is tests"
)]

use std::path::Path;
use std::process::Command;

use afterbell_tests::{PASSPHRASE, a_journal, no_journal};
use rexpect::session::{PtySession, spawn_command};

/// Far longer than anything takes: a test that waits so long has failed.
const PATIENCE_MS: u64 = 60_000;

/// The program on a terminal of its own.
fn on_a_terminal(journal: &Path, arguments: &[&str]) -> PtySession {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterbell-cli"));
    command.env_clear().env("TZ", "Europe/London");
    command.arg("--journal").arg(journal).args(arguments);
    spawn_command(command, Some(PATIENCE_MS)).unwrap()
}

/// Types a line after a question, and answers all that stood on the screen before it.
fn answer(terminal: &mut PtySession, question: &str, typed: &str) -> String {
    let before = terminal.exp_string(question).unwrap();
    terminal.send_line(typed).unwrap();
    before
}

#[test]
fn a_passphrase_is_asked_for_and_never_shown() {
    let mut evening = a_journal();
    evening.write("The choir sang.");
    evening.lock();
    let mut terminal = on_a_terminal(evening.folder(), &["entry", "list"]);
    let before = answer(&mut terminal, "Passphrase: ", PASSPHRASE);
    let after = terminal.exp_eof().unwrap();
    assert!(after.contains("The choir sang."), "{after}");
    assert!(!format!("{before}{after}").contains("lantern"));
}

/// The control of the one above: what is no secret is shown as it is typed.
#[test]
fn words_to_search_for_are_shown() {
    let mut evening = a_journal();
    evening.write("The choir sang.");
    evening.lock();
    let mut terminal = on_a_terminal(evening.folder(), &["search"]);
    answer(&mut terminal, "Passphrase: ", PASSPHRASE);
    answer(&mut terminal, ": ", "choir");
    terminal.exp_string("choir").unwrap();
    terminal.exp_eof().unwrap();
}

#[test]
fn two_passphrases_that_differ_make_no_journal() {
    let evening = no_journal();
    let mut terminal = on_a_terminal(evening.folder(), &["new"]);
    answer(&mut terminal, "New passphrase: ", PASSPHRASE);
    answer(
        &mut terminal,
        "The same once more: ",
        "lantern gravel orchard",
    );
    terminal.exp_string("The two are not the same.").unwrap();
    terminal.exp_eof().unwrap();
    assert!(!evening.folder().join("header").exists());
}

#[test]
fn two_groups_of_the_recovery_key_are_asked_back() {
    let evening = no_journal();
    for groups_right in [false, true] {
        drop(std::fs::remove_dir_all(evening.folder()));
        let mut terminal = on_a_terminal(evening.folder(), &["new"]);
        answer(&mut terminal, "New passphrase: ", PASSPHRASE);
        answer(&mut terminal, "The same once more: ", PASSPHRASE);
        let (_, key) = terminal.exp_regex("([0-9A-Z]{4}-){8}[0-9A-Z]{4}").unwrap();
        let groups: Vec<&str> = key.split('-').collect();
        let third = if groups_right { groups[2] } else { "0000" };
        answer(
            &mut terminal,
            "Group 3 of the recovery key, from your sheet: ",
            third,
        );
        answer(
            &mut terminal,
            "Group 7 of the recovery key, from your sheet: ",
            groups[6],
        );
        terminal
            .exp_string(if groups_right {
                "That is what the key says."
            } else {
                "That is not what the key says."
            })
            .unwrap();
        terminal.exp_eof().unwrap();
    }
}
