//! Templates to begin from: what ships, and the writer's own after it.
//!
//! One rule: a template can be changed, hidden or taken out at any time, and no piece that was begun from it changes.

use rusqlite::Connection;

use super::file::{self, TemplateRead, TemplateText};
use super::template::{Template, TemplateFault};
use super::{HideTemplate, OfferedTemplate, SaveTemplate, TemplateId, shipped};
use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::{Error, Result};
use crate::journal::{Journal, Saved};
use crate::storage;

/// The most templates of one's own.
const MOST: usize = 200;

/// What ships, in its order, then the writer's own.
pub fn all(db: &Connection) -> Result<Vec<OfferedTemplate>> {
    let hidden = storage::templates::hidden(db)?;
    let ours = shipped::all().iter().map(|one| OfferedTemplate {
        key: Some(one.key.to_owned()),
        id: None,
        template: one.template.clone(),
        hidden: hidden.iter().any(|key| key == one.key),
    });
    let mut all: Vec<_> = ours.collect();
    for (id, asked) in storage::templates::own(db)? {
        all.push(OfferedTemplate {
            key: None,
            id: Some(id),
            template: serde_json::from_str(&asked).map_err(|_| Code::Internal)?,
            hidden: false,
        });
    }
    Ok(all)
}

/// What is wrong with a template, if anything is.
pub fn check_template(_: &mut Journal, input: Template) -> Result<Option<TemplateFault>> {
    Ok(input.tidied().check().err())
}

/// Reads a template as a file holds it.
#[allow(clippy::needless_pass_by_value)] // As every command takes its input.
pub fn read_template(_: &mut Journal, input: TemplateText) -> Result<TemplateRead> {
    Ok(file::read_bytes(input.text.as_bytes()))
}

/// Saves a template of one's own.
///
/// # Errors
/// [`Code::Invalid`] if there is something wrong with it, or there are 200 already; [`Code::AlreadyThere`] if another of
/// one's own has its name; [`Code::NotFound`].
pub fn save_template(journal: &mut Journal, input: SaveTemplate) -> Result<Saved<OfferedTemplate>> {
    let template = input.template.tidied();
    if template.check().is_err() {
        return Err(Code::Invalid.into());
    }
    let asked = serde_json::to_string(&template).map_err(|_| Code::Internal)?;
    journal.write(|write| {
        if input.id.is_none() && storage::templates::own(write.db)?.len() >= MOST {
            return Err(Code::Invalid.into());
        }
        let id = storage::templates::save(write.db, input.id, &template.name, &asked)
            .map_err(taken)?
            .ok_or(Code::NotFound)?;
        Ok(OfferedTemplate {
            key: None,
            id: Some(id),
            template,
            hidden: false,
        })
    })
}

/// Takes a template of one's own out. What was begun from it stays, and can be gone on with.
///
/// # Errors
/// [`Code::NotFound`].
#[allow(clippy::needless_pass_by_value)]
pub fn remove_template(journal: &mut Journal, input: TemplateId) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        if !storage::templates::remove(write.db, input.id)? {
            return Err(Code::NotFound.into());
        }
        Ok(Nothing {})
    })
}

/// Hides a shipped template, or shows it again.
///
/// # Errors
/// [`Code::NotFound`] if none that ships is called this.
#[allow(clippy::needless_pass_by_value)]
pub fn hide(journal: &mut Journal, input: HideTemplate) -> Result<Saved<Nothing>> {
    if !shipped::is_one(&input.key) {
        return Err(Code::NotFound.into());
    }
    journal.write(|write| {
        storage::templates::hide(write.db, &input.key, input.hidden)?;
        Ok(Nothing {})
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
