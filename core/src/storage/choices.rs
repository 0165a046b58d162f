//! The table `word`, and the words and tags to choose from.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Result;
use crate::wellbeing::checkins::{SaveTag, SaveWord, TagChoice, WordChoice};

/// The words for a mood, last used first, then as they ship.
pub fn words(db: &Connection) -> Result<Vec<WordChoice>> {
    let mut statement = db.prepare_cached(
        "SELECT id, label, quadrant, hidden FROM word
         ORDER BY (SELECT max(checkin_id) FROM checkin_word WHERE word_id = word.id) DESC NULLS LAST, id",
    )?;
    let words = statement.query_map([], |row| {
        Ok(WordChoice {
            id: row.get(0)?,
            label: row.get(1)?,
            quadrant: row.get(2)?,
            hidden: row.get(3)?,
        })
    })?;
    Ok(words.collect::<rusqlite::Result<_>>()?)
}

/// The tags for a day: those in a group, and others that a check-in has used or that were hidden; last used first.
pub fn tags(db: &Connection) -> Result<Vec<TagChoice>> {
    let mut statement = db.prepare_cached(
        "SELECT id, label, in_group, hidden FROM (
           SELECT id, label, in_group, hidden,
                  (SELECT max(checkin_id) FROM checkin_tag WHERE tag_id = tag.id) AS last_used
           FROM tag)
         WHERE in_group IS NOT NULL OR last_used IS NOT NULL OR hidden
         ORDER BY last_used DESC NULLS LAST, id",
    )?;
    let tags = statement.query_map([], |row| {
        Ok(TagChoice {
            id: row.get(0)?,
            label: row.get(1)?,
            group: row.get(2)?,
            hidden: row.get(3)?,
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

/// Writes a new word, or changes one; whether it was there.
pub fn save_word(db: &Connection, save: &SaveWord) -> Result<bool> {
    let changed = if let Some(id) = save.id {
        db.prepare_cached("UPDATE word SET label = ?2, quadrant = ?3, hidden = ?4 WHERE id = ?1")?
            .execute(params![id, save.label, save.quadrant, save.hidden])?
    } else {
        db.prepare_cached("INSERT INTO word (label, quadrant, hidden) VALUES (?1, ?2, ?3)")?
            .execute(params![save.label, save.quadrant, save.hidden])?
    };
    Ok(changed == 1)
}

/// Writes a new tag, or changes one; whether it was there. One that only entries had is taken into its group.
pub fn save_tag(db: &Connection, save: &SaveTag) -> Result<bool> {
    let changed = if let Some(id) = save.id {
        db.prepare_cached("UPDATE tag SET label = ?2, in_group = ?3, hidden = ?4 WHERE id = ?1")?
            .execute(params![id, save.label, save.group, save.hidden])?
    } else {
        db.prepare_cached(
            "INSERT INTO tag (label, in_group, hidden) VALUES (?1, ?2, ?3)
             ON CONFLICT (label) DO UPDATE SET in_group = excluded.in_group, hidden = excluded.hidden
             WHERE in_group IS NULL",
        )?
        .execute(params![save.label, save.group, save.hidden])?
    };
    Ok(changed == 1)
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
