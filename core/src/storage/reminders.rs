//! The table `reminder`: the days on which the line was shown.

use rusqlite::Connection;

use crate::clock::Day;
use crate::error::Result;

/// The last days on which it was shown, newest first.
pub fn last(db: &Connection, limit: usize) -> Result<Vec<Day>> {
    let mut statement =
        db.prepare_cached("SELECT day FROM reminder ORDER BY day DESC LIMIT ?1 + 0")?;
    let days = statement.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], |row| row.get(0))?;
    Ok(days.collect::<rusqlite::Result<_>>()?)
}

/// Notes that it was shown on a day.
pub fn note(db: &Connection, day: Day) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO reminder (day) VALUES (?1)")?
        .execute([day])?;
    Ok(())
}

/// Forgets when it was shown: it was set anew.
pub fn forget(db: &Connection) -> Result<()> {
    db.execute("DELETE FROM reminder", [])?;
    Ok(())
}
