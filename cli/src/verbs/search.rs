//! Finding words in the entries.

use afterbell_core::writing::search::{
    self, Found, Hit, Search, SearchNote, SearchNoteWhy, SearchOrder,
};

use crate::door::Door;
use crate::input;
use crate::output::Output;
use crate::refusal::Outcome;

/// Finds entries by words and filters, as in the window; hits stand in [brackets].
pub fn search(door: &mut Door, best: bool, limit: u32, output: Output) -> Outcome {
    let journal = door.open()?;
    let words = input::line("Look for")?;
    let order = if best {
        SearchOrder::Best
    } else {
        SearchOrder::Newest
    };
    let found = search::search(
        journal,
        Search {
            words,
            order,
            limit,
            skip: None,
        },
    )?;
    output.answer(&found, listed)
}

fn listed(found: &Found) -> String {
    let noted: String = found.notes.iter().map(noted).collect();
    if found.hits.is_empty() {
        return format!("{noted}Nothing was found.");
    }
    let hit = |hit: &Hit| {
        let snippet: String = hit
            .snippet
            .iter()
            .map(|piece| {
                if piece.hit {
                    format!("[{}]", piece.text)
                } else {
                    piece.text.clone()
                }
            })
            .collect();
        format!(
            "{}  {}  {}\n    {}\n",
            hit.day,
            hit.id,
            hit.title,
            snippet.trim()
        )
    };
    let mut text = noted;
    text.extend(found.hits.iter().map(hit));
    if found.more {
        text.push_str("There are more: ask with a larger --limit.\n");
    }
    text
}

fn noted(note: &SearchNote) -> String {
    let SearchNote { typed, why } = note;
    match why {
        SearchNoteWhy::NoSuchTag | SearchNoteWhy::NoSuchPerson | SearchNoteWhy::NoSuchWord => {
            format!("Nothing here is called \"{typed}\".\n")
        }
        _ => format!("\"{typed}\" is not whole or not understood, and narrows nothing.\n"),
    }
}
