//! What an entry is: save, read, list, bin, bring back.
//!
//! One rule: what is answered as saved is on the disk, exactly as written. An emptied entry is an empty entry, not a
//! deleted one; only the bin takes entries away, and gives them back until their day has come.

mod part;
mod shapes;
mod sitting;

pub use shapes::*;
pub use sitting::{came_and_went, keep};

use rusqlite::Connection;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::clock::{Day, Moment, noon};
use crate::error::Result;
use crate::journal::going::STAYS;
use crate::journal::{Fullest, Journal, Saved, Write};
use crate::people::mentions;
use crate::storage;
use crate::storage::entries::{New, Stored, Text};
use crate::writing::markdown;

/// The most rows a page of the list can have.
const LARGEST_PAGE: u32 = 500;

/// Saves a new entry, or a new text of one.
///
/// # Errors
/// [`Code::TooLong`], [`Code::NotFound`] if the entry is not there any more.
pub fn save(journal: &mut Journal, input: SaveEntry) -> Result<Saved<EntryRow>> {
    if input.body.len() > LONGEST_BODY {
        return Err(Code::TooLong.into());
    }
    let body = clean(input.body);
    journal.write(|write| {
        let id = match input.id {
            Some(id) => rewrite(write, id, &body)?,
            None => {
                let day = input.day.unwrap_or(write.today);
                let at = moment_of(day, write);
                add(write, day, Moment { at, ..write.now }, write.now.at, &body)?
            }
        };
        row(write.db, id)
    })
}

/// Saves a part of an entry's text that was changed. What comes out is proved to be the very text on the page.
///
/// # Errors
/// [`Code::Invalid`] if it is another text: the whole has to be sent then. [`Code::TooLong`], [`Code::NotFound`].
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn change(journal: &mut Journal, input: ChangeEntry) -> Result<Saved<EntryRow>> {
    journal.write(|write| {
        let old = stored(write.db, input.id)?;
        let body = part::put_in(&old.body, &input)?;
        if body.len() > LONGEST_BODY {
            return Err(Code::TooLong.into());
        }
        replace_keeping(write, &old, &body)?;
        row(write.db, input.id)
    })
}

/// Writes a new entry about a moment, indexes its words, and answers its id. For `save` and for imports.
pub fn add(
    write: &mut Write<'_>,
    day: Day,
    about: Moment,
    written_at: i64,
    body: &str,
) -> Result<i64> {
    let gist = markdown::gist(body);
    let changed_at = write.now.at;
    let new = New {
        day,
        at: about.at,
        zone: about.zone.name(),
        written_at,
        changed_at,
        text: Text { body, gist: &gist },
    };
    let id = storage::entries::insert(write.db, &new)?;
    storage::search::add(write.db, id, body)?;
    mentions::link(write, id, body)?;
    write.touched.entries = true;
    Ok(id)
}

/// Gives an entry another text, and keeps the one that stood there if a sitting ended with it or a great deal of it goes.
pub fn rewrite(write: &mut Write<'_>, id: i64, body: &str) -> Result<i64> {
    let old = stored(write.db, id)?;
    replace_keeping(write, &old, body)?;
    Ok(id)
}

fn replace_keeping(write: &mut Write<'_>, old: &Stored, body: &str) -> Result<()> {
    if old.body != body {
        sitting::keep_before(write, old, body)?;
        replace(write, old, body)?;
    }
    Ok(())
}

/// Gives an entry another text, and keeps nothing: for whoever has kept what stood there.
pub(super) fn replace(write: &mut Write<'_>, old: &Stored, body: &str) -> Result<()> {
    let id = old.row.id;
    let gist = markdown::gist(body);
    let text = Text { body, gist: &gist };
    // What is in the bin or may still be let go is not in the index, and must not come into it by being changed.
    let indexed = storage::search::holds(write.db, id)?;
    if indexed {
        storage::search::remove(write.db, id, &old.body)?;
    }
    storage::entries::update(write.db, id, text, write.now.at)?;
    if indexed {
        storage::search::add(write.db, id, body)?;
    }
    mentions::link(write, id, body)?;
    write.touched.entries = true;
    Ok(())
}

/// One entry, to be read or changed.
///
/// # Errors
/// [`Code::NotFound`].
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn read(journal: &mut Journal, input: EntryId) -> Result<Entry> {
    let db = journal.read();
    let stored = stored(db, input.id)?;
    let attachments = storage::attachments::of_entry(db, input.id)?;
    let own: Vec<_> = attachments
        .iter()
        .map(|one| (one.id.to_string(), one.id))
        .collect();
    Ok(Entry {
        id: stored.row.id,
        day: stored.row.day,
        at: stored.row.at,
        written_at: stored.written_at,
        changed_at: stored.row.changed_at,
        blocks: mentions::shown(db, markdown::blocks(&stored.body, &own), &stored.body)?,
        words: stored.row.words,
        tags: storage::tags::of_entry(db, input.id)?,
        binned_at: stored.row.binned_at,
        goes_on: stored.row.goes_on,
        body: stored.body,
        taken_out: storage::attachments::taken_out_of(db, input.id)?,
        attachments,
    })
}

