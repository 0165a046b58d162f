//! The difference between two texts, as it is read.

use std::time::Duration;

use proptest::prelude::*;

use super::difference::{MOST_SHOWN, difference};
use super::{Change, DifferencePart, DifferencePiece};

/// Parts as one reads them: -went-, +came+, … for what is left out.
fn read(was: &str, is: &str) -> Vec<String> {
    let said = |piece: &DifferencePiece| match piece.change {
        Change::Stayed => piece.text.clone(),
        Change::Came => format!("+{}+", piece.text),
        Change::Went => format!("-{}-", piece.text),
    };
    let part = |part: &DifferencePart| match part {
        DifferencePart::Stayed { text } => text.clone(),
        DifferencePart::LeftOut { paragraphs } => format!("…{paragraphs}"),
        DifferencePart::Changed { pieces } => pieces.iter().map(said).collect(),
    };
    difference(was, is).parts.iter().map(part).collect()
}

#[test]
fn a_word_is_told_within_its_sentence() {
    assert_eq!(
        read("A long day, and rain.", "A short day, and rain."),
        ["A -long-+short+ day, and rain."]
    );
}

#[test]
fn paragraphs_that_came_or_went_stand_whole_between_those_that_stayed() {
    assert_eq!(
        read("One.\n\nTwo.\n\nThree.", "One.\n\nThree.\n\nFour."),
        ["One.", "-Two.-", "Three.", "+Four.+"]
    );
}

#[test]
fn a_text_goes_on_after_what_stayed() {
    assert_eq!(
        read("The bell.", "The bell. Then nothing.\n\nThen the rain."),
        ["The bell.+ Then nothing.+", "+Then the rain.+"]
    );
}

#[test]
fn two_sentences_are_not_woven_into_each_other() {
    assert_eq!(
        read(
            "I said nothing to the governors.",
            "The heron stood by the water."
        ),
        [
            "-I said nothing to the governors.-",
            "+The heron stood by the water.+"
        ]
    );
}

#[test]
fn many_paragraphs_that_stayed_are_counted_and_not_shown() {
    let many: Vec<String> = (1..=20)
        .map(|number| format!("Paragraph {number}."))
        .collect();
    let was = many.join("\n\n");
    let is = was.replace("graph 10.", "graph ten.");
    assert_eq!(
        read(&was, &is),
        [
            "…7",
            "Paragraph 8.",
            "Paragraph 9.",
            "Paragraph -10-+ten+.",
            "Paragraph 11.",
            "Paragraph 12.",
            "…8"
        ]
    );
}

#[test]
fn emptied_and_filled_texts_are_told_whole() {
    assert_eq!(read("All of it.", ""), ["-All of it.-"]);
    assert_eq!(read("", "All of it."), ["+All of it.+"]);
    assert!(
        read("The same.", "The same.")
            .iter()
            .all(|part| part == "The same.")
    );
}

#[test]
fn a_blank_line_alone_is_told_by_its_sign() {
    assert_eq!(read("One.\n\nTwo.", "One.\nTwo."), ["One.", "-¶-", "Two."]);
}

#[test]
fn letters_of_every_script_stay_whole() {
    assert_eq!(
        read("शुभ रात्रि दोस्त", "शुभ प्रभात दोस्त"),
        ["शुभ -रात्रि-+प्रभात+ दोस्त"]
    );
    assert_eq!(
        read("لقد كان يوم طويل", "لقد كان يوم قصير"),
        ["لقد كان يوم -طويل-+قصير+"]
    );
}

/// Four mebibytes of what is worst for each way of comparing, and no more shown than a page can hold.
#[test]
fn the_longest_texts_take_no_longer_than_they_are_long() {
    let longest = crate::writing::entries::LONGEST_BODY;
    let numbers = |step: usize| {
        (0..longest / 8)
            .map(|number| format!("{}\n", number * step % 99_991))
            .collect::<String>()
    };
    let same = "x ".repeat(longest / 2);
    let lines = "x\n".repeat(longest / 2);
    let changed = lines.replacen("x\nx\nx\n", "y\nx\nz\n", longest / 24);
    for (was, is) in [
        (same.as_str(), lines.as_str()),
        (&lines, &changed),
        (&numbers(1), &numbers(7)),
        (&same, &same.replace("x x x ", "x y x ")),
    ] {
        let (done, wait) = std::sync::mpsc::channel();
        let (was, is) = (was.to_owned(), is.to_owned());
        std::thread::spawn(move || done.send(difference(&was, &is).parts.len()));
        let parts = wait
            .recv_timeout(Duration::from_secs(120))
            .expect("in time");
        assert!(parts <= MOST_SHOWN + 1, "{parts}");
    }
}

proptest! {
    #[test]
    fn both_texts_can_be_read_off_it(was in "([a-c ,.]{0,9}\\n?){0,3}", is in "([a-c ,.]{0,9}\\n?){0,3}") {
        let of = |left_out: Change| {
            let pieces = difference(&was, &is).parts.into_iter().flat_map(|part| match part {
                DifferencePart::Stayed { text } => vec![DifferencePiece { change: Change::Stayed, text }],
                DifferencePart::LeftOut { .. } => Vec::new(),
                DifferencePart::Changed { pieces } => pieces,
            });
            pieces
                .filter(|piece| piece.change != left_out && piece.text != "¶")
                .flat_map(|piece| piece.text.chars().filter(|letter| !letter.is_whitespace()).collect::<Vec<_>>())
                .collect::<String>()
        };
        let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        prop_assert_eq!(of(Change::Came), letters(&was));
        prop_assert_eq!(of(Change::Went), letters(&is));
    }
}
