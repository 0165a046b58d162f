//! Days with a mood that lasts, weekends, holidays, silences, and tags that mean nothing.

use afterbell_core::clock::Day;
use afterbell_core::wellbeing::calendar::terms::{DayType, SchoolCalendar};
use afterbell_core::wellbeing::trends::Dot;
use afterbell_tests::made_up::chance::Chance;
use chrono::Datelike;

/// On so many days something is noted.
const NOTED: f64 = 0.65;

/// A life from the first of September on.
pub struct Life {
    /// What was noted, one value a day.
    pub dots: Vec<Dot>,
    chance: Chance,
    days: i64,
}

/// What kind of day a day is, as it typically falls.
pub fn day_type(day: Day) -> DayType {
    SchoolCalendar::typical().day_type(day)
}

pub fn first() -> Day {
    Day::of(2025, 9, 1).unwrap()
}

fn is_monday(day: Day) -> bool {
    day.0.weekday() == chrono::Weekday::Mon
}

impl Life {
    /// So many days whose moods are alike from one day to the next by so much; from a day on they may lie lower.
    pub fn lived(seed: u64, days: i64, alike: f64, fall: Option<(i64, f64)>) -> Self {
        let mut chance = Chance::seeded(seed.wrapping_mul(0x9E37_79B9) ^ 0x00D1_A715);
        let mut lasting = chance.around();
        let mut dots = Vec::new();
        for at in 0..days {
            let day = first().plus(at);
            lasting = alike * lasting + (1.0 - alike * alike).sqrt() * chance.around();
            let place = match day_type(day) {
                DayType::Holiday => 0.5,
                DayType::TermWeekend => 0.3,
                DayType::SchoolDay if is_monday(day) => -0.2,
                DayType::SchoolDay => 0.0,
            };
            let fallen = fall
                .filter(|(from, _)| at >= *from)
                .map_or(0.0, |(_, by)| by);
            let value = (3.1 + 0.9 * lasting + place - fallen)
                .round()
                .clamp(1.0, 5.0);
            if chance.happens(NOTED) {
                dots.push(Dot { day, value });
            }
        }
        Self { dots, chance, days }
    }

    /// Twenty tags that have nothing to do with any mood: ten of no pattern, four of weekends and holidays, two of holidays,
    /// two of Tuesdays, two that last for spells.
    pub fn tags(&mut self) -> Vec<Vec<Day>> {
        let mut tags = Vec::new();
        for _ in 0..10 {
            let often = 0.1 + 0.3 * self.chance.fraction();
            tags.push(self.tag(|_| often));
        }
        for _ in 0..4 {
            tags.push(self.tag(|day| {
                if day_type(day) == DayType::SchoolDay {
                    0.1
                } else {
                    0.5
                }
            }));
        }
        for _ in 0..2 {
            tags.push(self.tag(|day| {
                if day_type(day) == DayType::Holiday {
                    0.6
                } else {
                    0.1
                }
            }));
        }
        for _ in 0..2 {
            let is_tuesday =
                |day: Day| is_monday(day.plus(-1)) && day_type(day) != DayType::Holiday;
            tags.push(self.tag(|day| if is_tuesday(day) { 0.9 } else { 0.0 }));
        }
        for _ in 0..2 {
            let mut is_on = self.chance.happens(0.25);
            tags.push(self.tag_of(|chance, _| {
                is_on = chance.happens(if is_on { 0.85 } else { 0.06 });
                is_on
            }));
        }
        tags
    }

    fn tag(&mut self, often: impl Fn(Day) -> f64) -> Vec<Day> {
        self.tag_of(|chance, day| chance.happens(often(day)))
    }

    fn tag_of(&mut self, mut holds: impl FnMut(&mut Chance, Day) -> bool) -> Vec<Day> {
        let days = first().through(first().plus(self.days - 1));
        let chance = &mut self.chance;
        days.filter(|day| holds(chance, *day)).collect()
    }
}
