//! The session: shut, or open on one journal.
//!
//! One rule: what needs an open journal asks [`Session::journal`] and is refused while it is shut. Locking drops
//! everything at once: the connection, the keys, the recovery key that was being shown.

pub mod attaching;
mod backups;
pub mod keeping;
mod renewing;
mod shapes;
mod strength;

use std::path::PathBuf;
use std::sync::Arc;

pub use backups::{list_backups, remove_older_backups};
pub use renewing::renew_keys;
pub use shapes::*;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::clock::{Clock, DAY_TURNS_AT};
use crate::error::Result;
use crate::exchange;
use crate::journal::{Chain, Journal};
use crate::people::mentions;
use crate::storage;
use crate::vault::{self, Cost, Opener, Passphrase, RecoveryKey, Vault, Work};
use crate::wellbeing::reminders::{self, Ahead};

/// What the session is told about the machine it runs on.
pub struct Surroundings {
    /// The vault's folder. It need not exist yet.
    pub folder: PathBuf,
    /// Whether a sync program copies that folder, or it lies on a network: then no journal is made or opened in it.
    pub folder_is_shared: bool,
    /// The machine's memory in bytes: bounds what a passphrase may cost.
    pub memory: u64,
    /// How the cost of a new passphrase is decided.
    pub work: Work,
    /// What tells the time.
    pub clock: Arc<dyn Clock>,
}

/// Shut, or open on one journal.
pub struct Session {
    surroundings: Surroundings,
    open: Option<Open>,
    /// When the lock may show the reminder's line: told by the journal as it was shut, and no more of it.
    ahead: Vec<Ahead>,
}

/// An open journal. The order of the fields is the order of dropping: the database is closed before the vault lets
/// go of its lock.
struct Open {
    journal: Journal,
    vault: Vault,
    /// While the recovery key is being shown and proved.
    shown: Option<RecoveryKey>,
    by_recovery: bool,
}

impl Session {
    /// A session that is shut.
    #[must_use]
    pub fn new(surroundings: Surroundings) -> Self {
        Self {
            surroundings,
            open: None,
            ahead: Vec::new(),
        }
    }

    /// The open journal.
    ///
    /// # Errors
    /// [`Code::Locked`].
    pub fn journal(&mut self) -> Result<&mut Journal> {
        self.opened().map(|open| &mut open.journal)
    }

    /// Whether a journal is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The vault's folder.
    #[must_use]
    pub fn folder(&self) -> &std::path::Path {
        &self.surroundings.folder
    }

    fn opened(&mut self) -> Result<&mut Open> {
        self.open.as_mut().ok_or_else(|| Code::Locked.into())
    }

    fn cost(&self) -> Result<Cost> {
        match self.surroundings.work {
            Work::Fixed(cost) => Ok(cost),
            Work::Calibrated => {
                let clock = &self.surroundings.clock;
                Ok(Cost::calibrate(self.surroundings.memory, &|| {
                    clock.elapsed()
                })?)
            }
        }
    }

    /// Whoever changes the keys knows them. After opening with the recovery key nothing more is asked.
    fn prove_current(&mut self, current: Option<&Passphrase>) -> Result<()> {
        let memory = self.surroundings.memory;
        let open = self.opened()?;
        match current {
            Some(current) => Ok(open.vault.prove_passphrase(current, memory)?),
            None if open.by_recovery => Ok(()),
            None => Err(Code::WrongPassphrase.into()),
        }
    }

    /// Two machines writing one database lose entries, and a copy at the employer's stays there for good.
    fn prove_folder_is_ours(&self) -> Result<()> {
        if self.surroundings.folder_is_shared {
            return Err(Code::SyncedFolder.into());
        }
        Ok(())
    }

    fn journal_of(&self, vault: &Vault, opened: storage::Opened) -> Result<Journal> {
        let storage::Opened { mut db, migrated } = opened;
        let clock = Arc::clone(&self.surroundings.clock);
        let seal = Some(vault.seal()?);
        let chain = Chain::pick_up(
            &mut db,
            vault.keys().chain_key(),
            seal,
            clock.now().at,
            migrated,
        )?;
        Journal::new(db, chain, clock)
    }

