//! Headers and backups.

use std::collections::BTreeMap;

use afterbell_core::vault::{Keys, Opener, Passphrase, RecoveryKeyText};
use afterbell_tests::made_up::chance::Chance;
use afterbell_tests::vectors::sealing::{Backup, summed_anew};
use afterbell_tests::vectors::{Honest, Kind, all};

use super::{Long, mutate, run};

const WORDS: [&[u8]; 8] = [
    b"AFTERBEL",
    b"AFTERBAK",
    b"SQLite format 3\0",
    &[0xFF; 8],
    &[0; 32],
    &[1, 0, 0, 0],
    &[2, 0],
    &[8],
];

/// The honest file, and every vector of its kind: faults that were thought of are the seeds of those that were not.
fn seeds(honest: &Honest, kind: Kind) -> Vec<Vec<u8>> {
    let files = |files: BTreeMap<String, Vec<u8>>| {
        let header = files.get("header").or(files.get("file")).cloned();
        header.unwrap_or_default()
    };
    let mut seeds = vec![match kind {
        Kind::Folder => honest.header.sealed(&honest.vault_key),
        Kind::Backup => {
            let header = honest.header.sealed(&honest.vault_key);
            Backup::of(header, honest.database.clone()).sealed(&honest.vault_key)
        }
    }];
    let vectors = all(honest).into_iter();
    seeds.extend(
        vectors
            .filter(|one| one.kind == kind)
            .map(|one| files(one.files)),
    );
    seeds
}

fn changed(seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    // The honest one half of the time.
    let from = if chance.happens(0.5) {
        0
    } else {
        chance.below(seeds.len())
    };
    let bytes = mutate::bytes(&seeds[from], seeds, &WORDS, chance);
    if chance.happens(0.7) {
        summed_anew(bytes)
    } else {
        bytes
    }
}

fn headers(long: Long) {
    let honest = Honest::make();
    let seeds = seeds(&honest, Kind::Folder);
    let key = RecoveryKeyText::typed(honest.key.clone());
    let wrong = Passphrase::typed("not this one".to_owned());
    let (mut opened, mut tried) = (0, 0);
    run("headers", long, |chance| {
        let bytes = changed(&seeds, chance);
        tried += 1;
        // A passphrase now and then: its work is done for as long as the bounds allow.
        if chance.happens(0.01) {
            assert!(Keys::of_header(&bytes, &Opener::Passphrase(&wrong), 64 << 20).is_err());
        }
        if let Ok(keys) = Keys::of_header(&bytes, &Opener::RecoveryKey(&key), 8 << 30) {
            // What opens was sealed by one who has the key: it is one of the seeds, byte by byte.
            assert!(seeds.contains(&bytes), "it was not sealed so");
            assert!(keys.id().0 == honest.header.id);
            opened += 1;
        }
    });
    eprintln!("headers: {opened} of {tried} were a seed again");
}

fn backups(long: Long) {
    let honest = Honest::make();
    let seeds = seeds(&honest, Kind::Backup);
    let key = RecoveryKeyText::typed(honest.key.clone());
    let file = honest.evening.home().join("fuzz.afterbell");
    let mut window = honest.evening.window_on("fuzz");
    run("backups", long, |chance| {
        let bytes = changed(&seeds, chance);
        std::fs::write(&file, &bytes).unwrap();
        let previewed = window
            .session()
            .preview_restore(&file, &Opener::RecoveryKey(&key));
        assert!(
            previewed.is_err() || seeds.contains(&bytes),
            "it was not sealed so"
        );
        if let Err(error) = previewed {
            let code = format!("{:?}", error.code());
            let known = ["Damaged", "Newer", "WrongRecoveryKey", "NotEncrypted"];
            assert!(known.contains(&code.as_str()), "{code}");
        }
    });
}

#[test]
fn no_header_but_an_honest_one_opens() {
    headers(Long::Cases(6_000));
}

#[test]
fn no_backup_but_an_honest_one_is_restored() {
    backups(Long::Cases(150));
}

#[test]
#[ignore = "as long as it is told: cargo xtask soak"]
fn headers_for_long() {
    headers(Long::as_told());
}

#[test]
#[ignore = "as long as it is told: cargo xtask soak"]
fn backups_for_long() {
    backups(Long::as_told());
}
