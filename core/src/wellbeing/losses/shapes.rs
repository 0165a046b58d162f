//! What losses, states and notes look like from outside.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Day;

/// Something lost, or being lost.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Loss {
    /// Its id.
    pub id: i64,
    /// What the user calls it.
    pub title: String,
    /// What kind of loss it is.
    pub kind: LossKind,
    /// When it began, as far as one can say.
    pub began_on: Option<Day>,
    /// A line about it.
    pub note: Option<String>,
    /// Open, or resting.
    pub status: LossStatus,
    /// How many notes there are along it.
    pub notes: u32,
    /// The day of the newest note.
    pub last_noted: Option<Day>,
}

/// Kinds of loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum LossKind {
    /// A post.
    Job,
    /// A change of role.
    RoleChange,
    /// A death.
    Bereavement,
    /// Health, one's own or another's.
    Health,
    /// A relationship.
    Relationship,
    /// Trust in the system.
    TrustInSystem,
    /// Anything else.
    Other,
}

/// A loss is open or resting, never finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum LossStatus {
    /// Notes are being made.
    Open,
    /// Put to rest; it can be opened again.
    Resting,
}

/// Saves a new loss or changes one.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveLoss {
    /// The loss to change; absent for a new one.
    pub id: Option<i64>,
    /// 1..=120 characters.
    pub title: String,
    /// What kind.
    pub kind: LossKind,
    /// When it began.
    pub began_on: Option<Day>,
    /// At most 2,000 characters.
    pub note: Option<String>,
}

/// Puts a loss to rest or opens it again.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SetLossStatus {
    /// The loss.
    pub id: i64,
    /// Its new status.
    pub status: LossStatus,
}

/// What identifies a loss.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct LossId {
    /// The loss's id.
    pub id: i64,
}

/// A state one can be in. The order of a list of states has no meaning.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct State {
    /// Its id.
    pub id: i64,
    /// What it is called.
    pub label: String,
    /// One line in the first person, for the states that ship.
    pub hint: Option<String>,
    /// A hue without rank, 0..=10: the same state always has the same.
    pub hue: u8,
    /// Whether it shipped with the app.
    pub builtin: bool,
    /// Whether the user has hidden it.
    pub hidden: bool,
}

/// Notes the states of a moment.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct NoteStates {
    /// The note to correct; absent for a new one.
    pub id: Option<i64>,
    /// The loss it belongs to.
    pub loss_id: i64,
    /// The states felt; none is a valid answer. Each state at most once.
    pub levels: Vec<Level>,
    /// Which way one was facing.
    pub facing: Option<Facing>,
    /// At most 2,000 characters.
    pub note: Option<String>,
    /// The entry it was noted beside.
    pub entry_id: Option<i64>,
}

/// A state and how strong it was.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// The state.
    pub state_id: i64,
    /// 1 a little, 2 clearly, 3 strongly.
    pub level: u8,
}

/// Which way one is facing (dual process model, Stroebe & Schut 1999).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Facing {
    /// Towards what was lost.
    TowardLoss,
    /// Towards what is next.
    TowardNext,
    /// Resting from both.
    Resting,
    /// Unsure.
    Unsure,
}

/// A note along a loss.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct StateNote {
    /// Its id.
    pub id: i64,
    /// The loss it belongs to.
    pub loss_id: i64,
    /// The day as lived.
    pub day: Day,
    /// When it was made, UTC milliseconds.
    pub at: i64,
    /// The states felt, strongest first, then by id.
    pub levels: Vec<Level>,
    /// Which way one was facing.
    pub facing: Option<Facing>,
    /// A line about it.
    pub note: Option<String>,
    /// The entry it was noted beside.
    pub entry_id: Option<i64>,
}

/// What identifies a note along a loss.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct StateNoteId {
    /// The note's id.
    pub id: i64,
}

/// A stay in one state: a run of notes in which it was (one of) the strongest.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Visit {
    /// The state.
    pub state_id: i64,
    /// First day noted.
    pub from: Day,
    /// Last day noted.
    pub to: Day,
    /// How many notes it rests on.
    pub notes: u32,
    /// How it ended.
    pub end: VisitEnd,
    /// Whether the state had been left before.
    pub is_return: bool,
}

/// How a visit ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum VisitEnd {
    /// The next note had other strongest states.
    Left,
    /// More than 21 days of silence followed: nobody knows.
    Unknown,
    /// The newest note is still in it.
    Open,
}

/// Everything needed to draw one loss over time.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct LossTrack {
    /// The loss.
    pub loss: Loss,
    /// Every state that occurs, and every state not hidden.
    pub states: Vec<State>,
    /// The notes, oldest first.
    pub notes: Vec<StateNote>,
    /// The visits, by first day.
    pub visits: Vec<Visit>,
    /// How many visits are returns.
    pub returns: u32,
}
