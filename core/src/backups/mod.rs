//! Backups: made, tested, kept, put back.
//!
//! | Room | What it is for |
//! |---|---|
//! | [`file`] | the file itself: header and database in one, sealed |
//! | [`keep`] | which of them stay |
//! | [`restore`] | putting one back, into a copy first |
//!
//! One rule: a backup is one only after it was opened and counted. It opens with the passphrase of its day or the
//! recovery key of its day, on any machine, with nothing but the file. `session` and the shells may enter.

mod file;
mod keep;
pub mod restore;

pub use keep::kept;

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use ts_rs::TS;

use crate::api::Code;
use crate::clock::Day;
use crate::error::{Error, Result, disk_code};
use crate::journal::Journal;
use crate::storage;
use crate::storage::backups::Stored;
use crate::storage::check::Counts;
use crate::vault::{Keys, Link};

/// The folder within the vault's.
pub const FOLDER: &str = "backups";
/// How a backup's name ends.
pub const ENDING: &str = "afterbell";
const BEGINNING: &str = "journal-";
/// A copy of the database that is not a backup yet.
const ASIDE: &str = "copy.db";

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
}

/// A backup being made.
pub struct Making {
    aside: PathBuf,
    target: PathBuf,
    keys: Keys,
}

impl Making {
    /// Begins a backup named after a day, in a folder. The copy lies beside it until it is done.
    ///
    /// # Errors
    /// If the folder cannot be written to.
    pub fn begin(journal: &mut Journal, keys: Keys, folder: &Path, day: Day) -> Result<Self> {
        make_folder(folder)?;
        let aside = folder.join(ASIDE);
        clear(&aside)?;
        journal.begin_copy(&aside, &keys)?;
        Ok(Self {
            aside,
            target: free_name(folder, day)?,
            keys,
        })
    }

    /// Copies a megabyte more, and says whether it was the last. To be called with the session in hand, which is let
    /// go between two steps.
    ///
    /// # Errors
    /// [`Code::Stopped`] if the journal was shut meanwhile, [`Code::DiskFull`].
    pub fn step(&self, journal: &mut Journal) -> Result<bool> {
        journal.step_copy()
    }

