//! The reader in Python, written from FORMAT.md alone, reads what the core has written.
//!
//! One rule: it shares no line with the core. Where the two disagree, one of them or FORMAT.md is wrong.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use afterbell_tests::{Evening, PASSPHRASE, a_journal};
use serde_json::{Value, json};

const READER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/reader.py");

/// A Python that has `cryptography`: the system's own, if the one that is found first has not.
pub fn python() -> &'static str {
    ["python3", "/usr/bin/python3"]
        .into_iter()
        .find(|python| {
            Command::new(python)
                .args(["-c", "import cryptography"])
                .stderr(Stdio::null())
                .status()
                .is_ok_and(|status| status.success())
        })
        .expect("python3 with python3-cryptography (cargo xtask test installs them)")
}

/// What the reader answers about a backup or a folder.
pub fn run(path: &Path, secret: &str) -> Output {
    let mut command = Command::new(python());
    command.arg("-B").arg(READER).arg(path);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = afterbell_tests::evening::alone(|| command.spawn()).expect("it starts");
    let mut asks = child.stdin.take().expect("it listens");
    writeln!(asks, "{secret}").expect("it is told");
    drop(asks);
    child.wait_with_output().expect("it ends")
}

fn read(path: &Path, secret: &str) -> Value {
    let output = run(path, secret);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn refused(path: &Path, secret: &str) -> String {
    let output = run(path, secret);
    assert!(!output.status.success(), "it was read");
    String::from_utf8_lossy(&output.stderr).trim().to_owned()
}

fn evening() -> Evening {
    let mut evening = a_journal();
    evening.write("# Thursday\n\nThe choir *sang* in the corridor. Café, naïve, 🌧️.");
    evening.write_about("2026-11-12", "A week before.");
    let binned = evening.write("Written in anger.");
    evening.call("bin_entry", json!({ "id": binned }));
    evening.check_in(json!({ "mood": 2, "energy": 1, "bucket": 0, "light": "The choir." }));
    for number in 0..40 {
        evening.write(&format!(
            "Entry {number}. {}",
            "and so on ".repeat(number * 20)
        ));
    }
    evening
}

/// Day and title of every entry, as the core lists them.
fn listed(evening: &mut Evening) -> Value {
    let page = evening.call("list_entries", json!({ "limit": 500 }));
    page["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| json!({ "day": row["day"], "title": row["title"] }))
        .collect()
}

#[test]
fn it_reads_a_folder_as_the_core_does() {
    let mut evening = evening();
    let entries = listed(&mut evening);
    let counts = evening.session().journal().unwrap().check().unwrap().counts;
    let key = evening.recovery_key();
    evening.lock();
    let found = read(evening.folder(), &key);
    assert_eq!(found["entries"], entries);
    assert_eq!(found["counts"], json!(counts));
    assert_eq!(found["seal_behind"], 0);
    let typed_by_hand = key.to_lowercase().replace('-', " ").replace('0', "o");
    assert_eq!(read(evening.folder(), &typed_by_hand)["entries"], entries);
}

#[test]
fn it_tells_what_it_does_not_read() {
    let mut evening = evening();
    let key = evening.recovery_key();
    let another = a_journal().recovery_key();
    evening.lock();
    let folder = evening.folder();
    assert_eq!(refused(folder, &another), "wrong recovery key");
    let database = folder.join("journal.db");
    let whole = std::fs::read(&database).unwrap();
    let mut spoiled = whole.clone();
    spoiled[3 * 4096 + 100] ^= 1;
    std::fs::write(&database, spoiled).unwrap();
    assert_eq!(refused(folder, &key), "damaged: page 4");
    std::fs::write(&database, whole).unwrap();
    assert_eq!(read(folder, &key)["counts"]["entries"], 42);
}

/// A wrong sum would be found: a row changed by one who has the key, past the journal's door.
#[test]
fn it_finds_rows_that_do_not_add_up() {
    let mut evening = a_journal();
    evening.write("The choir sang.");
    let journal = evening.session().journal().unwrap();
    let door = journal.write(|write| {
        // The triggers that count are this connection's own, and can be taken away.
        write.db.execute_batch(
            "DROP TRIGGER temp.entry_turns; UPDATE entry SET title = 'Other words'",
        )?;
        Ok(())
    });
    assert!(door.is_ok());
    let key = evening.recovery_key();
    // Not looked over before: it does not add up.
    evening.call("lock", json!({}));
    assert_eq!(
        refused(evening.folder(), &key),
        "damaged: the rows do not add up"
    );
}

/// Only where the installed `cryptography` has Argon2id; it says so where it has not.
#[test]
fn it_takes_the_passphrase_too() {
    let mut evening = evening();
    let entries = listed(&mut evening);
    evening.lock();
    let output = run(evening.folder(), PASSPHRASE);
    if output.status.success() {
        let found: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(found["entries"], entries);
        assert_eq!(
            refused(evening.folder(), "another passphrase"),
            "wrong passphrase"
        );
    } else {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            said.contains("a passphrase needs cryptography 44"),
            "{said}"
        );
    }
}
