//! Whether the journal that is opened is the one that was closed: older files, lost files, older pages.

use std::fs;

use afterbell_tests::{Evening, PASSPHRASE, a_journal};
use serde_json::{Value, json};

const DATABASE: &str = "journal.db";
const SEAL: &str = "seal";

/// What was noticed at opening.
fn noticed(evening: &mut Evening) -> Value {
    evening.lock();
    evening.unlock()["noticed"].clone()
}

/// A file of the journal, and putting it back as it was then.
fn kept(evening: &mut Evening, name: &str) -> Vec<u8> {
    evening.lock();
    let bytes = fs::read(evening.folder().join(name)).unwrap();
    evening.unlock();
    bytes
}

fn put_back(evening: &mut Evening, name: &str, bytes: &[u8]) {
    // Not looked over before: it may be one that does not add up.
    evening.call("lock", json!({}));
    fs::write(evening.folder().join(name), bytes).unwrap();
}

#[test]
fn an_ordinary_evening_notices_nothing() {
    let mut evening = a_journal();
    assert_eq!(noticed(&mut evening), Value::Null);
    let id = evening.write("The choir sang.");
    evening.check_in(json!({ "mood": 4, "tags": [] }));
    evening.call("bin_entry", json!({ "id": id }));
    evening.call("bring_back_entry", json!({ "id": id }));
    assert_eq!(noticed(&mut evening), Value::Null);
}

#[test]
fn an_older_database_put_back_is_noticed_with_how_much_is_missing_and_since_when() {
    let mut evening = a_journal().at("2026-11-12 21:00", "Europe/London");
    evening.write("Before.");
    let older = kept(&mut evening, DATABASE);
    evening.set_clock("2026-11-14 21:10", "Europe/London");
    evening.write("One more.");
    evening.write("And another.");
    put_back(&mut evening, DATABASE, &older);
    let found = evening.unlock()["noticed"].clone();
    // 2026-11-14 21:10 in London, by `date -u -d '2026-11-14 21:10' +%s`.
    assert_eq!(
        found,
        json!({ "kind": "older", "missing": 2, "last_at": 1_794_690_600_000_i64 })
    );
}

#[test]
fn what_was_noticed_is_told_again_until_the_user_keeps_it_as_it_is() {
    let mut evening = a_journal();
    let older = kept(&mut evening, DATABASE);
    evening.write("Lost with the newer file.");
    put_back(&mut evening, DATABASE, &older);
    assert_eq!(evening.unlock()["noticed"]["kind"], "older");
    evening.write("Written meanwhile, and kept.");
    evening.write("And more, past what is missing.");
    assert_ne!(noticed(&mut evening), Value::Null, "one opening later");
    let status = evening.call("keep_as_found", json!({}));
    assert_eq!(status["noticed"], Value::Null);
    assert_eq!(noticed(&mut evening), Value::Null);
    assert_eq!(evening.found("meanwhile").len(), 1);
}

#[test]
fn two_files_that_parted_from_one_are_told_apart_even_with_as_many_changes() {
    let mut evening = a_journal();
    let older = kept(&mut evening, DATABASE);
    let seal = kept(&mut evening, SEAL);
    evening.write("On this computer.");
    let ours = kept(&mut evening, SEAL);
    put_back(&mut evening, DATABASE, &older);
    put_back(&mut evening, SEAL, &seal);
    evening.unlock();
    evening.write("On another.");
    put_back(&mut evening, SEAL, &ours);
    assert_eq!(evening.unlock()["noticed"], json!({ "kind": "parted" }));
}

#[test]
fn a_seal_that_is_gone_or_spoiled_is_noticed() {
    let mut evening = a_journal();
    evening.write("The choir sang.");
    evening.lock();
    fs::remove_file(evening.folder().join(SEAL)).unwrap();
    assert_eq!(evening.unlock()["noticed"], json!({ "kind": "unsealed" }));
    evening.call("keep_as_found", json!({}));
    put_back(&mut evening, SEAL, &[0; 1024]);
    assert_eq!(evening.unlock()["noticed"], json!({ "kind": "unsealed" }));
}

