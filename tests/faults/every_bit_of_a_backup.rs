//! Every bit of a backup flipped, with its checksum as it was and made right; every cut: it is no backup any more.
//!
//! One rule: it is read by whoever holds its recovery key, and by whoever has the journal open. The control is the
//! backup without a fault, which both read.

use std::fs;
use std::path::PathBuf;

use afterbell_core::api::Code;
use afterbell_core::vault::{Opener, RecoveryKeyText};
use afterbell_tests::vectors::sealing::summed_anew;
use afterbell_tests::{Evening, a_journal};
use serde_json::json;

const PAGE: usize = 4096;

/// A small journal that is open, and its backup's bytes.
struct BackedUp {
    evening: Evening,
    elsewhere: Evening,
    name: String,
    file: PathBuf,
    bytes: Vec<u8>,
    key: RecoveryKeyText,
}

impl BackedUp {
    fn make() -> Self {
        let mut evening = a_journal();
        evening.write("The choir sang in the corridor.");
        evening.check_in(json!({ "mood": 2 }));
        let made = evening.session().make_backup(None);
        let file = made.unwrap_or_else(|error| panic!("{error}")).path;
        Self {
            elsewhere: evening.window_on("elsewhere"),
            name: file.file_name().unwrap().to_string_lossy().into_owned(),
            bytes: fs::read(&file).unwrap(),
            key: RecoveryKeyText::typed(evening.recovery_key()),
            file,
            evening,
        }
    }

    /// What these bytes in its place are answered with, on another machine and on this one.
    fn answers(&mut self, bytes: &[u8]) -> [Option<Code>; 2] {
        fs::write(&self.file, bytes).unwrap();
        let opener = Opener::RecoveryKey(&self.key);
        let there = self
            .elsewhere
            .session()
            .preview_restore(&self.file, &opener);
        let here = self.evening.session().test_backup(&self.name);
        [
            there.err().map(|error| error.code()),
            here.err().map(|error| error.code()),
        ]
    }

    fn expect_refused(&mut self, bytes: &[u8], what: &str) {
        for answer in self.answers(bytes) {
            assert!(
                matches!(
                    answer,
                    Some(Code::Damaged | Code::WrongRecoveryKey | Code::Newer)
                ),
                "{what}: {answer:?}"
            );
        }
    }

    /// Flips these bits one at a time, and answers how many.
    fn flip(&mut self, bits: impl Iterator<Item = usize>) -> usize {
        let mut count = 0;
        for bit in bits {
            let mut flipped = self.bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            self.expect_refused(&flipped, &format!("bit {bit}"));
            let right = summed_anew(flipped);
            if right != self.bytes {
                self.expect_refused(&right, &format!("bit {bit}, summed anew"));
            }
            count += 1;
        }
        count
    }
}

#[test]
fn without_a_fault_it_is_read() {
    let mut backed_up = BackedUp::make();
    let whole = backed_up.bytes.clone();
    assert_eq!(backed_up.answers(&whole), [None, None]);
}

#[test]
fn a_bit_anywhere_in_a_backup_is_refused_even_with_its_checksum_made_right() {
    let mut backed_up = BackedUp::make();
    let bits = backed_up.bytes.len() * 8;
    // Header, lengths and ends closely; each page in a few places.
    let ends = (0..420 * 8)
        .step_by(29)
        .chain((bits - 64 * 8..bits).step_by(13));
    let pages = (420 * 8..bits - 64 * 8).step_by(11_003);
    let count = backed_up.flip(ends.chain(pages));
    eprintln!("{count} bits of a backup, each twice");
}

#[test]
fn a_backup_cut_anywhere_is_refused() {
    let mut backed_up = BackedUp::make();
    let whole = backed_up.bytes.clone();
    let pages = (0..whole.len())
        .step_by(PAGE)
        .flat_map(|edge| [edge, edge + 1, edge + 371]);
    let first = (0..400).step_by(7);
    let last = (whole.len() - 70..whole.len()).step_by(3);
    let mut count = 0;
    for length in first
        .chain(pages)
        .chain(last)
        .filter(|length| *length < whole.len())
    {
        backed_up.expect_refused(&whole[..length], &format!("{length} bytes left"));
        count += 1;
    }
    eprintln!("{count} cuts of a backup");
}

#[test]
#[ignore = "hours: cargo xtask soak"]
fn every_single_bit_of_a_backup_is_refused() {
    let mut backed_up = BackedUp::make();
    let bits = backed_up.bytes.len() * 8;
    let count = backed_up.flip(0..bits);
    eprintln!("{count} bits of a backup, each twice");
}
