//! What is kept: achievements, words somebody said, a card of values, what one is besides the post, paths under thought,
//! and the moments of a wobble.
//!
//! One rule: all of it is the writer's own, and nothing of it is counted, ranked or asked for again. What was taken from
//! an entry is a copy and stays when the entry goes; what is taken out comes back for thirty days.

mod shapes;
mod wobbles;

pub use shapes::*;
pub use wobbles::{line, log, note};

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::clock::Day;
use crate::error::Result;
use crate::journal::going::STAYS;
use crate::journal::{Journal, Saved, Write};
use crate::storage;

/// A card holds so many values. It may hold fewer.
const MOST_VALUES: usize = 7;
/// How many months can be meant.
const MOST_MONTHS: u16 = 600;

/// Everything that is kept.
pub fn list(journal: &mut Journal, _: Nothing) -> Result<Kept> {
    let (db, today) = (journal.read(), journal.today());
    let mut paths = storage::kept::paths(db)?;
    for path in &mut paths {
        path.has_come = path.look_again.is_some_and(|day| day <= today);
    }
    Ok(Kept {
        achievements: storage::kept::achievements(db)?,
        words: storage::kept::words(db)?,
        values: storage::kept::values(db)?,
        also: storage::kept::also(db)?,
        paths,
        wobbles: storage::wobbles::all(db)?,
        taken_out: storage::kept::taken_out(db)?,
    })
}

/// Keeps an achievement, or changes one. Answers its id.
///
/// # Errors
/// [`Code::Invalid`] if it says nothing or its day has not come, [`Code::TooLong`], [`Code::NotFound`].
pub fn save_achievement(journal: &mut Journal, mut input: SaveAchievement) -> Result<Saved<i64>> {
    one_line(&mut input.title, 120)?;
    one_line(&mut input.credit, 500)?;
    some_lines(&mut input.changed, 2_000)?;
    some_lines(&mut input.proof, 1_000)?;
    some_lines(&mut input.hard, 1_000)?;
    if input.title.is_empty() && input.changed.is_empty() {
        return Err(Code::Invalid.into());
    }
    journal.write(|write| {
        if input.day.is_some_and(|day| day > write.today) {
            return Err(Code::Invalid.into());
        }
        let from = taken_from(write, input.id, input.entry_id)?;
        done(
            write,
            storage::kept::save_achievement(write.db, &input, from)?,
        )
    })
}

/// Keeps words, or changes some. Answers their id.
///
/// # Errors
/// [`Code::Invalid`] if there are none, [`Code::TooLong`], [`Code::NotFound`].
pub fn save_words(journal: &mut Journal, mut input: SaveKeptWords) -> Result<Saved<i64>> {
    some_lines(&mut input.text, 2_000)?;
    one_line(&mut input.said_by, 120)?;
    one_line(&mut input.said_when, 80)?;
    if input.text.is_empty() {
        return Err(Code::Invalid.into());
    }
    journal.write(|write| {
        let from = taken_from(write, input.id, input.entry_id)?;
        done(write, storage::kept::save_words(write.db, &input, from)?)
    })
}

/// Puts a value on the card, or changes one. Answers its id.
///
/// # Errors
/// [`Code::Invalid`] if it has no word, [`Code::TooLong`], [`Code::Full`] if the card holds as many as it can,
/// [`Code::NotFound`].
pub fn save_value(journal: &mut Journal, mut input: SaveOwnValue) -> Result<Saved<i64>> {
    one_line(&mut input.word, 40)?;
    one_line(&mut input.meaning, 300)?;
    if input.word.is_empty() {
        return Err(Code::Invalid.into());
    }
    journal.write(|write| {
        if input.id.is_none() {
            there_is_room(write)?;
        }
        done(write, storage::kept::save_value(write.db, &input)?)
    })
}

/// Keeps what one is besides the post, or changes it. Answers its id.
///
/// # Errors
/// [`Code::Invalid`] if it says nothing, [`Code::TooLong`], [`Code::NotFound`].
pub fn save_also(journal: &mut Journal, mut input: SaveAlso) -> Result<Saved<i64>> {
    one_line(&mut input.what, 80)?;
    one_line(&mut input.line, 300)?;
    if input.what.is_empty() {
        return Err(Code::Invalid.into());
    }
    journal.write(|write| done(write, storage::kept::save_also(write.db, &input)?))
}

