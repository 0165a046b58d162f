//! What a shell holds of backups between two commands: what was chosen, what came of the last one, what was looked at.
//!
//! | Room | What it is for |
//! |---|---|
//! | [`round`] | making one: when it is due, by hand, elsewhere; the second place |
//! | [`restoring`] | choosing one, looking into it, putting it back |
//! | [`shapes`] | what the page is told |
//!
//! One rule: the session is lent for milliseconds and given back, so that a save never waits; whatever takes longer is
//! done without it. One piece of work at a time. Each shell has one, and asks it the same things.

mod restoring;
mod round;
mod shapes;

use std::ops::DerefMut;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

pub use shapes::*;

use crate::api::Code;
use crate::backups::place::{SecondPlace, Shared, last_name};
use crate::clock::Day;
use crate::error::Result;
use crate::journal::Wanted;
use crate::session::Session;

/// What a shell holds of backups.
#[derive(Default)]
pub struct Keeping {
    /// Taken before the session and before what is held, by whoever makes, tests or looks into a backup.
    at_work: Mutex<()>,
    held: Mutex<Held>,
    /// Work on a shut journal is wanted until the window is on its way out.
    here: Mutex<Arc<()>>,
}

#[derive(Default)]
struct Held {
    /// The folder the user has just chosen, and who else has what lies in it.
    folder: Option<(PathBuf, Option<Shared>)>,
    /// The backup the user has just chosen, somewhere on the machine.
    file: Option<PathBuf>,
    /// What was just put back.
    restored: Option<Restored>,
    /// What came of the rounds with the journal that is open now.
    rounds: Rounds,
}

/// What came of the rounds with one open journal: another one begins afresh.
#[derive(Default)]
struct Rounds {
    of: Option<Wanted>,
    /// The newest change and the day for which nothing was due.
    not_due: Option<(i64, Day)>,
    failure: Option<Code>,
    /// When it is tried again.
    again_at: Duration,
    /// The newest backup that is known to be at the second place too.
    copied: Option<String>,
    place_failure: Option<Code>,
    /// When a copy is tried again; a place that is not there is looked for at every round.
    copy_again_at: Duration,
    more: More,
    /// Whether the journal that is open was looked over.
    is_looked_over: bool,
}

impl Keeping {
    /// Nothing more is wanted: what goes on on a shut journal stops. What goes on on an open one stops when that is shut.
    pub fn stop(&self) {
        *lock(&self.here) = Arc::new(());
    }

    /// Whether something is being made, tested or looked into.
    #[must_use]
    pub fn is_at_work(&self) -> bool {
        self.at_work.try_lock().is_err()
    }

    /// How things stand with the backups.
    ///
    /// # Errors
    /// If the journal or its folder cannot be read.
    pub fn standing<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
    ) -> Result<BackupStanding> {
        let mut session = lend();
        let vault = session.folder().to_owned();
        let kept = restoring::kept(&vault);
        let Ok(open) = session.opened() else {
            return Ok(BackupStanding {
                kept,
                restored: lock(&self.held).restored.clone(),
                ..BackupStanding::default()
            });
        };
        let place = SecondPlace::stored(&open.journal)?;
        let noticed = open.journal.noticed();
        let keys = open.vault.keys().again();
        let wanted = open.journal.wanted();
        drop(session);
        let mut held = lock(&self.held);
        held.restored = None;
        let rounds = held.rounds_of(&wanted);
        let (failure, more) = (rounds.failure, rounds.more.clone());
        let place_failure = rounds.place_failure;
        drop(held);
        let place = place.map(|place| PlaceStanding {
            name: place.name(),
            is_there: place.is_there(&vault),
            newest: newest_at(&place, &vault, &keys),
            failure: place_failure.filter(|code| *code != Code::NotFound),
            shared: place.shared,
        });
        Ok(BackupStanding {
            failure,
            place,
            noticed,
            more,
            restored: None,
            kept,
        })
    }

    /// Takes in a folder the user has chosen, and says what is shown of it.
    pub fn choose_folder(&self, folder: PathBuf, shared: Option<Shared>) -> Chosen {
        let name = last_name(&folder);
        lock(&self.held).folder = Some((folder, shared.clone()));
        Chosen { name, shared }
    }

    /// Takes in a backup the user has chosen, and says what is shown of it.
    pub fn choose_file(&self, file: PathBuf) -> Chosen {
        let name = last_name(&file);
        lock(&self.held).file = Some(file);
        Chosen { name, shared: None }
    }

    fn works(&self) -> MutexGuard<'_, ()> {
        lock(&self.at_work)
    }

    fn while_here(&self) -> Wanted {
        Wanted::while_there_is(&lock(&self.here))
    }
}

impl Held {
    /// What came of the rounds with this journal.
    fn rounds_of(&mut self, journal: &Wanted) -> &mut Rounds {
        if !self
            .rounds
            .of
            .as_ref()
            .is_some_and(|of| of.is_that_of(journal))
        {
            self.rounds = Rounds {
                of: Some(journal.clone()),
                ..Rounds::default()
            };
        }
        &mut self.rounds
    }
}

fn newest_at(
    place: &SecondPlace,
    vault: &std::path::Path,
    keys: &crate::vault::Keys,
) -> Option<Day> {
    if !place.is_there(vault) {
        return None;
    }
    Some(place.backups(keys).ok()?.first()?.day)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic ends the whole process, so a lock is never left poisoned.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
