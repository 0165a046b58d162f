//! Which backups stay: the newest of each of the last days, weeks and months that have one.
//!
//! One rule: it looks at the backups and never at the clock, so that a clock that jumps takes none away. Pure.

use std::collections::BTreeSet;

use chrono::Datelike;

use crate::clock::Day;

const DAYS: usize = 7;
const WEEKS: usize = 8;
const MONTHS: usize = 12;

/// The days whose backups stay: 7 daily, 8 weekly, 12 monthly, counted by those there are. Weeks are ISO 8601's.
#[must_use]
pub fn kept(days: &[Day]) -> BTreeSet<Day> {
    let mut newest_first = days.to_vec();
    newest_first.sort_unstable();
    newest_first.dedup();
    newest_first.reverse();
    let mut stay: BTreeSet<Day> = newest_first.iter().take(DAYS).copied().collect();
    stay.extend(newest_of_each(&newest_first, WEEKS, |day| {
        let week = day.0.iso_week();
        (week.year(), week.week())
    }));
    stay.extend(newest_of_each(&newest_first, MONTHS, |day| {
        (day.0.year(), day.0.month())
    }));
    stay
}

fn newest_of_each<K: PartialEq>(
    newest_first: &[Day],
    most: usize,
    of: impl Fn(&Day) -> K,
) -> Vec<Day> {
    let mut newest: Vec<Day> = Vec::new();
    for day in newest_first {
        if newest.last().is_none_or(|last| of(last) != of(day)) {
            newest.push(*day);
        }
    }
    newest.truncate(most);
    newest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn of_a_year_of_evenings_seven_days_eight_weeks_and_twelve_months_stay() {
        let first = day("2025-11-23");
        let days: Vec<Day> = (0..365).map(|n| first.plus(n)).collect();
        let stay: Vec<String> = kept(&days).iter().map(ToString::to_string).collect();
        // By hand: 2026-11-22 is a Sunday, the last of its ISO week.
        let wanted = [
            "2025-12-31",
            "2026-01-31",
            "2026-02-28",
            "2026-03-31",
            "2026-04-30",
            "2026-05-31",
            "2026-06-30",
            "2026-07-31",
            "2026-08-31",
            "2026-09-30",
            "2026-10-04",
            "2026-10-11",
            "2026-10-18",
            "2026-10-25",
            "2026-10-31",
            "2026-11-01",
            "2026-11-08",
            "2026-11-15",
            "2026-11-16",
            "2026-11-17",
            "2026-11-18",
            "2026-11-19",
            "2026-11-20",
            "2026-11-21",
            "2026-11-22",
        ];
        assert_eq!(stay, wanted);
    }

    #[test]
    fn one_backup_a_month_stays_for_a_year_and_not_for_ever() {
        let days: Vec<Day> = (1..=12)
            .flat_map(|month| [2025, 2026].map(|year| day(&format!("{year}-{month:02}-10"))))
            .collect();
        assert_eq!(kept(&days).len(), 12);
    }

    proptest! {
        #[test]
        fn the_newest_always_stays_and_nothing_is_made_up(offsets in prop::collection::vec(0..2000_i64, 1..60)) {
            let days: Vec<Day> = offsets.iter().map(|n| day("2024-01-01").plus(*n)).collect();
            let stay = kept(&days);
            prop_assert!(stay.contains(days.iter().max().unwrap()));
            prop_assert!(stay.iter().all(|one| days.contains(one)));
            prop_assert!(stay.len() <= DAYS + WEEKS + MONTHS);
        }

        #[test]
        fn what_stays_stays_when_asked_again(offsets in prop::collection::vec(0..2000_i64, 1..60)) {
            let days: Vec<Day> = offsets.iter().map(|n| day("2024-01-01").plus(*n)).collect();
            let stay: Vec<Day> = kept(&days).into_iter().collect();
            prop_assert_eq!(kept(&stay).into_iter().collect::<Vec<_>>(), stay);
        }
    }
}
