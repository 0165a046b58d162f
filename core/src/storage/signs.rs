//! The table `sign`.

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::wellbeing::signs::{SaveSign, Sign};

/// Every early sign, as they ship, then one's own in the order they were added.
pub fn all(db: &Connection) -> Result<Vec<Sign>> {
    let mut statement = db.prepare_cached("SELECT id, area, label, mine FROM sign ORDER BY id")?;
    let signs = statement.query_map([], |row| {
        Ok(Sign {
            id: row.get(0)?,
            area: row.get(1)?,
            label: row.get(2)?,
            mine: row.get(3)?,
        })
    })?;
    Ok(signs.collect::<rusqlite::Result<_>>()?)
}

/// Writes a new one, or changes one; whether it was there.
pub fn save(db: &Connection, save: &SaveSign) -> Result<bool> {
    let changed = if let Some(id) = save.id {
        db.prepare_cached("UPDATE sign SET label = ?2, mine = ?3 WHERE id = ?1")?
            .execute(params![id, save.label, save.mine])?
    } else {
        db.prepare_cached("INSERT INTO sign (label, mine) VALUES (?1, ?2)")?
            .execute(params![save.label, save.mine])?
    };
    Ok(changed == 1)
}
