//! Folders whose header has one fault.

use super::sealing::{FIXED, Header, SLOT, Slot, summed, summed_anew};
use super::{Answer, Honest, Vector, by_its_passphrase};

use Answer::{Damaged, Newer, Opens, WrongPassphrase, WrongRecoveryKey};

/// Costs that no reader may run, each out of one bound: memory in KiB, passes, lanes.
pub const BOMBS: [(&str, u32, u32, u32); 13] = [
    ("four-tebibytes", u32::MAX, 1, 1),
    ("two-tebibytes", 1 << 31, 1, 1),
    ("a-kibibyte-over-a-gibibyte", (1 << 20) + 1, 1, 1),
    ("a-kibibyte-too-little", 8191, 1, 1),
    ("no-memory", 0, 1, 1),
    ("2-to-the-32-rounds", 8192, u32::MAX, 1),
    ("2-to-the-31-rounds", 8192, 1 << 31, 1),
    ("17-rounds", 8192, 17, 1),
    ("no-rounds", 8192, 0, 1),
    ("2-to-the-32-lanes", 8192, 1, u32::MAX),
    ("2-to-the-24-lanes", 8192, 1, 1 << 24),
    ("9-lanes", 8192, 1, 9),
    ("no-lanes", 8192, 1, 0),
];

pub(super) fn all(honest: &Honest, other: &Honest) -> Vec<Vector> {
    let mut all = vec![
        honest.folder(
            "nothing-wrong",
            &honest.header.sealed(&honest.vault_key),
            Opens,
        ),
        by_its_passphrase(honest.folder(
            "nothing-wrong-by-passphrase",
            &honest.header.sealed(&honest.vault_key),
            Opens,
        )),
    ];
    all.extend(bytes(honest));
    all.extend(fields(honest));
    all.extend(slots(honest, other));
    all.extend(bombs(honest));
    all
}

/// Bytes that changed, went or came, with and without the SHA-256 made right.
fn bytes(honest: &Honest) -> Vec<Vector> {
    let whole = honest.header.sealed(&honest.vault_key);
    let mut all = Vec::new();
    for (name, at) in [
        ("magic", 0),
        ("major", 8),
        ("minor", 10),
        ("id", 12),
        ("sequence", 28),
        ("epoch", 36),
        ("count", 40),
        ("first-kind", FIXED),
        ("first-memory", FIXED + 2),
        ("first-salt", FIXED + 13),
        ("first-nonce", FIXED + 29),
        ("first-wrapped", FIXED + 53),
        ("second-salt", FIXED + SLOT + 13),
        ("second-wrapped", FIXED + SLOT + 60),
        ("hmac", whole.len() - 64),
        ("sum", whole.len() - 1),
    ] {
        let mut flipped = whole.clone();
        flipped[at] ^= 4;
        all.push(honest.folder(&format!("flipped-{name}"), &flipped, Damaged));
    }
    for length in [
        0,
        1,
        7,
        8,
        40,
        FIXED,
        FIXED + 50,
        FIXED + SLOT,
        whole.len() - 64,
        whole.len() - 1,
    ] {
        let cut = &whole[..length];
        all.push(honest.folder(&format!("cut-to-{length}"), cut, Damaged));
        let right = summed(cut.to_vec());
        all.push(honest.folder(&format!("cut-to-{length}-summed"), &right, Damaged));
    }
    for more in [1, 32, SLOT, 16_384, 1 << 20] {
        let mut longer = whole.clone();
        longer.resize(whole.len() + more, 0);
        all.push(honest.folder(&format!("{more}-more"), &longer, Damaged));
        let right = summed_anew(longer);
        all.push(honest.folder(&format!("{more}-more-summed"), &right, Damaged));
    }
    // What a version to come looks like nobody knows, but for its first ten bytes and its last 32.
    let to_come = summed(b"AFTERBEL\x02\x00and something else".to_vec());
    all.push(honest.folder("short-and-from-the-future", &to_come, Newer));
    let cut = summed(b"AFTERBEL\x02".to_vec());
    all.push(honest.folder("half-a-version", &cut, Damaged));
    all.push(honest.folder("a-page-of-zeros", &[0; 4096], Damaged));
    all.push(honest.folder("a-text", b"This is not a header.", Damaged));
    all
}

