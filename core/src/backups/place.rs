//! A second place for backups: a folder of the user's choice, on a stick or on another disk at home.
//!
//! One rule: nothing is touched there but this journal's own backups, told by their headers. Where it lies stands in the
//! journal and nowhere else, and whoever shows it is told its last name alone.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::names::{name, told_by};
use super::{Backup, file, is_of, let_go, list, refused};
use crate::api::Code;
use crate::error::Result;
use crate::journal::{Journal, Saved, Wanted};
use crate::storage;
use crate::vault::Keys;
use crate::whole_file::save_whole_with;

/// The name it is kept under among the settings.
const NAME: &str = "second_place";

/// Who else has what lies in a folder.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(tag = "how", content = "by", rename_all = "snake_case")]
pub enum Shared {
    /// A sync program copies it: its name.
    Synced(String),
    /// It lies on another machine: by what it is reached.
    Network(String),
}

/// A second place for backups.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecondPlace {
    folder: PathBuf,
    /// Who else has what lies in it, as was told when it was chosen.
    pub shared: Option<Shared>,
    /// Whether it lay on another disk than the journal: on the same one, that folder is then the empty place into which
    /// the disk is hung, and nothing of it is there.
    is_apart: bool,
}

impl SecondPlace {
    /// A folder as it was chosen.
    ///
    /// # Errors
    /// [`Code::NotFound`] if it is not there, [`Code::Invalid`] if it is the vault's own or has a name that cannot be
    /// kept.
    pub fn at(folder: &Path, shared: Option<Shared>, vault: &Path) -> Result<Self> {
        let folder = folder.canonicalize().map_err(refused)?;
        let is_ours = vault
            .canonicalize()
            .is_ok_and(|vault| folder.starts_with(vault));
        if is_ours || !folder.is_dir() || folder.to_str().is_none() {
            return Err(Code::Invalid.into());
        }
        Ok(Self {
            is_apart: !on_one_disk(&folder, vault),
            folder,
            shared,
        })
    }

    /// The one the user has chosen.
    ///
    /// # Errors
    /// If the database refuses.
    pub fn stored(journal: &Journal) -> Result<Option<Self>> {
        let json = storage::settings::get(journal.read(), NAME)?;
        Ok(json
            .and_then(|json| serde_json::from_str(&json).ok())
            .flatten())
    }

    /// Keeps a choice, or that there is none any more.
    ///
    /// # Errors
    /// If the database refuses.
    pub fn store(journal: &mut Journal, place: Option<&Self>) -> Result<Saved<()>> {
        let json = serde_json::to_string(&place).map_err(|_| Code::Internal)?;
        journal.write(|write| {
            storage::settings::set(write.db, NAME, &json)?;
            write.touched.settings = true;
            Ok(())
        })
    }

    /// The last name of the folder; of a whole disk what the system calls it.
    #[must_use]
    pub fn name(&self) -> String {
        last_name(&self.folder)
    }

    /// Whether it is there now. May take long where a network does not answer.
    #[must_use]
    pub fn is_there(&self, vault: &Path) -> bool {
        self.folder.is_dir() && !(self.is_apart && on_one_disk(&self.folder, vault))
    }

    /// This journal's backups there, newest first.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn backups(&self, keys: &Keys) -> Result<Vec<Backup>> {
        let mut found = list(&self.folder)?;
        found.retain(|backup| is_of(&self.folder.join(&backup.name), keys));
        Ok(found)
    }

    /// Copies there what is newer than all that is there; if nothing is, the newest. Each copy is read back. What need
    /// not stay goes.
    ///
    /// # Errors
    /// [`Code::NotFound`] if the place is not there (a stick that is not in), [`Code::DiskFull`],
    /// [`Code::NoPermission`], [`Code::Damaged`] if a copy cannot be read back.
    pub fn bring_up_to_date(
        &self,
        vault: &Path,
        from: &Path,
        keys: &Keys,
        wanted: &Wanted,
    ) -> Result<()> {
        if !self.is_there(vault) {
            return Err(Code::NotFound.into());
        }
        clear_halves(&self.folder, keys);
        let newest_there = self
            .backups(keys)?
            .first()
            .and_then(|newest| told_by(&newest.name));
        let mut ours = list(from)?;
        ours.retain(|backup| is_of(&from.join(&backup.name), keys));
        match newest_there {
            Some(there) => ours.retain(|backup| told_by(&backup.name) > Some(there)),
            None => ours.truncate(1),
        }
        for backup in ours.iter().rev() {
            self.copy(&from.join(&backup.name), &backup.name, keys, wanted)?;
        }
        for backup in let_go(keys, &self.folder)? {
            wanted.or_stop()?;
            fs::remove_file(self.folder.join(&backup.name)).map_err(refused)?;
        }
        Ok(())
    }

    /// Copies one there, whole or not at all, and reads it back.
    fn copy(&self, path: &Path, named: &str, keys: &Keys, wanted: &Wanted) -> Result<()> {
        let target = self.free_for(named, keys)?;
        let mut from = fs::File::open(path).map_err(refused)?;
        let length = from.metadata().map_err(refused)?.len();
        let copied = save_whole_with(&target, |to| file::copy(&mut from, to, length, wanted));
        wanted.outcome(copied.map_err(refused))?;
        let proved = file::BackupFile::open(&target).and_then(|mut copy| copy.prove(keys));
        if let Err(error) = proved {
            // What cannot be read back is no copy.
            drop(fs::remove_file(&target));
            return Err(error.into());
        }
        Ok(())
    }

    /// The same name if nobody else's file bears it; else the next number of that day, so that two journals can share a
    /// stick.
    fn free_for(&self, named: &str, keys: &Keys) -> Result<PathBuf> {
        let (day, first) = told_by(named).ok_or(Code::Invalid)?;
        let same = self.folder.join(named);
        if !same.exists() || is_of(&same, keys) {
            return Ok(same);
        }
        (first + 1..first + 1000)
            .map(|number| self.folder.join(name(day, number)))
            .find(|path| !path.exists())
            .ok_or_else(|| Code::AlreadyThere.into())
    }
}

/// The last name of a path; of a whole disk what the system calls it.
#[must_use]
pub fn last_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// Takes away halves of our own backups that a power cut or a stick pulled out has left.
pub(super) fn clear_halves(folder: &Path, keys: &Keys) {
    let Ok(files) = fs::read_dir(folder) else {
        return;
    };
    for file in files.flatten() {
        let name = file.file_name();
        let is_half = name
            .to_str()
            .and_then(|name| name.strip_prefix('.')?.strip_suffix(".part"))
            .is_some_and(|chance| {
                chance.len() == 16 && chance.chars().all(|c| c.is_ascii_hexdigit())
            });
        if is_half && is_of(&file.path(), keys) {
            // What cannot be taken away now is at the next backup.
            drop(fs::remove_file(file.path()));
        }
    }
}

#[cfg(unix)]
fn on_one_disk(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (fs::metadata(one), fs::metadata(other)) {
        (Ok(one), Ok(other)) => one.dev() == other.dev(),
        _ => false,
    }
}

/// A disk that is not there has no letter: its folders are not there either.
#[cfg(not(unix))]
fn on_one_disk(_: &Path, _: &Path) -> bool {
    false
}
