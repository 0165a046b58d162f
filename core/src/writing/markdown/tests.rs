//! What a body becomes, and what it can never become.

use super::*;

fn text(words: &str) -> Inline {
    Inline::Text {
        text: words.to_owned(),
    }
}

fn paragraph(inlines: Vec<Inline>) -> Block {
    Block::Paragraph { inlines }
}

fn own(id: i64) -> Vec<(String, i64)> {
    vec![(id.to_string(), id)]
}

/// Not `Debug` in the types, so a difference is shown as JSON.
fn same(body: &str, expected: &[Block]) {
    let json = |blocks: &[Block]| serde_json::to_string_pretty(blocks).unwrap();
    assert_eq!(json(&blocks(body, &own(12))), json(expected), "{body}");
}

fn all_words(body: &str) -> String {
    plain(body).join("\n\n")
}

#[test]
fn every_node_of_the_set_can_be_written() {
    same(
        "## A *long* day\n\n**Bold**, ~~gone~~, `kept`\nnext line\n\n> said\n\n---\n\n```\nas typed\n```",
        &[
            Block::Heading {
                level: 2,
                inlines: vec![
                    text("A "),
                    Inline::Emphasis {
                        inlines: vec![text("long")],
                    },
                    text(" day"),
                ],
            },
            paragraph(vec![
                Inline::Strong {
                    inlines: vec![text("Bold")],
                },
                text(", "),
                Inline::Struck {
                    inlines: vec![text("gone")],
                },
                text(", "),
                Inline::Code {
                    text: "kept".to_owned(),
                },
                Inline::Break,
                text("next line"),
            ]),
            Block::Quote {
                blocks: vec![paragraph(vec![text("said")])],
            },
            Block::Rule,
            Block::Code {
                text: "as typed\n".to_owned(),
            },
        ],
    );
}

#[test]
fn lists_nest_number_and_tick() {
    let item = |ticked, blocks| ListItem { ticked, blocks };
    same(
        "- one\n  - [x] inner\n- [ ] *two*\n\n3. three\n4. four",
        &[
            Block::List {
                start: None,
                items: vec![
                    item(
                        None,
                        vec![
                            paragraph(vec![text("one")]),
                            Block::List {
                                start: None,
                                items: vec![item(Some(true), vec![paragraph(vec![text("inner")])])],
                            },
                        ],
                    ),
                    item(
                        Some(false),
                        vec![paragraph(vec![Inline::Emphasis {
                            inlines: vec![text("two")],
                        }])],
                    ),
                ],
            },
            Block::List {
                start: Some(3),
                items: vec![
                    item(None, vec![paragraph(vec![text("three")])]),
                    item(None, vec![paragraph(vec![text("four")])]),
                ],
            },
        ],
    );
}

#[test]
fn a_box_in_a_loose_list_is_still_a_box() {
    let json = serde_json::to_string(&blocks("- [x] one\n\n- [ ] two", &[])).unwrap();
    assert!(
        json.contains("\"ticked\":true") && json.contains("\"ticked\":false"),
        "{json}"
    );
}

#[test]
fn own_pictures_stand_in_their_place_and_others_are_their_words() {
    same(
        "before ![the *hall*](attachment:12) after",
        &[paragraph(vec![
            text("before "),
            Inline::Attachment {
                id: 12,
                words: "the hall".to_owned(),
            },
            text(" after"),
        ])],
    );
    for elsewhere in [
        "attachment:13",
        "12",
        "attachment:12 ",
        "ATTACHMENT:12",
        "https://example.org/x.png",
        "file:///etc/passwd",
        "data:image/svg+xml,&lt;svg/onload=alert(1)&gt;",
        "//example.org/pixel",
    ] {
        same(
            &format!("![words](<{elsewhere}>)").replace("12 >", "12%20>"),
            &[paragraph(vec![text("words")])],
        );
    }
}

