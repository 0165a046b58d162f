//! Two stretches of time beside each other: how far apart they are, and how sure that is.
//!
//! One rule: a difference is never told without its range, and never from fewer than eight days on either side. Pure;
//! anyone may enter. Welch 1947, "The generalization of Student's problem when several different population variances are
//! involved", on as many days as those are worth that are like their neighbours: with it 8 to 13 of a hundred times a
//! difference is seen where there is none, and 17 to 31 without (wanted: 10).

use super::Dot;
use super::alike::{self, count, lag_one, mean, variance};
use super::likely::end_of_ninety;

/// How many days (or weeks) each side needs.
pub const FEWEST: usize = 8;
/// What a side is worth at the least, however alike its days are.
const LEAST_WORTH: f64 = 3.0;

/// How the time after differs from the time before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Apart {
    /// The mean before.
    pub before: f64,
    /// The mean after.
    pub after: f64,
    /// After less before.
    pub by: f64,
    /// Where the range of the difference begins: ninety of a hundred such ranges hold it.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// How likely a day after lies above a day before, ties counted half.
    pub superiority: f64,
    /// How alike a day and the next are.
    pub alike: f64,
    /// The error of the difference.
    pub error: f64,
    /// Its degrees of freedom.
    pub freedom: f64,
}

/// Two stretches beside each other; none if one of them has too few days. `step` is how many days lie from one value to
/// the next, and `grain` from one possible value to the next: a value told in whole steps hides a spread of at least a
/// twelfth of a step squared, which no run of equal days takes away.
#[must_use]
pub fn apart(before: &[Dot], after: &[Dot], step: i64, grain: f64) -> Option<Apart> {
    if before.len() < FEWEST || after.len() < FEWEST {
        return None;
    }
    let sides = [values(before), values(after)];
    let means = [mean(&sides[0])?, mean(&sides[1])?];
    let alike = alike_within([before, after], means, step);
    let worth = |days: usize| (count(days) * (1.0 - alike) / (1.0 + alike)).max(LEAST_WORTH);
    let worths = [worth(before.len()), worth(after.len())];
    let spreads = [0, 1].map(|side: usize| {
        let values = sides.get(side).map_or(0.0, |values| variance(values));
        values.max(grain * grain / 12.0) / worths.get(side).copied().unwrap_or(LEAST_WORTH)
    });
    let error = (spreads[0] + spreads[1]).sqrt();
    let freedom = (spreads[0] + spreads[1]).powi(2)
        / (spreads[0].powi(2) / (worths[0] - 1.0) + spreads[1].powi(2) / (worths[1] - 1.0));
    let by = means[1] - means[0];
    let reach = error * end_of_ninety(freedom)?;
    Some(Apart {
        before: means[0],
        after: means[1],
        by,
        from: by - reach,
        to: by + reach,
        superiority: superiority(&sides[1], &sides[0]),
        alike,
        error,
        freedom,
    })
}

fn values(dots: &[Dot]) -> Vec<f64> {
    dots.iter().map(|dot| dot.value).collect()
}

/// How alike a day and the next are within their stretch: the difference between the two is taken out first, or it would
/// be taken for likeness.
fn alike_within(sides: [&[Dot]; 2], means: [f64; 2], step: i64) -> f64 {
    let mut left: Vec<Dot> = sides
        .iter()
        .zip(means)
        .flat_map(|(side, mean)| {
            side.iter().map(move |dot| Dot {
                day: dot.day,
                value: dot.value - mean,
            })
        })
        .collect();
    left.sort_by_key(|dot| dot.day);
    let days: Vec<_> = left.iter().map(|dot| dot.day).collect();
    lag_one(&days, &values(&left), step).unwrap_or(alike::USUAL)
}

