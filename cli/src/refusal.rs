//! What went wrong, what to do, and the exit code.
//!
//! One rule: first what happened, then what to do; never a word of what was written.

use afterbell_core::api::{Code, Failure};
use afterbell_core::error::Error;
use afterbell_machine::folders::Elsewhere;

/// What a verb answers.
pub type Outcome<T = ()> = Result<T, Refusal>;

/// Why it was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The core refused.
    Core(Code),
    /// The journal's folder does not stay on this computer.
    Elsewhere(Elsewhere),
    /// It was not asked rightly.
    Usage(&'static str),
    /// The input ended before everything was typed.
    EndOfInput,
    /// The answer has said it already.
    Told,
}

impl Refusal {
    /// It was not asked rightly.
    pub fn usage(words: &'static str) -> Self {
        Self::Usage(words)
    }

    /// The input ended too early.
    pub fn end_of_input() -> Self {
        Self::EndOfInput
    }

    /// Whether the input ended too early.
    pub fn is_end_of_input(&self) -> bool {
        matches!(self, Self::EndOfInput)
    }

    /// The code a program may act on.
    pub fn code(&self) -> Code {
        match self {
            Self::Core(code) => *code,
            Self::Elsewhere(_) => Code::SyncedFolder,
            Self::Usage(_) | Self::EndOfInput | Self::Told => Code::Invalid,
        }
    }

    /// What the process ends with.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) | Self::EndOfInput => 2,
            Self::Core(code) => match code {
                Code::WrongPassphrase | Code::WrongRecoveryKey | Code::MistypedRecoveryKey => 3,
                Code::Damaged | Code::NotEncrypted => 4,
                Code::Newer => 5,
                Code::InUse => 6,
                _ => 1,
            },
            Self::Elsewhere(_) | Self::Told => 1,
        }
    }

    /// Two sentences.
    pub fn words(&self) -> String {
        let (happened, todo) = match self {
            Self::Core(code) => words(*code),
            Self::Elsewhere(whose) => return format!("{} {STAYS_HERE}", told(*whose)),
            Self::Usage(words) => (*words, "See `afterbell-cli help`."),
            Self::EndOfInput => (
                "The input ended before everything was typed.",
                "The first line is the passphrase; see `afterbell-cli help`.",
            ),
            Self::Told => return String::new(),
        };
        format!("{happened} {todo}")
    }
}

const STAYS_HERE: &str = "Choose a folder that stays on this computer.";

fn told(whose: Elsewhere) -> String {
    match whose {
        Elsewhere::Synced(by) => format!("{by} copies that folder elsewhere."),
        Elsewhere::Network(by) => format!("That folder lies on another machine ({by})."),
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        Self::Core(code)
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Core(error.code())
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Self::Core(failure.code)
    }
}

fn words(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::NoJournal => (
            "There is no journal in that folder.",
            "Make one with `new`, or name another folder.",
        ),
        Code::AlreadyThere => (
            "There is one there already.",
            "Nothing was written over it.",
        ),
        Code::Locked => ("The journal is shut.", "Open it with its passphrase."),
        Code::WrongPassphrase => (
            "That passphrase did not open it.",
            "Look for a capital letter or a space too many, and try again.",
        ),
        Code::WrongRecoveryKey => (
            "That recovery key belongs to another journal, or to an older sheet.",
            "Look for the newest sheet.",
        ),
        Code::MistypedRecoveryKey => (
            "Something in the recovery key was mistyped.",
            "Compare it with your sheet group by group.",
        ),
        Code::WeakPassphrase => (
            "That passphrase could be guessed.",
            "Make it longer, or take six words drawn by chance with `--suggest`.",
        ),
        Code::LongPassphrase => (
            "That passphrase is too long.",
            "Keep it to 1,024 characters.",
        ),
        Code::Damaged => (
            "The journal file is damaged, or it is not a journal.",
            "Nothing was changed: leave it as it is, and put back a copy of the folder if you have one.",
        ),
        Code::Newer => (
            "This journal was made by a newer version.",
            "Nothing was changed. Open it with that version.",
        ),
        Code::InUse => (
            "This journal is open somewhere else.",
            "Close it there, then try again.",
        ),
        Code::NotEncrypted => (
            "Encryption could not be proved to be on, so nothing was opened.",
            "Do not write here for now; the journal is untouched.",
        ),
        Code::DiskFull => ("The disk is full.", "Make some room on it, then try again."),
        Code::NoPermission => (
            "The folder or file may not be read or written.",
            "Check that it belongs to you, then try again.",
        ),
        Code::Unfinished => (
            "The last step was refused by the disk. Nothing is lost.",
            "Make some room, then open the journal with the new passphrase, or with that of the backup: it is finished then.",
        ),
        Code::Undecided => (
            "Something was noticed when the journal was opened, and is not decided yet.",
            "`info` says what: keep it with `keep-as-found`, or put a backup back with `restore`.",
        ),
        Code::SyncedFolder => (
            "That folder is copied elsewhere by a sync program, or lies on a network.",
            STAYS_HERE,
        ),
        Code::NoMemory => (
            "There is too little free memory to work out the key.",
            "Close a few other programs first.",
        ),
        Code::NotFound => (
            "That is not there.",
            "Look again: `entry list` says which entries there are.",
        ),
        Code::TooLong => ("That is longer than it can be.", "An entry holds 4 MiB."),
        Code::Invalid => (
            "That could not be taken as it is.",
            "Check what you entered and try again.",
        ),
        Code::TooLate => (
            "That day is too far back for a check-in: two days are as many as can be remembered truly.",
            "In the window, under Trends, a sentence can be kept for the time instead.",
        ),
        Code::Full => (
            "The card holds seven values, and no more.",
            "Change one of them, or take one out first.",
        ),
        Code::EnoughForADay => (
            "That day has as many check-ins as a day takes.",
            "Nothing was lost. How many a day takes can be changed in the window’s settings.",
        ),
        Code::NotAnExport => (
            "That is not a Day One export that can be read.",
            "In Day One, export as JSON, and name the zip file or the folder it unpacks to.",
        ),
        Code::ExportTooLarge => (
            "That export is larger than is safe to unpack.",
            "Export a shorter range of dates, part by part.",
        ),
        Code::Stopped => (
            "It was stopped.",
            "Nothing of it was brought in. It can be started again.",
        ),
        Code::EmptySummary => (
            "Nothing was chosen.",
            "Choose at least one entry, chart or loss.",
        ),
        Code::StalePreview => (
            "Something has changed since.",
            "Compose the summary once more.",
        ),
        Code::PdfPassword | Code::PdfUnreadable | Code::PdfUndrawn => (
            "That PDF cannot be shown.",
            "It is kept as it came; save a copy of it and open that.",
        ),
        Code::SoundUnknown | Code::SoundTooFine | Code::SoundDamaged | Code::NoLoudspeaker => (
            "That sound cannot be played.",
            "It is kept as it came; save a copy of it and open that.",
        ),
        Code::Internal => (
            "Something went wrong that should not have.",
            "What was saved is safe. Try again, and look it over with `check`.",
        ),
    }
}
