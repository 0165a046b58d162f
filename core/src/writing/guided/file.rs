//! A template in a file: TOML, with the fields of [`Template`].
//!
//! One rule: a file is a template or it is none. What is wrong is told with its line.

use std::path::Path;

use serde::{Deserialize, Serialize};
use toml::de::DeTable;
use ts_rs::TS;

use super::template::{Figure, Template, TemplateFault, TemplateFaultWhy};
use crate::error::Result;
use crate::toml_file::{self, Places, Told, Unread, Value};

/// What was read from a file: a template, or what is wrong.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TemplateRead {
    /// It is one.
    Template {
        /// The template, checked.
        template: Template,
    },
    /// It is none.
    Fault {
        /// The first thing that is wrong.
        fault: TemplateFault,
    },
}

/// A template as a file holds it.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct TemplateText {
    /// TOML.
    pub text: String,
}

/// Reads a file that may be a template.
///
/// # Errors
/// What the disk answers.
pub fn read_file(path: &Path) -> Result<TemplateRead> {
    Ok(read_bytes(&toml_file::bytes_of(path)?))
}

/// Reads what may be a template.
#[must_use]
pub fn read_bytes(bytes: &[u8]) -> TemplateRead {
    let text = toml_file::text_in(bytes).map_err(TemplateFault::from);
    match text.and_then(read) {
        Ok(template) => TemplateRead::Template { template },
        Err(fault) => TemplateRead::Fault { fault },
    }
}

/// Reads a text that may be a template.
///
/// # Errors
/// The first thing that is wrong, with its line.
pub fn read(text: &str) -> Result<Template, TemplateFault> {
    let file = toml_file::table_of(text)?;
    let mut places = Places::of(text);
    let template = template(&mut places, file.get_ref())?.tidied();
    match template.check() {
        Ok(()) => Ok(template),
        Err(fault) => Err(TemplateFault {
            line: places.line(fault.field.as_deref().unwrap_or_default(), fault.number),
            ..fault
        }),
    }
}

/// Writes a template as a file holds it. What is empty is left out.
#[must_use]
pub fn write(template: &Template) -> String {
    let Ok(mut table) = toml::Table::try_from(template) else {
        return String::new();
    };
    table.retain(|_, value| match value {
        toml::Value::String(text) => !text.is_empty(),
        toml::Value::Boolean(is) => *is,
        toml::Value::Array(list) => !list.is_empty(),
        _ => true,
    });
    toml::to_string_pretty(&table).unwrap_or_default()
}

impl From<Unread> for TemplateFault {
    fn from(Unread { why, line, field }: Unread) -> Self {
        let why = match why {
            toml_file::Why::TooLarge => TemplateFaultWhy::FileTooLarge,
            toml_file::Why::NoText => TemplateFaultWhy::NoText,
            toml_file::Why::Unreadable => TemplateFaultWhy::Unreadable,
            toml_file::Why::UnknownField => TemplateFaultWhy::UnknownField,
            toml_file::Why::WrongKind => TemplateFaultWhy::WrongKind,
        };
        Self {
            line,
            field,
            ..Self::of_file(why)
        }
    }
}

fn template(places: &mut Places<'_>, file: &DeTable<'_>) -> Told<Template> {
    let mut template = Template::default();
    for (key, value) in file {
        let field: &str = key.get_ref();
        places.note(field, None, &key.span());
        match field {
            "name" => template.name = places.text_of(field, value)?,
            "about" => template.about = places.text_of(field, value)?,
            "before" => template.before = places.text_of(field, value)?,
            "landing" => template.landing = places.text_of(field, value)?,
            "evidence" => template.evidence = places.text_of(field, value)?,
            "minutes" => template.minutes = Some(places.number_of(field, value, u32::MAX)?),
            "careful" => template.careful = places.truth_of(field, value)?,
            "sittings" => template.sittings = places.truth_of(field, value)?,
            "let_go" => template.let_go = places.truth_of(field, value)?,
            "given_back" => template.given_back = places.truth_of(field, value)?,
            "questions" => template.questions = texts(places, field, value)?,
            "gathers" => template.gathers = texts(places, field, value)?,
            "figures" => template.figures = figures(places, field, value)?,
            _ => return Err(places.unknown(field, &key.span())),
        }
    }
    Ok(template)
}

fn texts(places: &mut Places<'_>, field: &str, value: &Value<'_>) -> Told<Vec<String>> {
    let mut texts = Vec::new();
    for (number, one) in (1..).zip(places.list_of(field, value)?.iter()) {
        places.note(field, Some(number), &one.span());
        texts.push(places.text_of(field, one)?);
    }
    Ok(texts)
}

fn figures(places: &mut Places<'_>, field: &str, value: &Value<'_>) -> Told<Vec<Figure>> {
    let mut figures = Vec::new();
    for (number, one) in (1..).zip(places.list_of(field, value)?.iter()) {
        let mut figure = Figure::default();
        for (key, value) in places.table_in(field, one)? {
            let field: &str = key.get_ref();
            places.note(field, Some(number), &key.span());
            match field {
                "said" => figure.said = places.text_of(field, value)?,
                "source" => figure.source = places.text_of(field, value)?,
                _ => return Err(places.unknown(field, &key.span())),
            }
        }
        figures.push(figure);
    }
    Ok(figures)
}
