//! Entries: write, list, read, and what they said before.

use afterbell_core::clock::Moment;
use afterbell_core::writing::entries::{
    self, EntryId, EntryPage, EntryRow, ListEntries, SaveEntry,
};

use afterbell_core::writing::versions::{
    self, Beside, Change, DifferencePart, DifferencePiece, ReadVersion, Version, VersionRead,
};
use chrono_tz::Tz;

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
                known: None,
            };
            let page = entries::list(journal, asked)?;
            output.answer(&page, listed)
        }
        Entry::Show { id } => {
            let entry = entries::read(journal, EntryId { id })?;
            output.answer(&entry, |entry| format!("{}\n\n{}", entry.day, entry.body))
        }
        Entry::Versions { id, read: None } => {
            let versions = versions::list(journal, EntryId { id })?;
            let zone = journal.now().zone;
            output.answer(&versions, |versions| before(versions, zone))
        }
        Entry::Versions { read: Some(id), .. } => {
            let beside = Beside::Now;
            let read = versions::read(journal, ReadVersion { id, beside })?;
            output.answer(&read, told)
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

fn before(versions: &[Version], zone: Tz) -> String {
    if versions.is_empty() {
        return "It has no earlier version.".to_owned();
    }
    let row = |version: &Version| {
        let at = version.saved_at;
        format!(
            "{}  {}  {}; then {} came and {} went\n",
            version.id,
            Moment { at, zone }.local().format("%Y-%m-%d %H:%M"),
            some(version.words, "word", "words"),
            version.came,
            version.went
        )
    };
    versions.iter().map(row).collect()
}

/// What came stands in {+ +}, what went in [- -].
fn told(read: &VersionRead) -> String {
    let piece = |piece: &DifferencePiece| match piece.change {
        Change::Stayed => piece.text.clone(),
        Change::Came => format!("{{+{}+}}", piece.text),
        Change::Went => format!("[-{}-]", piece.text),
    };
    let part = |part: &DifferencePart| match part {
        DifferencePart::Stayed { text } => text.clone(),
        DifferencePart::LeftOut { paragraphs } => {
            format!(
                "… {} the same …",
                some(*paragraphs, "paragraph", "paragraphs")
            )
        }
        DifferencePart::Changed { pieces } => pieces.iter().map(piece).collect(),
    };
    let parts: Vec<String> = read.difference.parts.iter().map(part).collect();
    parts.join("\n\n")
}
