//! Backups: made, tested, kept, put back.
//!
//! | Room | What it is for |
//! |---|---|
//! | [`file`] | the file itself: header and database in one, sealed |
//! | [`aside`] | a copy of the open database, to be looked over |
//! | [`making`] | making one while the journal is written to |
//! | [`names`] | what they are called, and in which order |
//! | [`keep`] | which of them stay |
//! | [`place`] | a second place for them, of the user's choice |
//! | [`restore`] | putting one back, into a copy first |
//!
//! One rule: a backup is one only after it was opened and counted. It opens with the passphrase of its day or the
//! recovery key of its day, on any machine, with nothing but the file. `session` and the shells may enter.

mod aside;
mod file;
mod keep;
mod making;
mod names;
pub mod place;
pub mod restore;

pub use aside::Aside;
pub use keep::kept;
pub use making::{Made, Making};
pub use names::ENDING;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use ts_rs::TS;

use crate::clock::Day;
use crate::error::{Error, Result, disk_code};
use crate::journal::{Journal, Wanted};
use crate::storage;
use crate::storage::backups::Stored;
use crate::storage::check::{Counts, Looked, look_over};
use crate::vault::{Keys, make_folder};
use crate::whole_file::is_half_written;

use names::{next_in, told_by};

/// The folder within the vault's.
pub const FOLDER: &str = "backups";
/// A backup's database while it is tested.
const TESTED: &str = "test.db";

/// A backup in the vault's own folder.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Backup {
    /// Its file's name, `journal-YYYY-MM-DD.afterbell`.
    pub name: String,
    /// The day in its name.
    pub day: Day,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// How many entries it holds; absent while the journal is shut, and for one made elsewhere.
    pub entries: Option<u32>,
    /// When it was last opened and counted, UTC milliseconds.
    #[ts(type = "number | null")]
    pub tested_at: Option<i64>,
    /// Whether the keys were renewed since: it opens with the passphrase or the recovery key of then, and cannot be
    /// tested without. Not known while the journal is shut.
    pub older_keys: bool,
}

/// Opens a backup with the keys of the open journal, and counts what is in it.
///
/// # Errors
/// [`Code::Damaged`]; [`Code::WrongPassphrase`] never: one made under other keys is damaged to these. [`Code::Stopped`]
/// if it is not wanted any more.
pub fn test(path: &Path, keys: &Keys, wanted: &Wanted) -> Result<(Counts, i64)> {
    let mut backup = file::BackupFile::open(path)?;
    wanted.or_stop()?;
    backup.prove(keys)?;
    let aside = path.with_file_name(TESTED);
    clear(&aside)?;
    let tested = backup
        .take_database(&aside, wanted)
        .map_err(refused)
        .and_then(|()| look_over(&aside, keys, |db| wanted.watch(db)));
    clear(&aside)?;
    let Looked { counts, newest } = wanted.outcome(tested)?;
    Ok((counts, newest.map_or(0, |link| link.number)))
}

/// Notes that a backup in the vault's own folder was tested just now.
///
/// # Errors
/// If the journal cannot be written to.
pub fn note(journal: &mut Journal, name: &str, entries: u32, number: i64) -> Result<()> {
    let at = journal.now().at;
    // One that has more than the journal (an older journal was put in its place) must not keep the next from being due.
    let number = number.min(journal.newest_change()?);
    let made_at = storage::backups::get(journal.read(), name)?.map_or(at, |known| known.made_at);
    journal.write(|write| {
        storage::backups::put(
            write.db,
            name,
            Stored {
                made_at,
                number,
                entries,
                tested_at: at,
            },
        )
    })?;
    Ok(())
}

/// Whether a backup is due: something was changed since the newest, and that one is of an earlier day.
///
/// # Errors
/// If the journal cannot be read.
pub fn is_due(journal: &Journal, keys: &Keys, folder: &Path) -> Result<bool> {
    let today = journal.today();
    // One under older keys does not open with the present ones.
    let newest = list_known(journal, keys, folder)?
        .into_iter()
        .filter(|backup| !backup.older_keys)
        .map(|backup| backup.day)
        .max();
    let number = storage::backups::newest(journal.read())?.map_or(0, |newest| newest.number);
    Ok(journal.newest_change()? > number && newest != Some(today))
}

/// The backups in a folder, newest first.
///
/// # Errors
/// If the folder is there and may not be read.
pub fn list(folder: &Path) -> Result<Vec<Backup>> {
    let files = match fs::read_dir(folder) {
        Ok(files) => files,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(refused(error)),
    };
    let mut found: Vec<Backup> = files
        .filter_map(|file| {
            let file = file.ok()?;
            let name = file.file_name().to_str()?.to_owned();
            Some(Backup {
                day: told_by(&name)?.0,
                size: file.metadata().ok().filter(fs::Metadata::is_file)?.len(),
                name,
                entries: None,
                tested_at: None,
                older_keys: false,
            })
        })
        .collect();
    found.sort_by_key(|backup| std::cmp::Reverse(told_by(&backup.name)));
    Ok(found)
}

