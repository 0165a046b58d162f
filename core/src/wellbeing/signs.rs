//! Early signs: what people who love the writer notice first.
//!
//! One rule: the writer ticks them, once; the week asks only about those, and nobody counts them up. The bank that
//! ships is a beginning, in words that may be changed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::{Error, Result};
use crate::journal::{Journal, Saved};
use crate::storage;

/// An early sign.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Sign {
    /// Its id.
    pub id: i64,
    /// Where it shows; absent for one's own.
    pub area: Option<SignArea>,
    /// In words.
    pub label: String,
    /// Whether it is one of the writer's.
    pub mine: bool,
}

/// Where a sign shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum SignArea {
    /// In the body.
    Body,
    /// In thinking.
    Mind,
    /// In feeling.
    Feeling,
    /// In what one does.
    Doing,
    /// In what happens around one.
    Around,
}

/// Adds a sign of one's own, or changes one: its wording, and whether it is mine.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveSign {
    /// The one to change; absent for a new one.
    pub id: Option<i64>,
    /// 1..=120 characters.
    pub label: String,
    /// Whether it is one of the writer's.
    pub mine: bool,
}

const LONGEST_LABEL: usize = 120;

/// Every early sign there is.
pub fn list(journal: &mut Journal, _: Nothing) -> Result<Vec<Sign>> {
    storage::signs::all(journal.read())
}

/// Adds a sign, or changes one in every week it was seen in.
///
/// # Errors
/// [`Code::Invalid`] if it is empty or too long, [`Code::AlreadyThere`] if there is one like it, [`Code::NotFound`].
pub fn save(journal: &mut Journal, mut input: SaveSign) -> Result<Saved<Vec<Sign>>> {
    input.label = input.label.split_whitespace().collect::<Vec<_>>().join(" ");
    if input.label.is_empty() || input.label.chars().count() > LONGEST_LABEL {
        return Err(Code::Invalid.into());
    }
    journal.write(|write| {
        if !storage::signs::save(write.db, &input).map_err(taken)? {
            return Err(Code::NotFound.into());
        }
        write.touched.checkins = true;
        storage::signs::all(write.db)
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
