//! What was begun in a room and is no entry, check-in, note or loss yet: a summary half chosen, a person half named.
//!
//! One rule: it is kept when the journal locks and given back once, to the room it came from. What stands in it is that
//! room's own; nobody else reads it. `api` may enter.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;

/// The name under which it is kept.
const NAME: &str = "begun";
/// Longest text of a room, in bytes.
const LONGEST: usize = 1 << 20;

/// What one room holds unfinished.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct Begun {
    /// Which room.
    pub room: BegunIn,
    /// In that room's own words, at most a megabyte.
    pub held: String,
}

/// The rooms that keep something unfinished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum BegunIn {
    /// A summary being chosen.
    Share,
    /// A person or place being listed.
    People,
    /// The week being looked back on.
    Weekly,
    /// A sentence for a time.
    Periods,
    /// A word, a tag or an early sign being worded.
    Offered,
    /// A day that stands out, being put down.
    Markers,
    /// A name for a search, being typed.
    Searches,
    /// Something to be kept, half worded.
    Kept,
    /// A template of one's own, being made.
    Guided,
    /// A state being worded.
    States,
    /// A term or a day of the school's calendar, being put down.
    School,
    /// A questionnaire being answered or read in, a score being logged.
    Questionnaires,
}

/// All that is unfinished.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct KeepBegun {
    /// At most one a room.
    pub begun: Vec<Begun>,
}

/// Keeps what is unfinished; what was kept before goes.
///
/// # Errors
/// [`Code::TooLong`], [`Code::Invalid`] if a room keeps two.
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn keep(journal: &mut Journal, input: KeepBegun) -> Result<Saved<Nothing>> {
    if input.begun.iter().any(|begun| begun.held.len() > LONGEST) {
        return Err(Code::TooLong.into());
    }
    let rooms = |room| {
        input
            .begun
            .iter()
            .filter(|begun| begun.room == room)
            .count()
    };
    if input.begun.iter().any(|begun| rooms(begun.room) > 1) {
        return Err(Code::Invalid.into());
    }
    let json = serde_json::to_string(&input.begun).map_err(|_| Code::Internal)?;
    journal.write(|write| {
        storage::settings::set(write.db, NAME, &json)?;
        Ok(Nothing {})
    })
}

/// What was kept.
pub fn list(journal: &mut Journal, _: Nothing) -> Result<Vec<Begun>> {
    let json = storage::settings::get(journal.read(), NAME)?;
    // What a later version kept and this one does not understand is left alone.
    Ok(json
        .and_then(|json| serde_json::from_str(&json).ok())
        .unwrap_or_default())
}
