//! What the lock screen asks and is told.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::journal::Noticed;
use crate::vault::{Passphrase, RecoveryKeyText};

/// How things stand with the journal in this place.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Status {
    /// None, locked or open.
    pub journal: Standing,
    /// While open: whether the recovery key has been proved by typing two groups back.
    pub recovery_proved: Option<bool>,
    /// While open: whether it was opened with the recovery key, so that a new passphrase is due.
    pub opened_by_recovery: bool,
    /// While open: whether one of the two header copies was damaged and has been healed from the other.
    pub header_healed: bool,
    /// While open: what was noticed about the file and not decided yet.
    pub noticed: Option<Noticed>,
    /// While locked: in so many seconds each, the reminder's line may be shown.
    pub reminders_in_s: Vec<u32>,
}

/// None, locked or open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// There is no journal here yet.
    None,
    /// There is one, shut.
    Locked,
    /// It is open.
    Open,
}

/// A passphrase nobody could guess, to be offered.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct SuggestedPassphrase {
    /// Six words with spaces between them, about 77 bits.
    pub passphrase: String,
}

/// A passphrase to be judged.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct JudgePassphrase {
    /// As typed.
    pub passphrase: Passphrase,
}

/// How hard a passphrase is to guess.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Strength {
    /// zxcvbn's estimate, 0 (at once) ..= 4 (very hard).
    pub score: u8,
    /// The same as bits: log2 of the guesses it would take.
    pub bits: f64,
    /// Whether it may be used: score at least 3 and at least 60 bits.
    pub enough: bool,
}

/// Makes a journal where there is none.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct MakeJournal {
    /// As typed; normalised to NFC, never trimmed.
    pub passphrase: Passphrase,
}

/// The recovery key, shown this once.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct RecoveryKeyShown {
    /// Nine groups of four letters and digits, the last of them the checksum.
    pub groups: Vec<String>,
}

/// Opens the journal.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct Unlock {
    /// As typed.
    pub passphrase: Passphrase,
}

/// Opens the journal with the recovery key.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct Recover {
    /// As typed: spaces, hyphens and lower case do not matter, O is read as 0, I and L as 1.
    pub recovery_key: RecoveryKeyText,
}

/// Changes the passphrase, alone or with all keys.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ChangePassphrase {
    /// The present one; not needed after opening with the recovery key.
    pub current: Option<Passphrase>,
    /// The new one.
    pub new: Passphrase,
}

/// Two groups of the recovery key, typed back.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ProveRecoveryKey {
    /// Which groups (0-based) and what was typed for each; at least two different ones.
    pub groups: Vec<TypedGroup>,
}

/// A group of the recovery key, typed back.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct TypedGroup {
    /// 0..=8.
    pub index: u8,
    /// As typed.
    pub text: RecoveryKeyText,
}

/// Whether what was asked is so.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Answer {
    /// Yes or no.
    pub yes: bool,
}
