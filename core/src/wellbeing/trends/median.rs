//! A day's value, and the rolling median of days.
//!
//! One rule: a line is drawn only where there are enough days to carry it, and never across a silence. Pure; anyone
//! may enter. A point is put where a day was written on, so nothing is carried past the last of them.

use std::collections::BTreeMap;

use super::Dot;
use crate::clock::Day;

/// How many calendar days the window holds, the day itself included.
pub const WINDOW_DAYS: i64 = 14;
/// How many days with a value a window needs.
pub const FEWEST_DAYS: usize = 5;

/// One dot for each day that has a value, oldest first: the median of that day's check-ins. Samples may come in any
/// order.
#[must_use]
pub fn by_day(samples: &[(Day, u8)]) -> Vec<Dot> {
    let mut days: BTreeMap<Day, Vec<f64>> = BTreeMap::new();
    for &(day, value) in samples {
        days.entry(day).or_default().push(f64::from(value));
    }
    days.into_iter()
        .filter_map(|(day, values)| {
            Some(Dot {
                day,
                value: median(values)?,
            })
        })
        .collect()
}

/// The rolling median of dots with one value a day, in unbroken pieces, oldest first.
///
/// At each day `t` with a value: the median of the values of the days `t − 14 < d ≤ t` (calendar days, looking back
/// only), if there are at least five. A piece ends where a window has fewer, or where more than 14 days lie between
/// two dots. This is pandas' `rolling('14D', min_periods=5).median()`; the pieces are ours. Dots may come in any order.
#[must_use]
pub fn rolling_median(dots: &[Dot]) -> Vec<Vec<Dot>> {
    let mut dots = dots.to_vec();
    dots.sort_by_key(|dot| dot.day);
    let mut pieces: Vec<Vec<Dot>> = Vec::new();
    let mut unbroken = false;
    let mut first = 0;
    let mut before: Option<Day> = None;
    for (at, dot) in dots.iter().enumerate() {
        while dots
            .get(first)
            .is_some_and(|oldest| dot.day.days_since(oldest.day) >= WINDOW_DAYS)
        {
            first += 1;
        }
        unbroken &= before.is_none_or(|before| dot.day.days_since(before) <= WINDOW_DAYS);
        before = Some(dot.day);
        let window = dots.get(first..=at).unwrap_or_default();
        let enough = window.len() >= FEWEST_DAYS;
        let Some(value) = enough
            .then(|| median(window.iter().map(|dot| dot.value).collect()))
            .flatten()
        else {
            unbroken = false;
            continue;
        };
        let point = Dot {
            day: dot.day,
            value,
        };
        match pieces.last_mut() {
            Some(piece) if unbroken => piece.push(point),
            _ => pieces.push(vec![point]),
        }
        unbroken = true;
    }
    pieces
}

