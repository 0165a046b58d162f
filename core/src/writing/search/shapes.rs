//! What a search looks like from outside.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Day;

use super::SearchNote;

/// Looks for entries that hold every word and pass every filter.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// What was typed: words, the last of which may be unfinished, "phrases in quotes", and filters: `tag:`, `person:`,
    /// `word:`, `mood:`, `kind:`, `before:`, `after:`, `on:`. At most 1,000 characters.
    pub words: String,
    /// How to order the hits; without words they are always newest first.
    pub order: SearchOrder,
    /// At most this many hits, 1..=200.
    pub limit: u32,
    /// How many hits to pass over, for the next page.
    pub skip: Option<u32>,
}

/// The order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum SearchOrder {
    /// Newest first.
    Newest,
    /// Best match first (BM25).
    Best,
}

/// An entry that was found.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Hit {
    /// The entry's id.
    pub id: i64,
    /// The day as lived.
    pub day: Day,
    /// The moment written about, UTC milliseconds.
    pub at: i64,
    /// The first line, without its marks.
    pub title: String,
    /// The words around the hit, with the hits marked; without words, how the entry goes on.
    pub snippet: Vec<Piece>,
}

/// A run of text that is either a hit or not.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is what was looked for.
    pub hit: bool,
}

/// What was found.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Found {
    /// The hits in the order asked for.
    pub hits: Vec<Hit>,
    /// Whether more follow.
    pub more: bool,
    /// What of the search narrows nothing, or is not there.
    pub notes: Vec<SearchNote>,
}

/// What a search can be narrowed to.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct SearchChoices {
    /// Tags in use, used last first.
    pub tags: Vec<String>,
    /// Words for a mood in use, used last first.
    pub words: Vec<String>,
    /// People by their full names, alphabetically.
    pub people: Vec<String>,
}

/// A search kept by a name.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct SavedSearch {
    /// Its id.
    pub id: i64,
    /// What the writer calls it.
    pub name: String,
    /// Exactly as it stood in the field.
    pub words: String,
    /// How its hits are ordered.
    pub order: SearchOrder,
}

/// Keeps a search by a name, or gives it another name.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveSearch {
    /// The one to change; absent for a new one.
    pub id: Option<i64>,
    /// 1..=60 characters.
    pub name: String,
    /// 1..=1,000 characters.
    pub words: String,
    /// How its hits are ordered.
    pub order: SearchOrder,
}

/// What identifies a saved search.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SavedSearchId {
    /// Its id.
    pub id: i64,
}
