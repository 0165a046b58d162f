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

/// Every tag with its id.
pub fn all(db: &Connection) -> Result<Vec<(i64, String)>> {
    let mut statement = db.prepare_cached("SELECT id, label FROM tag ORDER BY id")?;
    let tags = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(tags.collect::<rusqlite::Result<_>>()?)
}

/// The labels of the tags that an entry or a check-in has, used last first.
pub fn used(db: &Connection) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT label FROM (
           SELECT id, label,
             (SELECT max(checkin_id) FROM checkin_tag WHERE tag_id = tag.id) AS in_checkin,
             (SELECT max(entry_id) FROM entry_tag WHERE tag_id = tag.id) AS in_entry
           FROM tag)
         WHERE in_checkin IS NOT NULL OR in_entry IS NOT NULL
         ORDER BY in_checkin DESC NULLS LAST, in_entry DESC NULLS LAST, id",
    )?;
    let labels = statement.query_map([], |row| row.get(0))?;
    Ok(labels.collect::<rusqlite::Result<_>>()?)
}
