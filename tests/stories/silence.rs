//! Nothing that was written reaches a failure.

use std::fmt::Write;

use afterbell_core::api::Failure;
use afterbell_tests::{Evening, a_journal, no_journal};
use serde_json::{Value, json};

const CANARY: &str = "Quillwort-by-the-reservoir";
const COMMANDS: &str = include_str!("../../ui/src/backend/generated/commands.ts");

/// Every command of the table, as the map for the page names them.
fn commands() -> Vec<&'static str> {
    let names = COMMANDS
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_once(": { input:"));
    names.map(|(name, _)| name).collect()
}

/// What was written, wherever a command might take it or stumble over it.
fn inputs() -> Vec<Value> {
    let fields = [
        "body",
        "passphrase",
        "recovery_key",
        "words",
        "title",
        "note",
        "name",
        "role",
        "light",
        "question",
        "id",
        "day",
        "theme",
        "new",
        "current",
        "from",
        "order",
        "measure",
        "levels",
        "passages",
        "groups",
        "kind",
    ];
    let mut inputs = vec![json!(CANARY), json!([CANARY]), json!({ CANARY: CANARY })];
    for field in fields {
        inputs.push(json!({ field: CANARY }));
        inputs.push(json!({ field: [CANARY] }));
        inputs.push(json!({ field: { CANARY: CANARY } }));
    }
    let long = format!("{CANARY} ").repeat(200_000);
    inputs.push(json!({ "body": long }));
    inputs.push(json!({ "words": long, "order": "newest", "limit": 10 }));
    inputs.push(json!({ "title": long, "kind": "job" }));
    inputs.push(json!({ "kind": "person", "name": long, "also": [], "role": CANARY }));
    inputs.push(json!({ "words": [CANARY, CANARY, CANARY, CANARY], "tags": [], "light": long }));
    inputs
}

fn said(failure: &Failure) -> String {
    let mut said = serde_json::to_string(failure).unwrap();
    write!(said, "{failure:?}").unwrap();
    said
}

fn expect_silence(mut evening: Evening, is_open: bool) -> usize {
    let mut failures = 0;
    for name in commands() {
        for input in inputs() {
            // A wrong passphrase among the inputs has shut it.
            if is_open && evening.call("status", json!({}))["journal"] != "open" {
                evening.unlock();
            }
            if let Err(failure) = evening.attempt(name, input) {
                failures += 1;
                assert!(!said(&failure).contains("Quillwort"), "{name}");
            }
        }
    }
    failures
}

#[test]
fn no_failure_says_what_was_written() {
    assert!(commands().len() > 30, "the table was not found");
    assert!(expect_silence(a_journal(), true) > 1_000);
}

#[test]
fn no_failure_says_what_was_written_with_the_journal_shut() {
    let mut evening = a_journal();
    evening.write(CANARY);
    evening.lock();
    assert!(expect_silence(evening, false) > 1_000);
}

#[test]
fn no_failure_says_what_was_written_where_there_is_none() {
    assert!(expect_silence(no_journal(), false) > 1_000);
}

#[test]
fn a_command_that_is_none_is_refused() {
    let mut evening = a_journal();
    for name in ["", "dispatch", "save_entry ", "SAVE_ENTRY", CANARY] {
        let code = evening.refused(name, json!({}));
        assert_eq!(code, afterbell_core::api::Code::NotFound);
    }
}
