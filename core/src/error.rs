//! What can go wrong, gathered from the rooms.
//!
//! One rule: an error names what is wrong and never what was written. At the edge it becomes a [`Code`].

use crate::api::Code;
use crate::vault::VaultError;

/// Anything that kept the core from doing what was asked. Nothing was changed then.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The strongbox refused.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The database refused.
    #[error("the database refused")]
    Database(#[from] rusqlite::Error),
    /// Asked for something that cannot be done as asked.
    #[error("refused: {0:?}")]
    Refused(Code),
}

/// What the core answers.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<Code> for Error {
    fn from(code: Code) -> Self {
        Self::Refused(code)
    }
}

impl Error {
    /// What the edge of the house says of it.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Refused(code) => *code,
            Self::Vault(error) => vault_code(error),
            Self::Database(error) => database_code(error),
        }
    }
}

fn vault_code(error: &VaultError) -> Code {
    match error {
        VaultError::None => Code::NoJournal,
        VaultError::AlreadyThere => Code::AlreadyThere,
        VaultError::WrongPassphrase => Code::WrongPassphrase,
        VaultError::WrongRecoveryKey => Code::WrongRecoveryKey,
        VaultError::MistypedRecoveryKey => Code::MistypedRecoveryKey,
        VaultError::LongPassphrase => Code::LongPassphrase,
        VaultError::Damaged => Code::Damaged,
        VaultError::Newer => Code::Newer,
        VaultError::InUse => Code::InUse,
        VaultError::NoMemory => Code::NoMemory,
        VaultError::NoRandomness => Code::Internal,
        VaultError::Disk(error) => disk_code(error),
    }
}

/// What a refusal of the disk means to the user.
#[must_use]
pub fn disk_code(error: &std::io::Error) -> Code {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Code::DiskFull,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Code::NoPermission,
        ErrorKind::NotFound => Code::NotFound,
        ErrorKind::AlreadyExists => Code::AlreadyThere,
        ErrorKind::NotADirectory | ErrorKind::IsADirectory => Code::Damaged,
        _ => Code::Internal,
    }
}

fn database_code(error: &rusqlite::Error) -> Code {
    use rusqlite::ErrorCode;
    match error {
        rusqlite::Error::QueryReturnedNoRows => Code::NotFound,
        rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
            ErrorCode::DiskFull => Code::DiskFull,
            // SQLITE_IOERR_WRITE and its kin: a quota or a full disk shows itself like this on some systems.
            ErrorCode::SystemIoFailure
                if failure.extended_code == rusqlite::ffi::SQLITE_IOERR_WRITE =>
            {
                Code::DiskFull
            }
            ErrorCode::PermissionDenied | ErrorCode::ReadOnly | ErrorCode::CannotOpen => {
                Code::NoPermission
            }
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Code::InUse,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Code::Damaged,
            ErrorCode::TooBig => Code::TooLong,
            ErrorCode::OutOfMemory => Code::NoMemory,
            _ => Code::Internal,
        },
        _ => Code::Internal,
    }
}
