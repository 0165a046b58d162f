//! A letter to oneself, given back on a day that was chosen.
//!
//! One rule: it is offered once its day has come and never opened by itself. While a day that was called hard is less than
//! two weeks away, or lies as near to the day it was written, nothing is offered; it stays listed where it can be read.

use rusqlite::Connection;

use super::{GiveBack, Letter, asked};
use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::clock::Day;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;

/// What waits to be given back, the next one first.
pub fn all(db: &Connection) -> Result<Vec<Letter>> {
    let mut letters = Vec::new();
    for stored in storage::guided::letters(db)? {
        if let (Some(entry_id), Some(back_on)) = (stored.entry_id, stored.back_on) {
            letters.push(Letter {
                id: stored.id,
                entry_id,
                name: asked(&stored)?.name,
                day: stored.day,
                back_on,
            });
        }
    }
    Ok(letters)
}

/// The letter that is offered tonight, if one is.
pub fn letter(journal: &mut Journal, _: Nothing) -> Result<Option<Letter>> {
    let today = journal.today();
    let db = journal.read();
    let due = all(db)?
        .into_iter()
        .filter(|letter| letter.back_on <= today);
    let hard = storage::markers::all(db)?;
    let silent = |day: Day| hard.iter().any(|marker| marker.silences(day));
    if silent(today) {
        return Ok(None);
    }
    Ok(due.into_iter().find(|letter| !silent(letter.day)))
}

/// Chooses another day on which a piece is offered back, or never.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::Invalid`] if it is nothing that can be given back, or the day is not to come.
#[allow(clippy::needless_pass_by_value)] // As every command takes its input.
pub fn give_back(journal: &mut Journal, input: GiveBack) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        let stored = storage::guided::get(write.db, input.id)?.ok_or(Code::NotFound)?;
        let to_come = input.back_on.is_none_or(|day| day > write.today);
        if !to_come || !asked(&stored)?.given_back {
            return Err(Code::Invalid.into());
        }
        storage::guided::set_back_on(write.db, stored.id, input.back_on)?;
        Ok(Nothing {})
    })
}
