//! Slots: each wraps the vault key for one way of opening.
//!
//! One rule: every byte of a slot but the wrapped key itself is authenticated with it, so that no cost can be
//! lowered and no salt exchanged without the slot refusing to open.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::VaultError;
use super::header::VaultId;
use super::kdf::{self, Cost};
use super::key::{Passphrase, VaultKey};
use super::recovery::RecoveryKey;

/// A slot's length on disk: kind 1, cost 12, salt 16, nonce 24, wrapped key 48.
pub(super) const LENGTH: usize = 1 + 12 + 16 + 24 + 48;
/// What is authenticated beside the wrapped key.
const CLEAR: usize = LENGTH - 48;

/// What opens a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Argon2id of a passphrase.
    Passphrase = 1,
    /// HKDF of a recovery key.
    Recovery = 2,
}

/// A slot as it stands in the header.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Slot {
    /// What opens it.
    pub kind: Kind,
    /// For a passphrase; all zero for a recovery key.
    cost: Cost,
    salt: [u8; 16],
    nonce: [u8; 24],
    wrapped: [u8; 48],
}

impl Slot {
    /// Wraps the vault key for a passphrase.
    pub fn for_passphrase(
        id: &VaultId,
        passphrase: &Passphrase,
        cost: Cost,
        key: &VaultKey,
    ) -> Result<Self, VaultError> {
        let mut slot = Self::blank(Kind::Passphrase, cost)?;
        // A slot is only ever made with a cost that this machine has measured or a test has chosen.
        let kek = kdf::derive_kek(passphrase, &slot.salt, cost, u64::MAX)?;
        slot.wrap(id, &kek, key)?;
        Ok(slot)
    }

    /// Wraps the vault key for a recovery key.
    pub fn for_recovery(
        id: &VaultId,
        recovery: &RecoveryKey,
        key: &VaultKey,
    ) -> Result<Self, VaultError> {
        let mut slot = Self::blank(
            Kind::Recovery,
            Cost {
                memory_kib: 0,
                passes: 0,
                lanes: 0,
            },
        )?;
        let kek = recovery.derive_kek(&slot.salt);
        slot.wrap(id, &kek, key)?;
        Ok(slot)
    }

    /// The vault key, if this passphrase opens this slot.
    pub fn open_with_passphrase(
        &self,
        id: &VaultId,
        passphrase: &Passphrase,
        memory: u64,
    ) -> Result<VaultKey, VaultError> {
        let kek = kdf::derive_kek(passphrase, &self.salt, self.cost, memory)?;
        self.unwrap(id, &kek).ok_or(VaultError::WrongPassphrase)
    }

    /// The vault key, if this recovery key opens this slot.
    pub fn open_with_recovery(
        &self,
        id: &VaultId,
        recovery: &RecoveryKey,
    ) -> Result<VaultKey, VaultError> {
        self.unwrap(id, &recovery.derive_kek(&self.salt))
            .ok_or(VaultError::WrongRecoveryKey)
    }

    /// The cost of opening it, for a passphrase.
    pub fn cost(&self) -> Option<Cost> {
        (self.kind == Kind::Passphrase).then_some(self.cost)
    }

    /// Whether opening it would stay within the bounds of a machine with so much memory.
    pub fn is_bearable(&self, memory: u64) -> bool {
        self.kind == Kind::Recovery || self.cost.is_bearable(memory)
    }

    /// As it stands on disk.
    pub fn encode(&self) -> [u8; LENGTH] {
        let mut bytes = [0u8; LENGTH];
        let (clear, wrapped) = bytes.split_at_mut(CLEAR);
        clear.copy_from_slice(&self.clear());
        wrapped.copy_from_slice(&self.wrapped);
        bytes
    }

    /// Read from disk; none if the kind is not known or a cost stands where none belongs.
    pub fn decode(bytes: &[u8; LENGTH]) -> Option<Self> {
        let kind = match bytes[0] {
            1 => Kind::Passphrase,
            2 => Kind::Recovery,
            _ => return None,
        };
        let number = |at: usize| {
            bytes
                .get(at..at + 4)?
                .try_into()
                .ok()
                .map(u32::from_le_bytes)
        };
        let cost = Cost {
            memory_kib: number(1)?,
            passes: number(5)?,
            lanes: number(9)?,
        };
        if kind == Kind::Recovery
            && cost
                != (Cost {
                    memory_kib: 0,
                    passes: 0,
                    lanes: 0,
                })
        {
            return None;
        }
        Some(Self {
            kind,
            cost,
            salt: bytes.get(13..29)?.try_into().ok()?,
            nonce: bytes.get(29..53)?.try_into().ok()?,
            wrapped: bytes.get(53..)?.try_into().ok()?,
        })
    }

    fn blank(kind: Kind, cost: Cost) -> Result<Self, VaultError> {
        let (mut salt, mut nonce) = ([0u8; 16], [0u8; 24]);
        getrandom::fill(&mut salt).map_err(|_| VaultError::NoRandomness)?;
        getrandom::fill(&mut nonce).map_err(|_| VaultError::NoRandomness)?;
        Ok(Self {
            kind,
            cost,
            salt,
            nonce,
            wrapped: [0; 48],
        })
    }

    fn clear(&self) -> [u8; CLEAR] {
        let mut bytes = [0u8; CLEAR];
        bytes[0] = self.kind as u8;
        bytes[1..5].copy_from_slice(&self.cost.memory_kib.to_le_bytes());
        bytes[5..9].copy_from_slice(&self.cost.passes.to_le_bytes());
        bytes[9..13].copy_from_slice(&self.cost.lanes.to_le_bytes());
        bytes[13..29].copy_from_slice(&self.salt);
        bytes[29..].copy_from_slice(&self.nonce);
        bytes
    }

    fn associated(&self, id: &VaultId) -> Vec<u8> {
        [super::header::MAGIC.as_slice(), &id.0, &self.clear()].concat()
    }

    fn wrap(
        &mut self,
        id: &VaultId,
        kek: &Zeroizing<[u8; 32]>,
        key: &VaultKey,
    ) -> Result<(), VaultError> {
        let wrapped = XChaCha20Poly1305::new((&**kek).into())
            // Wrapped to stand in the header.
            .encrypt(
                &XNonce::from(self.nonce),
                Payload {
                    msg: key.expose(),
                    aad: &self.associated(id),
                },
            )
            .map_err(|_| VaultError::Damaged)?;
        self.wrapped = wrapped.try_into().map_err(|_| VaultError::Damaged)?;
        Ok(())
    }

    fn unwrap(&self, id: &VaultId, kek: &Zeroizing<[u8; 32]>) -> Option<VaultKey> {
        let aad = self.associated(id);
        let opened = XChaCha20Poly1305::new((&**kek).into())
            .decrypt(
                &XNonce::from(self.nonce),
                Payload {
                    msg: &self.wrapped,
                    aad: &aad,
                },
            )
            .ok()
            .map(Zeroizing::new)?;
        opened.as_slice().try_into().ok().map(VaultKey::unwrapped)
    }
}
