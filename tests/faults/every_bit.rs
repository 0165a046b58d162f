//! Every bit flipped, every cut made, pages and files exchanged: an error, or the very same journal with at most a notice.
//!
//! One rule: wrong data and a silently empty journal are the only answers that are not allowed. The control is a plain
//! SQLite file, of which the same harness has to read wrong data.

use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use afterbell_core::api::Code;
use afterbell_tests::made_up::chance::Chance;
use afterbell_tests::{Evening, a_journal};
use serde_json::{Value, json};

use super::disk::power::{Files, files_of, put};

const DATABASE: &str = "journal.db";
const SEAL: &str = "seal";
const HEADERS: [&str; 2] = ["header", "header.2"];
const PAGE: usize = 4096;
const SALT: usize = 16;

/// A small journal, shut, its files, and everything that is in it.
struct Small {
    evening: Evening,
    key: String,
    files: Files,
    whole: Vec<Value>,
}

/// What became of a journal after a fault.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum Fate {
    /// It does not open.
    Refused(Code),
    /// It opens, and something of it is refused when it is read.
    Unread(Code),
    /// All of it is there, and the user is told that something is amiss: at once, or when it is looked over.
    Told,
    /// All of it is there and nothing is wrong.
    Unharmed,
    /// What must not be.
    Wrong,
}

fn small() -> Small {
    let mut evening = a_journal();
    let kept = evening.write("# Thursday\n\nThe choir sang in the corridor, and I with it.");
    evening.write_about("2026-11-12", "A week before.");
    let binned = evening.write("Written in anger.");
    evening.call("bin_entry", json!({ "id": binned }));
    evening
        .check_in(json!({ "mood": 2, "energy": 4, "words": ["content"], "light": "The choir." }));
    evening.call(
        "save_known",
        json!({ "kind": "person", "name": "Ruth Adeyemi", "also": ["Ruth"], "role": "my chair" }),
    );
    evening.call(
        "save_loss",
        json!({ "title": "The school as it was", "kind": "job" }),
    );
    assert!(kept > 0);
    let whole = read_all(&mut evening).unwrap();
    evening.lock();
    let files = files_of(evening.folder());
    let key = evening.recovery_key();
    Small {
        evening,
        key,
        files,
        whole,
    }
}

/// Everything a user can come to see.
fn read_all(evening: &mut Evening) -> Result<Vec<Value>, Code> {
    let mut all = Vec::new();
    for bin in [false, true] {
        let page = ask(evening, "list_entries", json!({ "limit": 500, "bin": bin }))?;
        for row in page["rows"].as_array().into_iter().flatten() {
            all.push(ask(evening, "read_entry", json!({ "id": row["id"] }))?);
        }
        all.push(page);
    }
    let days = json!({ "from": "2026-01-01", "to": "2026-12-31" });
    for (name, input) in [
        ("list_checkins", days),
        ("checkin_choices", json!({})),
        ("list_losses", json!({})),
        ("list_states", json!({})),
        ("list_known", json!({})),
        ("settings", json!({})),
        (
            "search",
            json!({ "words": "choir", "order": "newest", "limit": 50 }),
        ),
    ] {
        all.push(ask(evening, name, input)?);
    }
    Ok(all)
}

fn ask(evening: &mut Evening, name: &str, input: Value) -> Result<Value, Code> {
    evening.attempt(name, input).map_err(|failure| failure.code)
}

impl Small {
    /// What becomes of the journal with other files in its folder.
    fn fate(&self, files: &Files) -> Fate {
        let mut window = self.evening.window_on("after-the-fault");
        put(files, window.folder());
        let opening = json!({ "recovery_key": self.key });
        let status = match window.attempt("recover", opening) {
            Ok(status) => status,
            Err(failure) => return Fate::Refused(failure.code),
        };
        match read_all(&mut window) {
            Err(code) => return Fate::Unread(code),
            Ok(all) if all != self.whole => return Fate::Wrong,
            Ok(_) => {}
        }
        if !status["noticed"].is_null() || status["header_healed"] == true {
            return Fate::Told;
        }
        let journal = window.session().journal().unwrap();
        if journal.check().is_ok_and(|checked| checked.is_sound()) {
            Fate::Unharmed
        } else {
            Fate::Told
        }
    }

