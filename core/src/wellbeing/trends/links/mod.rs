//! What goes together: days with a tag beside similar days without.
//!
//! One rule: built not to fool. Days are compared like for like, a row of days that are alike counts for fewer, and who
//! looks at twenty tags is not shown the one that stands out by chance. Of a hundred diarists with twenty tags that mean
//! nothing at most twelve are shown any; of plain differences nearly all would be (see `tests/diarists`). Nothing here
//! says what causes what. Pure: days, tags and the kinds of days in, standings out; anyone may enter.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::Datelike;

use super::Dot;
use super::alike::{self, count, lag_one};
use super::likely::{adjusted, end_of_ninety, two_sided};
use crate::clock::Day;
use crate::wellbeing::calendar::terms::DayType;

/// How many days it takes before anything is looked at.
pub const FEWEST_DAYS: usize = 60;
/// How many days have to hold the tag, and how many not.
pub const FEWEST_EACH: usize = 8;
/// From this share of its days on, all on one weekday, a tag cannot be told apart from the weekday.
const ONE_WEEKDAY: f64 = 0.8;
/// What a find is worth showing from: in a tenth of all that are shown it may be chance.
const CHANCE: f64 = 0.10;
/// A smaller difference is not worth a sentence.
const LEAST_DIFFERENCE: f64 = 0.3;
const LEAST_FREEDOM: f64 = 3.0;
/// Below it two figures are the same.
const NOTHING: f64 = 1e-9;

/// A tag as it stands beside what was noted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// On how many of the days it was.
    pub days_with: usize,
    /// What was found, or why nothing can be said.
    pub found: Result<Difference, Unclear>,
}

/// By how much days with a tag differ from similar days without.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// In points of what was noted.
    pub by: f64,
    /// Where its range begins: ninety of a hundred such ranges hold it.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// Why nothing is said of a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclear {
    /// It was looked at, and chance would do.
    NoClearLink,
    /// On too few days.
    FewWith,
    /// Too few days are without it.
    FewWithout,
    /// Nearly always on the same weekday.
    SameWeekday,
    /// Always on the same kind of day: there is no similar one without it.
    SameKindOfDay,
}

/// Looks at every tag, each told by the days that hold it, and answers in the order they came; none if there are fewer than
/// sixty days. A day on which nothing was noted is left out, whatever its tags.
#[must_use]
pub fn go_together(
    dots: &[Dot],
    tags: &[Vec<Day>],
    day_type: &dyn Fn(Day) -> DayType,
) -> Option<Vec<Standing>> {
    if dots.len() < FEWEST_DAYS {
        return None;
    }
    let noted = Noted::of(dots, day_type);
    let looked: Vec<(usize, Result<LikeForLike, Unclear>)> =
        tags.iter().map(|tag| noted.beside(tag)).collect();
    let likelihoods: Vec<f64> = looked
        .iter()
        .filter_map(|(_, found)| found.ok().map(|found| found.likelihood))
        .collect();
    let mut adjusted = adjusted(&likelihoods).into_iter();
    let standing = |(days_with, found): (usize, Result<LikeForLike, Unclear>)| Standing {
        days_with,
        found: found.and_then(|found| {
            let likelihood = adjusted.next().unwrap_or(1.0);
            let clear = likelihood < CHANCE && found.difference.abs() >= LEAST_DIFFERENCE;
            clear
                .then(|| found.with_range())
                .flatten()
                .ok_or(Unclear::NoClearLink)
        }),
    };
    Some(looked.into_iter().map(standing).collect())
}

/// What was noted, with each day beside the others of its kind.
struct Noted {
    days: Vec<Day>,
    /// Which kind each day is of, numbered from 0.
    kinds: Vec<usize>,
    how_many_kinds: usize,
    /// Each day's value less the mean of its kind.
    values: Vec<f64>,
    /// Σ values².
    spread: f64,
    /// How alike a day and the next are.
    alike: f64,
}

/// A tag beside what was noted, before it is known how many others there are.
#[derive(Debug, Clone, Copy)]
struct LikeForLike {
    difference: f64,
    freedom: f64,
    error: f64,
    likelihood: f64,
}

impl Noted {
    fn of(dots: &[Dot], day_type: &dyn Fn(Day) -> DayType) -> Self {
        let mut dots = dots.to_vec();
        dots.sort_by_key(|dot| dot.day);
        let days: Vec<Day> = dots.iter().map(|dot| dot.day).collect();
        let mut numbers: BTreeMap<DayType, usize> = BTreeMap::new();
        let kinds: Vec<usize> = days
            .iter()
            .map(|day| {
                let next = numbers.len();
                *numbers.entry(day_type(*day)).or_insert(next)
            })
            .collect();
        let raw: Vec<f64> = dots.iter().map(|dot| dot.value).collect();
        let values = less_their_kind(&raw, &kinds, numbers.len());
        Self {
            spread: values.iter().map(|value| value * value).sum(),
            alike: lag_one(&days, &values, 1).unwrap_or(alike::USUAL),
            how_many_kinds: numbers.len(),
            days,
            kinds,
            values,
        }
    }

