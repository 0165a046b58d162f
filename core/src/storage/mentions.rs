//! The table `entry_known`: whom an entry mentions.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::error::Result;

/// Whom an entry mentions.
pub fn of_entry(db: &Connection, entry: i64) -> Result<BTreeSet<i64>> {
    let mut statement =
        db.prepare_cached("SELECT known_id FROM entry_known WHERE entry_id = ?1")?;
    let ids = statement.query_map([entry], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Links an entry to those it mentions and to nobody else; whether that changed anything.
pub fn set(db: &Connection, entry: i64, known: &BTreeSet<i64>) -> Result<bool> {
    let linked = of_entry(db, entry)?;
    let mut goes =
        db.prepare_cached("DELETE FROM entry_known WHERE known_id = ?1 AND entry_id = ?2")?;
    for id in linked.difference(known) {
        goes.execute([*id, entry])?;
    }
    let mut comes =
        db.prepare_cached("INSERT INTO entry_known (known_id, entry_id) VALUES (?1, ?2)")?;
    for id in known.difference(&linked) {
        comes.execute([*id, entry])?;
    }
    Ok(linked != *known)
}

/// The entries that mention somebody, those in the bin among them.
pub fn entries_of(db: &Connection, known: i64) -> Result<Vec<i64>> {
    ids(
        db,
        "SELECT entry_id FROM entry_known WHERE known_id = ?1",
        [known],
    )
}

/// The entries outside the bin that hold an @ and match these words: the index of words is asked, and no text is read.
pub fn with_words(db: &Connection, words: &str) -> Result<Vec<i64>> {
    ids(
        db,
        "SELECT id FROM entry INDEXED BY entry_at_sign WHERE instr(body, '@') > 0
         AND id IN (SELECT rowid FROM entry_words WHERE entry_words MATCH ?1)",
        [words],
    )
}

/// Every entry that holds an @.
pub fn with_at_sign(db: &Connection) -> Result<Vec<i64>> {
    ids(
        db,
        "SELECT id FROM entry INDEXED BY entry_at_sign WHERE instr(body, '@') > 0",
        [],
    )
}

fn ids(db: &Connection, sql: &str, given: impl rusqlite::Params) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(sql)?;
    let ids = statement.query_map(given, |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
