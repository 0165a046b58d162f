//! The tables `weekly`, `weekly_sign` and `weekly_known`.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::clock::Day;
use crate::error::Result;
use crate::wellbeing::trends::WeekDot;
use crate::wellbeing::weekly::{RecordWeekly, Weekly, WeeklyKnown, WeeklySign};

const COLUMNS: &str = "id, week, at, seemed, was, hours, held_by, just_for_me";

/// Writes a week's answers, over those that are there. Its first moment stays.
pub fn save(db: &Connection, new: &RecordWeekly, at: i64, zone: &str) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO weekly (week, at, zone, seemed, was, hours, held_by, just_for_me)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (week) DO UPDATE SET seemed = excluded.seemed, was = excluded.was, hours = excluded.hours,
           held_by = excluded.held_by, just_for_me = excluded.just_for_me",
    )?
    .execute(params![
        new.week,
        at,
        zone,
        new.seemed,
        new.was,
        new.hours,
        new.held_by,
        new.just_for_me
    ])?;
    let id: i64 = db
        .prepare_cached("SELECT id FROM weekly WHERE week = ?1")?
        .query_row([new.week], |row| row.get(0))?;
    db.prepare_cached("DELETE FROM weekly_sign WHERE weekly_id = ?1")?
        .execute([id])?;
    let mut insert = db
        .prepare_cached("INSERT OR IGNORE INTO weekly_sign (weekly_id, sign_id) VALUES (?1, ?2)")?;
    for sign in &new.signs {
        insert.execute([id, *sign])?;
    }
    db.prepare_cached("DELETE FROM weekly_known WHERE weekly_id = ?1")?
        .execute([id])?;
    let mut insert = db.prepare_cached(
        "INSERT OR IGNORE INTO weekly_known (weekly_id, known_id) VALUES (?1, ?2)",
    )?;
    for known in &new.known {
        insert.execute([id, *known])?;
    }
    Ok(())
}

/// The answers of one week, named by its Monday.
pub fn of(db: &Connection, week: Day) -> Result<Option<Weekly>> {
    let found = db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM weekly WHERE week = ?1"))?
        .query_row([week], weekly)
        .optional()?;
    found.map(|found| with_chosen(db, found)).transpose()
}

/// The answers of the weeks whose Monday lies in a range, oldest first.
pub fn between(db: &Connection, from: Day, to: Day) -> Result<Vec<Weekly>> {
    let found = db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM weekly WHERE week BETWEEN ?1 AND ?2 ORDER BY week"
        ))?
        .query_map([from, to], weekly)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    found
        .into_iter()
        .map(|found| with_chosen(db, found))
        .collect()
}

/// What can be drawn of the weeks whose Monday lies in a range, oldest first.
pub fn dots(db: &Connection, from: Day, to: Day) -> Result<Vec<WeekDot>> {
    let mut statement = db.prepare_cached(
        "SELECT week, seemed, was, hours FROM weekly WHERE week BETWEEN ?1 AND ?2
         AND (seemed IS NOT NULL OR was IS NOT NULL OR hours IS NOT NULL) ORDER BY week",
    )?;
    let dots = statement.query_map([from, to], |row| {
        Ok(WeekDot {
            week: row.get(0)?,
            seemed: row.get(1)?,
            was: row.get(2)?,
            hours: row.get(3)?,
        })
    })?;
    Ok(dots.collect::<rusqlite::Result<_>>()?)
}

/// The first week that was answered, by its Monday.
pub fn first_week(db: &Connection) -> Result<Option<Day>> {
    Ok(db
        .prepare_cached("SELECT min(week) FROM weekly")?
        .query_row([], |row| row.get(0))?)
}

/// Takes a week's answers out; whether they were there.
pub fn remove(db: &Connection, week: Day) -> Result<bool> {
    Ok(db
        .prepare_cached("DELETE FROM weekly WHERE week = ?1")?
        .execute([week])?
        == 1)
}

fn weekly(row: &Row<'_>) -> rusqlite::Result<Weekly> {
    Ok(Weekly {
        id: row.get(0)?,
        week: row.get(1)?,
        at: row.get(2)?,
        seemed: row.get(3)?,
        was: row.get(4)?,
        hours: row.get(5)?,
        held_by: row.get(6)?,
        just_for_me: row.get(7)?,
        signs: Vec::new(),
        known: Vec::new(),
    })
}

fn with_chosen(db: &Connection, mut found: Weekly) -> Result<Weekly> {
    let mut statement = db.prepare_cached(
        "SELECT id, label FROM weekly_sign JOIN sign ON sign.id = sign_id WHERE weekly_id = ?1 ORDER BY id",
    )?;
    let signs = statement.query_map([found.id], |row| {
        Ok(WeeklySign {
            id: row.get(0)?,
            label: row.get(1)?,
        })
    })?;
    let signs = signs.collect::<rusqlite::Result<_>>()?;
    let mut statement = db.prepare_cached(
        "SELECT id, name FROM weekly_known JOIN known ON known.id = known_id WHERE weekly_id = ?1
         ORDER BY name COLLATE NOCASE",
    )?;
    let known = statement.query_map([found.id], |row| {
        Ok(WeeklyKnown {
            id: row.get(0)?,
            name: row.get(1)?,
        })
    })?;
    let known = known.collect::<rusqlite::Result<_>>()?;
    found.signs = signs;
    found.known = known;
    Ok(found)
}
