//! A file that leaves the house: written whole or not at all, for its owner's eyes only.
//!
//! One rule: whatever moment the power goes, under the name that was chosen lies the old file, the new one, or none;
//! never half a one. The window and the command line may enter.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use data_encoding::HEXLOWER;

/// Writes beside the target, syncs, and renames into its place. What stood there before is replaced.
///
/// # Errors
/// Whatever the disk answers; nothing is left behind then.
pub fn save_whole(target: &Path, bytes: &[u8]) -> io::Result<()> {
    save_whole_with(target, |file| file.write_all(bytes))
}

/// The same for what is not in memory as a whole: `write` is handed the new file.
///
/// # Errors
/// Whatever the disk or `write` answers; nothing is left behind then.
pub fn save_whole_with(
    target: &Path,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<()> {
    let folder = match target.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => return Err(io::ErrorKind::NotFound.into()),
    };
    let mut chance = [0u8; 8];
    getrandom::fill(&mut chance).map_err(|_| io::ErrorKind::Other)?;
    // Neither the target's name nor anything else that could tell what it is.
    let beside = folder.join(format!(".{}.part", HEXLOWER.encode(&chance)));
    let written = write_new(&beside, write).and_then(|()| fs::rename(&beside, target));
    if let Err(refused) = written {
        // What cannot be taken away now was refused by the same disk.
        drop(fs::remove_file(&beside));
        return Err(refused);
    }
    // Windows cannot open a folder to have it written out; there the rename is written out by itself.
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

/// Whether a file's name is one that [`save_whole_with`] gives to what is not whole yet.
#[must_use]
pub fn is_half_written(name: &str) -> bool {
    let chance = name
        .strip_prefix('.')
        .and_then(|name| name.strip_suffix(".part"));
    chance.is_some_and(|chance| chance.len() == 16 && HEXLOWER.decode(chance.as_bytes()).is_ok())
}

fn write_new(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    write(&mut file)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::save_whole;

    #[test]
    fn a_saved_file_is_whole_and_for_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("summary.pdf");
        std::fs::write(&target, "an older one").unwrap();
        save_whole(&target, b"%PDF-").unwrap();
        assert_eq!(std::fs::read(&target).unwrap(), b"%PDF-");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&target).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn what_cannot_be_saved_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        // A folder stands where the file should go, so putting it into its place fails.
        let target = folder.path().join("summary.pdf");
        std::fs::create_dir_all(target.join("inside")).unwrap();
        assert!(save_whole(&target, b"%PDF-").is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(save_whole(&folder.path().join("gone").join("summary.pdf"), b"").is_err());
    }
}
