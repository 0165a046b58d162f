//! A long time, as a calm curve.
//!
//! One rule: the curve ends at a silence of more than three weeks and begins anew behind it; what was not noted is not
//! guessed. Pure; anyone may enter. Cleveland 1979, "Robust locally weighted regression and smoothing scatterplots"; the
//! points are those of statsmodels' `lowess(…, it=3, delta=0)`.

use super::Dot;
use super::alike::count;
use super::median::median;

/// The curve breaks where more days than these lie between two.
pub const LONGEST_SILENCE_DAYS: i64 = 21;
/// How many days a piece of the curve needs.
pub const FEWEST_IN_A_PIECE: usize = 20;
/// At each day the curve follows this share of the piece's days, those nearest to it, and never fewer than twenty.
const SHARE: f64 = 0.2;
/// So many times the days that lie far off are given less weight.
const ROBUST_PASSES: usize = 3;
/// What weighs less does not count as a day.
const NO_WEIGHT: f64 = 1e-12;

/// The curve in its pieces, oldest first, with a point on each day of a piece. Dots may come in any order, one a day.
#[must_use]
pub fn long_curve(dots: &[Dot]) -> Vec<Vec<Dot>> {
    let mut dots = dots.to_vec();
    dots.sort_by_key(|dot| dot.day);
    dots.chunk_by(|dot, next| next.day.days_since(dot.day) <= LONGEST_SILENCE_DAYS)
        .filter(|piece| piece.len() >= FEWEST_IN_A_PIECE)
        .map(curve)
        .collect()
}

/// The curve through one unbroken piece.
fn curve(piece: &[Dot]) -> Vec<Dot> {
    let share = (count(FEWEST_IN_A_PIECE) / count(piece.len())).clamp(SHARE, 1.0);
    let values = smoothed(piece, share, ROBUST_PASSES);
    piece
        .iter()
        .zip(values)
        .map(|(dot, value)| Dot {
            day: dot.day,
            value,
        })
        .collect()
}

/// A local line at each day through the given share of the days, those nearest in time.
fn smoothed(dots: &[Dot], share: f64, passes: usize) -> Vec<f64> {
    let Some(first) = dots.first() else {
        return Vec::new();
    };
    let since = |dot: &Dot| i32::try_from(dot.day.days_since(first.day)).unwrap_or(i32::MAX);
    let days: Vec<f64> = dots.iter().map(|dot| f64::from(since(dot))).collect();
    let values: Vec<f64> = dots.iter().map(|dot| dot.value).collect();
    let near = near(share, dots.len());
    let mut trust = vec![1.0; dots.len()];
    let mut fitted = fit(&days, &values, &trust, near);
    for _ in 0..passes {
        trust = trusted(&values, &fitted);
        fitted = fit(&days, &values, &trust, near);
    }
    fitted
}

/// How many days are near, from two to all of them: ⌊share · n⌋, a whole number that is missed by a hair counting as met.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held within 0..=n"
)]
fn near(share: f64, n: usize) -> usize {
    ((share * count(n) + 1e-10) as usize).clamp(2.min(n), n)
}

/// One pass: at each day the value of the line that is fitted to the days near it.
fn fit(days: &[f64], values: &[f64], trust: &[f64], near: usize) -> Vec<f64> {
    let mut begin = 0;
    let mut fitted = Vec::with_capacity(days.len());
    for (&day, &value) in days.iter().zip(values) {
        while let (Some(&oldest), Some(&next)) = (days.get(begin), days.get(begin + near))
            && day > f64::midpoint(oldest, next)
        {
            begin += 1;
        }
        let window = begin..begin + near;
        let around = (
            days.get(window.clone()).unwrap_or_default(),
            values.get(window.clone()).unwrap_or_default(),
            trust.get(window).unwrap_or_default(),
        );
        fitted.push(line_at(day, around).unwrap_or(value));
    }
    fitted
}

/// The line through the days around, at one of them; none where fewer than two of them weigh anything.
///
/// With u the days from here to there, and each mean a weighted one: ȳ − ū · (mean of u·y − ū·ȳ) / (mean of u² − ū²).
fn line_at(day: f64, (days, values, trust): (&[f64], &[f64], &[f64])) -> Option<f64> {
    let furthest = (day - days.first()?).max(days.last()? - day);
    if furthest <= 0.0 {
        return None;
    }
    let to_share = furthest.recip();
    let mut weigh = 0_usize;
    let [mut all, mut u, mut uu, mut y, mut uy] = [0.0; 5];
    for ((there, value), trust) in days.iter().zip(values).zip(trust) {
        let far = there - day;
        let weight = tricube(far.abs() * to_share) * trust;
        weigh += usize::from(weight > NO_WEIGHT);
        all += weight;
        let by_far = weight * far;
        u += by_far;
        uu += by_far * far;
        y += weight * value;
        uy += by_far * value;
    }
    if weigh < 2 {
        return None;
    }
    let (mean_u, mean_y) = (u / all, y / all);
    let spread = (uu / all - mean_u * mean_u).max(NO_WEIGHT);
    Some(mean_y - mean_u * (uy / all - mean_u * mean_y) / spread)
}

