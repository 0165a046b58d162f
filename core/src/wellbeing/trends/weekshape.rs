//! The shape of the week: the middle value of each day of the week, in term and in the holidays.
//!
//! One rule: term and holidays are never put together, and a place with fewer than [`FEWEST_DAYS`] days says how many it
//! has and nothing else. Pure; what is a holiday is handed in, whoever's calendar says so.

use chrono::Datelike;

use super::median::median;
use super::{Dot, WeekCell};
use crate::clock::Day;
use crate::wellbeing::calendar::terms::DayType;

/// How many days with a value a day of the week needs.
pub const FEWEST_DAYS: usize = 4;

/// The seven days of the week in term, Monday first, and then the seven in the holidays. Dots hold one value a day and
/// may come in any order.
#[must_use]
pub fn week_shape(dots: &[Dot], day_type: impl Fn(Day) -> DayType) -> Vec<WeekCell> {
    let mut values: [[Vec<f64>; 7]; 2] = Default::default();
    for dot in dots {
        let holiday = day_type(dot.day) == DayType::Holiday;
        let weekday = dot.day.0.weekday().num_days_from_monday() as usize;
        let row = values.get_mut(usize::from(holiday));
        if let Some(cell) = row.and_then(|row| row.get_mut(weekday)) {
            cell.push(dot.value);
        }
    }
    let cell = |weekday: usize, holiday: bool, values: Vec<f64>| WeekCell {
        weekday: u8::try_from(weekday).unwrap_or(0),
        holiday,
        days_with: u32::try_from(values.len()).unwrap_or(u32::MAX),
        median: (values.len() >= FEWEST_DAYS)
            .then(|| median(values))
            .flatten(),
    };
    let rows = [false, true].into_iter().zip(values);
    let cells = rows.flat_map(|(holiday, row)| {
        let row = row.into_iter().enumerate();
        row.map(move |(weekday, values)| (weekday, holiday, values))
    });
    cells
        .map(|(weekday, holiday, values)| cell(weekday, holiday, values))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Monday 2 November 2026.
    fn day(offset: i64) -> Day {
        Day::of(2026, 11, 2).unwrap().plus(offset)
    }

    fn shape(values: &[(i64, f64)], holiday: impl Fn(Day) -> bool) -> Vec<WeekCell> {
        let dots: Vec<Dot> = values
            .iter()
            .map(|&(offset, value)| Dot {
                day: day(offset),
                value,
            })
            .collect();
        week_shape(&dots, |day| {
            if holiday(day) {
                DayType::Holiday
            } else {
                DayType::SchoolDay
            }
        })
    }

    #[test]
    fn a_day_of_the_week_has_its_median_from_four_days_on() {
        let mondays = [(0, 1.0), (7, 2.0), (14, 4.0), (21, 5.0)];
        let cells = shape(&mondays, |_| false);
        assert_eq!((cells.len(), cells[0].weekday), (14, 0));
        assert_eq!((cells[0].days_with, cells[0].median), (4, Some(3.0)));
        let cells = shape(&mondays[..3], |_| false);
        assert_eq!((cells[0].days_with, cells[0].median), (3, None));
        assert!(cells[1..].iter().all(|cell| cell.days_with == 0));
    }

    #[test]
    fn term_and_holidays_are_never_put_together() {
        let sundays = [(6, 1.0), (13, 1.0), (20, 5.0), (27, 5.0)];
        let cells = shape(&sundays, |other| other >= day(14));
        for (at, holiday) in [(6, false), (13, true)] {
            assert_eq!((cells[at].weekday, cells[at].holiday), (6, holiday));
            assert_eq!((cells[at].days_with, cells[at].median), (2, None));
        }
    }

    proptest! {
        #[test]
        fn the_order_of_days_changes_nothing_and_each_is_counted_once(
            (ordered, shuffled) in prop::collection::btree_map(0_i64..200, 1_u8..=5, 0..120)
                .prop_map(|days| days.into_iter().map(|(at, value)| (at, f64::from(value))).collect::<Vec<_>>())
                .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
        ) {
            let holiday = |other: Day| other >= day(100);
            let cells = shape(&ordered, holiday);
            prop_assert_eq!(cells.iter().map(|cell| cell.days_with as usize).sum::<usize>(), ordered.len());
            prop_assert!(cells.iter().all(|cell| cell.median.is_some() == (cell.days_with as usize >= FEWEST_DAYS)));
            prop_assert!(cells == shape(&shuffled, holiday));
        }
    }
}
