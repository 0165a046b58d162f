//! What was answered over time, as points to be drawn and what can be said of the newest.
//!
//! One rule: pure. The answers of a questionnaire whose parts do not add up are told apart; what was answered too soon is
//! drawn and never compared; a difference within what a questionnaire wobbles by itself is said to be that.

use serde::Serialize;
use ts_rs::TS;

use super::questionnaire::{QuestionItem, Questionnaire};
use super::scoring::Scoring;
use crate::clock::Day;

/// A questionnaire that was answered, as it is kept.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Answered {
    /// Its id.
    pub id: i64,
    /// Which questionnaire.
    pub instrument: String,
    /// The wording it was given to.
    pub wording_version: String,
    /// That wording's licence.
    pub licence: String,
    /// By what rule it was computed.
    pub scoring: Scoring,
    /// Which version of the rule.
    pub scoring_version: u32,
    /// The day it was answered on.
    pub day: Day,
    /// What was computed; absent where nothing is, or a question was skipped.
    pub score: Option<f64>,
    /// The answers in the order of the questions; absent where one was skipped.
    pub answers: Vec<Option<i32>>,
}

/// One answer, or what was computed, over time.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct AnsweredSeries {
    /// The question's key; empty for what was computed of all.
    pub key: String,
    /// What it is called; empty for what was computed of all.
    pub called: String,
    /// The lowest it can be.
    pub lowest: f64,
    /// The highest it can be.
    pub highest: f64,
    /// What the lowest and the highest are, where a question says so.
    pub ends: Option<[String; 2]>,
    /// Words for each answer, lowest first; none where figures stand for themselves.
    pub answers: Vec<String>,
    /// More is not better: drawn in a colour of its own.
    pub other_way: bool,
    /// Oldest first.
    pub readings: Vec<Reading>,
    /// How far a bar goes up and down from a reading, where that is known: of a score its standard error of measurement;
    /// of a question half the difference that says nothing, so that two of which the bars lap over lie too near each other.
    pub wobble: Option<f64>,
    /// What can be said of the newest beside the one before.
    pub change: Option<ReadingChange>,
    /// What can be said of the newest beside other people's.
    pub beside: Option<BesideOthers>,
}

/// A point.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Reading {
    /// The id of what was answered.
    pub id: i64,
    /// The day.
    pub day: Day,
    /// The value.
    pub value: f64,
    /// It was answered so soon after the one before that both speak of the same days.
    pub overlapping: bool,
}

/// How the newest reading lies beside the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum ReadingChange {
    /// Further than the questionnaire wobbles by itself.
    Beyond,
    /// It could be the questionnaire's own wobble.
    Within,
}

/// How the newest reading lies beside other people's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum BesideOthers {
    /// Lower than many people's.
    Lower,
    /// Higher than many people's.
    Higher,
}

/// The WHO-5's spread and reliability as they are commonly found, and so its wobble: rough, and shown as such.
const WHO5_SPREAD: f64 = 20.0;
const WHO5_RELIABILITY: f64 = 0.85;
/// Up to here the WHO-5 is lower than many people's.
const WHO5_LOW: f64 = 50.0;
/// So many readings of one day are averaged before two are compared.
const OF_ONE_DAY: usize = 4;

/// About how far a reading may lie beside what is so: the standard error of measurement.
#[must_use]
pub fn wobble(spread: f64, reliability: f64) -> f64 {
    spread * (1.0 - reliability).sqrt()
}

/// The difference of two readings that is beyond a questionnaire's own wobble, 95 times of a hundred (Jacobson and Truax).
#[must_use]
pub fn beyond(spread: f64, reliability: f64) -> f64 {
    1.96 * std::f64::consts::SQRT_2 * wobble(spread, reliability)
}

/// What was answered, as series to be drawn: the score where there is one, else each question. `answered` oldest first.
#[must_use]
pub fn series(questionnaire: &Questionnaire, answered: &[Answered]) -> Vec<AnsweredSeries> {
    let too_soon = overlapping(answered, questionnaire.gap_days);
    let readings = |value: &dyn Fn(&Answered) -> Option<f64>| -> Vec<Reading> {
        let all = answered.iter().zip(&too_soon);
        let reading = |(one, overlapping): (&Answered, &bool)| {
            Some(Reading {
                id: one.id,
                day: one.day,
                value: value(one)?,
                overlapping: *overlapping,
            })
        };
        all.filter_map(reading).collect()
    };
    if questionnaire.scoring != Scoring::Each {
        return vec![of_score(questionnaire, readings(&|one| one.score))];
    }
    let items = questionnaire.items.iter().enumerate();
    items
        .map(|(at, item)| {
            let value = |one: &Answered| one.answers.get(at).copied().flatten().map(f64::from);
            of_item(item, readings(&value))
        })
        .collect()
}

