//! The header's two copies on disk, and the lock beside them.
//!
//! One rule: a copy is replaced whole or not at all (written aside, synced, renamed, folder synced), and the second
//! only when the first is safe. Whatever moment the power goes, one of the two can be read.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use super::VaultError;
use super::header::{Header, LONGEST, Sealed};
use super::key::VaultKey;

/// The two copies.
pub(super) const NAMES: [&str; 2] = ["header", "header.2"];
/// Held by the process that has the vault open. Its content means nothing.
pub const LOCK_FILE: &str = "lock";

/// A header found in one of the copies.
pub(super) struct Found {
    pub header: Header,
    pub sealed: Sealed,
    /// Whether the other copy is missing, damaged or older.
    pub other_is_bad: bool,
}

/// Takes the vault's lock for this process.
pub(super) fn lock(folder: &Path) -> Result<File, VaultError> {
    let file = private(OpenOptions::new().create(true).truncate(false).write(true))
        .open(folder.join(LOCK_FILE))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(VaultError::InUse),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Makes a folder of the vault, readable by its owner alone.
///
/// # Errors
/// If the disk refuses.
pub fn make_folder(folder: &Path) -> Result<(), VaultError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}

/// The headers that can be read, newest first. Fails only if neither can.
pub(super) fn read(folder: &Path) -> Result<Vec<Found>, VaultError> {
    let mut good = Vec::new();
    let mut worst = VaultError::Damaged;
    for name in NAMES {
        match read_one(&folder.join(name)) {
            Ok(found) => good.push(found),
            Err(VaultError::Damaged) => {}
            Err(error) => worst = error,
        }
    }
    if good.is_empty() {
        return Err(worst);
    }
    good.sort_by_key(|(header, _)| std::cmp::Reverse(header.sequence));
    let alike = matches!(good.as_slice(), [(_, a), (_, b)] if a.is_the_same_as(b));
    if alike {
        // One Argon2id tells as much as two.
        good.truncate(1);
    }
    Ok(good
        .into_iter()
        .map(|(header, sealed)| Found {
            header,
            sealed,
            other_is_bad: !alike,
        })
        .collect())
}

fn read_one(path: &Path) -> Result<(Header, Sealed), VaultError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(VaultError::Damaged),
        Err(error) => return Err(error.into()),
    };
    let mut bytes = Vec::new();
    match file.take(LONGEST + 1).read_to_end(&mut bytes) {
        Ok(_) => {}
        // A folder where the file should be.
        Err(error) if error.kind() == ErrorKind::IsADirectory => return Err(VaultError::Damaged),
        Err(error) => return Err(error.into()),
    }
    if bytes.len() as u64 > LONGEST {
        return Err(VaultError::Damaged);
    }
    Header::decode(&bytes)
}

/// Writes both copies, one after the other.
pub(super) fn write_both(folder: &Path, header: &Header, key: &VaultKey) -> Result<(), VaultError> {
    let bytes = header.encode(key);
    for name in NAMES {
        write_whole(folder, name, &bytes)?;
    }
    Ok(())
}

fn write_whole(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), VaultError> {
    let aside = folder.join(format!("{name}.new"));
    let mut file =
        private(OpenOptions::new().create(true).truncate(true).write(true)).open(&aside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&aside, folder.join(name))?;
    sync_folder(folder)?;
    Ok(())
}

/// Makes a rename survive a power cut. Windows has no such call and needs none.
pub(super) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

/// Files of the vault are their owner's alone.
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}
