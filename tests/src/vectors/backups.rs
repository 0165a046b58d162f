//! Backups that have one fault.

use data_encoding::HEXLOWER;
use rusqlite::Connection;

use super::headers::{BOMBS, bomb};
use super::sealing::{Backup, Header, hkdf, seal, summed, summed_anew};
use super::{Answer, Honest, Vector, by_its_passphrase};

use Answer::{Damaged, Newer, NotEncrypted, Opens, WrongRecoveryKey};

const PAGE: usize = 4096;

pub(super) fn all(honest: &Honest, other: &Honest) -> Vec<Vector> {
    let whole = of(honest).sealed(&honest.vault_key);
    let mut all = vec![
        honest.backup("backup-nothing-wrong", whole.clone(), Opens),
        by_its_passphrase(honest.backup("backup-nothing-wrong-by-passphrase", whole, Opens)),
    ];
    all.extend(bytes(honest));
    all.extend(fields(honest));
    all.extend(headers(honest, other));
    all.extend(pages(honest, other));
    all.extend(rows(honest));
    all
}

fn of(honest: &Honest) -> Backup {
    Backup::of(
        honest.header.sealed(&honest.vault_key),
        honest.database.clone(),
    )
}

/// Bytes that changed, went or came, with and without the SHA-256 made right.
fn bytes(honest: &Honest) -> Vec<Vector> {
    let backup = of(honest);
    let whole = backup.sealed(&honest.vault_key);
    let header = backup.header.len();
    let mut all = Vec::new();
    for (name, at) in [
        ("magic", 1),
        ("major", 8),
        ("minor", 10),
        ("header-length", 12),
        ("header", 40),
        ("database-length", 16 + header),
        ("first-page", 16 + header + 8),
        ("a-page", 16 + header + 8 + 9 * PAGE + 77),
        ("last-page", whole.len() - 65),
        ("hmac", whole.len() - 64),
        ("sum", whole.len() - 1),
    ] {
        let mut flipped = whole.clone();
        flipped[at] ^= 16;
        all.push(honest.backup(&format!("backup-flipped-{name}"), flipped.clone(), Damaged));
        if name != "sum" && name != "major" {
            let right = summed_anew(flipped);
            all.push(honest.backup(&format!("backup-flipped-{name}-summed"), right, Damaged));
        }
    }
    for length in [
        0,
        8,
        16,
        16 + header,
        24 + header,
        24 + header + PAGE,
        whole.len() - 64,
        whole.len() - 1,
    ] {
        let cut = whole[..length].to_vec();
        all.push(honest.backup(&format!("backup-cut-to-{length}"), cut.clone(), Damaged));
        all.push(honest.backup(
            &format!("backup-cut-to-{length}-summed"),
            summed(cut),
            Damaged,
        ));
    }
    for more in [1, 32, PAGE] {
        let mut longer = whole.clone();
        longer.resize(whole.len() + more, 0);
        all.push(honest.backup(&format!("backup-{more}-more"), longer.clone(), Damaged));
        all.push(honest.backup(
            &format!("backup-{more}-more-summed"),
            summed_anew(longer),
            Damaged,
        ));
    }
    let doubled = [whole.clone(), whole].concat();
    all.push(honest.backup("backup-twice", doubled, Damaged));
    all
}

/// One field that is not what it should be, under seals that fit.
fn fields(honest: &Honest) -> Vec<Vector> {
    let mut all = Vec::new();
    let mut with = |name: &str, answer: Answer, change: &dyn Fn(&mut Backup)| {
        let mut backup = of(honest);
        change(&mut backup);
        all.push(honest.backup(
            &format!("backup-{name}"),
            backup.sealed(&honest.vault_key),
            answer,
        ));
    };
    with("magic-of-a-header", Damaged, &|backup| {
        backup.magic = *b"AFTERBEL"
    });
    with("magic-zeros", Damaged, &|backup| backup.magic = [0; 8]);
    for major in [0, 2, u16::MAX] {
        with(&format!("major-{major}"), Newer, &|backup| {
            backup.major = major
        });
    }
    for minor in [1, u16::MAX] {
        with(&format!("minor-{minor}"), Opens, &|backup| {
            backup.minor = minor
        });
    }
    let length = u32::try_from(of(honest).header.len()).expect("a short header");
    for says in [0, length - 1, length + 1, 16_384, 16_385, u32::MAX] {
        with(&format!("header-of-{says}"), Damaged, &|backup| {
            backup.says_header = Some(says)
        });
    }
    let length = honest.database.len() as u64;
    for says in [
        0,
        length - 4096,
        length - 1,
        length + 1,
        length + 4096,
        1 << 62,
        u64::MAX - 100,
        u64::MAX,
    ] {
        with(&format!("database-of-{says}"), Damaged, &|backup| {
            backup.says_database = Some(says)
        });
    }
    let key = |info: &[u8]| seal(of(honest).covered(), &hkdf(&honest.vault_key, None, info));
    all.push(honest.backup(
        "backup-sealed-under-the-header-key",
        key(b"header/v1"),
        Damaged,
    ));
    all.push(honest.backup(
        "backup-sealed-under-no-key",
        seal(of(honest).covered(), &[0; 32]),
        Damaged,
    ));
    all
}

