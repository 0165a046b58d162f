//! What was let go is nowhere: every page of the file is deciphered without the core and looked through.
//!
//! One rule: the same words are found first, while they are there, by the same reader.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

use crate::reader::python;

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/pages.py");

/// Words that are typed one after the other, so that each stands in another text of the entry.
const TYPED: [&str; 4] = ["quillwort", "lanternfish", "thistledown", "marzipan"];

/// Which of the words stand anywhere in the file's pages.
fn found(path: &Path, secret: &str) -> Vec<String> {
    let mut command = Command::new(python());
    command.arg("-B").arg(PAGES).arg(path);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = afterbell_tests::evening::alone(|| command.spawn()).expect("it starts");
    let mut asks = child.stdin.take().expect("it listens");
    writeln!(asks, "{secret}\n{}", TYPED.join("\n")).expect("it is told");
    drop(asks);
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "the pages cannot be read");
    let said = String::from_utf8(output.stdout).expect("words");
    said.lines().map(str::to_owned).collect()
}

/// A sitting in which each word is typed and taken away again for the next, with a long text around them; over three
/// evenings, so that it has versions.
fn sit(evening: &mut Evening) -> Value {
    let page = evening.call("guided", json!({}));
    let templates = page["templates"].as_array().expect("templates");
    let deep = templates.iter().find(|one| one["key"] == "deep-writing");
    let begin = json!({ "key": "deep-writing", "template": deep.expect("it ships")["template"] });
    let mut input = json!({ "begin": begin, "step": 0, "answer": "It begins." });
    let piece = evening.call("save_answer", input)["value"].clone();
    for word in TYPED {
        let around = "And so it went on for a long while. ".repeat(700);
        input =
            json!({ "id": piece["id"], "step": 0, "answer": format!("{around}{word} {around}") });
        evening.call("save_answer", input);
        evening.wait_minutes(40);
    }
    piece
}

fn backup(evening: &mut Evening) -> std::path::PathBuf {
    let made = evening.session().make_backup(None);
    made.unwrap_or_else(|error| panic!("{error}")).path
}

#[test]
fn nothing_of_what_was_let_go_is_in_any_page_nor_in_a_backup_made_after() {
    let mut evening = a_journal();
    evening.write("What stays.");
    let piece = sit(&mut evening);
    let key = evening.recovery_key();
    evening.lock();
    assert_eq!(found(evening.folder(), &key), TYPED, "while it is there");
    evening.unlock();
    // Of one day's backups the newest stays: this one is put aside.
    let before = evening.home().join("before.afterbell");
    std::fs::copy(backup(&mut evening), &before).expect("it is copied");
    let gone = evening.call(
        "let_go_guided",
        json!({ "id": piece["id"], "felt": "same" }),
    );
    assert_eq!(gone["value"], json!({ "backups": 1, "sitting": true }));
    let after = backup(&mut evening);
    assert!(evening.is_sound());
    evening.lock();
    assert_eq!(found(evening.folder(), &key), [""; 0], "in the journal");
    assert_eq!(found(&after, &key), [""; 0], "in a backup made after");
    assert_eq!(
        found(&before, &key),
        TYPED,
        "as was said, in one made before"
    );
}

#[test]
fn the_bin_is_no_letting_go_and_an_index_would_keep_the_words() {
    let mut evening = a_journal();
    let piece = sit(&mut evening);
    // Kept, it is an ordinary entry: taken away by way of the bin, the index holds its words until it is merged.
    evening.call("end_guided", json!({ "id": piece["id"], "unread": false }));
    let entry = json!({ "id": piece["entry_id"] });
    evening.call("bin_entry", entry.clone());
    evening.call("take_away_entry", entry);
    let key = evening.recovery_key();
    evening.lock();
    assert_eq!(found(evening.folder(), &key), ["marzipan"]);
}
