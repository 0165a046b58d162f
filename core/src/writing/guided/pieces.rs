//! Writing a piece: begun with its first letter, gone on with, ended, or let go.
//!
//! One rule: an answer is saved into the entry it is a part of, by the same way as any other change of an entry, so that
//! its versions and its words in the index are those of an entry. What may still be let go is in no index.

use super::template::Template;
use super::{
    BeginGuided, EndGuided, GatherPieces, GoneFor, GuidedId, GuidedPiece, GuidedSaved, KeepPlace,
    LetGo, ListPieces, PieceRow, SaveAnswer, asked, key, sections, series, shipped,
};
use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::Result;
use crate::journal::{Fullest, Journal, Saved, Write};
use crate::storage;
use crate::storage::guided::{New, Stored};
use crate::writing::entries::{self, LONGEST_BODY};

/// What a piece of one's own is said to be begun from.
const OWN: &str = "own";
/// The most pieces that can be laid into another.
const MOST_GATHERED: usize = 100;

/// A piece, to be gone on with.
///
/// # Errors
/// [`Code::NotFound`] if it is not there, or its entry is in the bin.
#[allow(clippy::needless_pass_by_value)] // As every command takes its input.
pub fn read(journal: &mut Journal, input: GuidedId) -> Result<GuidedPiece> {
    let db = journal.read();
    let stored = storage::guided::get(db, input.id)?.ok_or(Code::NotFound)?;
    let (entry_id, template) = (stored.entry_id.ok_or(Code::NotFound)?, asked(&stored)?);
    let body = entries::stored(db, entry_id)?.body;
    Ok(GuidedPiece {
        id: stored.id,
        entry_id,
        key: key(&stored),
        answers: sections::answers(&body, &template.questions),
        sitting: template.sittings.then_some(stored.sitting),
        template,
        heavier: series::heavier_in(db, stored.series)?,
        series: stored.series,
        step: stored.step,
        ended: stored.ended,
    })
}

/// Saves the answer to one question. When this answers, it is on the disk.
///
/// # Errors
/// [`Code::TooLong`]; [`Code::NotFound`] if the piece is not there any more; [`Code::Invalid`] if there is no such
/// question, or there can be no such sitting today.
pub fn save_answer(journal: &mut Journal, input: SaveAnswer) -> Result<Saved<GuidedSaved>> {
    if input.answer.len() > LONGEST_BODY {
        return Err(Code::TooLong.into());
    }
    let answer = entries::clean(input.answer);
    journal.write(|write| {
        let stored = match (input.id, input.begin) {
            (Some(id), _) => storage::guided::get(write.db, id)?.ok_or(Code::NotFound)?,
            (None, Some(begin)) => begun(write, begin, input.step)?,
            (None, None) => return Err(Code::Invalid.into()),
        };
        change(write, &stored, input.step, &answer)?;
        storage::guided::set_step(write.db, stored.id, input.step)?;
        saved(&stored)
    })
}

/// Notes the question one is at.
///
/// # Errors
/// [`Code::NotFound`], [`Code::Invalid`] if there is no such question.
#[allow(clippy::needless_pass_by_value)]
pub fn keep_place(journal: &mut Journal, input: KeepPlace) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        let stored = storage::guided::get(write.db, input.id)?.ok_or(Code::NotFound)?;
        question_of(&asked(&stored)?, &stored, input.step)?;
        storage::guided::set_step(write.db, stored.id, input.step)?;
        Ok(Nothing {})
    })
}

/// Ends a piece: it is an ordinary entry from now on.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::Invalid`] if it is given back and is nothing that can be, or not on a day to come.
#[allow(clippy::needless_pass_by_value)]
pub fn end(journal: &mut Journal, input: EndGuided) -> Result<Saved<GuidedSaved>> {
    journal.write(|write| {
        let stored = storage::guided::get(write.db, input.id)?.ok_or(Code::NotFound)?;
        let entry_id = stored.entry_id.ok_or(Code::NotFound)?;
        let given_back = input.back_on.is_none_or(|day| day > write.today);
        if !given_back || (input.back_on.is_some() && !asked(&stored)?.given_back) {
            return Err(Code::Invalid.into());
        }
        storage::guided::end(write.db, stored.id, write.now.at, input.felt)?;
        if stored.loose {
            // From now on it is found like any other.
            let body = entries::stored(write.db, entry_id)?.body;
            storage::search::add(write.db, entry_id, &body)?;
        }
        storage::guided::set_back_on(write.db, stored.id, input.back_on)?;
        if input.unread {
            storage::memories::leave_out(write.db, entry_id, true)?;
        }
        series::look_after(write, stored.series)?;
        write.touched.entries = true;
        saved(&stored)
    })
}

/// Lets go of a piece so that nothing it said stays: neither the entry nor its versions, nor what is attached to it. It
/// never was in the index of words.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::Invalid`] if it was kept, or is nothing that can be let go: the bin takes it then.
#[allow(clippy::needless_pass_by_value)]
pub fn let_go(journal: &mut Journal, input: LetGo) -> Result<Saved<GoneFor>> {
    journal.write(|write| {
        let stored = storage::guided::get(write.db, input.id)?.ok_or(Code::NotFound)?;
        let entry_id = stored.entry_id.ok_or(Code::NotFound)?;
        if !stored.loose {
            return Err(Code::Invalid.into());
        }
        let sitting = stored.series.is_some();
        if sitting {
            storage::guided::let_go(write.db, stored.id, write.now.at, input.felt)?;
        }
        // A row that still points at the entry goes with it.
        storage::guided::take_away_entry(write.db, entry_id)?;
        *write.fullest = Fullest::default();
        let still = series::look_after(write, stored.series)?;
        write.touched.entries = true;
        Ok(GoneFor {
            backups: storage::backups::made_since(write.db, stored.begun_at)?,
            sitting: sitting && still,
        })
    })
}

