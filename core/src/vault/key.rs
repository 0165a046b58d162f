//! Keys and passphrases, as types that cannot be printed, copied or written out.
//!
//! One rule: a secret's bytes are reached through `expose`, and every call of it says in a comment why.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit};
use secrecy::{ExposeSecret, SecretBox, SecretString};
use serde::{Deserialize, Deserializer};
use sha2::Sha256;
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use super::VaultError;
use super::chain::ChainKey;
use super::header::VaultId;

/// Longest passphrase, in characters after normalising. A longer one is a mistake of the clipboard.
pub const LONGEST_PASSPHRASE: usize = 1024;

/// A passphrase as typed, normalised to NFC so that an accent typed on another keyboard is the same accent. Never
/// trimmed: a space at the end is part of it.
#[derive(Clone, TS)]
#[ts(export_to = "types.ts", type = "string")]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Takes a passphrase as typed.
    #[must_use]
    pub fn typed(mut text: String) -> Self {
        let normal: String = text.nfc().collect();
        text.zeroize();
        Self(SecretString::from(normal))
    }

    /// The normalised text. Whoever calls says why it has to see it.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// Whether it is longer than a passphrase may be.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        // Only the length is looked at.
        self.expose().chars().nth(LONGEST_PASSPHRASE).is_some()
    }
}

impl<'de> Deserialize<'de> for Passphrase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::typed)
    }
}

/// The key of the vault: 256 random bits from which every other key is derived.
pub struct VaultKey(SecretBox<[u8; 32]>);

impl VaultKey {
    /// Draws a new one from the system.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`].
    pub fn make() -> Result<Self, VaultError> {
        let mut bytes = Box::new([0u8; 32]);
        getrandom::fill(bytes.as_mut()).map_err(|_| VaultError::NoRandomness)?;
        Ok(Self(SecretBox::new(bytes)))
    }

    /// Takes an unwrapped key.
    #[must_use]
    pub fn unwrapped(bytes: &[u8; 32]) -> Self {
        Self(SecretBox::new(Box::new(*bytes)))
    }

    /// The same key once more, in memory of its own that is wiped like this one's.
    #[must_use]
    pub(super) fn again(&self) -> Self {
        // Copied from secret to secret.
        Self::unwrapped(self.expose())
    }

    /// The bytes, to be wrapped into a slot.
    #[must_use]
    pub(super) fn expose(&self) -> &[u8; 32] {
        self.0.expose_secret()
    }

    /// `HKDF-SHA256(vault key, info = "header/v1")` (RFC 5869): the key of the header's HMAC.
    pub(super) fn derive_header_key(&self) -> Zeroizing<[u8; 32]> {
        self.derive(&[b"header/v1"])
    }

    /// `HKDF-SHA256(vault key, info = "db/v1" ‖ vault id ‖ epoch, big-endian)` (RFC 5869): the raw key of SQLCipher.
    #[must_use]
    pub fn derive_database_key(&self, id: &VaultId, epoch: u32) -> DatabaseKey {
        DatabaseKey(self.derive(&[b"db/v1", &id.0, &epoch.to_be_bytes()]))
    }

    /// `HKDF-SHA256(vault key, info = "chain/v1")` (RFC 5869): the key of the chain of changes.
    pub(super) fn derive_chain_key(&self) -> ChainKey {
        ChainKey::new(self.derive(&[b"chain/v1"]))
    }

    /// `HKDF-SHA256(vault key, info = "backup/v1")` (RFC 5869): the key of a backup's HMAC.
    pub(super) fn derive_backup_key(&self) -> Zeroizing<[u8; 32]> {
        self.derive(&[b"backup/v1"])
    }

    fn derive(&self, info: &[&[u8]]) -> Zeroizing<[u8; 32]> {
        let mut out = Zeroizing::new([0u8; 32]);
        // The vault key is full of entropy, so no salt is needed (RFC 5869, 3.1). 32 bytes never exceed HKDF's limit.
        let expanded =
            Hkdf::<Sha256>::new(None, self.expose()).expand_multi_info(info, out.as_mut());
        debug_assert!(expanded.is_ok());
        out
    }
}

/// SQLCipher's raw key.
pub struct DatabaseKey(Zeroizing<[u8; 32]>);

impl DatabaseKey {
    /// `x'…'` with 64 hexadecimal digits: the one form in which SQLCipher takes a raw key and authenticates every
    /// byte of the file. A 96-digit key would leave the salt unauthenticated; anything malformed is silently taken
    /// for a passphrase, which is why the length is fixed by the type.
    #[must_use]
    pub fn as_raw_key(&self) -> Zeroizing<[u8; 67]> {
        let mut text = Zeroizing::new([b'\''; 67]);
        if let Some((open, rest)) = text.split_first_chunk_mut::<2>() {
            *open = *b"x'";
            data_encoding::HEXLOWER.encode_mut(self.0.as_ref(), &mut rest[..64]);
        }
        text
    }
}

/// HMAC-SHA256 with a key of 32 bytes.
pub(super) fn mac(key: &Zeroizing<[u8; 32]>) -> Hmac<Sha256> {
    // A key shorter than a block is the same key with noughts behind it (RFC 2104, section 2).
    let mut block = Zeroizing::new([0u8; 64]);
    block[..32].copy_from_slice(key.as_ref());
    Hmac::<Sha256>::new((&*block).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_raw_key_is_64_hex_digits_in_quotes() {
        let raw = DatabaseKey(Zeroizing::new([0xAB; 32])).as_raw_key();
        assert_eq!(
            std::str::from_utf8(raw.as_ref()).unwrap(),
            format!("x'{}'", "ab".repeat(32))
        );
    }

    #[test]
    fn the_same_accent_typed_two_ways_is_the_same_passphrase() {
        assert_eq!(
            Passphrase::typed("cafe\u{301}".into()).expose(),
            Passphrase::typed("caf\u{e9}".into()).expose()
        );
    }

    #[test]
    fn a_space_at_the_end_is_part_of_it() {
        assert_eq!(Passphrase::typed(" a ".into()).expose(), " a ");
    }

    #[test]
    fn each_epoch_and_each_vault_has_its_own_key() {
        let key = VaultKey::unwrapped(&[7; 32]);
        let one = *key.derive_database_key(&VaultId([1; 16]), 1).0;
        assert_ne!(one, *key.derive_database_key(&VaultId([1; 16]), 2).0);
        assert_ne!(one, *key.derive_database_key(&VaultId([2; 16]), 1).0);
    }

    #[test]
    fn the_header_key_is_what_another_hkdf_says() {
        // Computed with Python's hmac and hashlib after RFC 5869: no salt, info b"header/v1", key bytes([7])*32.
        let key = VaultKey::unwrapped(&[7; 32]);
        assert_eq!(
            data_encoding::HEXLOWER.encode(key.derive_header_key().as_ref()),
            "59ef33e042373b3449c14c447d1fd669fa375b1790570137dd4e1edefe79acb4"
        );
    }
}
