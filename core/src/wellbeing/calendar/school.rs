//! The school's own calendar: terms, holidays, INSET days and bank holidays, begun from a preset and edited.
//!
//! One rule: what the writer changed or added is theirs; another preset takes its place around it and never over it.
//! Until one is chosen, days are taken as they typically fall in England and Wales. `api` may enter.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::presets::{self, Preset};
use super::terms::{Period, SchoolCalendar, WhichPeriod};
use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::clock::Day;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;

/// A stretch of the school's calendar.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct SchoolPeriod {
    /// Its id; 0 for what is taken as typical until a calendar is chosen.
    pub id: i64,
    /// In the writer's words; empty where its kind says it.
    pub label: String,
    /// What it is.
    pub kind: PeriodKind,
    /// The half-term of a preset it stands for; absent for one's own.
    pub which: Option<WhichPeriod>,
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// Whose it is.
    pub source: PeriodSource,
}

/// What a stretch of the school's calendar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    /// A term that is not parted in two.
    Term,
    /// Half of a term.
    HalfTerm,
    /// Days off besides those between two terms.
    Holiday,
    /// Days on which staff are in and pupils are not.
    Inset,
    /// A bank holiday.
    BankHoliday,
}

impl PeriodKind {
    /// Whether school is on in it.
    #[must_use]
    pub fn is_term(self) -> bool {
        matches!(self, Self::Term | Self::HalfTerm)
    }
}

/// Whose a stretch of the calendar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "types.ts")]
#[serde(rename_all = "snake_case")]
pub enum PeriodSource {
    /// The writer's, or changed by the writer.
    User,
    /// As it came with a preset.
    Preset,
}

/// The calendar as it is used now.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct SchoolYears {
    /// The day being lived.
    pub today: Day,
    /// What it was begun from; absent while nothing is chosen.
    pub preset: Option<Preset>,
    /// The day on which the preset was put together; absent where there is nothing of one.
    pub dated: Option<Day>,
    /// Its periods, oldest first.
    pub periods: Vec<SchoolPeriod>,
    /// The holidays that lie between its terms, oldest first.
    pub between: Vec<Period>,
}

/// Chooses what the calendar is begun from.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ChooseCalendar {
    /// The preset.
    pub preset: Preset,
}

/// Adds a stretch to the calendar, or changes one.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveSchoolPeriod {
    /// The one to change; absent for a new one.
    pub id: Option<i64>,
    /// At most 60 characters; a new term needs some.
    pub label: String,
    /// What it is.
    pub kind: PeriodKind,
    /// The half-term a term stands for; absent for one's own, and for what it stood for before.
    pub which: Option<WhichPeriod>,
    /// Its first day.
    pub from: Day,
    /// Its last day, not before the first and at most a year after it.
    pub to: Day,
}

/// What identifies a stretch of the calendar.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SchoolPeriodId {
    /// Its id.
    pub id: i64,
}

/// What the calendar was begun from, as it is kept.
#[derive(Serialize, Deserialize)]
struct Chosen {
    preset: Preset,
}

const LONGEST_LABEL: usize = 60;
/// The most days from the first to the last.
const LONGEST: i64 = 366;
/// The name under which it is kept what was chosen.
const NAME: &str = "school_calendar";

impl SchoolPeriod {
    /// Whether the two cannot stand beside each other: two terms, or two of one kind, on one day.
    #[must_use]
    pub fn is_over(&self, other: &Self) -> bool {
        let alike = self.kind == other.kind || (self.kind.is_term() && other.kind.is_term());
        alike && self.from <= other.to && other.from <= self.to
    }
}

/// The calendar that questions are asked of: load it once a question.
pub fn stored(db: &Connection) -> Result<SchoolCalendar> {
    Ok(SchoolCalendar::of(&in_use(db)?.1))
}

/// The calendar as it is used now.
pub fn school_years(journal: &mut Journal, _: Nothing) -> Result<SchoolYears> {
    let today = journal.today();
    years(journal.read(), today)
}

