//! Making, opening and locking a journal.

use afterbell_core::api::Code;
use afterbell_tests::{PASSPHRASE, a_journal, no_journal};
use serde_json::{Value, json};

/// Commands that need an open journal, with an input that would be taken.
fn unlocked_commands() -> Vec<(&'static str, Value)> {
    vec![
        ("settings", json!({})),
        ("tonight", json!({})),
        ("checkin_choices", json!({})),
        (
            "record_checkin",
            json!({ "mood": 3, "words": [], "tags": [] }),
        ),
        (
            "list_checkins",
            json!({ "from": "2026-01-01", "to": "2026-12-31" }),
        ),
        ("trend", json!({ "measure": "mood" })),
        ("save_entry", json!({ "body": "x" })),
        ("read_entry", json!({ "id": 1 })),
        ("list_entries", json!({ "limit": 10 })),
        ("bin_entry", json!({ "id": 1 })),
        ("bring_back_entry", json!({ "id": 1 })),
        (
            "search",
            json!({ "words": "x", "order": "newest", "limit": 5 }),
        ),
        ("list_losses", json!({})),
        ("list_states", json!({})),
        ("loss_track", json!({ "id": 1 })),
        ("list_known", json!({})),
        ("read_passages", json!({ "id": 1 })),
        (
            "change_passphrase",
            json!({ "current": PASSPHRASE, "new": "another passphrase that is long" }),
        ),
        ("make_recovery_key", json!({})),
        ("prove_recovery_key", json!({ "groups": [] })),
    ]
}

#[test]
fn a_journal_is_made_and_is_open() {
    let mut evening = no_journal();
    assert_eq!(evening.call("status", json!({}))["journal"], "none");
    evening.make(PASSPHRASE);
    assert_eq!(evening.recovery_groups().len(), 9);
    assert!(
        evening
            .recovery_groups()
            .iter()
            .all(|group| group.len() == 4)
    );
    let status = evening.call("status", json!({}));
    assert_eq!(status["journal"], "open");
    assert_eq!(status["recovery_proved"], false);
}

#[test]
fn what_was_written_is_there_after_locking_and_opening() {
    let mut evening = a_journal();
    let id = evening.write("The choir sang in the corridor.");
    evening.lock();
    assert_eq!(evening.call("status", json!({}))["journal"], "locked");
    assert_eq!(evening.unlock()["journal"], "open");
    let entry = evening.call("read_entry", json!({ "id": id }));
    assert_eq!(entry["body"], "The choir sang in the corridor.");
}

#[test]
fn nothing_can_be_read_or_written_once_it_is_locked() {
    let mut evening = a_journal();
    evening.write("Not for anybody.");
    evening.lock();
    for (name, input) in unlocked_commands() {
        assert_eq!(evening.refused(name, input), Code::Locked, "{name}");
    }
}

#[test]
fn locked_is_told_before_the_input_is_looked_at() {
    let mut evening = a_journal();
    evening.lock();
    assert_eq!(
        evening.refused("save_entry", json!({ "nonsense": true })),
        Code::Locked
    );
}

#[test]
fn someone_to_talk_to_is_there_with_the_journal_shut_and_with_none() {
    let mut evening = a_journal();
    evening.lock();
    for mut window in [evening.another_window(), no_journal()] {
        let list = window.call("support", json!({}));
        assert!(!list["groups"].as_array().unwrap().is_empty());
    }
}

#[test]
fn a_journal_is_never_made_over_another() {
    let mut evening = a_journal();
    let make = || json!({ "passphrase": PASSPHRASE });
    assert_eq!(
        evening.refused("make_journal", make()),
        Code::AlreadyThere,
        "while it is open"
    );
    evening.lock();
    assert_eq!(
        evening.refused("make_journal", make()),
        Code::AlreadyThere,
        "while it is shut"
    );
    for copy in ["header", "header.2"] {
        std::fs::remove_file(evening.folder().join(copy)).unwrap();
    }
    assert_eq!(
        evening.refused("make_journal", make()),
        Code::AlreadyThere,
        "with only its database left"
    );
}

#[test]
fn a_wrong_passphrase_is_a_wrong_passphrase_and_changes_nothing() {
    let mut evening = a_journal();
    evening.lock();
    let before = evening.files();
    let wrong = json!({ "passphrase": "lantern gravel orchard thimble harbour willows" });
    assert_eq!(evening.refused("unlock", wrong), Code::WrongPassphrase);
    assert_eq!(evening.files(), before);
    assert_eq!(evening.unlock()["journal"], "open");
}

#[test]
fn a_journal_that_is_open_in_another_window_is_in_use() {
    let mut evening = a_journal();
    let mut other = evening.another_window();
    assert_eq!(
        other.refused("unlock", json!({ "passphrase": PASSPHRASE })),
        Code::InUse
    );
    evening.lock();
    assert_eq!(other.unlock()["journal"], "open");
}

#[test]
fn where_there_is_no_journal_there_is_none_to_open() {
    let mut evening = no_journal();
    assert_eq!(
        evening.refused("unlock", json!({ "passphrase": PASSPHRASE })),
        Code::NoJournal
    );
    assert!(!evening.folder().exists(), "looking makes nothing");
}

#[test]
fn opening_with_a_wrong_passphrase_shuts_what_was_open() {
    let mut evening = a_journal();
    assert_eq!(
        evening.refused("unlock", json!({ "passphrase": "no" })),
        Code::WrongPassphrase
    );
    assert_eq!(evening.refused("tonight", json!({})), Code::Locked);
}

#[test]
fn the_files_are_their_owners_alone_and_hold_no_word_in_clear() {
    let mut evening = a_journal();
    evening.write("Quillwort by the reservoir, said Adeyemi.");
    evening.lock();
    for (name, bytes) in evening.files() {
        for word in [
            "Quillwort",
            "reservoir",
            "Adeyemi",
            "entry_words",
            "SQLite format",
            "lantern",
            "gravel",
        ] {
            let found = bytes
                .windows(word.len())
                .any(|part| part == word.as_bytes());
            assert!(!found, "{word} stands in {name}");
        }
    }
    #[cfg(unix)]
    for (name, _) in evening.files() {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(evening.folder().join(&name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0, "{name} is open to others");
    }
}

#[test]
fn the_evening_of_this_test_is_the_evening_it_says() {
    let mut evening = a_journal().at("2026-06-24 07:15", "Europe/London");
    let tonight = evening.call("tonight", json!({}));
    assert_eq!(
        (&tonight["day"], &tonight["hour"]),
        (&json!("2026-06-24"), &json!(7))
    );
}
