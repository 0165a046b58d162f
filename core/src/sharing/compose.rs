//! Choosing what goes into a summary, and composing it.
//!
//! One rule: what was not chosen is not in it, and no known name is left in it. Composing is pure: it is handed the
//! entries, points and names it needs, and answers the very summary that will be set.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Day;
use crate::sharing::summary::{Audience, Measure};

/// What the user chose. Nothing is chosen by default.
#[derive(Clone, Deserialize, TS)]
#[ts(export, export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SummaryChoice {
    /// Whom it is for.
    pub audience: Audience,
    /// First day, included.
    pub from: Day,
    /// Last day, included.
    pub to: Day,
    /// What the user wants from the session. At most 1,000 characters.
    pub question: Option<String>,
    /// Did, learned, stuck. At most 2,000 characters.
    pub since_last: Option<String>,
    /// What to be asked. At most 1,000 characters.
    pub ask_me: Option<String>,
    /// Passages, each a run of words of one entry.
    pub passages: Vec<ChosenPassage>,
    /// Charts, in this order.
    pub charts: Vec<Measure>,
    /// Losses whose notes are listed.
    pub losses: Vec<i64>,
    /// Names found by the check that are to be replaced in this summary too.
    pub replace: Vec<ReplaceName>,
}

/// A run of words chosen from an entry.
#[derive(Clone, Deserialize, TS)]
#[ts(export, export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ChosenPassage {
    /// The entry.
    pub entry_id: i64,
    /// Words that stand in the entry exactly so, as `read_passages` gave them; paragraphs are parted by a blank line.
    pub text: String,
}

/// A name to be replaced in this summary alone.
#[derive(Clone, Deserialize, TS)]
#[ts(export, export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ReplaceName {
    /// As it stands in the text.
    pub name: String,
    /// What to say instead.
    pub role: String,
}

/// The paragraphs of an entry, as plain words to choose from.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Passages {
    /// The entry.
    pub entry_id: i64,
    /// The day written about.
    pub day: Day,
    /// Plain paragraphs, no Markdown marks.
    pub paragraphs: Vec<String>,
}

/// What replacing names did, and what may still be a name.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct SummaryCheck {
    /// Names that were replaced.
    pub replaced: Vec<Replaced>,
    /// What may be a name, a place or a number that points at somebody. A help, not a guarantee.
    pub maybe: Vec<MaybeName>,
}

/// A name that was replaced.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Replaced {
    /// As it stood in the text.
    pub name: String,
    /// What stands there now.
    pub role: String,
    /// How often.
    pub times: u32,
}

/// Something that may point at somebody.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct MaybeName {
    /// As it stands in the text.
    pub text: String,
    /// What it looks like.
    pub kind: MaybeKind,
    /// The sentence it stands in.
    pub sentence: String,
}

/// What a finding looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum MaybeKind {
    /// A capitalised word or words that are not at the start of a sentence.
    Name,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A postcode.
    Postcode,
    /// A pupil number.
    PupilNumber,
    /// A date of birth.
    BirthDate,
}
