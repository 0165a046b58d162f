//! Making backups: when one is due, by hand, elsewhere, and at the second place.
//!
//! One rule: a failure is held until the next try and told when somebody asks; nothing here is ever in the way.

use std::ops::DerefMut;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Keeping, MadeByHand, More, lock};
use crate::api::Code;
use crate::backups::place::{SecondPlace, last_name};
use crate::backups::{self, Backup, FOLDER, Made};
use crate::error::{Error, Result};
use crate::journal::{Noticed, Wanted};
use crate::session::Session;
use crate::storage;
use crate::vault::Keys;

/// After a failure it is tried again so much later, or when the journal is next opened.
const AGAIN: Duration = Duration::from_secs(60 * 60);

/// What a round begins with.
struct Begun {
    vault: PathBuf,
    keys: Keys,
    wanted: Wanted,
    now: Duration,
    is_due: Result<bool>,
    noticed: Option<Noticed>,
    place: Option<SecondPlace>,
}

impl Keeping {
    /// Makes a backup if one is due, and brings the second place up to date. Does nothing while other work goes on or
    /// the journal is shut. Answers whether there is something to be told. `lend` is called for every megabyte.
    pub fn round<S: DerefMut<Target = Session>>(&self, lend: &impl Fn() -> S) -> bool {
        let Ok(_work) = self.at_work.try_lock() else {
            return false;
        };
        // A journal that cannot even be asked says so wherever it is asked.
        let Ok(Some(begun)) = self.begin(lend) else {
            return false;
        };
        if let Some(noticed) = begun.noticed.or_else(|| self.look_over(lend, &begun)) {
            return self.look_for_more(lend, &begun, noticed);
        }
        let mut told = false;
        if self.may_try(&begun) {
            let made = match &begun.is_due {
                Ok(false) => None,
                Ok(true) => Some(make(lend, None).map_err(|error| error.code())),
                // A folder that cannot even be looked into gets no backup either.
                Err(error) => Some(Err(error.code())),
            };
            told |= made.is_some_and(|made| self.note(&begun, made.err()));
        }
        if let Some(place) = &begun.place {
            told |= self.see_to(place, &begun);
        }
        told
    }

    /// Makes a backup now, in the usual folder and at the second place.
    ///
    /// # Errors
    /// [`Code::Locked`], [`Code::Damaged`], [`Code::DiskFull`], [`Code::NoPermission`]. What is wrong with the second
    /// place is in the standing.
    pub fn make<S: DerefMut<Target = Session>>(&self, lend: &impl Fn() -> S) -> Result<MadeByHand> {
        let _work = self.works();
        let begun = self.begin(lend)?.ok_or(Code::Locked)?;
        let made = make(lend, None);
        self.note(&begun, made.as_ref().err().map(Error::code));
        let made = made?;
        lock(&self.held).rounds_of(&begun.wanted).copy_again_at = Duration::ZERO;
        if let Some(place) = &begun.place {
            self.see_to(place, &begun);
        }
        Ok(told(&made))
    }

