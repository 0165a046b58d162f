//! The states one can be in, as the writer words and orders them.
//!
//! One rule: they are the writer's to reword, hide, add to and order, and nothing that was noted is ever taken away: a
//! hidden one stays in the notes that have it. No order means anything.

use super::{OrderStates, SaveState, State};
use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;

/// The longest name and the longest line, in characters.
const LONGEST_LABEL: usize = 40;
const LONGEST_HINT: usize = 120;
/// How many hues there are.
const HUES: u8 = 11;

/// The states there are, hidden ones too, in the writer's order; by the alphabet until there is one.
pub fn list(journal: &mut Journal, _: Nothing) -> Result<Vec<State>> {
    storage::states::all(journal.read())
}

/// Adds a state, or changes one wherever it was noted.
///
/// # Errors
/// [`Code::Invalid`] if it has no name, [`Code::TooLong`], [`Code::AlreadyThere`] if another is called so,
/// [`Code::NotFound`].
pub fn save(journal: &mut Journal, input: SaveState) -> Result<Saved<Vec<State>>> {
    let label = one_line(&input.label, LONGEST_LABEL)?;
    let hint = one_line(&input.hint.unwrap_or_default(), LONGEST_HINT)?;
    if label.is_empty() {
        return Err(Code::Invalid.into());
    }
    journal.write(|write| {
        let all = storage::states::all(write.db)?;
        let before = all.iter().find(|state| Some(state.id) == input.id);
        if input.id.is_some() && before.is_none() {
            return Err(Code::NotFound.into());
        }
        let like = |state: &&State| state.label.to_lowercase() == label.to_lowercase();
        if all
            .iter()
            .filter(like)
            .any(|state| Some(state.id) != input.id)
        {
            return Err(Code::AlreadyThere.into());
        }
        let state = State {
            id: input.id.unwrap_or_default(),
            hue: before.map_or_else(|| rarest_hue(&all), |before| before.hue),
            builtin: before.is_some_and(|before| before.builtin && before.label == label),
            hint: Some(hint).filter(|hint| !hint.is_empty()),
            hidden: input.hidden,
            label,
        };
        storage::states::save(write.db, input.id, &state)?;
        write.touched.losses = true;
        storage::states::all(write.db)
    })
}

/// Puts the states into the writer's own order.
///
/// # Errors
/// [`Code::Invalid`] if the ids are not those that are there.
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn order(journal: &mut Journal, input: OrderStates) -> Result<Saved<Vec<State>>> {
    journal.write(|write| {
        let all = storage::states::all(write.db)?;
        let mut there: Vec<i64> = all.iter().map(|state| state.id).collect();
        let mut told = input.ids.clone();
        there.sort_unstable();
        told.sort_unstable();
        if there != told {
            return Err(Code::Invalid.into());
        }
        storage::states::set_order(write.db, &input.ids)?;
        write.touched.losses = true;
        storage::states::all(write.db)
    })
}

/// A hue that as few states as possible have already.
fn rarest_hue(all: &[State]) -> u8 {
    (0..HUES)
        .min_by_key(|hue| all.iter().filter(|state| state.hue == *hue).count())
        .unwrap_or_default()
}

/// One line, without spaces at its ends and with single ones between.
fn one_line(text: &str, most: usize) -> Result<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > most {
        return Err(Code::TooLong.into());
    }
    Ok(line)
}