    /// Whether looking over every page and row tells that something is wrong.
    fn is_found_when_looked_over(&self, files: &Files) -> bool {
        let mut window = self.evening.window_on("looked-over");
        put(files, window.folder());
        window.call("recover", json!({ "recovery_key": self.key }));
        let journal = window.session().journal().unwrap();
        !journal.check().is_ok_and(|checked| checked.is_sound())
    }

    /// The same with one file changed.
    fn with(&self, name: &str, change: impl FnOnce(&mut Vec<u8>)) -> Fate {
        let mut files = self.files.clone();
        change(files.get_mut(name).expect("such a file"));
        self.fate(&files)
    }

    fn bits(&self, name: &str) -> usize {
        self.files[name].len() * 8
    }

    fn flipped(&self, name: &str, bit: usize) -> Fate {
        self.with(name, |bytes| bytes[bit / 8] ^= 1 << (bit % 8))
    }

    /// Flips these bits of a file one at a time; none may be wrong, and unharmed only where `harmless` says so.
    fn flip(
        &self,
        name: &str,
        bits: impl Iterator<Item = usize>,
        harmless: impl Fn(usize) -> bool,
    ) {
        let mut fates = std::collections::BTreeMap::<String, usize>::new();
        for bit in bits {
            let fate = self.flipped(name, bit);
            assert!(
                fate != Fate::Wrong && (fate != Fate::Unharmed || harmless(bit)),
                "{name}, bit {bit}: {fate:?}"
            );
            *fates.entry(format!("{fate:?}")).or_default() += 1;
        }
        eprintln!("{name}: {fates:?}");
    }
}

#[test]
fn without_a_fault_it_is_unharmed() {
    let small = small();
    assert_eq!(small.fate(&small.files), Fate::Unharmed);
}

#[test]
fn every_bit_of_a_header_in_both_copies_is_an_error_and_in_one_is_healed() {
    let small = small();
    for bit in (0..small.bits("header")).step_by(5) {
        let mut files = small.files.clone();
        for name in HEADERS {
            files.get_mut(name).unwrap()[bit / 8] ^= 1 << (bit % 8);
        }
        assert_eq!(
            small.fate(&files),
            Fate::Refused(Code::Damaged),
            "bit {bit} of both"
        );
    }
    small.flip("header", (0..small.bits("header")).step_by(17), |_| false);
    small.flip("header.2", (3..small.bits("header.2")).step_by(17), |_| {
        false
    });
}

/// The bytes between the two places of the seal and the place that is older mean nothing.
fn means_nothing(seal: &[u8], bit: usize) -> bool {
    let number = |at: usize| i64::from_le_bytes(seal[at..at + 8].try_into().unwrap());
    let newest = if number(0) > number(512) { 0 } else { 512 };
    !(newest..newest + 80).contains(&(bit / 8))
}

/// With its newest place spoiled the seal is one change behind, which the journal's own links bridge.
#[test]
fn every_bit_of_the_seal_leaves_the_journal_as_it_is() {
    let small = small();
    small.flip(SEAL, (0..small.bits(SEAL)).step_by(13), |_| true);
    let both = |bytes: &mut Vec<u8>| {
        bytes[20] ^= 1;
        bytes[532] ^= 1;
    };
    assert_eq!(small.with(SEAL, both), Fate::Told, "both places spoiled");
    let seal = &small.files[SEAL];
    assert!((0..seal.len() * 8).any(|bit| !means_nothing(seal, bit)));
}

#[test]
fn a_bit_in_any_part_of_the_database_is_an_error_or_found() {
    let small = small();
    // One bit in every 250 bytes, each time another bit of its byte: every page in sixteen places.
    let bits = (0..small.files[DATABASE].len())
        .step_by(250)
        .map(|byte| byte * 8 + byte / 250 % 8);
    small.flip(DATABASE, bits, |_| false);
}

