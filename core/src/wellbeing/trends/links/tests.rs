//! What goes together, as facts.

use proptest::prelude::*;

use super::super::golden::{self, day, long, near, short};
use super::*;

fn of_strata(at: u8) -> DayType {
    match at {
        0 => DayType::SchoolDay,
        1 => DayType::TermWeekend,
        _ => DayType::Holiday,
    }
}

/// The kinds of days as the figures have them.
fn strata(days: &[i64], strata: &[u8]) -> impl Fn(Day) -> DayType {
    let kinds: BTreeMap<Day, DayType> = days
        .iter()
        .map(|at| day(*at))
        .zip(strata.iter().copied().map(of_strata))
        .collect();
    move |day| kinds[&day]
}

fn tagged(days: &[i64], tag: &[u8]) -> Vec<Day> {
    let days = days.iter().zip(tag);
    days.filter(|(_, tag)| **tag == 1)
        .map(|(at, _)| day(*at))
        .collect()
}

fn expect(found: LikeForLike, expected: &golden::Together) {
    near(found.difference, expected.difference, 1e-9);
    near(found.freedom, expected.freedom, 1e-9);
    near(found.error, expected.error, 1e-9);
    near(found.likelihood, expected.p, 1e-9);
    let range = found.with_range().unwrap();
    near(range.from, expected.range[0], 1e-9);
    near(range.to, expected.range[1], 1e-9);
    near(
        expected.freedom,
        expected.n_eff - (expected.n_eff - expected.freedom).round(),
        1e-9,
    );
    near(
        found.difference / found.error,
        expected.r * (expected.freedom / (1.0 - expected.r.powi(2))).sqrt(),
        1e-6,
    );
}

#[test]
fn a_tag_stands_as_least_squares_has_it() {
    let (golden, dots) = short();
    let set = &golden.short;
    let noted = Noted::of(&dots, &strata(&set.days, &set.strata));
    let (days_with, found) = noted.beside(&tagged(&set.days, &set.tag));
    assert_eq!(days_with, 16);
    expect(found.unwrap(), &golden.together);
}

#[test]
fn over_three_years_only_what_has_a_part_in_it_is_clear() {
    let (golden, dots) = long();
    let set = &golden.long;
    let day_type = strata(&set.days, &set.strata);
    let noted = Noted::of(&dots, &day_type);
    let tags: Vec<Vec<Day>> = set.tags.iter().map(|tag| tagged(&set.days, tag)).collect();
    for (tag, expected) in tags.iter().zip(&set.together) {
        expect(noted.beside(tag).1.unwrap(), expected);
    }
    let standings = go_together(&dots, &tags, &day_type).unwrap();
    let clear: Vec<usize> = (0..tags.len())
        .filter(|at| standings[*at].found.is_ok())
        .collect();
    assert_eq!(clear, [1]);
    let found = standings[1].found.unwrap();
    near(found.by, set.together[1].difference, 1e-9);
}

/// A hundred days, of which those that `has` says have the tag, and what comes of it.
fn a_hundred(has: impl Fn(i64) -> bool, value: impl Fn(i64) -> f64) -> Standing {
    let dots: Vec<Dot> = (0..100)
        .map(|at| Dot {
            day: day(at),
            value: value(at),
        })
        .collect();
    let tag = (0..100).filter(|at| has(*at)).map(day).collect();
    go_together(&dots, &[tag], &weekends).unwrap()[0]
}

fn weekends(day: Day) -> DayType {
    if day.0.weekday().num_days_from_monday() < 5 {
        DayType::SchoolDay
    } else {
        DayType::TermWeekend
    }
}

#[test]
fn what_cannot_be_told_apart_is_said_to_be_so() {
    let wavy = |at: i64| f64::from(u8::try_from(at % 3).unwrap()) + 2.0;
    let why = |has: &dyn Fn(i64) -> bool| a_hundred(has, wavy).found.unwrap_err();
    assert_eq!(why(&|at| at < 7), Unclear::FewWith);
    assert_eq!(why(&|at| at >= 7), Unclear::FewWithout);
    // 2026-09-01 is a Tuesday.
    assert_eq!(why(&|at| at % 7 == 0), Unclear::SameWeekday);
    assert_eq!(
        why(&|at| at % 7 == 0 || at == 1 || at == 9),
        Unclear::SameWeekday
    );
    assert_eq!(
        why(&|at| at % 7 == 4 || at % 7 == 5),
        Unclear::SameKindOfDay
    );
    assert_eq!(why(&|at| at % 5 == 0), Unclear::NoClearLink);
}

