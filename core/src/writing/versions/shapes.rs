//! What a version looks like from outside.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::writing::entries::EntryRow;
use crate::writing::markdown::Block;

/// What an entry said before, without its text.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Version {
    /// Asked for by this id.
    pub id: i64,
    /// When this text was last saved, UTC milliseconds.
    pub saved_at: i64,
    /// How many words it has.
    pub words: u32,
    /// How many words came after it: in a list until the version after it, or until now for the newest.
    pub came: u32,
    /// How many of its words went in the same time.
    pub went: u32,
}

/// What identifies a version.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct VersionId {
    /// The version's id.
    pub id: i64,
}

/// Asks for a version beside another text.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ReadVersion {
    /// The version's id.
    pub id: i64,
    /// What it is compared with.
    pub beside: Beside,
}

/// What a version is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Beside {
    /// What is there now.
    Now,
    /// The version after it.
    Next,
}

/// One version, read.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VersionRead {
    /// Which; its words came and went until what it is compared with.
    pub version: Version,
    /// What came and went.
    pub difference: Difference,
    /// All of it as it read, as a closed set of nodes.
    pub blocks: Vec<Block>,
}

/// What came and went between two texts.
#[derive(Clone, PartialEq, Serialize, TS)]
#[cfg_attr(test, derive(Debug))]
#[ts(export_to = "types.ts")]
pub struct Difference {
    /// Paragraph by paragraph, in the order they are read.
    pub parts: Vec<DifferencePart>,
    /// Whether more follows than can be shown.
    pub more: bool,
}

/// A paragraph of a difference, or several that stayed.
#[derive(Clone, PartialEq, Serialize, TS)]
#[cfg_attr(test, derive(Debug))]
#[ts(export_to = "types.ts")]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DifferencePart {
    /// A paragraph that stayed as it was.
    Stayed {
        /// What it says.
        text: String,
    },
    /// Paragraphs that stayed as they were and are left out, because so many stand between two changes.
    LeftOut {
        /// How many.
        paragraphs: u32,
    },
    /// A paragraph in which something came or went.
    Changed {
        /// Its words, in the order they are read: what went stands before what came in its place.
        pieces: Vec<DifferencePiece>,
    },
}

/// A run of words of a changed paragraph.
#[derive(Clone, PartialEq, Serialize, TS)]
#[cfg_attr(test, derive(Debug))]
#[ts(export_to = "types.ts")]
pub struct DifferencePiece {
    /// Whether they stayed, came or went.
    pub change: Change,
    /// The words, with the gaps between them.
    pub text: String,
}

/// What became of a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// In both texts.
    Stayed,
    /// Only in the later one.
    Came,
    /// Only in the earlier one.
    Went,
}

/// A version that was brought back.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct VersionBack {
    /// The entry's row.
    pub row: EntryRow,
    /// The version that holds what was there before; absent if nothing was written.
    pub kept: Option<i64>,
    /// What stands in the entry now.
    pub body: String,
}