    /// On how many days the tag was, and what it stands for; or why that cannot be told.
    fn beside(&self, tag: &[Day]) -> (usize, Result<LikeForLike, Unclear>) {
        let with = self.with(tag);
        let days_with = with.iter().filter(|with| **with).count();
        let found = if days_with < FEWEST_EACH {
            Err(Unclear::FewWith)
        } else if self.days.len() - days_with < FEWEST_EACH {
            Err(Unclear::FewWithout)
        } else if self.is_on_one_weekday(&with, days_with) {
            Err(Unclear::SameWeekday)
        } else {
            self.like_for_like(&with)
        };
        (days_with, found)
    }

    /// Which of the days hold the tag.
    fn with(&self, tag: &[Day]) -> Vec<bool> {
        let mut tag = tag.to_vec();
        tag.sort_unstable();
        let mut ahead = tag.as_slice();
        let mut is_in = |day: &Day| {
            while let [next, rest @ ..] = ahead
                && next < day
            {
                ahead = rest;
            }
            ahead.first() == Some(day)
        };
        self.days.iter().map(&mut is_in).collect()
    }

    fn is_on_one_weekday(&self, with: &[bool], days_with: usize) -> bool {
        let mut weekdays: BTreeMap<u32, usize> = BTreeMap::new();
        for (day, _) in self.days.iter().zip(with).filter(|(_, with)| **with) {
            *weekdays
                .entry(day.0.weekday().num_days_from_monday())
                .or_default() += 1;
        }
        let most = weekdays.into_values().max().unwrap_or(0);
        count(most) >= ONE_WEEKDAY * count(days_with)
    }

    /// Δ = Σx̃ỹ / Σx̃², with x the tag (0 or 1) and y the value, each less the mean of its kind of day; the effective
    /// number of days is Bartlett's, n(1 − ρₓρᵧ)/(1 + ρₓρᵧ).
    fn like_for_like(&self, with: &[bool]) -> Result<LikeForLike, Unclear> {
        let x: Vec<f64> = with.iter().map(|with| f64::from(u8::from(*with))).collect();
        let x = less_their_kind(&x, &self.kinds, self.how_many_kinds);
        let spread: f64 = x.iter().map(|x| x * x).sum();
        if spread < NOTHING {
            return Err(Unclear::SameKindOfDay);
        }
        let both: f64 = x.iter().zip(&self.values).map(|(x, y)| x * y).sum();
        let alike = self.alike * lag_one(&self.days, &x, 1).unwrap_or(0.0);
        let n_eff = count(self.days.len()) * (1.0 - alike) / (1.0 + alike);
        let freedom = (n_eff - 1.0 - count(self.how_many_kinds)).max(LEAST_FREEDOM);
        let difference = both / spread;
        if self.spread < NOTHING || difference.abs() < NOTHING {
            // Counted among those that were looked at, and never worth a sentence.
            return Ok(LikeForLike {
                difference: 0.0,
                freedom,
                error: f64::INFINITY,
                likelihood: 1.0,
            });
        }
        let r = both / (spread * self.spread).sqrt();
        let t = r * (freedom / (1.0 - r * r).max(1e-12)).sqrt();
        Ok(LikeForLike {
            difference,
            freedom,
            error: (difference / t).abs(),
            likelihood: two_sided(t, freedom),
        })
    }
}

impl LikeForLike {
    fn with_range(self) -> Option<Difference> {
        let reach = self.error * end_of_ninety(self.freedom)?;
        Some(Difference {
            by: self.difference,
            from: self.difference - reach,
            to: self.difference + reach,
        })
    }
}

/// Each value less the mean of its kind.
fn less_their_kind(values: &[f64], kinds: &[usize], how_many: usize) -> Vec<f64> {
    let mut sums = vec![(0.0, 0_usize); how_many];
    for (value, kind) in values.iter().zip(kinds) {
        if let Some((sum, days)) = sums.get_mut(*kind) {
            *sum += value;
            *days += 1;
        }
    }
    let mean = |kind: usize| {
        sums.get(kind)
            .map_or(0.0, |(sum, days)| sum / count(*days).max(1.0))
    };
    values
        .iter()
        .zip(kinds)
        .map(|(value, kind)| value - mean(*kind))
        .collect()
}
