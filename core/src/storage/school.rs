//! The table `school_period`.

use rusqlite::{Connection, Row, params};

use crate::error::Result;
use crate::wellbeing::calendar::school::{PeriodSource, SchoolPeriod};

/// Every period, oldest first.
pub fn all(db: &Connection) -> Result<Vec<SchoolPeriod>> {
    let mut statement = db.prepare_cached(
        "SELECT id, label, kind, which, from_day, to_day, source FROM school_period ORDER BY from_day, to_day, id",
    )?;
    let periods = statement.query_map([], period)?;
    Ok(periods.collect::<rusqlite::Result<_>>()?)
}

/// Writes one, a new one if its id is 0; answers its id, or none if it is not there.
pub fn save(db: &Connection, save: &SchoolPeriod) -> Result<Option<i64>> {
    let SchoolPeriod {
        id,
        label,
        kind,
        which,
        from,
        to,
        source,
    } = save;
    if *id == 0 {
        db.prepare_cached(
            "INSERT INTO school_period (label, kind, which, from_day, to_day, source) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![label, kind, which, from, to, source])?;
        return Ok(Some(db.last_insert_rowid()));
    }
    let changed = db
        .prepare_cached(
            "UPDATE school_period SET label = ?2, kind = ?3, which = ?4, from_day = ?5, to_day = ?6, source = ?7
             WHERE id = ?1",
        )?
        .execute(params![id, label, kind, which, from, to, source])?;
    Ok((changed == 1).then_some(*id))
}

/// Takes one out; whether it was there.
pub fn remove(db: &Connection, id: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("DELETE FROM school_period WHERE id = ?1")?
        .execute([id])?
        == 1)
}

/// Takes out what came with a preset and was not changed since.
pub fn remove_preset(db: &Connection) -> Result<()> {
    db.prepare_cached("DELETE FROM school_period WHERE source = ?1")?
        .execute([PeriodSource::Preset])?;
    Ok(())
}

fn period(row: &Row<'_>) -> rusqlite::Result<SchoolPeriod> {
    Ok(SchoolPeriod {
        id: row.get(0)?,
        label: row.get(1)?,
        kind: row.get(2)?,
        which: row.get(3)?,
        from: row.get(4)?,
        to: row.get(5)?,
        source: row.get(6)?,
    })
}
