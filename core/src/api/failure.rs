//! What goes wrong, as the edge of the house says it.
//!
//! One rule: a code exists only if somebody acts on it, and nothing that was written is ever in a failure. The
//! sentences live with the screen that shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Error;

/// The closed list of what can be told to the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// There is no journal in this place yet.
    NoJournal,
    /// There is a journal already, and making one would write over it.
    AlreadyThere,
    /// The journal is shut.
    Locked,
    /// The passphrase opens nothing here.
    WrongPassphrase,
    /// The recovery key is well formed and opens nothing here.
    WrongRecoveryKey,
    /// What was typed is not a recovery key: a letter is wrong or missing.
    MistypedRecoveryKey,
    /// The passphrase is too easy to guess.
    WeakPassphrase,
    /// The passphrase is longer than 1,024 characters.
    LongPassphrase,
    /// The file is damaged, or is not a journal.
    Damaged,
    /// The file was made by a newer version.
    Newer,
    /// Another window has this journal open.
    InUse,
    /// Encryption could not be proved on, so nothing was opened.
    NotEncrypted,
    /// The disk is full.
    DiskFull,
    /// The folder may not be read or written.
    NoPermission,
    /// The folder is copied elsewhere by a sync program, or lies on a network.
    SyncedFolder,
    /// The machine has too little memory for the work a passphrase takes.
    NoMemory,
    /// What was asked for is not there any more.
    NotFound,
    /// The text is longer than an entry can hold (4 MiB).
    TooLong,
    /// A value lies outside what it can be.
    Invalid,
    /// A check-in for a day that is too far back: a sentence about the time is possible instead.
    TooLate,
    /// That day has as many check-ins as the settings allow.
    EnoughForADay,
    /// The card of values holds as many as it can.
    Full,
    /// The file is not an export that can be read.
    NotAnExport,
    /// The export is larger than is safe to unpack.
    ExportTooLarge,
    /// The work was stopped when asked to.
    Stopped,
    /// Nothing was chosen for the summary.
    EmptySummary,
    /// The summary shown is not the one asked for: it has to be looked at again.
    StalePreview,
    /// The PDF opens with a password alone.
    PdfPassword,
    /// The PDF is damaged, or made so that it cannot be read within bounds.
    PdfUnreadable,
    /// This page of the PDF cannot be drawn within bounds.
    PdfUndrawn,
    /// The sound is written in a way that cannot be unpacked here.
    SoundUnknown,
    /// The sound is finer, or has more channels, than is played.
    SoundTooFine,
    /// The sound is damaged, or made so that it cannot be unpacked within bounds.
    SoundDamaged,
    /// There is nothing on this machine that sound could come out of.
    NoLoudspeaker,
    /// Something was noticed about the journal at opening, and has to be decided first.
    Undecided,
    /// The last step was refused by the disk: what was asked for holds, and the next opening finishes it.
    Unfinished,
    /// Anything else: our fault.
    Internal,
}

/// What a command answers when it did not do what was asked. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Failure {
    /// What happened.
    pub code: Code,
}

impl From<Code> for Failure {
    fn from(code: Code) -> Self {
        Self { code }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { code: error.code() }
    }
}
