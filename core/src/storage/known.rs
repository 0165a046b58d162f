//! The tables `known` and `known_also`.

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::people::known::{Known, SaveKnown};

/// Everyone and every place known by name, alphabetically.
pub fn all(db: &Connection) -> Result<Vec<Known>> {
    let mut statement = db.prepare_cached(
        "SELECT id, kind, name, role FROM known ORDER BY name COLLATE NOCASE, id",
    )?;
    let mut known = statement
        .query_map([], |row| {
            Ok(Known {
                id: row.get(0)?,
                kind: row.get(1)?,
                name: row.get(2)?,
                role: row.get(3)?,
                also: Vec::new(),
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut statement =
        db.prepare_cached("SELECT name FROM known_also WHERE known_id = ?1 ORDER BY name")?;
    for one in &mut known {
        one.also = statement
            .query_map([one.id], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
    }
    Ok(known)
}

/// Writes a new one, or changes one; answers its id, or none if the id is not there.
pub fn save(db: &Connection, save: &SaveKnown) -> Result<Option<i64>> {
    let id = if let Some(id) = save.id {
        let changed = db
            .prepare_cached("UPDATE known SET kind = ?2, name = ?3, role = ?4 WHERE id = ?1")?
            .execute(params![id, save.kind, save.name, save.role])?;
        if changed == 0 {
            return Ok(None);
        }
        id
    } else {
        db.prepare_cached("INSERT INTO known (kind, name, role) VALUES (?1, ?2, ?3)")?
            .execute(params![save.kind, save.name, save.role])?;
        db.last_insert_rowid()
    };
    db.prepare_cached("DELETE FROM known_also WHERE known_id = ?1")?
        .execute([id])?;
    let mut statement =
        db.prepare_cached("INSERT OR IGNORE INTO known_also (known_id, name) VALUES (?1, ?2)")?;
    for name in &save.also {
        statement.execute(params![id, name])?;
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
