//! The file as others see it: through poppler and qpdf, which `cargo xtask test` installs. Without them these fail.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod filed;
mod made_up;

use afterbell_core::sharing::summary::{Passage, Summary};
use afterbell_core::wellbeing::trends::{Chart, Measure};
use afterbell_press::{Paper, PressError, press};
use filed::{Filed, spaced};

#[test]
fn the_file_is_sound_tagged_and_british() {
    let filed = Filed::of(&made_up::everything(), Paper::A4);
    assert!(
        filed
            .asked("qpdf", &["--check", "summary.pdf"])
            .contains("No syntax or stream encoding errors")
    );
    let about = filed.asked("pdfinfo", &["summary.pdf"]);
    for said in [
        "Tagged:          yes",
        "Title:           Summary",
        "Encrypted:       no",
        "JavaScript:      no",
    ] {
        assert!(about.contains(said), "{about}");
    }
    let xmp = filed.asked("pdfinfo", &["-meta", "summary.pdf"]);
    assert!(
        xmp.contains("<pdfuaid:part>1</pdfuaid:part>") && xmp.contains("<rdf:li>en-GB</rdf:li>"),
        "{xmp}"
    );
    let inside = filed.asked("qpdf", &["--json", "--json-key=qpdf", "summary.pdf"]);
    assert!(
        inside.contains("\"/Lang\": \"u:en-GB\""),
        "the document does not say its language"
    );
}

#[test]
#[allow(
    clippy::disallowed_methods,
    reason = "whoever runs the test must not be found in the file"
)]
fn the_file_names_nobody_and_no_machine() {
    let filed = Filed::of(&made_up::everything(), Paper::A4);
    let about = filed.asked("pdfinfo", &["summary.pdf"]);
    for never in [
        "Author",
        "Creator",
        "Producer",
        "Subject",
        "Keywords",
        "CreationDate",
        "ModDate",
    ] {
        assert!(!about.contains(&format!("{never}:")), "{about}");
    }
    filed.asked(
        "qpdf",
        &[
            "--qdf",
            "--object-streams=disable",
            "summary.pdf",
            "plain.pdf",
        ],
    );
    let plain = std::fs::read(filed.at("plain.pdf")).unwrap();
    let plain = String::from_utf8_lossy(&plain).to_lowercase();
    // With its last stroke: `/root` alone stands in every PDF. A home that is the whole disk says nothing about anybody.
    let home = std::env::var("HOME").unwrap_or_default().to_lowercase();
    let home = match home.trim_end_matches('/') {
        "" => "/home/".to_owned(),
        home => format!("{home}/"),
    };
    let built_in = env!("CARGO_MANIFEST_DIR").to_lowercase();
    for never in [
        "typst",
        "krilla",
        "afterbell",
        "/home/",
        &home,
        &built_in,
        "/tmp/",
        ".typ",
        "sheet.json",
        "/creationdate",
    ] {
        assert!(!plain.contains(never), "the file holds {never}");
    }
}

#[test]
fn every_font_is_embedded() {
    let faces = Summary {
        question: Some("Tea? ☕".into()),
        ..made_up::everything()
    };
    let listed = Filed::of(&faces, Paper::A4).asked("pdffonts", &["summary.pdf"]);
    let fonts: Vec<&str> = listed.lines().skip(2).collect();
    assert!(fonts.len() >= 5, "{listed}");
    for font in fonts {
        assert!(font.contains("yes yes yes"), "{font}");
    }
}

#[test]
fn the_words_are_those_of_the_summary_in_reading_order() {
    let summary = made_up::everything();
    let filed = Filed::of(&summary, Paper::A4);
    let words = filed.words();
    let mut wanted = vec![
        "For my coach".to_owned(),
        "1 October to 19 November 2026, prepared on Thursday 19 November 2026".into(),
        "Written by me about myself. Not a clinical report.".into(),
        "What I want from the session".into(),
        summary.question.clone().unwrap(),
        "Since we last met".into(),
        summary.since_last.clone().unwrap(),
        "In my own words".into(),
    ];
    for (passage, day) in summary.passages.iter().zip([
        "Monday 12 October 2026",
        "Thursday 29 October 2026",
        "Tuesday 17 November 2026",
    ]) {
        wanted.push(day.into());
        wanted.extend(passage.paragraphs.clone());
    }
    wanted.push("My check-ins".into());
    for (chart, name) in summary
        .charts
        .iter()
        .zip(["Mood", "Energy", "Bucket", "Sleep"])
    {
        wanted.push(format!("{name}, on {} of 50 days", chart.days_with));
    }
    wanted.push("What I would like you to ask me".into());
    wanted.push(summary.ask_me.clone().unwrap());
    wanted.push("The headship I thought I had".into());
    wanted.push("12 October Angry, it isn’t fair (strongly); On guard (clearly)".into());
    wanted.push("6 notes. I came back to a state once.".into());
    let mut rest = words.as_str();
    for part in wanted {
        let part = spaced(&part);
        let (_, after) = rest
            .split_once(&part)
            .unwrap_or_else(|| panic!("not in its place: {part}\n\nin: {words}"));
        rest = after;
    }
}

