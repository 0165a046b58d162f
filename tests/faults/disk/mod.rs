//! A disk that is watched: every write, sync, cut and removal SQLite asks for under a folder is written down, and the
//! one that is named beforehand is refused.
//!
//! One rule: the core is not told. The shim is this process's default VFS, so the connection the core opens goes through
//! it like any other; files under a folder nobody watches go straight to the system's own VFS.
//!
//! ```text
//! core ─► SQLCipher ─► [`shim`] ─► the system's VFS ─► the file
//!                         └─► what was done, for [`power`] to do again up to a cut
//! ```

pub mod power;
mod shim;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What SQLite had done to a file, in order. Files by their names: a journal's lie in one folder.
#[derive(Clone)]
pub enum Done {
    /// It came to be.
    Made(String),
    /// Bytes were written from a place on.
    Wrote(String, usize, Vec<u8>),
    /// It was cut to a length, or grew to it.
    Cut(String, usize),
    /// The system was told to wait until it is on the disk.
    Synced(String),
    /// It was removed; `true` if the folder was synced after.
    Removed(String, bool),
    /// Not SQLite's: the test notes that so many saves have been acknowledged.
    Acknowledged(usize),
}

/// What is refused.
#[derive(Clone, Copy)]
pub struct Refusal {
    /// How many more writes, syncs, cuts and removals are let through first.
    pub after: usize,
    /// Whether everything after the first is refused too, as on a disk that stays full.
    pub lasting: bool,
    /// Whether a sync and a removal are refused too, or only what needs room: writes.
    pub everything: bool,
    /// `SQLITE_FULL` or an `SQLITE_IOERR`.
    pub with: i32,
}

#[derive(Default)]
struct Notes {
    done: Vec<Done>,
    refusal: Option<Refusal>,
    refused: usize,
}

/// What a request to the disk is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    Write,
    Cut,
    Sync,
    Removal,
}

/// A folder that is watched for as long as this lives.
pub struct Watched {
    folder: PathBuf,
    notes: Arc<Mutex<Notes>>,
}

static FOLDERS: Mutex<Vec<(PathBuf, Arc<Mutex<Notes>>)>> = Mutex::new(Vec::new());

impl Watched {
    /// Watches a folder from now on.
    pub fn folder(folder: &Path) -> Self {
        shim::install();
        // As SQLite will name its files: a temporary folder may be behind a link.
        let folder = folder.canonicalize().expect("the folder is there");
        let notes = Arc::<Mutex<Notes>>::default();
        held(&FOLDERS).push((folder.clone(), Arc::clone(&notes)));
        Self { folder, notes }
    }

    /// Notes that so many saves have been acknowledged.
    pub fn acknowledged(&self, saves: usize) {
        held(&self.notes).done.push(Done::Acknowledged(saves));
    }

    /// What has been done so far.
    pub fn done(&self) -> Vec<Done> {
        held(&self.notes).done.clone()
    }

    /// Refuses from now on, or no more.
    pub fn refuse(&self, refusal: Option<Refusal>) {
        let mut notes = held(&self.notes);
        notes.refusal = refusal;
        notes.refused = 0;
    }

    /// How many requests were refused since [`Watched::refuse`].
    pub fn refused(&self) -> usize {
        held(&self.notes).refused
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        held(&FOLDERS).retain(|(folder, _)| *folder != self.folder);
    }
}

impl Notes {
    /// Whether the next request is refused, and with what.
    fn refusal_of(&mut self, asks: Asks) -> Option<i32> {
        let refusal = self.refusal.as_mut()?;
        if !refusal.everything && asks != Asks::Write {
            return None;
        }
        if refusal.after > 0 {
            refusal.after -= 1;
            return None;
        }
        if self.refused > 0 && !refusal.lasting {
            return None;
        }
        self.refused += 1;
        Some(refusal.with)
    }
}

/// Whose notes a file's path belongs into, and its name there.
fn notes_of(path: &Path) -> Option<(Arc<Mutex<Notes>>, String)> {
    let folder = path.parent()?;
    let name = path.file_name()?.to_str()?.to_owned();
    let folders = held(&FOLDERS);
    let (_, notes) = folders.iter().find(|(watched, _)| watched == folder)?;
    Some((Arc::clone(notes), name))
}

fn held<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}
