//! A lower spell: whether the last four school weeks were marked lower than the twelve before.
//!
//! One rule: it says so where the fall is larger than the days before were apart among themselves, and nothing sooner; it
//! may still be nothing, once in one to three years. Pure: days and the kinds of days in; anyone may enter. Only
//! school days count, so that a holiday is not missed for a mood. How often it speaks of nothing is measured in
//! `tests/diarists`. There are no early warnings here: one evening a day cannot give them.

use super::Dot;
use super::alike::{mean, variance};
use crate::clock::Day;
use crate::wellbeing::calendar::terms::DayType;

/// The days looked at, this one included.
pub const WINDOW_DAYS: i64 = 28;
/// The days before them, which they are compared with.
pub const BEFORE_DAYS: i64 = 84;
/// What stood on a school day is not told so long after it.
const STALE_DAYS: i64 = 14;
const FEWEST: usize = 12;
const FEWEST_BEFORE: usize = 25;
/// The fall, in spreads of the days before.
const FALL_IN_SPREADS: f64 = 0.8;
/// The days before are taken to be apart by so much at the least.
const LEAST_SPREAD: f64 = 0.5;
/// The fall, in points.
const LEAST_FALL: f64 = 0.6;
/// Below it two figures are the same.
const NOTHING: f64 = 1e-9;

/// A lower spell, and on how many days it rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lower {
    /// School days of the window that were noted.
    pub days: usize,
    /// School days the window has.
    pub of: usize,
}

/// Whether there is one on a day, as it stood on the last school day that was noted up to then: on the days of a holiday the
/// weeks that are looked at shrink, and fewer days speak of nothing more often. Dots may come in any order, one a day; what
/// lies ahead of the day is left out.
#[must_use]
pub fn lower(dots: &[Dot], on: Day, day_type: &dyn Fn(Day) -> DayType) -> Option<Lower> {
    let is_school_day = |day: Day| day_type(day) == DayType::SchoolDay;
    let days = dots.iter().map(|dot| dot.day);
    let noted = days.filter(|day| *day <= on && is_school_day(*day)).max()?;
    if on.days_since(noted) >= STALE_DAYS {
        return None;
    }
    let on = noted;
    let (mut window, mut before) = (Vec::new(), Vec::new());
    for dot in dots {
        match on.days_since(dot.day) {
            0..WINDOW_DAYS if is_school_day(dot.day) => window.push(dot.value),
            ago if (WINDOW_DAYS..WINDOW_DAYS + BEFORE_DAYS).contains(&ago)
                && is_school_day(dot.day) =>
            {
                before.push(dot.value);
            }
            _ => {}
        }
    }
    if window.len() < FEWEST || before.len() < FEWEST_BEFORE {
        return None;
    }
    let spread = variance(&before).sqrt().max(LEAST_SPREAD);
    let fall = mean(&before)? - mean(&window)?;
    let is_lower = fall + NOTHING >= (FALL_IN_SPREADS * spread).max(LEAST_FALL);
    is_lower.then(|| Lower {
        days: window.len(),
        of: on
            .plus(1 - WINDOW_DAYS)
            .through(on)
            .filter(|day| is_school_day(*day))
            .count(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::golden::{day, long};
    use super::*;

    fn always_school(_: Day) -> DayType {
        DayType::SchoolDay
    }

    /// So many days at a value, the last of them on day 0.
    fn spell(days: i64, value: f64) -> impl Iterator<Item = Dot> {
        (1 - days..=0).map(move |at| Dot {
            day: day(at),
            value,
        })
    }

    /// A hundred and twelve days, of which the last 28 lie lower by so much.
    fn fallen(by: f64) -> Vec<Dot> {
        let before = spell(112, 3.0).take(84);
        before.chain(spell(28, 3.0 - by)).collect()
    }

    #[test]
    fn it_speaks_on_the_days_on_which_its_definition_does() {
        let (golden, dots) = long();
        let noted = &golden.long.days;
        let spoke: Vec<i64> = noted
            .iter()
            .copied()
            .filter(|at| lower(&dots, day(*at), &always_school).is_some())
            .collect();
        let mut expected = golden.long.lower;
        expected.retain(|at| noted.contains(at));
        assert!(!spoke.is_empty());
        assert_eq!(spoke, expected);
    }

    #[test]
    fn a_fall_of_six_tenths_is_the_least() {
        assert_eq!(
            lower(&fallen(0.6), day(0), &always_school),
            Some(Lower { days: 28, of: 28 })
        );
        assert_eq!(lower(&fallen(0.59), day(0), &always_school), None);
        assert_eq!(lower(&fallen(-1.0), day(0), &always_school), None);
    }

    #[test]
    fn the_wider_apart_the_days_before_the_further_the_fall() {
        let mut dots = fallen(1.0);
        for (at, dot) in dots.iter_mut().take(84).enumerate() {
            dot.value += if at % 2 == 0 { 1.5 } else { -1.5 };
        }
        assert_eq!(lower(&dots, day(0), &always_school), None);
    }

    #[test]
    fn eleven_days_or_twenty_four_before_say_nothing() {
        let dots = fallen(2.0);
        let some = |before: usize, window: usize| {
            let all = dots[84 - before..84]
                .iter()
                .chain(dots.iter().rev().take(window));
            lower(&all.copied().collect::<Vec<_>>(), day(0), &always_school).is_some()
        };
        assert!(some(25, 12));
        assert!(!some(24, 12));
        assert!(!some(25, 11));
    }

    #[test]
    fn it_stands_as_it_was_on_the_last_day_that_was_noted_and_for_a_fortnight() {
        let dots = fallen(0.6);
        let then = lower(&dots, day(0), &always_school);
        assert!(then.is_some());
        assert_eq!(lower(&dots, day(13), &always_school), then);
        assert_eq!(lower(&dots, day(14), &always_school), None);
    }

    #[test]
    fn days_of_a_holiday_and_days_to_come_are_left_out() {
        assert_eq!(lower(&fallen(2.0), day(0), &|_| DayType::Holiday), None);
        let weekly = |of: Day| {
            if of.days_since(day(0)).rem_euclid(7) < 5 {
                DayType::SchoolDay
            } else {
                DayType::TermWeekend
            }
        };
        assert_eq!(
            lower(&fallen(2.0), day(0), &weekly),
            Some(Lower { days: 20, of: 20 })
        );
        // A clock that went back: the fall lies ahead.
        assert_eq!(lower(&fallen(2.0), day(-40), &always_school), None);
    }

    proptest! {
        #[test]
        fn it_holds_whatever_is_added_and_in_whatever_order(
            (one, other) in prop::collection::btree_map(-111_i64..=0, 1_u8..=5, 0..112)
                .prop_map(|days| days.into_iter().map(|(at, value)| Dot { day: day(at), value: f64::from(value) }).collect::<Vec<_>>())
                .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
        ) {
            let found = lower(&one, day(0), &always_school);
            prop_assert_eq!(found, lower(&other, day(0), &always_school));
            let moved: Vec<Dot> = one.iter().map(|dot| Dot { day: dot.day, value: dot.value + 8.0 }).collect();
            prop_assert_eq!(found, lower(&moved, day(0), &always_school));
            if let Some(found) = found {
                prop_assert!(found.days <= found.of);
            }
        }

        #[test]
        fn equal_days_are_no_lower_spell(days in 0_i64..200, value in 1_u8..=5) {
            let dots: Vec<Dot> = spell(days, f64::from(value)).collect();
            prop_assert_eq!(lower(&dots, day(0), &always_school), None);
        }
    }
}
