//! Backups: made, tested, kept, put back; with the passphrase, with the recovery key, on a clean machine.

use std::fs;
use std::path::{Path, PathBuf};

use afterbell_core::vault::{Opener, Passphrase, RecoveryKeyText};
use afterbell_tests::{Evening, PASSPHRASE, a_journal, no_journal};
use serde_json::{Value, json};

fn made(evening: &mut Evening) -> PathBuf {
    evening
        .session()
        .make_backup(None)
        .unwrap_or_else(|error| panic!("{error}"))
        .path
}

fn passphrase(text: &str) -> Passphrase {
    Passphrase::typed(text.to_owned())
}

fn recovery_key(evening: &Evening) -> RecoveryKeyText {
    serde_json::from_value(json!(evening.recovery_key())).unwrap()
}

fn names(evening: &mut Evening) -> Vec<String> {
    let listed = evening.call("list_backups", json!({}));
    let listed = listed.as_array().unwrap();
    listed
        .iter()
        .map(|backup| backup["name"].as_str().unwrap().to_owned())
        .collect()
}

fn titles(evening: &mut Evening) -> Vec<String> {
    let page = evening.call("list_entries", json!({ "limit": 100 }));
    let rows = page["rows"].as_array().unwrap();
    rows.iter()
        .map(|row| row["title"].as_str().unwrap().to_owned())
        .collect()
}

/// Puts a backup back, and answers what the preview said.
fn restored(evening: &mut Evening, file: &Path, with: &Opener<'_>) -> Value {
    let preview = evening
        .session()
        .preview_restore(file, with)
        .unwrap_or_else(|error| panic!("{error}"));
    evening
        .session()
        .restore()
        .unwrap_or_else(|error| panic!("{error}"));
    serde_json::to_value(preview).unwrap()
}

#[test]
fn a_backup_is_listed_with_its_day_its_size_its_entries_and_when_it_was_tested() {
    let mut evening = a_journal().at("2026-11-19 21:40", "Europe/London");
    evening.write("The choir sang.");
    evening.write("And again.");
    let path = made(&mut evening);
    let size = fs::metadata(&path).unwrap().len();
    let listed = evening.call("list_backups", json!({}));
    // 2026-11-19 21:40 in London, by `date -u -d '2026-11-19 21:40' +%s`.
    let at = 1_795_124_400_000_i64;
    assert_eq!(
        listed,
        json!([{
            "name": "journal-2026-11-19.afterbell", "day": "2026-11-19", "size": size, "entries": 2, "tested_at": at,
            "older_keys": false
        }])
    );
    evening.lock();
    let listed = evening.call("list_backups", json!({}));
    assert_eq!(
        (&listed[0]["entries"], &listed[0]["size"]),
        (&Value::Null, &json!(size))
    );
}

#[test]
fn a_second_backup_of_a_day_takes_the_place_of_the_first() {
    let mut evening = a_journal().at("2026-11-19 21:40", "Europe/London");
    made(&mut evening);
    evening.write("One more.");
    made(&mut evening);
    assert_eq!(names(&mut evening), ["journal-2026-11-19-2.afterbell"]);
}

#[test]
fn a_lost_journal_comes_back_on_a_clean_machine_with_its_passphrase_or_its_recovery_key() {
    let mut evening = a_journal();
    evening.write("The choir sang.");
    let file = made(&mut evening);
    evening.write("Written after the backup.");
    let key = recovery_key(&evening);
    let phrase = passphrase(PASSPHRASE);
    for opener in [Opener::Passphrase(&phrase), Opener::RecoveryKey(&key)] {
        let mut clean = no_journal();
        let preview = restored(&mut clean, &file, &opener);
        assert_eq!(preview["counts"]["entries"], 1);
        assert_eq!(clean.call("status", json!({}))["journal"], "locked");
        let status = clean.unlock();
        assert_eq!(
            (&status["noticed"], &status["header_healed"]),
            (&Value::Null, &json!(false))
        );
        assert_eq!(titles(&mut clean), ["The choir sang."]);
        clean.write("And it goes on.");
        clean.lock();
        assert_eq!(clean.unlock()["noticed"], Value::Null);
    }
}