    /// Makes a backup into the folder that was chosen.
    ///
    /// # Errors
    /// [`Code::NotFound`] if none was, or it is not there any more; else as [`Keeping::make`].
    pub fn make_elsewhere<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
    ) -> Result<MadeByHand> {
        let _work = self.works();
        let (folder, _) = lock(&self.held).folder.take().ok_or(Code::NotFound)?;
        if !folder.is_dir() {
            return Err(Code::NotFound.into());
        }
        Ok(told(&make(lend, Some(&folder))?))
    }

    /// Takes the folder that was chosen as the second place, and copies the newest backup there.
    ///
    /// # Errors
    /// [`Code::Invalid`] if it is the vault's own, [`Code::NotFound`]. What keeps the copy from being made is in the
    /// standing.
    pub fn use_place<S: DerefMut<Target = Session>>(&self, lend: &impl Fn() -> S) -> Result<()> {
        let _work = self.works();
        let (folder, shared) = lock(&self.held).folder.take().ok_or(Code::NotFound)?;
        let vault = lend().folder().to_owned();
        let place = SecondPlace::at(&folder, shared, &vault)?;
        SecondPlace::store(lend().journal()?, Some(&place))?;
        let begun = self.begin(lend)?.ok_or(Code::Locked)?;
        {
            let mut held = lock(&self.held);
            let rounds = held.rounds_of(&begun.wanted);
            rounds.copied = None;
            rounds.copy_again_at = Duration::ZERO;
        }
        self.see_to(&place, &begun);
        Ok(())
    }

    /// Has no second place any more. What lies there stays.
    ///
    /// # Errors
    /// [`Code::Locked`].
    pub fn forget_place<S: DerefMut<Target = Session>>(&self, lend: &impl Fn() -> S) -> Result<()> {
        let mut session = lend();
        let wanted = session.journal()?.wanted();
        SecondPlace::store(session.journal()?, None)?;
        drop(session);
        lock(&self.held).rounds_of(&wanted).place_failure = None;
        Ok(())
    }

    /// Opens and counts a backup of the usual folder again.
    ///
    /// # Errors
    /// [`Code::Damaged`] if it is no backup any more, [`Code::NotFound`].
    pub fn test<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
        name: &str,
    ) -> Result<Backup> {
        let _work = self.works();
        let begun = self.begin(lend)?.ok_or(Code::Locked)?;
        let path = lend().listed_backup(name)?;
        let (counts, number) = backups::test(&path, &begun.keys, &begun.wanted)?;
        lend().note_test(name, counts.entries, number)
    }

    /// What a piece of work begins with; none while the journal is shut.
    fn begin<S: DerefMut<Target = Session>>(&self, lend: &impl Fn() -> S) -> Result<Option<Begun>> {
        let mut session = lend();
        let vault = session.folder().to_owned();
        let now = session.surroundings.clock.elapsed();
        let Ok(open) = session.opened() else {
            return Ok(None);
        };
        let wanted = open.journal.wanted();
        let noticed = open.journal.noticed();
        let at = (open.journal.newest_change()?, open.journal.today());
        let mut held = lock(&self.held);
        let rounds = held.rounds_of(&wanted);
        // The files are looked at once for each change and day, and not at every round.
        let is_due = if noticed.is_some() || rounds.not_due == Some(at) {
            Ok(false)
        } else {
            backups::is_due(&open.journal, open.vault.keys(), &vault.join(FOLDER))
        };
        if noticed.is_none() && matches!(is_due, Ok(false)) {
            rounds.not_due = Some(at);
        }
        drop(held);
        Ok(Some(Begun {
            keys: open.vault.keys().again(),
            place: SecondPlace::stored(&open.journal)?,
            vault,
            wanted,
            now,
            is_due,
            noticed,
        }))
    }

    fn may_try(&self, begun: &Begun) -> bool {
        lock(&self.held).rounds_of(&begun.wanted).again_at <= begun.now
    }

    /// Holds what came of a backup, and answers whether that is to be told.
    fn note(&self, begun: &Begun, failure: Option<Code>) -> bool {
        if matches!(failure, Some(Code::Stopped | Code::Locked)) {
            return false;
        }
        let mut held = lock(&self.held);
        let rounds = held.rounds_of(&begun.wanted);
        let later = failure.map_or(Duration::ZERO, |_| AGAIN);
        rounds.again_at = begun.now + later;
        rounds.failure = failure;
        // What was copied may be no worse than what is here.
        rounds.is_looked_over &= failure != Some(Code::Damaged);
        true
    }

    /// Brings the second place up to date if it is behind, and answers whether something is to be told.
    fn see_to(&self, place: &SecondPlace, begun: &Begun) -> bool {
        let from = begun.vault.join(FOLDER);
        let newest = backups::list(&from)
            .ok()
            .and_then(|list| Some(list.first()?.name.clone()));
        let before = {
            let mut held = lock(&self.held);
            let rounds = held.rounds_of(&begun.wanted);
            let is_done = newest.is_none() || newest == rounds.copied;
            if is_done || rounds.copy_again_at > begun.now {
                return false;
            }
            rounds.place_failure
        };
        let done = place.bring_up_to_date(&begun.vault, &from, &begun.keys, &begun.wanted);
        let failure = done.as_ref().err().map(Error::code);
        if failure == Some(Code::Stopped) {
            return false;
        }
        let mut held = lock(&self.held);
        let rounds = held.rounds_of(&begun.wanted);
        rounds.place_failure = failure;
        match failure {
            None => rounds.copied = newest,
            Some(Code::NotFound) => {}
            Some(_) => rounds.copy_again_at = begun.now + AGAIN,
        }
        failure.is_none() || failure != before
    }

    /// Looks the whole journal over, once after each opening, and answers what there is to notice about it.
    fn look_over<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
        begun: &Begun,
    ) -> Option<Noticed> {
        if lock(&self.held).rounds_of(&begun.wanted).is_looked_over {
            return None;
        }
        let found = find_amiss(lend);
        let mut session = lend();
        if !begun.wanted.still() {
            return None;
        }
        // What keeps it from being looked over, a full disk, keeps backups from being made too, and is told there.
        lock(&self.held).rounds_of(&begun.wanted).is_looked_over = true;
        let found = found.ok().flatten()?;
        session.journal().ok()?.notice(found);
        Some(found)
    }

    /// Something was noticed about the journal: looks once whether a backup has more, or is whole where the journal is not.
    fn look_for_more<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
        begun: &Begun,
        noticed: Noticed,
    ) -> bool {
        if lock(&self.held).rounds_of(&begun.wanted).more != More::NotLooked {
            return false;
        }
        let (here, entries) = {
            let mut session = lend();
            let Ok(journal) = session.journal() else {
                return false;
            };
            let counts = storage::check::counts(journal.read());
            let newest = journal.newest_change();
            (newest, counts.ok().map(|counts| counts.entries))
        };
        let here = match (noticed, here) {
            // Any that opens has something this one lacks.
            (Noticed::Altered | Noticed::Damaged, _) | (_, Err(_)) => None,
            (_, Ok(newest)) => Some(newest),
        };
        let more = find_more(begun, here, entries);
        if !begun.wanted.still() {
            return false;
        }
        lock(&self.held).rounds_of(&begun.wanted).more = more;
        true
    }
}

