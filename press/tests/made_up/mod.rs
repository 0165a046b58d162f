//! Made-up summaries, for looking at and for testing. Nothing in them happened.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each user takes what it needs; the days are known"
)]

use afterbell_core::clock::Day;
use afterbell_core::sharing::summary::{Audience, Passage, Summary, Track, TrackNote};
use afterbell_core::wellbeing::trends::{Chart, Dot, Measure};

/// The day written `YYYY-MM-DD`.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A summary with nothing chosen.
pub fn blank() -> Summary {
    Summary {
        audience: Audience::Coach,
        prepared_on: day("2026-11-19"),
        from: day("2026-10-01"),
        to: day("2026-11-19"),
        question: None,
        since_last: None,
        ask_me: None,
        passages: Vec::new(),
        charts: Vec::new(),
        tracks: Vec::new(),
    }
}

/// Only the question.
pub fn question() -> Summary {
    Summary {
        question: Some("To decide what I would need to see by Christmas in order to stay.".into()),
        ..blank()
    }
}

/// What is usually taken to a coach: a question, three passages, two charts.
pub fn ordinary() -> Summary {
    Summary {
        since_last: Some(
            "I put the Friday meeting back to a fortnight and kept to it. I learned that I plan at night because \
             the day is never mine. Still stuck: the letter to my chair."
                .into(),
        ),
        ask_me: Some("What I am not saying to my chair, and what it would cost to say it.".into()),
        passages: passages(),
        charts: vec![chart(Measure::Mood, 5), chart(Measure::Sleep, 11)],
        ..question()
    }
}

/// Everything that can be chosen.
pub fn everything() -> Summary {
    Summary {
        charts: [
            Measure::Mood,
            Measure::Energy,
            Measure::Bucket,
            Measure::Sleep,
        ]
        .into_iter()
        .zip([5, 7, 3, 11])
        .map(|(measure, seed)| chart(measure, seed))
        .collect(),
        tracks: vec![track()],
        ..ordinary()
    }
}

/// Two years for a GP: a long axis, one lonely day, a chart without a day, a name without a place to break.
pub fn years() -> Summary {
    let (from, to) = (day("2025-01-06"), day("2026-11-19"));
    let dots: Vec<Dot> = from
        .through(to)
        .enumerate()
        .filter(|(index, _)| index % 3 == 0 && !(200..260).contains(index))
        .map(|(index, day)| Dot {
            day,
            value: if index % 7 < 3 {
                2.0
            } else if index > 400 {
                4.0
            } else {
                3.0
            },
        })
        .collect();
    let long = |measure, dots: Vec<Dot>| Chart {
        measure,
        from,
        to,
        median: medians(&dots),
        days_with: u32::try_from(dots.len()).unwrap(),
        days_in_range: 683,
        dots,
    };
    let lonely = vec![Dot {
        day: day("2026-03-02"),
        value: 1.0,
    }];
    Summary {
        audience: Audience::Gp,
        from,
        to,
        question: Some(
            "To talk about sleep.\n\nAnd whether a few weeks of less would help.".into(),
        ),
        charts: vec![
            long(Measure::Sleep, dots),
            long(Measure::Bucket, lonely),
            long(Measure::Mood, Vec::new()),
        ],
        tracks: vec![Track {
            title: "The place on the hill ".repeat(6),
            ..track()
        }],
        passages: vec![Passage {
            day: day("2026-03-02"),
            paragraphs: vec![format!("A line\nand another ☕ – {}", "x".repeat(120))],
        }],
        ..blank()
    }
}

/// Passages that go on for pages.
pub fn long() -> Summary {
    let paragraph = "I have written this so often that I could say it in my sleep, and on some nights I suppose I do. \
                     The building is quiet by six and then the real work comes: the list, the other list, the letter \
                     that will not write itself. I keep thinking that somebody will come in and say it was a mistake.";
    Summary {
        passages: (0..4)
            .map(|n| Passage {
                day: day("2026-10-05").plus(n * 9),
                paragraphs: vec![paragraph.into(); 5],
            })
            .collect(),
        ..ordinary()
    }
}

