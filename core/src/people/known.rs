//! The people and places the user writes about, and what a summary calls them instead.
//!
//! One rule: a child is never a person record. A list of pupils beside feelings about them would be a second,
//! unguarded safeguarding file; what concerns a child belongs in the school's own system.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::{Error, Result};
use crate::journal::{Journal, Saved};
use crate::storage;

/// A person or place by name.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Known {
    /// Its id.
    pub id: i64,
    /// Whether it is a person or a place.
    pub kind: KnownKind,
    /// The full name.
    pub name: String,
    /// Other ways it is written: a nickname, initials, a short form.
    pub also: Vec<String>,
    /// What a summary says instead: "my chair", "my school".
    pub role: String,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum KnownKind {
    /// An adult.
    Person,
    /// A school, a trust, a town.
    Place,
}

/// Saves a new person or place, or changes one.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveKnown {
    /// The one to change; absent for a new one.
    pub id: Option<i64>,
    /// Whether it is a person or a place.
    pub kind: KnownKind,
    /// 1..=80 characters.
    pub name: String,
    /// At most 10 other forms of at most 80 characters.
    pub also: Vec<String>,
    /// 1..=80 characters.
    pub role: String,
}

/// What identifies a person or place.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct KnownId {
    /// Its id.
    pub id: i64,
}

const LONGEST_NAME: usize = 80;
const MOST_FORMS: usize = 10;

/// Everyone and every place known by name, alphabetically.
pub fn list(journal: &mut Journal, _: Nothing) -> Result<Vec<Known>> {
    storage::known::all(journal.read())
}

/// Saves a new person or place, or changes one.
///
/// # Errors
/// [`Code::Invalid`] if something is empty or too long, [`Code::AlreadyThere`] if the name is on the list already,
/// [`Code::NotFound`].
pub fn save(journal: &mut Journal, mut input: SaveKnown) -> Result<Saved<Known>> {
    for text in [&mut input.name, &mut input.role]
        .into_iter()
        .chain(&mut input.also)
    {
        *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    input.also.retain(|form| !form.is_empty());
    let fits = |text: &String| !text.is_empty() && text.chars().count() <= LONGEST_NAME;
    if !fits(&input.name)
        || !fits(&input.role)
        || input.also.len() > MOST_FORMS
        || !input.also.iter().all(fits)
    {
        return Err(Code::Invalid.into());
    }
    journal.write(|write| {
        let id = storage::known::save(write.db, &input)
            .map_err(taken)?
            .ok_or(Code::NotFound)?;
        write.touched.known = true;
        storage::known::all(write.db)?
            .into_iter()
            .find(|known| known.id == id)
            .ok_or_else(|| Code::Internal.into())
    })
}

/// Takes a person or place out. What was written about them stays.
///
/// # Errors
/// [`Code::NotFound`].
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn remove(journal: &mut Journal, input: KnownId) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        if !storage::known::remove(write.db, input.id)? {
            return Err(Code::NotFound.into());
        }
        write.touched.known = true;
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
