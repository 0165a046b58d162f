//! Stages: losses that run side by side, and the states noted along each.
//!
//! One rule: nothing here is ranked, counted up or finished. Only the user marks a state; a return is as good as a
//! first visit; a silence is a silence and not a leaving.

#[cfg(test)]
mod examples;
pub mod facing;
pub mod moves;
pub mod notes;
mod shapes;
pub mod states;
pub mod visits;

pub use shapes::*;

use rusqlite::Connection;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;
use crate::wellbeing::calendar::school;

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

/// One loss over time.
///
/// # Errors
/// [`Code::NotFound`].
#[allow(clippy::needless_pass_by_value)]
pub fn track(journal: &mut Journal, input: LossId) -> Result<LossTrack> {
    let db = journal.read();
    let loss = one(db, input.id)?;
    let notes = storage::state_notes::of_loss(db, input.id)?;
    let visits = visits::visits(&notes);
    let returns = visits.iter().filter(|visit| visit.is_return).count();
    let occurs = |state: &State| {
        notes
            .iter()
            .any(|note| note.levels.iter().any(|level| level.state_id == state.id))
    };
    let calendar = school::stored(db)?;
    let states = storage::states::all(db)?
        .into_iter()
        .filter(|state| !state.hidden || occurs(state))
        .collect();
    Ok(LossTrack {
        loss,
        states,
        returns: u32::try_from(returns).unwrap_or(u32::MAX),
        moves: moves::moves(&notes),
        stays: moves::stays(&visits),
        facing: facing::shares(&notes, &calendar),
        markers: storage::markers::all(db)?,
        notes,
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
