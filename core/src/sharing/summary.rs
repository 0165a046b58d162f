//! A summary, as it will be read by the person it is for.
//!
//! One rule: this is everything that leaves, and nothing else does. Names are already replaced, days are already
//! as coarse as was chosen, no id of an entry, person or journal is in it. Composing makes it; the press sets it;
//! the screen shows the very pages the press made.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Day;
use crate::wellbeing::trends::Chart;

/// Whom the summary is for. It decides the first line and nothing about what is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// A coach or supervisor.
    Coach,
    /// A GP.
    Gp,
    /// A partner or a friend.
    Friend,
}

/// A composed summary: one or two pages.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Whom it is for.
    pub audience: Audience,
    /// The day it was composed.
    pub prepared_on: Day,
    /// First day of the range, included.
    pub from: Day,
    /// Last day of the range, included.
    pub to: Day,
    /// What the writer wants from the session, in one or two sentences.
    pub question: Option<String>,
    /// What was done, learned and left stuck since the last meeting.
    pub since_last: Option<String>,
    /// What the writer would like to be asked.
    pub ask_me: Option<String>,
    /// Chosen passages, oldest first, names replaced.
    pub passages: Vec<Passage>,
    /// Pictures of check-ins over the range, in the order to be printed.
    pub charts: Vec<Chart>,
    /// Journeys through states, as lists in words.
    pub tracks: Vec<Track>,
}

/// A passage the writer chose, in the writer's own words.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    /// The day written about.
    pub day: Day,
    /// Plain paragraphs: no Markdown marks are left in them.
    pub paragraphs: Vec<String>,
}

/// One loss and the states noted along it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Track {
    /// What the writer calls the loss, names replaced.
    pub title: String,
    /// The notes, oldest first.
    pub notes: Vec<TrackNote>,
    /// How many times a state was come back to.
    pub returns: u32,
}

/// One note on a track.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct TrackNote {
    /// The day as lived.
    pub day: Day,
    /// The states held that day with their strength 1..=3, strongest first.
    pub states: Vec<(String, u8)>,
}