/// Which were answered sooner than so many days after the last one that was not.
fn overlapping(answered: &[Answered], gap_days: u32) -> Vec<bool> {
    let mut last: Option<Day> = None;
    let mut sooner = |one: &Answered| {
        let soon = last.is_some_and(|day| one.day.days_since(day) < i64::from(gap_days));
        if !soon {
            last = Some(one.day);
        }
        soon
    };
    answered.iter().map(&mut sooner).collect()
}

fn of_score(questionnaire: &Questionnaire, readings: Vec<Reading>) -> AnsweredSeries {
    let (lowest, highest) = questionnaire.scoring.bounds(&questionnaire.items);
    let is_who5 = questionnaire.scoring == Scoring::Who5;
    let newest = readings.last().map(|reading| reading.value);
    AnsweredSeries {
        key: String::new(),
        called: String::new(),
        lowest,
        highest,
        ends: None,
        answers: Vec::new(),
        other_way: false,
        wobble: is_who5.then(|| wobble(WHO5_SPREAD, WHO5_RELIABILITY)),
        change: is_who5
            .then(|| change(&readings, beyond(WHO5_SPREAD, WHO5_RELIABILITY), 1))
            .flatten(),
        beside: newest
            .filter(|value| is_who5 && *value <= WHO5_LOW)
            .map(|_| BesideOthers::Lower),
        readings,
    }
}

fn of_item(item: &QuestionItem, readings: Vec<Reading>) -> AnsweredSeries {
    let newest = readings.last().map(|reading| reading.value);
    let low = |value: &f64| item.low_until.is_some_and(|low| *value <= f64::from(low));
    let high = |value: &f64| item.high_from.is_some_and(|high| *value >= f64::from(high));
    let beside = match newest {
        Some(value) if low(&value) => Some(BesideOthers::Lower),
        Some(value) if high(&value) => Some(BesideOthers::Higher),
        _ => None,
    };
    let of = if item.one_day { OF_ONE_DAY } else { 1 };
    let has_ends = !item.low.is_empty() || !item.high.is_empty();
    AnsweredSeries {
        key: item.key.clone(),
        called: item.called().to_owned(),
        lowest: f64::from(item.lowest),
        highest: f64::from(item.highest),
        ends: has_ends.then(|| [item.low.clone(), item.high.clone()]),
        answers: item.answers.clone(),
        other_way: item.other_way,
        // A bar about one day would say of the weeks around it what nobody asked.
        wobble: item
            .noise
            .filter(|_| !item.one_day)
            .map(|noise| noise / 2.0),
        change: item.noise.and_then(|noise| change(&readings, noise, of)),
        beside,
        readings,
    }
}

