//! What was answered: kept as it was given, and told with what can be said of it.
//!
//! One rule: a question that was left out is absent and never nought, and what is computed is computed once, when it is
//! answered, by the rule that is kept beside it.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::bringing::{self, Brought};
use super::history::{self, Answered};
use super::{
    AnswerQuestionnaire, AnsweredId, KnownQuestionnaire, QuestionnairesPage, Whose, elsewhere,
    shipped,
};
use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;

/// All questionnaires there are, and what was answered.
pub fn page(journal: &mut Journal, _: Nothing) -> Result<QuestionnairesPage> {
    let today = journal.today();
    let db = journal.read();
    Ok(QuestionnairesPage {
        today,
        all: all(db)?,
        elsewhere: elsewhere::all(db)?,
    })
}

/// Those that ship, then those that were brought, with what was answered of each.
pub(super) fn all(db: &Connection) -> Result<Vec<KnownQuestionnaire>> {
    let ours = shipped::all().iter().map(|one| KnownQuestionnaire {
        instrument: one.instrument.to_owned(),
        whose: Whose::Shipped,
        questionnaire: one.questionnaire.clone(),
        offered: true,
        away: false,
        answered: Vec::new(),
        series: Vec::new(),
    });
    let brought = bringing::all(db)?.into_iter().map(Brought::known);
    let offers = storage::questionnaires::offers(db)?;
    let mut answered: BTreeMap<String, Vec<Answered>> = BTreeMap::new();
    for one in storage::questionnaires::answered(db)? {
        let of_it = answered.entry(one.instrument.clone()).or_default();
        of_it.push(one);
    }
    let mut all: Vec<KnownQuestionnaire> = ours.chain(brought).collect();
    for known in &mut all {
        if let Some(is_on) = offers.get(&known.instrument) {
            known.offered = *is_on && !known.away;
        }
        known.answered = answered.remove(&known.instrument).unwrap_or_default();
        known.series = history::series(&known.questionnaire, &known.answered);
    }
    Ok(all)
}

/// Keeps answers.
///
/// # Errors
/// [`Code::NotFound`] if there is no such questionnaire; [`Code::Invalid`] if every question is left out, an answer is
/// none that its question takes, there are more or fewer than questions, or the day is to come.
pub fn answer(journal: &mut Journal, input: AnswerQuestionnaire) -> Result<Saved<Answered>> {
    let AnswerQuestionnaire {
        instrument,
        answers,
        day,
    } = input;
    let asked = bringing::find(journal.read(), &instrument)?.ok_or(Code::NotFound)?;
    let takes = |(at, answer): (usize, &Option<i32>)| {
        let item = asked.items.get(at);
        item.is_some_and(|item| answer.is_none_or(|answer| item.takes(answer)))
    };
    let is_one = answers.len() == asked.items.len()
        && answers.iter().any(Option::is_some)
        && answers.iter().enumerate().all(takes);
    if !is_one || day.is_some_and(|day| day > journal.today()) {
        return Err(Code::Invalid.into());
    }
    journal.write(|write| {
        let mut answered = Answered {
            id: 0,
            instrument,
            wording_version: asked.wording_version,
            licence: asked.licence,
            scoring: asked.scoring,
            scoring_version: asked.scoring.version(),
            day: day.unwrap_or(write.today),
            score: asked.scoring.score(&asked.items, &answers),
            answers,
        };
        let keys = asked.items.iter().map(|item| &*item.key);
        answered.id = storage::questionnaires::add_answered(write.db, &answered, keys)?;
        write.touched.questionnaires = true;
        Ok(answered)
    })
}

/// Takes what was answered out.
///
/// # Errors
/// [`Code::NotFound`].
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn remove_answered(journal: &mut Journal, input: AnsweredId) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        if !storage::questionnaires::remove_answered(write.db, input.id)? {
            return Err(Code::NotFound.into());
        }
        write.touched.questionnaires = true;
        Ok(Nothing {})
    })
}
