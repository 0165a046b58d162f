//! The people and places the writer writes about, what a summary calls them instead, and how they stand to the writer.
//!
//! One rule: a child is never a person record. A list of pupils beside feelings about them would be a second,
//! unguarded safeguarding file; what concerns a child belongs in the school's own system. So nobody can be listed in the
//! circle of the pupils: whoever speaks up among them is told of as a group, in `circles`.
//!
//! Whoever is listed or renamed is linked anew to the entries that mention them, in the same transaction.

mod shapes;
#[cfg(test)]
mod tests;

pub use shapes::*;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::{Error, Result};
use crate::journal::{Journal, Saved};
use crate::people::mentions::{self, folded};
use crate::storage;

const LONGEST_NAME: usize = 80;
const MOST_FORMS: usize = 10;

/// Everyone and every place known by name, alphabetically.
pub fn list(journal: &mut Journal, _: Nothing) -> Result<Vec<Known>> {
    storage::known::all(journal.read())
}

/// Saves a new person or place, or changes one. A name that is changed is kept as one of the other forms, so that what
/// was written with it still means them.
///
/// # Errors
/// [`Code::Invalid`] if something is empty or too long, holds no letter or a sign that cannot be seen, or a person is
/// put among the pupils; [`Code::TooLong`] if there are more than ten other forms; [`Code::AlreadyThere`] if somebody
/// else is written so already; [`Code::NotFound`].
pub fn save(journal: &mut Journal, input: SaveKnown) -> Result<Saved<Known>> {
    let mut input = checked(input)?;
    journal.write(|write| {
        let all = storage::known::all(write.db)?;
        let before = match input.id {
            Some(id) => Some(all.iter().find(|one| one.id == id).ok_or(Code::NotFound)?),
            None => None,
        };
        if let Some(before) = before {
            keep_name(&mut input, before);
        }
        if input.also.len() > MOST_FORMS {
            return Err(Code::TooLong.into());
        }
        if is_taken(&input, before, &all) {
            return Err(Code::AlreadyThere.into());
        }
        let id = storage::known::save(write.db, &input)
            .map_err(taken)?
            .ok_or(Code::NotFound)?;
        write.touched.known = true;
        mentions::link_anew(write, id)?;
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
        let mentioned_in = storage::mentions::entries_of(write.db, input.id)?;
        if !storage::known::remove(write.db, input.id)? {
            return Err(Code::NotFound.into());
        }
        write.touched.known = true;
        // Where "@Sam Hill" meant nobody else, it may mean "Sam" now.
        mentions::link_entries(write, &mentioned_in)?;
        Ok(Nothing {})
    })
}

/// Parses at the door.
fn checked(mut input: SaveKnown) -> Result<SaveKnown> {
    let written = [&mut input.name, &mut input.role].into_iter();
    for text in written.chain(&mut input.also) {
        if text.chars().any(is_hidden) {
            return Err(Code::Invalid.into());
        }
        *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    for form in std::iter::once(&mut input.name).chain(&mut input.also) {
        // The mark of a mention is no part of a name.
        *form = form.trim_start_matches('@').trim_start().to_owned();
    }
    input.also.retain(|form| !form.is_empty());
    let mut seen = vec![input.name.clone()];
    input.also.retain(|form| {
        let is_new = !seen.contains(form);
        seen.push(form.clone());
        is_new
    });
    if input.kind == KnownKind::Place {
        input.circle = None;
        input.ties.clear();
    }
    let fits = |text: &String| !text.is_empty() && text.chars().count() <= LONGEST_NAME;
    let is_form = |text: &String| fits(text) && text.chars().any(char::is_alphanumeric);
    if is_form(&input.name)
        && fits(&input.role)
        && input.also.iter().all(is_form)
        && input.circle != Some(Circle::Pupils)
    {
        Ok(input)
    } else {
        Err(Code::Invalid.into())
    }
}

/// A sign that nobody sees, or that turns round what is read.
fn is_hidden(letter: char) -> bool {
    (letter.is_control() && !letter.is_whitespace())
        || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The name that goes becomes one of the other forms.
fn keep_name(input: &mut SaveKnown, before: &Known) {
    let is_same = |form: &String| folded(form) == folded(&before.name);
    if !is_same(&input.name) && !input.also.iter().any(is_same) {
        input.also.push(before.name.clone());
    }
}

/// Whether somebody else is written in one of these ways. What two were given before this was asked stays with both.
fn is_taken(input: &SaveKnown, before: Option<&Known>, all: &[Known]) -> bool {
    let had = |form: &String| {
        before.is_some_and(|before| before.name == *form || before.also.contains(form))
    };
    let new = std::iter::once(&input.name)
        .chain(&input.also)
        .filter(|form| !had(form));
    let others = || all.iter().filter(|one| Some(one.id) != input.id);
    new.map(|form| folded(form)).any(|form| {
        others().any(|one| {
            std::iter::once(&one.name)
                .chain(&one.also)
                .any(|theirs| folded(theirs) == form)
        })
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