/// The middle value, or the mean of the two in the middle; none of no values.
pub(super) fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    if values.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *values.get(middle.checked_sub(1)?)?;
    Some(f64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;

    use super::*;

    fn day(offset: i64) -> Day {
        Day::of(2026, 9, 1).unwrap().plus(offset)
    }

    fn dots(values: &[(i64, u8)]) -> Vec<Dot> {
        by_day(
            &values
                .iter()
                .map(|(offset, value)| (day(*offset), *value))
                .collect::<Vec<_>>(),
        )
    }

    #[derive(Deserialize)]
    struct Golden {
        days: Vec<i64>,
        mood: Vec<u8>,
        rolling_median: Vec<Option<f64>>,
    }

    #[test]
    fn the_medians_are_those_of_pandas() {
        let golden: Golden =
            serde_json::from_str(include_str!("fixtures/rolling_median.json")).unwrap();
        let values: Vec<(i64, u8)> = golden
            .days
            .iter()
            .copied()
            .zip(golden.mood.iter().copied())
            .collect();
        let points: Vec<Dot> = rolling_median(&dots(&values)).concat();
        let mut seen = 0;
        for (offset, expected) in golden.days.iter().zip(&golden.rolling_median) {
            let point = points.iter().find(|point| point.day == day(*offset));
            assert_eq!(point.is_some(), expected.is_some(), "day {offset}");
            if let (Some(point), Some(expected)) = (point, expected) {
                assert!((point.value - expected).abs() < 1e-9, "day {offset}");
                seen += 1;
            }
        }
        assert_eq!((seen, points.len()), (36, 36));
    }

    #[test]
    fn a_day_with_several_check_ins_has_their_median() {
        let found = dots(&[(1, 5), (0, 2), (1, 1), (0, 3), (1, 4)]);
        assert_eq!(
            found,
            [
                Dot {
                    day: day(0),
                    value: 2.5
                },
                Dot {
                    day: day(1),
                    value: 4.0
                }
            ]
        );
        assert!(dots(&[]).is_empty());
    }

    #[test]
    fn the_window_holds_fourteen_days_and_not_fifteen() {
        let four = [(0, 1), (1, 1), (2, 1), (3, 1)];
        let with = |last| dots(&[&four[..], &[(last, 5)]].concat());
        assert_eq!(rolling_median(&with(13)).concat().len(), 1);
        assert!(rolling_median(&with(14)).is_empty());
    }

    #[test]
    fn four_days_carry_no_line_and_one_day_no_figure() {
        assert!(rolling_median(&dots(&[(0, 1)])).is_empty());
        assert!(rolling_median(&dots(&[(0, 1), (1, 2), (2, 3), (3, 4)])).is_empty());
    }

    #[test]
    fn the_line_breaks_at_a_silence_and_at_a_thin_window() {
        let run = |from: i64| {
            (from..from + 6)
                .map(|offset| (offset, 3))
                .collect::<Vec<_>>()
        };
        let silence = rolling_median(&dots(&[run(0), run(60)].concat()));
        assert_eq!(silence.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
        // Ten days lie between these two runs, so it is the window and not the gap that breaks the line.
        let thin = rolling_median(&dots(&[run(0), run(16)].concat()));
        assert_eq!(thin.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
        assert_eq!(
            rolling_median(&dots(&run(0).into_iter().chain(run(6)).collect::<Vec<_>>())).len(),
            1
        );
    }

    #[test]
    fn the_change_of_the_clocks_moves_no_day() {
        let autumn = Day::of(2026, 10, 20).unwrap();
        let samples: Vec<(Day, u8)> = autumn
            .through(autumn.plus(13))
            .map(|day| (day, 3))
            .collect();
        assert_eq!(rolling_median(&by_day(&samples)).concat().len(), 10);
    }

    fn samples() -> impl Strategy<Value = Vec<(i64, u8)>> {
        prop::collection::vec((0_i64..200, 0_u8..=5), 0..120)
    }

    proptest! {
        #[test]
        fn the_order_of_check_ins_changes_nothing(
            (ordered, shuffled) in samples().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
        ) {
            prop_assert_eq!(dots(&ordered), dots(&shuffled));
            let mut reversed = dots(&ordered);
            reversed.reverse();
            prop_assert_eq!(rolling_median(&dots(&ordered)), rolling_median(&reversed));
        }

        #[test]
        fn a_constant_added_to_every_day_moves_the_line_by_it(values in samples(), more in 1_u8..50) {
            let moved: Vec<(i64, u8)> = values.iter().map(|(offset, value)| (*offset, value + more)).collect();
            let line = rolling_median(&dots(&values));
            let other = rolling_median(&dots(&moved));
            prop_assert_eq!(line.len(), other.len());
            for (a, b) in line.concat().iter().zip(other.concat()) {
                prop_assert_eq!(a.day, b.day);
                prop_assert!((a.value + f64::from(more) - b.value).abs() < 1e-9);
            }
        }

        #[test]
        fn equal_days_give_an_equal_line(offsets in prop::collection::vec(0_i64..200, 0..120), value in 0_u8..=5) {
            let same: Vec<(i64, u8)> = offsets.into_iter().map(|offset| (offset, value)).collect();
            for point in rolling_median(&dots(&same)).concat() {
                prop_assert_eq!(point.value, f64::from(value));
            }
        }

        #[test]
        fn a_month_without_a_day_has_no_line(values in samples(), from in 0_i64..170) {
            let silent: Vec<(i64, u8)> =
                values.into_iter().filter(|(offset, _)| !(from..from + 31).contains(offset)).collect();
            for piece in rolling_median(&dots(&silent)) {
                prop_assert!(piece.iter().all(|point| !(from..from + 31).contains(&point.day.days_since(day(0)))));
                // Nor does a piece reach from before the month to after it.
                let before = piece.iter().any(|point| point.day < day(from));
                let after = piece.iter().any(|point| point.day >= day(from + 31));
                prop_assert!(!(before && after));
            }
        }

        /// The definition, day by day, against the window that slides.
        #[test]
        fn every_point_is_the_median_of_its_window(values in samples()) {
            let dots = dots(&values);
            let line = rolling_median(&dots);
            let points = line.concat();
            for dot in &dots {
                let window: Vec<f64> = dots
                    .iter()
                    .filter(|other| (0..WINDOW_DAYS).contains(&dot.day.days_since(other.day)))
                    .map(|other| other.value)
                    .collect();
                let expected = (window.len() >= FEWEST_DAYS).then(|| median(window)).flatten();
                prop_assert_eq!(points.iter().find(|point| point.day == dot.day).map(|point| point.value), expected);
            }
            for piece in line {
                for pair in piece.windows(2) {
                    prop_assert!(pair[1].day.days_since(pair[0].day) <= WINDOW_DAYS);
                }
            }
        }
    }
}
