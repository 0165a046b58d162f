//! Bringing an export into the journal.
//!
//! One rule: all of it or nothing: one transaction, and an import that is stopped or fails leaves the journal as it was.
//! What was brought in once is known by its source's name for it and is never brought in twice, nor brought back once
//! it was deleted here.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::Path;

use super::{Export, Record, open};
use crate::api::Code;
use crate::error::{Error, Result};
use crate::journal::{Journal, Write};
use crate::people::mentions;
use crate::storage;
use crate::storage::entries::Text;
use crate::transfer::imports::report::{ImportReport, Skipped};
use crate::writing::{attachments, markdown};

/// The source's name in the table of what came from elsewhere.
const SOURCE: &str = "day_one";
/// The tag of an entry that was starred.
const STARRED: &str = "starred";
/// Bytes of text that are put into the index together. Every row between two of them opens a savepoint, at which FTS5
/// writes out what it holds in memory; it does so by itself at a megabyte.
const INDEXED_AT_ONCE: usize = 1 << 20;

/// Is told how far an import is, and says whether it may go on.
pub trait Watch {
    /// So many records of so many were read. False stops the import, and nothing of it stays.
    fn read(&mut self, read: u64, of: u64) -> bool;
}

impl<F: FnMut(u64, u64) -> bool> Watch for F {
    fn read(&mut self, read: u64, of: u64) -> bool {
        self(read, of)
    }
}

/// Brings a Day One export into the journal, and reports what was read, taken, known already and left out, and why.
///
/// # Errors
/// [`Code::NotAnExport`], [`Code::ExportTooLarge`], [`Code::NoPermission`], [`Code::NotFound`] if there is no such
/// file, [`Code::DiskFull`], [`Code::Stopped`] if `watch` said so. Nothing was changed then.
pub fn import(journal: &mut Journal, path: &Path, watch: &mut dyn Watch) -> Result<ImportReport> {
    let export = open(path)?;
    let home = journal.now().zone;
    let saved = journal.write(|write| {
        let mut taking = Taking {
            export: &export,
            tags: HashMap::new(),
            to_index: Vec::new(),
            unindexed: 0,
            report: ImportReport {
                read: 0,
                imported: 0,
                already: 0,
                skipped: export.skipped_journals().to_vec(),
                attachments: 0,
                attachments_skipped: export.skipped_files().collect(),
            },
        };
        let of = export.len();
        let mut read = 0;
        let mut failed: Option<Error> = None;
        export.records(home, &mut |record| {
            read += 1;
            let taken = match record {
                Ok(record) => taking.take(write, &record),
                Err(skipped) => {
                    taking.report.skipped.push(skipped);
                    Ok(())
                }
            };
            if let Err(error) = taken {
                failed = Some(error);
            } else if !watch.read(read, of.max(read)) {
                failed = Some(Code::Stopped.into());
            }
            if failed.is_some() {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })?;
        if let Some(error) = failed {
            return Err(error);
        }
        taking.index(write)?;
        taking.report.read = u32::try_from(read).unwrap_or(u32::MAX);
        Ok(taking.report)
    })?;
    Ok(saved.value)
}

/// An import under way.
struct Taking<'a> {
    export: &'a Export,
    /// Ids of tags by their labels, so that each is looked up once.
    tags: HashMap<String, i64>,
    /// Entries that are not in the index yet, and how many bytes they are.
    to_index: Vec<(i64, String)>,
    unindexed: usize,
    report: ImportReport,
}

impl Taking<'_> {
    fn take(&mut self, write: &mut Write<'_>, record: &Record) -> Result<()> {
        if storage::imported::is_here(write.db, SOURCE, &record.source_id)? {
            self.report.already += 1;
            return Ok(());
        }
        let gist = markdown::gist(&record.body);
        let id = storage::entries::insert(
            write.db,
            &storage::entries::New {
                day: record.day,
                at: record.at,
                zone: record.zone.name(),
                written_at: record.at,
                changed_at: record.changed_at,
                text: Text {
                    body: &record.body,
                    gist: &gist,
                },
            },
        )?;
        let mut body = std::borrow::Cow::Borrowed(record.body.as_str());
        if !record.attachments.is_empty() {
            body = self.attach(write, id, record)?.into();
            if body != record.body {
                let gist = markdown::gist(&body);
                let text = Text {
                    body: &body,
                    gist: &gist,
                };
                storage::entries::update(write.db, id, text, record.changed_at)?;
            }
        }
        // The index must hold the very text that stands in the entry.
        self.unindexed += body.len();
        self.to_index.push((id, body.into_owned()));
        if self.unindexed >= INDEXED_AT_ONCE {
            self.index(write)?;
        }
        for tag in &record.tags {
            self.tag(write, id, tag)?;
        }
        if record.starred {
            self.tag(write, id, STARRED)?;
        }
        storage::imported::insert(write.db, SOURCE, &record.source_id, id)?;
        write.touched.entries = true;
        self.report.imported += 1;
        Ok(())
    }

    /// Puts what was taken since the last time into the index.
    fn index(&mut self, write: &Write<'_>) -> Result<()> {
        self.unindexed = 0;
        for (id, body) in self.to_index.drain(..) {
            storage::search::add(write.db, id, &body)?;
            if body.contains('@') {
                mentions::link(write, id, &body)?;
            }
        }
        Ok(())
    }

    /// Keeps the record's attachments and answers its body with their ids.
    fn attach(&mut self, write: &mut Write<'_>, entry_id: i64, record: &Record) -> Result<String> {
        let mut ids: Vec<(&str, i64)> = Vec::new();
        for wanted in &record.attachments {
            match self.export.attachment(wanted) {
                Ok(ready) => {
                    let id = attachments::keep(write, entry_id, wanted.name.as_deref(), &ready)?;
                    ids.push((&wanted.key, id));
                    self.report.attachments += 1;
                }
                Err(why) => self.report.attachments_skipped.push(Skipped {
                    which: wanted.name.clone().unwrap_or_else(|| wanted.key.clone()),
                    why,
                }),
            }
        }
        Ok(with_ids(&record.body, &ids))
    }

    fn tag(&mut self, write: &Write<'_>, entry_id: i64, label: &str) -> Result<()> {
        let id = match self.tags.get(label) {
            Some(id) => *id,
            None => {
                let id = storage::tags::id_of(write.db, label)?;
                self.tags.insert(label.to_owned(), id);
                id
            }
        };
        storage::tags::tag_entry(write.db, entry_id, id)
    }
}

/// The body with the ids of attachments in place of what the export calls them. One that was not kept stays named as it
/// was, and shows nothing.
fn with_ids(body: &str, ids: &[(&str, i64)]) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("](attachment:") {
        out.push_str(before);
        out.push_str("](attachment:");
        rest = after;
        let Some((key, past)) = after.split_once(')') else {
            break;
        };
        if let Some((_, id)) = ids.iter().find(|(known, _)| *known == key) {
            out.push_str(&id.to_string());
            out.push(')');
            rest = past;
        }
    }
    out.push_str(rest);
    out
}