#[test]
fn a_difference_is_found_and_a_small_one_is_not_told() {
    let has = |at: i64| at % 5 == 0;
    let lifted = |by: f64| {
        move |at: i64| {
            3.0 + f64::from(u8::from(at % 2 == 0)) * 0.1 + f64::from(u8::from(has(at))) * by
        }
    };
    assert!((a_hundred(has, lifted(0.5)).found.unwrap().by - 0.5).abs() < 0.01);
    assert_eq!(
        a_hundred(has, lifted(0.29)).found,
        Err(Unclear::NoClearLink)
    );
}

#[test]
fn fifty_nine_days_say_nothing() {
    let (_, dots) = long();
    assert!(go_together(&dots[..59], &[Vec::new()], &weekends).is_none());
    assert!(go_together(&dots[..60], &[Vec::new()], &weekends).is_some());
    assert!(go_together(&[], &[], &weekends).is_none());
    assert!(go_together(&dots[..1], &[], &weekends).is_none());
}

type Lived = BTreeMap<i64, (u8, [bool; 3])>;

fn lived() -> impl Strategy<Value = Lived> {
    prop::collection::btree_map(0_i64..300, (1_u8..=5, any::<[bool; 3]>()), 60..200)
}

fn dots_of(lived: &Lived, more: f64) -> Vec<Dot> {
    lived
        .iter()
        .map(|(at, (value, _))| Dot {
            day: day(*at),
            value: f64::from(*value) + more,
        })
        .collect()
}

fn tags_of(lived: &Lived) -> Vec<Vec<Day>> {
    (0..3)
        .map(|tag| {
            lived
                .iter()
                .filter(|(_, (_, tags))| tags[tag])
                .map(|(at, _)| day(*at))
                .collect()
        })
        .collect()
}

proptest! {
    #[test]
    fn a_constant_added_to_every_day_changes_no_link(lived in lived(), more in -20.0..20.0_f64) {
        let tags = tags_of(&lived);
        let one = Noted::of(&dots_of(&lived, 0.0), &weekends);
        let other = Noted::of(&dots_of(&lived, more), &weekends);
        for tag in &tags {
            if let (Ok(one), Ok(other)) = (one.beside(tag).1, other.beside(tag).1) {
                prop_assert!((one.difference - other.difference).abs() < 1e-9);
                prop_assert!((one.likelihood - other.likelihood).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn the_order_of_days_and_of_tags_changes_nothing(
        (lived, shuffled) in lived().prop_flat_map(|lived| {
            let dots = dots_of(&lived, 0.0);
            (Just(lived), Just(dots).prop_shuffle())
        })
    ) {
        let mut tags = tags_of(&lived);
        let one = go_together(&dots_of(&lived, 0.0), &tags, &weekends).unwrap();
        prop_assert_eq!(&go_together(&shuffled, &tags, &weekends).unwrap(), &one);
        tags.reverse();
        let mut other = go_together(&shuffled, &tags, &weekends).unwrap();
        other.reverse();
        prop_assert_eq!(other, one);
    }

    #[test]
    fn equal_days_have_no_link_and_every_figure_is_a_number(
        lived in lived(), value in 0_u8..=5, only_holidays in any::<bool>()
    ) {
        let holidays = |_: Day| DayType::Holiday;
        let day_type: &dyn Fn(Day) -> DayType = if only_holidays { &holidays } else { &weekends };
        let tags = tags_of(&lived);
        for standing in go_together(&dots_of(&lived, 0.0), &tags, day_type).unwrap() {
            if let Ok(found) = standing.found {
                prop_assert!(found.from <= found.by && found.by <= found.to && found.to.is_finite());
            }
        }
        let same: Vec<Dot> = lived.keys().map(|at| Dot { day: day(*at), value: f64::from(value) }).collect();
        for standing in go_together(&same, &tags, day_type).unwrap() {
            prop_assert!(standing.found.is_err());
        }
    }
}
