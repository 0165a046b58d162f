//! The strongbox: what turns a passphrase into an open file.
//!
//! One rule: fail closed. No answer of this room is ever a weaker lock, an unencrypted file or an empty journal.
//! `session`, the opening in `storage` and `backups` may enter; what they see is [`make`], [`open`], and the slots
//! of an open [`Vault`].
//!
//! ```text
//! passphrase   ── Argon2id ─► KEK ─┐
//! recovery key ── HKDF ─────► KEK ─┤ XChaCha20-Poly1305, AAD = every byte of the slot
//!                                  └► vault key (256 random bits, never on disk in clear)
//! HKDF(vault key, "db/v1"‖vault id‖epoch) ─► raw key of SQLCipher     HKDF(vault key, "header/v1") ─► HMAC of the header
//! HKDF(vault key, "chain/v1") ─► HMAC of rows, links and the seal      HKDF(vault key, "backup/v1") ─► HMAC of a backup
//! ```

mod chain;
mod copies;
mod header;
mod kdf;
mod key;
mod keys;
mod recovery;
mod seal;
mod slots;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::path::{Path, PathBuf};

pub use chain::{ChainKey, Row as ChainRow, Sum};
pub use copies::LOCK_FILE;
pub(crate) use copies::make_folder;
pub use header::{Header, VaultId};
pub use kdf::{Cost, Work};
pub use key::{DatabaseKey, Passphrase, VaultKey};
pub use keys::{Keys, told_by};
pub use recovery::{RecoveryKey, RecoveryKeyText};
pub use seal::{Found as FoundSeal, Link, SEAL_FILE, Seal};

use slots::{Kind, Slot};

/// The database's name within the vault's folder.
pub const DATABASE_FILE: &str = "journal.db";
/// Its name until all of it and the header are there: a journal whose making was cut short is none.
const UNFINISHED: &str = "journal.db.new";

/// Why a vault was not made, opened or changed. Each is a different sentence on the screen.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// No header here.
    #[error("there is no journal here")]
    None,
    /// A header or database is here already.
    #[error("there is a journal here already")]
    AlreadyThere,
    /// No slot opens with this passphrase.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// No slot opens with this recovery key.
    #[error("wrong recovery key")]
    WrongRecoveryKey,
    /// What was typed is not a recovery key.
    #[error("not a recovery key")]
    MistypedRecoveryKey,
    /// Longer than a passphrase may be.
    #[error("passphrase too long")]
    LongPassphrase,
    /// Both header copies are damaged, or they are not headers.
    #[error("the header is damaged")]
    Damaged,
    /// Made by a version with a format this one does not know.
    #[error("made by a newer version")]
    Newer,
    /// Another process holds the lock.
    #[error("in use")]
    InUse,
    /// The memory that the passphrase's slot asks for could not be had.
    #[error("not enough memory")]
    NoMemory,
    /// The system's source of randomness failed.
    #[error("no randomness")]
    NoRandomness,
    /// The disk said no.
    #[error("the disk refused")]
    Disk(#[from] std::io::Error),
}

