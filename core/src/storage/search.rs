//! The table `entry_words`: the index of words, which points into `entry`.
//!
//! The index holds no text of its own, so whoever changes an entry hands it the old text and the new.

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

/// Puts an entry's text into the index. One row of plain values: an `INSERT … SELECT` would open a savepoint, at which
/// FTS5 writes out what it holds in memory, and an import would be three times slower.
pub fn add(db: &Connection, id: i64, body: &str) -> Result<()> {
    db.prepare_cached("INSERT INTO entry_words (rowid, body) VALUES (?1, ?2)")?
        .execute(params![id, body])?;
    Ok(())
}

/// Takes an entry out of the index. The text must be the very one it was put in with, or the index keeps stray words.
pub fn remove(db: &Connection, id: i64, body: &str) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO entry_words (entry_words, rowid, body) VALUES ('delete', ?1, ?2)",
    )?
    .execute(params![id, body])?;
    Ok(())
}

/// Entries that match, newest first: streams from the index and stops at the limit.
pub fn newest(db: &Connection, query: &str, limit: u32, skip: u32) -> Result<Vec<Row>> {
    found(db, include_str!("search/newest.sql"), query, limit, skip)
}

/// Entries that match, best first (BM25).
pub fn best(db: &Connection, query: &str, limit: u32, skip: u32) -> Result<Vec<Row>> {
    found(db, include_str!("search/best.sql"), query, limit, skip)
}

fn found(db: &Connection, sql: &str, query: &str, limit: u32, skip: u32) -> Result<Vec<Row>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(params![query, limit, skip], row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
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
