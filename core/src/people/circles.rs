//! Who else in a circle speaks for the writer: a group, told in one line.
//!
//! One rule: a line is about a group and names nobody. It is the only way in which pupils are told of, for a child is
//! never a person record (`known`). The line is shown where it was written and goes nowhere else.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::people::known::Circle;
use crate::storage;

/// A group that speaks for the writer.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(deny_unknown_fields)]
pub struct CircleGroup {
    /// Where it belongs.
    pub circle: Circle,
    /// Which group: "some of the sixth form". At most 120 characters; nothing takes the line away.
    pub said: String,
}

const LONGEST_LINE: usize = 120;

/// The groups there are.
pub fn groups(journal: &mut Journal, _: Nothing) -> Result<Vec<CircleGroup>> {
    storage::circles::all(journal.read())
}

/// Saves the group of a circle, or takes it away if nothing is said.
///
/// # Errors
/// [`Code::TooLong`].
pub fn save_group(
    journal: &mut Journal,
    mut input: CircleGroup,
) -> Result<Saved<Vec<CircleGroup>>> {
    input
        .said
        .retain(|letter| letter.is_whitespace() || !letter.is_control());
    input.said = input.said.split_whitespace().collect::<Vec<_>>().join(" ");
    if input.said.chars().count() > LONGEST_LINE {
        return Err(Code::TooLong.into());
    }
    journal.write(|write| {
        storage::circles::save(write.db, &input)?;
        write.touched.known = true;
        storage::circles::all(write.db)
    })
}
