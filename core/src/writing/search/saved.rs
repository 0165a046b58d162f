//! Searches kept by a name of the writer's own.
//!
//! One rule: what is kept is what stood in the field; it is understood anew each time, so that "last week" stays last
//! week.

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::{Error, Result};
use crate::journal::{Journal, Saved};
use crate::storage;

use super::{LONGEST, SaveSearch, SavedSearch, SavedSearchId};

const LONGEST_NAME: usize = 60;

/// The searches that were kept, alphabetically.
pub fn list_saved(journal: &mut Journal, _: Nothing) -> Result<Vec<SavedSearch>> {
    storage::saved_searches::all(journal.read())
}

/// Keeps a search by a name, or changes one.
///
/// # Errors
/// [`Code::Invalid`] if the name or the search is empty or too long, [`Code::AlreadyThere`] if the name is taken,
/// [`Code::NotFound`].
pub fn save(journal: &mut Journal, mut input: SaveSearch) -> Result<Saved<SavedSearch>> {
    input.name = input.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = |text: &str, most| !text.trim().is_empty() && text.chars().count() <= most;
    if !fits(&input.name, LONGEST_NAME) || !fits(&input.words, LONGEST) {
        return Err(Code::Invalid.into());
    }
    journal.write(|write| {
        let id = storage::saved_searches::save(write.db, &input)
            .map_err(taken)?
            .ok_or(Code::NotFound)?;
        write.touched.searches = true;
        Ok(SavedSearch {
            id,
            name: input.name,
            words: input.words,
            order: input.order,
        })
    })
}

/// Takes a saved search out. What it found stays where it is.
///
/// # Errors
/// [`Code::NotFound`].
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn remove_saved(journal: &mut Journal, input: SavedSearchId) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        if !storage::saved_searches::remove(write.db, input.id)? {
            return Err(Code::NotFound.into());
        }
        write.touched.searches = true;
        Ok(Nothing {})
    })
}

/// A name that is on the list already is not a fault of the database.
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
