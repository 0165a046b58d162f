//! What an entry looks like from outside.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Day;
use crate::writing::markdown::Block;

/// Longest body an entry can hold, in bytes of UTF-8.
pub const LONGEST_BODY: usize = 4 * 1024 * 1024;

/// An entry as it is read.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Entry {
    /// Grows with the moment written about, so that newest first is the order of ids.
    pub id: i64,
    /// The day as lived.
    pub day: Day,
    /// The moment written about, UTC milliseconds.
    pub at: i64,
    /// When it was first saved, UTC milliseconds.
    pub written_at: i64,
    /// When it was last changed, UTC milliseconds.
    pub changed_at: i64,
    /// Markdown, exactly as written.
    pub body: String,
    /// The same, as a closed set of nodes to be shown.
    pub blocks: Vec<Block>,
    /// How many words the body has.
    pub words: u32,
    /// Tags, alphabetically.
    pub tags: Vec<String>,
    /// What is attached, in order.
    pub attachments: Vec<Attachment>,
    /// What was taken out and is not gone yet, in order.
    pub taken_out: Vec<Attachment>,
    /// When it was put into the bin, UTC milliseconds; absent while it is not.
    pub binned_at: Option<i64>,
    /// The day on which it goes for good, if it is in the bin.
    pub goes_on: Option<Day>,
}

/// Something attached to an entry, without its bytes.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Attachment {
    /// Asked for by this id.
    pub id: i64,
    /// What it is.
    pub kind: AttachmentKind,
    /// Its media type, one of a closed list.
    pub media_type: String,
    /// Size in bytes.
    pub size: u32,
    /// The name it came with, if any.
    pub name: Option<String>,
    /// What the writer says of it, read out in its place.
    pub described: Option<String>,
    /// The day on which it goes for good, if it was taken out.
    pub goes_on: Option<Day>,
}

/// The kinds of attachment that can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum AttachmentKind {
    /// JPEG, PNG, GIF, WebP or HEIC.
    Image,
    /// Sound.
    Sound,
    /// Moving pictures.
    Video,
    /// A PDF.
    Pdf,
}

/// What identifies an entry.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct EntryId {
    /// The entry's id.
    pub id: i64,
}

/// Saves a new entry, or a new text of one.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveEntry {
    /// The entry to change; absent for a new one.
    pub id: Option<i64>,
    /// Markdown, at most 4 MiB.
    pub body: String,
    /// The day a new entry is about; absent for the day being lived. Ignored when `id` is given.
    pub day: Option<Day>,
}

/// Changes a part of an entry's text: for a long one, of which a key changes little. Places are counted in units of
/// UTF-16, as the page counts them.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct ChangeEntry {
    /// The entry to change.
    pub id: i64,
    /// Where what is replaced begins in the text that stands there.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// What takes its place.
    pub insert: String,
    /// SHA-256 of the whole text as it stands then, in UTF-8: 64 hexadecimal digits in small letters.
    pub sum: String,
}

/// One line of a list of entries.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct EntryRow {
    /// The entry's id.
    pub id: i64,
    /// The day as lived.
    pub day: Day,
    /// The moment written about, UTC milliseconds.
    pub at: i64,
    /// When it was last changed, UTC milliseconds.
    pub changed_at: i64,
    /// The first line, without its marks; empty if nothing is written.
    pub title: String,
    /// What follows the first line, at most about 200 characters, without marks.
    pub preview: String,
    /// How many words the body has.
    pub words: u32,
    /// How many things are attached.
    pub attachments: u32,
    /// Tags, alphabetically.
    pub tags: Vec<String>,
    /// When it was put into the bin, UTC milliseconds; absent while it is not.
    pub binned_at: Option<i64>,
    /// The day on which it goes for good, if it is in the bin.
    pub goes_on: Option<Day>,
}

/// Asks for a page of the list, newest first.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ListEntries {
    /// Only what follows this entry in the list; absent for its top.
    pub before: Option<i64>,
    /// At most this many, 1..=500.
    pub limit: u32,
    /// The bin instead of the journal.
    pub bin: Option<bool>,
    /// Only entries of this day or later.
    pub from: Option<Day>,
    /// Only entries of this day or earlier.
    pub to: Option<Day>,
    /// Only entries that mention this person; by itself alone.
    pub known: Option<i64>,
}

/// A page of the list.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct EntryPage {
    /// Newest first.
    pub rows: Vec<EntryRow>,
    /// Whether older ones follow.
    pub more: bool,
}
