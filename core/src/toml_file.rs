//! A TOML file that somebody hands over, read value by value: a template, a questionnaire.
//!
//! One rule: whatever is wrong is told with its line and never with what stands there, and whoever reads one may be handed
//! anything: a picture, a disk, a file of 50 MB. On every floor; a room says what its own fields are.

use std::fs::File;
use std::io::{self, Read};
use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::error::{Error, Result, disk_code};

/// The largest such file, in bytes.
pub const LARGEST: u64 = 64 * 1024;

/// What is wrong with a file before it is known what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is larger than such a file can be.
    TooLarge,
    /// It holds no text.
    NoText,
    /// It is not TOML.
    Unreadable,
    /// There is no such field.
    UnknownField,
    /// The field holds another kind of thing than it can.
    WrongKind,
}

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// What is wrong.
    pub why: Why,
    /// The line.
    pub line: Option<u32>,
    /// The field, as it is called in the file.
    pub field: Option<String>,
}

impl Unread {
    fn of_file(why: Why) -> Self {
        Self {
            why,
            line: None,
            field: None,
        }
    }
}

/// A value and where it stands.
pub type Value<'i> = Spanned<DeValue<'i>>;
/// What was told, or what is wrong.
pub type Told<T> = Result<T, Unread>;

/// The bytes of a file, one more than there can be if it is too large.
///
/// # Errors
/// What the disk answers.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    let refused = |refused: io::Error| Error::from(disk_code(&refused));
    let file = File::open(path).map_err(refused)?;
    let mut bytes = Vec::new();
    // One byte more tells that it is too large, however large it is.
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(refused)?;
    Ok(bytes)
}

/// The text of a file.
///
/// # Errors
/// If it is too large, or no text.
pub fn text_in(bytes: &[u8]) -> Told<&str> {
    if bytes.len() as u64 > LARGEST {
        return Err(Unread::of_file(Why::TooLarge));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Ok(text),
        _ => Err(Unread::of_file(Why::NoText)),
    }
}

/// The table that a text is.
///
/// # Errors
/// If it is not TOML.
pub fn table_of(text: &str) -> Told<Spanned<DeTable<'_>>> {
    DeTable::parse(text).map_err(|error| Unread {
        line: error.span().map(|span| line_of(text, span.start)),
        ..Unread::of_file(Why::Unreadable)
    })
}

/// The number of the line in which a byte stands.
fn line_of(text: &str, at: usize) -> u32 {
    let before = text.as_bytes().iter().take(at);
    let lines = before.filter(|byte| **byte == b'\n').count();
    u32::try_from(lines + 1).unwrap_or(u32::MAX)
}

/// Where each field of a file was found.
pub struct Places<'a> {
    text: &'a str,
    /// The field, which of several, its line.
    found: Vec<(String, Option<u32>, u32)>,
}

impl<'a> Places<'a> {
    /// None found yet.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let found = Vec::new();
        Self { text, found }
    }

    /// Notes where a field stands, or one of several.
    pub fn note(&mut self, field: &str, number: Option<u32>, at: &Range<usize>) {
        let line = line_of(self.text, at.start);
        self.found.push((field.to_owned(), number, line));
    }

    /// The line in which a field was found.
    #[must_use]
    pub fn line(&self, field: &str, number: Option<u32>) -> Option<u32> {
        let mut found = self.found.iter();
        let is = |(name, which, _): &&(String, Option<u32>, u32)| name == field && *which == number;
        found.find(is).map(|(_, _, line)| *line)
    }

    /// A field that there is not.
    #[must_use]
    pub fn unknown(&self, field: &str, at: &Range<usize>) -> Unread {
        self.unread(Why::UnknownField, field, at)
    }

    /// A field that holds another kind of thing than it can.
    #[must_use]
    pub fn wrong_kind(&self, field: &str, value: &Value<'_>) -> Unread {
        self.unread(Why::WrongKind, field, &value.span())
    }

    fn unread(&self, why: Why, field: &str, at: &Range<usize>) -> Unread {
        Unread {
            why,
            line: Some(line_of(self.text, at.start)),
            // A field’s name out of a file is as long as somebody made it.
            field: Some(field.chars().take(40).collect()),
        }
    }

    /// A text.
    pub fn text_of(&self, field: &str, value: &Value<'_>) -> Told<String> {
        match value.get_ref().as_str() {
            Some(text) => Ok(text.to_owned()),
            None => Err(self.wrong_kind(field, value)),
        }
    }

    /// True or false.
    pub fn truth_of(&self, field: &str, value: &Value<'_>) -> Told<bool> {
        let truth = value.get_ref().as_bool();
        truth.ok_or_else(|| self.wrong_kind(field, value))
    }

    /// A whole number. What no number of its kind can be becomes the largest, which the room’s own check refuses.
    pub fn number_of<N>(&self, field: &str, value: &Value<'_>, largest: N) -> Told<N>
    where
        N: TryFrom<i64>,
    {
        let Some(number) = value.get_ref().as_integer() else {
            return Err(self.wrong_kind(field, value));
        };
        let told = i64::from_str_radix(number.as_str(), number.radix()).ok();
        Ok(told
            .and_then(|told| N::try_from(told).ok())
            .unwrap_or(largest))
    }

    /// A list.
    pub fn list_of<'v, 'i>(&self, field: &str, value: &'v Value<'i>) -> Told<&'v DeArray<'i>> {
        let list = value.get_ref().as_array();
        list.ok_or_else(|| self.wrong_kind(field, value))
    }

    /// A table in a list.
    pub fn table_in<'v, 'i>(&self, field: &str, value: &'v Value<'i>) -> Told<&'v DeTable<'i>> {
        let table = value.get_ref().as_table();
        table.ok_or_else(|| self.wrong_kind(field, value))
    }
}
