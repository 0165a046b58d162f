//! A Day One export, as a zip, as a folder, or as one of its JSON files.
//!
//! One rule: what is read was made elsewhere and may be broken or hostile: nothing in it is believed before it is
//! looked at, one bad record never stops the others, and nothing is passed over in silence. `cli` and the window enter
//! by [`import`].
//!
//! The format, from four independent exports: any number of `*.json` files at the root, one for each journal, with
//! `{"metadata":…, "entries":[…]}`; beside them `photos/ videos/ audios/ pdfs/` with files named `<md5>.<ext>`.
//! Kept are the text, the day, the moment and its zone, when it was changed, tags, and attachments; a starred entry
//! gets the tag "starred". Place, weather, steps and devices are left behind.
//!
//! An entry has the civil day it has in Day One: that of its moment in its own zone. The hour at which a day turns here
//! does not move it, because many converted entries have a day and no time and stand at midnight.

mod body;
mod import;
mod raw;
mod rich;
mod source;
mod stream;
#[cfg(test)]
mod tests;

pub use import::{Watch, import};

use std::cell::Cell;
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::Path;

use chrono_tz::Tz;

use crate::api::Code;
use crate::clock::Day;
use crate::error::{self, Error};
use crate::transfer::imports::report::{SkipReason, Skipped};
use crate::writing::attachments::{LARGEST, Ready};
use crate::writing::entries::AttachmentKind;
use source::Source;
use stream::{Element, Elements};

/// Most bytes an export may unpack to, and most bytes of attachments taken from one.
pub const LARGEST_EXPORT: u64 = 4 * 1024 * 1024 * 1024;

/// Why an export cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It is no Day One export: no JSON file in it has a list of entries.
    #[error("not an export")]
    NotAnExport,
    /// It holds more than is safe to unpack.
    #[error("the export is too large")]
    TooLarge,
    /// The disk refused.
    #[error("the disk refused")]
    Disk(#[from] std::io::Error),
}

impl From<ImportError> for Error {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::NotAnExport => Code::NotAnExport.into(),
            ImportError::TooLarge => Code::ExportTooLarge.into(),
            ImportError::Disk(error) => error::disk_code(&error).into(),
        }
    }
}

/// An export that has been looked through once: its records are counted and its attachments known.
pub struct Export {
    source: Source,
    records: u64,
    /// By what an entry calls it. A picture may be named by an entry that does not list it.
    attachments: HashMap<String, AttachmentRef>,
    skipped: Vec<Skipped>,
    /// Bytes of attachments that may still be read.
    left: Cell<u64>,
}

/// An entry of an export.
#[derive(Clone, PartialEq)]
pub struct Record {
    /// Its `uuid`, or a fingerprint of its date and text if it has none.
    pub source_id: String,
    /// The civil day it has in Day One.
    pub day: Day,
    /// The moment written about, UTC milliseconds; noon for an entry of a whole day.
    pub at: i64,
    /// The zone it was lived in.
    pub zone: Tz,
    /// When it was last changed, UTC milliseconds.
    pub changed_at: i64,
    /// Markdown. An attachment stands in it as `![](attachment:KEY)`, with the key of its [`AttachmentRef`].
    pub body: String,
    /// Tags, as they stand there, each once.
    pub tags: Vec<String>,
    /// Whether it was starred.
    pub starred: bool,
    /// What belongs to it: first what its text shows, in that order, then what it only lists.
    pub attachments: Vec<AttachmentRef>,
}

/// Where to find an attachment.
#[derive(Clone, PartialEq)]
pub struct AttachmentRef {
    /// What the text calls it.
    pub key: String,
    /// What the export says it is; absent if it is named and never listed.
    pub kind: Option<AttachmentKind>,
    /// The name of its file without its ending.
    pub md5: Option<String>,
    /// The name it had, if it is told.
    pub name: Option<String>,
}

