//! Opening the database, with encryption proved on before a statement is run.
//!
//! One rule: fail closed. `SQLite` without a cipher takes a key and ignores it, and an empty file opens as an empty
//! journal: both are refused here, before anything is created.

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::api::Code;
use crate::error::{Error, Result, disk_code};
use crate::vault::{DatabaseKey, Keys, Vault};

use super::transaction::transact;
use super::{memory, migrate, vault_row};

#[cfg(all(feature = "dangerous-plaintext-for-testing", not(debug_assertions)))]
compile_error!("a release build may not leave the journal unencrypted");

/// Every byte of a page beyond this is the page's: the size is fixed so that no default can change it.
const PAGE_SIZE: u32 = 4096;
/// 64 MiB: whole scans of a large journal three times faster than with the default (performance figures in README).
const CACHE_KIB: i64 = -64 * 1024;

/// Makes the database of a new vault, which is one from then on: whole, or not at all.
///
/// # Errors
/// [`Code::AlreadyThere`] if a file stands there; it is not touched.
pub fn create(vault: &Vault, made_at: i64) -> Result<Connection> {
    let path = vault.unfinished();
    private_file(&path)?;
    let mut db = keyed(&path, &vault.keys().database_key())?;
    migrate::migrate(&mut db)?;
    transact(&mut db, |db| {
        vault_row::insert(db, vault.keys().id(), made_at)
    })?;
    prove_encrypted_on_disk(&path)?;
    // Shut, so that what lies beside it while it is written to does not keep its first name.
    drop(db);
    vault.finish()?;
    open_copy(&vault.database(), vault.keys())
}

/// Opens the database of an existing vault, and brings it up to date; `before_migration` has to succeed first.
///
/// # Errors
/// [`Code::Damaged`] if the file is missing, empty, foreign, of another vault or does not decrypt; [`Code::Newer`];
/// [`Code::NotEncrypted`]; [`Code::InUse`].
pub fn open(vault: &Vault, before_migration: impl FnOnce(&Vault) -> Result<()>) -> Result<Opened> {
    let was_cut_short = is_cut_short(&vault.database());
    let mut db = open_copy(&vault.database(), vault.keys())?;
    if was_cut_short {
        write_free_pages_anew(&mut db)?;
    }
    if migrate::schema_of(&db)? < super::SCHEMA {
        before_migration(vault)?;
    }
    let migrated = migrate::migrate(&mut db)?;
    Ok(Opened { db, migrated })
}

/// Whether a write was cut short: what it had begun is taken back at the first read.
fn is_cut_short(database: &Path) -> bool {
    let mut beside = database.as_os_str().to_owned();
    beside.push("-journal");
    std::fs::metadata(beside).is_ok_and(|about| about.len() > 0)
}

/// Lets go of the rollback journal's file, so that the next write opens it anew.
///
/// Where it may not be opened for writing, for whatever reason, `SQLite` opens it for reading, and a lock that is
/// exclusive keeps it so: without this every later write would be refused, long after there was room again.
pub(crate) fn let_go_of_rollback_journal(db: &Connection) -> Result<()> {
    // A write that could not even be taken back is taken back by the first read.
    let _: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    // Only this closes the file while the lock is exclusive. Nothing is written in this mode: should the next line be
    // refused, so is the write that asked for it.
    set_journal_mode(db, "memory")?;
    set_journal_mode(db, "truncate")
}

/// Sets the journal mode, and answers an error if another stays in force.
fn set_journal_mode(db: &Connection, mode: &str) -> Result<()> {
    let set: String = db.pragma_update_and_check(None, "journal_mode", mode, |row| row.get(0))?;
    if set == mode {
        Ok(())
    } else {
        Err(Code::NoPermission.into())
    }
}

/// Writes the pages anew that hold nothing. What a write that was cut short had put on them is not taken back, since
/// `SQLite` reads them no more; half of such a page would be damage to whoever looks over every page, and to every
/// backup from then on.
pub(crate) fn write_free_pages_anew(db: &mut Connection) -> Result<()> {
    const AT_A_TIME: i64 = 1000;
    let free: i64 = db.pragma_query_value(None, "freelist_count", |row| row.get(0))?;
    if free == 0 {
        return Ok(());
    }
    transact(db, |db| {
        db.execute_batch("CREATE TABLE filler (filler BLOB NOT NULL) STRICT")?;
        for _ in 0..=free / AT_A_TIME {
            let pages = free.min(AT_A_TIME);
            let insert = "INSERT INTO filler (filler) VALUES (zeroblob(?1))";
            db.execute(insert, [pages * i64::from(PAGE_SIZE)])?;
        }
        Ok(db.execute_batch("DROP TABLE filler")?)
    })
}

/// Opens a database that is to be looked at, and leaves its schema as it is.
///
/// # Errors
/// As [`open`].
pub fn open_copy(path: &Path, keys: &Keys) -> Result<Connection> {
    prove_encrypted_on_disk(path)?;
    let db = keyed(path, &keys.database_key())?;
    // What is not this vault's database is never written to.
    if migrate::schema_of(&db)? > super::SCHEMA {
        return Err(Code::Newer.into());
    }
    match vault_row::id(&db) {
        Ok(id) if id == keys.id() => Ok(db),
        Err(error) if error.code() == Code::InUse => Err(error),
        Ok(_) | Err(_) => Err(Code::Damaged.into()),
    }
}

