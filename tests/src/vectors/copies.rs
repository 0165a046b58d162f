//! Folders whose two copies of the header differ, seals under other keys, and secrets that are not those.

use super::headers::bomb;
use super::sealing::{Header, hkdf, seal, summed_anew};
use super::{Answer, Honest, Vector, by_passphrase};
use crate::PASSPHRASE;

use Answer::{Damaged, Opens, WrongPassphrase, WrongRecoveryKey};

pub(super) fn all(honest: &Honest, other: &Honest) -> Vec<Vector> {
    let mut all = two_copies(honest, other);
    all.extend(secrets(honest, other));
    all
}

/// One copy that is right beside one that is not.
fn two_copies(honest: &Honest, other: &Honest) -> Vec<Vector> {
    let whole = honest.header.sealed(&honest.vault_key);
    let newer = Header {
        sequence: honest.header.sequence + 5,
        ..honest.header.clone()
    };
    let newer = newer.sealed(&honest.vault_key);
    let mut flipped = newer.clone();
    flipped[60] ^= 1;
    let from_the_future = Header {
        major: 2,
        sequence: 99,
        ..honest.header.clone()
    };
    let tampered = summed_anew(flipped.clone());
    let bomb = bomb(honest, 0, (u32::MAX, 1, 1));
    let theirs = other.header.sealed(&other.vault_key);
    let mut all = Vec::new();
    for (name, bytes) in [
        ("damaged", flipped),
        ("tampered", tampered),
        ("empty", Vec::new()),
        ("newer-sequence", newer),
        ("from-the-future", from_the_future.sealed(&honest.vault_key)),
        ("bomb", bomb),
        ("of-another-journal", theirs),
    ] {
        let second = [("header", &whole[..]), ("header.2", &bytes)];
        all.push(honest.copies(&format!("second-copy-{name}"), &second, Opens));
        let first = [("header", &bytes[..]), ("header.2", &whole)];
        all.push(honest.copies(&format!("first-copy-{name}"), &first, Opens));
    }
    all.push(honest.copies("first-copy-alone", &[("header", &whole)], Opens));
    all.push(honest.copies("second-copy-alone", &[("header.2", &whole)], Opens));
    all
}

/// Seals under other keys, and secrets that are not those.
fn secrets(honest: &Honest, other: &Honest) -> Vec<Vector> {
    let whole = honest.header.sealed(&honest.vault_key);
    let under = |info: &[u8], key: &[u8; 32]| seal(honest.header.covered(), &hkdf(key, None, info));
    let mut theirs = honest.folder("another-journals-recovery-key", &whole, WrongRecoveryKey);
    theirs.secret = other.key.clone();
    let mut by_hand = honest.folder("recovery-key-as-written-by-hand", &whole, Opens);
    by_hand.secret = honest
        .key
        .to_lowercase()
        .replace('0', "o")
        .replace('1', "l")
        .replace('-', " ");
    let another_id = Header {
        id: other.header.id,
        ..honest.header.clone()
    };
    let mut all = vec![
        theirs,
        by_hand,
        honest.folder(
            "sealed-under-another-vault-key",
            &under(b"header/v1", &other.vault_key),
            Damaged,
        ),
        honest.folder(
            "sealed-under-the-backup-key",
            &under(b"backup/v1", &honest.vault_key),
            Damaged,
        ),
        // Every slot is bound to the journal it is of.
        honest.folder(
            "another-id",
            &another_id.sealed(&honest.vault_key),
            WrongRecoveryKey,
        ),
    ];
    for (name, secret) in [
        ("another", "a different evening altogether now".to_owned()),
        ("with-a-space", format!("{PASSPHRASE} ")),
        ("capitals", PASSPHRASE.to_uppercase()),
        ("empty", String::new()),
    ] {
        let vector = honest.folder(&format!("passphrase-{name}-typed"), &whole, WrongPassphrase);
        all.push(by_passphrase(vector, &secret));
    }
    all
}
