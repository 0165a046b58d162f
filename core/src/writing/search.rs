//! Finding words inside the encrypted file.
//!
//! One rule: what the user typed is data, never query syntax: it cannot make a search fail. Newest first streams
//! from the index and stops at the limit; best match ranks ids alone and fetches the few that are shown.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Day;

/// Looks for entries that hold every word.
#[derive(Clone, Deserialize, TS)]
#[ts(export, export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// What was typed: words, the last of which may be unfinished, and "phrases in quotes". At most 1,000 characters.
    pub words: String,
    /// How to order the hits.
    pub order: SearchOrder,
    /// At most this many hits, 1..=200.
    pub limit: u32,
    /// How many hits to pass over, for the next page.
    pub skip: Option<u32>,
}

/// The order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum SearchOrder {
    /// Newest first.
    Newest,
    /// Best match first (BM25).
    Best,
}

/// An entry that holds the words.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Hit {
    /// The entry's id.
    pub id: i64,
    /// The day as lived.
    pub day: Day,
    /// The moment written about, UTC milliseconds.
    pub at: i64,
    /// The first line, without its marks.
    pub title: String,
    /// The words around the hit, with the hits marked.
    pub snippet: Vec<Piece>,
}

/// A run of text that is either a hit or not.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is what was looked for.
    pub hit: bool,
}

/// What was found.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Found {
    /// The hits in the order asked for.
    pub hits: Vec<Hit>,
    /// Whether more follow.
    pub more: bool,
}
