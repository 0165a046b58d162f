//! The table `version`: what an entry said before.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::Result;

/// A version as it stands in its table.
pub struct Stored {
    /// Its id: later versions of an entry have higher ones.
    pub id: i64,
    /// The entry it is of.
    pub entry_id: i64,
    /// When its text was last saved, UTC milliseconds.
    pub saved_at: i64,
    /// How many words it has.
    pub words: u32,
    /// Words that came since the version before it.
    pub came: u32,
    /// Words that went since the version before it.
    pub went: u32,
}

/// What a new version is made of.
pub struct New<'a> {
    /// The entry it is of.
    pub entry_id: i64,
    /// When its text was last saved, UTC milliseconds.
    pub saved_at: i64,
    /// How many words it has.
    pub words: u32,
    /// Words that came since the version before it.
    pub came: u32,
    /// Words that went since the version before it.
    pub went: u32,
    /// Markdown.
    pub body: &'a str,
}

/// Writes a new version and answers its id.
pub fn insert(db: &Connection, new: &New<'_>) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO version (entry_id, saved_at, words, came, went, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![new.entry_id, new.saved_at, new.words, new.came, new.went, new.body])?;
    Ok(db.last_insert_rowid())
}

/// The versions of an entry, newest first, without their texts.
pub fn of_entry(db: &Connection, entry_id: i64) -> Result<Vec<Stored>> {
    let mut statement = db.prepare_cached(
        "SELECT id, entry_id, saved_at, words, came, went FROM version WHERE entry_id = ?1 ORDER BY id DESC",
    )?;
    let rows = statement.query_map([entry_id], stored)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The text of an entry's newest version.
pub fn newest_body(db: &Connection, entry_id: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT body FROM version WHERE entry_id = ?1 ORDER BY id DESC LIMIT 1")?
        .query_row([entry_id], |row| row.get(0))
        .optional()?)
}

/// A version with its text.
pub fn get(db: &Connection, id: i64) -> Result<Option<(Stored, String)>> {
    Ok(db
        .prepare_cached(
            "SELECT id, entry_id, saved_at, words, came, went, body FROM version WHERE id = ?1",
        )?
        .query_row([id], |row| Ok((stored(row)?, row.get(6)?)))
        .optional()?)
}

/// The text of the version that followed one.
pub fn body_after(db: &Connection, entry_id: i64, id: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(
            "SELECT body FROM version WHERE entry_id = ?1 AND id > ?2 ORDER BY id LIMIT 1",
        )?
        .query_row([entry_id, id], |row| row.get(0))
        .optional()?)
}

/// The newest version of an entry that has this very text.
pub fn with_body(db: &Connection, entry_id: i64, body: &str) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT max(id) FROM version WHERE entry_id = ?1 AND body = ?2")?
        .query_row(params![entry_id, body], |row| row.get(0))?)
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    Ok(Stored {
        id: row.get(0)?,
        entry_id: row.get(1)?,
        saved_at: row.get(2)?,
        words: row.get(3)?,
        came: row.get(4)?,
        went: row.get(5)?,
    })
}