/// The weight of a day at this share of the furthest day's distance.
fn tricube(share: f64) -> f64 {
    let left = 1.0 - share * share * share;
    left * left * left
}

/// How far each day is trusted: not at all where it lies six times further from the curve than the middle one.
fn trusted(values: &[f64], fitted: &[f64]) -> Vec<f64> {
    let off: Vec<f64> = values
        .iter()
        .zip(fitted)
        .map(|(value, fitted)| (value - fitted).abs())
        .collect();
    let limit = 6.0 * median(off.clone()).unwrap_or(0.0);
    let bisquare = |off: f64| {
        let share = if limit > 0.0 {
            (off / limit).min(1.0)
        } else {
            f64::from(u8::from(off > 0.0))
        };
        let left = 1.0 - share * share;
        left * left
    };
    off.into_iter().map(bisquare).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::golden::{day, long, near, short};
    use super::*;

    #[test]
    fn the_curve_is_that_of_statsmodels() {
        let (golden, dots) = short();
        for (passes, expected) in [(0, golden.lowess.plain), (3, golden.lowess.robust)] {
            let found = smoothed(&dots, golden.lowess.frac, passes);
            assert_eq!(found.len(), expected.len());
            for (found, expected) in found.into_iter().zip(expected) {
                near(found, expected, 1e-8);
            }
        }
    }

    #[test]
    fn three_years_break_where_nothing_was_noted_and_a_lonely_fortnight_has_no_curve() {
        let (golden, dots) = long();
        let found = long_curve(&dots);
        assert_eq!(found.len(), 3);
        for (found, expected) in found.iter().zip(&golden.long.pieces) {
            assert_eq!(found.len(), expected.days.len());
            for (found, (at, value)) in found.iter().zip(expected.days.iter().zip(&expected.values))
            {
                assert_eq!(found.day, day(*at));
                near(found.value, *value, 1e-8);
            }
        }
    }

    #[test]
    fn a_piece_has_twenty_days_and_a_silence_more_than_twenty_one() {
        let row = |from: i64, days: i64| {
            (from..from + days).map(|at| Dot {
                day: day(at),
                value: 3.0,
            })
        };
        let pieces = |dots: Vec<Dot>| long_curve(&dots).iter().map(Vec::len).collect::<Vec<_>>();
        assert!(pieces(row(0, 19).collect()).is_empty());
        assert_eq!(pieces(row(0, 20).collect()), [20]);
        assert_eq!(pieces(row(0, 20).chain(row(40, 20)).collect()), [40]);
        assert_eq!(pieces(row(0, 20).chain(row(41, 20)).collect()), [20, 20]);
        assert!(pieces(Vec::new()).is_empty());
    }

    fn some_days() -> impl Strategy<Value = Vec<Dot>> {
        prop::collection::btree_map(0_i64..400, 1_u8..=5, 0..160).prop_map(|days| {
            days.into_iter()
                .map(|(at, value)| Dot {
                    day: day(at),
                    value: f64::from(value),
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn the_order_of_days_changes_nothing(
            (one, other) in some_days().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
        ) {
            prop_assert_eq!(long_curve(&one), long_curve(&other));
        }

        #[test]
        fn every_point_is_a_number_on_a_day_that_was_noted(dots in some_days()) {
            for piece in long_curve(&dots) {
                for pair in piece.windows(2) {
                    prop_assert!(pair[1].day.days_since(pair[0].day) <= LONGEST_SILENCE_DAYS);
                }
                for point in piece {
                    prop_assert!(point.value.is_finite());
                    prop_assert!(dots.iter().any(|dot| dot.day == point.day));
                }
            }
        }

        #[test]
        fn equal_days_give_a_level_curve(dots in some_days(), value in 1_u8..=5) {
            let same: Vec<Dot> = dots.iter().map(|dot| Dot { day: dot.day, value: f64::from(value) }).collect();
            for point in long_curve(&same).concat() {
                prop_assert!((point.value - f64::from(value)).abs() < 1e-9);
            }
        }
    }
}