/// What opens a vault.
pub enum Opener<'a> {
    /// The passphrase.
    Passphrase(&'a Passphrase),
    /// The recovery key as typed.
    RecoveryKey(&'a RecoveryKeyText),
}

/// An open vault: its keys, and the lock that keeps every other process out.
pub struct Vault {
    folder: PathBuf,
    keys: Keys,
    healed: bool,
    /// Held for as long as the vault is open; the system lets go of it even after a kill.
    _lock: File,
}

/// Makes a vault in a folder that holds none: keys and the lock. The database is made next, at [`Vault::unfinished`],
/// and then [`Vault::finish`] makes it one.
///
/// # Errors
/// [`VaultError::AlreadyThere`] if a header or a database is in the folder; nothing is touched then.
pub fn make(
    folder: &Path,
    passphrase: &Passphrase,
    cost: Cost,
) -> Result<(Vault, RecoveryKey), VaultError> {
    if exists(folder)? {
        return Err(VaultError::AlreadyThere);
    }
    copies::make_folder(folder)?;
    let lock = copies::lock(folder)?;
    let key = VaultKey::make()?;
    let recovery = RecoveryKey::make()?;
    let mut header = Header::make()?;
    header.slots = keys::slots(&header.vault_id, passphrase, cost, &recovery, &key)?;
    let vault = Vault {
        folder: folder.to_owned(),
        keys: Keys { header, key },
        healed: false,
        _lock: lock,
    };
    vault.clear_unfinished()?;
    Ok((vault, recovery))
}

/// Whether anything of a journal is in the folder: a header copy, or a database whose header is gone.
///
/// # Errors
/// If the folder may not be looked into. That is not the same as "no": a new journal offered in its place would look
/// like a lost one.
pub fn exists(folder: &Path) -> Result<bool, VaultError> {
    Ok(has_header(folder)? || folder.join(DATABASE_FILE).try_exists()?)
}

fn has_header(folder: &Path) -> Result<bool, VaultError> {
    for name in copies::NAMES {
        if folder.join(name).try_exists()? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Keeps every other process out of a vault's folder for as long as the answer is held.
///
/// # Errors
/// [`VaultError::InUse`].
pub fn lock(folder: &Path) -> Result<File, VaultError> {
    copies::lock(folder)
}

/// Opens the vault in a folder. `memory` is the machine's memory in bytes: a slot that asks for more than half of
/// it is refused before any of it is used.
///
/// # Errors
/// See [`VaultError`]: wrong passphrase, damaged, newer and in use are never confused.
pub fn open(folder: &Path, with: &Opener<'_>, memory: u64) -> Result<Vault, VaultError> {
    if !has_header(folder)? {
        // A database whose header is gone is not "no journal here": making a new one would bury it.
        return Err(if exists(folder)? {
            VaultError::Damaged
        } else {
            VaultError::None
        });
    }
    let lock = copies::lock(folder)?;
    put_in_place(folder)?;
    let mut tried = VaultError::Damaged;
    for found in copies::read(folder)? {
        match found.header.unwrap_with(with, memory) {
            Ok(key) if found.header.is_sealed_by(&key, &found.sealed) => {
                let header = found.header;
                let healed =
                    found.other_is_bad && copies::write_both(folder, &header, &key).is_ok();
                return Ok(Vault {
                    folder: folder.to_owned(),
                    keys: Keys { header, key },
                    healed,
                    _lock: lock,
                });
            }
            // The slot opened and the seal did not fit: somebody changed the header who had no key.
            Ok(_) => tried = VaultError::Damaged,
            Err(error) => tried = error,
        }
    }
    Err(tried)
}

/// Gives a finished database its name; nothing is done if it has it, or if there is none.
fn put_in_place(folder: &Path) -> Result<(), VaultError> {
    let (unfinished, database) = (folder.join(UNFINISHED), folder.join(DATABASE_FILE));
    if !database.try_exists()? && unfinished.try_exists()? {
        std::fs::rename(unfinished, database)?;
        copies::sync_folder(folder)?;
    }
    Ok(())
}

impl Vault {
    /// Where the database of a new vault is made, in one piece, before anything says that there is one.
    #[must_use]
    pub fn unfinished(&self) -> PathBuf {
        self.folder.join(UNFINISHED)
    }

    /// The database is whole and shut: from the moment the header is there this is a vault.
    ///
    /// # Errors
    /// If the disk refuses.
    pub(crate) fn finish(&self) -> Result<(), VaultError> {
        copies::write_both(&self.folder, &self.keys.header, &self.keys.key)?;
        put_in_place(&self.folder)?;
        // The empty file SQLite leaves under the first name means nothing.
        drop(self.clear_unfinished());
        Ok(())
    }

    /// Takes away a database that never became a vault's, with what SQLite left beside it.
    fn clear_unfinished(&self) -> Result<(), VaultError> {
        for name in [UNFINISHED.to_owned(), format!("{UNFINISHED}-journal")] {
            match std::fs::remove_file(self.folder.join(name)) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(error.into());
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Takes away what [`make`] made, when the rest of the journal could not be made. Nothing else is in it yet.
    pub(crate) fn unmake(self) {
        drop(self.clear_unfinished());
        for name in copies::NAMES
            .iter()
            .chain(&[DATABASE_FILE, SEAL_FILE, LOCK_FILE])
        {
            // What cannot be taken away is told by the next attempt.
            drop(std::fs::remove_file(self.folder.join(name)));
        }
    }

    /// Where the database lies.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.folder.join(DATABASE_FILE)
    }

    /// The keys.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether a damaged header copy was healed from the other at opening.
    #[must_use]
    pub fn healed(&self) -> bool {
        self.healed
    }

    /// The seal beside the database, and what stood in it.
    ///
    /// # Errors
    /// If the disk refuses.
    pub fn seal(&self) -> Result<(Seal, FoundSeal), VaultError> {
        Seal::open(&self.folder, self.keys.chain_key())
    }

    /// The cost that guards the passphrase.
    #[must_use]
    pub fn cost(&self) -> Option<Cost> {
        self.keys.header.slots.iter().find_map(Slot::cost)
    }

    /// Whether this is the passphrase in use. Costs one Argon2id.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] if it is not.
    pub fn prove_passphrase(&self, passphrase: &Passphrase, memory: u64) -> Result<(), VaultError> {
        self.keys
            .header
            .unwrap_with(&Opener::Passphrase(passphrase), memory)
            .map(|_| ())
    }

    /// Wraps the vault key anew for another passphrase; the old one opens nothing any more, except old backups.
    ///
    /// # Errors
    /// If the header could not be written; the old passphrase holds then.
    pub fn change_passphrase(
        &mut self,
        passphrase: &Passphrase,
        cost: Cost,
    ) -> Result<(), VaultError> {
        let slot = Slot::for_passphrase(&self.keys.id(), passphrase, cost, &self.keys.key)?;
        self.replace(Kind::Passphrase, slot)
    }

    /// Makes a new recovery key; the old one opens nothing any more, except old backups.
    ///
    /// # Errors
    /// If the header could not be written; the old recovery key holds then.
    pub fn make_recovery_key(&mut self) -> Result<RecoveryKey, VaultError> {
        let recovery = RecoveryKey::make()?;
        let slot = Slot::for_recovery(&self.keys.id(), &recovery, &self.keys.key)?;
        self.replace(Kind::Recovery, slot)?;
        Ok(recovery)
    }

    fn replace(&mut self, kind: Kind, slot: Slot) -> Result<(), VaultError> {
        let mut next = self.keys.header.clone();
        next.slots.retain(|old| old.kind != kind);
        next.slots.push(slot);
        next.sequence += 1;
        copies::write_both(&self.folder, &next, &self.keys.key)?;
        self.keys.header = next;
        Ok(())
    }
}