#[test]
fn what_looks_like_an_instruction_is_in_the_file_as_it_was_written() {
    let written = "#eval(\"1+1\") $x$ *b* _i_ @ref <l> \\ `raw` = h // c -- \"q\" ☕ Łódź";
    let filed = Filed::of(
        &Summary {
            question: Some(written.into()),
            ..made_up::blank()
        },
        Paper::A4,
    );
    assert!(
        filed.words().contains(&spaced(written)),
        "{}",
        filed.words()
    );
}

#[test]
fn the_words_beside_the_pictures_are_the_words_of_the_file() {
    let filed = Filed::of(
        &Summary {
            charts: Vec::new(),
            ..made_up::long()
        },
        Paper::A4,
    );
    let beside: Vec<&str> = filed
        .pressed
        .pages
        .iter()
        .map(|page| page.text.as_str())
        .collect();
    let footless: String = filed.asked("pdftotext", &["-raw", "summary.pdf", "-"]);
    let footless: Vec<&str> = footless
        .lines()
        .filter(|line| !line.contains(" of 3"))
        .collect();
    assert_eq!(spaced(&beside.join(" ")), spaced(&footless.join(" ")));
}

#[test]
fn a_chart_says_in_words_what_it_shows() {
    let summary = Summary {
        charts: vec![made_up::chart(Measure::Mood, 5)],
        ..made_up::question()
    };
    let filed = Filed::of(&summary, Paper::A4);
    let said = "Mood, 1 October to 19 November 2026, on 28 of 50 days. Lowest day: very low. Highest day: good.";
    let text = &filed.pressed.pages[0].text;
    assert!(text.contains(said), "{text}");
    assert!(
        !text.contains("very good"),
        "the words at the side are not read out beside the picture"
    );
    let inside = filed.asked("qpdf", &["--json", "--json-key=qpdf", "summary.pdf"]);
    assert!(
        inside.contains(&format!("\"/Alt\": \"u:{said}")),
        "the figure has no alternative text"
    );
}

#[test]
fn a_chart_with_too_few_days_shows_its_dots_and_one_with_none_says_so() {
    let few = Chart {
        median: Vec::new(),
        ..made_up::chart(Measure::Energy, 7)
    };
    let none = Chart {
        dots: Vec::new(),
        median: Vec::new(),
        days_with: 0,
        ..made_up::chart(Measure::Sleep, 11)
    };
    let words = Filed::of(
        &Summary {
            charts: vec![few, none],
            ..made_up::blank()
        },
        Paper::A4,
    )
    .words();
    assert!(
        words.contains(
            "Each dot is one day. Energy, on 31 of 50 days drained wired October November"
        ),
        "{words}"
    );
    assert!(words.ends_with("Sleep, on 0 of 50 days"), "{words}");
}

#[test]
fn the_same_summary_gives_the_same_bytes() {
    let first = press(&made_up::everything(), Paper::A4).unwrap();
    let other = press(&made_up::everything(), Paper::Letter).unwrap();
    let again = press(&made_up::everything(), Paper::A4).unwrap();
    assert!(first == again);
    assert_ne!(first.fingerprint, other.fingerprint);
    let filed = Filed::of(&made_up::everything(), Paper::A4);
    assert!(
        filed
            .asked("sha256sum", &["summary.pdf"])
            .starts_with(&first.fingerprint)
    );
}

#[test]
fn nothing_chosen_is_said_and_not_printed() {
    assert!(press(&made_up::blank(), Paper::A4).err() == Some(PressError::Empty));
    let blanks = Summary {
        question: Some(" \n\u{200b}".into()),
        passages: vec![Passage {
            day: made_up::day("2026-10-12"),
            paragraphs: vec!["\t".into()],
        }],
        ..made_up::blank()
    };
    assert!(press(&blanks, Paper::A4).err() == Some(PressError::Empty));
}

#[test]
fn pages_are_as_many_as_the_file_has_and_as_large_as_the_paper() {
    for (summary, paper, pages, size, pixels) in [
        (
            made_up::question(),
            Paper::A4,
            1,
            "595.276 x 841.89 pts (A4)",
            (1191, 1684),
        ),
        (
            made_up::ordinary(),
            Paper::A4,
            1,
            "595.276 x 841.89 pts (A4)",
            (1191, 1684),
        ),
        (
            made_up::everything(),
            Paper::A4,
            2,
            "595.276 x 841.89 pts (A4)",
            (1191, 1684),
        ),
        (
            made_up::everything(),
            Paper::Letter,
            2,
            "612 x 792 pts (letter)",
            (1224, 1584),
        ),
        (
            made_up::long(),
            Paper::A4,
            3,
            "595.276 x 841.89 pts (A4)",
            (1191, 1684),
        ),
    ] {
        let filed = Filed::of(&summary, paper);
        let about = filed.asked("pdfinfo", &["summary.pdf"]);
        assert_eq!(filed.pressed.pages.len(), pages);
        assert!(
            about.contains(&format!("Pages:           {pages}\n")) && about.contains(size),
            "{about}"
        );
        for page in &filed.pressed.pages {
            assert_eq!((page.width_px, page.height_px), pixels);
        }
    }
}
