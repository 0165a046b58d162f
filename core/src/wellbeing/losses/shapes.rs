//! What losses, states and notes look like from outside.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Day;
use crate::wellbeing::calendar::terms::Period;
use crate::wellbeing::markers::Marker;

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

/// A state one can be in. The order of a list of states is the writer's own and has no meaning.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct State {
    /// Its id.
    pub id: i64,
    /// What it is called.
    pub label: String,
    /// One line in the first person.
    pub hint: Option<String>,
    /// A hue without rank, 0..=10: the same state always has the same.
    pub hue: u8,
    /// Whether it is called what it shipped as; from its first rewording on its words are the writer's.
    pub builtin: bool,
    /// Whether it is not offered; the notes that have it keep it.
    pub hidden: bool,
}

/// Adds a state, or changes one: what it is called, its line, whether it is offered.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveState {
    /// The one to change; absent for a new one.
    pub id: Option<i64>,
    /// 1..=40 characters.
    pub label: String,
    /// At most 120 characters.
    pub hint: Option<String>,
    /// Whether it is not offered any more.
    pub hidden: bool,
}

/// Puts the states into the writer's own order.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct OrderStates {
    /// Every state there is, hidden ones too.
    pub ids: Vec<i64>,
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
    /// The lived day it is about, not one to come; absent for today, or for the day it has.
    pub day: Option<Day>,
    /// The states felt; none is a valid answer. Each state at most once.
    pub levels: Vec<Level>,
    /// Which way one was facing.
    pub facing: Option<Facing>,
    /// At most 2,000 characters.
    pub note: Option<String>,
    /// The entry it belongs to.
    pub entry_id: Option<i64>,
    /// The day that stands out which may have set it off.
    pub marker_id: Option<i64>,
    /// Whether it came as a wobble; absent for not.
    pub is_wobble: Option<bool>,
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
    /// The entry it belongs to; absent when there is none, or when it has gone for good.
    pub entry: Option<NotedIn>,
    /// The day that stands out which may have set it off.
    pub marker_id: Option<i64>,
    /// Whether it came as a wobble.
    pub is_wobble: bool,
    /// How many days after its day it was made.
    pub late_days: u32,
}

/// The entry a note belongs to.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct NotedIn {
    /// Its id.
    pub id: i64,
    /// Its day.
    pub day: Day,
    /// Whether it is in the bin.
    pub binned: bool,
}

/// A note, told from the entry it belongs to.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct NoteBeside {
    /// The loss's title.
    pub title: String,
    /// The note.
    pub note: StateNote,
    /// The states it has.
    pub states: Vec<State>,
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

/// How often one note led to the next from one state to another, or to the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Move {
    /// The state of the earlier note.
    pub from: i64,
    /// The state of the later one.
    pub to: i64,
    /// How often.
    pub count: u32,
    /// The day of the newest.
    pub last: Day,
}

/// How long stays in a state lasted, told only from three stays on whose end was noted.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Stay {
    /// The state.
    pub state_id: i64,
    /// On how many stays it rests.
    pub visits: u32,
    /// The middle one, in days from the first to the last note of a stay, both counted.
    pub median: f64,
    /// The shortest.
    pub least: u32,
    /// The longest.
    pub most: u32,
}

/// Which way the notes of a half-term or holiday face.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct FacingShare {
    /// When.
    pub period: Period,
    /// What the half-term is called in the writer's words; empty if in none.
    pub label: String,
    /// Towards what was lost.
    pub toward_loss: u32,
    /// Towards what is next.
    pub toward_next: u32,
    /// Resting from both.
    pub resting: u32,
    /// Unsure.
    pub unsure: u32,
}

/// Everything needed to draw one loss over time.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct LossTrack {
    /// The loss.
    pub loss: Loss,
    /// Every state that occurs, and every state not hidden, in the writer's order.
    pub states: Vec<State>,
    /// The notes, oldest first.
    pub notes: Vec<StateNote>,
    /// The visits, by first day.
    pub visits: Vec<Visit>,
    /// How many visits are returns.
    pub returns: u32,
    /// The moves between notes at most 21 days apart.
    pub moves: Vec<Move>,
    /// How long stays lasted, where enough of them ended.
    pub stays: Vec<Stay>,
    /// Which way the notes face, by half-term, oldest first; a period in which none says so is not mentioned.
    pub facing: Vec<FacingShare>,
    /// The days that stand out, newest first.
    pub markers: Vec<Marker>,
}
