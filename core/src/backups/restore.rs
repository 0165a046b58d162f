//! Putting a backup back: into a copy first, then in the place of the journal, which is kept.
//!
//! One rule: what is put back was opened, counted and shown before [`crate::exchange`] puts it in the journal's place.

use std::path::Path;

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::file::BackupFile;
use super::refused;
use crate::clock::Day;
use crate::error::Result;
use crate::exchange;
use crate::journal::Wanted;
use crate::storage;
use crate::storage::check::{Counts, counts, look_over};
use crate::vault::{self, Keys, Opener, VaultId};

/// What a backup holds, before it is put back, or a journal beside it.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct RestorePreview {
    /// How much is in it.
    pub counts: Counts,
    /// The day of its earliest entry.
    pub first_day: Option<Day>,
    /// The day of its latest entry.
    pub last_day: Option<Day>,
}

impl RestorePreview {
    /// What a journal holds.
    ///
    /// # Errors
    /// If the database refuses.
    pub fn of(db: &Connection) -> Result<Self> {
        let (first_day, last_day) = storage::entries::first_and_last_day(db)?;
        Ok(Self {
            counts: counts(db)?,
            first_day,
            last_day,
        })
    }
}

/// Takes a backup apart into a copy beside the journal, opens that, and says what it holds and whose it is. The journal
/// is not touched.
///
/// # Errors
/// `Damaged`, `Newer`, `WrongPassphrase`, `WrongRecoveryKey`: of the backup, not of the journal. `DiskFull`, and
/// `Stopped` if it is not wanted any more.
pub fn preview(
    folder: &Path,
    backup: &Path,
    with: &Opener<'_>,
    memory: u64,
    wanted: &Wanted,
) -> Result<(RestorePreview, VaultId)> {
    let mut file = BackupFile::open(backup)?;
    wanted.or_stop()?;
    let keys = file.unlock(with, memory)?;
    // What was put back and cut short is in two places: it is finished, and never thrown away.
    exchange::finish(folder)?;
    let aside = exchange::begin(folder)?;
    let prepared = wanted.outcome(prepare(&mut file, &keys, &aside, wanted));
    if prepared.is_err() {
        // Told by the error that is on its way; cleared at the next try.
        drop(exchange::give_up(folder));
    }
    Ok((prepared?, keys.id()))
}

fn prepare(
    file: &mut BackupFile,
    keys: &Keys,
    aside: &Path,
    wanted: &Wanted,
) -> Result<RestorePreview> {
    let database = aside.join(vault::DATABASE_FILE);
    file.take_database(&database, wanted).map_err(refused)?;
    let looked = look_over(&database, keys, |db| wanted.watch(db))?;
    exchange::lay_beside(aside, file.header(), keys, looked.newest.as_ref())?;
    RestorePreview::of(&storage::open_copy(&database, keys)?)
}
