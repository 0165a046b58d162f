//! Putting a backup back: into a copy first, then in the place of the journal, which is kept.
//!
//! One rule: whatever moment the power goes, the journal in the folder is the old one or the new one. What is put back
//! lies ready and whole in a folder of its own; from the moment a file there says so, the next opening finishes what
//! was begun.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;
use ts_rs::TS;

use super::file::BackupFile;
use super::{look_over, make_folder, refused};
use crate::api::Code;
use crate::clock::Day;
use crate::error::Result;
use crate::storage;
use crate::storage::check::Counts;
use crate::vault::{self, Keys, Opener, Seal};

/// What is put back, within the vault's folder, until it is in its place.
const ASIDE: &str = "restoring";
/// In [`ASIDE`]: it may be put in its place. Holds the name of the folder the old journal goes to and, on a second line,
/// whether a seal comes with it: once that is in its place, the folder no longer tells.
const READY: &str = "ready";
const SEALED: &str = "sealed";
/// How the folder of a journal that was replaced begins.
const KEPT: &str = "before-restore-";
/// What is moved, in this order: a rollback journal first, because it belongs to the old database alone.
const FILES: [&str; 5] = [
    "journal.db-journal",
    vault::SEAL_FILE,
    vault::DATABASE_FILE,
    "header",
    "header.2",
];

/// What a backup holds, before it is put back.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct RestorePreview {
    /// How much is in it.
    pub counts: Counts,
    /// The day of its earliest entry.
    pub first_day: Option<Day>,
    /// The day of its latest entry.
    pub last_day: Option<Day>,
}

/// Takes a backup apart into a copy beside the journal, opens that, and says what it holds. The journal is not touched.
///
/// # Errors
/// [`Code::Damaged`], [`Code::Newer`], [`Code::WrongPassphrase`], [`Code::WrongRecoveryKey`]: of the backup, not of the
/// journal. [`Code::DiskFull`].
pub fn preview(
    folder: &Path,
    backup: &Path,
    with: &Opener<'_>,
    memory: u64,
) -> Result<RestorePreview> {
    let mut file = BackupFile::open(backup)?;
    let keys = file.unlock(with, memory)?;
    give_up(folder)?;
    let aside = folder.join(ASIDE);
    make_folder(&aside)?;
    let prepared = prepare(&mut file, &keys, &aside);
    if prepared.is_err() {
        // Told by the error that is on its way; cleared at the next try.
        drop(give_up(folder));
    }
    prepared
}

fn prepare(file: &mut BackupFile, keys: &Keys, aside: &Path) -> Result<RestorePreview> {
    let database = aside.join(vault::DATABASE_FILE);
    file.take_database(&database).map_err(refused)?;
    for name in ["header", "header.2"] {
        crate::whole_file::save_whole(&aside.join(name), file.header()).map_err(refused)?;
    }
    let looked = look_over(&database, keys)?;
    if let Some(link) = looked.newest {
        let (mut seal, _) = Seal::open(aside, keys.chain_key())?;
        seal.put(&link).map_err(refused)?;
        seal.settle().map_err(refused)?;
    }
    let db = storage::open_copy(&database, keys)?;
    let (first_day, last_day) = storage::entries::first_and_last_day(&db)?;
    Ok(RestorePreview {
        counts: looked.counts,
        first_day,
        last_day,
    })
}

/// Puts what was previewed in the place of the journal, which moves into a folder of that day beside it.
///
/// # Errors
/// [`Code::NotFound`] if nothing was previewed, [`Code::InUse`].
pub fn put_in_place(folder: &Path, today: Day) -> Result<()> {
    let aside = folder.join(ASIDE);
    if !aside.join(vault::DATABASE_FILE).exists() {
        return Err(Code::NotFound.into());
    }
    let kept = (1..1000)
        .map(|number| {
            let again = if number == 1 {
                String::new()
            } else {
                format!("-{number}")
            };
            format!("{KEPT}{today}{again}")
        })
        .find(|name| !folder.join(name).exists())
        .ok_or(Code::AlreadyThere)?;
    make_folder(&folder.join(&kept))?;
    let mut ready = File::create(aside.join(READY)).map_err(refused)?;
    let seal = if aside.join(vault::SEAL_FILE).exists() {
        SEALED
    } else {
        ""
    };
    ready
        .write_all(format!("{kept}\n{seal}").as_bytes())
        .map_err(refused)?;
    ready.sync_all().map_err(refused)?;
    sync(&aside)?;
    finish(folder)
}

/// Finishes what was begun, if something was: to be called before a vault is looked at. Nothing is done otherwise.
///
/// # Errors
/// [`Code::InUse`], or if the disk refuses.
pub fn finish(folder: &Path) -> Result<()> {
    finish_while(folder, || Ok(()))
}

