//! Making a backup while the journal is written to.
//!
//! One rule: it counts only after it was opened, counted and read back; until then it is a copy under another name in
//! the vault's own folder, and goes with whoever was making it.
//!
//! ```text
//! begin ─► step, step, step… (a megabyte each, with the session in hand) ─► finish (without it) ─► note
//!          backups/copy.db                                                  ─► journal-YYYY-MM-DD.afterbell
//! ```

use std::fs;
use std::path::{Path, PathBuf};

use super::names::{name_of, next_in};
use super::place::clear_halves;
use super::{FOLDER, clear, file, note, refused};
use crate::clock::Day;
use crate::error::Result;
use crate::journal::{Journal, Wanted};
use crate::storage::check::{Counts, Looked, look_over};
use crate::vault::{Keys, make_folder};

/// A copy of the database that is not a backup yet.
const ASIDE: &str = "copy.db";

/// A backup being made.
pub struct Making {
    aside: PathBuf,
    target: PathBuf,
    keys: Keys,
    wanted: Wanted,
}

impl Making {
    /// Begins a backup named after a day, for a folder. The copy lies in the vault's own folder until it is done, so
    /// that nothing half is ever on a stick.
    ///
    /// # Errors
    /// If one of the folders cannot be written to.
    pub fn begin(
        journal: &mut Journal,
        keys: Keys,
        vault: &Path,
        folder: &Path,
        day: Day,
    ) -> Result<Self> {
        let desk = vault.join(FOLDER);
        make_folder(&desk)?;
        make_folder(folder)?;
        clear_halves(&desk, &keys);
        let aside = desk.join(ASIDE);
        clear(&aside)?;
        let target = next_in(folder, day)?;
        journal.begin_copy(&aside, &keys)?;
        Ok(Self {
            aside,
            target,
            keys,
            wanted: journal.wanted(),
        })
    }

    /// Copies a megabyte more, and says whether it was the last. To be called with the session in hand, which is let
    /// go between two steps.
    ///
    /// # Errors
    /// [`crate::api::Code::Stopped`] if the journal was shut meanwhile, `DiskFull`.
    pub fn step(&self, journal: &mut Journal) -> Result<bool> {
        self.wanted.or_stop()?;
        journal.step_copy()
    }

    /// Looks the copy over, makes the file, and reads it back. Takes as long as that takes, without the session; ends
    /// soon after the journal is shut.
    ///
    /// # Errors
    /// `Damaged` if the copy or the file does not hold what it should, `Stopped`: there is no backup then.
    pub fn finish(self) -> Result<Made> {
        let looked = look_over(&self.aside, &self.keys, |db| self.wanted.watch(db));
        let Looked { counts, newest } = self.wanted.outcome(looked)?;
        let written = file::write(&self.target, &self.keys, &self.aside, &self.wanted);
        self.wanted.outcome(written.map_err(refused))?;
        let proved =
            file::BackupFile::open(&self.target).and_then(|mut file| file.prove(&self.keys));
        if let Err(error) = proved {
            // A file that cannot be read back is no backup.
            drop(fs::remove_file(&self.target));
            return Err(error.into());
        }
        Ok(Made {
            path: self.target.clone(),
            counts,
            number: newest.map_or(0, |link| link.number),
        })
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        // What cannot be taken away now is cleared before the next one.
        drop(clear(&self.aside));
    }
}

/// A backup that was made, opened and counted.
pub struct Made {
    /// Where it lies.
    pub path: PathBuf,
    /// What is in it.
    pub counts: Counts,
    /// The newest change in it.
    pub number: i64,
}

impl Made {
    /// Notes it in the journal, if it lies in the vault's own folder.
    ///
    /// # Errors
    /// If the journal cannot be written to.
    pub fn note(&self, journal: &mut Journal) -> Result<()> {
        note(
            journal,
            &name_of(&self.path),
            self.counts.entries,
            self.number,
        )
    }
}
