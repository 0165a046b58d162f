//! The table `backup`: what is known of backups that were made.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Result;

/// What is known of a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored {
    /// When it was made, UTC milliseconds.
    pub made_at: i64,
    /// The newest change in it.
    pub number: i64,
    /// How many entries it holds.
    pub entries: u32,
    /// When it was last opened and counted, UTC milliseconds.
    pub tested_at: i64,
}

/// Notes a backup, or that it was tested again.
pub fn put(db: &Connection, name: &str, backup: Stored) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO backup (name, made_at, number, entries, tested_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (name) DO UPDATE SET made_at = excluded.made_at, number = excluded.number,
           entries = excluded.entries, tested_at = excluded.tested_at",
    )?
    .execute(params![
        name,
        backup.made_at,
        backup.number,
        backup.entries,
        backup.tested_at
    ])?;
    Ok(())
}

/// What is known of a backup by its file's name.
pub fn get(db: &Connection, name: &str) -> Result<Option<Stored>> {
    Ok(db
        .prepare_cached("SELECT made_at, number, entries, tested_at FROM backup WHERE name = ?1")?
        .query_row([name], stored)
        .optional()?)
}

/// How many there is a note of that were made at a moment or later.
pub fn made_since(db: &Connection, at: i64) -> Result<u32> {
    Ok(db
        .prepare_cached("SELECT count(*) FROM backup WHERE made_at >= ?1")?
        .query_row([at], |row| row.get(0))?)
}

/// The newest backup there is a note of.
pub fn newest(db: &Connection) -> Result<Option<Stored>> {
    Ok(db
        .prepare_cached(
            "SELECT made_at, number, entries, tested_at FROM backup ORDER BY number DESC, made_at DESC LIMIT 1",
        )?
        .query_row([], stored)
        .optional()?)
}

/// Forgets a backup whose file is gone.
pub fn forget(db: &Connection, name: &str) -> Result<()> {
    db.prepare_cached("DELETE FROM backup WHERE name = ?1")?
        .execute([name])?;
    Ok(())
}

fn stored(row: &rusqlite::Row<'_>) -> rusqlite::Result<Stored> {
    Ok(Stored {
        made_at: row.get(0)?,
        number: row.get(1)?,
        entries: row.get(2)?,
        tested_at: row.get(3)?,
    })
}