/// Puts a path down, or changes one. Answers its id.
///
/// # Errors
/// [`Code::Invalid`] if one of one's own has no name, or for more months than a working life has, [`Code::TooLong`],
/// [`Code::NotFound`].
pub fn save_path(journal: &mut Journal, mut input: SaveOwnPath) -> Result<Saved<i64>> {
    one_line(&mut input.title, 80)?;
    for line in [&mut input.first_step, &mut input.ask, &mut input.frees] {
        some_lines(line, 300)?;
    }
    let is_nameless = input.kind == PathKind::Own && input.title.is_empty();
    if is_nameless || input.months.is_some_and(|months| months > MOST_MONTHS) {
        return Err(Code::Invalid.into());
    }
    input.look_again = input.look_again.filter(|_| input.not_yet);
    journal.write(|write| done(write, storage::kept::save_path(write.db, &input)?))
}

/// Puts values, roles or paths into another order.
///
/// # Errors
/// [`Code::Invalid`] if the rest has no order by hand, or if the ids are not those that are there.
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn order(journal: &mut Journal, input: OrderKept) -> Result<Saved<Nothing>> {
    if !matches!(
        input.kind,
        KeptKind::Value | KeptKind::Also | KeptKind::Path
    ) {
        return Err(Code::Invalid.into());
    }
    journal.write(|write| {
        let mut there = storage::kept::ids(write.db, input.kind)?;
        let mut told = input.ids.clone();
        there.sort_unstable();
        told.sort_unstable();
        if there != told {
            return Err(Code::Invalid.into());
        }
        storage::kept::set_order(write.db, input.kind, &input.ids)?;
        write.touched.kept = true;
        Ok(Nothing {})
    })
}

/// Takes something out. It goes for good after thirty days.
///
/// # Errors
/// [`Code::NotFound`].
#[allow(clippy::needless_pass_by_value)]
pub fn take_out(journal: &mut Journal, input: KeptId) -> Result<Saved<Nothing>> {
    journal.write(|write| go_on(write, &input, Some(write.today.plus(STAYS))))
}

/// Puts back what was taken out, where it was.
///
/// # Errors
/// [`Code::Full`] if it is a value and the card holds as many as it can meanwhile, [`Code::NotFound`].
#[allow(clippy::needless_pass_by_value)]
pub fn put_back(journal: &mut Journal, input: KeptId) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        if input.kind == KeptKind::Value
            && !storage::kept::ids(write.db, input.kind)?.contains(&input.id)
        {
            there_is_room(write)?;
        }
        go_on(write, &input, None)
    })
}

fn go_on(write: &mut Write<'_>, what: &KeptId, day: Option<Day>) -> Result<Nothing> {
    if !storage::kept::set_goes_on(write.db, what.kind, what.id, day)? {
        return Err(Code::NotFound.into());
    }
    write.touched.kept = true;
    Ok(Nothing {})
}

fn there_is_room(write: &Write<'_>) -> Result<()> {
    if storage::kept::ids(write.db, KeptKind::Value)?.len() >= MOST_VALUES {
        return Err(Code::Full.into());
    }
    Ok(())
}

/// The entry something new is taken from, with its day.
fn taken_from(
    write: &Write<'_>,
    id: Option<i64>,
    entry: Option<i64>,
) -> Result<Option<(i64, Day)>> {
    let Some(entry) = entry.filter(|_| id.is_none()) else {
        return Ok(None);
    };
    let row = storage::entries::row(write.db, entry)?.ok_or(Code::NotFound)?;
    Ok(Some((entry, row.day)))
}

fn done(write: &mut Write<'_>, id: Option<i64>) -> Result<i64> {
    write.touched.kept = true;
    id.ok_or_else(|| Code::NotFound.into())
}

fn one_line(text: &mut String, most: usize) -> Result<()> {
    *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    fits(text, most)
}

fn some_lines(text: &mut String, most: usize) -> Result<()> {
    *text = text.trim().to_owned();
    fits(text, most)
}

fn fits(text: &str, most: usize) -> Result<()> {
    if text.chars().count() > most {
        return Err(Code::TooLong.into());
    }
    Ok(())
}
