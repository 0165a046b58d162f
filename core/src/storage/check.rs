//! Looking the whole file over: is every page as it was written, and how much is in it.
//!
//! It reads everything there is and takes as long as that takes: never in the way of opening.

use std::path::Path;

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::{chain, open_copy, schema_of};
use crate::api::Code;
use crate::error::Result;
use crate::journal::Noticed;
use crate::vault::{ChainKey, Keys, Link};

/// What a look at the whole file found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Pages whose seal does not fit what they hold: somebody or something changed them. 0 in a sound file.
    pub changed_pages: u32,
    /// What the database found wrong with its own structure, in its own words, which never quote what was written;
    /// empty in a sound file.
    pub structure: Vec<String>,
    /// Whether all rows add up to what the chain of changes says. If not, an older page or row stands somewhere.
    pub adds_up: bool,
    /// How much is in it.
    pub counts: Counts,
}

impl Checked {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.changed_pages == 0 && self.structure.is_empty() && self.adds_up
    }
}

/// How much a journal holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Counts {
    /// Entries, without those in the bin.
    pub entries: u32,
    /// Entries in the bin.
    pub binned: u32,
    /// Attachments.
    pub attachments: u32,
    /// Check-ins.
    pub checkins: u32,
    /// Losses.
    pub losses: u32,
    /// Notes along them.
    pub state_notes: u32,
    /// People and places.
    pub known: u32,
}

/// Looks the pages and the structure over. What the rows add up to is the journal's to say.
pub(crate) fn check(db: &Connection) -> Result<Checked> {
    let changed_pages = changed_pages(db)?;
    let mut structure = rows(db, "PRAGMA integrity_check")?;
    structure.retain(|row| row != "ok");
    structure.extend(rows(db, "PRAGMA foreign_key_check")?);
    Ok(Checked {
        changed_pages,
        structure,
        adds_up: true,
        counts: counts(db)?,
    })
}

/// How many pages hold something else than was written. Reads the file itself, whatever is in memory.
pub(crate) fn changed_pages(db: &Connection) -> Result<u32> {
    // SQLCipher answers one row for each page whose HMAC does not fit, and none for a sound file.
    let told = rows(db, "PRAGMA cipher_integrity_check")?;
    Ok(u32::try_from(told.len()).unwrap_or(u32::MAX))
}

/// What a copy holds.
pub struct Looked {
    /// How much.
    pub counts: Counts,
    /// Its newest change; none in a journal of the first schema, which had no chain.
    pub newest: Option<Link>,
}

/// Opens a copy, and proves that it is whole and adds up. `watch` is handed the connection first, so that it can have
/// the work stopped.
///
/// # Errors
/// [`Code::Damaged`] if it is not.
pub fn look_over(
    database: &Path,
    keys: &Keys,
    watch: impl FnOnce(&mut Connection) -> Result<()>,
) -> Result<Looked> {
    let mut db = open_copy(database, keys)?;
    watch(&mut db)?;
    let newest = if schema_of(&db)? >= chain::SINCE {
        Some(adds_up(&db, &keys.chain_key())?)
    } else {
        None
    };
    let checked = check(&db)?;
    if checked.is_sound() {
        Ok(Looked {
            counts: checked.counts,
            newest,
        })
    } else {
        Err(Code::Damaged.into())
    }
}

/// Opens a copy, and says what there is to notice about it: a page that cannot be read, rows that do not add up, an index
/// of words that is not that of the text. None if it is whole. `watch` as in [`look_over`].
///
/// # Errors
/// If it was stopped, or is no copy at all.
pub fn find_amiss(
    database: &Path,
    keys: &Keys,
    watch: impl FnOnce(&mut Connection) -> Result<()>,
) -> Result<Option<Noticed>> {
    let mut db = open_copy(database, keys)?;
    watch(&mut db)?;
    if !check(&db)?.is_sound() {
        return Ok(Some(Noticed::Damaged));
    }
    let is_whole = match adds_up(&db, &keys.chain_key()) {
        // A copy may be written to: the index's own check is a statement that could.
        Ok(_) => words(&db).is_ok(),
        Err(error) if error.code() == Code::Damaged => false,
        Err(error) => return Err(error),
    };
    Ok((!is_whole).then_some(Noticed::Altered))
}

/// The newest link, if all rows add up to what it stands for under this key.
///
/// # Errors
/// [`Code::Damaged`] if they do not.
pub fn adds_up(db: &Connection, key: &ChainKey) -> Result<Link> {
    let (link, sum) = chain::newest(db)?.ok_or(Code::Damaged)?;
    if chain::recount(db, key)? == sum {
        Ok(link)
    } else {
        Err(Code::Damaged.into())
    }
}

/// How much the journal holds.
pub fn counts(db: &Connection) -> Result<Counts> {
    Ok(db.query_row(
        "SELECT (SELECT count(*) FROM entry WHERE binned_at IS NULL),
                (SELECT count(*) FROM entry WHERE binned_at IS NOT NULL),
                (SELECT count(*) FROM attachment), (SELECT count(*) FROM checkin),
                (SELECT count(*) FROM loss), (SELECT count(*) FROM state_note), (SELECT count(*) FROM known)",
        [],
        |row| {
            Ok(Counts {
                entries: row.get(0)?,
                binned: row.get(1)?,
                attachments: row.get(2)?,
                checkins: row.get(3)?,
                losses: row.get(4)?,
                state_notes: row.get(5)?,
                known: row.get(6)?,
            })
        },
    )?)
}

/// Makes the index of words anew from what is written.
pub(crate) fn words_anew(db: &Connection) -> Result<()> {
    db.execute(
        "INSERT INTO entry_words (entry_words) VALUES ('rebuild')",
        [],
    )?;
    Ok(())
}

/// Looks the index of words over.
pub(crate) fn words(db: &Connection) -> Result<()> {
    db.execute(
        // 1: against the text it was made of, and not only within itself.
        "INSERT INTO entry_words (entry_words, rank) VALUES ('integrity-check', 1)",
        [],
    )?;
    Ok(())
}

fn rows(db: &Connection, pragma: &str) -> Result<Vec<String>> {
    let mut statement = db.prepare(pragma)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
