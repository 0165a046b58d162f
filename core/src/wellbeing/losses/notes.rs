//! The notes along a loss: which states were true on a day, which way one was facing, and what it belonged to.
//!
//! One rule: only the writer marks a state, and a note says when it was made: one that was written later than its day
//! carries by how many days.

use super::{NoteBeside, NoteStates, StateNote, StateNoteId, one, tidy};
use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::clock::Day;
use crate::error::Result;
use crate::journal::{Journal, Saved, Write};
use crate::storage;
use crate::storage::state_notes::Written;
use crate::writing::entries::EntryId;

/// Notes the states of a day, or corrects a note. A note with no state is an answer; a page or a day that stands out which
/// has gone since is left out.
///
/// # Errors
/// [`Code::Invalid`] if a level lies outside 1..=3, a state occurs twice or the day has not come, [`Code::TooLong`],
/// [`Code::NotFound`] if the loss, the note or a state is not there.
pub fn note(journal: &mut Journal, mut input: NoteStates) -> Result<Saved<StateNote>> {
    input.note = tidy(input.note)?;
    let states = marked_once(&input)?;
    journal.write(|write| {
        one(write.db, input.loss_id)?;
        all_are_there(write, &states)?;
        without_what_has_gone(write, &mut input)?;
        let before = input.id.map(|id| stored(write, id, input.loss_id));
        let written = dated(write, before.transpose()?.as_ref(), input.day)?;
        let id = match input.id {
            Some(id) => {
                storage::state_notes::update(write.db, id, &input, &written)?;
                id
            }
            None => storage::state_notes::insert(write.db, &input, &written)?,
        };
        storage::state_notes::set_levels(write.db, id, &input.levels)?;
        write.touched.losses = true;
        storage::state_notes::get(write.db, id)?.ok_or_else(|| Code::Internal.into())
    })
}

/// Takes a note out.
///
/// # Errors
/// [`Code::NotFound`].
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn remove(journal: &mut Journal, input: StateNoteId) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        if !storage::state_notes::remove(write.db, input.id)? {
            return Err(Code::NotFound.into());
        }
        write.touched.losses = true;
        Ok(Nothing {})
    })
}

/// The notes that belong to an entry, oldest first.
#[allow(clippy::needless_pass_by_value)]
pub fn beside(journal: &mut Journal, input: EntryId) -> Result<Vec<NoteBeside>> {
    let db = journal.read();
    let states = storage::states::all(db)?;
    storage::state_notes::of_entry(db, input.id)?
        .into_iter()
        .map(|note| {
            let has = |id: i64| note.levels.iter().any(|level| level.state_id == id);
            Ok(NoteBeside {
                title: one(db, note.loss_id)?.title,
                states: states.iter().filter(|one| has(one.id)).cloned().collect(),
                note,
            })
        })
        .collect()
}

/// The states that are marked, each once and within its levels.
fn marked_once(input: &NoteStates) -> Result<Vec<i64>> {
    let mut states: Vec<i64> = input.levels.iter().map(|level| level.state_id).collect();
    states.sort_unstable();
    states.dedup();
    let within = input.levels.iter().all(|one| (1..=3).contains(&one.level));
    if within && states.len() == input.levels.len() {
        Ok(states)
    } else {
        Err(Code::Invalid.into())
    }
}

/// A note of this loss, as it stands.
fn stored(write: &Write<'_>, id: i64, loss_id: i64) -> Result<StateNote> {
    storage::state_notes::get(write.db, id)?
        .filter(|note| note.loss_id == loss_id)
        .ok_or_else(|| Code::NotFound.into())
}

/// The day a note is about, and how late it was made: a correction moves the day and not the evening it was made on.
fn dated(write: &Write<'_>, before: Option<&StateNote>, day: Option<Day>) -> Result<Written> {
    let made_on = before.map_or(write.today, |note| note.day.plus(i64::from(note.late_days)));
    let day = day.or(before.map(|note| note.day)).unwrap_or(made_on);
    if day > made_on {
        return Err(Code::Invalid.into());
    }
    Ok(Written {
        day,
        late_days: made_on.days_since(day),
        now: write.now,
    })
}

/// Every state that is marked has to be there.
fn all_are_there(write: &Write<'_>, states: &[i64]) -> Result<()> {
    let known = storage::states::all(write.db)?;
    let is_known = |id: &i64| known.iter().any(|state| state.id == *id);
    if states.iter().all(is_known) {
        Ok(())
    } else {
        Err(Code::NotFound.into())
    }
}

/// An entry or a day that stands out may have gone while the note was being made. The note is kept without it.
fn without_what_has_gone(write: &Write<'_>, input: &mut NoteStates) -> Result<()> {
    if let Some(id) = input.entry_id {
        input.entry_id = storage::entries::get(write.db, id)?.map(|_| id);
    }
    let markers = storage::markers::all(write.db)?;
    input.marker_id = input
        .marker_id
        .filter(|id| markers.iter().any(|marker| marker.id == *id));
    Ok(())
}
