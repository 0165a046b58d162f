//! "Someone may have my key": what opens afterwards, and what does not.

use std::fs;

use afterbell_core::api::Code;
use afterbell_tests::evening::words;
use afterbell_tests::{Evening, PASSPHRASE, a_journal};
use serde_json::{Value, json};

const NEW: &str = "pebble lantern kestrel marrow thistle anchor";

/// Renews the keys and answers the new recovery key.
fn renew(evening: &mut Evening) -> String {
    let shown = evening.call("renew_keys", json!({ "current": PASSPHRASE, "new": NEW }));
    words(&shown["groups"]).join("-")
}

#[test]
fn only_the_new_passphrase_and_the_new_recovery_key_open_it() {
    let mut evening = a_journal();
    evening.write("The choir sang.");
    let old_key = evening.recovery_key();
    let new_key = renew(&mut evening);
    assert_ne!(old_key, new_key);
    assert_eq!(evening.found("choir").len(), 1, "it is open at once");
    evening.lock();
    assert_eq!(
        evening.refused("unlock", json!({ "passphrase": PASSPHRASE })),
        Code::WrongPassphrase
    );
    assert_eq!(
        evening.refused("recover", json!({ "recovery_key": old_key })),
        Code::WrongRecoveryKey
    );
    let status = evening.call("recover", json!({ "recovery_key": new_key }));
    assert_eq!(status["noticed"], Value::Null);
    evening.lock();
    evening.call("unlock", json!({ "passphrase": NEW }));
    assert_eq!(evening.found("choir").len(), 1);
    let left: Vec<String> = evening.files().into_keys().collect();
    let is_left = |name: &String| name.starts_with("before") || name == "restoring";
    assert!(!left.iter().any(is_left), "{left:?}");
}

/// Who kept a copy of the old header and its passphrase can do nothing with the new database.
#[test]
fn the_old_header_does_not_open_the_new_database() {
    let mut evening = a_journal();
    evening.write("The choir sang.");
    evening.lock();
    let before = evening.files();
    evening.unlock();
    renew(&mut evening);
    evening.lock();
    for name in ["header", "header.2"] {
        fs::write(evening.folder().join(name), &before[name]).unwrap();
    }
    assert_eq!(
        evening.refused("unlock", json!({ "passphrase": PASSPHRASE })),
        Code::Damaged
    );
    // The control: with its own database the old header opens.
    for name in ["journal.db", "seal"] {
        fs::write(evening.folder().join(name), &before[name]).unwrap();
    }
    evening.unlock();
}

#[test]
fn everything_that_was_written_comes_along() {
    let mut evening = a_journal();
    for number in 0..300 {
        evening.write(&format!("Entry {number}. {}", "and so on ".repeat(number)));
    }
    let binned = evening.write("Written in anger.");
    evening.call("bin_entry", json!({ "id": binned }));
    evening.check_in(json!({ "mood": 4, "words": ["content"] }));
    let before = evening.session().journal().unwrap().check().unwrap();
    renew(&mut evening);
    let after = evening.session().journal().unwrap().check().unwrap();
    assert!(after.is_sound());
    assert_eq!(after.counts, before.counts);
    evening.call("bring_back_entry", json!({ "id": binned }));
    assert_eq!(evening.found("anger").len(), 1);
}

#[test]
fn the_new_recovery_key_is_to_be_proved_like_the_first() {
    let mut evening = a_journal();
    let shown = evening.call(
        "renew_keys",
        json!({ "current": PASSPHRASE, "new": PASSPHRASE }),
    );
    assert_eq!(evening.call("status", json!({}))["recovery_proved"], false);
    let groups = words(&shown["groups"]);
    let typed = json!({ "groups": [
        { "index": 1, "text": groups[1] }, { "index": 4, "text": groups[4] }
    ] });
    assert_eq!(evening.call("prove_recovery_key", typed)["yes"], true);
    assert_eq!(evening.call("status", json!({}))["recovery_proved"], true);
}

#[test]
fn who_does_not_know_the_present_passphrase_changes_nothing() {
    let mut evening = a_journal();
    let before = evening.files();
    let wrong = json!({ "current": NEW, "new": NEW });
    assert_eq!(evening.refused("renew_keys", wrong), Code::WrongPassphrase);
    let unasked = json!({ "new": NEW });
    assert_eq!(
        evening.refused("renew_keys", unasked),
        Code::WrongPassphrase
    );
    let weak = json!({ "current": PASSPHRASE, "new": "lantern" });
    assert_eq!(evening.refused("renew_keys", weak), Code::WeakPassphrase);
    assert!(evening.files() == before);
    let key = evening.recovery_key();
    evening.lock();
    evening.call("recover", json!({ "recovery_key": key }));
    evening.call("renew_keys", json!({ "new": NEW }));
}

#[test]
fn what_was_noticed_is_decided_first() {
    let mut evening = a_journal();
    evening.lock();
    fs::remove_file(evening.folder().join("seal")).unwrap();
    evening.unlock();
    let change = json!({ "current": PASSPHRASE, "new": NEW });
    assert_eq!(
        evening.refused("renew_keys", change.clone()),
        Code::Undecided
    );
    evening.call("keep_as_found", json!({}));
    evening.call("renew_keys", change);
}

#[test]
fn backups_from_before_are_told_apart_and_can_be_taken_away() {
    let mut evening = a_journal();
    evening.write("The choir sang.");
    evening
        .session()
        .make_backup(None)
        .unwrap_or_else(|error| panic!("{error}"));
    evening.set_clock("2026-11-20 21:40", "Europe/London");
    assert!(!evening.session().is_backup_due().unwrap());
    renew(&mut evening);
    assert!(
        evening.session().is_backup_due().unwrap(),
        "none opens with the new keys yet"
    );
    evening
        .session()
        .make_backup(None)
        .unwrap_or_else(|error| panic!("{error}"));
    let older = |list: &Value| -> Vec<bool> {
        let backups = list.as_array().unwrap().iter();
        backups.map(|backup| backup["older_keys"] == true).collect()
    };
    assert_eq!(
        older(&evening.call("list_backups", json!({}))),
        [false, true]
    );
    let left = evening.call("remove_older_backups", json!({}));
    assert_eq!(older(&left), [false]);
}

/// The power went after the exchange, or before it: what is left over goes at the next opening, and nothing else does.
#[test]
fn what_an_exchange_left_behind_is_cleared_when_the_journal_has_been_opened() {
    let mut evening = a_journal();
    evening.lock();
    let left = |name: &str| evening.folder().join(name);
    let (old, unready, restored) = (
        left("before-new-keys-2026-11-18"),
        left("restoring"),
        left("before-restore-2026-11-18"),
    );
    for folder in [&old, &unready, &restored] {
        fs::create_dir(folder).unwrap();
        fs::write(folder.join("journal.db"), "sealed").unwrap();
    }
    evening.refused("unlock", json!({ "passphrase": NEW }));
    assert!(old.exists(), "it may still be needed");
    evening.unlock();
    assert!(!old.exists() && !unready.exists());
    assert!(restored.exists());
}