/// A page of the list, newest first.
///
/// # Errors
/// [`Code::Invalid`] if the limit lies outside 1..=500, or whom they mention is asked for with anything else.
#[allow(clippy::needless_pass_by_value)]
pub fn list(journal: &mut Journal, input: ListEntries) -> Result<EntryPage> {
    let elsewhere = input.bin == Some(true) || input.from.is_some() || input.to.is_some();
    if !(1..=LARGEST_PAGE).contains(&input.limit) || input.known.is_some() && elsewhere {
        return Err(Code::Invalid.into());
    }
    let db = journal.read();
    let before = input.before.unwrap_or(i64::MAX);
    // One more than asked for tells whether more follow.
    let limit = input.limit + 1;
    let mut rows = if let Some(known) = input.known {
        storage::entries::page_mentioning(db, known, before, limit)?
    } else if input.bin == Some(true) {
        storage::entries::bin(db, input.before, limit)?
    } else if input.from.is_some() || input.to.is_some() {
        let from = input.from.unwrap_or(Day(chrono::NaiveDate::MIN));
        let to = input.to.unwrap_or_else(|| journal.today());
        storage::entries::page_between(db, from, to, before, limit)?
    } else {
        storage::entries::page(db, before, limit)?
    };
    let more = rows.len() > input.limit as usize;
    rows.truncate(input.limit as usize);
    for row in &mut rows {
        complete(db, row)?;
    }
    Ok(EntryPage { rows, more })
}

/// Puts an entry into the bin, where it stays for [`STAYS`] days. It is not found by a search while it is there.
///
/// # Errors
/// [`Code::NotFound`].
#[allow(clippy::needless_pass_by_value)]
pub fn bin(journal: &mut Journal, input: EntryId) -> Result<Saved<EntryRow>> {
    journal.write(|write| {
        let old = stored(write.db, input.id)?;
        if old.row.binned_at.is_none() {
            if storage::search::holds(write.db, input.id)? {
                storage::search::remove(write.db, input.id, &old.body)?;
            }
            storage::entries::set_binned(
                write.db,
                input.id,
                Some((write.now.at, write.today.plus(STAYS))),
            )?;
            write.touched.entries = true;
            write.touched.kept = true;
        }
        row(write.db, input.id)
    })
}

/// Brings an entry back from the bin.
///
/// # Errors
/// [`Code::NotFound`].
#[allow(clippy::needless_pass_by_value)]
pub fn bring_back(journal: &mut Journal, input: EntryId) -> Result<Saved<EntryRow>> {
    journal.write(|write| {
        let old = stored(write.db, input.id)?;
        if old.row.binned_at.is_some() {
            storage::entries::set_binned(write.db, input.id, None)?;
            if storage::search::holds(write.db, input.id)? {
                storage::search::add(write.db, input.id, &old.body)?;
            }
            // Somebody may have been listed since.
            mentions::link(write, input.id, &old.body)?;
            write.touched.entries = true;
            write.touched.kept = true;
        }
        row(write.db, input.id)
    })
}

/// Takes an entry that is in the bin away for good, with its versions and attachments.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::Invalid`] if it is not in the bin; [`Code::Undecided`] while something noticed is.
#[allow(clippy::needless_pass_by_value)]
pub fn take_away(journal: &mut Journal, input: EntryId) -> Result<Saved<Nothing>> {
    if journal.noticed().is_some() {
        return Err(Code::Undecided.into());
    }
    journal.write(|write| {
        if stored(write.db, input.id)?.row.binned_at.is_none() {
            return Err(Code::Invalid.into());
        }
        storage::entries::take_away(write.db, input.id)?;
        *write.fullest = Fullest::default();
        write.touched.entries = true;
        // A note along a loss may have led to it, and what is kept may have been taken from it.
        write.touched.losses = true;
        write.touched.kept = true;
        Ok(Nothing {})
    })
}

/// The newest page of the day being lived, if there is one: what was written along a guided reflection is gone on with
/// there, and is not the page of the evening.
pub fn of_today(journal: &mut Journal) -> Result<Option<Entry>> {
    match storage::entries::newest_of(journal.read(), journal.today())? {
        Some(id) => read(journal, EntryId { id }).map(Some),
        None => Ok(None),
    }
}

/// An entry as it stands in its table.
pub(super) fn stored(db: &Connection, id: i64) -> Result<Stored> {
    storage::entries::get(db, id)?.ok_or_else(|| Code::NotFound.into())
}

/// The row of an entry for a list.
pub(super) fn row(db: &Connection, id: i64) -> Result<EntryRow> {
    let mut row = storage::entries::row(db, id)?.ok_or(Code::NotFound)?;
    complete(db, &mut row)?;
    Ok(row)
}

fn complete(db: &Connection, row: &mut EntryRow) -> Result<()> {
    row.tags = storage::tags::of_entry(db, row.id)?;
    row.attachments = storage::attachments::count_of_entry(db, row.id)?;
    Ok(())
}

/// The moment a new entry is about: now, if it is about today; noon of an earlier day.
fn moment_of(day: Day, write: &Write<'_>) -> i64 {
    if day == write.today {
        write.now.at
    } else {
        noon(day, write.now.zone)
    }
}

/// Without the control characters that no keyboard types and the marking of hits is told by.
pub(super) fn clean(body: String) -> String {
    let stray = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t' | '\r');
    if body.contains(stray) {
        body.replace(stray, "")
    } else {
        body
    }
}
