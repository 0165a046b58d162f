//! The table `learned_word`.

use rusqlite::Connection;

use crate::error::Result;

/// Every word, alphabetically.
pub fn all(db: &Connection) -> Result<Vec<String>> {
    let mut statement =
        db.prepare_cached("SELECT word FROM learned_word ORDER BY word COLLATE NOCASE, word")?;
    let words = statement.query_map([], |row| row.get(0))?;
    Ok(words.collect::<rusqlite::Result<_>>()?)
}

/// Learns a word; one that is there already stays.
pub fn add(db: &Connection, word: &str) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO learned_word (word) VALUES (?1)")?
        .execute([word])?;
    Ok(())
}

/// Forgets a word; whether it was there.
pub fn remove(db: &Connection, word: &str) -> Result<bool> {
    Ok(db
        .prepare_cached("DELETE FROM learned_word WHERE word = ?1")?
        .execute([word])?
        == 1)
}
