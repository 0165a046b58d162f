//! On which days something was written: an entry, a check-in, a note along a loss. Asked across their tables.

use rusqlite::Connection;

use crate::clock::Day;
use crate::error::Result;

/// Whether anything was written on a day, in its own time.
pub fn is_written(db: &Connection, day: Day) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM entry WHERE day = ?1 AND binned_at IS NULL)
                 OR EXISTS (SELECT 1 FROM checkin WHERE day = ?1 AND late_days = 0)
                 OR EXISTS (SELECT 1 FROM state_note WHERE day = ?1 AND late_days = 0)",
        )?
        .query_row([day], |row| row.get(0))?)
}

/// The last day before another on which anything was written.
pub fn last_before(db: &Connection, day: Day) -> Result<Option<Day>> {
    Ok(db
        .prepare_cached(
            "SELECT max(day) FROM (
               SELECT max(day) AS day FROM entry WHERE day < ?1 AND binned_at IS NULL
               UNION ALL SELECT max(day) FROM checkin WHERE day < ?1
               UNION ALL SELECT max(day) FROM state_note WHERE day < ?1)",
        )?
        .query_row([day], |row| row.get(0))?)
}
