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
use super::{Aside, FOLDER, file, note, refused};
use crate::clock::Day;
use crate::error::Result;
use crate::journal::Journal;
use crate::storage::check::{Counts, Looked};
use crate::vault::{Keys, make_folder};

/// A backup being made.
pub struct Making {
    aside: Aside,
    target: PathBuf,
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
        let target = next_in(folder, day)?;
        Ok(Self {
            aside: Aside::begin(journal, keys, vault)?,
            target,
        })
    }

    /// Copies a megabyte more, and says whether it was the last. To be called with the session in hand, which is let
    /// go between two steps.
    ///
    /// # Errors
    /// [`crate::api::Code::Stopped`] if the journal was shut meanwhile, `DiskFull`.
    pub fn step(&self, journal: &mut Journal) -> Result<bool> {
        self.aside.step(journal)
    }

    /// Looks the copy over, makes the file, and reads it back. Takes as long as that takes, without the session; ends
    /// soon after the journal is shut.
    ///
    /// # Errors
    /// `Damaged` if the copy or the file does not hold what it should, `Stopped`: there is no backup then.
    pub fn finish(self) -> Result<Made> {
        let Aside { path, keys, wanted } = &self.aside;
        let Looked { counts, newest } = self.aside.look_over()?;
        let written = file::write(&self.target, keys, path, wanted);
        wanted.outcome(written.map_err(refused))?;
        let proved = file::BackupFile::open(&self.target).and_then(|mut file| file.prove(keys));
        if let Err(error) = proved {
            // A file that cannot be read back is no backup.
            drop(fs::remove_file(&self.target));
            return Err(error.into());
        }
        Ok(Made {
            path: self.target,
            counts,
            number: newest.map_or(0, |link| link.number),
        })
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
