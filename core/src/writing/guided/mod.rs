//! Guided reflections: one question at a time, over one evening or several.
//!
//! One rule: a piece is an entry from its first saved letter on. Its answers are sections of that entry and stand nowhere
//! else; the row beside it says what is asked and where one is. Nothing is ever suggested because of what was written.
//! `api`, the window and the command line may enter.

mod file;
mod letters;
mod pieces;
mod sections;
mod series;
mod shapes;
mod shipped;
mod template;
mod templates;
#[cfg(test)]
mod tests;

pub use file::{TemplateRead, TemplateText, read_bytes, read_file, write as write_template};
pub use letters::{give_back, letter};
pub use pieces::{end, gather, keep_place, let_go, list_pieces, read, save_answer};
pub use series::put_series_away;
pub use shapes::*;
pub use template::{Figure, Template, TemplateFault, TemplateFaultWhy};
pub use templates::{check_template, hide, read_template, remove_template, save_template};

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::Result;
use crate::journal::Journal;
use crate::storage;
use crate::storage::guided::Stored;

/// All there is to begin, and what was begun.
pub fn page(journal: &mut Journal, _: Nothing) -> Result<GuidedPage> {
    let day = journal.today();
    let db = journal.read();
    let unfinished = storage::guided::unfinished(db)?;
    Ok(GuidedPage {
        day,
        templates: templates::all(db)?,
        unfinished: unfinished
            .iter()
            .map(unfinished_row)
            .collect::<Result<_>>()?,
        series: series::all(db)?,
        letters: letters::all(db)?,
    })
}

fn unfinished_row(stored: &Stored) -> Result<Unfinished> {
    let template = asked(stored)?;
    Ok(Unfinished {
        id: stored.id,
        entry_id: stored.entry_id.ok_or(Code::NotFound)?,
        step: stored.step,
        questions: u32::try_from(template.questions.len()).unwrap_or(u32::MAX),
        sitting: template.sittings.then_some(stored.sitting),
        day: stored.day,
        words: stored.words,
        loose: stored.loose,
        name: template.name,
    })
}

/// The template of a piece, as it was when the piece was begun.
fn asked(stored: &Stored) -> Result<Template> {
    // Only this room writes it.
    serde_json::from_str(&stored.asked).map_err(|_| Code::Internal.into())
}

/// The shipped template a piece was begun from.
fn key(stored: &Stored) -> Option<String> {
    shipped::is_one(&stored.template).then(|| stored.template.clone())
}
