//! The table `circle_group`.

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::people::circles::CircleGroup;

/// Every group.
pub fn all(db: &Connection) -> Result<Vec<CircleGroup>> {
    let mut statement =
        db.prepare_cached("SELECT circle, said FROM circle_group ORDER BY circle")?;
    let groups = statement.query_map([], |row| {
        Ok(CircleGroup {
            circle: row.get(0)?,
            said: row.get(1)?,
        })
    })?;
    Ok(groups.collect::<rusqlite::Result<_>>()?)
}

/// Writes the group of a circle over the one that is there; nothing takes it out.
pub fn save(db: &Connection, group: &CircleGroup) -> Result<()> {
    if group.said.is_empty() {
        db.prepare_cached("DELETE FROM circle_group WHERE circle = ?1")?
            .execute([group.circle])?;
    } else {
        db.prepare_cached(
            "INSERT INTO circle_group (circle, said) VALUES (?1, ?2)
             ON CONFLICT (circle) DO UPDATE SET said = excluded.said",
        )?
        .execute(params![group.circle, group.said])?;
    }
    Ok(())
}
