//! What may be said from what was noted: what goes together, two stretches of time, a long time.
//!
//! One rule: nothing is said below its minimum; then the answer tells how much it would need. The figures are reckoned by
//! the pure rooms beside this one; here they are asked for and answered. `api` enters.

pub mod lower_spell;
mod shapes;

use rusqlite::Connection;

pub use shapes::*;

use super::links::Unclear;
use super::{Dot, Measure, WeekDot, apart, lately, links, lowess, median};
use crate::api::Code;
use crate::clock::Day;
use crate::error::Result;
use crate::journal::Journal;
use crate::storage;
use crate::wellbeing::calendar::school;
use crate::wellbeing::calendar::terms::{DayType, SchoolCalendar};
use crate::wellbeing::weekly::{HoursBand, monday_of};

/// The longest stretch that is compared, in weeks.
const MOST_WEEKS: u32 = 104;
/// How many dots and how many days from the first to the last a long time has.
const LONG_DOTS: usize = 60;
const LONG_DAYS: i64 = 90;

/// What goes together with one measure.
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn links(journal: &mut Journal, input: AskLinks) -> Result<Links> {
    let today = journal.today();
    let db = journal.read();
    let dots = by_day(db, input.measure, ever(), today)?;
    let mut answer = Links {
        measure: input.measure,
        days: many(dots.len()),
        needs: many(links::FEWEST_DAYS),
        clear: Vec::new(),
        unclear: Vec::new(),
    };
    if dots.len() < links::FEWEST_DAYS {
        return Ok(answer);
    }
    let tagged = storage::checkins::tagged(db)?;
    let (labels, days): (Vec<String>, Vec<Vec<Day>>) = tagged.into_iter().unzip();
    let calendar = school::stored(db)?;
    let standings =
        links::go_together(&dots, &days, &|day| calendar.day_type(day)).unwrap_or_default();
    for (tag, standing) in labels.into_iter().zip(standings) {
        let days_with = many(standing.days_with);
        match standing.found {
            Ok(found) => answer.clear.push(Link {
                tag,
                days_with,
                by: found.by,
                from: found.from,
                to: found.to,
            }),
            Err(why) => answer.unclear.push(UnclearLink {
                tag,
                days_with,
                why: said(why),
                more: more(why, standing.days_with, dots.len()),
            }),
        }
    }
    Ok(answer)
}

/// Two stretches of time beside each other.
///
/// # Errors
/// [`Code::Invalid`] if the stretches are no weeks or too many, [`Code::NotFound`] for a marker that is not there.
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn compare(journal: &mut Journal, input: AskCompare) -> Result<Comparison> {
    if !(1..=MOST_WEEKS).contains(&input.weeks) {
        return Err(Code::Invalid.into());
    }
    let today = journal.today();
    let db = journal.read();
    let figure = input.figure;
    let around = match input.marker {
        None => None,
        Some(id) => {
            let markers = storage::markers::all(db)?;
            let marker = markers.into_iter().find(|marker| marker.id == id);
            let marker = marker.ok_or(Code::NotFound)?;
            Some((marker.day, marker.until.unwrap_or(marker.day)))
        }
    };
    let [before, after] = stretches(figure, around, i64::from(input.weeks) * 7, today);
    let all = dots(db, figure, before.0, after.1)?;
    let within = |stretch: (Day, Day)| -> Vec<Dot> {
        let dots = all.iter().copied();
        dots.filter(|dot| lies_in(figure, dot.day, stretch))
            .collect()
    };
    let (earlier, later) = (within(before), within(after));
    let calendar = school::stored(db)?;
    let found = apart::apart(&earlier, &later, figure.step(), figure.grain());
    Ok(Comparison {
        figure,
        before: stretch(figure, before, &earlier, &calendar),
        after: stretch(figure, after, &later, &calendar),
        needs: many(apart::FEWEST),
        found: found.map(|found| Differing {
            before: found.before,
            after: found.after,
            by: found.by,
            from: found.from,
            to: found.to,
            superiority: found.superiority,
        }),
    })
}

/// A long time.
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn long_view(journal: &mut Journal, input: AskLongView) -> Result<LongView> {
    let today = journal.today();
    let dots = dots(journal.read(), input.figure, ever(), today)?;
    let days = match (dots.first(), dots.last()) {
        (Some(first), Some(last)) => last.day.days_since(first.day) + 1,
        _ => 0,
    };
    let enough = dots.len() >= LONG_DOTS && days >= LONG_DAYS;
    Ok(LongView {
        figure: input.figure,
        pieces: if enough {
            lowess::long_curve(&dots)
        } else {
            Vec::new()
        },
        needs: many(LONG_DOTS),
        days: u32::try_from(days).unwrap_or(0),
        needs_days: u32::try_from(LONG_DAYS).unwrap_or(0),
        lately: lately::lately(&dots, today),
        dots,
    })
}

