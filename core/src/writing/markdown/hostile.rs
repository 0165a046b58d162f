//! What a body can never become, whoever wrote it.

use proptest::prelude::*;

use super::*;

fn own() -> Vec<(String, i64)> {
    vec![("12".to_owned(), 12)]
}

fn all_words(body: &str) -> String {
    plain(body).join("\n\n")
}

#[test]
fn raw_html_is_the_text_it_is() {
    for payload in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<!-- --!> <img src=x onerror=alert(1)> -->",
        "<div\n  style=\"x:expression(alert(1))\">",
        "<?php echo 1 ?>",
        "<![CDATA[ <script>alert(1)</script> ]]>",
        "words <b onmouseover=alert(1)>here</b>",
    ] {
        assert_eq!(all_words(payload), payload, "{payload}");
        let json = serde_json::to_value(blocks(payload, &[])).unwrap();
        only_the_closed_set(&json);
    }
    assert_eq!(all_words("&lt;script&gt;"), "<script>");
}

#[test]
fn nesting_is_held_and_nothing_in_it_is_lost() {
    for body in [
        format!("{} deep", ">".repeat(500)),
        format!("{} deep", "- ".repeat(500)),
        format!("{}deep{}", "*a **b ".repeat(200), "** *".repeat(200)),
        (0..300)
            .map(|i| format!("{}- deep\n", "  ".repeat(i)))
            .collect(),
    ] {
        let blocks = blocks(&body, &[]);
        let json = serde_json::to_string(&blocks).unwrap();
        assert!(json.contains("deep"));
        // serde_json refuses more than 128 levels: the answer can be read back.
        assert!(serde_json::from_str::<serde_json::Value>(&format!("[[[[{json}]]]]")).is_ok());
        assert!(serde_json::from_str::<Vec<Block>>(&json).is_ok());
    }
}

#[test]
fn a_million_of_any_mark_neither_crashes_nor_hangs() {
    let million = 1_000_000;
    for mark in [
        ">",
        "> ",
        "- ",
        "* ",
        "1. ",
        "[",
        "![",
        "](",
        "*",
        "_",
        "**a",
        "~",
        "`",
        "`a",
        "<",
        "<a ",
        "<!--",
        "&#",
        "\\",
        "#",
        "  \n",
        "> \n",
        "[a](",
        "![](attachment:12)",
        "<div>",
        "&quot;",
        "[a]: b\n",
    ] {
        let body = mark.repeat(million / mark.len());
        let blocks = blocks(&body, &own());
        drop(blocks);
        assert!(gist(&body).title.chars().count() <= 120);
    }
}

/// Every object is a node of the set with the fields of its kind and no others.
fn only_the_closed_set(json: &serde_json::Value) {
    use serde_json::Value;
    match json {
        Value::Array(all) => all.iter().for_each(only_the_closed_set),
        Value::Object(node) => {
            let fields: Vec<&str> = node
                .keys()
                .map(String::as_str)
                .filter(|key| *key != "kind")
                .collect();
            let kind = node
                .get("kind")
                .map_or("item", |kind| kind.as_str().unwrap());
            let expected: &[&str] = match kind {
                "paragraph" | "emphasis" | "strong" | "struck" => &["inlines"],
                "heading" => &["inlines", "level"],
                "list" => &["items", "start"],
                "item" => &["blocks", "ticked"],
                "quote" => &["blocks"],
                "code" | "text" => &["text"],
                "rule" | "break" => &[],
                "link" => &["address", "inlines"],
                "attachment" => &["id", "words"],
                other => panic!("{other}"),
            };
            assert_eq!(fields, expected);
            if let Some(Value::String(address)) = node.get("address") {
                let scheme = address.split(':').next().unwrap().to_lowercase();
                assert!(
                    ["http", "https", "mailto"].contains(&scheme.as_str()),
                    "{address}"
                );
            }
            if let Some(id) = node.get("id") {
                assert_eq!(id, 12);
            }
            for (key, value) in node {
                if key != "text" && key != "words" {
                    only_the_closed_set(value);
                }
            }
        }
        _ => {}
    }
}

/// Text made of the pieces Markdown and HTML are sensitive to.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "\n",
            "\n\n",
            "    ",
            "> ",
            "- ",
            "1. ",
            "- [x] ",
            "#",
            "*",
            "**",
            "_",
            "~~",
            "`",
            "```",
            "[",
            "](",
            ")",
            "![",
            "<",
            ">",
            "</",
            "<script>",
            "<img src=x onerror=a>",
            "<!--",
            "-->",
            "javascript:",
            "https://e.org",
            "attachment:12",
            "attachment:1",
            "data:",
            "&lt;",
            "&#x3a;",
            "\\",
            "|",
            "---",
            "\u{202E}",
            "\u{0}",
            "e\u{301}",
            "👩‍🏫",
            "\r\n",
            "\t",
            "<https://e.org>",
            "<a@e.org>",
            "[a]: javascript:x\n",
        ])
        .prop_map(str::to_owned),
        "[a-z ]{1,6}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nothing_outside_the_closed_set_is_ever_made(body in hostile()) {
        let made = blocks(&body, &own());
        only_the_closed_set(&serde_json::to_value(&made).unwrap());
        let json = serde_json::to_string(&made).unwrap();
        prop_assert!(serde_json::from_str::<Vec<Block>>(&json).unwrap() == made);
    }

    #[test]
    fn titles_previews_and_paragraphs_keep_their_bounds(body in hostile()) {
        let Gist { title, preview, .. } = gist(&body);
        prop_assert!(title.chars().count() <= 120 && preview.chars().count() <= 200);
        prop_assert!(!title.contains('\n') && !preview.contains('\n'));
        for paragraph in plain(&body) {
            prop_assert!(!paragraph.is_empty() && !paragraph.contains("\n\n"));
        }
    }

    #[test]
    fn ordinary_words_come_out_as_they_went_in(
        words in prop::collection::vec("[a-zäéß]{1,9}[,.!?]?", 1..40)
    ) {
        let body = words.join(" ");
        prop_assert_eq!(all_words(&body), body.clone());
        prop_assert_eq!(gist(&body).words as usize, words.len());
    }
}
