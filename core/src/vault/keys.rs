//! The keys of a header that was opened: of a vault, or of a backup.
//!
//! One rule: they are made from an opened header or renewed whole, and never put together from parts. `vault` makes them;
//! whoever has them may derive from them.

use hmac::Hmac;
use sha2::Sha256;

use super::chain::ChainKey;
use super::header::{Header, VaultId};
use super::kdf::Cost;
use super::key::{self, DatabaseKey, Passphrase, VaultKey};
use super::recovery::RecoveryKey;
use super::slots::Slot;
use super::{Opener, VaultError};

/// A header that was opened, and what it opened.
pub struct Keys {
    pub(super) header: Header,
    pub(super) key: VaultKey,
}

impl Keys {
    /// Opens a header that stands in a backup.
    ///
    /// # Errors
    /// As [`super::open`].
    pub fn of_header(bytes: &[u8], with: &Opener<'_>, memory: u64) -> Result<Self, VaultError> {
        let (header, sealed) = Header::decode(bytes)?;
        let key = header.unwrap_with(with, memory)?;
        if header.is_sealed_by(&key, &sealed) {
            Ok(Self { header, key })
        } else {
            Err(VaultError::Damaged)
        }
    }

    /// The same keys once more, for work that goes on without the vault.
    #[must_use]
    pub fn again(&self) -> Self {
        Self {
            header: self.header.clone(),
            key: self.key.again(),
        }
    }

    /// Keys that have nothing in common with these, for the same vault in its next epoch, and their recovery key.
    ///
    /// # Errors
    /// If there is no randomness or memory to be had.
    pub fn renewed(
        &self,
        passphrase: &Passphrase,
        cost: Cost,
    ) -> Result<(Self, RecoveryKey), VaultError> {
        let key = VaultKey::make()?;
        let recovery = RecoveryKey::make()?;
        let header = Header {
            vault_id: self.header.vault_id,
            sequence: self.header.sequence + 1,
            epoch: self.header.epoch + 1,
            slots: slots(&self.header.vault_id, passphrase, cost, &recovery, &key)?,
        };
        Ok((Self { header, key }, recovery))
    }

    /// Which epoch they are of: one more each time they are renewed.
    #[must_use]
    pub fn epoch(&self) -> u32 {
        self.header.epoch
    }

    /// The header as it is written.
    #[must_use]
    pub fn header(&self) -> Vec<u8> {
        self.header.encode(&self.key)
    }

    /// The vault's identity, which the database repeats.
    #[must_use]
    pub fn id(&self) -> VaultId {
        self.header.vault_id
    }

    /// The database's key in this epoch.
    #[must_use]
    pub fn database_key(&self) -> DatabaseKey {
        self.key
            .derive_database_key(&self.header.vault_id, self.header.epoch)
    }

    /// The key of the chain of changes.
    #[must_use]
    pub fn chain_key(&self) -> ChainKey {
        self.key.derive_chain_key()
    }

    /// What seals a backup: `HMAC-SHA256(HKDF(vault key, "backup/v1"), …)`.
    pub(crate) fn backup_mac(&self) -> Hmac<Sha256> {
        key::mac(&self.key.derive_backup_key())
    }
}

/// The vault's identity and the epoch in a header that was not opened; none if it is no header.
#[must_use]
pub fn told_by(header: &[u8]) -> Option<(VaultId, u32)> {
    let (header, _) = Header::decode(header).ok()?;
    Some((header.vault_id, header.epoch))
}

/// The slots of a new header: one for the passphrase, one for the recovery key.
pub(super) fn slots(
    id: &VaultId,
    passphrase: &Passphrase,
    cost: Cost,
    recovery: &RecoveryKey,
    key: &VaultKey,
) -> Result<Vec<Slot>, VaultError> {
    Ok(vec![
        Slot::for_passphrase(id, passphrase, cost, key)?,
        Slot::for_recovery(id, recovery, key)?,
    ])
}
