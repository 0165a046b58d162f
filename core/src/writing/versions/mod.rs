//! What an entry said before: list, read beside what is there, bring back.
//!
//! One rule: nothing here takes anything away. Bringing a version back keeps the text that was there as one too; versions
//! go with their entry alone. When a text becomes a version is decided in `entries::sitting`.

mod difference;
mod shapes;
#[cfg(test)]
mod tests;

pub use difference::difference;
pub use shapes::*;

use crate::api::Code;
use crate::error::Result;
use crate::journal::{Fullest, Journal, Saved};
use crate::storage;
use crate::storage::versions::Stored;
use crate::writing::entries::{self, EntryId, came_and_went};
use crate::writing::markdown;

/// The versions of an entry, newest first.
///
/// # Errors
/// [`Code::NotFound`] if there is no such entry.
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn list(journal: &mut Journal, input: EntryId) -> Result<Vec<Version>> {
    let db = journal.read();
    let now = entries::stored(db, input.id)?;
    let stored = storage::versions::of_entry(db, input.id)?;
    let Some(newest) = storage::versions::newest_body(db, input.id)? else {
        return Ok(Vec::new());
    };
    // Each row says what came and went before it; a list says what did after it.
    let mut next = came_and_went(&newest, &now.body);
    let versions = stored.into_iter().map(|stored| {
        let (came, went) = std::mem::replace(&mut next, (stored.came, stored.went));
        version(&stored, came, went)
    });
    Ok(versions.collect())
}

/// One version, as it read, and what came and went from it to what is there now or to the version after it.
///
/// # Errors
/// [`Code::NotFound`].
#[allow(clippy::needless_pass_by_value)]
pub fn read(journal: &mut Journal, input: ReadVersion) -> Result<VersionRead> {
    let db = journal.read();
    let (stored, body) = get(db, input.id)?;
    let after = match input.beside {
        Beside::Now => None,
        Beside::Next => storage::versions::body_after(db, stored.entry_id, stored.id)?,
    };
    let after = match after {
        Some(after) => after,
        // The newest version is followed by what is there now.
        None => entries::stored(db, stored.entry_id)?.body,
    };
    let own: Vec<_> = storage::attachments::of_entry(db, stored.entry_id)?
        .iter()
        .map(|one| (one.id.to_string(), one.id))
        .collect();
    let (came, went) = came_and_went(&body, &after);
    Ok(VersionRead {
        version: version(&stored, came, went),
        difference: difference(&body, &after),
        blocks: markdown::blocks(&body, &own),
    })
}

/// Gives an entry the text of a version. What stood there is kept as a version, if anything was written in it.
///
/// # Errors
/// [`Code::NotFound`].
#[allow(clippy::needless_pass_by_value)]
pub fn bring_back(journal: &mut Journal, input: VersionId) -> Result<Saved<VersionBack>> {
    journal.write(|write| {
        let (stored, body) = get(write.db, input.id)?;
        let id = stored.entry_id;
        let old = entries::stored(write.db, id)?;
        let mut kept = storage::versions::with_body(write.db, id, &old.body)?;
        if old.body != body {
            if kept.is_none() {
                kept = entries::keep(write, id, old.row.changed_at, &old.body)?;
            }
            entries::replace(write, &old, &body)?;
            *write.fullest = Fullest::default();
        }
        let row = entries::row(write.db, id)?;
        Ok(VersionBack { row, kept, body })
    })
}

fn get(db: &rusqlite::Connection, id: i64) -> Result<(Stored, String)> {
    storage::versions::get(db, id)?.ok_or_else(|| Code::NotFound.into())
}

fn version(stored: &Stored, came: u32, went: u32) -> Version {
    Version {
        id: stored.id,
        saved_at: stored.saved_at,
        words: stored.words,
        came,
        went,
    }
}