/// A header within that is not what it should be.
fn headers(honest: &Honest, other: &Honest) -> Vec<Vector> {
    let mut all = Vec::new();
    let mut with = |name: &str, header: Vec<u8>, answer: Answer| {
        let backup = Backup::of(header, honest.database.clone());
        all.push(honest.backup(
            &format!("backup-with-header-{name}"),
            backup.sealed(&honest.vault_key),
            answer,
        ));
    };
    let sealed = |header: &Header| header.sealed(&honest.vault_key);
    let whole = sealed(&honest.header);
    let mut flipped = whole.clone();
    flipped[50] ^= 1;
    with("flipped", flipped.clone(), Damaged);
    // A cost is authenticated, and this one is no longer the slot's; what it is opened with does not look at it.
    with("tampered", summed_anew(flipped), Damaged);
    with("empty", Vec::new(), Damaged);
    with(
        "from-the-future",
        sealed(&Header {
            major: 2,
            ..honest.header.clone()
        }),
        Newer,
    );
    with(
        "of-another-epoch",
        sealed(&Header {
            epoch: 2,
            ..honest.header.clone()
        }),
        Damaged,
    );
    with(
        "of-another-journal",
        other.header.sealed(&other.vault_key),
        WrongRecoveryKey,
    );
    for (name, memory, passes, lanes) in BOMBS {
        with(
            &format!("bomb-{name}"),
            bomb(honest, 0, (memory, passes, lanes)),
            Damaged,
        );
    }
    all
}

/// Pages that are not what they should be, under seals that fit.
fn pages(honest: &Honest, other: &Honest) -> Vec<Vector> {
    let mut all = Vec::new();
    let header = honest.header.sealed(&honest.vault_key);
    let mut with = |name: &str, answer: Answer, change: &dyn Fn(&mut Vec<u8>)| {
        let mut database = honest.database.clone();
        change(&mut database);
        let backup = Backup::of(header.clone(), database);
        all.push(honest.backup(
            &format!("backup-with-{name}"),
            backup.sealed(&honest.vault_key),
            answer,
        ));
    };
    let end = honest.database.len();
    with("no-database", Damaged, &Vec::clear);
    with("half-a-page", Damaged, &|database| {
        database.truncate(end - PAGE / 2)
    });
    with("a-page-less", Damaged, &|database| {
        database.truncate(end - PAGE)
    });
    with("one-page", Damaged, &|database| database.truncate(PAGE));
    with("a-byte-less", Damaged, &|database| {
        database.truncate(end - 1)
    });
    with("another-journals-database", Damaged, &|database| {
        database.clone_from(&other.database)
    });
    with("another-salt", Damaged, &|database| database[3] ^= 1);
    with("pages-exchanged", Damaged, &|database| {
        let (second, third) = database[PAGE..3 * PAGE].split_at_mut(PAGE);
        second.swap_with_slice(third);
    });
    with("zeros", Damaged, &|database| database.fill(0));
    with("a-plain-database", NotEncrypted, &|database| {
        database.clear();
        database.extend(b"SQLite format 3\0");
        database.resize(2 * PAGE, 0);
    });
    for page in [1, 2, 7, 20] {
        with(&format!("page-{page}-flipped"), Damaged, &|database| {
            database[(page - 1) * PAGE + 500] ^= 1
        });
        with(&format!("page-{page}-seal-flipped"), Damaged, &|database| {
            database[page * PAGE - 1] ^= 1
        });
    }
    all
}

/// Rows changed by one who has every key, past the journal's door.
fn rows(honest: &Honest) -> Vec<Vector> {
    let header = honest.header.sealed(&honest.vault_key);
    [
        ("a-schema-to-come", "PRAGMA user_version = 99", Newer),
        (
            "another-id-within",
            "UPDATE vault SET vault_id = zeroblob(16)",
            Damaged,
        ),
        ("no-id-within", "DELETE FROM vault", Damaged),
        (
            "a-title-changed",
            "UPDATE entry SET title = 'Other words' WHERE id = (SELECT max(id) FROM entry)",
            Damaged,
        ),
        ("a-checkin-gone", "DELETE FROM checkin", Damaged),
        ("no-chain", "DELETE FROM chain", Damaged),
        (
            "the-newest-link-gone",
            "DELETE FROM chain WHERE number = (SELECT max(number) FROM chain)",
            Damaged,
        ),
        (
            "another-sum",
            "UPDATE chain SET sum = zeroblob(32) WHERE number = (SELECT max(number) FROM chain)",
            Damaged,
        ),
    ]
    .into_iter()
    .map(|(name, statement, answer)| {
        let backup = Backup::of(header.clone(), changed(honest, statement));
        honest.backup(
            &format!("backup-with-{name}"),
            backup.sealed(&honest.vault_key),
            answer,
        )
    })
    .collect()
}

/// The database after a statement.
fn changed(honest: &Honest, statement: &str) -> Vec<u8> {
    let file = honest.evening.home().join("changed.db");
    std::fs::write(&file, &honest.database).expect("a copy");
    let epoch = honest.header.epoch.to_be_bytes();
    let info = [b"db/v1".as_slice(), &honest.header.id, &epoch].concat();
    let key = HEXLOWER.encode(&hkdf(&honest.vault_key, None, &info));
    let db = Connection::open(&file).expect("it opens");
    db.execute_batch(&format!(
        "PRAGMA key = \"x'{key}'\"; PRAGMA journal_mode = DELETE; {statement};"
    ))
    .expect("it is changed");
    drop(db);
    std::fs::read(&file).expect("it is read")
}
