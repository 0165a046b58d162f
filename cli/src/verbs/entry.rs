//! Entries: write, list, read.

use afterbell_core::writing::entries::{
    self, EntryId, EntryPage, EntryRow, ListEntries, SaveEntry,
};

use crate::asked::Entry;
use crate::door::Door;
use crate::input;
use crate::output::{Output, some};
use crate::refusal::{Outcome, Refusal};

/// Does what was asked with entries.
pub fn entry(door: &mut Door, what: &Entry, output: Output) -> Outcome {
    let journal = door.open()?;
    match *what {
        Entry::Add { day } => {
            let body = input::rest("Write, and end with Ctrl+D")?;
            if body.trim().is_empty() {
                return Err(Refusal::usage("Nothing was written, so nothing was saved."));
            }
            let saved = entries::save(
                journal,
                SaveEntry {
                    id: None,
                    body,
                    day,
                },
            )?;
            output.answer(&saved.value, |row| {
                format!(
                    "Saved on the disk as {} ({}).",
                    row.id,
                    some(row.words, "word", "words")
                )
            })
        }
        Entry::List {
            from,
            to,
            limit,
            before,
            bin,
        } => {
            let asked = ListEntries {
                before,
                limit,
                bin: Some(bin),
                from,
                to,
            };
            let page = entries::list(journal, asked)?;
            output.answer(&page, listed)
        }
        Entry::Show { id } => {
            let entry = entries::read(journal, EntryId { id })?;
            output.answer(&entry, |entry| format!("{}\n\n{}", entry.day, entry.body))
        }
    }
}

fn listed(page: &EntryPage) -> String {
    let row = |row: &EntryRow| {
        let title = if row.title.is_empty() {
            "(nothing written)"
        } else {
            &row.title
        };
        format!("{}  {}  {title}\n", row.day, row.id)
    };
    let mut text: String = page.rows.iter().map(row).collect();
    if let (true, Some(last)) = (page.more, page.rows.last()) {
        text.push_str(&format!("Older ones follow: --before {}\n", last.id));
    }
    text
}