/// Opens an export and looks it through once, without keeping what was written.
///
/// # Errors
/// [`ImportError`].
pub fn open(path: &Path) -> Result<Export, ImportError> {
    let mut source = Source::open(path)?;
    let mut attachments: HashMap<String, AttachmentRef> = HashMap::new();
    let mut records = 0;
    let mut skipped: Vec<Skipped> = source.unsafe_journals().collect();
    let mut journals = Vec::new();
    for at in 0..source.journals() {
        let mut count = 0;
        let is_journal = source.read(at, &mut |bytes| {
            let Some(mut elements) = Elements::of(bytes) else {
                return false;
            };
            loop {
                match elements.next() {
                    None | Some(Element::Broken) => return true,
                    Some(Element::TooLong) => count += 1,
                    Some(Element::Whole(record)) => {
                        count += 1;
                        for listed in raw::attachments(record) {
                            merge(&mut attachments, listed);
                        }
                    }
                }
            }
        })?;
        records += count;
        if is_journal {
            journals.push(at);
        } else {
            skipped.push(Skipped {
                which: source.name(at),
                why: SkipReason::Unreadable,
            });
        }
    }
    if journals.is_empty() {
        return Err(ImportError::NotAnExport);
    }
    source.keep(&journals);
    Ok(Export {
        source,
        records,
        attachments,
        skipped,
        left: Cell::new(LARGEST_EXPORT),
    })
}

/// The same picture may be listed twice, once without its md5.
fn merge(attachments: &mut HashMap<String, AttachmentRef>, listed: AttachmentRef) {
    match attachments.get_mut(&listed.key) {
        Some(known) => {
            if known.md5.is_none() {
                known.md5 = listed.md5;
            }
            if known.name.is_none() {
                known.name = listed.name;
            }
        }
        None => {
            attachments.insert(listed.key.clone(), listed);
        }
    }
}

impl Export {
    /// How many records it holds.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.records
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records == 0
    }

    /// Files at the root that are no journals, or that point outside the export.
    #[must_use]
    pub fn skipped_journals(&self) -> &[Skipped] {
        &self.skipped
    }

    /// Media files that point outside the export.
    pub fn skipped_files(&self) -> impl Iterator<Item = Skipped> + '_ {
        self.source.unsafe_files()
    }

    /// Gives the records one after another, in the order of the export; at most one is held at a time. A record that
    /// cannot be read is given as what was skipped. `home` is the zone of an entry that names none.
    ///
    /// # Errors
    /// [`ImportError::Disk`].
    pub fn records(
        &self,
        home: Tz,
        give: &mut dyn FnMut(Result<Record, Skipped>) -> ControlFlow<()>,
    ) -> Result<(), ImportError> {
        let several = self.source.journals() > 1;
        let mut stopped = false;
        for at in 0..self.source.journals() {
            let mut number = 0_u64;
            self.source.read(at, &mut |bytes| {
                let Some(mut elements) = Elements::of(bytes) else {
                    return false;
                };
                while let Some(element) = elements.next() {
                    number += 1;
                    let broken = matches!(element, Element::Broken);
                    let read = match element {
                        Element::Whole(record) => raw::record(record, &self.attachments, home),
                        Element::TooLong => Err(SkipReason::TooLong),
                        Element::Broken => Err(SkipReason::Unreadable),
                    };
                    let given = read.map_err(|why| {
                        let mut which = format!("entry {number}");
                        if broken {
                            which.push_str(" and whatever follows it");
                        }
                        if several {
                            which = format!("{}, {which}", self.source.name(at));
                        }
                        Skipped { which, why }
                    });
                    if give(given).is_break() {
                        stopped = true;
                        return true;
                    }
                }
                true
            })?;
            if stopped {
                break;
            }
        }
        Ok(())
    }

    /// An attachment, ready to be kept.
    ///
    /// # Errors
    /// Why it cannot be kept: [`SkipReason::FileMissing`], [`SkipReason::TooLarge`] (also once an export has given
    /// [`LARGEST_EXPORT`] bytes of attachments), or what its first bytes or its picture say.
    pub fn attachment(&self, wanted: &AttachmentRef) -> Result<Ready, SkipReason> {
        let most = LARGEST.min(self.left.get());
        let names = [wanted.md5.as_deref(), Some(wanted.key.as_str())];
        let bytes = self.source.media(names.into_iter().flatten(), most)?;
        self.left
            .set(self.left.get().saturating_sub(bytes.len() as u64));
        Ok(Ready::imported(bytes, wanted.kind)?)
    }
}
