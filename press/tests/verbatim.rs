//! What was written comes out as it went in, whatever it looks like to a typesetter.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod made_up;

use afterbell_core::sharing::summary::{Passage, Summary, Track, TrackNote};
use afterbell_press::{Paper, Pressed, press};
use proptest::prelude::*;

/// The words of all pages without what only sets them apart: where a line wraps is not part of what was written.
fn printed(pressed: &Pressed) -> String {
    pressed
        .pages
        .iter()
        .map(|page| packed(&page.text))
        .collect()
}

fn packed(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

/// The same words in every place that holds what was written.
fn everywhere(written: &str) -> Summary {
    Summary {
        question: Some(written.into()),
        since_last: Some(written.into()),
        ask_me: Some(written.into()),
        passages: vec![Passage {
            day: made_up::day("2026-10-12"),
            paragraphs: vec![written.into()],
        }],
        tracks: vec![Track {
            title: written.into(),
            notes: vec![TrackNote {
                day: made_up::day("2026-10-12"),
                states: vec![(written.into(), 2)],
            }],
            returns: 0,
        }],
        ..made_up::blank()
    }
}

fn comes_out(written: &str) -> bool {
    let pressed = press(&everywhere(written), Paper::A4).unwrap();
    printed(&pressed).matches(&packed(written)).count() >= 6
}

#[test]
fn what_looks_like_an_instruction_is_printed() {
    for written in [
        "#eval(\"1 + 1\") #let x = 2; #x #panic()",
        "$ sum_(i=0)^n $ and 5 $ for *two* _things_ at `once`",
        "@someone <label> [link](https://example.org) /* not a comment */ // nor this",
        "= No heading - no list + no number / no: term",
        "a \\ b \\u{1F600} \\n \"quoted\" 'twice' ~ -- --- ... ",
        "#read(\"/etc/passwd\") #import \"x.typ\" #image(\"a.png\")",
        "{\"question\": null} ${PATH} %s %n <script>alert(1)</script>",
        "</w:t> & &amp; \u{2018}curly\u{2019} ﬁ fi ff ffl",
    ] {
        // The states of a track stand alone; everything else is on lines of its own.
        assert!(comes_out(written), "{written}");
    }
}

#[test]
fn accents_scripts_and_faces_are_printed() {
    for written in [
        "Siân Ŵyn Łukasz",
        "e\u{301}te\u{301}",
        "Ψυχή Душа",
        "🙂 ☕ 👩\u{200d}🏫 ❤\u{fe0f} 1\u{fe0f}\u{20e3}",
    ] {
        assert!(comes_out(written), "{written}");
    }
}

#[test]
fn a_letter_no_font_has_is_boxed_and_named() {
    let pressed = press(&everywhere("She said 你好."), Paper::A4).unwrap();
    assert_eq!(pressed.undrawn, ['你', '好']);
    assert_eq!(printed(&pressed).matches("Shesaid□□.").count(), 6);
}

/// Only the question: one place is enough where many texts are tried.
fn asked(written: &str) -> Pressed {
    press(
        &Summary {
            question: Some(written.into()),
            ..made_up::blank()
        },
        Paper::A4,
    )
    .unwrap()
}

/// Letters that change each other's shape: joiners, selectors, skin, flags, keycaps, accents.
fn shaping() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "a",
            "fi",
            "Я",
            "ψ",
            "\u{301}",
            "\u{323}",
            "\u{200d}",
            "\u{fe0f}",
            "\u{fe0e}",
            "\u{20e3}",
            "1",
            "👩",
            "🏽",
            "🏫",
            "🇬",
            "🇧",
            "🏴",
            "❤",
            "☕",
            "\u{e0067}",
            "\u{202e}",
            "א",
            "ب",
            " ",
            "\u{a0}",
            "\u{ad}",
            "\n",
        ]),
        1..24,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_run_of_keys_is_printed(written in "[!-~£€–—‘’“”… ]{0,60}[!-~][!-~£€–—‘’“”… ]{0,60}") {
        prop_assert!(comes_out(&written));
    }

    #[test]
    fn any_letters_at_all_give_a_document(written in "\\PC{1,40}") {
        let seen = printed(&asked(&format!("x{written}")));
        for letter in written.chars().filter(char::is_ascii_graphic) {
            prop_assert!(seen.contains(letter));
        }
    }

    #[test]
    fn letters_that_shape_each_other_give_a_document(written in shaping()) {
        let seen = printed(&asked(&format!("x{written}")));
        let plain = |text: &str| text.chars().filter(|l| l.is_alphanumeric() && l.len_utf8() < 3).count();
        prop_assert!(plain(&seen) >= plain(&written.replace(['א', 'ب'], "")));
    }

    #[test]
    fn even_controls_and_strays_give_a_document(written in prop::collection::vec(any::<char>(), 0..40)) {
        let written: String = written.into_iter().collect();
        let seen = printed(&asked(&format!("x{written}")));
        prop_assert!(seen.contains('x'));
    }
}
