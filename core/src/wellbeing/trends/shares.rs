//! Half-terms as shares of days: how many days were at each level.
//!
//! One rule: a share always says on how many days of how many it rests, and below [`FEWEST_DAYS`] there is none: then
//! the days are counted and nothing is drawn. Pure; periods are handed in, whoever's calendar they are of. Counting the
//! days at each level is the most that values which are only ordered allow.

use super::{Dot, HalfTerm, Share, YearBefore};
use crate::clock::Day;
use crate::wellbeing::calendar::terms::Period;

/// How many days with a value a half-term needs.
pub const FEWEST_DAYS: u32 = 8;
/// Nothing that began longer before is last year's.
const LONGEST_YEAR: i64 = 430;

/// The half-terms that hold a day with a value, newest first, each beside the same one of the year before.
///
/// `dots` hold one value a day and may come in any order; `half_terms` are all that are looked at and, oldest first,
/// those they are set beside; those that end before `from` or begin after `today` are only set beside. A half-term that
/// is being lived counts as many days as it has had.
#[must_use]
pub fn by_half_term(
    dots: &[Dot],
    half_terms: &[Period],
    bounds: (u8, u8),
    from: Day,
    today: Day,
) -> Vec<HalfTerm> {
    let mut dots = dots.to_vec();
    dots.sort_by_key(|dot| dot.day);
    // Only the days of a half-term are looked at for it: ten years have sixty of them.
    let share = |period: &Period| {
        let first = dots.partition_point(|dot| dot.day < period.from);
        let end = dots.partition_point(|dot| dot.day <= period.to).max(first);
        of(
            dots.get(first..end).unwrap_or_default(),
            period,
            bounds,
            today,
        )
    };
    let looked_at = |period: &&Period| period.to >= from && period.from <= today;
    let shares = half_terms.iter().rev().filter(looked_at).map(|period| {
        let before = half_terms
            .iter()
            .rev()
            .find(|other| is_year_before(other, period));
        HalfTerm {
            period: *period,
            share: share(period),
            year_before: before
                .map(|before| YearBefore {
                    period: *before,
                    share: share(before),
                })
                .filter(|before| before.share.days_with > 0),
        }
    });
    shares.filter(|one| one.share.days_with > 0).collect()
}

/// The days of one period at each level, lowest first; no levels where there are too few days.
///
/// A day that lies between two levels, as the median of two check-ins may, counts half to each.
#[must_use]
pub fn of(dots: &[Dot], period: &Period, bounds: (u8, u8), today: Day) -> Share {
    let last = period.to.min(today);
    let values = dots
        .iter()
        .filter(|dot| (period.from..=last).contains(&dot.day))
        .map(|dot| dot.value);
    let values: Vec<f64> = values.collect();
    let days_with = u32::try_from(values.len()).unwrap_or(u32::MAX);
    let levels = (bounds.0..=bounds.1).map(|level| {
        let level = f64::from(level);
        let near = values.iter().map(|value| (value - level).abs());
        near.map(|away| (1.0 - away).max(0.0)).sum()
    });
    Share {
        days_with,
        days: u32::try_from(last.days_since(period.from) + 1).unwrap_or(0),
        levels: if days_with < FEWEST_DAYS {
            Vec::new()
        } else {
            levels.collect()
        },
    }
}

fn is_year_before(other: &Period, period: &Period) -> bool {
    other.which == period.which
        && other.from < period.from
        && period.from.days_since(other.from) <= LONGEST_YEAR
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::wellbeing::calendar::terms::WhichPeriod;

    const MOOD: (u8, u8) = (1, 5);

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn autumn(year: i32) -> Period {
        Period {
            from: Day::of(year, 11, 2).unwrap(),
            to: Day::of(year, 12, 18).unwrap(),
            which: WhichPeriod::Autumn2,
        }
    }

    fn dots(from: Day, values: impl IntoIterator<Item = f64>) -> Vec<Dot> {
        let days = (0..).map(|offset| from.plus(offset));
        let dots = days.zip(values);
        dots.map(|(day, value)| Dot { day, value }).collect()
    }

    #[test]
    fn days_are_counted_at_their_levels() {
        let dots = dots(day("2026-11-02"), [1.0, 2.0, 2.0, 3.0, 3.0, 3.0, 5.0, 2.5]);
        let share = of(&dots, &autumn(2026), MOOD, day("2026-11-19"));
        assert_eq!((share.days_with, share.days), (8, 18));
        assert_eq!(share.levels, [1.0, 2.5, 3.5, 0.0, 1.0]);
    }

    #[test]
    fn seven_days_have_no_share_and_one_day_none() {
        for days in [1, 7] {
            let dots = dots(day("2026-11-02"), vec![3.0; days]);
            let share = of(&dots, &autumn(2026), MOOD, day("2026-11-19"));
            assert_eq!(share.days_with as usize, days);
            assert!(share.levels.is_empty());
        }
    }

    #[test]
    fn the_same_half_term_of_last_year_stands_beside_it() {
        let half_terms = [autumn(2024), autumn(2025), autumn(2026)];
        let mut both = dots(day("2026-11-02"), vec![3.0; 9]);
        both.extend(dots(day("2025-11-03"), vec![2.0; 3]));
        let (from, today) = (day("2026-09-01"), day("2026-11-19"));
        let found = by_half_term(&both, &half_terms, MOOD, from, today);
        assert_eq!(found.len(), 1, "last year's is only set beside");
        let before = found[0].year_before.clone().unwrap();
        assert_eq!((before.period, before.share.days), (autumn(2025), 47));
        assert!(before.share.levels.is_empty(), "three days are too few");
        // The year before last is no year before.
        let found = by_half_term(&both, &[autumn(2024), autumn(2026)], MOOD, from, today);
        assert!(found[0].year_before.is_none());
    }

    #[test]
    fn a_half_term_without_a_day_is_not_there() {
        let today = day("2026-11-19");
        let silent = by_half_term(
            &[],
            &[autumn(2025), autumn(2026)],
            MOOD,
            autumn(2025).from,
            today,
        );
        assert!(silent.is_empty());
    }

    proptest! {
        #[test]
        fn days_that_change_places_within_their_half_term_change_nothing(
            (ordered, shuffled) in prop::collection::vec(2_u8..=10, 0..18)
                .prop_flat_map(|values| (Just(values.clone()), Just(values).prop_shuffle()))
        ) {
            let halves = |values: Vec<u8>| dots(day("2026-11-02"), values.into_iter().map(|twice| f64::from(twice) / 2.0));
            let (today, period) = (day("2026-11-19"), autumn(2026));
            prop_assert_eq!(
                of(&halves(ordered), &period, MOOD, today),
                of(&halves(shuffled), &period, MOOD, today)
            );
        }

        #[test]
        fn every_day_is_counted_once(values in prop::collection::vec(2_u8..=10, 8..18)) {
            let count = values.len();
            let dots = dots(day("2026-11-02"), values.into_iter().map(|twice| f64::from(twice) / 2.0));
            let share = of(&dots, &autumn(2026), MOOD, day("2026-11-19"));
            prop_assert_eq!(share.levels.iter().sum::<f64>(), count as f64);
        }
    }
}
