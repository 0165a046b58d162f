//! What the commands of this room take and answer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::history::{Answered, AnsweredSeries};
use super::questionnaire::Questionnaire;
use crate::clock::Day;

/// All questionnaires there are, and what was answered.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct QuestionnairesPage {
    /// The day being lived.
    pub today: Day,
    /// Those that ship, then those whose wording the writer brought.
    pub all: Vec<KnownQuestionnaire>,
    /// What was answered elsewhere, alphabetically by the questionnaire's name.
    pub elsewhere: Vec<Elsewhere>,
}

/// A questionnaire, and what was answered of it.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct KnownQuestionnaire {
    /// What it is known by for good.
    pub instrument: String,
    /// Whose wording it is.
    pub whose: Whose,
    /// What is asked.
    pub questionnaire: Questionnaire,
    /// Whether it is offered in each half-term.
    pub offered: bool,
    /// It was taken out, or another wording took its place; what was answered of it stays.
    pub away: bool,
    /// What was answered, oldest first.
    pub answered: Vec<Answered>,
    /// The same as series to be drawn.
    pub series: Vec<AnsweredSeries>,
}

/// Whose wording it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts", rename = "WhoseQuestionnaire")]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// It ships.
    Shipped,
    /// A pack: the wording is somebody's, and was brought by the writer.
    Pack,
    /// The writer's own, and no validated scale.
    Own,
}

/// Answers to a questionnaire.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct AnswerQuestionnaire {
    /// Which.
    pub instrument: String,
    /// In the order of its questions, absent where one is skipped; at least one is not.
    pub answers: Vec<Option<i32>>,
    /// The day it was answered on, not to come; absent for today.
    pub day: Option<Day>,
}

/// What identifies something that was answered.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct AnsweredId {
    /// Its id.
    pub id: i64,
}

/// Which questionnaire.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// What it is known by for good.
    pub instrument: String,
}

/// Whether a questionnaire is offered in each half-term.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct OfferQuestionnaire {
    /// What it is known by for good.
    pub instrument: String,
    /// Whether it is.
    pub offered: bool,
}

/// One that is offered tonight.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct OfferedTonight {
    /// What it is known by for good.
    pub instrument: String,
    /// What it is called.
    pub name: String,
    /// How many questions it has.
    pub questions: u32,
}

/// How long nothing is to be offered.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct PutOff {
    /// Until it is asked for again; else until the next half-term.
    pub for_good: bool,
}

/// A questionnaire that was answered elsewhere.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Elsewhere {
    /// What it is called.
    pub name: String,
    /// Its scores, oldest first.
    pub scores: Vec<ScoreElsewhere>,
}

/// A score of a questionnaire that was answered elsewhere.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct ScoreElsewhere {
    /// Its id.
    pub id: i64,
    /// The day.
    pub day: Day,
    /// The score.
    pub score: f64,
}

/// Logs a score of a questionnaire that was answered elsewhere.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct LogScore {
    /// What the questionnaire is called, 1..=60 characters.
    pub name: String,
    /// The day, not to come.
    pub day: Day,
    /// The score, −10,000..=10,000.
    pub score: f64,
}

/// What identifies a score.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ScoreId {
    /// Its id.
    pub id: i64,
}
