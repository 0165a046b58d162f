//! What the user may decide.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;

/// The settings, with their defaults.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The look.
    pub theme: Theme,
    /// Minutes without a touch before the journal locks itself, 1..=60.
    pub idle_minutes: u32,
    /// The hour at which a day turns, 0..=12.
    pub day_turns_at: u32,
    /// Whose computer the writer says this is; absent until it was said. It changes words and nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub computer: Option<Whose>,
    /// Whether the evening's page tells of the same day in earlier years. Off until the writer turns it on.
    #[serde(default)]
    pub on_this_day: bool,
}

/// Whose computer the journal lies on, as the writer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// The writer's own.
    Mine,
    /// A school's or a trust's.
    School,
    /// The writer does not know.
    NotSure,
}

/// The two looks, or whatever the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
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
        Self {
            theme: Theme::System,
            idle_minutes: 5,
            day_turns_at: crate::clock::DAY_TURNS_AT,
            computer: None,
            on_this_day: false,
        }
    }
}

/// The name the settings are kept under.
const NAME: &str = "settings";

impl Settings {
    /// The settings as stored, or the defaults where none are, or where they cannot be understood.
    pub(crate) fn stored(db: &rusqlite::Connection) -> Result<Self> {
        let json = storage::settings::get(db, NAME)?;
        Ok(json
            .and_then(|json| serde_json::from_str(&json).ok())
            .unwrap_or_default())
    }
}

/// The settings.
pub fn read(journal: &mut Journal, _: Nothing) -> Result<Settings> {
    Ok(journal.settings().clone())
}

/// Changes the settings.
///
/// # Errors
/// [`Code::Invalid`] if a value lies outside its range.
pub fn save(journal: &mut Journal, settings: Settings) -> Result<Saved<Settings>> {
    if !(1..=60).contains(&settings.idle_minutes) || settings.day_turns_at > 12 {
        return Err(Code::Invalid.into());
    }
    let json = serde_json::to_string(&settings).map_err(|_| Code::Internal)?;
    journal.write(|write| {
        storage::settings::set(write.db, NAME, &json)?;
        write.touched.settings = true;
        Ok(settings)
    })
}
