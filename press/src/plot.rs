//! Where the ink of a chart goes, as fractions of its box: 0 is left and bottom, 1 is right and top.
//!
//! One rule: nothing is drawn where nothing was noted. Dots are days; the line runs only inside a piece of the
//! median it was given and never across to the next. Pure; the sheet may enter.

use afterbell_core::clock::Day;
use afterbell_core::wellbeing::trends::{Chart, Dot};
use chrono::Datelike;
use serde::Serialize;

use crate::words;

/// One chart, ready to be drawn.
#[derive(Serialize)]
pub struct Plot {
    /// Dots as (x, y).
    pub dots: Vec<(f64, f64)>,
    /// Pieces of the line, each of at least two points.
    pub lines: Vec<Vec<(f64, f64)>>,
    /// Heights of the faint rules, one per level.
    pub levels: Vec<f64>,
    /// Words at the side, with their heights.
    pub side: Vec<(f64, &'static str)>,
    /// Where a month (or, in a long range, a year) begins inside the box.
    pub ticks: Vec<f64>,
    /// Names along the foot, each under the middle of its stretch.
    pub foot: Vec<(f64, String)>,
}

/// Lays a chart out; `None` if it has no dot that can be drawn.
pub fn lay_out(chart: &Chart) -> Option<Plot> {
    let days = chart.to.days_since(chart.from) + 1;
    let dots = points(chart, &chart.dots);
    if days < 1 || dots.is_empty() {
        return None;
    }
    let (low, high) = chart.measure.bounds();
    let height = |value: u8| f64::from(value - low) / f64::from(high - low);
    let stretches = stretches(chart.from, chart.to);
    Some(Plot {
        dots,
        lines: chart
            .median
            .iter()
            .map(|piece| line(points(chart, piece), days))
            .filter(|piece| !piece.is_empty())
            .collect(),
        levels: (low..=high).map(height).collect(),
        side: words::side_words(chart.measure)
            .iter()
            .map(|(value, word)| (height(*value), *word))
            .collect(),
        ticks: stretches.iter().skip(1).map(|s| s.start).collect(),
        foot: named(&stretches),
    })
}

/// Dots inside the box, each in the middle of its day; one of another day or without a value is left out.
fn points(chart: &Chart, dots: &[Dot]) -> Vec<(f64, f64)> {
    let days = share(chart.to.days_since(chart.from) + 1);
    let (low, high) = chart.measure.bounds();
    let (low, high) = (f64::from(low), f64::from(high));
    dots.iter()
        .filter(|dot| dot.day >= chart.from && dot.day <= chart.to && dot.value.is_finite())
        .map(|dot| {
            let x = (share(dot.day.days_since(chart.from)) + 0.5) / days;
            (x, (dot.value.clamp(low, high) - low) / (high - low))
        })
        .collect()
}

/// A piece of the line. A piece of one day is drawn as wide as its day, so that it is not lost.
fn line(points: Vec<(f64, f64)>, days: i64) -> Vec<(f64, f64)> {
    match points.as_slice() {
        [(x, y)] => {
            let half = 0.5 / share(days);
            vec![(x - half, *y), (x + half, *y)]
        }
        _ => points,
    }
}

/// A stretch of the foot: a month or a year, as far as it lies in the range.
struct Stretch {
    start: f64,
    end: f64,
    long: String,
    short: String,
}

/// The range cut into months, or into years where it has more than twelve months.
fn stretches(from: Day, to: Day) -> Vec<Stretch> {
    let days = share(to.days_since(from) + 1);
    let months = (to.0.year() - from.0.year()) * 12 + i32::try_from(to.0.month()).unwrap_or(0)
        - i32::try_from(from.0.month()).unwrap_or(0);
    let (long, short) = if months > 12 {
        ("%Y", "%Y")
    } else {
        ("%B", "%b")
    };
    let mut found: Vec<Stretch> = Vec::new();
    for day in from.through(to) {
        let begins = if months > 12 {
            day.0.ordinal() == 1
        } else {
            day.0.day() == 1
        };
        let start = share(day.days_since(from)) / days;
        if begins || found.is_empty() {
            if let Some(before) = found.last_mut() {
                before.end = start;
            }
            found.push(Stretch {
                start,
                end: 1.0,
                long: day.0.format(long).to_string(),
                short: day.0.format(short).to_string(),
            });
        }
    }
    found
}

/// The widest name (September) and the widest short one take these shares of the foot, with air beside them.
const LONG: f64 = 0.15;
const SHORT: f64 = 0.06;

/// Names for the stretches that have room: all long if every one of them fits long, else all short.
fn named(stretches: &[Stretch]) -> Vec<(f64, String)> {
    let roomy: Vec<&Stretch> = stretches
        .iter()
        .filter(|s| s.end - s.start >= SHORT)
        .collect();
    let long = roomy.iter().all(|s| s.end - s.start >= LONG);
    roomy
        .into_iter()
        .map(|s| {
            let name = if long { &s.long } else { &s.short };
            (f64::midpoint(s.start, s.end), name.clone())
        })
        .collect()
}

/// Days as a number to divide by; no range of a life is too long for it.
fn share(days: i64) -> f64 {
    i32::try_from(days).map_or(f64::from(i32::MAX), f64::from)
}

/// The chart in words, for whoever does not see it: what was noted, and the line piece by piece.
pub fn in_words(chart: &Chart) -> String {
    let name = words::measure(chart.measure);
    let values: Vec<f64> = chart
        .dots
        .iter()
        .map(|dot| dot.value)
        .filter(|v| v.is_finite())
        .collect();
    let low = values.iter().copied().reduce(f64::min);
    let high = values.iter().copied().reduce(f64::max);
    let level = |value: f64| words::level(chart.measure, value);
    let mut said = format!(
        "{name}, {}, {}.",
        words::range(chart.from, chart.to),
        words::rests_on(chart.days_with, chart.days_in_range)
    );
    match (low, high) {
        (Some(low), Some(high)) if low < high => {
            said.push_str(&format!(
                " Lowest day: {}. Highest day: {}.",
                level(low),
                level(high)
            ));
        }
        (Some(only), _) if values.len() == 1 => {
            said.push_str(&format!(" That day: {}.", level(only)))
        }
        (Some(only), _) => said.push_str(&format!(" Every day: {}.", level(only))),
        _ => {}
    }
    for piece in &chart.median {
        let (Some(first), Some(last)) = (piece.first(), piece.last()) else {
            continue;
        };
        let least = piece
            .iter()
            .map(|dot| dot.value)
            .fold(first.value, f64::min);
        let most = piece
            .iter()
            .map(|dot| dot.value)
            .fold(first.value, f64::max);
        let when = words::range(first.day, last.day);
        if most > least {
            said.push_str(&format!(
                " Line, {when}: starts at {}, ends at {}; lowest {}, highest {}.",
                level(first.value),
                level(last.value),
                level(least),
                level(most)
            ));
        } else {
            said.push_str(&format!(
                " Line, {when}: {} throughout.",
                level(first.value)
            ));
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use afterbell_core::wellbeing::trends::Measure;
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn chart(from: &str, to: &str, values: &[(i64, f64)]) -> Chart {
        let from = day(from);
        Chart {
            measure: Measure::Mood,
            from,
            to: day(to),
            dots: values
                .iter()
                .map(|(n, value)| Dot {
                    day: from.plus(*n),
                    value: *value,
                })
                .collect(),
            median: Vec::new(),
            days_with: u32::try_from(values.len()).unwrap(),
            days_in_range: 50,
        }
    }

    #[test]
    fn months_are_named_under_their_own_days() {
        let plot = lay_out(&chart("2026-10-01", "2026-11-19", &[(0, 3.0)])).unwrap();
        let names: Vec<&str> = plot.foot.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["October", "November"]);
        assert_eq!(plot.ticks, [31.0 / 50.0]);
        assert_eq!(plot.foot[0].0, 31.0 / 100.0);
    }

    #[test]
    fn a_year_has_short_names_and_more_than_a_year_is_cut_into_years() {
        let year = lay_out(&chart("2026-01-01", "2026-12-31", &[(0, 3.0)])).unwrap();
        assert_eq!(year.foot.len(), 12);
        assert_eq!(year.foot[8].1, "Sep");
        let years = lay_out(&chart("2024-09-01", "2026-07-20", &[(0, 3.0)])).unwrap();
        let names: Vec<&str> = years.foot.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["2024", "2025", "2026"]);
    }

    #[test]
    fn the_lowest_level_is_the_foot_and_the_highest_the_top() {
        let plot = lay_out(&chart("2026-10-01", "2026-10-02", &[(0, 1.0), (1, 5.0)])).unwrap();
        assert_eq!(plot.dots, [(0.25, 0.0), (0.75, 1.0)]);
        assert_eq!(plot.levels, [0.0, 0.25, 0.5, 0.75, 1.0]);
    }

    #[test]
    fn a_chart_without_dots_is_not_drawn_and_one_without_a_line_is() {
        assert!(lay_out(&chart("2026-10-01", "2026-10-02", &[])).is_none());
        assert!(lay_out(&chart("2026-10-02", "2026-10-01", &[(0, 3.0)])).is_none());
        let plot = lay_out(&chart("2026-10-01", "2026-10-02", &[(0, 1.0)])).unwrap();
        assert!(plot.lines.is_empty());
    }

    #[test]
    fn pieces_of_the_line_are_never_joined() {
        let mut with_gap = chart("2026-10-01", "2026-11-19", &[(0, 3.0), (40, 4.0)]);
        with_gap.median = vec![
            vec![
                Dot {
                    day: day("2026-10-05"),
                    value: 3.0,
                },
                Dot {
                    day: day("2026-10-07"),
                    value: 2.0,
                },
            ],
            vec![Dot {
                day: day("2026-11-10"),
                value: 4.0,
            }],
        ];
        let plot = lay_out(&with_gap).unwrap();
        assert_eq!(plot.lines.len(), 2);
        let [(left, y), (right, _)] = plot.lines[1].as_slice() else {
            panic!("one day, drawn as wide as it is")
        };
        assert!(
            (left - 0.8).abs() < 1e-9 && (right - 0.82).abs() < 1e-9 && (y - 0.75).abs() < 1e-9
        );
        let said = in_words(&with_gap);
        assert!(
            said.contains("Line, 5 to 7 October 2026: starts at mixed, ends at low"),
            "{said}"
        );
        assert!(
            said.contains("Line, 10 November 2026: good throughout."),
            "{said}"
        );
    }

    proptest! {
        #[test]
        fn no_ink_leaves_the_box(
            values in prop::collection::vec((-20_i64..900, prop::num::f64::ANY), 0..60),
            length in 0_i64..800,
        ) {
            let mut wild = chart("2025-02-27", "2025-02-27", &values);
            wild.to = wild.from.plus(length);
            wild.median = vec![wild.dots.clone(), Vec::new()];
            if let Some(plot) = lay_out(&wild) {
                let inked = plot.dots.iter().chain(plot.lines.iter().flatten());
                for (x, y) in inked {
                    prop_assert!((0.0..=1.0).contains(x) && (0.0..=1.0).contains(y));
                }
                for at in plot.ticks.iter().chain(plot.foot.iter().map(|(at, _)| at)) {
                    prop_assert!((0.0..=1.0).contains(at));
                }
            }
            prop_assert!(!in_words(&wild).is_empty());
        }
    }
}
