//! The words and tags a check-in offers.
//!
//! One rule: they are the writer's own to reword, hide and add to, and nothing that was chosen is ever taken away: a
//! hidden one stays where it was chosen.

use super::{CheckInChoices, SaveTag, SaveWord, is_label, tidy};
use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::{Error, Result};
use crate::journal::{Journal, Saved};
use crate::storage;

/// The words and tags to choose from, last used first; hidden ones too, and marked so.
pub fn choices(journal: &mut Journal, _: Nothing) -> Result<CheckInChoices> {
    all(journal.read())
}

/// Adds a word, or changes one wherever it was chosen.
///
/// # Errors
/// [`Code::Invalid`] if it is empty or too long, [`Code::AlreadyThere`] if there is one like it, [`Code::NotFound`].
pub fn save_word(journal: &mut Journal, mut input: SaveWord) -> Result<Saved<CheckInChoices>> {
    input.label = tidy(&input.label);
    if !is_label(&input.label) {
        return Err(Code::Invalid.into());
    }
    journal.write(|write| {
        if !storage::choices::save_word(write.db, &input).map_err(taken)? {
            return Err(Code::NotFound.into());
        }
        write.touched.checkins = true;
        all(write.db)
    })
}

/// Adds a tag, or changes one wherever it was chosen. A tag that is only on entries so far is offered from then on.
///
/// # Errors
/// As [`save_word`].
pub fn save_tag(journal: &mut Journal, mut input: SaveTag) -> Result<Saved<CheckInChoices>> {
    input.label = tidy(&input.label);
    if !is_label(&input.label) {
        return Err(Code::Invalid.into());
    }
    journal.write(|write| {
        if !storage::choices::save_tag(write.db, &input).map_err(taken)? {
            return Err(Code::NotFound.into());
        }
        write.touched.checkins = true;
        write.touched.entries = input.id.is_some();
        all(write.db)
    })
}

fn all(db: &rusqlite::Connection) -> Result<CheckInChoices> {
    Ok(CheckInChoices {
        words: storage::choices::words(db)?,
        tags: storage::choices::tags(db)?,
    })
}

/// A wording that is there already is not a fault of the database.
fn taken(error: Error) -> Error {
    match error {
        Error::Database(error)
            if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) =>
        {
            Code::AlreadyThere.into()
        }
        other => other,
    }
}
