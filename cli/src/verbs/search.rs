//! Finding words in the entries.

use afterbell_core::writing::search::{self, Found, Hit, Search, SearchOrder};

use crate::door::Door;
use crate::input;
use crate::output::Output;
use crate::refusal::Outcome;

/// Finds words; hits stand in [brackets].
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
    if found.hits.is_empty() {
        return "Nothing was found.".to_owned();
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
    let mut text: String = found.hits.iter().map(hit).collect();
    if found.more {
        text.push_str("There are more: ask with a larger --limit.\n");
    }
    text
}