/// How the last `of` readings lie beside as many before them. One that came too soon is left out.
fn change(readings: &[Reading], beyond: f64, of: usize) -> Option<ReadingChange> {
    if readings.last()?.overlapping {
        return None;
    }
    let apart = readings.iter().filter(|reading| !reading.overlapping);
    let values: Vec<f64> = apart.map(|reading| reading.value).collect();
    let newest = values.len().checked_sub(of)?;
    let before = newest.checked_sub(of)?;
    let count = f64::from(u32::try_from(of).ok()?);
    let mean = |values: &[f64]| values.iter().sum::<f64>() / count;
    let difference = mean(values.get(newest..)?) - mean(values.get(before..newest)?);
    Some(if difference.abs() >= beyond {
        ReadingChange::Beyond
    } else {
        ReadingChange::Within
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::questionnaire::WHO5;
    use super::super::shipped;
    use super::*;

    fn answered(id: i64, day: Day, score: Option<f64>, answers: &[Option<i32>]) -> Answered {
        Answered {
            id,
            instrument: "ons4".to_owned(),
            wording_version: "1".to_owned(),
            licence: String::new(),
            scoring: Scoring::Each,
            scoring_version: 1,
            day,
            score,
            answers: answers.to_vec(),
        }
    }

    fn first() -> Day {
        "2026-01-01".parse().unwrap()
    }

    fn who5() -> Questionnaire {
        let item = QuestionItem {
            highest: 5,
            ..QuestionItem::default()
        };
        Questionnaire {
            pack: Some(WHO5.to_owned()),
            scoring: Scoring::Who5,
            gap_days: 14,
            items: vec![item; 5],
            ..Questionnaire::default()
        }
    }

    fn who5_at(all: &[(i64, f64)]) -> AnsweredSeries {
        let told = |(id, (days, score)): (i64, &(i64, f64))| {
            answered(id, first().plus(*days), Some(*score), &[Some(0); 5])
        };
        let all: Vec<Answered> = (1..).zip(all).map(told).collect();
        series(&who5(), &all).remove(0)
    }

    fn ons4_at(all: &[[Option<i32>; 4]]) -> Vec<AnsweredSeries> {
        let told = |(at, answers): (i64, &[Option<i32>; 4])| {
            answered(at, first().plus(at * 40), None, answers)
        };
        let all: Vec<Answered> = (0..).zip(all).map(told).collect();
        series(&shipped::all()[0].questionnaire, &all)
    }

    #[test]
    fn the_line_stands_at_twelve_raw_and_not_at_thirteen() {
        assert_eq!(who5_at(&[(0, 48.0)]).beside, Some(BesideOthers::Lower));
        assert_eq!(who5_at(&[(0, 52.0)]).beside, None);
    }

    #[test]
    fn the_wobble_of_the_who5_is_as_it_is_commonly_found() {
        let drawn = who5_at(&[(0, 60.0)]).wobble.unwrap();
        assert!((drawn - 7.745_966_692).abs() < 1e-8, "{drawn}");
        let beyond = beyond(WHO5_SPREAD, WHO5_RELIABILITY);
        assert!((beyond - 21.47).abs() < 0.01, "{beyond}");
        assert_eq!(
            who5_at(&[(0, 60.0), (14, 80.0)]).change,
            Some(ReadingChange::Within)
        );
        assert_eq!(
            who5_at(&[(0, 60.0), (14, 38.0)]).change,
            Some(ReadingChange::Beyond)
        );
        assert_eq!(who5_at(&[(0, 60.0)]).change, None);
    }

    #[test]
    fn what_comes_too_soon_is_marked_and_never_compared() {
        let all = who5_at(&[(0, 60.0), (13, 20.0), (14, 64.0)]);
        let soon: Vec<bool> = all.readings.iter().map(|one| one.overlapping).collect();
        assert_eq!(soon, [false, true, false]);
        assert_eq!(all.change, Some(ReadingChange::Within), "64 beside 60");
        assert_eq!(who5_at(&[(0, 60.0), (13, 20.0)]).change, None);
    }

    #[test]
    fn the_four_of_the_ons4_are_told_apart_and_a_skipped_one_has_no_point() {
        let all = ons4_at(&[
            [Some(7), None, Some(4), Some(6)],
            [Some(5), Some(6), Some(9), Some(5)],
        ]);
        let counts: Vec<usize> = all.iter().map(|one| one.readings.len()).collect();
        assert_eq!(counts, [2, 1, 2, 2]);
        assert_eq!(all[0].change, Some(ReadingChange::Beyond));
        assert_eq!(all[1].change, None);
        assert_eq!(all[2].change, None, "about one day: four are needed");
        let first = ons4_at(&[[Some(4), Some(5), Some(10), Some(6)]]);
        let beside: Vec<_> = first.iter().map(|one| one.beside).collect();
        assert_eq!(
            beside,
            [
                Some(BesideOthers::Lower),
                None,
                None,
                Some(BesideOthers::Higher)
            ]
        );
        assert_eq!(ons4_at(&[[None, None, None, Some(5)]])[3].beside, None);
    }

    #[test]
    fn a_bar_is_drawn_where_it_is_known_how_much_a_difference_says() {
        let all = ons4_at(&[[Some(7), Some(7), Some(7), Some(7)]]);
        let bars: Vec<_> = all.iter().map(|one| one.wobble).collect();
        assert_eq!(bars, [Some(1.0), Some(1.0), None, None]);
    }

    #[test]
    fn what_is_about_one_day_is_compared_in_fours() {
        let of = |happy: i32| [None, None, Some(happy), None];
        let seven: Vec<_> = [2, 2, 2, 2, 9, 9, 9].map(of).to_vec();
        assert_eq!(ons4_at(&seven)[2].change, None);
        let eight: Vec<_> = [2, 2, 2, 2, 4, 4, 4, 4].map(of).to_vec();
        assert_eq!(ons4_at(&eight)[2].change, Some(ReadingChange::Beyond));
        let near: Vec<_> = [2, 2, 2, 2, 3, 4, 3, 4].map(of).to_vec();
        assert_eq!(ons4_at(&near)[2].change, Some(ReadingChange::Within));
    }

    proptest! {
        #[test]
        fn two_that_are_compared_never_lie_nearer_than_the_gap(days in prop::collection::vec(0i64..40, 0..30)) {
            let mut day = 0;
            let all: Vec<(i64, f64)> = days.iter().map(|more| { day += more; (day, 50.0) }).collect();
            let drawn = who5_at(&all);
            prop_assert_eq!(drawn.readings.len(), all.len());
            let apart: Vec<Day> = drawn.readings.iter().filter(|one| !one.overlapping).map(|one| one.day).collect();
            for pair in apart.windows(2) {
                prop_assert!(pair[1].days_since(pair[0]) >= 14);
            }
            prop_assert!(drawn.change.is_none_or(|change| change == ReadingChange::Within), "all alike");
        }
    }
}
