//! Templates without a window: a file is looked over, and those there are are listed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "this crate is tests"
)]

mod said;

use std::fs;

use afterbell_tests::a_journal;
use said::{ask, done, told};

#[test]
fn a_file_is_looked_over_without_a_journal() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    let check = |text: &[u8]| {
        fs::write(&file, text).unwrap();
        let arguments = ["templates", "check", file.to_str().unwrap()];
        let said = ask(&folder.path().join("none"), &arguments, "");
        (said.code, said.out)
    };
    let good = b"name = \"Friday\"\nquestions = [\"What was good?\"]\n";
    assert_eq!(
        check(good),
        (0, "A template, “Friday”, with 1 question.\n".to_owned())
    );
    for (text, said) in [
        (
            &b"name = \"Friday\"\nquestions = [\"a\"]\nstreak = 3"[..],
            "Line 3: a template has no field `streak`.\n",
        ),
        (
            b"name = \"Friday\"\nquestions = [\"a\",\n\"a\"]",
            "Line 3: `questions` 2 stands there twice.\n",
        ),
        (b"name = \"Friday", "Line 1: this is not TOML.\n"),
        (b"\x89PNG\0", "the file holds no text.\n"),
        (b"name = \"Friday\"", "`questions` is missing or empty.\n"),
    ] {
        assert_eq!(check(text), (1, said.to_owned()));
    }
}

#[test]
fn those_that_ship_and_ones_own_are_listed() {
    let mut evening = a_journal();
    let own =
        serde_json::json!({ "template": { "name": "Friday", "questions": ["What was good?"] } });
    evening.call("save_template", own);
    evening.call(
        "hide_template",
        serde_json::json!({ "key": "deep-writing", "hidden": true }),
    );
    evening.lock();
    let listed = done(evening.folder(), &["templates", "list"], "");
    assert_eq!(listed.lines().count(), 16);
    assert!(listed.contains("deep-writing  Deep writing, four sittings (hidden)\n"));
    assert!(listed.ends_with("own  Friday\n"));
    assert_eq!(
        told(evening.folder(), &["templates", "list"], "")
            .as_array()
            .unwrap()
            .len(),
        16
    );
}
