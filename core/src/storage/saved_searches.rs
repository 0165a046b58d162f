//! The table `saved_search`.

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::writing::search::{SaveSearch, SavedSearch, SearchOrder};

/// Every search that was kept, alphabetically.
pub fn all(db: &Connection) -> Result<Vec<SavedSearch>> {
    let mut statement = db.prepare_cached(
        "SELECT id, name, words, best_first FROM saved_search ORDER BY name COLLATE NOCASE, id",
    )?;
    let saved = statement.query_map([], |row| {
        let best_first: bool = row.get(3)?;
        Ok(SavedSearch {
            id: row.get(0)?,
            name: row.get(1)?,
            words: row.get(2)?,
            order: if best_first {
                SearchOrder::Best
            } else {
                SearchOrder::Newest
            },
        })
    })?;
    Ok(saved.collect::<rusqlite::Result<_>>()?)
}

/// Writes a new one, or changes one; answers its id, or none if the id is not there.
pub fn save(db: &Connection, save: &SaveSearch) -> Result<Option<i64>> {
    let best_first = save.order == SearchOrder::Best;
    let Some(id) = save.id else {
        db.prepare_cached(
            "INSERT INTO saved_search (name, words, best_first) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![save.name, save.words, best_first])?;
        return Ok(Some(db.last_insert_rowid()));
    };
    let changed = db
        .prepare_cached(
            "UPDATE saved_search SET name = ?2, words = ?3, best_first = ?4 WHERE id = ?1",
        )?
        .execute(params![id, save.name, save.words, best_first])?;
    Ok((changed == 1).then_some(id))
}

/// Takes one out; whether it was there.
pub fn remove(db: &Connection, id: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("DELETE FROM saved_search WHERE id = ?1")?
        .execute([id])?
        == 1)
}
