//! What the document says in words of ours, and where.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod filed;
mod made_up;

use afterbell_core::sharing::summary::{Audience, Summary, Track, TrackNote};
use afterbell_press::{Paper, press};
use filed::{Filed, spaced};

#[test]
fn the_first_line_says_whom_it_is_for() {
    for (audience, first, question) in [
        (
            Audience::Coach,
            "For my coach",
            "What I want from the session",
        ),
        (
            Audience::Gp,
            "For my GP",
            "What I want from the appointment",
        ),
        (
            Audience::Friend,
            "For someone close to me",
            "What I would like from you",
        ),
    ] {
        let pressed = press(
            &Summary {
                audience,
                ..made_up::question()
            },
            Paper::A4,
        )
        .unwrap();
        assert!(
            pressed.pages[0].text.starts_with(first) && pressed.pages[0].text.contains(question)
        );
    }
}

#[test]
fn the_words_of_ours_are_free_of_what_is_never_said() {
    let words = Filed::of(&made_up::everything(), Paper::A4)
        .words()
        .to_lowercase();
    for never in [
        "progress",
        "complete",
        "score",
        "goal",
        "streak",
        "recover",
        "relapse",
        "depress",
        "bargain",
        "denial",
        "acceptance",
        "monitor",
        "stage",
        "%",
    ] {
        assert!(!words.contains(never), "{never}");
    }
}

#[test]
fn the_counts_of_a_loss_stand_on_the_page_of_its_last_note() {
    // Some of these lengths fill a page exactly to its last note.
    for notes in 28..48_u8 {
        let note = |number: u8| TrackNote {
            day: made_up::day("2026-10-01").plus(i64::from(number)),
            states: vec![(format!("state {number}"), 1)],
        };
        let summary = Summary {
            tracks: vec![Track {
                title: "A loss".into(),
                notes: (1..=notes).map(note).collect(),
                returns: 0,
            }],
            ..made_up::blank()
        };
        let pressed = press(&summary, Paper::A4).unwrap();
        let counts = format!("{notes} notes");
        let page = pressed
            .pages
            .iter()
            .find(|page| page.text.contains(&counts));
        let last = format!("state {notes} ");
        assert!(spaced(&page.unwrap().text).contains(&last), "{notes} notes");
    }
}