/// One field that is not what it should be, under seals that fit.
fn fields(honest: &Honest) -> Vec<Vector> {
    let mut all = Vec::new();
    let mut with = |name: &str, answer: Answer, change: &dyn Fn(&mut Header)| {
        let mut header = honest.header.clone();
        change(&mut header);
        all.push(honest.folder(name, &header.sealed(&honest.vault_key), answer));
        // The same by one who has no key: the HMAC is that of before.
        let mac = &honest.header.sealed(&honest.vault_key)[honest.header.covered().len()..][..32];
        let unsealed = summed([header.covered(), mac.to_vec()].concat());
        let answer = if answer == Opens { Damaged } else { answer };
        all.push(honest.folder(&format!("{name}-without-the-key"), &unsealed, answer));
    };
    for (name, magic) in [
        ("backup", *b"AFTERBAK"),
        ("lower-case", *b"afterbel"),
        ("zeros", [0; 8]),
    ] {
        with(&format!("magic-of-{name}"), Damaged, &|header| {
            header.magic = magic
        });
    }
    for major in [0, 2, 256, u16::MAX] {
        with(&format!("major-{major}"), Newer, &|header| {
            header.major = major
        });
    }
    for minor in [1, u16::MAX] {
        with(&format!("minor-{minor}"), Opens, &|header| {
            header.minor = minor
        });
    }
    for sequence in [0, 2, u64::MAX] {
        with(&format!("sequence-{sequence}"), Opens, &|header| {
            header.sequence = sequence
        });
    }
    // The database has another key then.
    for epoch in [0, 2, u32::MAX] {
        with(&format!("epoch-{epoch}"), Damaged, &|header| {
            header.epoch = epoch
        });
    }
    for count in [0, 1, 3, 8, 9, u8::MAX] {
        with(&format!("says-{count}-slots"), Damaged, &|header| {
            header.says_slots = Some(count)
        });
    }
    all
}

