//! Finding words inside the encrypted file.
//!
//! One rule: what the user typed is data, never query syntax: it cannot make a search fail. Newest first streams
//! from the index and stops at the limit; best match ranks ids alone and fetches the few that are shown.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Code;
use crate::clock::Day;
use crate::error::Result;
use crate::journal::Journal;
use crate::storage;
use crate::storage::search::{HIT_BEGINS, HIT_ENDS, Row};

/// Looks for entries that hold every word.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// What was typed: words, the last of which may be unfinished, and "phrases in quotes". At most 1,000 characters.
    pub words: String,
    /// How to order the hits.
    pub order: SearchOrder,
    /// At most this many hits, 1..=200.
    pub limit: u32,
    /// How many hits to pass over, for the next page.
    pub skip: Option<u32>,
}

/// The order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum SearchOrder {
    /// Newest first.
    Newest,
    /// Best match first (BM25).
    Best,
}

/// An entry that holds the words.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Hit {
    /// The entry's id.
    pub id: i64,
    /// The day as lived.
    pub day: Day,
    /// The moment written about, UTC milliseconds.
    pub at: i64,
    /// The first line, without its marks.
    pub title: String,
    /// The words around the hit, with the hits marked.
    pub snippet: Vec<Piece>,
}

/// A run of text that is either a hit or not.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is what was looked for.
    pub hit: bool,
}

/// What was found.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Found {
    /// The hits in the order asked for.
    pub hits: Vec<Hit>,
    /// Whether more follow.
    pub more: bool,
}

/// Longest search, in characters.
const LONGEST: usize = 1_000;
/// The most hits of one answer.
const MOST: u32 = 200;

/// Finds words in the entries. What holds no letter and no digit finds nothing.
///
/// # Errors
/// [`Code::Invalid`] if the limit lies outside 1..=200, [`Code::TooLong`].
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn search(journal: &mut Journal, input: Search) -> Result<Found> {
    if !(1..=MOST).contains(&input.limit) {
        return Err(Code::Invalid.into());
    }
    if input.words.chars().nth(LONGEST).is_some() {
        return Err(Code::TooLong.into());
    }
    let Some(query) = query(&input.words) else {
        return Ok(Found {
            hits: Vec::new(),
            more: false,
        });
    };
    let (limit, skip) = (input.limit + 1, input.skip.unwrap_or(0));
    let mut rows = match input.order {
        SearchOrder::Newest => storage::search::newest(journal.read(), &query, limit, skip)?,
        SearchOrder::Best => storage::search::best(journal.read(), &query, limit, skip)?,
    };
    let more = rows.len() > input.limit as usize;
    rows.truncate(input.limit as usize);
    Ok(Found {
        hits: rows.into_iter().map(hit).collect(),
        more,
    })
}

/// What was typed, in the query language of FTS5: every term in quotes, so that nothing in it is an operator; the
/// last one a prefix while it may be unfinished. None if there is no term.
fn query(words: &str) -> Option<String> {
    let mut terms = Vec::new();
    let mut unfinished = false;
    for (index, part) in words.split('"').enumerate() {
        // Every second part stood in quotes: it is one phrase. A quote that was never closed is still one.
        let quoted = index % 2 == 1;
        let found: Vec<&str> = if quoted {
            vec![part]
        } else {
            part.split_whitespace().collect()
        };
        for term in found
            .into_iter()
            .filter(|term| term.chars().any(char::is_alphanumeric))
        {
            terms.push(format!("\"{term}\""));
            unfinished = !quoted && words.ends_with(term);
        }
    }
    let last = terms.pop()?;
    terms.push(if unfinished { format!("{last}*") } else { last });
    Some(terms.join(" "))
}

fn hit(row: Row) -> Hit {
    Hit {
        id: row.id,
        day: row.day,
        at: row.at,
        title: row.title,
        snippet: pieces(&row.snippet),
    }
}

/// A snippet cut where hits begin and end, without the marks of Markdown.
fn pieces(snippet: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut hit = false;
    let snippet = without_addresses(snippet);
    for part in snippet.split_inclusive([HIT_BEGINS, HIT_ENDS]) {
        let ends = part.chars().last();
        let text: String = part
            .chars()
            .filter(|letter| {
                !matches!(
                    letter,
                    &HIT_BEGINS | &HIT_ENDS | '*' | '#' | '`' | '>' | '_'
                )
            })
            .collect();
        let text = text.replace(['\n', '\r', '\t'], " ");
        if !text.is_empty() {
            pieces.push(Piece { text, hit });
        }
        hit = ends == Some(HIT_BEGINS);
    }
    pieces
}

