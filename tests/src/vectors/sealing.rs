//! A header and a backup as FORMAT.md has them, to be taken apart, changed and sealed anew.
//!
//! One rule: written from FORMAT.md, and from nothing of the core.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// Length of a slot.
pub const SLOT: usize = 101;
/// Length of what stands before the slots.
pub const FIXED: usize = 41;

/// A header's fields. What is not said here is made when it is sealed.
#[derive(Clone)]
pub struct Header {
    /// `AFTERBEL`, or `AFTERBAK`.
    pub magic: [u8; 8],
    /// 1.
    pub major: u16,
    /// 0.
    pub minor: u16,
    /// The vault's.
    pub id: [u8; 16],
    /// Grows with every change.
    pub sequence: u64,
    /// Of the database's key.
    pub epoch: u32,
    /// What it says of how many slots there are, if that is not how many there are.
    pub says_slots: Option<u8>,
    /// In their order.
    pub slots: Vec<Slot>,
}

/// A slot's fields.
#[derive(Clone)]
pub struct Slot {
    /// 1 passphrase, 2 recovery key.
    pub kind: u8,
    /// KiB.
    pub memory: u32,
    /// Over the memory.
    pub passes: u32,
    /// At a time.
    pub lanes: u32,
    /// Random.
    pub salt: [u8; 16],
    /// Random.
    pub nonce: [u8; 24],
    /// The vault key and its tag.
    pub wrapped: [u8; 48],
}

fn part<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at + N)?.try_into().ok()
}

/// HKDF-SHA256 to 32 bytes.
#[must_use]
pub fn hkdf(key: &[u8], salt: Option<&[u8]>, info: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    Hkdf::<Sha256>::new(salt, key)
        .expand(info, &mut out)
        .expect("32 bytes are not too many");
    out
}

/// HMAC-SHA256.
#[must_use]
pub fn hmac(key: &[u8], bytes: &[u8]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("any length");
    mac.update(bytes);
    mac.finalize().into_bytes().into()
}

/// SHA-256.
#[must_use]
pub fn sum(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The 20 bytes of a recovery key in groups: no letter of it is looked at twice.
#[must_use]
pub fn recovery_bytes(text: &str) -> [u8; 20] {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let bits: Vec<bool> = text
        .bytes()
        .filter_map(|letter| ALPHABET.iter().position(|one| *one == letter))
        .flat_map(|five| (0..5).rev().map(move |bit| five >> bit & 1 == 1))
        .collect();
    let mut key = [0; 20];
    for (at, bit) in bits.iter().take(160).enumerate() {
        key[at / 8] |= u8::from(*bit) << (7 - at % 8);
    }
    key
}

impl Header {
    /// Takes a header apart; none if it is not one.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let count = usize::from(*bytes.get(40)?);
        let slots = (0..count)
            .map(|slot| Slot::read(bytes.get(FIXED + slot * SLOT..)?))
            .collect::<Option<_>>()?;
        Some(Self {
            magic: part(bytes, 0)?,
            major: u16::from_le_bytes(part(bytes, 8)?),
            minor: u16::from_le_bytes(part(bytes, 10)?),
            id: part(bytes, 12)?,
            sequence: u64::from_le_bytes(part(bytes, 28)?),
            epoch: u32::from_le_bytes(part(bytes, 36)?),
            says_slots: None,
            slots,
        })
    }

    /// The vault key, by the recovery key.
    #[must_use]
    pub fn open(&self, recovery: &str) -> Option<[u8; 32]> {
        let slot = self.slots.iter().find(|slot| slot.kind == 2)?;
        let kek = slot.recovery_kek(recovery);
        let aad = slot.associated(&self.id);
        let sealed = Payload {
            msg: &slot.wrapped,
            aad: &aad,
        };
        let cipher = XChaCha20Poly1305::new((&kek).into());
        let key = cipher.decrypt(&XNonce::from(slot.nonce), sealed).ok()?;
        key.try_into().ok()
    }

    /// Everything before the HMAC.
    #[must_use]
    pub fn covered(&self) -> Vec<u8> {
        let mut bytes = self.magic.to_vec();
        bytes.extend(self.major.to_le_bytes());
        bytes.extend(self.minor.to_le_bytes());
        bytes.extend(self.id);
        bytes.extend(self.sequence.to_le_bytes());
        bytes.extend(self.epoch.to_le_bytes());
        let count = u8::try_from(self.slots.len()).expect("a handful");
        bytes.push(self.says_slots.unwrap_or(count));
        for slot in &self.slots {
            bytes.extend(slot.clear());
            bytes.extend(slot.wrapped);
        }
        bytes
    }

    /// As it is written, sealed under this vault key.
    #[must_use]
    pub fn sealed(&self, vault_key: &[u8; 32]) -> Vec<u8> {
        seal(self.covered(), &hkdf(vault_key, None, b"header/v1"))
    }
}

