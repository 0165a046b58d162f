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
    // SQLCipher answers one row for each page whose HMAC does not fit, and none for a sound file.
    let changed_pages = rows(db, "PRAGMA cipher_integrity_check")?.len();
    let mut structure = rows(db, "PRAGMA integrity_check")?;
    structure.retain(|row| row != "ok");
    structure.extend(rows(db, "PRAGMA foreign_key_check")?);
    Ok(Checked {
        changed_pages: u32::try_from(changed_pages).unwrap_or(u32::MAX),
        structure,
        adds_up: true,
        counts: counts(db)?,
    })
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
