//! The tables `state_note` and `state_note_level`.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::clock::{Day, Moment};
use crate::error::Result;
use crate::wellbeing::losses::{Level, NoteStates, NotedIn, StateNote};

const NOTE: &str =
    "SELECT note.id, loss_id, note.day, note.at, facing, note, marker_id, is_wobble, late_days,
    entry_id, entry.day, entry.binned_at
    FROM state_note AS note LEFT JOIN entry ON entry.id = entry_id";

/// When a note is about, and when it is made.
pub struct Written {
    /// The day it is about.
    pub day: Day,
    /// How many days after it.
    pub late_days: i64,
    /// When.
    pub now: Moment,
}

/// Writes a new note and answers its id.
pub fn insert(db: &Connection, note: &NoteStates, written: &Written) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO state_note (loss_id, day, at, zone, late_days, facing, note, entry_id, marker_id, is_wobble)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        note.loss_id,
        written.day,
        written.now.at,
        written.now.zone.name(),
        written.late_days,
        note.facing,
        note.note,
        note.entry_id,
        note.marker_id,
        note.is_wobble.unwrap_or(false),
    ])?;
    Ok(db.last_insert_rowid())
}

/// Corrects a note. The moment it was made stays.
pub fn update(db: &Connection, id: i64, note: &NoteStates, written: &Written) -> Result<()> {
    db.prepare_cached(
        "UPDATE state_note SET day = ?2, late_days = ?3, facing = ?4, note = ?5, entry_id = ?6, marker_id = ?7,
             is_wobble = ?8
         WHERE id = ?1",
    )?
    .execute(params![
        id,
        written.day,
        written.late_days,
        note.facing,
        note.note,
        note.entry_id,
        note.marker_id,
        note.is_wobble.unwrap_or(false),
    ])?;
    Ok(())
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
pub fn remove(db: &Connection, id: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("DELETE FROM state_note WHERE id = ?1")?
        .execute([id])?
        == 1)
}

/// One note.
pub fn get(db: &Connection, id: i64) -> Result<Option<StateNote>> {
    let found = db
        .prepare_cached(&format!("{NOTE} WHERE note.id = ?1"))?
        .query_row([id], note)
        .optional()?;
    found.map(|found| with_levels(db, found)).transpose()
}

/// The notes of a loss, oldest day first.
pub fn of_loss(db: &Connection, loss_id: i64) -> Result<Vec<StateNote>> {
    those(
        db,
        &format!("{NOTE} WHERE loss_id = ?1 ORDER BY note.day, note.at, note.id"),
        loss_id,
    )
}

/// The notes that belong to an entry, oldest day first.
pub fn of_entry(db: &Connection, entry_id: i64) -> Result<Vec<StateNote>> {
    those(
        db,
        &format!("{NOTE} WHERE entry_id = ?1 ORDER BY note.day, note.at, note.id"),
        entry_id,
    )
}

fn those(db: &Connection, sql: &str, id: i64) -> Result<Vec<StateNote>> {
    let found = db
        .prepare_cached(sql)?
        .query_map([id], note)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    found
        .into_iter()
        .map(|found| with_levels(db, found))
        .collect()
}

fn note(row: &Row<'_>) -> rusqlite::Result<StateNote> {
    let entry: Option<(i64, Day)> = row.get::<_, Option<i64>>(9)?.zip(row.get(10)?);
    let binned_at: Option<i64> = row.get(11)?;
    Ok(StateNote {
        id: row.get(0)?,
        loss_id: row.get(1)?,
        day: row.get(2)?,
        at: row.get(3)?,
        facing: row.get(4)?,
        note: row.get(5)?,
        marker_id: row.get(6)?,
        is_wobble: row.get(7)?,
        late_days: row.get(8)?,
        entry: entry.map(|(id, day)| NotedIn {
            id,
            day,
            binned: binned_at.is_some(),
        }),
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
