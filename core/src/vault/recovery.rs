//! The recovery key: 160 random bits on a sheet of paper.
//!
//! One rule: what is read from paper by a tired person must come out right or be told wrong. Crockford's base32 has
//! no letter that looks like a digit, and four letters of checksum catch a slip before anything is tried.

use hkdf::Hkdf;
use secrecy::{ExposeSecret, SecretBox, SecretString};
use serde::{Deserialize, Deserializer};
use sha2::{Digest, Sha256};
use ts_rs::TS;
use zeroize::{Zeroize, Zeroizing};

use super::VaultError;

/// Crockford's alphabet (crockford.com/base32.html).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 160 bits in five-bit letters.
const LETTERS: usize = 32;
/// 20 bits of SHA-256.
const CHECK_LETTERS: usize = 4;
/// Letters in a group.
pub const GROUP: usize = 4;

/// What was typed where a recovery key, or a group of it, was asked for.
#[derive(Clone, TS)]
#[ts(export_to = "types.ts", type = "string")]
pub struct RecoveryKeyText(SecretString);

impl RecoveryKeyText {
    /// Takes what was typed.
    #[must_use]
    pub fn typed(text: String) -> Self {
        Self(SecretString::from(text))
    }

    /// The letters of the alphabet in it: spaces and hyphens fall away, O is 0, I and L are 1. None if anything
    /// else is in it.
    fn letters(&self) -> Option<Zeroizing<Vec<u8>>> {
        let mut letters = Zeroizing::new(Vec::with_capacity(LETTERS + CHECK_LETTERS));
        // Read letter by letter, to be decoded.
        for letter in self.0.expose_secret().chars() {
            let letter = match letter.to_ascii_uppercase() {
                ' ' | '-' | '–' | '\u{a0}' | '\t' | '\n' | '\r' => continue,
                'O' => b'0',
                'I' | 'L' => b'1',
                other => u8::try_from(other).ok()?,
            };
            if !ALPHABET.contains(&letter) {
                return None;
            }
            letters.push(letter);
        }
        Some(letters)
    }
}

impl<'de> Deserialize<'de> for RecoveryKeyText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::typed)
    }
}

/// A recovery key.
pub struct RecoveryKey(SecretBox<[u8; 20]>);

impl RecoveryKey {
    /// Draws a new one from the system.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`].
    pub fn make() -> Result<Self, VaultError> {
        let mut bytes = Box::new([0u8; 20]);
        getrandom::fill(bytes.as_mut()).map_err(|_| VaultError::NoRandomness)?;
        Ok(Self(SecretBox::new(bytes)))
    }

    /// Reads one as typed.
    ///
    /// # Errors
    /// [`VaultError::MistypedRecoveryKey`] if a letter is wrong, missing or too many.
    pub fn read(text: &RecoveryKeyText) -> Result<Self, VaultError> {
        let letters = text.letters().ok_or(VaultError::MistypedRecoveryKey)?;
        if letters.len() != LETTERS + CHECK_LETTERS {
            return Err(VaultError::MistypedRecoveryKey);
        }
        let mut bytes = Box::new([0u8; 20]);
        for (index, letter) in letters.iter().take(LETTERS).enumerate() {
            let value = ALPHABET
                .iter()
                .position(|a| a == letter)
                .unwrap_or_default();
            for bit in 0..5 {
                if value & (0b1_0000 >> bit) != 0 {
                    let at = index * 5 + bit;
                    bytes[at / 8] |= 0b1000_0000 >> (at % 8);
                }
            }
        }
        let key = Self(SecretBox::new(bytes));
        if *key.letters() == *letters {
            Ok(key)
        } else {
            Err(VaultError::MistypedRecoveryKey)
        }
    }

