//! The table `marker`.

use rusqlite::{Connection, Row, params};

use crate::error::Result;
use crate::wellbeing::markers::{Marker, SaveMarker};

/// Every day that stands out, newest first.
pub fn all(db: &Connection) -> Result<Vec<Marker>> {
    let mut statement = db.prepare_cached(
        "SELECT id, day, until, kind, label, hard FROM marker ORDER BY day DESC, id DESC",
    )?;
    let markers = statement.query_map([], marker)?;
    Ok(markers.collect::<rusqlite::Result<_>>()?)
}

/// Writes a new one, or changes one; answers its id, or none if the id is not there.
pub fn save(db: &Connection, save: &SaveMarker) -> Result<Option<i64>> {
    let Some(id) = save.id else {
        db.prepare_cached(
            "INSERT INTO marker (day, until, kind, label, hard) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            save.day, save.until, save.kind, save.label, save.hard
        ])?;
        return Ok(Some(db.last_insert_rowid()));
    };
    let changed = db
        .prepare_cached(
            "UPDATE marker SET day = ?2, until = ?3, kind = ?4, label = ?5, hard = ?6 WHERE id = ?1",
        )?
        .execute(params![
            id, save.day, save.until, save.kind, save.label, save.hard
        ])?;
    Ok((changed == 1).then_some(id))
}

/// Takes one out; whether it was there.
pub fn remove(db: &Connection, id: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("DELETE FROM marker WHERE id = ?1")?
        .execute([id])?
        == 1)
}

fn marker(row: &Row<'_>) -> rusqlite::Result<Marker> {
    Ok(Marker {
        id: row.get(0)?,
        day: row.get(1)?,
        until: row.get(2)?,
        kind: row.get(3)?,
        label: row.get(4)?,
        hard: row.get(5)?,
    })
}