/// What there is to notice about the journal, found in a copy of it. A page that cannot be read is copied as nothing, so
/// that where anything is amiss the pages themselves are asked.
fn find_amiss<S: DerefMut<Target = Session>>(lend: &impl Fn() -> S) -> Result<Option<Noticed>> {
    let found = find_in_copy(lend);
    let is_stopped = |error: &Error| matches!(error.code(), Code::Stopped | Code::Locked);
    if matches!(found, Ok(None)) || found.as_ref().is_err_and(is_stopped) {
        return found;
    }
    if lend().journal()?.can_be_read()? {
        found
    } else {
        Ok(Some(Noticed::Damaged))
    }
}

fn find_in_copy<S: DerefMut<Target = Session>>(lend: &impl Fn() -> S) -> Result<Option<Noticed>> {
    let aside = lend().begin_look()?;
    while !lend().journal().and_then(|journal| aside.step(journal))? {}
    aside.find_amiss()
}

/// The newest backup that opens, if it has changes the journal has not; `here` is the newest the journal has.
fn find_more(begun: &Begun, here: Option<i64>, entries_here: Option<u32>) -> More {
    let folder = begun.vault.join(FOLDER);
    let Ok(list) = backups::list(&folder) else {
        return More::None;
    };
    let opened = list.into_iter().find_map(|backup| {
        let path = folder.join(&backup.name);
        let tested = backups::test(&path, &begun.keys, &begun.wanted).ok()?;
        Some((backup, tested))
    });
    match opened {
        Some((backup, (counts, number))) if here.is_none_or(|here| number > here) => More::In {
            name: backup.name,
            day: backup.day,
            entries: counts.entries,
            here: entries_here,
        },
        _ => More::None,
    }
}

/// Makes one, in the usual folder or elsewhere, with the session lent for each step.
fn make<S: DerefMut<Target = Session>>(
    lend: &impl Fn() -> S,
    elsewhere: Option<&Path>,
) -> Result<Made> {
    let making = {
        let mut session = lend();
        let usual = session.backups();
        session.begin_backup(elsewhere.unwrap_or(&usual))?
    };
    while !lend().step_backup(&making)? {}
    let made = making.finish()?;
    if elsewhere.is_none() {
        lend().note_backup(&made)?;
    }
    Ok(made)
}

fn told(made: &Made) -> MadeByHand {
    MadeByHand {
        name: last_name(&made.path),
        folder: made.path.parent().map(last_name).unwrap_or_default(),
        entries: made.counts.entries,
    }
}
