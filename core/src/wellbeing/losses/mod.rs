//! Stages: losses that run side by side, and the states noted along each.
//!
//! One rule: nothing here is ranked, counted up or finished. Only the user marks a state; a return is as good as a
//! first visit; a silence is a silence and not a leaving.

mod shapes;
pub mod visits;

pub use shapes::*;

use rusqlite::Connection;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;

const LONGEST_TITLE: usize = 120;
const LONGEST_NOTE: usize = 2_000;

/// The losses: open ones first, then by what was noted last.
pub fn list(journal: &mut Journal, _: Nothing) -> Result<Vec<Loss>> {
    storage::losses::all(journal.read())
}

/// Saves a new loss or changes one.
///
/// # Errors
/// [`Code::Invalid`] if the title is empty or something is too long, [`Code::NotFound`].
pub fn save(journal: &mut Journal, mut input: SaveLoss) -> Result<Saved<Loss>> {
    input.title = input.title.trim().to_owned();
    input.note = tidy(input.note)?;
    if input.title.is_empty() || input.title.chars().count() > LONGEST_TITLE {
        return Err(Code::Invalid.into());
    }
    journal.write(|write| {
        let id = storage::losses::save(write.db, &input, write.now.at)?.ok_or(Code::NotFound)?;
        write.touched.losses = true;
        one(write.db, id)
    })
}

/// Puts a loss to rest or opens it again.
///
/// # Errors
/// [`Code::NotFound`].
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn set_status(journal: &mut Journal, input: SetLossStatus) -> Result<Saved<Loss>> {
    journal.write(|write| {
        storage::losses::set_status(write.db, input.id, input.status)?;
        write.touched.losses = true;
        one(write.db, input.id)
    })
}

/// The states there are, hidden ones too.
pub fn states(journal: &mut Journal, _: Nothing) -> Result<Vec<State>> {
    storage::losses::states(journal.read())
}

/// Notes the states of a moment, or corrects a note. A note with no state is an answer.
///
/// # Errors
/// [`Code::Invalid`] if a level lies outside 1..=3 or a state occurs twice, [`Code::NotFound`] if the loss, the note
/// or a state is not there.
pub fn note(journal: &mut Journal, mut input: NoteStates) -> Result<Saved<StateNote>> {
    input.note = tidy(input.note)?;
    let mut seen: Vec<i64> = input.levels.iter().map(|level| level.state_id).collect();
    seen.sort_unstable();
    seen.dedup();
    if seen.len() != input.levels.len()
        || !input
            .levels
            .iter()
            .all(|level| (1..=3).contains(&level.level))
    {
        return Err(Code::Invalid.into());
    }
    journal.write(|write| {
        one(write.db, input.loss_id)?;
        let known: Vec<i64> = storage::losses::states(write.db)?
            .into_iter()
            .map(|state| state.id)
            .collect();
        if !seen.iter().all(|id| known.contains(id)) {
            return Err(Code::NotFound.into());
        }
        let id = match input.id {
            Some(id) if storage::losses::update_note(write.db, id, &input)? => id,
            Some(_) => return Err(Code::NotFound.into()),
            None => storage::losses::insert_note(write.db, &input, write.today, write.now)?,
        };
        storage::losses::set_levels(write.db, id, &input.levels)?;
        write.touched.losses = true;
        storage::losses::note(write.db, id)?.ok_or_else(|| Code::Internal.into())
    })
}

/// Takes a note out.
///
/// # Errors
/// [`Code::NotFound`].
#[allow(clippy::needless_pass_by_value)]
pub fn remove_note(journal: &mut Journal, input: StateNoteId) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        if !storage::losses::remove_note(write.db, input.id)? {
            return Err(Code::NotFound.into());
        }
        write.touched.losses = true;
        Ok(Nothing {})
    })
}

/// One loss over time.
///
/// # Errors
/// [`Code::NotFound`].
#[allow(clippy::needless_pass_by_value)]
pub fn track(journal: &mut Journal, input: LossId) -> Result<LossTrack> {
    let db = journal.read();
    let loss = one(db, input.id)?;
    let notes = storage::losses::notes(db, input.id)?;
    let visits = visits::visits(&notes);
    let returns = visits.iter().filter(|visit| visit.is_return).count();
    let occurs = |state: &State| {
        notes
            .iter()
            .any(|note| note.levels.iter().any(|level| level.state_id == state.id))
    };
    let states = storage::losses::states(db)?
        .into_iter()
        .filter(|state| !state.hidden || occurs(state))
        .collect();
    Ok(LossTrack {
        loss,
        states,
        notes,
        returns: u32::try_from(returns).unwrap_or(u32::MAX),
        visits,
    })
}

fn one(db: &Connection, id: i64) -> Result<Loss> {
    storage::losses::get(db, id)?.ok_or_else(|| Code::NotFound.into())
}

fn tidy(note: Option<String>) -> Result<Option<String>> {
    let note = note
        .map(|note| note.trim().to_owned())
        .filter(|note| !note.is_empty());
    if note
        .as_ref()
        .is_some_and(|note| note.chars().count() > LONGEST_NOTE)
    {
        return Err(Code::TooLong.into());
    }
    Ok(note)
}
