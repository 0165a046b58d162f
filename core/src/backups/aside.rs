//! A copy of the open database beside it, for whoever has to look the whole of it over.
//!
//! One rule: it is made a megabyte at a time with the session in hand and looked over without it, under the journal's own
//! keys, and goes with whoever asked for it. A backup is made of one; after each opening one is looked over alone.

use std::path::{Path, PathBuf};

use super::{FOLDER, clear};
use crate::error::Result;
use crate::journal::{Journal, Noticed, Wanted};
use crate::storage::check::{Looked, find_amiss, look_over};
use crate::vault::{Keys, make_folder};

/// Its name in the folder of the backups.
const NAME: &str = "copy.db";

/// A copy being made.
pub struct Aside {
    pub(super) path: PathBuf,
    pub(super) keys: Keys,
    pub(super) wanted: Wanted,
}

impl Aside {
    /// Begins a copy in a vault's folder. One that was left by a process that was killed is written over.
    ///
    /// # Errors
    /// If the folder cannot be written to.
    pub fn begin(journal: &mut Journal, keys: Keys, vault: &Path) -> Result<Self> {
        let folder = vault.join(FOLDER);
        make_folder(&folder)?;
        let path = folder.join(NAME);
        clear(&path)?;
        journal.begin_copy(&path, &keys)?;
        Ok(Self {
            path,
            keys,
            wanted: journal.wanted(),
        })
    }

    /// Copies a megabyte more, and says whether it was the last. To be called with the session in hand, which is let
    /// go between two steps.
    ///
    /// # Errors
    /// [`crate::api::Code::Stopped`] if the journal was shut meanwhile, `DiskFull`, `Damaged` if a page cannot be read.
    pub fn step(&self, journal: &mut Journal) -> Result<bool> {
        self.wanted.or_stop()?;
        journal.step_copy()
    }

    /// Proves that it is whole and adds up, and counts it. Takes as long as that takes, without the session; ends soon
    /// after the journal is shut.
    ///
    /// # Errors
    /// `Damaged`, `Stopped`.
    pub(super) fn look_over(&self) -> Result<Looked> {
        let looked = look_over(&self.path, &self.keys, |db| self.wanted.watch(db));
        self.wanted.outcome(looked)
    }

    /// What there is to notice about what was copied, if anything: as [`Aside::look_over`], and the index of words too.
    ///
    /// # Errors
    /// `Stopped`, or if the copy cannot be read.
    pub fn find_amiss(&self) -> Result<Option<Noticed>> {
        let found = find_amiss(&self.path, &self.keys, |db| self.wanted.watch(db));
        self.wanted.outcome(found)
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // What cannot be taken away now is cleared before the next one.
        drop(clear(&self.path));
    }
}