/// Bytes with their HMAC and then the SHA-256 of all.
#[must_use]
pub fn seal(mut bytes: Vec<u8>, key: &[u8; 32]) -> Vec<u8> {
    let mac = hmac(key, &bytes);
    bytes.extend(mac);
    summed(bytes)
}

/// Bytes with their SHA-256 behind them.
#[must_use]
pub fn summed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = sum(&bytes);
    bytes.extend(sum);
    bytes
}

/// The same with the last 32 bytes made right.
#[must_use]
pub fn summed_anew(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.len().saturating_sub(32));
    summed(bytes)
}

impl Slot {
    fn read(bytes: &[u8]) -> Option<Self> {
        Some(Self {
            kind: *bytes.first()?,
            memory: u32::from_le_bytes(part(bytes, 1)?),
            passes: u32::from_le_bytes(part(bytes, 5)?),
            lanes: u32::from_le_bytes(part(bytes, 9)?),
            salt: part(bytes, 13)?,
            nonce: part(bytes, 29)?,
            wrapped: part(bytes, 53)?,
        })
    }

    fn clear(&self) -> Vec<u8> {
        let mut bytes = vec![self.kind];
        bytes.extend(self.memory.to_le_bytes());
        bytes.extend(self.passes.to_le_bytes());
        bytes.extend(self.lanes.to_le_bytes());
        bytes.extend(self.salt);
        bytes.extend(self.nonce);
        bytes
    }

    fn associated(&self, id: &[u8; 16]) -> Vec<u8> {
        [b"AFTERBEL".as_slice(), id, &self.clear()].concat()
    }

    fn recovery_kek(&self, recovery: &str) -> [u8; 32] {
        let key = recovery_bytes(recovery);
        hkdf(&key, Some(&self.salt), b"recovery/v1")
    }

    /// A recovery slot that opens with this key, with every other field as it is.
    #[must_use]
    pub fn wrapped_for(mut self, id: &[u8; 16], recovery: &str, vault_key: &[u8; 32]) -> Self {
        let kek = self.recovery_kek(recovery);
        let aad = self.associated(id);
        let open = Payload {
            msg: vault_key,
            aad: &aad,
        };
        let wrapped = XChaCha20Poly1305::new((&kek).into())
            .encrypt(&XNonce::from(self.nonce), open)
            .expect("32 bytes are sealed");
        self.wrapped = wrapped.try_into().expect("48 bytes");
        self
    }
}

/// A backup's fields. What is not said here is made when it is sealed.
#[derive(Clone)]
pub struct Backup {
    /// `AFTERBEL`, or `AFTERBAK`.
    pub magic: [u8; 8],
    /// 1.
    pub major: u16,
    /// 0.
    pub minor: u16,
    /// As the file of that name.
    pub header: Vec<u8>,
    /// As the file of that name.
    pub database: Vec<u8>,
    /// What it says of the lengths, if that is not what they are.
    pub says_header: Option<u32>,
    /// As for the header.
    pub says_database: Option<u64>,
}

impl Backup {
    /// Of a header and a database.
    #[must_use]
    pub fn of(header: Vec<u8>, database: Vec<u8>) -> Self {
        Self {
            magic: *b"AFTERBAK",
            major: 1,
            minor: 0,
            header,
            database,
            says_header: None,
            says_database: None,
        }
    }

    /// Everything before the HMAC.
    #[must_use]
    pub fn covered(&self) -> Vec<u8> {
        let mut bytes = self.magic.to_vec();
        bytes.extend(self.major.to_le_bytes());
        bytes.extend(self.minor.to_le_bytes());
        let length = u32::try_from(self.header.len()).expect("a short header");
        bytes.extend(self.says_header.unwrap_or(length).to_le_bytes());
        bytes.extend(&self.header);
        let length = self.database.len() as u64;
        bytes.extend(self.says_database.unwrap_or(length).to_le_bytes());
        bytes.extend(&self.database);
        bytes
    }

    /// As it is written, sealed under this vault key.
    #[must_use]
    pub fn sealed(&self, vault_key: &[u8; 32]) -> Vec<u8> {
        seal(self.covered(), &hkdf(vault_key, None, b"backup/v1"))
    }
}