#[test]
fn links_keep_three_schemes_and_anything_else_is_words() {
    let link = |address: &str, words: &str| {
        paragraph(vec![Inline::Link {
            address: address.to_owned(),
            inlines: vec![text(words)],
        }])
    };
    same(
        "[a](https://example.org/b)",
        &[link("https://example.org/b", "a")],
    );
    same(
        "[a](HTTP://example.org)",
        &[link("HTTP://example.org", "a")],
    );
    same(
        "<jo@example.org>",
        &[link("mailto:jo@example.org", "jo@example.org")],
    );
    same(
        "[](https://example.org)",
        &[link("https://example.org", "https://example.org")],
    );
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#x09;script:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "tel:999",
        "//example.org",
        "attachment:12",
        "dayone://view?entryId=1",
        "https:",
        "https://example.org/&#x202E;gpj.exe",
        "https://example.org/&#x200B;a",
    ] {
        same(&format!("[a]({address})"), &[paragraph(vec![text("a")])]);
    }
}

#[test]
fn what_other_dialects_add_stays_words() {
    assert_eq!(
        all_words("| a | b |\n|---|---|\n| 1 | 2 |"),
        "| a | b |\n|---|---|\n| 1 | 2 |"
    );
    assert_eq!(
        all_words("note[^1]\n\n[^1]: foot"),
        "note[^1]\n\n[^1]: foot"
    );
    assert_eq!(all_words("it cost $5 and $6"), "it cost $5 and $6");
    assert_eq!(all_words("\"quoted\" -- so"), "\"quoted\" -- so");
}

#[test]
fn a_line_that_looks_like_the_address_of_a_link_is_shown() {
    for body in [
        "[Chair]: no",
        "[Chair]: no\n\n[Chair]: yes\n\n[Chair]: no",
        "[BBC]: https://example.org",
        "[a]: javascript:x\n\n[b]: nothing",
    ] {
        assert_eq!(all_words(body), body);
        assert_eq!(gist(body).title, body.lines().next().unwrap());
        assert!(gist(body).words > 1);
    }
    assert_eq!(all_words("> - [Chair]: no"), "[Chair]: no");
    assert_eq!(
        all_words("`[Chair]: no`\n\n    [Chair]: no"),
        "[Chair]: no\n\n[Chair]: no"
    );
    assert_eq!(all_words("[here][x]\n\n[x]: https://example.org"), "here");
    same(
        "[here][x]\n\n[x]: https://example.org",
        &[paragraph(vec![Inline::Link {
            address: "https://example.org".to_owned(),
            inlines: vec![text("here")],
        }])],
    );
}

#[test]
fn escapes_are_not_shown() {
    assert_eq!(
        all_words("An end\\. \\(This\\-text\\)"),
        "An end. (This-text)"
    );
}

#[test]
fn the_title_is_the_first_line_and_the_preview_what_follows() {
    let of = |body: &str| {
        let gist = gist(body);
        (gist.title, gist.preview)
    };
    assert_eq!(of(""), (String::new(), String::new()));
    assert_eq!(of(" \n\n---\n"), (String::new(), String::new()));
    assert_eq!(
        of("# **A** day\n\nIt  began\nearly. ![hall](attachment:1)\n\n- one\n- two"),
        (
            "A day".to_owned(),
            "It began early. hall one two".to_owned()
        )
    );
    assert_eq!(
        of("![](attachment:1)\n\nAfter"),
        ("After".to_owned(), String::new())
    );
    let long = "word ".repeat(100);
    let (title, preview) = of(&long);
    assert!(title.ends_with("word…") && title.chars().count() <= 120);
    assert!(preview.starts_with("word ") && preview.chars().count() <= 200);
    let (title, preview) = of(&"ä".repeat(5000));
    assert_eq!((title.chars().count(), preview.chars().count()), (120, 200));
}

#[test]
fn words_are_counted_without_marks() {
    for (body, count) in [
        ("", 0),
        ("- \n# \n***", 0),
        ("one **two**three\nfour", 3),
        ("# one\n- two\n- three", 3),
        ("[one](https://example.org/two)", 1),
        ("![](attachment:12)", 0),
        ("it's well-meant – 3 times", 4),
        ("`a b` <b>c</b>", 3),
    ] {
        assert_eq!(gist(body).words, count, "{body}");
    }
}

#[test]
fn plain_paragraphs_have_no_blank_lines() {
    assert_eq!(
        plain("# One\n\ntwo\nlines\n\n> three\n>\n> four\n\n- five\n\n```\nsix\n\n  seven\n```"),
        ["One", "two\nlines", "three", "four", "five", "six", "seven"]
    );
}
