//! The table `loss`.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::Result;
use crate::wellbeing::losses::{Loss, LossStatus, SaveLoss};

const LOSS: &str = "SELECT id, title, kind, began_on, note, status,
    (SELECT count(*) FROM state_note WHERE loss_id = loss.id),
    (SELECT max(day) FROM state_note WHERE loss_id = loss.id) FROM loss";

/// The losses: open ones first, then by what was noted last, then by when they were written down.
pub fn all(db: &Connection) -> Result<Vec<Loss>> {
    let mut statement = db.prepare_cached(&format!(
        "{LOSS} ORDER BY status, (SELECT max(at) FROM state_note WHERE loss_id = loss.id) DESC NULLS LAST, id DESC"
    ))?;
    let losses = statement.query_map([], loss)?;
    Ok(losses.collect::<rusqlite::Result<_>>()?)
}

/// One loss.
pub fn get(db: &Connection, id: i64) -> Result<Option<Loss>> {
    Ok(db
        .prepare_cached(&format!("{LOSS} WHERE id = ?1"))?
        .query_row([id], loss)
        .optional()?)
}

/// Writes a new loss, or changes one; answers its id, or none if the id is not there.
pub fn save(db: &Connection, save: &SaveLoss, now: i64) -> Result<Option<i64>> {
    let Some(id) = save.id else {
        db.prepare_cached("INSERT INTO loss (title, kind, began_on, note, created_at) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![save.title, save.kind, save.began_on, save.note, now])?;
        return Ok(Some(db.last_insert_rowid()));
    };
    let changed = db
        .prepare_cached(
            "UPDATE loss SET title = ?2, kind = ?3, began_on = ?4, note = ?5 WHERE id = ?1",
        )?
        .execute(params![id, save.title, save.kind, save.began_on, save.note])?;
    Ok((changed == 1).then_some(id))
}

/// Puts a loss to rest or opens it again; whether it was there.
pub fn set_status(db: &Connection, id: i64, status: LossStatus) -> Result<bool> {
    Ok(db
        .prepare_cached("UPDATE loss SET status = ?2 WHERE id = ?1")?
        .execute(params![id, status])?
        == 1)
}

fn loss(row: &Row<'_>) -> rusqlite::Result<Loss> {
    Ok(Loss {
        id: row.get(0)?,
        title: row.get(1)?,
        kind: row.get(2)?,
        began_on: row.get(3)?,
        note: row.get(4)?,
        status: row.get(5)?,
        notes: row.get(6)?,
        last_noted: row.get(7)?,
    })
}