#[test]
fn a_backup_opens_with_the_passphrase_of_its_day() {
    let mut evening = a_journal();
    let file = made(&mut evening);
    let new = "a different evening altogether now";
    evening.call(
        "change_passphrase",
        json!({ "current": PASSPHRASE, "new": new }),
    );
    let (old, new) = (passphrase(PASSPHRASE), passphrase(new));
    let wrong = evening
        .session()
        .preview_restore(&file, &Opener::Passphrase(&new));
    assert!(wrong.is_err());
    let right = evening
        .session()
        .preview_restore(&file, &Opener::Passphrase(&old));
    assert!(right.is_ok());
}

#[test]
fn a_preview_touches_nothing_and_putting_back_keeps_the_journal_that_was_there() {
    let mut evening = a_journal().at("2026-11-19 21:40", "Europe/London");
    evening.write_about("2026-11-02", "First.");
    evening.write_about("2026-11-17", "Second.");
    let file = made(&mut evening);
    evening.write("Third.");
    let phrase = passphrase(PASSPHRASE);
    let preview = evening
        .session()
        .preview_restore(&file, &Opener::Passphrase(&phrase))
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        (
            preview.first_day.unwrap().to_string(),
            preview.last_day.unwrap().to_string()
        ),
        ("2026-11-02".to_owned(), "2026-11-17".to_owned())
    );
    assert_eq!(titles(&mut evening).len(), 3, "still open, still whole");
    evening
        .session()
        .give_up_restore()
        .unwrap_or_else(|error| panic!("{error}"));
    evening.lock();
    assert_eq!(evening.unlock()["noticed"], Value::Null);

    restored(&mut evening, &file, &Opener::Passphrase(&phrase));
    evening.unlock();
    assert_eq!(titles(&mut evening), ["Second.", "First."]);
    let kept = evening.folder().join("before-restore-2026-11-19");
    let mut old = no_journal();
    fs::create_dir(old.folder()).unwrap();
    for name in ["header", "header.2", "journal.db", "seal"] {
        fs::copy(kept.join(name), old.folder().join(name)).unwrap();
    }
    assert_eq!(old.unlock()["noticed"], Value::Null);
    assert_eq!(titles(&mut old).len(), 3);
}

#[test]
fn a_file_that_is_no_backup_or_not_whole_is_told_apart_from_a_wrong_passphrase() {
    let mut evening = a_journal();
    evening.write("The choir sang.");
    let file = made(&mut evening);
    let whole = fs::read(&file).unwrap();
    let phrase = passphrase(PASSPHRASE);
    let mut code = |bytes: &[u8], phrase: &Passphrase| {
        let path = evening.home().join("from a stick.afterbell");
        fs::write(&path, bytes).unwrap();
        let answer = evening
            .session()
            .preview_restore(&path, &Opener::Passphrase(phrase));
        serde_json::to_value(answer.err().map(|error| error.code())).unwrap()
    };
    assert_eq!(code(&whole, &phrase), Value::Null);
    assert_eq!(code(&whole, &passphrase("lantern")), "wrong_passphrase");
    assert_eq!(code(b"", &phrase), "damaged");
    assert_eq!(code(b"a letter, not a backup", &phrase), "damaged");
    assert_eq!(code(&whole[..whole.len() - 1], &phrase), "damaged");
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    assert_eq!(code(&flipped, &phrase), "damaged");
    // Whole, and not sealed by whoever had the keys.
    let end = whole.len() - 32;
    flipped.truncate(end);
    let sum = <sha2::Sha256 as sha2::Digest>::digest(&flipped);
    flipped.extend_from_slice(&sum);
    assert_eq!(code(&flipped, &phrase), "damaged");
}

#[test]
fn what_is_saved_while_a_backup_is_made_waits_for_nothing_and_breaks_nothing() {
    let mut evening = a_journal();
    for number in 0..200 {
        evening.write(&format!(
            "Entry {number}. {}",
            "The corridor was quiet. ".repeat(300)
        ));
    }
    let folder = evening.session().backups();
    let making = evening
        .session()
        .begin_backup(&folder)
        .unwrap_or_else(|error| panic!("{error}"));
    let mut steps = 0;
    while !evening
        .session()
        .step_backup(&making)
        .unwrap_or_else(|error| panic!("{error}"))
    {
        evening.write("Saved meanwhile.");
        steps += 1;
    }
    assert!(steps >= 2, "the copy took {steps} steps");
    let made = making.finish().unwrap_or_else(|error| panic!("{error}"));
    evening
        .session()
        .note_backup(&made)
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(made.counts.entries >= 200);
    assert!(evening.is_sound());
    assert_eq!(
        fs::read_dir(folder).unwrap().count(),
        1,
        "nothing is left beside it"
    );
}

