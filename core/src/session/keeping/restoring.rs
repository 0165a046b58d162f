//! Choosing a backup, looking into it, putting it back.
//!
//! One rule: nothing is touched before the user has seen what it holds, and the journal that was here stays.

use std::ops::DerefMut;
use std::path::Path;

use super::{Keeping, LookInto, LookedInto, Restored, lock};
use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::backups::restore::{self, RestorePreview};
use crate::error::Result;
use crate::exchange::Because;
use crate::session::{Session, Status, status};
use crate::vault::Opener;

impl Keeping {
    /// Opens a backup into a copy and says what it holds, beside what the journal holds now. Nothing is changed. Takes as
    /// long as that takes, without the session.
    ///
    /// # Errors
    /// Of the backup and not of the journal: [`Code::Damaged`], [`Code::Newer`], [`Code::WrongPassphrase`],
    /// [`Code::WrongRecoveryKey`], [`Code::MistypedRecoveryKey`]. [`Code::DiskFull`]; [`Code::NotFound`] if it is not
    /// there any more; [`Code::Invalid`] if there is nothing to open it with.
    pub fn look_into<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
        asked: &LookInto,
    ) -> Result<LookedInto> {
        let _work = self.works();
        let with = match (&asked.passphrase, &asked.recovery_key) {
            (Some(passphrase), None) => Opener::Passphrase(passphrase),
            (None, Some(key)) => Opener::RecoveryKey(key),
            _ => return Err(Code::Invalid.into()),
        };
        let (vault, memory, wanted) = {
            let mut session = lend();
            session.prove_folder_is_ours()?;
            let wanted = match session.journal() {
                Ok(journal) => journal.wanted(),
                Err(_) => self.while_here(),
            };
            (
                session.folder().to_owned(),
                session.surroundings.memory,
                wanted,
            )
        };
        let path = match &asked.name {
            Some(name) => lend().listed_backup(name)?,
            None => lock(&self.held).file.clone().ok_or(Code::NotFound)?,
        };
        let (backup, id) = restore::preview(&vault, &path, &with, memory, &wanted)?;
        let mut session = lend();
        let (now, is_another) = match session.opened() {
            Ok(open) => (
                Some(RestorePreview::of(open.journal.read())?),
                open.vault.keys().id() != id,
            ),
            Err(_) => (None, false),
        };
        Ok(LookedInto {
            backup,
            now,
            is_another,
        })
    }

    /// Shuts the journal and puts what was looked into in its place.
    ///
    /// # Errors
    /// [`Code::NotFound`] if nothing was looked into, [`Code::InUse`].
    pub fn put_back<S: DerefMut<Target = Session>>(&self, lend: &impl Fn() -> S) -> Result<Status> {
        let _work = self.works();
        let mut session = lend();
        let vault = session.folder().to_owned();
        let before = kept(&vault);
        session.restore()?;
        let new = kept(&vault).into_iter().find(|name| !before.contains(name));
        // Where there was no journal, an empty folder is all there is to keep.
        let kept = new.filter(|name| std::fs::remove_dir(vault.join(name)).is_err());
        let mut held = lock(&self.held);
        held.restored = Some(Restored { kept });
        held.file = None;
        drop(held);
        status(&mut session, Nothing {})
    }

    /// Throws away what was looked into.
    ///
    /// # Errors
    /// If the disk refuses.
    pub fn give_up<S: DerefMut<Target = Session>>(&self, lend: &impl Fn() -> S) -> Result<()> {
        let _work = self.works();
        lend().give_up_restore()
    }
}

/// The folders of journals that were replaced, newest first.
pub(super) fn kept(vault: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(vault)
        .into_iter()
        .flatten()
        .filter_map(|file| file.ok()?.file_name().into_string().ok())
        .filter(|name| name.starts_with(Because::Restored.beginning()))
        .collect();
    names.sort();
    names.reverse();
    names
}
