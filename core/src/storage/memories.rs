//! The table `memory_left_out`, and the entries that may come back as a memory.

use rusqlite::Connection;

use crate::clock::Day;
use crate::error::Result;

/// The entries of a day that may come back: neither in the bin nor left out.
pub fn of_day(db: &Connection, day: Day) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT id FROM entry WHERE day = ?1 AND binned_at IS NULL
         AND id NOT IN (SELECT entry_id FROM memory_left_out) ORDER BY id DESC",
    )?;
    let ids = statement.query_map([day], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Leaves an entry out, or takes it in again.
pub fn leave_out(db: &Connection, entry_id: i64, out: bool) -> Result<()> {
    db.prepare_cached(if out {
        "INSERT OR IGNORE INTO memory_left_out (entry_id) VALUES (?1)"
    } else {
        "DELETE FROM memory_left_out WHERE entry_id = ?1"
    })?
    .execute([entry_id])?;
    Ok(())
}