#[test]
fn locking_while_a_backup_is_made_gives_it_up_and_leaves_nothing() {
    let mut evening = a_journal();
    evening.write("The choir sang.");
    let folder = evening.session().backups();
    let making = evening
        .session()
        .begin_backup(&folder)
        .unwrap_or_else(|error| panic!("{error}"));
    evening.lock();
    assert!(evening.session().step_backup(&making).is_err());
    drop(making);
    assert_eq!(fs::read_dir(folder).unwrap().count(), 0);
    assert_eq!(evening.unlock()["noticed"], Value::Null);
}

#[test]
fn one_is_due_after_a_day_with_changes_and_not_otherwise() {
    let mut evening = a_journal().at("2026-11-19 21:40", "Europe/London");
    let due = |evening: &mut Evening| {
        evening
            .session()
            .is_backup_due()
            .unwrap_or_else(|error| panic!("{error}"))
    };
    assert!(due(&mut evening), "there has never been one");
    made(&mut evening);
    assert!(!due(&mut evening));
    evening.write("Changed on the same day.");
    assert!(!due(&mut evening), "one a day");
    evening.set_clock("2026-11-20 21:40", "Europe/London");
    assert!(due(&mut evening));
    made(&mut evening);
    evening.set_clock("2026-11-29 21:40", "Europe/London");
    assert!(!due(&mut evening), "nothing was changed since");
    evening.lock();
    evening.unlock();
    assert!(!due(&mut evening));
}

#[test]
fn of_many_days_only_those_stay_that_are_kept_and_nothing_of_anybody_elses() {
    let mut evening = a_journal().at("2026-10-01 21:40", "Europe/London");
    let mut other = a_journal();
    let theirs = made(&mut other);
    let folder = evening.session().backups();
    fs::create_dir_all(&folder).unwrap();
    fs::copy(theirs, folder.join("journal-2020-01-01.afterbell")).unwrap();
    fs::write(folder.join("letter.txt"), "mine").unwrap();
    for day in 1..=20 {
        evening.set_clock(&format!("2026-10-{day:02} 21:40"), "Europe/London");
        evening.write("One more evening.");
        made(&mut evening);
    }
    // Seven days back from the 20th; Sundays and the newest of the weeks before: the 11th and the 4th.
    let wanted: Vec<String> = [20, 19, 18, 17, 16, 15, 14, 11, 4]
        .iter()
        .map(|day| format!("journal-2026-10-{day:02}.afterbell"))
        .chain(["journal-2020-01-01.afterbell".to_owned()])
        .collect();
    assert_eq!(names(&mut evening), wanted);
    assert!(folder.join("letter.txt").exists());
}

#[test]
fn a_backup_that_was_spoiled_since_is_found_by_testing_it() {
    let mut evening = a_journal();
    evening.write("The choir sang.");
    let path = made(&mut evening);
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    evening.wait_minutes(60);
    let tested = evening
        .session()
        .test_backup(&name)
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(tested.entries, Some(1));
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    fs::write(&path, bytes).unwrap();
    assert!(evening.session().test_backup(&name).is_err());
    assert!(evening.session().test_backup("../journal.db").is_err());
}

#[test]
fn before_a_migration_a_backup_is_made_that_opens() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("vaults/schema-1");
    let mut evening = no_journal();
    fs::create_dir(evening.folder()).unwrap();
    for name in ["header", "header.2", "journal.db"] {
        fs::copy(kept.join(name), evening.folder().join(name)).unwrap();
    }
    evening.unlock();
    let listed = names(&mut evening);
    assert_eq!(listed.len(), 1);
    let file = evening.session().backups().join(&listed[0]);
    let mut clean = no_journal();
    restored(
        &mut clean,
        &file,
        &Opener::Passphrase(&passphrase(PASSPHRASE)),
    );
    clean.unlock();
    assert_eq!(titles(&mut clean), titles(&mut evening));
}
