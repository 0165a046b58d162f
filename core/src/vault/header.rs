//! The header: a few hundred bytes that hold the slots.
//!
//! One rule: a header is believed in three steps. Its SHA-256 tells damage, its bounds are checked before any key is
//! derived, and its HMAC under the vault key tells tampering.
//!
//! ```text
//! magic 8 "AFTERBEL" │ major u16 │ minor u16 │ vault id 16 │ sequence u64 │ epoch u32 │ slot count u8 │ slots 101 each
//! │ HMAC-SHA256 32 (of all before it) │ SHA-256 32 (of all before it)            integers little-endian
//! ```

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use super::key::{self, VaultKey};
use super::recovery::RecoveryKey;
use super::slots::{self, Kind, Slot};
use super::{Opener, VaultError};

/// The first bytes of every header.
pub(super) const MAGIC: &[u8; 8] = b"AFTERBEL";
/// A reader that knows this number can read the file. A larger one is refused.
const MAJOR: u16 = 1;
/// Additions that an older reader may ignore.
const MINOR: u16 = 0;
/// Longest header a reader looks at.
pub(super) const LONGEST: u64 = 16 * 1024;
const MOST_SLOTS: usize = 8;
/// Bytes before the slots.
const FIXED: usize = 8 + 2 + 2 + 16 + 8 + 4 + 1;

/// A vault's identity: random, and repeated inside the database so that two journals' files cannot be mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VaultId(pub [u8; 16]);

/// The header of a vault.
#[derive(Clone)]
pub struct Header {
    /// Whose header it is.
    pub vault_id: VaultId,
    /// Grows with every change, so that the newer of two copies is known.
    pub sequence: u64,
    /// Which of the keys derived from the vault key the database has.
    pub epoch: u32,
    pub(super) slots: Vec<Slot>,
}

/// A header as found on disk, with the HMAC it carried.
pub(super) struct Sealed {
    mac: [u8; 32],
    covered: Vec<u8>,
}

impl Sealed {
    /// Whether two copies hold the same bytes.
    pub(super) fn is_the_same_as(&self, other: &Self) -> bool {
        self.covered == other.covered && self.mac == other.mac
    }
}

impl Header {
    pub(super) fn make() -> Result<Self, VaultError> {
        let mut id = [0u8; 16];
        getrandom::fill(&mut id).map_err(|_| VaultError::NoRandomness)?;
        Ok(Self {
            vault_id: VaultId(id),
            sequence: 1,
            epoch: 1,
            slots: Vec::new(),
        })
    }

    /// As it is written, sealed under the vault key.
    pub(super) fn encode(&self, key: &VaultKey) -> Vec<u8> {
        let mut bytes = self.covered();
        let mac = mac(key, &bytes).finalize().into_bytes();
        bytes.extend_from_slice(&mac);
        let sum = Sha256::digest(&bytes);
        bytes.extend_from_slice(&sum);
        bytes
    }

    /// Read from a file's bytes. No key is derived here.
    pub(super) fn decode(bytes: &[u8]) -> Result<(Self, Sealed), VaultError> {
        let (body, sum) = bytes.split_last_chunk::<32>().ok_or(VaultError::Damaged)?;
        // Of what the sum covers alone: in a short file the sum itself would be taken for a version.
        let mut reader = Reader(body);
        if reader.take::<8>()? != *MAGIC {
            return Err(VaultError::Damaged);
        }
        let major = u16::from_le_bytes(reader.take()?);
        if <[u8; 32]>::from(Sha256::digest(body)) != *sum {
            return Err(VaultError::Damaged);
        }
        // Only a header that is whole may claim to be from the future; a flipped bit is damage.
        if major != MAJOR {
            return Err(VaultError::Newer);
        }
        let _minor: [u8; 2] = reader.take()?;
        let vault_id = VaultId(reader.take()?);
        let sequence = u64::from_le_bytes(reader.take()?);
        let epoch = u32::from_le_bytes(reader.take()?);
        let count = usize::from(reader.take::<1>()?[0]);
        if !(1..=MOST_SLOTS).contains(&count) {
            return Err(VaultError::Damaged);
        }
        let mut slots = Vec::with_capacity(count);
        for _ in 0..count {
            let slot =
                Slot::decode(&reader.take::<{ slots::LENGTH }>()?).ok_or(VaultError::Damaged)?;
            slots.push(slot);
        }
        let mac = reader.take::<32>()?;
        if !reader.0.is_empty() {
            return Err(VaultError::Damaged);
        }
        let covered = body.get(..body.len() - 32).unwrap_or_default().to_vec();
        Ok((
            Self {
                vault_id,
                sequence,
                epoch,
                slots,
            },
            Sealed { mac, covered },
        ))
    }

    /// Whether the HMAC on disk is the one this key makes. It also commits the slots to the key: a wrapped key that
    /// opens under two passphrases would have to fit both.
    pub(super) fn is_sealed_by(&self, key: &VaultKey, sealed: &Sealed) -> bool {
        mac(key, &sealed.covered).verify_slice(&sealed.mac).is_ok()
    }

    /// The vault key, from the first slot that opens.
    pub(super) fn unwrap_with(
        &self,
        with: &Opener<'_>,
        memory: u64,
    ) -> Result<VaultKey, VaultError> {
        if !self.slots.iter().all(|slot| slot.is_bearable(memory)) {
            return Err(VaultError::Damaged);
        }
        match with {
            Opener::Passphrase(passphrase) => {
                self.first(Kind::Passphrase, VaultError::WrongPassphrase, |slot| {
                    slot.open_with_passphrase(&self.vault_id, passphrase, memory)
                })
            }
            Opener::RecoveryKey(text) => {
                let recovery = RecoveryKey::read(text)?;
                self.first(Kind::Recovery, VaultError::WrongRecoveryKey, |slot| {
                    slot.open_with_recovery(&self.vault_id, &recovery)
                })
            }
        }
    }

    fn first(
        &self,
        kind: Kind,
        mut wrong: VaultError,
        open: impl Fn(&Slot) -> Result<VaultKey, VaultError>,
    ) -> Result<VaultKey, VaultError> {
        for slot in self.slots.iter().filter(|slot| slot.kind == kind) {
            match open(slot) {
                Ok(key) => return Ok(key),
                Err(error) => wrong = error,
            }
        }
        Err(wrong)
    }

    fn covered(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(FIXED + self.slots.len() * slots::LENGTH + 64);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&MAJOR.to_le_bytes());
        bytes.extend_from_slice(&MINOR.to_le_bytes());
        bytes.extend_from_slice(&self.vault_id.0);
        bytes.extend_from_slice(&self.sequence.to_le_bytes());
        bytes.extend_from_slice(&self.epoch.to_le_bytes());
        bytes.push(u8::try_from(self.slots.len()).unwrap_or(u8::MAX));
        for slot in &self.slots {
            bytes.extend_from_slice(&slot.encode());
        }
        bytes
    }
}

fn mac(vault_key: &VaultKey, covered: &[u8]) -> Hmac<Sha256> {
    key::mac(&vault_key.derive_header_key()).chain_update(covered)
}

/// Takes bytes off the front, or says that they are not there.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], VaultError> {
        let (taken, rest) = self.0.split_first_chunk::<N>().ok_or(VaultError::Damaged)?;
        self.0 = rest;
        Ok(*taken)
    }
}