/// How likely one of these lies above one of those, ties counted half: Mann and Whitney's U over the number of pairs. It
/// takes no step to be as large as another.
#[must_use]
pub fn superiority(these: &[f64], those: &[f64]) -> f64 {
    let mut those = those.to_vec();
    those.sort_by(f64::total_cmp);
    let above: f64 = these
        .iter()
        .map(|value| {
            let below = those.partition_point(|other| other < value);
            let not_above = those.partition_point(|other| other <= value);
            f64::midpoint(count(below), count(not_above))
        })
        .sum();
    if these.is_empty() || those.is_empty() {
        0.5
    } else {
        above / (count(these.len()) * count(those.len()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::golden::{day, long, near, short};
    use super::*;

    fn split(dots: &[Dot], first_after: i64) -> (Vec<Dot>, Vec<Dot>) {
        dots.iter()
            .copied()
            .partition(|dot| dot.day < day(first_after))
    }

    #[test]
    fn the_likeness_is_that_of_its_definition() {
        let (golden, dots) = short();
        let days: Vec<_> = dots.iter().map(|dot| dot.day).collect();
        near(
            lag_one(&days, &values(&dots), 1).unwrap(),
            golden.lag_one.found,
            1e-9,
        );
        assert_eq!(golden.lag_one.pairs, 28);
        // Fourteen pairs do not tell, and fifteen do.
        let row: Vec<_> = (0..16).map(day).collect();
        let waves = [1.0, 2.0, 4.0, 3.0].repeat(4);
        assert_eq!(lag_one(&row[..15], &waves[..15], 1), None);
        assert!(lag_one(&row, &waves, 1).is_some());
    }

    #[test]
    fn the_differences_are_those_of_scipy() {
        let (golden, forty) = short();
        let (_, years) = long();
        assert_eq!(golden.apart.len(), 3);
        for (expected, dots) in golden.apart.iter().zip([&forty, &forty, &years]) {
            let (before, after) = split(dots, expected.first_after);
            let found = apart(&before, &after, 1, 1.0).unwrap();
            near(found.by, expected.by, 1e-9);
            near(found.alike, expected.alike, 1e-9);
            near(found.error, expected.error, 1e-9);
            near(found.freedom, expected.freedom, 1e-9);
            near(found.from, expected.range[0], 1e-9);
            near(found.to, expected.range[1], 1e-9);
            near(found.superiority, expected.superiority, 1e-9);
        }
    }

    #[test]
    fn the_superiority_is_that_of_scipy() {
        let (golden, _) = short();
        let of = |tagged: u8| -> Vec<f64> {
            let values = golden.short.values.iter().zip(&golden.short.tag);
            values
                .filter(|(_, tag)| **tag == tagged)
                .map(|(value, _)| *value)
                .collect()
        };
        near(superiority(&of(1), &of(0)), golden.superiority, 1e-9);
        near(superiority(&[], &of(0)), 0.5, 0.0);
    }

    #[test]
    fn seven_days_are_not_compared_with_a_hundred() {
        let (_, dots) = long();
        assert!(apart(&dots[..7], &dots[7..107], 1, 1.0).is_none());
        assert!(apart(&dots[..100], &dots[100..107], 1, 1.0).is_none());
        assert!(apart(&dots[..8], &dots[8..108], 1, 1.0).is_some());
        assert!(apart(&[], &[], 1, 1.0).is_none());
    }

    #[test]
    fn equal_days_are_not_taken_for_certain() {
        let row = |from: i64, value: f64| -> Vec<Dot> {
            (from..from + 20)
                .map(|at| Dot {
                    day: day(at),
                    value,
                })
                .collect()
        };
        let found = apart(&row(0, 3.0), &row(20, 4.0), 1, 1.0).unwrap();
        near(found.by, 1.0, 1e-12);
        assert!(0.5 < found.from && found.from < 1.0 && 1.0 < found.to && found.to < 1.5);
    }

    fn side(from: i64) -> impl Strategy<Value = Vec<Dot>> {
        prop::collection::btree_map(from..from + 60, 1_u8..=5, 0..50).prop_map(|days| {
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
        fn a_constant_added_to_every_day_changes_no_difference(
            before in side(0), after in side(60), more in -20.0..20.0_f64
        ) {
            let moved = |dots: &[Dot]| -> Vec<Dot> {
                dots.iter().map(|dot| Dot { day: dot.day, value: dot.value + more }).collect()
            };
            let one = apart(&before, &after, 1, 1.0);
            let other = apart(&moved(&before), &moved(&after), 1, 1.0);
            prop_assert_eq!(one.is_some(), other.is_some());
            if let (Some(one), Some(other)) = (one, other) {
                for (one, other) in [(one.by, other.by), (one.from, other.from), (one.to, other.to)] {
                    prop_assert!((one - other).abs() < 1e-9);
                }
            }
        }

        #[test]
        fn the_difference_lies_in_its_range_and_turns_round(before in side(0), after in side(60)) {
            if let (Some(one), Some(other)) = (apart(&before, &after, 1, 1.0), apart(&after, &before, 1, 1.0)) {
                prop_assert!(one.from < one.by && one.by < one.to && one.to.is_finite());
                prop_assert!((one.by + other.by).abs() < 1e-9 && (one.from + other.to).abs() < 1e-9);
                prop_assert!((one.superiority + other.superiority - 1.0).abs() < 1e-9);
            }
        }
    }
}