/// A snippet in which links and pictures are their words alone. An address with a hit in it stays: it is why the
/// entry was found.
fn without_addresses(snippet: &str) -> String {
    let mut said = String::with_capacity(snippet.len());
    let mut rest = snippet;
    while let Some((before, after)) = rest.split_once("](") {
        let ends = after.find([')', '\n']).unwrap_or(after.len());
        let (address, next) = after.split_at(ends);
        if address.contains([HIT_BEGINS, HIT_ENDS]) {
            said.push_str(before);
            said.push_str("](");
            rest = after;
            continue;
        }
        // The words may have begun before the snippet does.
        match before
            .rsplit_once('[')
            .filter(|(_, words)| !words.contains(']'))
        {
            Some((text, words)) => {
                said.push_str(text.strip_suffix('!').unwrap_or(text));
                said.push_str(words);
            }
            None => said.push_str(before),
        }
        rest = next.strip_prefix(')').unwrap_or(next);
    }
    said.push_str(rest);
    said
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_looked_for_together_and_the_last_may_be_unfinished() {
        assert_eq!(query("the gover").unwrap(), "\"the\" \"gover\"*");
        assert_eq!(query("the governors ").unwrap(), "\"the\" \"governors\"");
    }

    #[test]
    fn quotes_make_a_phrase_and_an_open_quote_does_no_harm() {
        assert_eq!(
            query("\"lost my voice\" choir").unwrap(),
            "\"lost my voice\" \"choir\"*"
        );
        assert_eq!(query("\"lost my").unwrap(), "\"lost my\"");
    }

    #[test]
    fn nothing_to_look_for_is_no_query() {
        assert!(query("  \"\" ** - ").is_none());
    }

    #[test]
    fn hits_are_cut_out_of_the_snippet() {
        let snippet = "**the \u{2}choir\u{3}** sang\n\u{2}choir\u{3}";
        let found: Vec<_> = pieces(snippet)
            .into_iter()
            .map(|piece| (piece.text, piece.hit))
            .collect();
        let expected = [
            ("the ", false),
            ("choir", true),
            (" sang ", false),
            ("choir", true),
        ];
        assert_eq!(found, expected.map(|(text, hit)| (text.to_owned(), hit)));
    }

    #[test]
    fn a_snippet_holds_the_words_of_links_and_pictures_and_not_where_they_lead() {
        for (snippet, said) in [
            (
                "if I can. ![The reservoir](attachment:2)The \u{2}choir\u{3}",
                "if I can. The reservoirThe \u{2}choir\u{3}",
            ),
            (
                "…servoir](attachment:2) and [a plan](https://x",
                "…servoir and a plan",
            ),
            (
                "[a](https://\u{2}choir\u{3}.org) so",
                "[a](https://\u{2}choir\u{3}.org) so",
            ),
            ("- [ ] [one](x) [two", "- [ ] one [two"),
            (
                "so (I said) [to her] (twice)",
                "so (I said) [to her] (twice)",
            ),
        ] {
            assert_eq!(without_addresses(snippet), said);
        }
    }

    proptest! {
        #[test]
        fn a_snippet_keeps_every_mark_of_a_hit(snippet in "[a \\[\\]()!\n\u{2}\u{3}]{0,40}") {
            let marks = |text: &str| text.matches([HIT_BEGINS, HIT_ENDS]).count();
            prop_assert_eq!(marks(&without_addresses(&snippet)), marks(&snippet));
        }

        #[test]
        fn nothing_that_is_typed_can_fail(words in "\\PC{0,60}") {
            let db = rusqlite::Connection::open_in_memory().unwrap();
            db.execute_batch("CREATE VIRTUAL TABLE t USING fts5(body); INSERT INTO t VALUES ('the choir sang')").unwrap();
            if let Some(query) = query(&words) {
                let mut found = db.prepare("SELECT rowid FROM t WHERE t MATCH ?1").unwrap();
                prop_assert!(found.query_map([query], |row| row.get::<_, i64>(0)).unwrap().all(|row| row.is_ok()));
            }
        }
    }
}