/// An opened database.
pub struct Opened {
    /// The connection.
    pub db: Connection,
    /// Whether it was brought up from an earlier schema just now.
    pub migrated: bool,
}

pub(super) fn keyed(path: &Path, key: &DatabaseKey) -> Result<Connection> {
    let wiped = memory::is_wiped_when_freed();
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    if cfg!(not(feature = "dangerous-plaintext-for-testing")) {
        // SQLCipher writes to standard error when a key does not fit; nothing may.
        db.pragma_update(None, "cipher_log_level", "NONE")?;
        if !wiped {
            db.pragma_update(None, "cipher_memory_security", "ON")?;
        }
        prove_cipher_present(&db)?;
        key::give(&db, key)?;
        db.pragma_update(None, "cipher_page_size", PAGE_SIZE)?;
        prove_cipher_on(&db)?;
    }
    set(&db)?;
    Ok(db)
}

/// The settings of every connection; see ARCHITECTURE.md, "Storage decisions".
fn set(db: &Connection) -> Result<()> {
    db.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    db.pragma_update(None, "mmap_size", 0)?;
    db.pragma_update(None, "cache_size", CACHE_KIB)?;
    db.pragma_update(None, "trusted_schema", "OFF")?;
    db.pragma_update(None, "foreign_keys", "ON")?;
    db.pragma_update(None, "cell_size_check", "ON")?;
    // The first statement that reads the file: a wrong key or a foreign file shows itself here.
    set_journal_mode(db, "truncate")?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "secure_delete", "ON")?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}

fn prove_cipher_present(db: &Connection) -> Result<()> {
    let version: Option<String> = db
        .pragma_query_value(None, "cipher_version", |row| row.get(0))
        .ok();
    if version.is_some_and(|version| !version.is_empty()) {
        Ok(())
    } else {
        Err(Code::NotEncrypted.into())
    }
}

fn prove_cipher_on(db: &Connection) -> Result<()> {
    let status: Option<String> = db
        .pragma_query_value(None, "cipher_status", |row| row.get(0))
        .ok();
    if status.as_deref() == Some("1") {
        Ok(())
    } else {
        Err(Code::NotEncrypted.into())
    }
}

/// Looks at the file itself: it holds something, and not what an unencrypted database begins with.
fn prove_encrypted_on_disk(path: &Path) -> Result<()> {
    let mut first = [0u8; 16];
    File::open(path)
        .and_then(|mut file| file.read_exact(&mut first))
        .map_err(|error| match disk_code(&error) {
            Code::NoPermission => Error::from(Code::NoPermission),
            _ => Code::Damaged.into(),
        })?;
    if cfg!(not(feature = "dangerous-plaintext-for-testing")) && first == *b"SQLite format 3\0" {
        return Err(Code::NotEncrypted.into());
    }
    Ok(())
}

/// Creates the empty file itself, its owner's alone, because the connection is never allowed to create one.
pub(super) fn private_file(path: &Path) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(Code::AlreadyThere.into())
        }
        Err(error) => Err(disk_code(&error).into()),
    }
}

/// The one call that has no safe form: handing the raw key to SQLCipher without it ever standing in a statement's
/// text, which `SQLite` keeps.
mod key {
    #![allow(unsafe_code)]

    use rusqlite::{Connection, ffi};

    use crate::api::Code;
    use crate::error::Result;
    use crate::vault::DatabaseKey;

    pub(super) fn give(db: &Connection, key: &DatabaseKey) -> Result<()> {
        let raw = key.as_raw_key();
        let length = i32::try_from(raw.len()).map_err(|_| Code::Internal)?;
        // SAFETY: the handle is this open connection's own, and the pointer and length describe `raw`, which lives
        // to the end of the call; SQLCipher copies it.
        let answer = unsafe {
            ffi::sqlite3_key_v2(db.handle(), c"main".as_ptr(), raw.as_ptr().cast(), length)
        };
        if answer == ffi::SQLITE_OK {
            Ok(())
        } else {
            Err(Code::NotEncrypted.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;
    use std::sync::Barrier;

    use super::*;
    use crate::vault::{VaultId, VaultKey};

    /// Set in the process in which nothing was opened yet.
    const IN_A_NEW_PROCESS: &str = "AFTERBELL_FIRST_OPENINGS";

    fn open_many_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let threads = 16;
        let all_there = Barrier::new(threads);
        std::thread::scope(|scope| {
            for number in 0..threads {
                let (folder, all_there) = (folder.path(), &all_there);
                scope.spawn(move || {
                    let path = folder.join(number.to_string());
                    private_file(&path).unwrap();
                    let key = VaultKey::make().unwrap();
                    let key = key.derive_database_key(&VaultId([0; 16]), 0);
                    all_there.wait();
                    keyed(&path, &key).unwrap();
                });
            }
        });
    }

    #[test]
    #[allow(
        clippy::disallowed_methods,
        reason = "the process that is started by this test is told so"
    )]
    fn databases_that_are_opened_at_once_as_the_first_of_a_process_are_all_encrypted() {
        if std::env::var_os(IN_A_NEW_PROCESS).is_some() {
            return open_many_at_once();
        }
        let own_name = std::thread::current().name().unwrap().to_owned();
        for _ in 0..20 {
            let said = Command::new(std::env::current_exe().unwrap())
                .args(["--exact", &own_name])
                .env(IN_A_NEW_PROCESS, "1")
                .output()
                .unwrap();
            assert!(
                said.status.success(),
                "{}",
                String::from_utf8_lossy(&said.stdout)
            );
        }
    }
}