/// `goes_on` is asked before each step, so that a test can stop at any of them.
fn finish_while(folder: &Path, mut goes_on: impl FnMut() -> Result<()>) -> Result<()> {
    let aside = folder.join(ASIDE);
    let Some((kept, has_seal)) = ready(&aside) else {
        return Ok(());
    };
    let _lock = vault::lock(folder)?;
    let kept = folder.join(kept);
    make_folder(&kept)?;
    for name in FILES {
        let (new, here) = (aside.join(name), folder.join(name));
        // Once the new database is in its place, nothing of the old journal is left but its header.
        let is_old_alone = name == "journal.db-journal" || (name == vault::SEAL_FILE && !has_seal);
        let waits = if is_old_alone {
            aside.join(vault::DATABASE_FILE).exists()
        } else {
            new.exists()
        };
        if waits && here.exists() {
            goes_on()?;
            fs::rename(&here, kept.join(name)).map_err(refused)?;
        }
        if new.exists() {
            goes_on()?;
            fs::rename(&new, &here).map_err(refused)?;
        }
        sync(&kept)?;
        sync(folder)?;
    }
    goes_on()?;
    fs::remove_dir_all(&aside).map_err(refused)?;
    sync(folder)
}

/// Throws away what was previewed.
///
/// # Errors
/// If the disk refuses.
pub fn give_up(folder: &Path) -> Result<()> {
    let aside = folder.join(ASIDE);
    match fs::remove_dir_all(aside) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(refused(error)),
        _ => Ok(()),
    }
}

/// The name of the folder for the old journal and whether a seal comes with the new one, if what lies aside may be put in
/// its place.
fn ready(aside: &Path) -> Option<(PathBuf, bool)> {
    let text = fs::read_to_string(aside.join(READY)).ok()?;
    let (name, seal) = text.split_once('\n')?;
    let is_a_name = name.starts_with(KEPT) && !name.contains(['/', '\\', '\0']);
    is_a_name.then(|| (name.into(), seal == SEALED))
}

fn sync(folder: &Path) -> Result<()> {
    // Windows cannot open a folder to have it written out; there a rename is written out by itself.
    if cfg!(unix) {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(refused)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "old";
    const NEW: &str = "new";

    /// A folder with an old journal, and a new one that lies ready.
    fn ready_folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let aside = folder.path().join(ASIDE);
        fs::create_dir(&aside).unwrap();
        for name in FILES {
            fs::write(folder.path().join(name), OLD).unwrap();
            if name != "journal.db-journal" {
                fs::write(aside.join(name), NEW).unwrap();
            }
        }
        fs::write(aside.join(READY), format!("{KEPT}2026-11-22\n{SEALED}")).unwrap();
        folder
    }

    fn read(folder: &Path, name: &str) -> Option<String> {
        fs::read_to_string(folder.join(name)).ok()
    }

    #[test]
    fn stopped_at_any_step_the_next_opening_finishes_it() {
        let mut steps = 0;
        loop {
            let folder = ready_folder();
            let mut left = steps;
            let stopped = finish_while(folder.path(), || {
                if left == 0 {
                    return Err(Code::Stopped.into());
                }
                left -= 1;
                Ok(())
            });
            if let Err(error) = finish(folder.path()) {
                panic!("stopped at step {steps}: {error}");
            }
            let kept = folder.path().join(format!("{KEPT}2026-11-22"));
            for name in FILES {
                let wanted = (name != "journal.db-journal").then(|| NEW.to_owned());
                assert_eq!(read(folder.path(), name), wanted, "{name}, step {steps}");
                assert_eq!(
                    read(&kept, name).as_deref(),
                    Some(OLD),
                    "{name}, step {steps}"
                );
            }
            assert!(!folder.path().join(ASIDE).exists());
            if stopped.is_ok() {
                break;
            }
            steps += 1;
        }
        // Nine files are moved, and one folder is taken away.
        assert_eq!(steps, 10);
    }

    #[test]
    fn what_does_not_lie_ready_is_not_put_in_place() {
        let folder = ready_folder();
        fs::remove_file(folder.path().join(ASIDE).join(READY)).unwrap();
        assert!(finish(folder.path()).is_ok());
        assert_eq!(read(folder.path(), "header").as_deref(), Some(OLD));
    }

    #[test]
    fn a_name_that_leads_elsewhere_is_not_followed() {
        let folder = ready_folder();
        for name in [
            "../elsewhere\n",
            "before-restore-/../../x\n",
            "",
            "before-restore-x",
        ] {
            fs::write(folder.path().join(ASIDE).join(READY), name).unwrap();
            assert!(finish(folder.path()).is_ok());
            assert_eq!(read(folder.path(), "header").as_deref(), Some(OLD));
        }
    }
}
