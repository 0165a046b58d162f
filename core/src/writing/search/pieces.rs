//! A snippet as pieces that are a hit or not.
//!
//! One rule: pure, and no mark of a hit is lost on the way. `search` enters here.

use crate::storage::search::{HIT_BEGINS, HIT_ENDS};

use super::Piece;

/// A snippet cut where hits begin and end, without the marks of Markdown.
pub(super) fn pieces(snippet: &str) -> Vec<Piece> {
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
    }
}
