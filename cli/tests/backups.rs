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
