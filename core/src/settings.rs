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
    /// How the page one writes on behaves.
    #[serde(default)]
    pub page: PageChoices,
    /// How one checks in.
    #[serde(default)]
    pub checking_in: CheckingIn,
    /// Whether the evening's page tells of the same day in earlier years. Off until the writer turns it on.
    #[serde(default)]
    pub on_this_day: bool,
    /// Whether Trends tells of a lower spell. Whoever stops it is not asked again.
    #[serde(default = "told")]
    pub lower_spells: bool,
}

/// It is told of unless it was stopped.
fn told() -> bool {
    true
}

/// How the page one writes on behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(default, deny_unknown_fields)]
pub struct PageChoices {
    /// Every paragraph but the one being written steps back.
    pub one_paragraph: bool,
    /// The line being written stays in the middle of the window.
    pub middle_line: bool,
    /// Words that no dictionary knows are marked.
    pub spelling: bool,
}

impl Default for PageChoices {
    fn default() -> Self {
        Self {
            one_paragraph: false,
            middle_line: false,
            spelling: true,
        }
    }
}

/// How one checks in, what is asked once a week, and whether one is reminded.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(default, deny_unknown_fields)]
pub struct CheckingIn {
    /// How mood and energy are answered.
    pub answered_by: AnsweredBy,
    /// As many check-ins as a day takes, 1..=24.
    pub most_a_day: u8,
    /// The day on which the week is asked about; absent for never.
    pub weekly_on: Option<Weekday>,
    /// When one is reminded, in minutes after midnight, 0..=1439; absent for never.
    pub remind_at: Option<u16>,
    /// Plain words instead of pictures: "energy left" for the bucket, "support" for the umbrella.
    pub plain_words: bool,
}

/// How mood and energy are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum AnsweredBy {
    /// Both in one press, in a field of five by five.
    Grid,
    /// One after the other, in rows of five.
    Row,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// The first.
    Monday,
    /// The second.
    Tuesday,
    /// The third.
    Wednesday,
    /// The fourth.
    Thursday,
    /// The fifth.
    Friday,
    /// The sixth.
    Saturday,
    /// The seventh.
    Sunday,
}

impl Weekday {
    /// How many days it is after Monday.
    #[must_use]
    pub fn after_monday(self) -> i64 {
        self as i64
    }
}

impl Default for CheckingIn {
    fn default() -> Self {
        Self {
            answered_by: AnsweredBy::Grid,
            most_a_day: 3,
            weekly_on: Some(Weekday::Sunday),
            remind_at: None,
            plain_words: false,
        }
    }
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
            page: PageChoices::default(),
            checking_in: CheckingIn::default(),
            on_this_day: false,
            lower_spells: told(),
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
    let ways = &settings.checking_in;
    if !(1..=60).contains(&settings.idle_minutes)
        || settings.day_turns_at > 12
        || !(1..=24).contains(&ways.most_a_day)
        || ways.remind_at.is_some_and(|minute| minute >= 24 * 60)
    {
        return Err(Code::Invalid.into());
    }
    let json = serde_json::to_string(&settings).map_err(|_| Code::Internal)?;
    let reminded_anew = ways.remind_at != journal.settings().checking_in.remind_at;
    journal.write(|write| {
        if reminded_anew {
            storage::reminders::forget(write.db)?;
        }
        storage::settings::set(write.db, NAME, &json)?;
        write.touched.settings = true;
        Ok(settings)
    })
}
