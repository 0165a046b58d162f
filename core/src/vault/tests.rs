//! What the strongbox promises, told on real folders with a cheap cost.

use std::fs;

use super::*;

const GIB: u64 = 1024 * 1024 * 1024;

fn passphrase(text: &str) -> Passphrase {
    Passphrase::typed(text.to_owned())
}

/// A vault whose database is of no interest here.
fn finished(folder: &Path, text: &str) -> (Vault, RecoveryKey) {
    let (vault, recovery) = make(folder, &passphrase(text), Cost::CHEAPEST).unwrap();
    vault.finish().unwrap();
    (vault, recovery)
}

fn made(folder: &Path) -> RecoveryKey {
    finished(folder, "six words nobody has ever said").1
}

#[test]
fn until_it_is_finished_there_is_none_and_another_can_be_made() {
    let place = tempfile::tempdir().unwrap();
    let (vault, _) = make(place.path(), &passphrase("one"), Cost::CHEAPEST).unwrap();
    fs::write(vault.unfinished(), "half a database").unwrap();
    drop(vault);
    assert!(!exists(place.path()).unwrap());
    assert!(matches!(opened(place.path(), "one"), Err(VaultError::None)));
    let (vault, _) = finished(place.path(), "two");
    assert!(!vault.unfinished().exists() && !vault.database().exists());
}

#[test]
fn a_finished_database_gets_its_name_at_the_next_opening() {
    let place = tempfile::tempdir().unwrap();
    let (vault, _) = finished(place.path(), "one");
    fs::write(vault.unfinished(), "a database").unwrap();
    drop(vault);
    let vault = opened(place.path(), "one").unwrap();
    assert_eq!(fs::read(vault.database()).unwrap(), b"a database");
}

fn opened(folder: &Path, text: &str) -> Result<Vault, VaultError> {
    open(folder, &Opener::Passphrase(&passphrase(text)), GIB)
}

#[test]
fn the_passphrase_opens_it_and_gives_the_same_keys() {
    let place = tempfile::tempdir().unwrap();
    let (vault, _) = finished(place.path(), "one");
    let key = *vault.keys().database_key().as_raw_key();
    drop(vault);
    assert_eq!(
        *opened(place.path(), "one")
            .unwrap()
            .keys()
            .database_key()
            .as_raw_key(),
        key
    );
}

#[test]
fn another_passphrase_is_wrong_and_nothing_else() {
    let place = tempfile::tempdir().unwrap();
    made(place.path());
    for near in [
        "",
        "six words nobody has ever said ",
        "Six words nobody has ever said",
        "six words",
    ] {
        assert!(
            matches!(opened(place.path(), near), Err(VaultError::WrongPassphrase)),
            "{near:?}"
        );
    }
}

#[test]
fn the_recovery_key_opens_it_too() {
    let place = tempfile::tempdir().unwrap();
    let recovery = RecoveryKeyText::typed(made(place.path()).groups().join(" "));
    assert!(open(place.path(), &Opener::RecoveryKey(&recovery), GIB).is_ok());
    let other = RecoveryKeyText::typed(RecoveryKey::make().unwrap().groups().join(" "));
    let answer = open(place.path(), &Opener::RecoveryKey(&other), GIB);
    assert!(matches!(answer, Err(VaultError::WrongRecoveryKey)));
}

#[test]
fn a_second_opening_is_told_that_it_is_in_use() {
    let place = tempfile::tempdir().unwrap();
    made(place.path());
    let first = opened(place.path(), "six words nobody has ever said").unwrap();
    let again = opened(place.path(), "six words nobody has ever said");
    assert!(matches!(again, Err(VaultError::InUse)));
    drop(first);
    assert!(opened(place.path(), "six words nobody has ever said").is_ok());
}

#[test]
fn making_never_writes_over_a_journal() {
    let place = tempfile::tempdir().unwrap();
    made(place.path());
    let before = fs::read(place.path().join("header")).unwrap();
    let again = make(place.path(), &passphrase("another"), Cost::CHEAPEST);
    assert!(matches!(again, Err(VaultError::AlreadyThere)));
    assert_eq!(fs::read(place.path().join("header")).unwrap(), before);

    let orphan = tempfile::tempdir().unwrap();
    fs::write(
        orphan.path().join(DATABASE_FILE),
        b"a database whose header is gone",
    )
    .unwrap();
    assert!(matches!(
        make(orphan.path(), &passphrase("x"), Cost::CHEAPEST),
        Err(VaultError::AlreadyThere)
    ));
    assert!(matches!(
        opened(orphan.path(), "x"),
        Err(VaultError::Damaged)
    ));
}

#[test]
fn every_single_flipped_bit_of_one_copy_is_healed_from_the_other() {
    let place = tempfile::tempdir().unwrap();
    made(place.path());
    let path = place.path().join("header");
    let good = fs::read(&path).unwrap();
    // Every byte is flipped in one of its bits; the exhaustive run over all bits of both copies is a soak.
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 1 << (at % 8);
        fs::write(&path, &bad).unwrap();
        let vault = opened(place.path(), "six words nobody has ever said").unwrap();
        assert!(vault.healed(), "byte {at}");
        drop(vault);
        assert_eq!(fs::read(&path).unwrap(), good, "byte {at}");
    }
}

