//! The tables `known`, `known_also` and `known_tie`.

use std::collections::HashMap;

use rusqlite::types::FromSql;
use rusqlite::{Connection, params};

use crate::error::Result;
use crate::people::known::{Known, SaveKnown};

/// Everyone and every place known by name, alphabetically.
pub fn all(db: &Connection) -> Result<Vec<Known>> {
    let mut also = of_each(db, "SELECT known_id, name FROM known_also ORDER BY name")?;
    let mut ties = of_each(db, "SELECT known_id, tie FROM known_tie ORDER BY tie")?;
    let mut statement = db.prepare_cached(
        "SELECT id, kind, name, role, circle FROM known ORDER BY name COLLATE NOCASE, id",
    )?;
    let known = statement.query_map([], |row| {
        let id = row.get(0)?;
        Ok(Known {
            id,
            kind: row.get(1)?,
            name: row.get(2)?,
            role: row.get(3)?,
            circle: row.get(4)?,
            also: also.remove(&id).unwrap_or_default(),
            ties: ties.remove(&id).unwrap_or_default(),
        })
    })?;
    Ok(known.collect::<rusqlite::Result<_>>()?)
}

/// What each has several of, by its id.
fn of_each<T: FromSql>(db: &Connection, sql: &str) -> Result<HashMap<i64, Vec<T>>> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut each: HashMap<i64, Vec<T>> = HashMap::new();
    while let Some(row) = rows.next()? {
        each.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(each)
}

/// Writes a new one, or changes one; answers its id, or none if the id is not there.
pub fn save(db: &Connection, save: &SaveKnown) -> Result<Option<i64>> {
    let SaveKnown {
        kind,
        name,
        role,
        circle,
        ..
    } = save;
    let id = if let Some(id) = save.id {
        let changed = db
            .prepare_cached(
                "UPDATE known SET kind = ?2, name = ?3, role = ?4, circle = ?5 WHERE id = ?1",
            )?
            .execute(params![id, kind, name, role, circle])?;
        if changed == 0 {
            return Ok(None);
        }
        id
    } else {
        db.prepare_cached("INSERT INTO known (kind, name, role, circle) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![kind, name, role, circle])?;
        db.last_insert_rowid()
    };
    db.prepare_cached("DELETE FROM known_also WHERE known_id = ?1")?
        .execute([id])?;
    let mut statement =
        db.prepare_cached("INSERT OR IGNORE INTO known_also (known_id, name) VALUES (?1, ?2)")?;
    for name in &save.also {
        statement.execute(params![id, name])?;
    }
    db.prepare_cached("DELETE FROM known_tie WHERE known_id = ?1")?
        .execute([id])?;
    let mut statement =
        db.prepare_cached("INSERT OR IGNORE INTO known_tie (known_id, tie) VALUES (?1, ?2)")?;
    for tie in &save.ties {
        statement.execute(params![id, tie])?;
    }
    Ok(Some(id))
}

/// Takes one out; whether it was there.
pub fn remove(db: &Connection, id: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("DELETE FROM known WHERE id = ?1")?
        .execute([id])?
        == 1)
}
