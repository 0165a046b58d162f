//! What the user may decide.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The settings, with their defaults.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The look.
    pub theme: Theme,
    /// Minutes without a touch before the journal locks itself, 1..=60.
    pub idle_minutes: u32,
    /// The hour at which a day turns, 0..=12.
    pub day_turns_at: u32,
}

/// The two looks, or whatever the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system.
    System,
    /// A lamp-lit desk.
    Night,
    /// A sheet of paper.
    Paper,
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: Theme::System, idle_minutes: 5, day_turns_at: crate::clock::DAY_TURNS_AT }
    }
}
