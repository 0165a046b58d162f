//! The table `entry_words`: the index of words, which points into `entry`.
//!
//! The order of two statements matters: an entry leaves the index with the very text it was indexed with, so `remove`
//! comes before the text changes and `add` after.

use rusqlite::{Connection, params};

use crate::clock::Day;
use crate::error::Result;

/// Where a hit begins and ends in a snippet: control characters that no text holds after saving.
pub const HIT_BEGINS: char = '\u{2}';
/// See [`HIT_BEGINS`].
pub const HIT_ENDS: char = '\u{3}';

/// A hit as the database tells it.
pub struct Row {
    /// The entry.
    pub id: i64,
    /// The day as lived.
    pub day: Day,
    /// The moment written about.
    pub at: i64,
    /// The first line.
    pub title: String,
    /// The words around the hit, hits between [`HIT_BEGINS`] and [`HIT_ENDS`].
    pub snippet: String,
}

/// Puts an entry's present text into the index.
pub fn add(db: &Connection, id: i64) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO entry_words (rowid, body) SELECT id, body FROM entry WHERE id = ?1",
    )?
    .execute([id])?;
    Ok(())
}

/// Takes an entry's present text out of the index.
pub fn remove(db: &Connection, id: i64) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO entry_words (entry_words, rowid, body) SELECT 'delete', id, body FROM entry WHERE id = ?1",
    )?
    .execute([id])?;
    Ok(())
}

/// Ids of entries that match, newest first: streams from the index and stops at the limit.
pub fn newest(db: &Connection, query: &str, limit: u32, skip: u32) -> Result<Vec<Row>> {
    let mut statement = db.prepare_cached(
        "SELECT w.rowid, e.day, e.at, e.title, snippet(entry_words, 0, char(2), char(3), '…', 24)
         FROM entry_words w JOIN entry e ON e.id = w.rowid
         WHERE entry_words MATCH ?1 ORDER BY w.rowid DESC LIMIT ?2 OFFSET ?3",
    )?;
    let rows = statement.query_map(params![query, limit, skip], row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Entries that match, best first (BM25). Only ids are ranked; the few that are shown are fetched and marked.
pub fn best(db: &Connection, query: &str, limit: u32, skip: u32) -> Result<Vec<Row>> {
    let mut ranked = db.prepare_cached(
        "SELECT rowid FROM entry_words WHERE entry_words MATCH ?1 ORDER BY rank LIMIT ?2 OFFSET ?3",
    )?;
    let ids = ranked
        .query_map(params![query, limit, skip], |row| row.get::<_, i64>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut shown = db.prepare_cached(
        "SELECT w.rowid, e.day, e.at, e.title, snippet(entry_words, 0, char(2), char(3), '…', 24)
         FROM entry_words w JOIN entry e ON e.id = w.rowid WHERE entry_words MATCH ?1 AND w.rowid = ?2",
    )?;
    ids.into_iter()
        .map(|id| Ok(shown.query_row(params![query, id], row)?))
        .collect()
}

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    Ok(Row {
        id: row.get(0)?,
        day: row.get(1)?,
        at: row.get(2)?,
        title: row.get(3)?,
        snippet: row.get(4)?,
    })
}
