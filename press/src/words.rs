//! The words of the sheet that are ours: first lines, headings, days, levels, what a picture shows.
//!
//! One rule: British, plain, without judgement; a low day is a day. Anyone in the press may enter.

use afterbell_core::clock::Day;
use afterbell_core::sharing::summary::Audience;
use afterbell_core::wellbeing::trends::Measure;
use chrono::Datelike;

/// The day in full: `Thursday 19 November 2026`.
pub fn day_in_full(day: Day) -> String {
    day.0.format("%A %-d %B %Y").to_string()
}

/// The day as short as the range allows: `12 October`, and with the year where the range has more than one.
pub fn day_within(day: Day, from: Day, to: Day) -> String {
    let pattern = if from.0.year() == to.0.year() && day.0.year() == from.0.year() {
        "%-d %B"
    } else {
        "%-d %B %Y"
    };
    day.0.format(pattern).to_string()
}

/// The range: `1 October to 19 November 2026`, `3 to 19 November 2026`, `9 December 2026 to 8 January 2027`.
pub fn range(from: Day, to: Day) -> String {
    let last = to.0.format("%-d %B %Y");
    if from == to {
        return last.to_string();
    }
    let first = match (from.0.year() == to.0.year(), from.0.month() == to.0.month()) {
        (true, true) => from.0.format("%-d"),
        (true, false) => from.0.format("%-d %B"),
        (false, _) => from.0.format("%-d %B %Y"),
    };
    format!("{first} to {last}")
}

/// The first line of the sheet.
pub fn first_line(audience: Audience) -> &'static str {
    match audience {
        Audience::Coach => "For my coach",
        Audience::Gp => "For my GP",
        Audience::Friend => "For someone close to me",
    }
}

/// What stands above the question.
pub fn question_heading(audience: Audience) -> &'static str {
    match audience {
        Audience::Coach => "What I want from the session",
        Audience::Gp => "What I want from the appointment",
        Audience::Friend => "What I would like from you",
    }
}

/// What a chart is called.
pub fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Mood => "Mood",
        Measure::Energy => "Energy",
        Measure::Bucket => "Bucket",
        Measure::Sleep => "Sleep",
    }
}

/// The words along a chart's side, with the value each belongs to, lowest first.
pub fn side_words(measure: Measure) -> &'static [(u8, &'static str)] {
    match measure {
        Measure::Mood => &[
            (1, "very low"),
            (2, "low"),
            (3, "mixed"),
            (4, "good"),
            (5, "very good"),
        ],
        Measure::Energy => &[(1, "drained"), (5, "wired")],
        Measure::Bucket => &[(0, "empty"), (4, "full")],
        Measure::Sleep => &[(1, "bad"), (2, "broken"), (3, "all right"), (4, "good")],
    }
}

/// A value in words; one that lies well between two levels says so. A value beyond the ends counts as the end.
pub fn level(measure: Measure, value: f64) -> String {
    let (low, high) = measure.bounds();
    let value = value.clamp(f64::from(low), f64::from(high));
    let near: Vec<&str> = (low..=high)
        .filter(|level| (f64::from(*level) - value).abs() < 0.75)
        .map(|level| whole_level(measure, level))
        .collect();
    match near.as_slice() {
        [below, above] => format!("between {below} and {above}"),
        _ => near.concat(),
    }
}

/// A whole level in words, also where the side of the chart names only the ends.
fn whole_level(measure: Measure, value: u8) -> &'static str {
    match (measure, value) {
        (Measure::Energy, 2) => "nearer drained",
        (Measure::Energy, 3) => "in the middle",
        (Measure::Energy, 4) => "nearer wired",
        (Measure::Bucket, 1) => "a quarter full",
        (Measure::Bucket, 2) => "half full",
        (Measure::Bucket, 3) => "three quarters full",
        _ => side_words(measure)
            .iter()
            .find(|(at, _)| *at == value)
            .map_or("", |(_, word)| word),
    }
}

/// How strongly a state was held, 1..=3.
pub fn strength(strength: u8) -> &'static str {
    match strength {
        0 | 1 => "a little",
        2 => "clearly",
        _ => "strongly",
    }
}

/// On how many days a picture rests: `on 31 of 50 days`.
pub fn rests_on(with: u32, of: u32) -> String {
    let days = if of == 1 { "day" } else { "days" };
    format!("on {with} of {of} {days}")
}

/// What a track counts to: notes, and returns where there were any.
pub fn track_counts(notes: usize, returns: u32) -> String {
    let notes = if notes == 1 {
        "One note.".to_owned()
    } else {
        format!("{notes} notes.")
    };
    match returns {
        0 => notes,
        1 => format!("{notes} I came back to a state once."),
        2 => format!("{notes} I came back to a state twice."),
        more => format!("{notes} I came back to a state {more} times."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn days_and_ranges_are_written_the_british_way() {
        assert_eq!(day_in_full(day("2026-11-19")), "Thursday 19 November 2026");
        let (from, to) = (day("2026-10-01"), day("2026-11-19"));
        assert_eq!(range(from, to), "1 October to 19 November 2026");
        assert_eq!(range(day("2026-11-03"), to), "3 to 19 November 2026");
        assert_eq!(range(to, to), "19 November 2026");
        assert_eq!(
            range(day("2026-12-09"), day("2027-01-08")),
            "9 December 2026 to 8 January 2027"
        );
        assert_eq!(day_within(day("2026-10-02"), from, to), "2 October");
        assert_eq!(
            day_within(day("2026-12-24"), day("2026-12-09"), day("2027-01-08")),
            "24 December 2026"
        );
    }

    #[test]
    fn a_value_between_two_levels_says_so() {
        assert_eq!(level(Measure::Mood, 3.0), "mixed");
        assert_eq!(level(Measure::Mood, 2.5), "between low and mixed");
        assert_eq!(level(Measure::Bucket, 0.0), "empty");
        assert_eq!(level(Measure::Energy, 4.0), "nearer wired");
        assert_eq!(level(Measure::Sleep, 3.5), "between all right and good");
        assert_eq!(level(Measure::Mood, f64::MAX), "very good");
    }

    #[test]
    fn every_level_of_every_measure_has_words() {
        for measure in [
            Measure::Mood,
            Measure::Energy,
            Measure::Bucket,
            Measure::Sleep,
        ] {
            let (low, high) = measure.bounds();
            for value in low..=high {
                assert!(!whole_level(measure, value).is_empty());
            }
        }
    }
}
