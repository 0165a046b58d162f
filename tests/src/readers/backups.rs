//! Backups: none is looked into but one that was sealed by who has the key.

use std::path::PathBuf;

use afterbell_core::vault::{Opener, RecoveryKeyText};

use super::Reader;
use super::headers::Headers;
use crate::Evening;
use crate::vectors::sealing::{Backup, summed_anew};
use crate::vectors::{Honest, Kind, all};

/// What reads backups.
pub struct Backups {
    window: Evening,
    file: PathBuf,
    key: RecoveryKeyText,
    seeds: Vec<Vec<u8>>,
}

impl Reader for Backups {
    const WORDS: &'static [&'static [u8]] = Headers::WORDS;

    fn begin() -> Self {
        let honest = Honest::make();
        let header = honest.header.sealed(&honest.vault_key);
        let backup = Backup::of(header, honest.database.clone());
        let thought_of = all(&honest).into_iter();
        let thought_of = thought_of.filter(|one| one.kind == Kind::Backup);
        let thought_of = thought_of.filter_map(|one| one.files.get("file").cloned());
        let mut seeds = vec![backup.sealed(&honest.vault_key)];
        seeds.extend(thought_of);
        Self {
            window: honest.evening.window_on("fuzz"),
            file: honest.evening.home().join("fuzz.afterbell"),
            key: RecoveryKeyText::typed(honest.key.clone()),
            seeds,
        }
    }

    fn seeds(&self) -> Vec<Vec<u8>> {
        self.seeds.clone()
    }

    fn read(&mut self, bytes: &[u8]) {
        for bytes in [bytes.to_vec(), summed_anew(bytes.to_vec())] {
            std::fs::write(&self.file, &bytes).unwrap();
            let session = self.window.session();
            let previewed = session.preview_restore(&self.file, &Opener::RecoveryKey(&self.key));
            assert!(
                previewed.is_err() || self.seeds.contains(&bytes),
                "it was not sealed so"
            );
            if let Err(error) = previewed {
                let code = format!("{:?}", error.code());
                let known = ["Damaged", "Newer", "WrongRecoveryKey", "NotEncrypted"];
                assert!(known.contains(&code.as_str()), "{code}");
            }
        }
    }
}
