//! One transaction: all of it or none.
//!
//! One rule: nobody else begins one, because what is taken back has to be forgotten too. Taking a page back, SQLCipher
//! has SQLite look into it before it is decrypted (`pager_playback_one_page`, whose `xReiniter` comes before `CODEC1`).
//! Once in five thousand times the scrambled bytes pass for the beginning of a page, and the first page, which holds
//! the tables' own names, is misread from then on for as long as it is kept: rows that are not there, *database disk
//! image is malformed*, or a page that is written back wrongly. So after a change that was not made no page is kept.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::Result;

/// Makes a change and answers when it is on the disk. After an error nothing was changed.
///
/// # Errors
/// Whatever the change answers, or the database's refusal.
pub(crate) fn transact<T>(
    db: &mut Connection,
    change: impl FnOnce(&Connection) -> Result<T>,
) -> Result<T> {
    let made = begin_and_commit(db, change);
    if made.is_err() {
        // SQLite always answers that it did; a page somebody still reads from would stay, and nobody can: `db` is ours.
        drop(db.release_memory());
    }
    made
}

#[allow(clippy::disallowed_methods, reason = "here, and nowhere else")]
fn begin_and_commit<T>(
    db: &mut Connection,
    change: impl FnOnce(&Connection) -> Result<T>,
) -> Result<T> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let value = change(&transaction)?;
    transaction.commit()?;
    Ok(value)
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::api::Code;
    use crate::storage::open::keyed;
    use crate::vault::{VaultId, VaultKey};

    /// What stands before the records of a rollback journal says how long it is itself (sqlite.org/fileformat2, 3).
    const LENGTH_OF_HEAD: std::ops::Range<usize> = 20..24;
    /// A record is a page's number, the page, and a checksum.
    const RECORD: usize = 4 + PAGE + 4;
    const PAGE: usize = 4096;
    /// A page holds no more cells than this (SQLite's `MX_CELL`).
    const MOST_CELLS: u16 = (4096 - 8) / 6;

    /// A database with one table, in a folder of its own.
    struct Database {
        _folder: tempfile::TempDir,
        db: Connection,
        rollback_journal: PathBuf,
    }

    fn database() -> Database {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        std::fs::File::create(&path).unwrap();
        let key = VaultKey::unwrapped(&[7; 32]).derive_database_key(&VaultId([7; 16]), 1);
        let db = keyed(&path, &key).unwrap();
        db.pragma_update(None, "synchronous", "OFF").unwrap();
        db.execute_batch("CREATE TABLE tag (label TEXT)").unwrap();
        Database {
            rollback_journal: folder.path().join("journal.db-journal"),
            _folder: folder,
            db,
        }
    }

    /// Whether the first page, as it lies scrambled in the rollback journal, looks like one SQLite would take.
    fn is_unlucky(rollback_journal: &Path) -> bool {
        let bytes = std::fs::read(rollback_journal).unwrap();
        let head = u32::from_be_bytes(bytes[LENGTH_OF_HEAD].try_into().unwrap());
        let records = bytes[head as usize..].chunks_exact(RECORD);
        let mut firsts = records.filter(|record| record[..4] == [0, 0, 0, 1]);
        let page = &firsts.next().expect("the first page was changed")[4..];
        // On the first page a hundred bytes stand before what every page begins with: its kind, and further on how
        // many cells it has.
        let cells = u16::from_be_bytes([page[103], page[104]]);
        [2, 5, 10, 13].contains(&page[100]) && (2..=MOST_CELLS).contains(&cells)
    }

    /// Takes a change of the first page back until the page was an unlucky one, and answers the tables' names.
    fn names_after_an_unlucky_one(
        mut take_back: impl FnMut(&mut Connection, &dyn Fn(&Connection) -> bool) -> bool,
    ) -> rusqlite::Result<Vec<String>> {
        let Database {
            _folder,
            mut db,
            rollback_journal,
        } = database();
        let change = |db: &Connection| {
            db.pragma_update(None, "user_version", 1).unwrap();
            is_unlucky(&rollback_journal)
        };
        for _ in 0..1_000_000 {
            // Only a page that was read is looked into when it is taken back.
            names(&db).unwrap();
            if take_back(&mut db, &change) {
                return names(&db);
            }
        }
        panic!("no page looked like one in a million");
    }

    fn names(db: &Connection) -> rusqlite::Result<Vec<String>> {
        let mut names = db.prepare_cached("SELECT name FROM sqlite_schema")?;
        names.query_map([], |row| row.get(0))?.collect()
    }

    #[test]
    fn what_was_taken_back_is_read_as_it_was() {
        let names = names_after_an_unlucky_one(|db, change| {
            let mut was_unlucky = false;
            let failed: Result<()> = transact(db, |db| {
                was_unlucky = change(db);
                Err(Code::Invalid.into())
            });
            assert!(failed.is_err());
            was_unlucky
        });
        assert_eq!(names, Ok(vec!["tag".to_owned()]));
    }

    /// The control. Should it ever fail, SQLCipher is mended and this room may be simpler.
    #[test]
    #[allow(clippy::disallowed_methods, reason = "it shows why not")]
    fn taken_back_by_sqlite_alone_it_is_misread() {
        let names = names_after_an_unlucky_one(|db, change| {
            let transaction = db.transaction().unwrap();
            let was_unlucky = change(&transaction);
            transaction.rollback().unwrap();
            was_unlucky
        });
        assert_ne!(names, Ok(vec!["tag".to_owned()]));
    }
}
