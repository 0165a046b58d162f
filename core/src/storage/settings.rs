//! The table `setting`: one row of JSON per name.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Result;

/// The JSON kept under a name.
pub fn get(db: &Connection, name: &str) -> Result<Option<String>> {
    Ok(db
        .query_row("SELECT value FROM setting WHERE name = ?1", [name], |row| {
            row.get(0)
        })
        .optional()?)
}

/// Keeps JSON under a name.
pub fn set(db: &Connection, name: &str, value: &str) -> Result<()> {
    db.execute(
        "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        params![name, value],
    )?;
    Ok(())
}