fn passages() -> Vec<Passage> {
    let passage = |on: &str, paragraphs: &[&str]| Passage {
        day: day(on),
        paragraphs: paragraphs.iter().map(|p| (*p).to_owned()).collect(),
    };
    vec![
        passage(
            "2026-10-12",
            &[
                "The meeting was meant to be about the budget. Ten minutes in it was about me. My chair said nothing. I \
               asked the trust CEO for it in writing.",
            ],
        ),
        passage(
            "2026-10-29",
            &[
                "Half-term. I slept until nine and did not know what to do with the morning.",
                "Walked to the reservoir and back. For an hour I was nobody’s head.",
            ],
        ),
        passage(
            "2026-11-17",
            &[
                "Colleague B stayed behind and said, “You don’t have to hold all of it.” I said thank you and then I \
               went and held all of it.",
            ],
        ),
    ]
}

/// A chart with two stretches of check-ins and an open fortnight between them.
pub fn chart(measure: Measure, seed: i64) -> Chart {
    let (from, to) = (day("2026-10-01"), day("2026-11-19"));
    let (low, high) = measure.bounds();
    let (low, high) = (i64::from(low), i64::from(high));
    let mut state = seed;
    let dots: Vec<Dot> = from
        .through(to)
        .enumerate()
        .filter_map(|(index, day)| {
            let index = i64::try_from(index).ok()?;
            state = (state * 1_103_515_245 + 12345) % 2_147_483_648;
            let noise = (state >> 16) % 3 - 1;
            let away = (22..33).contains(&index) || (state >> 20) % 4 == 0;
            let middle = if index < 16 {
                (low + high) / 2
            } else {
                (low + high + 1) / 2 - i64::from(index < 24)
            };
            let value = i32::try_from((middle + noise).clamp(low, high)).ok()?;
            (!away).then_some(Dot {
                day,
                value: f64::from(value),
            })
        })
        .collect();
    Chart {
        measure,
        from,
        to,
        median: medians(&dots),
        days_with: u32::try_from(dots.len()).unwrap(),
        days_in_range: 50,
        dots,
    }
}

/// Fourteen days back, at least five of them; a new piece where there are too few.
fn medians(dots: &[Dot]) -> Vec<Vec<Dot>> {
    let mut pieces: Vec<Vec<Dot>> = vec![Vec::new()];
    for (index, dot) in dots.iter().enumerate() {
        let mut window: Vec<f64> = dots[..=index]
            .iter()
            .filter(|other| dot.day.days_since(other.day) < 14)
            .map(|other| other.value)
            .collect();
        window.sort_by(f64::total_cmp);
        if window.len() < 5 {
            pieces.push(Vec::new());
        } else if let Some(piece) = pieces.last_mut() {
            let half = window.len() / 2;
            let value = if window.len() % 2 == 1 {
                window[half]
            } else {
                f64::midpoint(window[half - 1], window[half])
            };
            piece.push(Dot {
                day: dot.day,
                value,
            });
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

fn track() -> Track {
    let note = |on: &str, states: &[(&str, u8)]| TrackNote {
        day: day(on),
        states: states
            .iter()
            .map(|(state, strength)| ((*state).to_owned(), *strength))
            .collect(),
    };
    Track {
        title: "The headship I thought I had".into(),
        notes: vec![
            note("2026-10-03", &[("Can’t take it in", 3)]),
            note(
                "2026-10-12",
                &[("Angry, it isn’t fair", 3), ("On guard", 2)],
            ),
            note("2026-10-20", &[("Low and heavy", 2), ("Missing it", 1)]),
            note(
                "2026-10-29",
                &[("Relieved, freer", 1), ("What if, if only", 1)],
            ),
            note(
                "2026-11-08",
                &[
                    ("Angry, it isn’t fair", 2),
                    ("Guilty or ashamed", 2),
                    ("Low and heavy", 1),
                ],
            ),
            note("2026-11-17", &[("Living with it", 1)]),
        ],
        returns: 1,
    }
}