/// The same with what the open journal knows of them.
///
/// # Errors
/// As [`list`].
pub fn list_known(journal: &Journal, keys: &Keys, folder: &Path) -> Result<Vec<Backup>> {
    let mut found = list(folder)?;
    for backup in &mut found {
        let whose = file::whose(&folder.join(&backup.name));
        backup.older_keys =
            whose.is_some_and(|(id, epoch)| id == keys.id() && epoch < keys.epoch());
        if let Some(known) = storage::backups::get(journal.read(), &backup.name)? {
            backup.entries = Some(known.entries);
            backup.tested_at = Some(known.tested_at);
        }
    }
    Ok(found)
}

/// Takes away what need not stay: only files that are this journal's backups by their header. Of one day the newest
/// stays.
///
/// # Errors
/// If one cannot be taken away; the others are.
pub fn prune(journal: &mut Journal, keys: &Keys, folder: &Path) -> Result<()> {
    remove(journal, folder, let_go(keys, folder)?.into_iter())
}

/// Those of this journal's backups in a folder that need not stay.
fn let_go(keys: &Keys, folder: &Path) -> Result<Vec<Backup>> {
    let mut ours = list(folder)?;
    ours.retain(|backup| is_of(&folder.join(&backup.name), keys));
    let stay = kept(&ours.iter().map(|backup| backup.day).collect::<Vec<_>>());
    let mut last = None;
    ours.retain(|backup| {
        let is_newest_of_day = last.replace(backup.day) != Some(backup.day);
        !(is_newest_of_day && stay.contains(&backup.day))
    });
    Ok(ours)
}

/// Takes away the backups under keys that were renewed since.
///
/// # Errors
/// If one cannot be taken away; the others are.
pub fn remove_older_keys(journal: &mut Journal, keys: &Keys, folder: &Path) -> Result<()> {
    let older = list_known(journal, keys, folder)?
        .into_iter()
        .filter(|backup| backup.older_keys);
    remove(journal, folder, older)
}

fn remove(
    journal: &mut Journal,
    folder: &Path,
    backups: impl Iterator<Item = Backup>,
) -> Result<()> {
    let mut outcome = Ok(());
    for backup in backups {
        match fs::remove_file(folder.join(&backup.name)) {
            Ok(()) => {
                journal.write(|write| storage::backups::forget(write.db, &backup.name))?;
            }
            Err(error) => outcome = Err(refused(error)),
        }
    }
    outcome
}

/// Whether a file is a backup of this journal, by its header alone.
fn is_of(path: &Path, keys: &Keys) -> bool {
    file::whose(path).is_some_and(|(id, _)| id == keys.id())
}

/// A vault's database as it lies on the disk, before it is brought up to a new schema: nobody else writes to it then.
///
/// # Errors
/// If no backup could be made: nothing is migrated then.
pub(crate) fn make_before_migration(
    database: &Path,
    keys: &Keys,
    folder: &Path,
    day: Day,
) -> Result<()> {
    make_folder(folder)?;
    let target = next_in(folder, day)?;
    // Nobody could want it less: the journal does not open without it.
    let here = Arc::new(());
    let wanted = Wanted::while_there_is(&here);
    file::write(&target, keys, database, &wanted).map_err(refused)?;
    test(&target, keys, &wanted).map(|_| ())
}

/// Takes away what lies in a vault's own folder of backups and never became one: a process that is killed leaves it.
///
/// # Errors
/// If the disk refuses; the next opening tries again.
pub(crate) fn tidy(folder: &Path) -> Result<()> {
    let files = match fs::read_dir(folder) {
        Ok(files) => files,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(refused(error)),
    };
    for file in files {
        let file = file.map_err(refused)?;
        if file.file_name().to_str().is_some_and(is_half_written) {
            fs::remove_file(file.path()).map_err(refused)?;
        }
    }
    Ok(())
}

/// Takes a file away if it is there, with what SQLite may have left beside it.
fn clear(path: &Path) -> Result<()> {
    for path in [path.to_owned(), beside(path)] {
        match fs::remove_file(path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(refused(error));
            }
            _ => {}
        }
    }
    Ok(())
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-journal");
    name.into()
}

#[allow(clippy::needless_pass_by_value, reason = "`map_err` hands it over")]
fn refused(error: std::io::Error) -> Error {
    disk_code(&error).into()
}
