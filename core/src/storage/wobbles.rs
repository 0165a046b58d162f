//! The table `wobble`.

use rusqlite::{Connection, params};

use crate::clock::{Day, Moment};
use crate::error::Result;
use crate::kept::Wobble;

/// Those that were not taken out, newest first.
pub fn all(db: &Connection) -> Result<Vec<Wobble>> {
    let mut statement = db.prepare_cached(
        "SELECT id, day, at, note FROM wobble WHERE goes_on IS NULL ORDER BY at DESC, id DESC",
    )?;
    let wobbles = statement.query_map([], |row| {
        Ok(Wobble {
            id: row.get(0)?,
            day: row.get(1)?,
            at: row.get(2)?,
            note: row.get(3)?,
        })
    })?;
    Ok(wobbles.collect::<rusqlite::Result<_>>()?)
}

/// Writes a moment and answers its id.
pub fn insert(db: &Connection, day: Day, now: Moment) -> Result<i64> {
    db.prepare_cached("INSERT INTO wobble (day, at, zone, note) VALUES (?1, ?2, ?3, '')")?
        .execute(params![day, now.at, now.zone.name()])?;
    Ok(db.last_insert_rowid())
}

/// Gives one these words; whether it was there.
pub fn set_note(db: &Connection, id: i64, note: &str) -> Result<bool> {
    Ok(db
        .prepare_cached("UPDATE wobble SET note = ?2 WHERE id = ?1")?
        .execute(params![id, note])?
        == 1)
}
