//! What is computed of answers.
//!
//! One rule: pure, and never of half of them: where a question was skipped there is nothing to compute. ONS4 has nothing
//! to compute at all, because its makers found that its four answers do not add up to one thing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::questionnaire::QuestionItem;

/// By what rule something is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Scoring {
    /// Each answer stands by itself.
    Each,
    /// The answers added up, those that run the other way turned round.
    Sum,
    /// The same, through their number.
    Mean,
    /// As the WHO-5 is: five answers of 0 to 5 added up and taken four times.
    Who5,
}

impl Scoring {
    /// Which version of the rule this is: kept beside what it computed.
    #[must_use]
    pub fn version(self) -> u32 {
        1
    }

    /// What the answers come to; none where there is nothing to compute or one of them is missing.
    #[must_use]
    pub fn score(self, items: &[QuestionItem], answers: &[Option<i32>]) -> Option<f64> {
        if self == Self::Each || items.is_empty() || items.len() != answers.len() {
            return None;
        }
        let turned = |(item, answer): (&QuestionItem, &Option<i32>)| {
            let answer = (*answer)?;
            let answer = if item.other_way {
                item.lowest + item.highest - answer
            } else {
                answer
            };
            Some(f64::from(answer))
        };
        let each: Option<Vec<f64>> = items.iter().zip(answers).map(turned).collect();
        let each = each?;
        let sum: f64 = each.iter().sum();
        match self {
            Self::Each => None,
            Self::Sum => Some(sum),
            Self::Mean => Some(sum / f64::from(u32::try_from(each.len()).ok()?)),
            Self::Who5 => (each.len() == 5).then_some(sum * 4.0),
        }
    }

    /// The lowest and the highest there can be.
    #[must_use]
    pub fn bounds(self, items: &[QuestionItem]) -> (f64, f64) {
        let all =
            |end: fn(&QuestionItem) -> i32| items.iter().map(|item| f64::from(end(item))).sum();
        let (lowest, highest): (f64, f64) = (all(|item| item.lowest), all(|item| item.highest));
        let count = f64::from(u32::try_from(items.len()).unwrap_or(1).max(1));
        match self {
            Self::Who5 => (0.0, 100.0),
            Self::Mean => (lowest / count, highest / count),
            Self::Each | Self::Sum => (lowest, highest),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn five() -> Vec<QuestionItem> {
        let item = QuestionItem {
            highest: 5,
            ..QuestionItem::default()
        };
        vec![item; 5]
    }

    fn who5(answers: [i32; 5]) -> Option<f64> {
        Scoring::Who5.score(&five(), &answers.map(Some))
    }

    #[test]
    fn the_who5_is_its_raw_sum_four_times() {
        for (answers, index) in [
            ([0, 0, 0, 0, 0], 0.0),
            ([5, 5, 5, 5, 5], 100.0),
            ([3, 3, 2, 2, 2], 48.0),
            ([3, 3, 3, 2, 2], 52.0),
            ([2, 2, 1, 1, 1], 28.0),
            ([2, 2, 2, 1, 1], 32.0),
        ] {
            assert_eq!(who5(answers), Some(index), "{answers:?}");
        }
        let skipped = [Some(5), Some(5), None, Some(5), Some(5)];
        assert_eq!(Scoring::Who5.score(&five(), &skipped), None);
        assert_eq!(Scoring::Who5.score(&five()[..4], &[Some(5); 4]), None);
    }

    #[test]
    fn one_that_runs_the_other_way_is_turned_round_and_each_is_never_added_up() {
        let mut items = five();
        items[0].other_way = true;
        let answers = [Some(5), Some(5), Some(5), Some(5), Some(5)];
        assert_eq!(Scoring::Sum.score(&items, &answers), Some(20.0));
        assert_eq!(Scoring::Mean.score(&items, &answers), Some(4.0));
        assert_eq!(Scoring::Each.score(&items, &answers), None);
        assert_eq!(Scoring::Sum.score(&[], &[]), None);
        assert_eq!(Scoring::Sum.score(&items, &answers[..3]), None);
    }

    proptest! {
        #[test]
        fn what_is_computed_lies_within_its_bounds(
            answers in prop::collection::vec(prop::option::of(0i32..=5), 5),
            turned in prop::collection::vec(any::<bool>(), 5),
        ) {
            let mut items = five();
            for (item, other_way) in items.iter_mut().zip(turned) {
                item.other_way = other_way;
            }
            for rule in [Scoring::Each, Scoring::Sum, Scoring::Mean, Scoring::Who5] {
                let (lowest, highest) = rule.bounds(&items);
                match rule.score(&items, &answers) {
                    Some(score) => prop_assert!((lowest..=highest).contains(&score)),
                    None => prop_assert!(rule == Scoring::Each || answers.contains(&None)),
                }
            }
        }
    }
}
