//! What a person or place looks like from outside.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A person or place by name.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Known {
    /// Its id.
    pub id: i64,
    /// Whether it is a person or a place.
    pub kind: KnownKind,
    /// The name: a full one, a nickname, initials.
    pub name: String,
    /// Other ways it is written: a nickname, initials, a short form, the name it had before.
    pub also: Vec<String>,
    /// What a summary says instead: "my chair", "my school".
    pub role: String,
    /// Where a person belongs, if that was told. Never the pupils.
    pub circle: Option<Circle>,
    /// How a person and the writer stand to each other, as far as that was told.
    pub ties: Vec<Tie>,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum KnownKind {
    /// An adult.
    Person,
    /// A school, a trust, a town.
    Place,
}

/// Where somebody belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Circle {
    /// At home: family and friends.
    Home,
    /// The staff.
    Staff,
    /// The pupils. Nobody is listed here by name: they are children, so only a group can be told of.
    Pupils,
    /// Parents: adults, who may be listed.
    Parents,
    /// Governors, or whoever they answer to.
    Governors,
    /// Others who lead schools.
    Peers,
    /// A union.
    Union,
    /// A coach or supervisor.
    Coach,
    /// A GP, or whoever else looks after one's health.
    Gp,
}

/// How a person and the writer stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// They hold the umbrella over the writer.
    SheltersMe,
    /// The writer holds it over them.
    IShelter,
    /// They speak for the writer.
    SpeaksForMe,
    /// The writer tells them how things are.
    IConfideIn,
    /// They also hold power over the writer's job.
    HoldsPower,
    /// They lead a school, and not in the writer's own trust.
    OutsideTrust,
}

/// Saves a new person or place, or changes one: what is given is all there is to it then.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
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
    /// Where a person belongs; a place belongs nowhere.
    pub circle: Option<Circle>,
    /// How a person and the writer stand to each other.
    #[serde(default)]
    pub ties: Vec<Tie>,
}

/// What identifies a person or place.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct KnownId {
    /// Its id.
    pub id: i64,
}
