//! The tables `tag` and `entry_tag`.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Result;

/// The id of a tag, made if there is none with this label.
pub fn id_of(db: &Connection, label: &str) -> Result<i64> {
    let known = db
        .prepare_cached("SELECT id FROM tag WHERE label = ?1")?
        .query_row([label], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    db.prepare_cached("INSERT INTO tag (label) VALUES (?1)")?
        .execute([label])?;
    Ok(db.last_insert_rowid())
}

/// Tags an entry.
pub fn tag_entry(db: &Connection, entry_id: i64, tag_id: i64) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO entry_tag (entry_id, tag_id) VALUES (?1, ?2)")?
        .execute(params![entry_id, tag_id])?;
    Ok(())
}

/// The labels of an entry's tags, alphabetically.
pub fn of_entry(db: &Connection, entry_id: i64) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT label FROM entry_tag JOIN tag ON tag.id = tag_id WHERE entry_id = ?1 ORDER BY label",
    )?;
    let labels = statement.query_map([entry_id], |row| row.get(0))?;
    Ok(labels.collect::<rusqlite::Result<_>>()?)
}
