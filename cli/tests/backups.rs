//! Backups without a window: made, tested, looked into and put back on a machine that has no journal.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "this crate is tests"
)]

mod said;

use std::fs;

use afterbell_tests::{PASSPHRASE, a_journal, no_journal};
use said::{ask, told};
use serde_json::{Value, json};

#[test]
fn a_second_place_gets_each_backup_is_missed_and_is_forgotten() {
    let mut evening = a_journal();
    evening.write("The choir sang.");
    evening.lock();
    let stick = tempfile::tempdir().unwrap();
    let held = || -> Vec<String> {
        let files = fs::read_dir(stick.path()).unwrap();
        files
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect()
    };
    assert_eq!(
        told(evening.folder(), &["backup", "place"], ""),
        Value::Null
    );
    let first = told(evening.folder(), &["backup", "make"], "");
    assert!(held().is_empty(), "nobody has chosen it yet");

    let place = stick.path().to_str().unwrap();
    let chosen = told(evening.folder(), &["backup", "place", place], "");
    assert_eq!(chosen["is_there"], true);
    assert_eq!(held(), [first["name"].as_str().unwrap()]);
    let again = told(evening.folder(), &["backup", "make"], "");
    assert_eq!(
        held(),
        [again["name"].as_str().unwrap()],
        "of one day the newest is kept"
    );

    let away = stick.path().with_extension("away");
    fs::rename(stick.path(), &away).unwrap();
    let missed = ask(
        evening.folder(),
        &["backup", "make"],
        &format!("{PASSPHRASE}\n"),
    );
    assert_eq!(missed.code, 0, "the backup itself is made");
    assert!(
        missed.err.contains("is not there just now"),
        "{}",
        missed.err
    );
    fs::rename(&away, stick.path()).unwrap();

    let forgotten = told(evening.folder(), &["backup", "place", "--forget"], "");
    assert_eq!((forgotten, held().len()), (Value::Null, 1));
}

#[test]
fn a_folder_that_is_copied_elsewhere_is_no_second_place_unless_it_is_meant() {
    let mut evening = a_journal();
    evening.lock();
    let synced = tempfile::tempdir().unwrap();
    fs::create_dir(synced.path().join(".dropbox.cache")).unwrap();
    let place = synced.path().to_str().unwrap();
    let asked = |more: &[&str]| {
        let words: Vec<&str> = ["backup", "place", place]
            .iter()
            .chain(more)
            .copied()
            .collect();
        ask(evening.folder(), &words, &format!("{PASSPHRASE}\n"))
    };
    let refused = asked(&[]);
    assert_eq!(
        (refused.code, fs::read_dir(synced.path()).unwrap().count()),
        (1, 1)
    );
    assert!(
        refused
            .err
            .contains("Dropbox copies that folder elsewhere."),
        "{}",
        refused.err
    );
    assert_eq!(asked(&["--all-the-same"]).code, 0);
}

#[test]
fn a_backup_is_made_tested_looked_into_and_put_back() {
    let mut evening = a_journal();
    evening.write("The choir sang.");
    evening.lock();
    let made = told(evening.folder(), &["backup", "make"], "");
    let name = made["name"].as_str().unwrap();
    assert_eq!(made["entries"], 1);
    let listed = told(evening.folder(), &["backup", "list"], "");
    assert_eq!(
        (&listed[0]["name"], &listed[0]["entries"]),
        (&json!(name), &json!(1))
    );
    assert_eq!(
        told(evening.folder(), &["backup", "test", name], "")["entries"],
        1
    );
    let file = evening.folder().join("backups").join(name);
    let file = file.to_str().unwrap();

    let clean = no_journal();
    let looked = told(clean.folder(), &["restore", file], "");
    assert_eq!(
        (
            &looked["holds"]["counts"]["entries"],
            &looked["put_in_place"]
        ),
        (&json!(1), &json!(false))
    );
    assert_eq!(
        ask(clean.folder(), &["info"], &format!("{PASSPHRASE}\n")).code,
        1,
        "nothing is there"
    );
    let put = ask(
        clean.folder(),
        &["restore", file, "--with-recovery-key", "--put-in-place"],
        &format!("{}\n", evening.recovery_key()),
    );
    assert_eq!((put.code, put.err.as_str()), (0, ""));
    let info = told(clean.folder(), &["info"], "");
    assert_eq!(
        (&info["counts"]["entries"], &info["noticed"]),
        (&json!(1), &Value::Null)
    );

    let wrong = ask(clean.folder(), &["restore", file], "lantern\n");
    assert_eq!(wrong.code, 3);
    fs::write(evening.home().join("letter"), "a letter").unwrap();
    let letter = evening.home().join("letter");
    let damaged = ask(
        clean.folder(),
        &["restore", letter.to_str().unwrap()],
        &format!("{PASSPHRASE}\n"),
    );
    assert_eq!(damaged.code, 4);
}
