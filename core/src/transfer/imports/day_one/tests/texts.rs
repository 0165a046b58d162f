//! Day One's text, as ours.

use proptest::prelude::*;

use super::*;
use crate::writing::markdown;

fn body(text: &str) -> String {
    one(entry("1", text, json!({}))).body
}

#[test]
fn backslashes_that_do_nothing_go_and_others_stay() {
    for (text, expected) in [
        ("An end\\. \\(so\\-so\\)\\!", "An end. (so-so)!"),
        ("1\\. not a list", "1\\. not a list"),
        ("at 5\\.30 of 3\\)", "at 5.30 of 3)"),
        (
            "\\- not a list\n\\# not a heading",
            "\\- not a list\n\\# not a heading",
        ),
        ("\\*not\\* \\_emphasis\\_", "\\*not\\* \\_emphasis\\_"),
        ("a \\[link\\](x)", "a \\[link\\](x)"),
        ("[a]\\(b\\)", "[a]\\(b)"),
        (
            "`a\\.b` and\n\n```\nc\\.d\n```",
            "`a\\.b` and\n\n```\nc\\.d\n```",
        ),
        ("C:\\\\path\\next", "C:\\\\path\\next"),
        ("\\&amp; \\& co", "\\&amp; & co"),
        ("ends in \\", "ends in \\"),
    ] {
        assert_eq!(body(text), expected, "{text}");
    }
}

#[test]
fn what_cannot_be_seen_or_would_mark_hits_is_gone() {
    assert_eq!(body("a\u{200B}b\u{2}c\u{0}d\te"), "abcd\te");
}

#[test]
fn references_become_placeholders_and_links_to_entries_stay_words() {
    assert_eq!(
        body(
            "![](dayone-moment://A1) ![](dayone-moment:/video/B2) [x](dayone://view?entryId=C3) ![](https://e.org/x.png)"
        ),
        "![](attachment:A1) ![](attachment:B2) [x](dayone://view?entryId=C3) ![](https://e.org/x.png)"
    );
    assert!(super::super::body::pattern_holds());
}

fn rich(contents: Value) -> String {
    let mut field = json!({ "meta": { "version": 1 } });
    field["contents"] = contents;
    let field = field.to_string();
    one(entry("1", "", json!({ "text": null, "richText": field }))).body
}

#[test]
fn rich_text_is_taken_where_there_is_no_other() {
    let line = |line: Value| json!({ "line": line });
    let made = rich(json!([
        { "text": "A day\n", "attributes": line(json!({ "header": 1 })) },
        { "text": "It was " },
        { "text": "long ", "attributes": { "bold": true } },
        { "text": "and * hard_\n" },
        { "text": "one\n", "attributes": line(json!({ "listStyle": "bulleted", "indentLevel": 1 })) },
        { "text": "two\n", "attributes": line(json!({ "listStyle": "bulleted", "indentLevel": 1 })) },
        { "text": "done\n", "attributes": line(json!({ "listStyle": "checkbox", "checked": true })) },
        { "text": "first\n", "attributes": line(json!({ "listStyle": "numbered", "listIndex": 1 })) },
        { "text": "said\n", "attributes": line(json!({ "quote": true })) },
        { "embeddedObjects": [{ "type": "horizontalRuleLine" }] },
        { "text": "as * typed\n", "attributes": line(json!({ "codeBlock": true })) },
        { "embeddedObjects": [{ "type": "photo", "identifier": "A1" }] },
        { "text": "1. not a list" }
    ]));
    assert_eq!(
        made,
        "# A day\n\nIt was **long** and \\* hard\\_\n\n- one\n- two\n- [x] done\n1. first\n\n> said\n\n---\n\n```\nas * typed\n```\n\n![](attachment:A1)\n\n1\\. not a list"
    );
}

#[test]
fn rich_text_may_be_plain_words() {
    let record = one(entry(
        "1",
        "",
        json!({ "text": null, "richText": "only words\\." }),
    ));
    assert_eq!(record.body, "only words.");
    assert_eq!(
        why(entry(
            "1",
            "",
            json!({ "text": null, "richText": "{\"contents\":[]}" })
        )),
        SkipReason::Empty
    );
}

proptest! {
    #[test]
    fn taking_backslashes_away_changes_nothing_that_is_shown(
        text in prop::collection::vec(
            prop::sample::select(vec![
                "\\.", "\\-", "\\(", "\\)", "\\!", "\\#", "\\*", "\\_", "\\[", "\\]", "\\`", "\\>", "\\\\", "\\&", "\\+",
                "\\=", "\\~", "1", "a", " ", "\n", "\n\n", "`", "```", "[", "](", ")", "*", "_", "> ", "- ", "    ", "\t", "<b ", "~~~", "amp;", "!", "#",
            ]),
            0..40,
        )
    ) {
        let text = text.concat();
        let ours = super::super::body::from_text(&text);
        prop_assert!(markdown::blocks(&ours, &[]) == markdown::blocks(&text, &[]));
    }

    #[test]
    fn words_of_rich_text_are_shown_as_they_are(words in "[ -~]{1,40}") {
        prop_assume!(!words.trim().is_empty());
        let made = rich(json!([{ "text": words }]));
        prop_assert_eq!(markdown::plain(&made).concat(), words.trim());
    }
}
