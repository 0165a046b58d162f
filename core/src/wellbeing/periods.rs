//! A sentence for a time: what a gap was, in words, instead of values for its days.
//!
//! One rule: coming back owes nothing. A gap is greeted once, and a day in it is never given a value afterwards.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::clock::Day;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;
use crate::wellbeing::checkins::Days;

/// A sentence for a time.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct PeriodNote {
    /// Its id.
    pub id: i64,
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// When it was written, UTC milliseconds.
    pub at: i64,
    /// The sentence.
    pub note: String,
}

/// Saves a new sentence for a time, or changes one.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SavePeriod {
    /// The one to change; absent for a new one.
    pub id: Option<i64>,
    /// First day.
    pub from: Day,
    /// Last day, today at the latest.
    pub to: Day,
    /// 1..=500 characters.
    pub note: String,
}

/// What identifies a sentence for a time.
#[derive(Clone, Deserialize, TS)]
#[ts(export_to = "types.ts", optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct PeriodId {
    /// Its id.
    pub id: i64,
}

/// A time in which nothing was written, before today.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Gap {
    /// Its first day.
    pub from: Day,
    /// Its last day: yesterday.
    pub to: Day,
}

/// The gap that was greeted last, by its first day.
#[derive(Serialize, Deserialize)]
struct Greeted {
    from: Day,
}

const LONGEST_NOTE: usize = 500;
/// So many days after the last one with anything, one comes back.
const AWAY: i64 = 7;
/// The name under which it is kept which gap was greeted.
const NAME: &str = "gap_greeted";

/// The gap one comes back from today, unless it was greeted already or has its sentence.
pub fn gap(journal: &Journal) -> Result<Option<Gap>> {
    let (db, today) = (journal.read(), journal.today());
    let Some(last) = storage::days::last_before(db, today)? else {
        return Ok(None);
    };
    if today.days_since(last) < AWAY {
        return Ok(None);
    }
    let gap = Gap {
        from: last.plus(1),
        to: today.plus(-1),
    };
    let greeted = storage::settings::get(db, NAME)?
        .and_then(|json| serde_json::from_str::<Greeted>(&json).ok())
        .is_some_and(|greeted| greeted.from == gap.from);
    let told = !storage::periods::between(db, gap.from, gap.to)?.is_empty();
    Ok((!greeted && !told).then_some(gap))
}

/// Notes that the gap one comes back from was greeted: it is not spoken of again.
pub fn greet(journal: &mut Journal, _: Nothing) -> Result<Saved<Nothing>> {
    let Some(gap) = gap(journal)? else {
        return journal.write(|_| Ok(Nothing {}));
    };
    let json = serde_json::to_string(&Greeted { from: gap.from }).map_err(|_| Code::Internal)?;
    journal.write(|write| {
        storage::settings::set(write.db, NAME, &json)?;
        Ok(Nothing {})
    })
}

/// The sentences for a time that touch a range of days, newest first.
#[allow(clippy::needless_pass_by_value)] // As every command takes its input.
pub fn list(journal: &mut Journal, input: Days) -> Result<Vec<PeriodNote>> {
    storage::periods::between(journal.read(), input.from, input.to)
}

/// Saves a sentence for a time, or changes one.
///
/// # Errors
/// [`Code::Invalid`] if it is empty or too long, or its days are in the wrong order or to come; [`Code::NotFound`].
pub fn save(journal: &mut Journal, mut input: SavePeriod) -> Result<Saved<PeriodNote>> {
    input.note = input.note.trim().to_owned();
    if input.note.is_empty()
        || input.note.chars().count() > LONGEST_NOTE
        || input.from > input.to
        || input.to > journal.today()
    {
        return Err(Code::Invalid.into());
    }
    journal.write(|write| {
        let (at, zone) = (write.now.at, write.now.zone.name());
        let saved = storage::periods::save(write.db, &input, at, zone)?;
        write.touched.checkins = true;
        saved.ok_or_else(|| Code::NotFound.into())
    })
}

/// Takes a sentence out.
///
/// # Errors
/// [`Code::NotFound`].
#[allow(clippy::needless_pass_by_value)] // As every command takes its input.
pub fn remove(journal: &mut Journal, input: PeriodId) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        if !storage::periods::remove(write.db, input.id)? {
            return Err(Code::NotFound.into());
        }
        write.touched.checkins = true;
        Ok(Nothing {})
    })
}
