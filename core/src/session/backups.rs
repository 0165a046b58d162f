//! Backups of the open journal, and putting one back, as the shells ask for it.
//!
//! One rule: a file is chosen by a shell and never by the page; the page names only backups in the vault's own folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::backups::restore::{self, RestorePreview};
use crate::backups::{self, Aside, Backup, Made, Making};
use crate::error::Result;
use crate::exchange::{self, Because};
use crate::journal::Wanted;
use crate::session::{Session, Status, status};
use crate::vault::Opener;

impl Session {
    /// Where this journal's backups lie.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.folder().join(backups::FOLDER)
    }

    /// Whether a backup is due.
    ///
    /// # Errors
    /// [`Code::Locked`].
    pub fn is_backup_due(&mut self) -> Result<bool> {
        let folder = self.backups();
        let open = self.opened()?;
        backups::is_due(&open.journal, open.vault.keys(), &folder)
    }

    /// Begins a backup into a folder; [`Session::backups`] is the usual one.
    ///
    /// # Errors
    /// [`Code::Locked`], or if the folder cannot be written to.
    pub fn begin_backup(&mut self, folder: &Path) -> Result<Making> {
        let vault = self.folder().to_owned();
        let open = self.opened()?;
        let day = open.journal.today();
        let keys = open.vault.keys().again();
        Making::begin(&mut open.journal, keys, &vault, folder, day)
    }

    /// Begins a copy to be looked over.
    ///
    /// # Errors
    /// [`Code::Locked`], or if the vault's folder cannot be written to.
    pub fn begin_look(&mut self) -> Result<Aside> {
        let vault = self.folder().to_owned();
        let open = self.opened()?;
        let keys = open.vault.keys().again();
        Aside::begin(&mut open.journal, keys, &vault)
    }

    /// Copies a megabyte more of it, and says whether it was the last.
    ///
    /// # Errors
    /// [`Code::Locked`] if the journal was shut meanwhile.
    pub fn step_backup(&mut self, making: &Making) -> Result<bool> {
        making.step(self.journal()?)
    }

    /// Notes a backup in the usual folder, and lets go of those that need not stay. As long as something was noticed
    /// about the journal none goes: one of them may be what the user wants back.
    ///
    /// # Errors
    /// [`Code::Locked`].
    pub fn note_backup(&mut self, made: &Made) -> Result<()> {
        let folder = self.backups();
        let open = self.opened()?;
        made.note(&mut open.journal)?;
        if open.journal.noticed().is_some() {
            return Ok(());
        }
        backups::prune(&mut open.journal, open.vault.keys(), &folder)
    }

    /// Makes a backup in one go, in the usual folder or in another.
    ///
    /// # Errors
    /// As [`Session::begin_backup`].
    pub fn make_backup(&mut self, elsewhere: Option<&Path>) -> Result<Made> {
        let usual = self.backups();
        let making = self.begin_backup(elsewhere.unwrap_or(&usual))?;
        while !self.step_backup(&making)? {}
        let made = making.finish()?;
        if elsewhere.is_none() {
            self.note_backup(&made)?;
        }
        Ok(made)
    }

    /// Opens and counts a backup of the usual folder again.
    ///
    /// # Errors
    /// [`Code::Damaged`] if it is no backup any more, [`Code::NotFound`].
    pub fn test_backup(&mut self, name: &str) -> Result<Backup> {
        let path = self.listed_backup(name)?;
        let open = self.opened()?;
        let (counts, number) = backups::test(&path, open.vault.keys(), &open.journal.wanted())?;
        self.note_test(name, counts.entries, number)
    }

    /// Where a backup of the usual folder lies, by a name that has to be one of the list.
    pub(super) fn listed_backup(&self, name: &str) -> Result<PathBuf> {
        let folder = self.backups();
        let known = backups::list(&folder)?;
        if known.iter().any(|backup| backup.name == name) {
            Ok(folder.join(name))
        } else {
            Err(Code::NotFound.into())
        }
    }

    /// Notes that a backup of the usual folder was tested just now, and answers it as it is listed.
    pub(super) fn note_test(&mut self, name: &str, entries: u32, number: i64) -> Result<Backup> {
        let folder = self.backups();
        let open = self.opened()?;
        backups::note(&mut open.journal, name, entries, number)?;
        let listed = backups::list_known(&open.journal, open.vault.keys(), &folder)?;
        let found = listed.into_iter().find(|backup| backup.name == name);
        found.ok_or_else(|| Code::NotFound.into())
    }

    /// Opens a backup into a copy and says what it holds. The journal is not touched.
    ///
    /// # Errors
    /// As [`restore::preview`]; [`Code::SyncedFolder`].
    pub fn preview_restore(&mut self, backup: &Path, with: &Opener<'_>) -> Result<RestorePreview> {
        self.prove_folder_is_ours()?;
        let here = Arc::new(());
        let wanted = Wanted::while_there_is(&here);
        let memory = self.surroundings.memory;
        Ok(restore::preview(self.folder(), backup, with, memory, &wanted)?.0)
    }

    /// Shuts the journal and puts what was previewed in its place.
    ///
    /// # Errors
    /// As [`exchange::put_in_place`].
    pub fn restore(&mut self) -> Result<Status> {
        let now = self.surroundings.clock.now();
        self.open = None;
        let today = now.day(crate::clock::DAY_TURNS_AT);
        exchange::put_in_place(self.folder(), Because::Restored, today)?;
        status(self, Nothing {})
    }

    /// Throws away what was previewed.
    ///
    /// # Errors
    /// If the disk refuses.
    pub fn give_up_restore(&mut self) -> Result<()> {
        exchange::give_up(self.folder())
    }
}

/// The backups in the vault's own folder, newest first.
pub fn list_backups(session: &mut Session, _: Nothing) -> Result<Vec<Backup>> {
    let folder = session.backups();
    match session.opened() {
        Ok(open) => backups::list_known(&open.journal, open.vault.keys(), &folder),
        Err(_) => backups::list(&folder),
    }
}

/// Takes away the backups under keys that were renewed since: whoever has those keys could read them.
///
/// # Errors
/// [`Code::Locked`], or if one cannot be taken away; the others are.
pub fn remove_older_backups(session: &mut Session, _: Nothing) -> Result<Vec<Backup>> {
    let folder = session.backups();
    let open = session.opened()?;
    backups::remove_older_keys(&mut open.journal, open.vault.keys(), &folder)?;
    list_backups(session, Nothing {})
}
