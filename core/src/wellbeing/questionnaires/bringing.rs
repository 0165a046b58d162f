//! Questionnaires whose wording the writer brought: one's own, and packs.
//!
//! One rule: what was answered is never told beside a question it was not an answer to. So one that was answered never
//! changes; another wording of it stands beside it, and takes its place where it is asked.

use rusqlite::Connection;

use super::file::{self, QuestionnaireRead, QuestionnaireText};
use super::questionnaire::Questionnaire;
use super::{Instrument, KnownQuestionnaire, Whose, shipped};
use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;

/// The most that can be brought, older wordings among them.
const MOST: usize = 200;

/// One that was brought.
pub(super) struct Brought {
    pub id: i64,
    pub asked: Questionnaire,
    pub is_away: bool,
}

impl Brought {
    /// What it is known by for good.
    fn instrument(&self) -> String {
        match &self.asked.pack {
            Some(pack) => pack.clone(),
            None => format!("own:{}", self.id),
        }
    }

    pub fn known(self) -> KnownQuestionnaire {
        KnownQuestionnaire {
            instrument: self.instrument(),
            whose: match self.asked.pack {
                Some(_) => Whose::Pack,
                None => Whose::Own,
            },
            questionnaire: self.asked,
            offered: false,
            away: self.is_away,
            answered: Vec::new(),
            series: Vec::new(),
        }
    }

    /// Whether it is the same but for the letters of its name.
    fn asks_what(&self, asked: &Questionnaire) -> bool {
        let name = self.asked.name.clone();
        let asked = asked.clone();
        self.asked == Questionnaire { name, ..asked }
    }

    fn is_another_of(&self, asked: &Questionnaire) -> bool {
        match &asked.pack {
            Some(_) => self.asked.pack == asked.pack,
            None => {
                let named = |one: &Questionnaire| one.name.to_lowercase();
                self.asked.pack.is_none() && named(&self.asked) == named(asked)
            }
        }
    }
}

/// Those that were brought, in the order in which they were.
pub(super) fn all(db: &Connection) -> Result<Vec<Brought>> {
    let rows = storage::questionnaires::brought(db)?.into_iter();
    let read = |(id, asked, is_away): (i64, String, bool)| {
        // Only this room writes it.
        let asked = serde_json::from_str(&asked).map_err(|_| Code::Internal)?;
        Ok(Brought { id, asked, is_away })
    };
    rows.map(read).collect()
}

/// What a questionnaire asks.
pub(super) fn find(db: &Connection, instrument: &str) -> Result<Option<Questionnaire>> {
    let mut ours = shipped::all().iter();
    if let Some(one) = ours.find(|one| one.instrument == instrument) {
        return Ok(Some(one.questionnaire.clone()));
    }
    let mut all = all(db)?.into_iter();
    let found = all.find(|one| one.instrument() == instrument);
    Ok(found.map(|one| one.asked))
}

/// Reads a questionnaire as a file holds it.
#[allow(clippy::needless_pass_by_value)] // As every command takes its input.
pub fn read_text(_: &mut Journal, input: QuestionnaireText) -> Result<QuestionnaireRead> {
    Ok(file::read_bytes(input.text.as_bytes()))
}

/// Keeps a questionnaire that was brought. One of the same name with another wording goes away for it.
///
/// # Errors
/// [`Code::Invalid`] if there is something wrong with it, or there are 200 already; [`Code::AlreadyThere`] if this very
/// wording asks something else already, and was answered.
pub fn save(journal: &mut Journal, input: Questionnaire) -> Result<Saved<Instrument>> {
    let asked = as_brought(input);
    if asked.check().is_err() {
        return Err(Code::Invalid.into());
    }
    let json = serde_json::to_string(&asked).map_err(|_| Code::Internal)?;
    journal.write(|write| {
        let all = all(write.db)?;
        let (same, others): (Vec<_>, Vec<_>) = all
            .iter()
            .filter(|one| one.is_another_of(&asked))
            .partition(|one| {
                asked.pack.is_some() || one.asked.wording_version == asked.wording_version
            });
        let id = match same.first() {
            // Of a pack each wording is answered alike, and what was answered says to which it was.
            Some(same) if asked.pack.is_none() && !same.asks_what(&asked) => {
                if storage::questionnaires::is_answered(write.db, &same.instrument())? {
                    return Err(Code::AlreadyThere.into());
                }
                Some(same.id)
            }
            Some(same) => Some(same.id),
            None if all.len() >= MOST => return Err(Code::Invalid.into()),
            None => None,
        };
        let pack = asked.pack.as_deref();
        let id = storage::questionnaires::save_brought(write.db, id, pack, &json)?;
        for other in others {
            leave(write.db, other)?;
        }
        write.touched.questionnaires = true;
        let is_away = false;
        let instrument = Brought { id, asked, is_away }.instrument();
        Ok(Instrument { instrument })
    })
}

/// Takes one that was brought out. What was answered of it stays; brought again, it is there again.
///
/// # Errors
/// [`Code::NotFound`]. Those that ship can be left unanswered and not offered, but not taken out.
#[allow(clippy::needless_pass_by_value)]
pub fn put_away(journal: &mut Journal, input: Instrument) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        let all = all(write.db)?;
        let one = all
            .iter()
            .find(|one| one.instrument() == input.instrument && !one.is_away)
            .ok_or(Code::NotFound)?;
        leave(write.db, one)?;
        write.touched.questionnaires = true;
        Ok(Nothing {})
    })
}

/// Puts one away, or lets it go if it was never answered.
fn leave(db: &Connection, one: &Brought) -> Result<()> {
    if storage::questionnaires::is_answered(db, &one.instrument())? {
        storage::questionnaires::put_away(db, one.id)
    } else {
        storage::questionnaires::let_go(db, one.id, &one.instrument())
    }
}

/// As one that is brought: it knows nothing of its answers that only one that ships can know. The answers of a pack are
/// kept by their number, whatever a file calls them, so that each wording's are alike.
fn as_brought(asked: Questionnaire) -> Questionnaire {
    let mut asked = asked.unvalidated();
    if asked.pack.is_some() {
        for item in &mut asked.items {
            item.key.clear();
        }
    }
    asked.tidied()
}
