//! The table `state`.

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::wellbeing::losses::State;

/// Every state, hidden ones too: as the writer ordered them, and by the alphabet what was not ordered yet.
pub fn all(db: &Connection) -> Result<Vec<State>> {
    let mut statement = db.prepare_cached(
        "SELECT id, label, hint, hue, builtin, hidden FROM state
         ORDER BY place NULLS LAST, label COLLATE NOCASE, id",
    )?;
    let states = statement.query_map([], |row| {
        Ok(State {
            id: row.get(0)?,
            label: row.get(1)?,
            hint: row.get(2)?,
            hue: row.get(3)?,
            builtin: row.get(4)?,
            hidden: row.get(5)?,
        })
    })?;
    Ok(states.collect::<rusqlite::Result<_>>()?)
}

/// Writes a new state, or changes the one with this id.
pub fn save(db: &Connection, id: Option<i64>, state: &State) -> Result<()> {
    if let Some(id) = id {
        db.prepare_cached(
            "UPDATE state SET label = ?2, hint = ?3, builtin = ?4, hidden = ?5 WHERE id = ?1",
        )?
        .execute(params![
            id,
            state.label,
            state.hint,
            state.builtin,
            state.hidden
        ])?;
    } else {
        db.prepare_cached(
            "INSERT INTO state (label, hint, hue, builtin, hidden) VALUES (?1, ?2, ?3, 0, ?4)",
        )?
        .execute(params![state.label, state.hint, state.hue, state.hidden])?;
    }
    Ok(())
}

/// Gives the states their places, in this order.
pub fn set_order(db: &Connection, ids: &[i64]) -> Result<()> {
    let mut statement = db.prepare_cached("UPDATE state SET place = ?2 WHERE id = ?1")?;
    for (place, id) in (1_i64..).zip(ids) {
        statement.execute(params![id, place])?;
    }
    Ok(())
}
