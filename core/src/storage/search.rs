//! The table `entry_words`: the index of words, which points into `entry`.
//!
//! The index holds no text of its own, so whoever changes an entry hands it the old text and the new.

use rusqlite::{Connection, params};

use crate::clock::Day;
use crate::error::Result;

mod narrow;

pub use narrow::{Meant, Narrow};

use narrow::{Bounds, Narrowing};

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
    /// The words around the hit, hits between [`HIT_BEGINS`] and [`HIT_ENDS`]; without words, what follows the first
    /// line.
    pub snippet: String,
}

/// A text as a string of FTS5's query language, so that nothing in it is an operator. A query ends at a zero byte.
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace(['"', '\0'], " "))
}

/// Makes what [`words_beginning`] reads: a table for as long as the connection lives, which is not in the file.
pub fn prepare(db: &Connection) -> Result<()> {
    Ok(db.execute_batch(
        "CREATE VIRTUAL TABLE temp.entry_word USING fts5vocab (main, entry_words, row)",
    )?)
}

/// The words of the index that begin so, as the index writes them (small letters without accents); none if there are
/// more than `most`.
pub fn words_beginning(db: &Connection, beginning: &str, most: u32) -> Result<Option<Vec<String>>> {
    let mut statement = db.prepare_cached(
        "SELECT term FROM temp.entry_word WHERE term >= ?1 AND term < ?1 || char(1114111) LIMIT ?2 + 0",
    )?;
    let words = statement
        .query_map(params![beginning, most + 1], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok((words.len() <= most as usize).then_some(words))
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

/// Whether an entry's words belong into the index.
pub fn holds(db: &Connection, id: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM entry_shown WHERE id = ?1)")?
        .query_row([id], |row| row.get(0))?)
}

/// Entries that match, newest first: streams from the index and stops at the limit.
pub fn newest(
    db: &Connection,
    words: &str,
    narrow: &Narrow,
    limit: u32,
    skip: u32,
) -> Result<Vec<Row>> {
    matching(db, words, narrow, "rowid DESC", [limit, skip])
}

/// Entries that match, best first (BM25).
pub fn best(
    db: &Connection,
    words: &str,
    narrow: &Narrow,
    limit: u32,
    skip: u32,
) -> Result<Vec<Row>> {
    matching(db, words, narrow, "rank", [limit, skip])
}

/// Entries by what narrows alone, newest first.
pub fn narrowed(db: &Connection, narrow: &Narrow, limit: u32, skip: u32) -> Result<Vec<Row>> {
    let Bounds {
        from,
        to,
        least,
        most,
    } = Bounds::of(narrow);
    let Narrowing { ids, asks } = narrow.narrowing(db)?;
    let sql = match ids {
        Some(ids) => include_str!("search/narrowed.sql").replace("/* ids */", &ids),
        None => include_str!("search/by_day.sql").to_owned(),
    };
    let mut statement = db.prepare_cached(&sql.replace("/* parts */", &asks))?;
    let rows = statement.query_map(params![from, to, least, most, limit, skip], row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn matching(
    db: &Connection,
    words: &str,
    narrow: &Narrow,
    order: &str,
    [limit, skip]: [u32; 2],
) -> Result<Vec<Row>> {
    let Bounds {
        from,
        to,
        least,
        most,
    } = Bounds::of(narrow);
    let Narrowing { ids, asks } = narrow.narrowing(db)?;
    let mut also = String::new();
    if narrow.has_days() || !asks.is_empty() {
        also.push_str(&include_str!("search/within.sql").replace("/* parts */", &asks));
    }
    if let Some(ids) = ids {
        also.push_str(&include_str!("search/among.sql").replace("/* ids */", &ids));
    }
    let sql = include_str!("search/matching.sql")
        .replace("/* also */", &also)
        .replace("/* order */", order);
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(params![from, to, least, most, limit, skip, words], row)?;
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
