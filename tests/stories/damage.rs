//! Damaged, foreign, newer and unencrypted files: each is its own answer, and none of them is touched.

use std::fs;

use afterbell_core::api::Code;
use afterbell_tests::{Evening, PASSPHRASE, a_journal};
use serde_json::json;
use sha2::{Digest, Sha256};

const DATABASE: &str = "journal.db";

fn shut_journal() -> Evening {
    let mut evening = a_journal();
    evening.write("Something to lose.");
    evening.lock();
    evening
}

/// Puts other bytes in the place of a file, and expects an answer that leaves every file as it is.
fn expect(code: Code, name: &str, bytes: &[u8], because: &str) {
    let mut evening = shut_journal();
    fs::write(evening.folder().join(name), bytes).unwrap();
    let before = evening.files();
    let answer = evening.refused("unlock", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(answer, code, "{because}");
    assert_eq!(evening.files(), before, "{because}: a file was changed");
}

#[test]
fn an_empty_database_file_is_damage_and_never_an_empty_journal() {
    expect(Code::Damaged, DATABASE, b"", "0 bytes");
}

#[test]
fn a_foreign_file_in_the_journals_place_is_damage() {
    expect(
        Code::Damaged,
        DATABASE,
        &b"Not a journal, but a letter. ".repeat(400),
        "a text",
    );
    expect(Code::Damaged, DATABASE, b"short", "five bytes");
}

#[test]
fn a_truncated_database_is_damage() {
    let evening = shut_journal();
    let whole = fs::read(evening.folder().join(DATABASE)).unwrap();
    for part in [1, 15, 16, 4_095, 4_096, 4_097, 8_192] {
        let mut evening = shut_journal();
        let bytes = fs::read(evening.folder().join(DATABASE)).unwrap();
        fs::write(evening.folder().join(DATABASE), &bytes[..part]).unwrap();
        let before = evening.files();
        let answer = evening.attempt("unlock", json!({ "passphrase": PASSPHRASE }));
        assert_eq!(
            answer.err().map(|failure| failure.code),
            Some(Code::Damaged),
            "{part} of {} bytes",
            whole.len()
        );
        assert_eq!(evening.files(), before, "{part} bytes: a file was changed");
    }
}

#[test]
fn a_database_that_is_gone_is_damage_and_no_new_one_is_made() {
    let mut evening = shut_journal();
    fs::remove_file(evening.folder().join(DATABASE)).unwrap();
    assert_eq!(
        evening.refused("unlock", json!({ "passphrase": PASSPHRASE })),
        Code::Damaged
    );
    assert!(!evening.folder().join(DATABASE).exists());
}

#[test]
fn another_journals_database_is_damage() {
    let other = shut_journal();
    let theirs = fs::read(other.folder().join(DATABASE)).unwrap();
    expect(Code::Damaged, DATABASE, &theirs, "another journal's");
}

#[test]
fn an_unencrypted_database_is_never_opened() {
    let mut plain = b"SQLite format 3\0".to_vec();
    plain.resize(8_192, 0);
    expect(
        Code::NotEncrypted,
        DATABASE,
        &plain,
        "an unencrypted database",
    );
}

#[test]
fn a_flipped_bit_in_the_first_page_is_damage() {
    let mut evening = shut_journal();
    let mut bytes = fs::read(evening.folder().join(DATABASE)).unwrap();
    bytes[100] ^= 1;
    fs::write(evening.folder().join(DATABASE), &bytes).unwrap();
    assert_eq!(
        evening.refused("unlock", json!({ "passphrase": PASSPHRASE })),
        Code::Damaged
    );
    assert_eq!(fs::read(evening.folder().join(DATABASE)).unwrap(), bytes);
}

#[test]
fn a_header_of_a_version_to_come_is_newer() {
    let mut evening = shut_journal();
    for name in ["header", "header.2"] {
        let path = evening.folder().join(name);
        let mut bytes = fs::read(&path).unwrap();
        // The major version stands behind the eight letters of the magic, and a SHA-256 over everything at the end:
        // a header that is not whole is damage, and never from the future.
        bytes[8] += 1;
        let body = bytes.len() - 32;
        let sum = Sha256::digest(&bytes[..body]);
        bytes[body..].copy_from_slice(&sum);
        fs::write(&path, bytes).unwrap();
    }
    let before = evening.files();
    assert_eq!(
        evening.refused("unlock", json!({ "passphrase": PASSPHRASE })),
        Code::Newer
    );
    assert_eq!(evening.files(), before);
}

#[test]
fn a_database_of_a_schema_to_come_is_newer() {
    let mut evening = a_journal();
    let journal = evening.session().journal().unwrap();
    journal
        .write(|write| Ok(write.db.pragma_update(None, "user_version", 9_999)?))
        .map(|_| ())
        .unwrap_or_else(|error| panic!("{error}"));
    evening.lock();
    let before = evening.files();
    assert_eq!(
        evening.refused("unlock", json!({ "passphrase": PASSPHRASE })),
        Code::Newer
    );
    assert_eq!(evening.files(), before);
}

#[test]
fn a_damaged_header_copy_is_healed_from_the_other_and_the_user_is_told() {
    for damaged in ["header", "header.2"] {
        let mut evening = shut_journal();
        let good = fs::read(evening.folder().join(damaged)).unwrap();
        for bad in [
            Vec::new(),
            b"scribble".to_vec(),
            flipped(&good),
            good[..good.len() / 2].to_vec(),
        ] {
            fs::write(evening.folder().join(damaged), bad).unwrap();
            assert_eq!(evening.unlock()["header_healed"], true, "{damaged}");
            evening.lock();
            assert_eq!(
                fs::read(evening.folder().join(damaged)).unwrap(),
                good,
                "{damaged}"
            );
            assert_eq!(
                evening.unlock()["header_healed"],
                false,
                "{damaged}: healed once"
            );
            evening.lock();
        }
        fs::remove_file(evening.folder().join(damaged)).unwrap();
        assert_eq!(
            evening.unlock()["header_healed"],
            true,
            "{damaged} was gone"
        );
    }
}

fn flipped(bytes: &[u8]) -> Vec<u8> {
    let mut flipped = bytes.to_vec();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x10;
    flipped
}

#[test]
fn with_both_header_copies_damaged_it_is_damaged() {
    let mut evening = shut_journal();
    for name in ["header", "header.2"] {
        fs::write(evening.folder().join(name), b"scribble").unwrap();
    }
    let before = evening.files();
    assert_eq!(
        evening.refused("unlock", json!({ "passphrase": PASSPHRASE })),
        Code::Damaged
    );
    assert_eq!(evening.files(), before);
}

#[test]
fn a_folder_in_the_place_of_the_file_is_damage() {
    let mut evening = shut_journal();
    fs::remove_file(evening.folder().join(DATABASE)).unwrap();
    fs::create_dir(evening.folder().join(DATABASE)).unwrap();
    assert_eq!(
        evening.refused("unlock", json!({ "passphrase": PASSPHRASE })),
        Code::Damaged
    );
}

#[test]
fn a_file_in_the_place_of_the_folder_makes_no_journal() {
    let evening = a_journal();
    fs::write(evening.home().join("taken"), "a file").unwrap();
    let mut window = evening.window_on("taken");
    let code = window.refused("make_journal", json!({ "passphrase": PASSPHRASE }));
    assert!(
        matches!(
            code,
            Code::Damaged | Code::NoPermission | Code::AlreadyThere
        ),
        "{code:?}"
    );
    assert_eq!(fs::read(evening.home().join("taken")).unwrap(), b"a file");
}
