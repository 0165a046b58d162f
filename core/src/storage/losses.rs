//! The tables `loss`, `state`, `state_note` and `state_note_level`.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::clock::{Day, Moment};
use crate::error::Result;
use crate::wellbeing::losses::{Level, Loss, LossStatus, NoteStates, SaveLoss, State, StateNote};

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

/// Every state, hidden ones too.
pub fn states(db: &Connection) -> Result<Vec<State>> {
    let mut statement =
        db.prepare_cached("SELECT id, label, hint, hue, builtin, hidden FROM state ORDER BY id")?;
    let states = statement.query_map([], |row| {
        Ok(State {
            id: row.get(0)?,
            label: row.get(1)?,
            hint: row.get(2)?,
            hue: row.get(3)?,
            builtin: row.get(4)?,
            hidden: row.get(5)?,
        })
    })?;
    Ok(states.collect::<rusqlite::Result<_>>()?)
}

/// Writes a new note and answers its id.
pub fn insert_note(db: &Connection, note: &NoteStates, day: Day, now: Moment) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO state_note (loss_id, day, at, zone, facing, note, entry_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![note.loss_id, day, now.at, now.zone.name(), note.facing, note.note, note.entry_id])?;
    Ok(db.last_insert_rowid())
}

/// Corrects a note; whether it was there. Its day and moment stay.
pub fn update_note(db: &Connection, id: i64, note: &NoteStates) -> Result<bool> {
    let changed = db
        .prepare_cached("UPDATE state_note SET facing = ?3, note = ?4, entry_id = ?5 WHERE id = ?1 AND loss_id = ?2")?
        .execute(params![id, note.loss_id, note.facing, note.note, note.entry_id])?;
    Ok(changed == 1)
}

/// Gives a note these levels and no others.
pub fn set_levels(db: &Connection, note_id: i64, levels: &[Level]) -> Result<()> {
    db.prepare_cached("DELETE FROM state_note_level WHERE state_note_id = ?1")?
        .execute([note_id])?;
    let mut insert = db.prepare_cached(
        "INSERT INTO state_note_level (state_note_id, state_id, level) VALUES (?1, ?2, ?3)",
    )?;
    for level in levels {
        insert.execute(params![note_id, level.state_id, level.level])?;
    }
    Ok(())
}

/// Takes a note out; whether it was there.
pub fn remove_note(db: &Connection, id: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("DELETE FROM state_note WHERE id = ?1")?
        .execute([id])?
        == 1)
}

/// One note.
pub fn note(db: &Connection, id: i64) -> Result<Option<StateNote>> {
    let found = db
        .prepare_cached(
            "SELECT id, loss_id, day, at, facing, note, entry_id FROM state_note WHERE id = ?1",
        )?
        .query_row([id], state_note)
        .optional()?;
    found.map(|found| with_levels(db, found)).transpose()
}

/// The notes of a loss, oldest first.
pub fn notes(db: &Connection, loss_id: i64) -> Result<Vec<StateNote>> {
    let found = db
        .prepare_cached(
            "SELECT id, loss_id, day, at, facing, note, entry_id FROM state_note WHERE loss_id = ?1 ORDER BY at, id",
        )?
        .query_map([loss_id], state_note)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    found
        .into_iter()
        .map(|found| with_levels(db, found))
        .collect()
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

fn state_note(row: &Row<'_>) -> rusqlite::Result<StateNote> {
    Ok(StateNote {
        id: row.get(0)?,
        loss_id: row.get(1)?,
        day: row.get(2)?,
        at: row.get(3)?,
        facing: row.get(4)?,
        note: row.get(5)?,
        entry_id: row.get(6)?,
        levels: Vec::new(),
    })
}

fn with_levels(db: &Connection, mut note: StateNote) -> Result<StateNote> {
    let mut statement = db.prepare_cached(
        "SELECT state_id, level FROM state_note_level WHERE state_note_id = ?1 ORDER BY level DESC, state_id",
    )?;
    let levels = statement.query_map([note.id], |row| {
        Ok(Level {
            state_id: row.get(0)?,
            level: row.get(1)?,
        })
    })?;
    note.levels = levels.collect::<rusqlite::Result<_>>()?;
    Ok(note)
}