    /// Looks the copy over, makes the file, and reads it back. Takes as long as that takes, without the session.
    ///
    /// # Errors
    /// [`Code::Damaged`] if the copy or the file does not hold what it should: there is no backup then.
    pub fn finish(self) -> Result<Made> {
        let Looked { counts, newest } = look_over(&self.aside, &self.keys)?;
        file::write(&self.target, &self.keys, &self.aside).map_err(refused)?;
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

/// Makes a backup in one go.
///
/// # Errors
/// As [`Making`].
pub fn make(journal: &mut Journal, keys: Keys, folder: &Path) -> Result<Made> {
    let day = journal.today();
    let making = Making::begin(journal, keys, folder, day)?;
    while !making.step(journal)? {}
    making.finish()
}

/// Opens a backup with the keys of the open journal, and counts what is in it.
///
/// # Errors
/// [`Code::Damaged`]; [`Code::WrongPassphrase`] never: one made under other keys is damaged to these.
pub fn test(path: &Path, keys: &Keys) -> Result<(Counts, i64)> {
    let mut backup = file::BackupFile::open(path)?;
    backup.prove(keys)?;
    let aside = path.with_extension("test.db");
    clear(&aside)?;
    let tested = backup
        .take_database(&aside)
        .map_err(refused)
        .and_then(|()| look_over(&aside, keys));
    clear(&aside)?;
    let Looked { counts, newest } = tested?;
    Ok((counts, newest.map_or(0, |link| link.number)))
}

/// Notes that a backup in the vault's own folder was tested just now.
///
/// # Errors
/// If the journal cannot be written to.
pub fn note(journal: &mut Journal, name: &str, entries: u32, number: i64) -> Result<()> {
    let at = journal.now().at;
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
pub fn is_due(journal: &mut Journal, folder: &Path) -> Result<bool> {
    let today = journal.today();
    let newest = list(folder)?.into_iter().map(|backup| backup.day).max();
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
pub fn list_known(journal: &Journal, folder: &Path) -> Result<Vec<Backup>> {
    let mut found = list(folder)?;
    for backup in &mut found {
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
    let ours: Vec<Backup> = list(folder)?
        .into_iter()
        .filter(|backup| file::whose(&folder.join(&backup.name)) == Some(keys.id()))
        .collect();
    let stay = kept(&ours.iter().map(|backup| backup.day).collect::<Vec<_>>());
    let mut last = None;
    let mut outcome = Ok(());
    for backup in ours {
        let is_newest_of_day = last != Some(backup.day);
        last = Some(backup.day);
        if is_newest_of_day && stay.contains(&backup.day) {
            continue;
        }
        match fs::remove_file(folder.join(&backup.name)) {
            Ok(()) => {
                journal.write(|write| storage::backups::forget(write.db, &backup.name))?;
            }
            Err(error) => outcome = Err(refused(error)),
        }
    }
    outcome
}

/// Copies a backup to a second place, and reads it back there.
///
/// # Errors
/// [`Code::NotFound`] if that place is not there now (a stick that is not in), [`Code::DiskFull`].
pub fn copy_to(path: &Path, keys: &Keys, place: &Path) -> Result<()> {
    let target = place.join(name_of(path));
    if target.exists() && file::whose(&target) != Some(keys.id()) {
        return Err(Code::AlreadyThere.into());
    }
    let mut from = fs::File::open(path).map_err(refused)?;
    crate::whole_file::save_whole_with(&target, |to| std::io::copy(&mut from, to).map(|_| ()))
        .map_err(refused)?;
    file::BackupFile::open(&target)?.prove(keys)?;
    Ok(())
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
    let target = free_name(folder, day)?;
    file::write(&target, keys, database).map_err(refused)?;
    test(&target, keys).map(|_| ())
}

/// What a copy holds.
struct Looked {
    counts: Counts,
    /// None in a journal of the first schema, which had no chain.
    newest: Option<Link>,
}

/// Opens a copy, and proves that it is whole and adds up.
fn look_over(database: &Path, keys: &Keys) -> Result<Looked> {
    let db = storage::open_copy(database, keys)?;
    let checked = storage::check::check(&db)?;
    let newest = if storage::schema_of(&db)? >= storage::chain::SINCE {
        let (link, sum) = storage::chain::newest(&db)?.ok_or(Code::Damaged)?;
        if storage::chain::recount(&db, &keys.chain_key())? != sum {
            return Err(Code::Damaged.into());
        }
        Some(link)
    } else {
        None
    };
    if checked.is_sound() {
        Ok(Looked {
            counts: checked.counts,
            newest,
        })
    } else {
        Err(Code::Damaged.into())
    }
}

fn make_folder(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(refused)
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

/// A name that says what it is and from which day, and nothing more: the first that is free.
fn free_name(folder: &Path, day: Day) -> Result<PathBuf> {
    (1..1000)
        .map(|number| {
            let again = if number == 1 {
                String::new()
            } else {
                format!("-{number}")
            };
            folder.join(format!("{BEGINNING}{day}{again}.{ENDING}"))
        })
        .find(|path| !path.exists())
        .ok_or_else(|| Code::AlreadyThere.into())
}

/// The day in a backup's name, and which of that day it is; none if it is not named like one.
fn told_by(name: &str) -> Option<(Day, u32)> {
    let rest = name
        .strip_prefix(BEGINNING)?
        .strip_suffix(ENDING)?
        .strip_suffix('.')?;
    let (day, again) = rest.split_at_checked(10)?;
    let number = match again.strip_prefix('-') {
        Some(number) => number.parse().ok()?,
        None if again.is_empty() => 1,
        None => return None,
    };
    Some((day.parse().ok()?, number))
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

#[allow(clippy::needless_pass_by_value, reason = "`map_err` hands it over")]
fn refused(error: std::io::Error) -> Error {
    disk_code(&error).into()
}
