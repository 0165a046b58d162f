//! One whole journal takes the place of another.
//!
//! One rule: whatever moment the power goes, the journal in the folder is the old one or the new one. The new one lies
//! ready and whole in a folder of its own; from the moment a file there says so, the next opening finishes what was
//! begun. Restoring a backup and renewing the keys may enter.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::api::Code;
use crate::clock::Day;
use crate::error::{Error, Result, disk_code};
use crate::vault::{self, Keys, Link, Seal, make_folder};

/// The new journal, within the vault's folder, until it is in its place.
const ASIDE: &str = "restoring";
/// In [`ASIDE`]: it may be put in its place. Holds the name of the folder the old journal goes to and, on a second line,
/// whether a seal comes with it: once that is in its place, the folder no longer tells.
const READY: &str = "ready";
const SEALED: &str = "sealed";
/// What is moved, in this order: a rollback journal first, because it belongs to the old database alone.
const FILES: [&str; 5] = [
    "journal.db-journal",
    vault::SEAL_FILE,
    vault::DATABASE_FILE,
    "header",
    "header.2",
];

/// Why one takes the place of another, which decides what becomes of the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// A backup was put back: the old one stays beside it, for the user to look into.
    Restored,
    /// The keys were renewed: the old one goes as soon as the new one has been opened.
    Renewed,
}

impl Because {
    const ALL: [Self; 2] = [Self::Restored, Self::Renewed];

    /// How the folder of the old journal begins.
    pub fn beginning(self) -> &'static str {
        match self {
            Self::Restored => "before-restore-",
            Self::Renewed => "before-new-keys-",
        }
    }
}

/// Makes the folder in which the new journal is laid ready; what was left there is thrown away.
pub fn begin(folder: &Path) -> Result<PathBuf> {
    give_up(folder)?;
    let aside = folder.join(ASIDE);
    make_folder(&aside)?;
    Ok(aside)
}

/// Lays the header and the seal beside a database that lies ready.
pub fn lay_beside(aside: &Path, header: &[u8], keys: &Keys, newest: Option<&Link>) -> Result<()> {
    for name in ["header", "header.2"] {
        crate::whole_file::save_whole(&aside.join(name), header).map_err(refused)?;
    }
    if let Some(link) = newest {
        let (mut seal, _) = Seal::open(aside, keys.chain_key())?;
        seal.put(link).map_err(refused)?;
        seal.settle().map_err(refused)?;
    }
    Ok(())
}

/// Puts what lies ready in the place of the journal, which moves into a folder of that day beside it.
///
/// # Errors
/// [`Code::NotFound`] if nothing lies ready; [`Code::InUse`] or what the disk answers if the old journal stays;
/// [`Code::Unfinished`] if the new one holds from now on and the next opening has to finish it.
pub fn put_in_place(folder: &Path, because: Because, today: Day) -> Result<()> {
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
            format!("{}{today}{again}", because.beginning())
        })
        .find(|name| !folder.join(name).exists())
        .ok_or(Code::AlreadyThere)?;
    // Whoever has it open would write into files that are being moved.
    drop(vault::lock(folder)?);
    make_folder(&folder.join(&kept))?;
    if let Err(error) = declare(&aside, &kept) {
        // Nothing has been moved: without the declaration the old journal holds.
        drop(fs::remove_file(aside.join(READY)));
        drop(fs::remove_dir(folder.join(&kept)));
        return Err(match ready(&aside) {
            Some(_) => Code::Unfinished.into(),
            None => error,
        });
    }
    finish(folder).map_err(|_| Code::Unfinished.into())
}

/// Says that what lies aside is the journal from now on.
fn declare(aside: &Path, kept: &str) -> Result<()> {
    let seal = if aside.join(vault::SEAL_FILE).exists() {
        SEALED
    } else {
        ""
    };
    let mut ready = File::create(aside.join(READY)).map_err(refused)?;
    ready
        .write_all(format!("{kept}\n{seal}").as_bytes())
        .and_then(|()| ready.sync_all())
        .map_err(refused)?;
    sync(aside)
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

/// Throws away what was laid there and never said to be ready. An exchange that a full disk had stopped is finished
/// first: half of the new journal may be in its place already, and the other half is nowhere else.
///
/// # Errors
/// [`Code::InUse`], or if the disk refuses.
pub fn give_up(folder: &Path) -> Result<()> {
    finish(folder)?;
    let aside = folder.join(ASIDE);
    match fs::remove_dir_all(aside) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(refused(error)),
        _ => Ok(()),
    }
}

/// The name of the folder for the old journal and whether a seal comes with the new one, if what lies aside may be put in
/// its place.
fn ready(aside: &Path) -> Option<(PathBuf, bool)> {
    let text = fs::read_to_string(aside.join(READY)).ok()?;
    let (name, seal) = text.split_once('\n')?;
    let is_ours = |because: Because| name.starts_with(because.beginning());
    let is_a_name = Because::ALL.into_iter().any(is_ours) && !name.contains(['/', '\\', '\0']);
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

/// Takes away what is left of earlier exchanges, now that the journal has been opened: what never lay ready, and the
/// journals under keys that were renewed.
///
/// # Errors
/// If the disk refuses; the next opening tries again.
pub fn tidy(folder: &Path) -> Result<()> {
    give_up(folder)?;
    for file in fs::read_dir(folder).map_err(refused)? {
        let file = file.map_err(refused)?;
        let name = file.file_name();
        let is_old = name
            .to_str()
            .is_some_and(|name| name.starts_with(Because::Renewed.beginning()));
        if is_old && file.file_type().map_err(refused)?.is_dir() {
            fs::remove_dir_all(file.path()).map_err(refused)?;
        }
    }
    Ok(())
}

#[allow(clippy::needless_pass_by_value, reason = "`map_err` hands it over")]
fn refused(error: std::io::Error) -> Error {
    disk_code(&error).into()
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
        fs::write(
            aside.join(READY),
            format!("before-restore-2026-11-22\n{SEALED}"),
        )
        .unwrap();
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
            let kept = folder.path().join("before-restore-2026-11-22");
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

    /// The disk refuses the declaration (a folder stands where it should be): the old journal holds.
    #[test]
    fn what_cannot_be_declared_leaves_the_old_journal() {
        let folder = ready_folder();
        let declaration = folder.path().join(ASIDE).join(READY);
        fs::remove_file(&declaration).unwrap();
        fs::create_dir(&declaration).unwrap();
        let day: Day = "2026-11-22".parse().unwrap();
        let Err(error) = put_in_place(folder.path(), Because::Renewed, day) else {
            panic!("it was put in place");
        };
        assert_ne!(error.code(), Code::Unfinished);
        assert_eq!(read(folder.path(), "header").as_deref(), Some(OLD));
        assert!(!folder.path().join("before-new-keys-2026-11-22").exists());
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
