//! The tables `template` and `template_hidden`.

use rusqlite::{Connection, params};

use crate::error::Result;

/// The writer's own templates with their ids, in the order in which they were made, as JSON.
pub fn own(db: &Connection) -> Result<Vec<(i64, String)>> {
    let mut statement = db.prepare_cached("SELECT id, asked FROM template ORDER BY id")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes a new one, or changes one; answers its id, or none if the id is not there.
pub fn save(db: &Connection, id: Option<i64>, name: &str, asked: &str) -> Result<Option<i64>> {
    let Some(id) = id else {
        db.prepare_cached("INSERT INTO template (name, asked) VALUES (?1, ?2)")?
            .execute(params![name, asked])?;
        return Ok(Some(db.last_insert_rowid()));
    };
    let changed = db
        .prepare_cached("UPDATE template SET name = ?2, asked = ?3 WHERE id = ?1")?
        .execute(params![id, name, asked])?;
    Ok((changed == 1).then_some(id))
}

/// Takes one out; whether it was there.
pub fn remove(db: &Connection, id: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("DELETE FROM template WHERE id = ?1")?
        .execute([id])?
        == 1)
}

/// The shipped ones that are not to be shown.
pub fn hidden(db: &Connection) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached("SELECT template FROM template_hidden")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Hides a shipped one, or shows it again.
pub fn hide(db: &Connection, template: &str, hidden: bool) -> Result<()> {
    db.prepare_cached(if hidden {
        "INSERT OR IGNORE INTO template_hidden (template) VALUES (?1)"
    } else {
        "DELETE FROM template_hidden WHERE template = ?1"
    })?
    .execute([template])?;
    Ok(())
}
