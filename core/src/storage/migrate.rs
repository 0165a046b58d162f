//! Numbered migrations, all or nothing, refusing the future.
//!
//! One rule: the number goes up in the same transaction as what it stands for. A database with a higher number than
//! this version knows is never touched.

use rusqlite::Connection;

use crate::api::Code;
use crate::error::Result;

use super::transaction::transact;

/// Every migration there has been, oldest first. A number once shipped is never edited.
const MIGRATIONS: [&str; 5] = [
    include_str!("migrations/0001_journal.sql"),
    include_str!("migrations/0002_strongbox.sql"),
    include_str!("migrations/0003_writing.sql"),
    include_str!("migrations/0004_kept.sql"),
    include_str!("migrations/0005_trends.sql"),
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What was attached before there were pieces is whole afterwards, whatever its length.
    #[test]
    fn what_was_attached_is_moved_into_pieces() {
        const PIECE: usize = 1 << 20;
        let mut db = Connection::open_in_memory().unwrap();
        for migration in MIGRATIONS.iter().take(3) {
            db.execute_batch(migration).unwrap();
        }
        db.pragma_update(None, "user_version", 3).unwrap();
        db.execute_batch(
            "INSERT INTO entry (id, day, at, zone, written_at, changed_at, title, preview, words, body)
             VALUES (1, '2026-11-19', 0, 'Europe/London', 0, 0, '', '', 0, '')",
        )
        .unwrap();
        let lengths = [1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 5 * PIECE / 2];
        let bytes = |length: usize| -> Vec<u8> {
            (0..length)
                .map(|at| (at % 253 + length % 3) as u8)
                .collect()
        };
        for length in lengths {
            db.execute(
                "INSERT INTO attachment (entry_id, kind, media_type, size, sha256, bytes)
                 VALUES (1, 'sound', 'audio/mpeg', 0, zeroblob(32), ?1)",
                [bytes(length)],
            )
            .unwrap();
        }
        assert!(migrate(&mut db).unwrap());
        for (id, length) in (1_i64..).zip(lengths) {
            let mut pieces = db
                .prepare(
                    "SELECT bytes FROM attachment_piece WHERE attachment_id = ?1 ORDER BY number",
                )
                .unwrap();
            let pieces: Vec<Vec<u8>> = pieces
                .query_map([id], |row| row.get(0))
                .unwrap()
                .map(Result::unwrap)
                .collect();
            assert_eq!(pieces.len(), length.div_ceil(PIECE));
            assert!(pieces.concat() == bytes(length), "{length} bytes");
        }
    }
}
