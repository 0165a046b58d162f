//! The table `word`, and the words and tags to choose from.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::wellbeing::checkins::{TagChoice, WordChoice};

/// The words for a mood, last used first, then as they ship.
pub fn words(db: &Connection) -> Result<Vec<WordChoice>> {
    let mut statement = db.prepare_cached(
        "SELECT label, quadrant FROM word
         ORDER BY (SELECT max(checkin_id) FROM checkin_word WHERE word_id = word.id) DESC NULLS LAST, id",
    )?;
    let words = statement.query_map([], |row| {
        Ok(WordChoice {
            label: row.get(0)?,
            quadrant: row.get(1)?,
        })
    })?;
    Ok(words.collect::<rusqlite::Result<_>>()?)
}

/// The tags for a day: those that ship, and one's own that a check-in has used; last used first.
pub fn tags(db: &Connection) -> Result<Vec<TagChoice>> {
    let mut statement = db.prepare_cached(
        "SELECT label, in_group FROM (
           SELECT id, label, in_group, (SELECT max(checkin_id) FROM checkin_tag WHERE tag_id = tag.id) AS last_used
           FROM tag)
         WHERE in_group IS NOT NULL OR last_used IS NOT NULL ORDER BY last_used DESC NULLS LAST, id",
    )?;
    let tags = statement.query_map([], |row| {
        Ok(TagChoice {
            label: row.get(0)?,
            group: row.get(1)?,
        })
    })?;
    Ok(tags.collect::<rusqlite::Result<_>>()?)
}

/// The id of a word, made if there is none with this label.
pub fn word_id(db: &Connection, label: &str) -> Result<i64> {
    let known = db
        .prepare_cached("SELECT id FROM word WHERE label = ?1")?
        .query_row([label], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    db.prepare_cached("INSERT INTO word (label) VALUES (?1)")?
        .execute([label])?;
    Ok(db.last_insert_rowid())
}

/// Every word with its id.
pub fn all_words(db: &Connection) -> Result<Vec<(i64, String)>> {
    let mut statement = db.prepare_cached("SELECT id, label FROM word ORDER BY id")?;
    let words = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(words.collect::<rusqlite::Result<_>>()?)
}

/// The words that a check-in has, used last first.
pub fn words_used(db: &Connection) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT label FROM (
           SELECT id, label, (SELECT max(checkin_id) FROM checkin_word WHERE word_id = word.id) AS last_used FROM word)
         WHERE last_used IS NOT NULL ORDER BY last_used DESC, id",
    )?;
    let labels = statement.query_map([], |row| row.get(0))?;
    Ok(labels.collect::<rusqlite::Result<_>>()?)
}