#[test]
fn a_seal_that_fell_behind_by_a_power_cut_is_bridged_by_the_journals_own_links() {
    let mut evening = a_journal();
    let behind = kept(&mut evening, SEAL);
    for number in 0..40 {
        evening.write(&format!("Entry {number}"));
    }
    put_back(&mut evening, SEAL, &behind);
    assert_eq!(evening.unlock()["noticed"], Value::Null);
}

/// A page of last week in its old place is sealed by the same key and fits its number: nothing but the sum can tell.
#[test]
fn a_page_from_last_week_is_found_when_the_file_is_looked_over() {
    const PAGE: usize = 4096;
    let mut evening = a_journal();
    let id = evening.write("What I wrote then.");
    for number in 0..60 {
        evening.write(&format!("Entry {number}"));
    }
    let then = kept(&mut evening, DATABASE);
    evening.call(
        "save_entry",
        json!({ "id": id, "body": "What I write now..." }),
    );
    assert!(evening.is_sound());
    let now = kept(&mut evening, DATABASE);
    let changed: Vec<usize> = (1..then.len() / PAGE)
        .filter(|page| then[page * PAGE..][..PAGE] != now[page * PAGE..][..PAGE])
        .collect();
    assert!(!changed.is_empty());
    let mut found = Vec::new();
    for page in &changed {
        let mut mixed = now.clone();
        mixed[page * PAGE..][..PAGE].copy_from_slice(&then[page * PAGE..][..PAGE]);
        put_back(&mut evening, DATABASE, &mixed);
        let opened = evening.attempt("unlock", json!({ "passphrase": PASSPHRASE }));
        let Ok(status) = opened else {
            found.push("refused".to_owned());
            continue;
        };
        let journal = evening.session().journal().unwrap();
        let whose: String = journal
            .read()
            .query_row(
                "SELECT name FROM dbstat WHERE pageno = ?1",
                [*page as i64 + 1],
                |row| row.get(0),
            )
            .unwrap();
        let sound = journal.check().is_ok_and(|checked| checked.is_sound());
        if status["noticed"] == Value::Null && sound {
            // The index's own bookkeeping holds no text. An older page of it that still leads to every entry is
            // the one thing that cannot be told.
            assert!(
                ["entry_words_idx", "entry_words_docsize"].contains(&whose.as_str()),
                "{whose}"
            );
            assert_eq!(evening.found("now").len(), 1, "{whose}");
            assert!(evening.found("then").is_empty(), "{whose}");
        } else {
            found.push(whose);
        }
    }
    for whose in ["entry", "entry_words_data", "chain"] {
        assert!(found.iter().any(|one| one == whose), "{whose} in {found:?}");
    }
}

/// Every room's changes are counted by the database itself: after all of them the sum is still right.
#[test]
fn whatever_is_changed_the_rows_add_up() {
    let mut evening = a_journal();
    let id = evening.write("# Ruth\n\nThe choir sang.");
    evening.call(
        "save_entry",
        json!({ "id": id, "body": "The choir sang, and I with it." }),
    );
    let checkin = evening.check_in(json!({
        "mood": 4, "energy": 2, "bucket": 3, "sleep": 2, "words": ["content"], "tags": [], "light": "A line."
    }));
    evening.check_in(json!({ "id": checkin["id"], "mood": 2, "tags": [] }));
    evening.call("remove_checkin", json!({ "id": checkin["id"] }));
    let mut settings = evening.call("settings", json!({}));
    settings["idle_minutes"] = json!(9);
    evening.call("save_settings", settings);
    evening.call("bin_entry", json!({ "id": id }));
    evening.call("bring_back_entry", json!({ "id": id }));
    let checked = evening.session().journal().unwrap().check().unwrap();
    assert!(checked.adds_up && checked.is_sound());
}

#[test]
fn a_change_that_failed_adds_nothing() {
    let mut evening = a_journal();
    evening.refused("bin_entry", json!({ "id": 1 }));
    let too_long = "x".repeat(5 * 1024 * 1024);
    evening.refused("save_entry", json!({ "body": too_long }));
    evening.write("The choir sang.");
    assert!(evening.is_sound());
    assert_eq!(noticed(&mut evening), Value::Null);
}