impl Followed {
    /// How many days lie from one value to the next.
    fn step(self) -> i64 {
        if self.is_weekly() { 7 } else { 1 }
    }

    /// How far one possible value lies from the next.
    fn grain(self) -> f64 {
        if self == Self::Hours { 10.0 } else { 1.0 }
    }

    fn is_weekly(self) -> bool {
        matches!(self, Self::Hours | Self::SeemedAgainstWas)
    }
}

/// The two stretches, each from its first day to its last: around some days, or up to today. What is noted by the week is
/// compared by whole weeks.
fn stretches(
    figure: Followed,
    around: Option<(Day, Day)>,
    long: i64,
    today: Day,
) -> [(Day, Day); 2] {
    if let Some((first, last)) = around {
        let after = last.plus(1);
        return [
            (first.plus(-long), first.plus(-1)),
            (after, last.plus(long).min(today).max(last)),
        ];
    }
    let to = if figure.is_weekly() {
        monday_of(today).plus(6)
    } else {
        today
    };
    let from = to.plus(1 - long);
    [(from.plus(-long), from.plus(-1)), (from, to)]
}

/// Whether a day lies in a stretch, or the whole of the week that begins with it, as far as it is lived.
fn lies_in(figure: Followed, day: Day, (from, to): (Day, Day)) -> bool {
    let last = if figure.is_weekly() { day.plus(6) } else { day };
    from <= day && last <= to
}

fn stretch(
    figure: Followed,
    (from, to): (Day, Day),
    dots: &[Dot],
    calendar: &SchoolCalendar,
) -> Stretch {
    let is_holiday = |dot: &&Dot| calendar.day_type(dot.day) == DayType::Holiday;
    let days = from.through(to);
    let of = if figure.is_weekly() {
        days.filter(|day| *day == monday_of(*day) && day.plus(6) <= to)
            .count()
    } else {
        days.count()
    };
    Stretch {
        from,
        to,
        noted: many(dots.len()),
        of: many(of),
        holidays: if figure.is_weekly() {
            0
        } else {
            many(dots.iter().filter(is_holiday).count())
        },
    }
}

/// One value a day, or a week, oldest first.
fn dots(db: &Connection, figure: Followed, from: Day, to: Day) -> Result<Vec<Dot>> {
    let by_week = |value: fn(&WeekDot) -> Option<f64>| -> Result<Vec<Dot>> {
        let weeks = storage::weekly::dots(db, from, to)?;
        let dot = |week: &WeekDot| {
            value(week).map(|value| Dot {
                day: week.week,
                value,
            })
        };
        Ok(weeks.iter().filter_map(dot).collect())
    };
    match figure {
        Followed::Mood => by_day(db, Measure::Mood, from, to),
        Followed::Energy => by_day(db, Measure::Energy, from, to),
        Followed::Bucket => by_day(db, Measure::Bucket, from, to),
        Followed::Sleep => by_day(db, Measure::Sleep, from, to),
        Followed::Hours => by_week(|week| week.hours.map(hours)),
        Followed::SeemedAgainstWas => {
            by_week(|week| Some(f64::from(week.seemed?) - f64::from(week.was?)))
        }
    }
}

fn by_day(db: &Connection, measure: Measure, from: Day, to: Day) -> Result<Vec<Dot>> {
    let values = storage::checkins::values(db, measure, from, to)?;
    Ok(median::by_day(&values))
}

/// The middle of a band.
fn hours(band: HoursBand) -> f64 {
    match band {
        HoursBand::Under40 => 35.0,
        HoursBand::From40 => 45.0,
        HoursBand::From50 => 55.0,
        HoursBand::From60 => 65.0,
        HoursBand::From70 => 75.0,
    }
}

/// The first day there is.
fn ever() -> Day {
    Day::of(1, 1, 1).unwrap_or(Day(chrono::NaiveDate::MIN))
}

fn many(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn said(why: Unclear) -> WhyUnclear {
    match why {
        Unclear::NoClearLink => WhyUnclear::NoClearLink,
        Unclear::FewWith => WhyUnclear::FewWith,
        Unclear::FewWithout => WhyUnclear::FewWithout,
        Unclear::SameWeekday => WhyUnclear::SameWeekday,
        Unclear::SameKindOfDay => WhyUnclear::SameKindOfDay,
    }
}

/// On how many days more a tag would have to be, or not to be.
fn more(why: Unclear, days_with: usize, days: usize) -> u32 {
    let has = match why {
        Unclear::FewWith => days_with,
        Unclear::FewWithout => days - days_with,
        _ => return 0,
    };
    many(links::FEWEST_EACH.saturating_sub(has))
}
