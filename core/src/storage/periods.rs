//! The table `period_note`.

use rusqlite::{Connection, Row, params};

use crate::clock::Day;
use crate::error::Result;
use crate::wellbeing::periods::{PeriodNote, SavePeriod};

/// The notes that touch a range of days, newest first.
pub fn between(db: &Connection, from: Day, to: Day) -> Result<Vec<PeriodNote>> {
    let mut statement = db.prepare_cached(
        "SELECT id, from_day, to_day, at, note FROM period_note WHERE from_day <= ?2 AND to_day >= ?1
         ORDER BY from_day DESC, id DESC",
    )?;
    let notes = statement.query_map([from, to], period)?;
    Ok(notes.collect::<rusqlite::Result<_>>()?)
}

/// Writes a new note, or changes one; answers it, or none if it is not there.
pub fn save(db: &Connection, save: &SavePeriod, at: i64, zone: &str) -> Result<Option<PeriodNote>> {
    let id = if let Some(id) = save.id {
        db.prepare_cached(
            "UPDATE period_note SET from_day = ?2, to_day = ?3, note = ?4 WHERE id = ?1",
        )?
        .execute(params![id, save.from, save.to, save.note])?;
        id
    } else {
        db.prepare_cached(
            "INSERT INTO period_note (from_day, to_day, at, zone, note) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![save.from, save.to, at, zone, save.note])?;
        db.last_insert_rowid()
    };
    let mut statement =
        db.prepare_cached("SELECT id, from_day, to_day, at, note FROM period_note WHERE id = ?1")?;
    let mut found = statement.query_map([id], period)?;
    Ok(found.next().transpose()?)
}

/// Takes a note out; whether it was there.
pub fn remove(db: &Connection, id: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("DELETE FROM period_note WHERE id = ?1")?
        .execute([id])?
        == 1)
}

fn period(row: &Row<'_>) -> rusqlite::Result<PeriodNote> {
    Ok(PeriodNote {
        id: row.get(0)?,
        from: row.get(1)?,
        to: row.get(2)?,
        at: row.get(3)?,
        note: row.get(4)?,
    })
}
