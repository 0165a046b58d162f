//! Headers: none opens but one that was sealed by who has the key.

use afterbell_core::vault::{Keys, Opener, Passphrase, RecoveryKeyText};

use super::Reader;
use crate::vectors::sealing::summed_anew;
use crate::vectors::{Honest, Kind, all};

/// One in so many cases is tried with a passphrase too: its work is done for as long as the bounds allow.
const SELDOM: u64 = 150;

/// What reads headers.
pub struct Headers {
    id: [u8; 16],
    key: RecoveryKeyText,
    wrong: Passphrase,
    seeds: Vec<Vec<u8>>,
    count: u64,
    /// How many opened.
    pub opened: u64,
}

impl Reader for Headers {
    const WORDS: &'static [&'static [u8]] = &[
        b"AFTERBEL",
        b"AFTERBAK",
        b"SQLite format 3\0",
        &[0xFF; 8],
        &[0; 32],
        &[1, 0, 0, 0],
        &[2, 0],
        &[8],
    ];

    fn begin() -> Self {
        let honest = Honest::make();
        // Faults that were thought of are the seeds of those that were not.
        let thought_of = all(&honest).into_iter();
        let thought_of = thought_of.filter(|one| one.kind == Kind::Folder);
        let thought_of = thought_of.filter_map(|one| one.files.get("header").cloned());
        let mut seeds = vec![honest.header.sealed(&honest.vault_key)];
        seeds.extend(thought_of);
        Self {
            id: honest.header.id,
            key: RecoveryKeyText::typed(honest.key.clone()),
            wrong: Passphrase::typed("not this one".to_owned()),
            seeds,
            count: 0,
            opened: 0,
        }
    }

    fn seeds(&self) -> Vec<Vec<u8>> {
        self.seeds.clone()
    }

    fn read(&mut self, bytes: &[u8]) {
        for bytes in [bytes.to_vec(), summed_anew(bytes.to_vec())] {
            self.count += 1;
            if self.count.is_multiple_of(SELDOM) {
                let opener = Opener::Passphrase(&self.wrong);
                assert!(Keys::of_header(&bytes, &opener, 64 << 20).is_err());
            }
            if let Ok(keys) = Keys::of_header(&bytes, &Opener::RecoveryKey(&self.key), 8 << 30) {
                // What opens was sealed by one who has the key: it is one of the seeds, byte by byte.
                assert!(self.seeds.contains(&bytes), "it was not sealed so");
                assert!(keys.id().0 == self.id);
                self.opened += 1;
            }
        }
    }
}
