//! How it has been lately: one figure in which each day counts half as much as one a week later.
//!
//! One rule: it is not told where little was noted lately. Pure; anyone may enter. This is pandas'
//! `ewm(halflife='7D', times=…).mean()`, an exponentially weighted mean for days that are not evenly spaced.

use super::Dot;
use crate::clock::Day;

/// After so many days a day counts half.
const HALF_LIFE_DAYS: f64 = 7.0;
/// What the days have to weigh together: three that were noted today would do.
const LEAST_WEIGHT: f64 = 3.0;

/// The figure on a day, from it and the days before it; none where they weigh too little.
#[must_use]
pub fn lately(dots: &[Dot], on: Day) -> Option<f64> {
    let (mean, weight) = weighed(dots, on);
    (weight >= LEAST_WEIGHT).then_some(mean)
}

/// The mean, and what the days weigh.
fn weighed(dots: &[Dot], on: Day) -> (f64, f64) {
    let (mut sum, mut weight) = (0.0, 0.0);
    for dot in dots.iter().filter(|dot| dot.day <= on) {
        // Days of a life fit an i32; one that does not is no weight at all.
        let ago = i32::try_from(on.days_since(dot.day)).map_or(f64::INFINITY, f64::from);
        let weighs = (-ago / HALF_LIFE_DAYS).exp2();
        sum += weighs * dot.value;
        weight += weighs;
    }
    (if weight > 0.0 { sum / weight } else { 0.0 }, weight)
}

#[cfg(test)]
mod tests {
    use super::super::golden::{near, short};
    use super::*;

    #[test]
    fn the_means_are_those_of_pandas() {
        let (golden, dots) = short();
        for (dot, expected) in dots.iter().zip(&golden.lately) {
            near(weighed(&dots, dot.day).0, *expected, 1e-9);
        }
    }

    #[test]
    fn it_is_told_where_the_last_days_weigh_enough() {
        let (_, dots) = short();
        let first = dots[0].day;
        assert_eq!(lately(&dots[..3], first.plus(2)), None);
        assert!(lately(&dots[..4], first.plus(3)).is_some());
        assert_eq!(lately(&dots[..4], first.plus(10)), None);
        assert_eq!(lately(&[], first), None);
        // What lies ahead, after a clock that went back, is not lately.
        assert_eq!(lately(&dots, first), None);
    }
}
