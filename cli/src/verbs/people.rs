//! The people and places that are listed.

use afterbell_core::api::shapes::Nothing;
use afterbell_core::people::known::{self, Known};

use crate::door::Door;
use crate::output::Output;
use crate::refusal::Outcome;

/// Lists everybody and every place, with what a summary says instead.
pub fn people(door: &mut Door, output: Output) -> Outcome {
    let listed = known::list(door.open()?, Nothing {})?;
    output.answer(&listed, |listed| in_words(listed))
}

fn in_words(listed: &[Known]) -> String {
    if listed.is_empty() {
        return "Nobody is listed yet.".to_owned();
    }
    let line = |one: &Known| {
        let also = if one.also.is_empty() {
            String::new()
        } else {
            format!(" ({})", one.also.join(", "))
        };
        format!("{}  {}{also}: {}\n", one.id, one.name, one.role)
    };
    listed.iter().map(line).collect()
}
