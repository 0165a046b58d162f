//! The note of a lower spell: the only thing that is ever said unasked, and only to whoever looks at Trends.
//!
//! One rule: once it was shown it stands for a week or until it is left, and then there is silence for six weeks from the
//! day it was first shown. Whoever stops these notes is not asked again.

use super::{LowerNote, LowerSpell, by_day, many};
use crate::api::shapes::Nothing;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;
use crate::wellbeing::calendar::school;
use crate::wellbeing::trends::{Measure, lower};

/// So long it says nothing after it spoke.
const SILENT_DAYS: i64 = 42;
/// So long it stands, if it is not left.
const STANDS_DAYS: i64 = 7;

/// What is to be said of a lower spell.
pub fn look(journal: &mut Journal, _: Nothing) -> Result<LowerSpell> {
    let nothing = LowerSpell { note: None };
    if !journal.settings().lower_spells {
        return Ok(nothing);
    }
    let today = journal.today();
    let db = journal.read();
    if let Some(shown) = storage::lower_spells::last(db, today)? {
        let ago = today.days_since(shown.day);
        if ago < SILENT_DAYS && (shown.is_left || ago >= STANDS_DAYS) {
            return Ok(nothing);
        }
    }
    let from = today.plus(1 - lower::WINDOW_DAYS - lower::BEFORE_DAYS);
    let dots = by_day(db, Measure::Mood, from, today)?;
    let calendar = school::stored(db)?;
    let found = lower::lower(&dots, today, &|day| calendar.day_type(day));
    Ok(LowerSpell {
        note: found.map(|found| LowerNote {
            days: many(found.days),
            of: many(found.of),
        }),
    })
}

/// Notes that it is being shown: its weeks are counted from the first of these days.
pub fn note(journal: &mut Journal, _: Nothing) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        let last = storage::lower_spells::last(write.db, write.today)?;
        if last.is_none_or(|last| write.today.days_since(last.day) >= SILENT_DAYS) {
            storage::lower_spells::note(write.db, write.today)?;
        }
        Ok(Nothing {})
    })
}

/// Leaves it: nothing more is said until its weeks are over.
pub fn leave(journal: &mut Journal, _: Nothing) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        storage::lower_spells::leave(write.db, write.today)?;
        Ok(Nothing {})
    })
}
