//! A template in a file: TOML, with the fields of [`Template`].
//!
//! One rule: a file is a template or it is none. What is wrong is told with its line, and whoever reads one may hand it
//! anything: a picture, a disk, a file of 50 MB.

use std::fs::File;
use std::io::{self, Read};
use std::ops::Range;
use std::path::Path;

use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use ts_rs::TS;

use super::template::{Figure, Template, TemplateFault, TemplateFaultWhy};
use crate::error::{Error, Result, disk_code};

/// The largest file a template can be, in bytes.
const LARGEST: u64 = 64 * 1024;

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
    let refused = |refused: io::Error| Error::from(disk_code(&refused));
    let file = File::open(path).map_err(refused)?;
    let mut bytes = Vec::new();
    // One byte more tells that it is too large, however large it is.
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(refused)?;
    Ok(read_bytes(&bytes))
}

/// Reads what may be a template.
#[must_use]
pub fn read_bytes(bytes: &[u8]) -> TemplateRead {
    let fault = |why| TemplateRead::Fault {
        fault: TemplateFault::of_file(why),
    };
    if bytes.len() as u64 > LARGEST {
        return fault(TemplateFaultWhy::FileTooLarge);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => match read(text) {
            Ok(template) => TemplateRead::Template { template },
            Err(fault) => TemplateRead::Fault { fault },
        },
        _ => fault(TemplateFaultWhy::NoText),
    }
}

/// Reads a text that may be a template.
///
/// # Errors
/// The first thing that is wrong, with its line.
pub fn read(text: &str) -> Result<Template, TemplateFault> {
    let file = DeTable::parse(text).map_err(|error| TemplateFault {
        line: error.span().map(|span| line_of(text, span.start)),
        ..TemplateFault::of_file(TemplateFaultWhy::Unreadable)
    })?;
    let mut places = Places {
        text,
        found: Vec::new(),
    };
    let template = places.template(file.get_ref())?.tidied();
    match template.check() {
        Ok(()) => Ok(template),
        Err(fault) => Err(places.place(fault)),
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

/// The number of the line in which a byte stands.
fn line_of(text: &str, at: usize) -> u32 {
    let before = text.as_bytes().iter().take(at);
    let lines = before.filter(|byte| **byte == b'\n').count();
    u32::try_from(lines + 1).unwrap_or(u32::MAX)
}

/// Where each field of a file was found.
struct Places<'a> {
    text: &'a str,
    /// The field, which of several, its line.
    found: Vec<(String, Option<u32>, u32)>,
}

type Value<'i> = Spanned<DeValue<'i>>;

impl Places<'_> {
    fn template(&mut self, file: &DeTable<'_>) -> Result<Template, TemplateFault> {
        let mut template = Template::default();
        for (key, value) in file {
            let field: &str = key.get_ref();
            let line = line_of(self.text, key.span().start);
            self.found.push((field.to_owned(), None, line));
            match field {
                "name" => template.name = self.text_of(field, value)?,
                "about" => template.about = self.text_of(field, value)?,
                "before" => template.before = self.text_of(field, value)?,
                "landing" => template.landing = self.text_of(field, value)?,
                "evidence" => template.evidence = self.text_of(field, value)?,
                "minutes" => template.minutes = Some(self.number_of(field, value)?),
                "careful" => template.careful = self.truth_of(field, value)?,
                "sittings" => template.sittings = self.truth_of(field, value)?,
                "let_go" => template.let_go = self.truth_of(field, value)?,
                "given_back" => template.given_back = self.truth_of(field, value)?,
                "questions" => template.questions = self.texts_of(field, value)?,
                "gathers" => template.gathers = self.texts_of(field, value)?,
                "figures" => template.figures = self.figures_of(field, value)?,
                _ => return Err(self.fault(TemplateFaultWhy::UnknownField, field, &key.span())),
            }
        }
        Ok(template)
    }

    fn fault(&self, why: TemplateFaultWhy, field: &str, at: &Range<usize>) -> TemplateFault {
        TemplateFault {
            line: Some(line_of(self.text, at.start)),
            ..TemplateFault::of(why, field)
        }
    }

    fn wrong_kind(&self, field: &str, value: &Value<'_>) -> TemplateFault {
        self.fault(TemplateFaultWhy::WrongKind, field, &value.span())
    }

    fn text_of(&self, field: &str, value: &Value<'_>) -> Result<String, TemplateFault> {
        match value.get_ref().as_str() {
            Some(text) => Ok(text.to_owned()),
            None => Err(self.wrong_kind(field, value)),
        }
    }

    fn truth_of(&self, field: &str, value: &Value<'_>) -> Result<bool, TemplateFault> {
        let truth = value.get_ref().as_bool();
        truth.ok_or_else(|| self.wrong_kind(field, value))
    }

    fn number_of(&self, field: &str, value: &Value<'_>) -> Result<u32, TemplateFault> {
        let Some(number) = value.get_ref().as_integer() else {
            return Err(self.wrong_kind(field, value));
        };
        // What no number of minutes can be is told as such, by the check.
        let minutes = u32::from_str_radix(number.as_str(), number.radix());
        Ok(minutes.unwrap_or(u32::MAX))
    }

    fn texts_of(&mut self, field: &str, value: &Value<'_>) -> Result<Vec<String>, TemplateFault> {
        let Some(list) = value.get_ref().as_array() else {
            return Err(self.wrong_kind(field, value));
        };
        let mut texts = Vec::new();
        for (number, one) in (1..).zip(list.iter()) {
            let line = line_of(self.text, one.span().start);
            self.found.push((field.to_owned(), Some(number), line));
            texts.push(self.text_of(field, one)?);
        }
        Ok(texts)
    }

    fn figures_of(&mut self, field: &str, value: &Value<'_>) -> Result<Vec<Figure>, TemplateFault> {
        let Some(list) = value.get_ref().as_array() else {
            return Err(self.wrong_kind(field, value));
        };
        let mut figures = Vec::new();
        for (number, one) in (1..).zip(list.iter()) {
            let Some(table) = one.get_ref().as_table() else {
                return Err(self.wrong_kind(field, one));
            };
            let mut figure = Figure::default();
            for (key, value) in table {
                let field: &str = key.get_ref();
                let line = line_of(self.text, key.span().start);
                self.found.push((field.to_owned(), Some(number), line));
                match field {
                    "said" => figure.said = self.text_of(field, value)?,
                    "source" => figure.source = self.text_of(field, value)?,
                    _ => {
                        return Err(self.fault(TemplateFaultWhy::UnknownField, field, &key.span()));
                    }
                }
            }
            figures.push(figure);
        }
        Ok(figures)
    }

    /// Says in which line a fault of the template lies.
    fn place(&self, fault: TemplateFault) -> TemplateFault {
        let is = |(field, number, _): &&(String, Option<u32>, u32)| {
            Some(field) == fault.field.as_ref() && *number == fault.number
        };
        let line = self.found.iter().find(is).map(|(_, _, line)| *line);
        TemplateFault { line, ..fault }
    }
}
