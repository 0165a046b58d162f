//! Scores of questionnaires that were answered elsewhere, and whose words may not stand here.
//!
//! One rule: a score is a name, a day and a figure. Nothing is known of what it means, and nothing is said of it.

use rusqlite::Connection;

use super::{Elsewhere, LogScore, ScoreElsewhere, ScoreId};
use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;

const LONGEST_NAME: usize = 60;
/// No questionnaire goes further, up or down.
const FURTHEST: f64 = 10_000.0;

/// Every score, by the questionnaire's name.
pub(super) fn all(db: &Connection) -> Result<Vec<Elsewhere>> {
    let mut all: Vec<Elsewhere> = Vec::new();
    for (name, score) in storage::questionnaires::scores(db)? {
        let alike = |one: &&mut Elsewhere| one.name.to_lowercase() == name.to_lowercase();
        match all.iter_mut().find(alike) {
            Some(one) => one.scores.push(score),
            None => all.push(Elsewhere {
                name,
                scores: vec![score],
            }),
        }
    }
    all.sort_by_key(|one| one.name.to_lowercase());
    Ok(all)
}

/// Logs a score.
///
/// # Errors
/// [`Code::Invalid`] if it has no name, the day is to come or the figure is none; [`Code::TooLong`].
pub fn log_score(journal: &mut Journal, input: LogScore) -> Result<Saved<ScoreElsewhere>> {
    let LogScore { name, day, score } = input;
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().count() > LONGEST_NAME {
        return Err(Code::TooLong.into());
    }
    let is_one = (-FURTHEST..=FURTHEST).contains(&score);
    if name.is_empty() || !is_one || day > journal.today() {
        return Err(Code::Invalid.into());
    }
    journal.write(|write| {
        let id = storage::questionnaires::add_score(write.db, &name, day, score)?;
        write.touched.questionnaires = true;
        Ok(ScoreElsewhere { id, day, score })
    })
}

/// Takes a score out.
///
/// # Errors
/// [`Code::NotFound`].
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn remove_score(journal: &mut Journal, input: ScoreId) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        if !storage::questionnaires::remove_score(write.db, input.id)? {
            return Err(Code::NotFound.into());
        }
        write.touched.questionnaires = true;
        Ok(Nothing {})
    })
}
