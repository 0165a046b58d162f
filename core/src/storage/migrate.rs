//! Numbered migrations, all or nothing, refusing the future.
//!
//! One rule: the number goes up in the same transaction as what it stands for. A database with a higher number than
//! this version knows is never touched.

use rusqlite::Connection;

use crate::api::Code;
use crate::error::Result;

use super::transaction::transact;

/// Every migration there has been, oldest first. A number once shipped is never edited.
const MIGRATIONS: [&str; 4] = [
    include_str!("migrations/0001_journal.sql"),
    include_str!("migrations/0002_strongbox.sql"),
    include_str!("migrations/0003_writing.sql"),
    include_str!("migrations/0004_kept.sql"),
];

/// The schema this version reads and writes.
#[allow(clippy::cast_possible_truncation)] // A handful of migrations.
pub const SCHEMA: u32 = MIGRATIONS.len() as u32;

/// Brings a database up to [`SCHEMA`], and says whether there was anything to do.
///
/// # Errors
/// [`Code::Newer`] if it is past it already. After any other error the database is as it was.
pub fn migrate(db: &mut Connection) -> Result<bool> {
    let from = schema_of(db)?;
    if from > SCHEMA {
        return Err(Code::Newer.into());
    }
    if from == SCHEMA {
        return Ok(false);
    }
    transact(db, |db| {
        for migration in MIGRATIONS.iter().skip(from as usize) {
            db.execute_batch(migration)?;
        }
        Ok(db.pragma_update(None, "user_version", SCHEMA)?)
    })?;
    Ok(true)
}

/// The schema a database has.
pub fn schema_of(db: &Connection) -> Result<u32> {
    Ok(db.pragma_query_value(None, "user_version", |row| row.get(0))?)
}