/// What the look over the whole file after each opening rests on: every page tells of every bit, and of itself alone.
#[test]
#[ignore = "minutes: cargo xtask soak"]
fn every_single_bit_of_the_database_is_told_by_its_page() {
    let small = small();
    let mut window = small.evening.window_on("flipped-while-open");
    put(&small.files, window.folder());
    window.call("recover", json!({ "recovery_key": small.key }));
    let path = window.folder().join(DATABASE);
    let journal = window.session().journal().unwrap();
    let mut look = journal
        .read()
        .prepare("PRAGMA cipher_integrity_check")
        .unwrap();
    let mut told = || {
        let rows = look.query_map([], |row| row.get::<_, String>(0)).unwrap();
        rows.map(Result::unwrap).collect::<Vec<_>>()
    };
    assert_eq!(told(), Vec::<String>::new());
    let mut file = fs::OpenOptions::new().write(true).open(path).unwrap();
    let mut write = |at: usize, byte: u8| {
        file.seek(SeekFrom::Start(at as u64)).unwrap();
        file.write_all(&[byte]).unwrap();
    };
    let whole = &small.files[DATABASE];
    let mut bits = 0;
    // The salt is read at opening and then no more: its bits are flipped in a journal that is shut.
    for (at, byte) in whole.iter().enumerate().skip(SALT) {
        for bit in 0..8 {
            write(at, byte ^ (1 << bit));
            let said = told();
            let page = format!("page {}", at / PAGE + 1);
            assert!(
                said.len() == 1 && said[0].ends_with(&page),
                "byte {at}, bit {bit}: {said:?}"
            );
            bits += 1;
        }
        write(at, *byte);
    }
    assert_eq!(told(), Vec::<String>::new());
    eprintln!("{bits} bits of the database, each told by its page");
    small.flip(DATABASE, 0..SALT * 8, |_| false);
}

#[test]
#[ignore = "hours: cargo xtask soak"]
fn every_single_bit_of_everything_is_an_error_or_found() {
    let small = small();
    for name in HEADERS {
        small.flip(name, 0..small.bits(name), |_| false);
    }
    small.flip(SEAL, 0..small.bits(SEAL), |_| true);
    small.flip(DATABASE, 0..small.bits(DATABASE), |_| false);
}

#[test]
fn a_file_cut_anywhere_is_an_error_or_found() {
    let small = small();
    let whole = small.files[DATABASE].len();
    let edges = (0..whole)
        .step_by(PAGE)
        .flat_map(|edge| [edge.saturating_sub(1), edge, edge + 1]);
    let first_pages = (0..2 * PAGE).step_by(61);
    for length in edges.chain(first_pages).filter(|&length| length < whole) {
        let fate = small.with(DATABASE, |bytes| bytes.truncate(length));
        assert!(
            !matches!(fate, Fate::Wrong | Fate::Unharmed),
            "{length} bytes left: {fate:?}"
        );
        if length < PAGE {
            assert_eq!(fate, Fate::Refused(Code::Damaged), "{length} bytes left");
        }
    }
    for name in HEADERS {
        for length in (0..small.files[name].len()).step_by(3) {
            let fate = small.with(name, |bytes| bytes.truncate(length));
            assert_eq!(fate, Fate::Told, "{name}, {length} bytes left");
        }
    }
    for length in (0..small.files[SEAL].len()).step_by(9) {
        let fate = small.with(SEAL, |bytes| bytes.truncate(length));
        assert!(
            matches!(fate, Fate::Told | Fate::Unharmed),
            "the seal, {length} bytes left: {fate:?}"
        );
    }
}

#[test]
fn bytes_behind_the_end_are_found_or_harmless() {
    let small = small();
    for more in [1, 512, PAGE, PAGE + 1, 3 * PAGE] {
        let fate = small.with(DATABASE, |bytes| bytes.resize(bytes.len() + more, 0));
        assert_ne!(fate, Fate::Wrong, "{more} more");
    }
}

