//! How alike a day and the next are, and what a row of such days is worth.
//!
//! One rule: only days that follow each other are paired; what lies on either side of a silence tells nothing of it. Pure;
//! the figures of this folder enter. A mood lasts for days, so twenty of them in a row say less than twenty tosses of a
//! coin: Bartlett 1935, "Some aspects of the time-correlation problem in regard to tests of significance".

use crate::clock::Day;

/// How many pairs it takes to tell.
pub const FEWEST_PAIRS: usize = 15;
/// What is taken for it where they are too few: moods that are noted daily lie from 0.3 to 0.6.
pub const USUAL: f64 = 0.3;
const MOST: f64 = 0.95;

/// The correlation of each value with that of `step` days later, from 0 to 0.95; none where there are too few pairs.
///
/// The mean of (y(t) − ȳ)(y(t+1) − ȳ) over the pairs, divided by the variance of all values. Days are in order, none
/// twice. Where every value is the same it is 0.
#[must_use]
pub fn lag_one(days: &[Day], values: &[f64], step: i64) -> Option<f64> {
    let mean = mean(values)?;
    let mut pairs = 0;
    let mut together = 0.0;
    for (day, value) in days.windows(2).zip(values.windows(2)) {
        if let ([first, second], [before, after]) = (day, value)
            && second.days_since(*first) == step
        {
            pairs += 1;
            together += (before - mean) * (after - mean);
        }
    }
    if pairs < FEWEST_PAIRS {
        return None;
    }
    let spread = values
        .iter()
        .map(|value| (value - mean).powi(2))
        .sum::<f64>()
        / count(values.len());
    if spread < f64::EPSILON {
        return Some(0.0);
    }
    Some((together / count(pairs) / spread).clamp(0.0, MOST))
}

/// The mean; none of no values.
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / count(values.len()))
}

/// The variance of a sample (divided by one less than there are); 0 of fewer than two.
#[must_use]
pub fn variance(values: &[f64]) -> f64 {
    let (Some(mean), 2..) = (mean(values), values.len()) else {
        return 0.0;
    };
    values
        .iter()
        .map(|value| (value - mean).powi(2))
        .sum::<f64>()
        / count(values.len() - 1)
}

/// A number of days as a figure to reckon with.
#[must_use]
#[allow(
    clippy::cast_precision_loss,
    reason = "days of a life are far fewer than a double can count"
)]
pub fn count(days: usize) -> f64 {
    days as f64
}