    fn open_with(&mut self, opener: &Opener<'_>) -> Result<()> {
        self.prove_folder_is_ours()?;
        // Whoever opens again starts afresh, and a journal is never open twice.
        self.open = None;
        exchange::finish(&self.surroundings.folder)?;
        let vault = vault::open(&self.surroundings.folder, opener, self.surroundings.memory)?;
        let today = self.surroundings.clock.now().day(DAY_TURNS_AT);
        let opened = storage::open(&vault, |vault| {
            let folder = vault.folder().join(crate::backups::FOLDER);
            let database = vault.database();
            crate::backups::make_before_migration(&database, vault.keys(), &folder, today)
        })?;
        let migrated = opened.migrated;
        let mut journal = self.journal_of(&vault, opened)?;
        // Before anything is written: what may go is told by the last change there was. What cannot go now goes next time.
        drop(journal.let_go());
        // One that cannot be noted is one that was never left alone.
        drop(reminders::note_past(&mut journal, &self.ahead));
        self.ahead.clear();
        if migrated {
            // What cannot be linked now is linked when its entry or its person is saved next.
            drop(mentions::link_all(&mut journal));
        }
        // What cannot be taken away now is at the next opening.
        drop(exchange::tidy(&self.surroundings.folder));
        drop(crate::backups::tidy(&self.backups()));
        let by_recovery = matches!(opener, Opener::RecoveryKey(_));
        self.open = Some(Open {
            journal,
            vault,
            shown: None,
            by_recovery,
        });
        Ok(())
    }
}

/// How things stand with the journal.
pub fn status(session: &mut Session, _: Nothing) -> Result<Status> {
    let Some(open) = &session.open else {
        let folder = &session.surroundings.folder;
        // A restore that was cut short leaves a vault in two places. What keeps it from being finished is told when
        // the vault is opened.
        drop(exchange::finish(folder));
        let there = vault::exists(folder)?;
        let journal = if there {
            Standing::Locked
        } else {
            Standing::None
        };
        return Ok(Status {
            journal,
            recovery_proved: None,
            opened_by_recovery: false,
            header_healed: false,
            noticed: None,
            reminders_in_s: seconds_to(&session.ahead, session.surroundings.clock.now().at),
        });
    };
    Ok(Status {
        journal: Standing::Open,
        recovery_proved: Some(storage::vault_row::recovery_proved(open.journal.read())?),
        opened_by_recovery: open.by_recovery,
        header_healed: open.vault.healed(),
        noticed: open.journal.noticed(),
        reminders_in_s: Vec::new(),
    })
}

/// In so many seconds each of those still to come.
fn seconds_to(ahead: &[Ahead], now: i64) -> Vec<u32> {
    let to_come = ahead.iter().map(|ahead| (ahead.at - now) / 1000);
    to_come
        .filter_map(|seconds| u32::try_from(seconds).ok())
        .collect()
}

/// Offers a passphrase of six words.
pub fn suggest_passphrase(_: &mut Session, _: Nothing) -> Result<SuggestedPassphrase> {
    Ok(SuggestedPassphrase {
        passphrase: strength::suggest()?,
    })
}

/// Says how hard a passphrase is to guess.
// By value, as every command takes its input: the passphrase ends here.
#[allow(clippy::needless_pass_by_value)]
pub fn judge_passphrase(_: &mut Session, input: JudgePassphrase) -> Result<Strength> {
    strength::judge(&input.passphrase)
}

/// Makes a journal, opens it, and shows its recovery key this once.
///
/// # Errors
/// [`Code::WeakPassphrase`], [`Code::LongPassphrase`], [`Code::AlreadyThere`], [`Code::SyncedFolder`]; nothing was made
/// then.
#[allow(clippy::needless_pass_by_value)]
pub fn make_journal(session: &mut Session, input: MakeJournal) -> Result<RecoveryKeyShown> {
    session.prove_folder_is_ours()?;
    strength::prove_enough(&input.passphrase)?;
    if session.open.is_some() {
        return Err(Code::AlreadyThere.into());
    }
    let cost = session.cost()?;
    let (vault, recovery) = vault::make(&session.surroundings.folder, &input.passphrase, cost)?;
    let db = match storage::create(&vault, session.surroundings.clock.now().at) {
        Ok(db) => db,
        Err(error) => {
            // Half a journal would be taken for a damaged one. Only what this very call has made is taken away.
            vault.unmake();
            return Err(error);
        }
    };
    let opened = storage::Opened {
        db,
        migrated: false,
    };
    let journal = session.journal_of(&vault, opened)?;
    let groups = recovery.groups();
    session.open = Some(Open {
        journal,
        vault,
        shown: Some(recovery),
        by_recovery: false,
    });
    Ok(RecoveryKeyShown { groups })
}

