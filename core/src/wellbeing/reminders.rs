//! Being reminded: one quiet line, at most once a day.
//!
//! One rule: it says nothing about the journal and asks nothing. It is shown when its time comes while the journal is
//! open or its lock is on the screen, never on a day on which something was written, and after three that were left
//! alone it rests until it is set anew. `session` asks here what the lock may show.

use chrono::{Duration, NaiveTime, TimeZone};
use serde::Serialize;
use ts_rs::TS;

use crate::api::shapes::Nothing;
use crate::clock::{Day, Moment};
use crate::error::Result;
use crate::journal::{Journal, Saved};
use crate::storage;

/// How it stands with the reminder.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Reminder {
    /// In so many seconds the line is to be shown today; absent if it is not.
    pub in_s: Option<u32>,
    /// Whether it was off by itself, after three that were left alone.
    pub rests: bool,
}

/// A moment at which the line may be shown, and the lived day it belongs to.
#[derive(Clone, Copy)]
pub(crate) struct Ahead {
    pub day: Day,
    pub at: i64,
}

/// After so many that were left alone it rests.
const LEFT_ALONE: usize = 3;

/// How it stands with the reminder.
pub fn look(journal: &mut Journal, _: Nothing) -> Result<Reminder> {
    let now = journal.now().at;
    let today = journal.today();
    let at = ahead(journal)?
        .first()
        .filter(|ahead| ahead.day == today)
        .map(|ahead| ahead.at);
    Ok(Reminder {
        in_s: at.and_then(|at| u32::try_from((at - now).max(0) / 1000).ok()),
        rests: journal.settings().checking_in.remind_at.is_some()
            && left_alone(journal, today.plus(-1))? >= LEFT_ALONE,
    })
}

/// Notes that the line is being shown today.
pub fn note(journal: &mut Journal, _: Nothing) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        storage::reminders::note(write.db, write.today)?;
        Ok(Nothing {})
    })
}

/// The moments that are still to come, as many as may be left alone before it rests.
pub(crate) fn ahead(journal: &Journal) -> Result<Vec<Ahead>> {
    let Some(minute) = journal.settings().checking_in.remind_at else {
        return Ok(Vec::new());
    };
    let (now, today) = (journal.now(), journal.today());
    let many = LEFT_ALONE.saturating_sub(left_alone(journal, today)?);
    let db = journal.read();
    let shown = storage::reminders::last(db, 1)?.first() == Some(&today);
    let begin = i64::from(shown || storage::days::is_written(db, today)?);
    let turns_at = journal.settings().day_turns_at;
    let all = (begin..).map(|days| {
        let day = today.plus(days);
        let at = moment_of(day, minute, turns_at, now);
        Ahead { day, at }
    });
    // One of them may be past already: it is a day more than are wanted, and no more.
    let few = all.take(many + 1).filter(|ahead| ahead.at > now.at);
    Ok(few.take(many).collect())
}

/// Notes those that came while the journal was shut and its lock was on the screen.
pub(crate) fn note_past(journal: &mut Journal, ahead: &[Ahead]) -> Result<()> {
    let now = journal.now().at;
    let mut past = ahead.iter().filter(|ahead| ahead.at <= now).peekable();
    if past.peek().is_none() {
        return Ok(());
    }
    journal
        .write(|write| past.try_for_each(|ahead| storage::reminders::note(write.db, ahead.day)))?;
    Ok(())
}

/// How many of the last ones, up to a day, were left alone one after the other.
fn left_alone(journal: &Journal, until: Day) -> Result<usize> {
    let db = journal.read();
    let shown = storage::reminders::last(db, LEFT_ALONE + 1)?;
    let mut count = 0;
    for day in shown
        .into_iter()
        .filter(|day| *day <= until)
        .take(LEFT_ALONE)
    {
        if storage::days::is_written(db, day)? {
            break;
        }
        count += 1;
    }
    Ok(count)
}

/// The moment of a minute of a lived day: before the hour at which days turn it is the next morning's.
fn moment_of(day: Day, minute: u16, turns_at: u32, now: Moment) -> i64 {
    let date = if u32::from(minute) < turns_at * 60 {
        day.plus(1)
    } else {
        day
    };
    let midnight = date.0.and_time(NaiveTime::MIN);
    let local = midnight + Duration::minutes(i64::from(minute));
    // In the night the clocks go forward there may be no such time: an hour later there is.
    let at = now.zone.from_local_datetime(&local).earliest();
    let at = at.or_else(|| {
        now.zone
            .from_local_datetime(&(local + Duration::hours(1)))
            .earliest()
    });
    at.map_or(now.at, |at| at.timestamp_millis())
}
