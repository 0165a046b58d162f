//! The people and places the user writes about, and what a summary calls them instead.
//!
//! One rule: a child is never a person record. A list of pupils beside feelings about them would be a second,
//! unguarded safeguarding file; what concerns a child belongs in the school's own system.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A person or place by name.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Known {
    /// Its id.
    pub id: i64,
    /// Whether it is a person or a place.
    pub kind: KnownKind,
    /// The full name.
    pub name: String,
    /// Other ways it is written: a nickname, initials, a short form.
    pub also: Vec<String>,
    /// What a summary says instead: "my chair", "my school".
    pub role: String,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum KnownKind {
    /// An adult.
    Person,
    /// A school, a trust, a town.
    Place,
}

/// Saves a new person or place, or changes one.
#[derive(Clone, Deserialize, TS)]
#[ts(export, export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveKnown {
    /// The one to change; absent for a new one.
    pub id: Option<i64>,
    /// Whether it is a person or a place.
    pub kind: KnownKind,
    /// 1..=80 characters.
    pub name: String,
    /// At most 10 other forms of at most 80 characters.
    pub also: Vec<String>,
    /// 1..=80 characters.
    pub role: String,
}

/// What identifies a person or place.
#[derive(Clone, Deserialize, TS)]
#[ts(export, export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct KnownId {
    /// Its id.
    pub id: i64,
}
