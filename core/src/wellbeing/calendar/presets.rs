//! The presets: terms as they typically fall in each part of the United Kingdom, and the bank holidays there.
//!
//! One rule: they are data with their source and their date (`assets/calendar/`), patterns to be edited and nobody's own.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::school::{PeriodKind, PeriodSource, SchoolPeriod};
use super::terms::WhichPeriod;
use crate::clock::Day;

/// What a school's calendar is begun from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// Six half-terms.
    EnglandWales,
    /// From the middle of August to the end of June.
    Scotland,
    /// From September to the end of June.
    NorthernIreland,
    /// No school calendar: weekdays and weekends alone, and what the writer adds.
    Weekdays,
}

/// What ships of a preset.
pub struct Shipped {
    /// The day on which it was put together.
    pub dated: Day,
    /// Its periods, oldest first.
    pub periods: Vec<SchoolPeriod>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Terms {
    #[serde(rename = "about")]
    _about: String,
    #[serde(rename = "source")]
    _source: String,
    dated: Day,
    half_terms: Vec<HalfTerm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HalfTerm {
    which: WhichPeriod,
    from: Day,
    to: Day,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BankHolidays {
    #[serde(rename = "about")]
    _about: String,
    #[serde(rename = "source")]
    _source: String,
    dated: Day,
    england_wales: Vec<BankHoliday>,
    scotland: Vec<BankHoliday>,
    northern_ireland: Vec<BankHoliday>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BankHoliday {
    day: Day,
    label: String,
}

/// Read once. What could not be read would be left out, which a test rules out.
static ALL: LazyLock<BTreeMap<Preset, Shipped>> = LazyLock::new(|| {
    let json = include_str!("../../../../assets/calendar/bank_holidays.json");
    let Ok(days) = serde_json::from_str::<BankHolidays>(json) else {
        return BTreeMap::new();
    };
    let england_wales = include_str!("../../../../assets/calendar/england_wales.json");
    let scotland = include_str!("../../../../assets/calendar/scotland.json");
    let northern_ireland = include_str!("../../../../assets/calendar/northern_ireland.json");
    [
        (Preset::EnglandWales, england_wales, days.england_wales),
        (Preset::Scotland, scotland, days.scotland),
        (
            Preset::NorthernIreland,
            northern_ireland,
            days.northern_ireland,
        ),
    ]
    .into_iter()
    .filter_map(|(preset, terms, bank_holidays)| {
        let terms = serde_json::from_str::<Terms>(terms).ok()?;
        Some((preset, shipped(terms, bank_holidays, days.dated)))
    })
    .collect()
});

/// What ships of a preset; nothing of *no calendar*.
#[must_use]
pub fn shipped_of(preset: Preset) -> Option<&'static Shipped> {
    ALL.get(&preset)
}

/// The periods of a preset, oldest first.
#[must_use]
pub fn periods_of(preset: Preset) -> &'static [SchoolPeriod] {
    shipped_of(preset).map_or(&[], |shipped| &shipped.periods)
}

fn shipped(terms: Terms, bank_holidays: Vec<BankHoliday>, days_dated: Day) -> Shipped {
    let of = |label, kind, which, from, to| SchoolPeriod {
        id: 0,
        label,
        kind,
        which,
        from,
        to,
        source: PeriodSource::Preset,
    };
    let half_terms = terms.half_terms.into_iter().map(|one| {
        let kind = match one.which {
            WhichPeriod::SummerTerm => PeriodKind::Term,
            _ => PeriodKind::HalfTerm,
        };
        of(String::new(), kind, Some(one.which), one.from, one.to)
    });
    let days = bank_holidays
        .into_iter()
        .map(|one| of(one.label, PeriodKind::BankHoliday, None, one.day, one.day));
    let mut periods: Vec<SchoolPeriod> = half_terms.chain(days).collect();
    periods.sort_by_key(|period| (period.from, period.to));
    Shipped {
        dated: terms.dated.max(days_dated),
        periods,
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, Weekday};

    use super::*;

    const THREE: [Preset; 3] = [
        Preset::EnglandWales,
        Preset::Scotland,
        Preset::NorthernIreland,
    ];

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn each_has_its_terms_and_days_in_order_and_none_over_another() {
        for preset in THREE {
            let shipped = shipped_of(preset).unwrap();
            assert!(shipped.dated >= day("2026-11-19"));
            let of = |is: fn(PeriodKind) -> bool| {
                let periods = shipped.periods.iter();
                periods.filter(|one| is(one.kind)).collect::<Vec<_>>()
            };
            let terms = of(PeriodKind::is_term);
            let years = if preset == Preset::EnglandWales { 6 } else { 5 } * 18;
            assert_eq!(terms.len(), years);
            for pair in terms.windows(2) {
                let gap = pair[1].from.days_since(pair[0].to) - 1;
                assert!((3..=66).contains(&gap), "{preset:?} {} {gap}", pair[0].to);
            }
            for term in terms {
                let days = term.to.days_since(term.from) + 1;
                assert!((20..=93).contains(&days), "{preset:?} {} {days}", term.from);
                for end in [term.from, term.to] {
                    let weekday = end.0.weekday();
                    assert!(!matches!(weekday, Weekday::Sat | Weekday::Sun), "{end}");
                }
            }
            for holiday in of(|kind| kind == PeriodKind::BankHoliday) {
                assert!(!holiday.label.is_empty() && holiday.from == holiday.to);
                let weekday = holiday.from.0.weekday();
                assert!(
                    !matches!(weekday, Weekday::Sat | Weekday::Sun),
                    "{}",
                    holiday.from
                );
            }
        }
        assert!(periods_of(Preset::Weekdays).is_empty());
    }

    #[test]
    fn a_scottish_year_falls_as_its_rule_says() {
        let on = |year, month, from: u32, weekday: Weekday| {
            let mut week = (from..from + 7).filter_map(|day| Day::of(year, month, day));
            week.find(|day| day.0.weekday() == weekday).unwrap()
        };
        let periods = periods_of(Preset::Scotland);
        let is_off = |day: Day| {
            let mut days = periods.iter();
            days.any(|one| one.kind == PeriodKind::BankHoliday && one.from == day)
        };
        // A bank holiday at an end of a term is a day off, and the term is that much shorter.
        let or_after = |day: Day| if is_off(day) { day.plus(1) } else { day };
        let or_before = |day: Day| if is_off(day) { day.plus(-1) } else { day };
        for year in 2015..=2032 {
            let autumn = on(year, 8, 12, Weekday::Wed);
            let october = on(year, 10, 11, Weekday::Mon);
            let christmas = on(year, 12, 18, Weekday::Fri);
            let february = on(year + 1, 2, 11, Weekday::Mon);
            let spring = on(year + 1, 4, 1, Weekday::Mon);
            let expected = [
                (autumn, october.plus(-3)),
                (october.plus(7), christmas),
                (or_after(christmas.plus(17)), february.plus(-3)),
                (february.plus(3), or_before(spring.plus(-3))),
                (spring.plus(14), on(year + 1, 6, 24, Weekday::Fri)),
            ];
            let terms = periods.iter().filter(|one| one.kind.is_term());
            let of_it = terms.filter(|one| one.from >= autumn && one.to <= expected[4].1);
            let found: Vec<_> = of_it.map(|one| (one.from, one.to)).collect();
            assert_eq!(found, expected, "{year}");
        }
    }

    #[test]
    fn bank_holidays_fall_as_they_were_proclaimed() {
        let has = |preset, text: &str| {
            let mut days = periods_of(preset).iter();
            days.any(|one| one.kind == PeriodKind::BankHoliday && one.from == day(text))
        };
        for (text, [england, scotland, ireland]) in [
            ("2020-05-08", [true, true, true]),
            ("2020-05-04", [false, false, false]),
            ("2022-01-03", [true, true, true]),
            ("2022-01-04", [false, true, false]),
            ("2022-06-03", [true, true, true]),
            ("2022-09-19", [true, true, true]),
            ("2022-12-27", [true, true, true]),
            ("2023-05-08", [true, true, true]),
            ("2024-03-18", [false, false, true]),
            ("2024-04-01", [true, false, true]),
            ("2025-07-14", [false, false, true]),
            ("2025-08-04", [false, true, false]),
            ("2025-08-25", [true, false, true]),
            ("2025-12-01", [false, true, false]),
            ("2026-12-28", [true, true, true]),
        ] {
            assert_eq!(has(Preset::EnglandWales, text), england, "{text}");
            assert_eq!(has(Preset::Scotland, text), scotland, "{text}");
            assert_eq!(has(Preset::NorthernIreland, text), ireland, "{text}");
        }
    }
}
