//! The table `lower_spell`: the days on which a lower spell was first told of.

use rusqlite::{Connection, OptionalExtension};

use crate::clock::Day;
use crate::error::Result;

/// A note that was shown.
pub struct Shown {
    /// The day it was first shown.
    pub day: Day,
    /// Whether it was left.
    pub is_left: bool,
}

/// The last one up to a day. What a clock that was ahead has noted is not waited for.
pub fn last(db: &Connection, until: Day) -> Result<Option<Shown>> {
    Ok(db
        .prepare_cached(
            "SELECT day, is_left FROM lower_spell WHERE day <= ?1 ORDER BY day DESC LIMIT 1",
        )?
        .query_row([until], |row| {
            Ok(Shown {
                day: row.get(0)?,
                is_left: row.get(1)?,
            })
        })
        .optional()?)
}

/// Notes that one was shown on a day.
pub fn note(db: &Connection, day: Day) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO lower_spell (day) VALUES (?1)")?
        .execute([day])?;
    Ok(())
}

/// Leaves the last one up to a day.
pub fn leave(db: &Connection, until: Day) -> Result<()> {
    db.prepare_cached(
        "UPDATE lower_spell SET is_left = 1 WHERE day = (SELECT max(day) FROM lower_spell WHERE day <= ?1)",
    )?
    .execute([until])?;
    Ok(())
}