#[test]
fn pages_that_changed_places_are_an_error_or_found() {
    let small = small();
    let pages = small.files[DATABASE].len() / PAGE;
    let mut chance = Chance::seeded(4);
    let neighbours = (0..pages - 1).map(|page| (page, page + 1));
    let others = (0..60).map(|_| (chance.below(pages), chance.below(pages)));
    for (one, other) in neighbours.chain(others).filter(|(one, other)| one != other) {
        let fate = small.with(DATABASE, |bytes| {
            let (first, second) = (bytes[one * PAGE..][..PAGE].to_vec(), other * PAGE);
            let there = bytes[second..][..PAGE].to_vec();
            bytes[second..][..PAGE].copy_from_slice(&first);
            bytes[one * PAGE..][..PAGE].copy_from_slice(&there);
        });
        assert!(
            !matches!(fate, Fate::Wrong | Fate::Unharmed),
            "{one} and {other}: {fate:?}"
        );
    }
}

/// A page that fits its place and its key, and is of an evening before: one at a time, and all but one.
#[test]
fn a_page_of_an_earlier_evening_in_its_place_is_found() {
    let mut earlier = small();
    let before = earlier.files[DATABASE].clone();
    let key = json!({ "recovery_key": earlier.key });
    earlier.evening.call("recover", key);
    earlier
        .evening
        .write("The choir sang again, and this is all there is to say of it.");
    earlier
        .evening
        .check_in(json!({ "mood": 5, "words": ["content"] }));
    earlier.whole = read_all(&mut earlier.evening).unwrap();
    earlier.evening.lock();
    let now = Small {
        files: files_of(earlier.evening.folder()),
        ..earlier
    };
    let mut fates = std::collections::BTreeMap::<String, usize>::new();
    let pages = before.len().min(now.files[DATABASE].len()) / PAGE;
    for page in 0..pages {
        let old = &before[page * PAGE..][..PAGE];
        if *old == now.files[DATABASE][page * PAGE..][..PAGE] {
            continue;
        }
        let mut files = now.files.clone();
        let bytes = files.get_mut(DATABASE).unwrap();
        bytes[page * PAGE..][..PAGE].copy_from_slice(old);
        let fate = now.fate(&files);
        // Nothing in the page itself tells: that the rows do not add up is told when the file is looked over.
        assert!(
            fate != Fate::Wrong || now.is_found_when_looked_over(&files),
            "page {page} of before reads wrong, and nobody says so"
        );
        *fates.entry(format!("{fate:?}")).or_default() += 1;
    }
    eprintln!("pages of an earlier evening: {fates:?}");
    assert!(fates.values().sum::<usize>() > 5, "{fates:?}");
}

/// Every mixture of the files of two journals, but for the two that are one journal with the other's seal or none.
#[test]
fn files_of_two_journals_never_make_a_third() {
    let (ours, theirs) = (small(), small());
    let names = ["header", "header.2", DATABASE, SEAL];
    for mixture in 1..(1 << names.len()) - 1 {
        let mut files = ours.files.clone();
        for (place, name) in names.iter().enumerate() {
            if mixture & (1 << place) != 0 {
                files.insert((*name).to_owned(), theirs.files[*name].clone());
            }
        }
        for journal in [&ours, &theirs] {
            let fate = journal.fate(&files);
            assert!(
                !matches!(fate, Fate::Wrong | Fate::Unharmed),
                "mixture {mixture:04b}: {fate:?}"
            );
        }
    }
}

/// The control: the same faults on a plain SQLite file. The words read back are other words, and nobody says so.
#[test]
fn a_plain_database_is_seen_to_read_wrong() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("plain.db");
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch(
        "CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
         INSERT INTO entry (body) VALUES ('The choir sang in the corridor.'), ('A week before.');",
    )
    .unwrap();
    drop(db);
    let whole = read_plain(&path).unwrap();
    let bytes = fs::read(&path).unwrap();
    let (mut wrong, mut tried) = (0, 0);
    for bit in (0..bytes.len() * 8).step_by(7) {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        fs::write(&path, flipped).unwrap();
        tried += 1;
        wrong += usize::from(read_plain(&path).is_ok_and(|read| read != whole));
    }
    eprintln!("{wrong} of {tried} flipped bits of a plain database read wrong");
    assert!(wrong > 0, "of {tried}");
}

fn read_plain(path: &Path) -> rusqlite::Result<Vec<String>> {
    let db = rusqlite::Connection::open(path)?;
    let mut statement = db.prepare("SELECT body FROM entry")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    rows.collect()
}