/// The pieces begun from some shipped templates, oldest first, that can be laid into another.
///
/// # Errors
/// [`Code::Invalid`] if one of them does not ship.
#[allow(clippy::needless_pass_by_value)]
pub fn list_pieces(journal: &mut Journal, input: ListPieces) -> Result<Vec<PieceRow>> {
    let mut rows = Vec::new();
    for known in input.keys {
        if !shipped::is_one(&known) {
            return Err(Code::Invalid.into());
        }
        for stored in storage::guided::begun_from(journal.read(), &known)? {
            rows.push(PieceRow {
                id: stored.id,
                key: known.clone(),
                name: asked(&stored)?.name,
                day: stored.day,
                words: stored.words,
            });
        }
    }
    Ok(rows)
}

/// Begins a piece with what other pieces say: all answers of a piece, one after the other, under the question that
/// gathers from its template. They stay as they are.
///
/// # Errors
/// [`Code::NotFound`] if one of them is not there, [`Code::Invalid`] if no question gathers from it, or nothing is
/// chosen; [`Code::TooLong`] if together they are.
pub fn gather(journal: &mut Journal, input: GatherPieces) -> Result<Saved<GuidedSaved>> {
    if input.pieces.is_empty() || input.pieces.len() > MOST_GATHERED {
        return Err(Code::Invalid.into());
    }
    journal.write(|write| {
        let mut told = vec![String::new(); input.begin.template.gathers.len()];
        for id in input.pieces {
            let piece = storage::guided::get(write.db, id)?.ok_or(Code::NotFound)?;
            let gathers = &input.begin.template.gathers;
            let place = gathers.iter().position(|known| *known == piece.template);
            let under = place.and_then(|place| told.get_mut(place));
            // What may still be let go would stay in the other.
            let under = under.filter(|_| !piece.loose).ok_or(Code::Invalid)?;
            let entry_id = piece.entry_id.ok_or(Code::NotFound)?;
            let body = entries::stored(write.db, entry_id)?.body;
            for answer in sections::answers(&body, &asked(&piece)?.questions) {
                if !answer.is_empty() {
                    if !under.is_empty() {
                        under.push_str("\n\n");
                    }
                    under.push_str(&answer);
                }
            }
        }
        let stored = begun(write, input.begin, 0)?;
        for (step, answer) in (0..).zip(&told) {
            change(write, &stored, step, answer)?;
        }
        saved(&stored)
    })
}

/// Begins a piece: an entry of tonight that holds its name, and the row beside it.
fn begun(write: &mut Write<'_>, begin: BeginGuided, step: u32) -> Result<Stored> {
    let template = begin.template.tidied();
    if template.check().is_err()
        || begin
            .key
            .as_deref()
            .is_some_and(|key| !shipped::is_one(key))
    {
        return Err(Code::Invalid.into());
    }
    let (series, sitting) = if template.sittings {
        series::next(write, begin.series)?
    } else {
        (None, 0)
    };
    let title = sections::title(
        &template.name,
        template.sittings.then_some(sitting as usize),
    );
    let day = write.today;
    let entry_id = entries::add(write, day, write.now, write.now.at, &title)?;
    if template.let_go {
        storage::search::remove(write.db, entry_id, &title)?;
    }
    let asked = serde_json::to_string(&template).map_err(|_| Code::Internal)?;
    let new = New {
        entry_id,
        template: begin.key.as_deref().unwrap_or(OWN),
        asked: &asked,
        series,
        sitting,
        day,
        begun_at: write.now.at,
        step,
        loose: template.let_go,
    };
    let id = storage::guided::insert(write.db, &new)?;
    storage::guided::get(write.db, id)?.ok_or_else(|| Code::Internal.into())
}

fn change(write: &mut Write<'_>, stored: &Stored, step: u32, answer: &str) -> Result<()> {
    let template = asked(stored)?;
    let question = question_of(&template, stored, step)?;
    let entry_id = stored.entry_id.ok_or(Code::NotFound)?;
    let body = entries::stored(write.db, entry_id)?.body;
    let body = sections::answered(&body, &template.questions, question, answer);
    if body.len() > LONGEST_BODY {
        return Err(Code::TooLong.into());
    }
    entries::rewrite(write, entry_id, &body)?;
    Ok(())
}

/// The question asked at a step; of a sitting there is its own and no other.
fn question_of(template: &Template, stored: &Stored, step: u32) -> Result<usize> {
    let question = step as usize;
    let other = template.sittings && step != stored.sitting;
    if question >= template.questions.len() || other {
        return Err(Code::Invalid.into());
    }
    Ok(question)
}

fn saved(stored: &Stored) -> Result<GuidedSaved> {
    Ok(GuidedSaved {
        id: stored.id,
        entry_id: stored.entry_id.ok_or(Code::NotFound)?,
        series: stored.series,
    })
}