#[test]
fn with_both_copies_damaged_the_answer_is_damaged_and_never_wrong_passphrase() {
    let place = tempfile::tempdir().unwrap();
    made(place.path());
    let good = fs::read(place.path().join("header")).unwrap();
    for at in (0..good.len()).step_by(7) {
        let mut bad = good.clone();
        bad[at] ^= 0x10;
        for name in copies::NAMES {
            fs::write(place.path().join(name), &bad).unwrap();
        }
        let answer = opened(place.path(), "six words nobody has ever said").err();
        assert!(
            matches!(answer, Some(VaultError::Damaged)),
            "byte {at}: {answer:?}"
        );
    }
}

/// The bytes of a header with something changed by someone who has no key but knows SHA-256.
fn resealed(good: &[u8], change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    let mut bytes = good[..good.len() - 32].to_vec();
    change(&mut bytes);
    let sum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&sum);
    bytes
}

#[test]
fn a_change_that_repairs_the_checksum_is_still_refused() {
    let place = tempfile::tempdir().unwrap();
    made(place.path());
    let good = fs::read(place.path().join("header")).unwrap();
    let attempts: [(&str, Vec<u8>); 4] = [
        ("a later epoch", resealed(&good, |bytes| bytes[36] = 9)),
        ("a higher sequence", resealed(&good, |bytes| bytes[28] = 9)),
        ("fewer passes", resealed(&good, |bytes| bytes[46] = 2)),
        ("another vault id", resealed(&good, |bytes| bytes[12] ^= 1)),
    ];
    for (what, bad) in attempts {
        for name in copies::NAMES {
            fs::write(place.path().join(name), &bad).unwrap();
        }
        let answer = opened(place.path(), "six words nobody has ever said");
        assert!(answer.is_err(), "{what}");
    }
}

#[test]
fn a_header_of_the_future_is_newer_and_not_damaged() {
    let place = tempfile::tempdir().unwrap();
    made(place.path());
    let good = fs::read(place.path().join("header")).unwrap();
    let newer = resealed(&good, |bytes| bytes[8] = 2);
    for name in copies::NAMES {
        fs::write(place.path().join(name), &newer).unwrap();
    }
    assert!(matches!(opened(place.path(), "x"), Err(VaultError::Newer)));
}

#[test]
fn a_header_that_asks_for_terabytes_is_refused_without_any_work() {
    let place = tempfile::tempdir().unwrap();
    made(place.path());
    let good = fs::read(place.path().join("header")).unwrap();
    let bomb = resealed(&good, |bytes| {
        bytes[42..46].copy_from_slice(&u32::MAX.to_le_bytes())
    });
    for name in copies::NAMES {
        fs::write(place.path().join(name), &bomb).unwrap();
    }
    assert!(matches!(
        opened(place.path(), "x"),
        Err(VaultError::Damaged)
    ));
}

#[test]
fn changing_the_passphrase_keeps_the_keys_and_ends_the_old_one() {
    let place = tempfile::tempdir().unwrap();
    let (mut vault, recovery) = make(place.path(), &passphrase("old"), Cost::CHEAPEST).unwrap();
    let key = *vault.keys().database_key().as_raw_key();
    vault
        .change_passphrase(&passphrase("new"), Cost::CHEAPEST)
        .unwrap();
    drop(vault);
    assert!(matches!(
        opened(place.path(), "old"),
        Err(VaultError::WrongPassphrase)
    ));
    assert_eq!(
        *opened(place.path(), "new")
            .unwrap()
            .keys()
            .database_key()
            .as_raw_key(),
        key
    );
    let recovery = RecoveryKeyText::typed(recovery.groups().concat());
    assert!(
        open(place.path(), &Opener::RecoveryKey(&recovery), GIB).is_ok(),
        "the recovery key is untouched"
    );
}

#[test]
fn a_new_recovery_key_ends_the_old_one() {
    let place = tempfile::tempdir().unwrap();
    let (mut vault, old) = make(place.path(), &passphrase("p"), Cost::CHEAPEST).unwrap();
    let new = vault.make_recovery_key().unwrap();
    drop(vault);
    let with = |key: &RecoveryKey| RecoveryKeyText::typed(key.groups().concat());
    assert!(open(place.path(), &Opener::RecoveryKey(&with(&old)), GIB).is_err());
    assert!(open(place.path(), &Opener::RecoveryKey(&with(&new)), GIB).is_ok());
}

#[cfg(unix)]
#[test]
fn what_it_writes_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("journal");
    made(&folder);
    assert_eq!(
        fs::metadata(&folder).unwrap().permissions().mode() & 0o777,
        0o700
    );
    for file in fs::read_dir(&folder).unwrap() {
        let file = file.unwrap();
        assert_eq!(
            file.metadata().unwrap().permissions().mode() & 0o777,
            0o600,
            "{:?}",
            file.file_name()
        );
    }
}