/// Chooses what the calendar is begun from. What the writer changed or added stays as it is.
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn choose(journal: &mut Journal, input: ChooseCalendar) -> Result<Saved<SchoolYears>> {
    let preset = input.preset;
    let json = serde_json::to_string(&Chosen { preset }).map_err(|_| Code::Internal)?;
    journal.write(|write| {
        storage::school::remove_preset(write.db)?;
        let own = storage::school::all(write.db)?;
        for period in presets::periods_of(preset) {
            if !own.iter().any(|one| one.is_over(period)) {
                storage::school::save(write.db, period)?;
            }
        }
        storage::settings::set(write.db, NAME, &json)?;
        write.touched.calendar = true;
        years(write.db, write.today)
    })
}

/// Adds a stretch to the calendar, or changes one. One that came with a preset is the writer's from then on.
///
/// # Errors
/// [`Code::Invalid`] if it ends before it begins, goes on for more than a year or is a new term without a name;
/// [`Code::AlreadyThere`] if it lies over another term, or over another of its kind; [`Code::TooLong`],
/// [`Code::NotFound`].
#[allow(clippy::needless_pass_by_value)]
pub fn save(journal: &mut Journal, input: SaveSchoolPeriod) -> Result<Saved<SchoolPeriod>> {
    let label = input.label.split_whitespace().collect::<Vec<_>>().join(" ");
    if label.chars().count() > LONGEST_LABEL {
        return Err(Code::TooLong.into());
    }
    if !(0..=LONGEST).contains(&input.to.days_since(input.from)) {
        return Err(Code::Invalid.into());
    }
    journal.write(|write| {
        let all = storage::school::all(write.db)?;
        let before = all.iter().find(|one| Some(one.id) == input.id);
        if input.id.is_some() && before.is_none() {
            return Err(Code::NotFound.into());
        }
        // It stands for the same half-term, whatever its days are now.
        let which = input.which.or(before.and_then(|one| one.which));
        let mut period = SchoolPeriod {
            id: input.id.unwrap_or(0),
            label,
            kind: input.kind,
            which: which.filter(|_| input.kind.is_term()),
            from: input.from,
            to: input.to,
            source: PeriodSource::User,
        };
        if period.kind.is_term() && period.which.is_none() && period.label.is_empty() {
            return Err(Code::Invalid.into());
        }
        let others = all.iter().filter(|one| one.id != period.id);
        if others.into_iter().any(|one| one.is_over(&period)) {
            return Err(Code::AlreadyThere.into());
        }
        period.id = storage::school::save(write.db, &period)?.ok_or(Code::NotFound)?;
        write.touched.calendar = true;
        Ok(period)
    })
}

/// Takes a stretch out of the calendar. Nothing that was written goes with it.
///
/// # Errors
/// [`Code::NotFound`].
#[allow(clippy::needless_pass_by_value)]
pub fn remove(journal: &mut Journal, input: SchoolPeriodId) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        if !storage::school::remove(write.db, input.id)? {
            return Err(Code::NotFound.into());
        }
        write.touched.calendar = true;
        Ok(Nothing {})
    })
}

/// What was chosen, and the periods that are used: the typical ones around the writer's until one is chosen.
fn in_use(db: &Connection) -> Result<(Option<Preset>, Vec<SchoolPeriod>)> {
    let chosen = storage::settings::get(db, NAME)?
        .and_then(|json| serde_json::from_str::<Chosen>(&json).ok())
        .map(|chosen| chosen.preset);
    let mut periods = storage::school::all(db)?;
    if chosen.is_none() {
        let typical = presets::periods_of(Preset::EnglandWales).iter();
        let free = typical.filter(|one| !periods.iter().any(|own| own.is_over(one)));
        let free: Vec<SchoolPeriod> = free.cloned().collect();
        periods.extend(free);
        periods.sort_by_key(|period| (period.from, period.to));
    }
    Ok((chosen, periods))
}

fn years(db: &Connection, today: Day) -> Result<SchoolYears> {
    let (preset, periods) = in_use(db)?;
    let between = SchoolCalendar::of(&periods).holidays();
    let shipped = presets::shipped_of(preset.unwrap_or(Preset::EnglandWales));
    Ok(SchoolYears {
        today,
        preset,
        dated: shipped.map(|shipped| shipped.dated),
        periods,
        between,
    })
}