/// What is done to a slot, by its name.
type Change = (&'static str, fn(&mut Slot));

/// One slot that is not what it should be, under seals that fit.
fn slots(honest: &Honest, other: &Honest) -> Vec<Vector> {
    let mut all = Vec::new();
    let of = |change: &dyn Fn(&mut Vec<Slot>)| {
        let mut header = honest.header.clone();
        change(&mut header.slots);
        header.sealed(&honest.vault_key)
    };
    for kind in [0, 3, u8::MAX] {
        for slot in [0, 1] {
            let header = of(&|slots| slots[slot].kind = kind);
            all.push(honest.folder(&format!("slot-{slot}-of-kind-{kind}"), &header, Damaged));
        }
    }
    let costs: [Change; 3] = [
        ("memory", |slot| slot.memory = 8192),
        ("passes", |slot| slot.passes = 1),
        ("lanes", |slot| slot.lanes = 1),
    ];
    for (name, change) in costs {
        let header = of(&|slots| change(&mut slots[1]));
        all.push(honest.folder(&format!("recovery-with-{name}"), &header, Damaged));
    }
    let spoilt: [Change; 4] = [
        ("salt", |slot| slot.salt[3] ^= 1),
        ("nonce", |slot| slot.nonce[3] ^= 1),
        ("wrapped", |slot| slot.wrapped[3] ^= 1),
        ("tag", |slot| slot.wrapped[40] ^= 1),
    ];
    for (name, change) in spoilt {
        let recovery = of(&|slots| change(&mut slots[1]));
        let passphrase = of(&|slots| change(&mut slots[0]));
        let wrong = honest.folder(&format!("recovery-{name}"), &recovery, WrongRecoveryKey);
        all.push(wrong);
        let beside = honest.folder(&format!("recovery-{name}-by-passphrase"), &recovery, Opens);
        all.push(by_its_passphrase(beside));
        let wrong = honest.folder(&format!("passphrase-{name}"), &passphrase, WrongPassphrase);
        all.push(by_its_passphrase(wrong));
        all.push(honest.folder(
            &format!("passphrase-{name}-by-recovery"),
            &passphrase,
            Opens,
        ));
    }
    // The cost is authenticated: another one that could be run opens nothing.
    for (name, memory, passes, lanes) in [
        ("more-memory", 9000, 1, 1),
        ("two-passes", 8192, 2, 1),
        ("two-lanes", 8192, 1, 2),
    ] {
        let header = of(&|slots| {
            (slots[0].memory, slots[0].passes, slots[0].lanes) = (memory, passes, lanes);
        });
        let wrong = honest.folder(&format!("cost-with-{name}"), &header, WrongPassphrase);
        all.push(by_its_passphrase(wrong));
    }
    all.extend(order(honest, other));
    all
}

/// How many slots, in which order, and whose.
fn order(honest: &Honest, other: &Honest) -> Vec<Vector> {
    let [passphrase, recovery] = [0, 1].map(|slot| honest.header.slots[slot].clone());
    let with = |name: &str, slots: &[&Slot], answer| {
        let mut header = honest.header.clone();
        header.slots = slots.iter().map(|slot| (*slot).clone()).collect();
        honest.folder(name, &header.sealed(&honest.vault_key), answer)
    };
    let mut spoilt = recovery.clone();
    spoilt.wrapped[0] ^= 1;
    let eight = [
        &passphrase,
        &passphrase,
        &spoilt,
        &spoilt,
        &spoilt,
        &spoilt,
        &spoilt,
        &recovery,
    ];
    let nine = [eight.as_slice(), &[&recovery]].concat();
    let moved = Slot {
        nonce: passphrase.nonce,
        ..recovery.clone()
    };
    let theirs = other.header.slots[1].clone();
    let another_key =
        recovery
            .clone()
            .wrapped_for(&honest.header.id, &honest.key, &other.vault_key);
    vec![
        with("recovery-first", &[&recovery, &passphrase], Opens),
        with("recovery-alone", &[&recovery], Opens),
        by_its_passphrase(with(
            "recovery-alone-by-passphrase",
            &[&recovery],
            WrongPassphrase,
        )),
        with("passphrase-alone", &[&passphrase], WrongRecoveryKey),
        with(
            "the-second-recovery-slot-opens",
            &[&passphrase, &spoilt, &recovery],
            Opens,
        ),
        with("eight-slots", &eight, Opens),
        with("nine-slots", &nine, Damaged),
        with("no-slots", &[], Damaged),
        with(
            "recovery-with-the-others-nonce",
            &[&passphrase, &moved],
            WrongRecoveryKey,
        ),
        with(
            "recovery-of-another-journal",
            &[&passphrase, &theirs],
            WrongRecoveryKey,
        ),
        // The slot opens, with a key that did not seal the header.
        with(
            "recovery-of-another-vault-key",
            &[&passphrase, &another_key],
            Damaged,
        ),
    ]
}

/// Costs that no reader may run: in each place, refused whatever it is to be opened with.
fn bombs(honest: &Honest) -> Vec<Vector> {
    let mut all = Vec::new();
    for (name, memory, passes, lanes) in BOMBS {
        for place in [0, 1, 7] {
            let header = bomb(honest, place, (memory, passes, lanes));
            let vector = honest.folder(&format!("bomb-{name}-in-{place}"), &header, Damaged);
            all.push(if place == 1 {
                vector
            } else {
                by_its_passphrase(vector)
            });
        }
    }
    for (name, memory, passes, lanes) in [
        ("memory", 1 << 20, 1, 1),
        ("passes", 8192, 16, 1),
        ("lanes", 8192, 1, 8),
    ] {
        let header = bomb(honest, 0, (memory, passes, lanes));
        all.push(honest.folder(&format!("the-most-{name}"), &header, Opens));
    }
    all
}

/// A header with a cost in a slot at a place, rightly sealed: the honest slots stand around it.
#[must_use]
pub fn bomb(honest: &Honest, place: usize, (memory, passes, lanes): (u32, u32, u32)) -> Vec<u8> {
    let mut header = honest.header.clone();
    let bomb = Slot {
        memory,
        passes,
        lanes,
        ..header.slots[0].clone()
    };
    while header.slots.len() < place {
        header.slots.push(header.slots[1].clone());
    }
    header.slots.insert(place, bomb);
    header.sealed(&honest.vault_key)
}
