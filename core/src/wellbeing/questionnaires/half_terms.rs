//! The offer of each half-term: one quiet line on the evening's page.
//!
//! One rule: it comes once in a half-term and goes when it is answered or put off. It stays silent in holidays, around a
//! hard day, and in a journal's first week; nothing is ever offered because of what was answered.

use rusqlite::Connection;

use super::{Instrument, OfferQuestionnaire, OfferedTonight, PutOff, answering};
use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::clock::Day;
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;
use crate::wellbeing::calendar::school;
use crate::wellbeing::calendar::terms::{SchoolCalendar, WhichPeriod};

/// Where the calendar knows no half-terms, the offer comes about as often as with them: in days.
const WITHOUT_TERMS: i64 = 42;
/// A journal's first days, in which nothing is offered.
const FIRST_DAYS: i64 = 7;
/// The name under which the day is kept on which it was put off.
const NAME: &str = "questionnaires_put_off";

/// Those that are offered tonight.
pub fn offered(journal: &mut Journal, _: Nothing) -> Result<Vec<OfferedTonight>> {
    let today = journal.today();
    let db = journal.read();
    let Some(since) = since(&school::stored(db)?, today) else {
        return Ok(Vec::new());
    };
    let put_off = put_off_on(db)?.is_some_and(|day| day >= since);
    if put_off || is_new(db, today)? || is_hard(db, today)? {
        return Ok(Vec::new());
    }
    let all = answering::all(db)?.into_iter();
    let due = all.filter(|one| {
        let last = one.answered.last().map(|answered| answered.day);
        one.offered && last.is_none_or(|last| last < since)
    });
    let named = due.map(|one| OfferedTonight {
        instrument: one.instrument,
        name: one.questionnaire.name,
        questions: u32::try_from(one.questionnaire.items.len()).unwrap_or(u32::MAX),
    });
    Ok(named.collect())
}

/// Has a questionnaire offered in each half-term, or not.
///
/// # Errors
/// [`Code::NotFound`] if there is none, or it was taken out.
#[allow(clippy::needless_pass_by_value)] // As every command takes its input.
pub fn offer(journal: &mut Journal, input: OfferQuestionnaire) -> Result<Saved<Instrument>> {
    let OfferQuestionnaire {
        instrument,
        offered,
    } = input;
    let mut all = answering::all(journal.read())?.into_iter();
    if !all.any(|one| one.instrument == instrument && !one.away) {
        return Err(Code::NotFound.into());
    }
    journal.write(|write| {
        storage::questionnaires::offer(write.db, &instrument, offered)?;
        write.touched.questionnaires = true;
        Ok(Instrument { instrument })
    })
}

/// Offers nothing until the next half-term, or until it is asked for again.
#[allow(clippy::needless_pass_by_value)]
pub fn put_off(journal: &mut Journal, input: PutOff) -> Result<Saved<Nothing>> {
    let all = answering::all(journal.read())?;
    journal.write(|write| {
        let json = serde_json::to_string(&write.today).map_err(|_| Code::Internal)?;
        storage::settings::set(write.db, NAME, &json)?;
        if input.for_good {
            for one in all.iter().filter(|one| one.offered) {
                storage::questionnaires::offer(write.db, &one.instrument, false)?;
            }
        }
        write.touched.questionnaires = true;
        Ok(Nothing {})
    })
}

/// The first day of which an answer counts for today; none in a holiday.
fn since(calendar: &SchoolCalendar, today: Day) -> Option<Day> {
    let period = calendar.period_of(today);
    match period.which {
        WhichPeriod::Year => Some(today.plus(1 - WITHOUT_TERMS)),
        which if which.is_holiday() => None,
        _ => Some(period.from),
    }
}

fn put_off_on(db: &Connection) -> Result<Option<Day>> {
    let json = storage::settings::get(db, NAME)?;
    Ok(json.and_then(|json| serde_json::from_str(&json).ok()))
}

fn is_new(db: &Connection, today: Day) -> Result<bool> {
    let before = storage::days::last_before(db, today.plus(1 - FIRST_DAYS))?;
    Ok(before.is_none())
}

fn is_hard(db: &Connection, today: Day) -> Result<bool> {
    let markers = storage::markers::all(db)?;
    Ok(markers.iter().any(|marker| marker.silences(today)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn an_answer_counts_for_its_half_term_and_none_is_wanted_in_a_holiday() {
        let typical = SchoolCalendar::typical();
        for (today, from) in [
            ("2026-11-02", Some("2026-11-02")),
            ("2026-11-19", Some("2026-11-02")),
            ("2026-10-28", None),
            ("2026-12-25", None),
            ("2040-05-12", Some("2040-04-01")),
        ] {
            assert_eq!(since(typical, day(today)), from.map(day), "{today}");
        }
        let none = SchoolCalendar::default();
        assert_eq!(since(&none, day("2026-11-19")), Some(day("2026-10-09")));
    }
}