    /// The nine groups to be shown, the last of them the checksum.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        // Shown to its owner, once.
        self.letters()
            .chunks(GROUP)
            .map(|group| String::from_utf8_lossy(group).into_owned())
            .collect()
    }

    /// Whether what was typed is the group at this place.
    #[must_use]
    pub fn has_group(&self, index: usize, typed: &RecoveryKeyText) -> bool {
        let letters = self.letters();
        let group = letters.chunks(GROUP).nth(index);
        typed
            .letters()
            .is_some_and(|typed| group == Some(typed.as_slice()))
    }

    /// `HKDF-SHA256(recovery key, salt = the slot's, info = "recovery/v1")` (RFC 5869): 160 random bits need no slow
    /// function.
    pub(super) fn derive_kek(&self, salt: &[u8; 16]) -> Zeroizing<[u8; 32]> {
        let mut out = Zeroizing::new([0u8; 32]);
        // The key that unwraps the recovery slot is made of it.
        let expanded = Hkdf::<Sha256>::new(Some(salt), self.0.expose_secret())
            .expand(b"recovery/v1", out.as_mut());
        debug_assert!(expanded.is_ok());
        out
    }

    fn letters(&self) -> Zeroizing<Vec<u8>> {
        // Spelled out to be shown, compared or checked.
        let bytes = self.0.expose_secret();
        let mut check: [u8; 32] = Sha256::new()
            .chain_update(b"recovery/v1")
            .chain_update(bytes)
            .finalize()
            .into();
        let mut letters = Zeroizing::new(spell(bytes, LETTERS));
        letters.extend(spell(&check, CHECK_LETTERS));
        check.zeroize();
        letters
    }
}

/// The first `count` five-bit letters of some bytes, most significant bit first.
fn spell(bytes: &[u8], count: usize) -> Vec<u8> {
    (0..count)
        .map(|letter| {
            let value = (0..5).fold(0, |value, bit| {
                let at = letter * 5 + bit;
                let set = bytes
                    .get(at / 8)
                    .is_some_and(|byte| byte & (0b1000_0000 >> (at % 8)) != 0);
                (value << 1) | usize::from(set)
            });
            ALPHABET[value]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(bytes: [u8; 20]) -> RecoveryKey {
        RecoveryKey(SecretBox::new(Box::new(bytes)))
    }

    #[test]
    fn its_letters_are_what_another_base32_says() {
        // Python: base64.b32encode(bytes(range(20))) translated from RFC 4648's alphabet to Crockford's.
        assert!(
            key(std::array::from_fn(|i| u8::try_from(i).unwrap()))
                .groups()
                .concat()
                .starts_with("000G40R40M30E209185GR38E1W8124GK")
        );
    }

    #[test]
    fn what_paper_does_to_letters_does_not_matter() {
        let key = key([0x42; 20]);
        let shown = key.groups().join("-");
        let typed = shown
            .to_lowercase()
            .replace('0', "o")
            .replace('1', "l")
            .replace('-', "  ");
        assert!(
            RecoveryKey::read(&RecoveryKeyText::typed(typed))
                .unwrap()
                .groups()
                == key.groups()
        );
    }

    #[test]
    fn every_single_slip_is_noticed() {
        let shown = key([0x5C; 20]).groups().concat();
        for at in 0..shown.len() {
            for letter in ALPHABET {
                let mut slipped = shown.clone().into_bytes();
                if slipped[at] == *letter {
                    continue;
                }
                slipped[at] = *letter;
                let text = RecoveryKeyText::typed(String::from_utf8(slipped).unwrap());
                assert!(RecoveryKey::read(&text).is_err(), "letter {at}");
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(bytes: [u8; 20]) {
            let key = key(bytes);
            let read = RecoveryKey::read(&RecoveryKeyText::typed(key.groups().join(" ")));
            prop_assert!(read.is_ok_and(|read| read.0.expose_secret() == &bytes));
        }

        #[test]
        fn whatever_is_typed_gives_an_answer(text: String) {
            prop_assert!(RecoveryKey::read(&RecoveryKeyText::typed(text)).is_err());
        }
    }
}
