//! The table `imported`: what came from elsewhere, by the name it had there.

use rusqlite::{Connection, params};

use crate::error::Result;

/// Whether a record of that source has been imported before, even if its entry was deleted since.
pub fn is_here(db: &Connection, source: &str, source_id: &str) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM imported WHERE source = ?1 AND source_id = ?2)",
        )?
        .query_row([source, source_id], |row| row.get(0))?)
}

/// Notes that a record became an entry.
pub fn insert(db: &Connection, source: &str, source_id: &str, entry_id: i64) -> Result<()> {
    db.prepare_cached("INSERT INTO imported (source, source_id, entry_id) VALUES (?1, ?2, ?3)")?
        .execute(params![source, source_id, entry_id])?;
    Ok(())
}
