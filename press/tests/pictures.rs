//! The pictures shown before anything leaves: the same ink as the file, and none off the paper.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod filed;
mod made_up;

use afterbell_core::sharing::summary::{Passage, Summary, Track, TrackNote};
use afterbell_press::Paper;
use filed::Filed;

/// How dark each square of 16 pixels of a picture is, 0..=255, row by row.
fn ink(png: &[u8]) -> (usize, Vec<f64>) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut bytes).unwrap();
    let (width, samples) = (frame.width as usize, frame.color_type.samples());
    let across = width.div_ceil(16);
    let mut squares = vec![0.0; across * (frame.height as usize).div_ceil(16)];
    for (index, pixel) in bytes[..frame.buffer_size()]
        .chunks_exact(samples)
        .enumerate()
    {
        let colours = &pixel[..samples.min(3)];
        let light: f64 = colours.iter().map(|c| f64::from(*c)).sum::<f64>()
            / f64::from(u8::try_from(colours.len()).unwrap());
        squares[index / width / 16 * across + index % width / 16] += (255.0 - light) / 256.0;
    }
    (across, squares)
}

#[test]
fn a_word_longer_than_the_paper_is_broken_and_not_lost() {
    let written = "W".repeat(400);
    let everywhere = Summary {
        question: Some(written.clone()),
        passages: vec![Passage {
            day: made_up::day("2026-10-12"),
            paragraphs: vec![format!("see {written}")],
        }],
        tracks: vec![Track {
            title: written.clone(),
            notes: vec![TrackNote {
                day: made_up::day("2026-10-12"),
                states: vec![(written.clone(), 1)],
            }],
            returns: 0,
        }],
        ..made_up::blank()
    };
    let filed = Filed::of(&everywhere, Paper::A4);
    for page in &filed.pressed.pages {
        let (across, squares) = ink(&page.png);
        // The right margin is 34 mm of 210: the last tenth of the page is never written on.
        let margin = squares
            .chunks(across)
            .flat_map(|row| &row[across * 9 / 10..]);
        assert!(margin.sum::<f64>() < 1.0, "ink runs off the page");
    }
    let text: String = filed
        .pressed
        .pages
        .iter()
        .map(|page| page.text.as_str())
        .collect();
    assert_eq!(text.matches(&written).count(), 4);
}

#[test]
fn the_picture_shows_the_ink_of_the_file() {
    let filed = Filed::of(&made_up::everything(), Paper::A4);
    filed.asked("pdftoppm", &["-r", "144", "-png", "summary.pdf", "file"]);
    for (number, page) in (1..).zip(&filed.pressed.pages) {
        let (across, shown) = ink(&page.png);
        let (file_across, saved) =
            ink(&std::fs::read(filed.at(&format!("file-{number}.png"))).unwrap());
        assert_eq!(across, file_across);
        assert!(
            shown.iter().sum::<f64>() > 1000.0,
            "the page is all but white"
        );
        // Two programs draw the edges of letters differently, but never a whole letter more or less.
        for (square, (one, other)) in shown.iter().zip(&saved).enumerate() {
            assert!(
                (one - other).abs() < 24.0,
                "page {number}, square {square}: {one} and {other}"
            );
        }
    }
}
