//! How it ends: a code and two sentences for each thing that can be wrong, and never what was typed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "this crate is tests"
)]

mod said;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use afterbell_tests::{Evening, PASSPHRASE, a_journal, no_journal};
use said::{ask, start};

/// Everything that opens the journal and needs no more than the passphrase.
const OPENING: [&[&str]; 9] = [
    &["info"],
    &["check"],
    &["entry", "list"],
    &["entry", "show", "1"],
    &["search"],
    &["trend", "mood"],
    &["links", "mood"],
    &["kept"],
    &[
        "summary",
        "--from",
        "2026-11-01",
        "--to",
        "2026-11-30",
        "--out",
        "summary.pdf",
    ],
];

fn shut_journal() -> Evening {
    let mut evening = a_journal();
    evening.write("The choir sang.");
    evening.lock();
    evening
}

/// Expects every verb to end with this code and these words, with nothing on standard output.
fn expect(folder: &Path, passphrase: &str, code: i32, words: &str) {
    for arguments in OPENING {
        let said = ask(folder, arguments, &format!("{passphrase}\n"));
        assert_eq!(
            (said.code, said.err.trim_end()),
            (code, words),
            "{arguments:?}"
        );
        assert_eq!(said.out, "", "{arguments:?}");
    }
}

#[test]
fn a_wrong_passphrase_is_three() {
    let evening = shut_journal();
    let words = "That passphrase did not open it. Look for a capital letter or a space too many, and try again.";
    expect(evening.folder(), "Lantern", 3, words);
    expect(evening.folder(), &format!("{PASSPHRASE} "), 3, words);
}

#[test]
fn a_damaged_journal_is_four() {
    let evening = shut_journal();
    fs::write(
        evening.folder().join("journal.db"),
        "a letter, not a journal",
    )
    .unwrap();
    let words = "The journal file is damaged, or it is not a journal. Nothing was changed: leave it as it is, and put \
                 back a copy of the folder if you have one.";
    expect(evening.folder(), PASSPHRASE, 4, words);
}

#[test]
fn a_newer_journal_is_five() {
    let mut evening = a_journal();
    let journal = evening.session().journal().unwrap();
    let written = journal.write(|write| Ok(write.db.pragma_update(None, "user_version", 9_999)?));
    assert!(written.is_ok());
    evening.lock();
    let words =
        "This journal was made by a newer version. Nothing was changed. Open it with that version.";
    expect(evening.folder(), PASSPHRASE, 5, words);
}

#[test]
fn a_journal_that_is_open_elsewhere_is_six() {
    // This very process holds it.
    let evening = a_journal();
    let words = "This journal is open somewhere else. Close it there, then try again.";
    expect(evening.folder(), PASSPHRASE, 6, words);
}

#[test]
fn no_journal_is_one_and_nothing_is_made() {
    let evening = no_journal();
    let words = "There is no journal in that folder. Make one with `new`, or name another folder.";
    expect(evening.folder(), PASSPHRASE, 1, words);
    assert!(!evening.folder().exists());
}

#[test]
fn what_cannot_be_understood_is_two() {
    let evening = shut_journal();
    for arguments in [
        &[][..],
        &["opens"],
        &["trend"],
        &["trend", "score"],
        &["links", "hours"],
        &["entry"],
        &["entry", "show"],
        &["entry", "list", "--limit", "0"],
        &["entry", "list", "--from", "yesterday"],
        &["search", "choir"],
        &["summary"],
        &["summary", "--out", "x.pdf"],
        &["passphrase", PASSPHRASE],
    ] {
        let said = ask(evening.folder(), arguments, &format!("{PASSPHRASE}\n"));
        assert_eq!(said.code, 2, "{arguments:?}: {}", said.err);
        assert_eq!(said.out, "", "{arguments:?}");
    }
}

#[test]
fn the_folder_is_named_before_what_is_asked_or_after_it() {
    let evening = shut_journal();
    let named = ["--journal".as_ref(), evening.folder().as_os_str()];
    let asked = ["entry".as_ref(), "list".as_ref()];
    for arguments in [[named, asked], [asked, named]] {
        let said = start(arguments.into_iter().flatten(), &format!("{PASSPHRASE}\n"));
        assert_eq!(said.code, 0, "{}", said.err);
    }
}

#[test]
fn an_input_that_ends_before_the_passphrase_is_two() {
    let said = ask(shut_journal().folder(), &["info"], "");
    assert_eq!(said.code, 2);
    assert_eq!(
        said.err,
        "The input ended before everything was typed. The first line is the passphrase; see `afterbell-cli help`.\n"
    );
}

#[test]
fn a_program_is_told_the_code() {
    let evening = shut_journal();
    let said = ask(evening.folder(), &["info", "--json"], "Lantern\n");
    assert_eq!((said.code, said.err.as_str()), (3, ""));
    let told: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(told["failure"]["code"], "wrong_passphrase");
}

#[test]
fn neither_passphrase_nor_words_are_in_what_is_said_of_a_failure() {
    let evening = shut_journal();
    let canary = "Quillwort-by-the-reservoir";
    for (arguments, typed) in [
        (&["info"][..], format!("{canary}\n")),
        (
            &["checkin", "add"],
            format!("{PASSPHRASE}\n{{\"mood\": \"{canary}\"}}"),
        ),
        (&["checkin", "add"], format!("{PASSPHRASE}\n{canary}")),
        (
            &["checkin", "add"],
            format!("{PASSPHRASE}\n{{\"light\": \"{}\"}}", canary.repeat(20)),
        ),
        (
            &["summary", "--out", "x.pdf", "--choice", "-"],
            format!("{PASSPHRASE}\n{{\"question\": \"{canary}\"}}"),
        ),
        (
            &["passphrase"],
            format!("{PASSPHRASE}\n{canary}{canary}\n").replace("Quillwort", "a"),
        ),
    ] {
        for json in [&[][..], &["--json"]] {
            let all = [arguments, json].concat();
            let said = ask(evening.folder(), &all, &typed);
            let told = said.out + &said.err;
            assert!(
                !told.contains("reservoir") && !told.contains("orchard"),
                "{arguments:?}: {told}"
            );
        }
    }
}

#[test]
fn a_folder_that_a_sync_program_copies_is_refused_for_making_and_for_opening() {
    let words =
        "Dropbox copies that folder elsewhere. Choose a folder that stays on this computer.";
    let evening = no_journal();
    let synced = evening.window_on("Dropbox/journal");
    let made = ask(synced.folder(), &["new"], &format!("{PASSPHRASE}\n"));
    assert_eq!((made.code, made.err.trim_end()), (1, words));
    assert!(!synced.folder().exists());

    let shut = shut_journal();
    fs::create_dir(synced.folder().parent().unwrap()).unwrap();
    copy_folder(shut.folder(), synced.folder());
    expect(synced.folder(), PASSPHRASE, 1, words);
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

#[test]
fn every_line_that_the_readme_shows_is_understood() {
    let shown = include_str!("../../README.md")
        .lines()
        .filter_map(|line| line.strip_prefix("afterbell-cli "))
        .filter_map(|line| line.split(['#', '<']).next())
        .collect::<Vec<_>>();
    assert!(shown.len() > 5, "the lines were found: {shown:?}");
    for line in shown {
        // What comes before the question for help is read first, and refused if it is not understood.
        let asked = line.split_whitespace().chain(["--help"]).map(OsStr::new);
        let said = start(asked, "");
        assert_eq!(said.code, 0, "{line}: {}", said.err);
    }
}
