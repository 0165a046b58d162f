//! A copy of the open database, page by page, while it is being written to.
//!
//! One rule: a few pages at a time, so that a save never waits for it; what is saved meanwhile is in the copy too.
//! `journal` alone may enter, which drops a copy under way before the connection it copies from.

#![allow(unsafe_code)]

use std::path::Path;
use std::ptr::NonNull;

use rusqlite::{Connection, ffi};

use super::open::{keyed, private_file};
use crate::api::Code;
use crate::error::{Error, Result};
use crate::vault::DatabaseKey;

/// Pages of one step: a megabyte, some five milliseconds.
const STEP: i32 = 256;

/// A copy under way.
pub struct Copying {
    handle: NonNull<ffi::sqlite3_backup>,
    to: Connection,
}

// SAFETY: the handle is used by one thread at a time: it lies in the journal, which lies behind the session's lock.
unsafe impl Send for Copying {}

impl Copying {
    /// Begins a copy of this connection's database to a file that must not be there, under a key.
    pub fn begin(from: &Connection, path: &Path, key: &DatabaseKey) -> Result<Self> {
        private_file(path)?;
        let to = keyed(path, key)?;
        // The copy is synced as a whole when it is done; half of one is thrown away.
        to.pragma_update(None, "synchronous", "OFF")?;
        // Each step encrypts and writes what it copied. With a larger cache the last step would do so for all the steps
        // before it, and a save would wait a quarter of a second for it.
        to.pragma_update(None, "cache_size", STEP)?;
        // SAFETY: both handles are open connections, and both names are C strings. The copy ends before either is
        // closed: `to` in `drop`, `from` because the journal drops this first.
        let handle = unsafe {
            ffi::sqlite3_backup_init(
                to.handle(),
                c"main".as_ptr(),
                from.handle(),
                c"main".as_ptr(),
            )
        };
        let handle = NonNull::new(handle).ok_or(Code::Internal)?;
        Ok(Self { handle, to })
    }

    /// Copies some pages more, and says whether it was the last of them.
    pub fn step(&mut self) -> Result<bool> {
        // SAFETY: the handle is finished in `drop` and nowhere else.
        match unsafe { ffi::sqlite3_backup_step(self.handle.as_ptr(), STEP) } {
            ffi::SQLITE_DONE => Ok(true),
            ffi::SQLITE_OK => Ok(false),
            // Somebody holds a lock for a moment: the next step goes on.
            ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED => Ok(false),
            code => Err(Error::Database(rusqlite::Error::SqliteFailure(
                ffi::Error::new(code),
                None,
            ))),
        }
    }
}

impl Drop for Copying {
    fn drop(&mut self) {
        // SAFETY: finished once, while both connections are open.
        unsafe {
            ffi::sqlite3_backup_finish(self.handle.as_ptr());
        }
        let _ = &self.to;
    }
}