/// Opens the journal.
///
/// # Errors
/// [`Code::WrongPassphrase`], [`Code::Damaged`], [`Code::Newer`], [`Code::InUse`], [`Code::NotEncrypted`],
/// [`Code::SyncedFolder`], each for itself.
#[allow(clippy::needless_pass_by_value)]
pub fn unlock(session: &mut Session, input: Unlock) -> Result<Status> {
    session.open_with(&Opener::Passphrase(&input.passphrase))?;
    status(session, Nothing {})
}

/// Opens the journal with the recovery key.
///
/// # Errors
/// As [`unlock`], with [`Code::WrongRecoveryKey`] and [`Code::MistypedRecoveryKey`].
#[allow(clippy::needless_pass_by_value)]
pub fn recover(session: &mut Session, input: Recover) -> Result<Status> {
    session.open_with(&Opener::RecoveryKey(&input.recovery_key))?;
    status(session, Nothing {})
}

/// Shuts the journal and forgets its keys. Shutting a shut one is fine.
pub fn lock(session: &mut Session, _: Nothing) -> Result<Status> {
    if let Some(open) = session.open.take() {
        session.ahead = reminders::ahead(&open.journal).unwrap_or_default();
    }
    status(session, Nothing {})
}

/// Keeps a journal that was noticed to be another than the one closed last, as it was found.
///
/// # Errors
/// If the database refuses.
pub fn keep_as_found(session: &mut Session, _: Nothing) -> Result<Status> {
    session.journal()?.accept()?;
    status(session, Nothing {})
}

/// Changes the passphrase.
///
/// # Errors
/// [`Code::WrongPassphrase`] if the present one is not the one in use; it is not asked for after opening with the
/// recovery key.
#[allow(clippy::needless_pass_by_value)]
pub fn change_passphrase(session: &mut Session, input: ChangePassphrase) -> Result<Answer> {
    session.prove_current(input.current.as_ref())?;
    strength::prove_enough(&input.new)?;
    let cost = session.cost()?;
    let open = session.opened()?;
    open.vault.change_passphrase(&input.new, cost)?;
    open.by_recovery = false;
    Ok(Answer { yes: true })
}

/// Makes a new recovery key, and shows it this once.
pub fn make_recovery_key(session: &mut Session, _: Nothing) -> Result<RecoveryKeyShown> {
    let open = session.opened()?;
    // First the note that it is unproved: if the power goes in between, the user is asked for a new sheet.
    open.journal
        .write(|write| storage::vault_row::set_recovery_proved(write.db, false))?;
    let recovery = open.vault.make_recovery_key()?;
    let groups = recovery.groups();
    open.shown = Some(recovery);
    Ok(RecoveryKeyShown { groups })
}

/// Whether two groups of the recovery key shown were typed back rightly. If so it is forgotten.
///
/// # Errors
/// [`Code::NotFound`] if no recovery key is being shown, [`Code::Invalid`] if fewer than two groups were typed.
#[allow(clippy::needless_pass_by_value)]
pub fn prove_recovery_key(session: &mut Session, input: ProveRecoveryKey) -> Result<Answer> {
    let open = session.opened()?;
    let shown = open.shown.as_ref().ok_or(Code::NotFound)?;
    let mut places: Vec<u8> = input.groups.iter().map(|group| group.index).collect();
    places.sort_unstable();
    places.dedup();
    if places.len() < 2 {
        return Err(Code::Invalid.into());
    }
    let right = input
        .groups
        .iter()
        .all(|group| shown.has_group(usize::from(group.index), &group.text));
    if right {
        open.journal
            .write(|write| storage::vault_row::set_recovery_proved(write.db, true))?;
        open.shown = None;
    }
    Ok(Answer { yes: right })
}
