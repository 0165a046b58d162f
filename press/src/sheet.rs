//! What the template is given: the summary in words and fractions, with nothing left to decide.
//!
//! One rule: what was written travels as data, never as markup, so nothing in it can be read as an instruction.
//! The press makes a sheet; the desk lays it before the template.

use afterbell_core::sharing::summary::{Passage, Summary, Track};
use afterbell_core::wellbeing::trends::Chart;
use serde::Serialize;

use crate::letters::Reader;
use crate::plot::{self, Plot};
use crate::{Paper, words};

/// Paragraphs, each of one or more lines.
type Paragraphs = Vec<Vec<String>>;

/// The whole sheet, in reading order.
#[derive(Serialize)]
pub struct Sheet {
    paper: &'static str,
    first_line: &'static str,
    range: String,
    prepared: String,
    question: Section,
    since_last: Section,
    passages: Vec<Quoted>,
    charts: Vec<Drawn>,
    ask_me: Section,
    tracks: Vec<Told>,
    #[serde(skip)]
    undrawn: Vec<char>,
}

/// A heading and what stands under it; nothing is printed if there are no paragraphs.
#[derive(Serialize)]
struct Section {
    heading: &'static str,
    paragraphs: Paragraphs,
}

/// A passage and its day.
#[derive(Serialize)]
struct Quoted {
    day: String,
    paragraphs: Paragraphs,
}

/// A chart, its caption, and what it says to whoever does not see it.
#[derive(Serialize)]
struct Drawn {
    name: &'static str,
    rests_on: String,
    alt: String,
    has_line: bool,
    plot: Option<Plot>,
}

/// A track as a list in words.
#[derive(Serialize)]
struct Told {
    title: String,
    notes: Vec<Noted>,
    counts: String,
}

/// One day of a track and what was noted on it.
#[derive(Serialize)]
struct Noted {
    day: String,
    states: String,
}

impl Sheet {
    /// Puts a summary into words and fractions.
    pub fn of(summary: &Summary, paper: Paper) -> Self {
        let mut reader = Reader::default();
        let mut section = |heading, written: &Option<String>| Section {
            heading,
            paragraphs: reader.paragraphs(written.as_deref().unwrap_or_default()),
        };
        let question = section(words::question_heading(summary.audience), &summary.question);
        let since_last = section("Since we last met", &summary.since_last);
        let ask_me = section("What I would like you to ask me", &summary.ask_me);
        let passages = summary
            .passages
            .iter()
            .filter_map(|passage| quoted(&mut reader, passage))
            .collect();
        let tracks = summary
            .tracks
            .iter()
            .map(|track| told(&mut reader, summary, track))
            .collect();
        Self {
            paper: paper.name(),
            first_line: words::first_line(summary.audience),
            range: words::range(summary.from, summary.to),
            prepared: words::day_in_full(summary.prepared_on),
            question,
            since_last,
            passages,
            charts: summary.charts.iter().map(drawn).collect(),
            ask_me,
            tracks,
            undrawn: reader.undrawn(),
        }
    }

    /// Whether nothing at all was chosen.
    pub fn is_empty(&self) -> bool {
        [&self.question, &self.since_last, &self.ask_me]
            .iter()
            .all(|s| s.paragraphs.is_empty())
            && self.passages.is_empty()
            && self.charts.is_empty()
            && self.tracks.is_empty()
    }

    /// The letters of the summary that are printed as an empty box.
    pub fn into_undrawn(self) -> Vec<char> {
        self.undrawn
    }
}

/// A passage without a word in it is not one.
fn quoted(reader: &mut Reader, passage: &Passage) -> Option<Quoted> {
    let paragraphs: Paragraphs = passage
        .paragraphs
        .iter()
        .flat_map(|written| reader.paragraphs(written))
        .collect();
    (!paragraphs.is_empty()).then(|| Quoted {
        day: words::day_in_full(passage.day),
        paragraphs,
    })
}

fn drawn(chart: &Chart) -> Drawn {
    let plot = plot::lay_out(chart);
    Drawn {
        name: words::measure(chart.measure),
        rests_on: words::rests_on(chart.days_with, chart.days_in_range),
        alt: plot::in_words(chart),
        has_line: plot.as_ref().is_some_and(|plot| !plot.lines.is_empty()),
        plot,
    }
}

fn told(reader: &mut Reader, summary: &Summary, track: &Track) -> Told {
    let notes: Vec<Noted> = track
        .notes
        .iter()
        .map(|note| {
            let states: Vec<String> = note
                .states
                .iter()
                .map(|(state, strength)| {
                    format!("{} ({})", reader.line(state), words::strength(*strength))
                })
                .collect();
            Noted {
                day: words::day_within(note.day, summary.from, summary.to),
                states: if states.is_empty() {
                    "none".to_owned()
                } else {
                    states.join("; ")
                },
            }
        })
        .collect();
    let title = reader.line(&track.title);
    Told {
        // A heading without a word would be a hole to whoever listens to the sheet.
        title: if title.is_empty() {
            "A loss".to_owned()
        } else {
            title
        },
        counts: words::track_counts(notes.len(), track.returns),
        notes,
    }
}
