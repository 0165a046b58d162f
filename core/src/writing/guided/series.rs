//! Sittings on different days that belong together.
//!
//! One rule: there is one sitting a day, and none after it was heavier twice. What is kept of a sitting whose words were
//! let go is that it was, on which day, and how one was after it; and that only as long as the series goes on.

use rusqlite::Connection;

use super::{Felt, Series, SeriesId, asked, key};
use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::Result;
use crate::journal::{Journal, Saved, Write};
use crate::storage;
use crate::storage::guided::Stored;

/// So often it may be heavier afterwards, and then it is time to stop.
const HEAVIER: u32 = 2;

/// The series between two sittings, the newest first. One with a sitting that is not ended is gone on with there.
pub fn all(db: &Connection) -> Result<Vec<Series>> {
    let sittings = storage::guided::sittings(db)?;
    let all = sittings.chunk_by(|one, next| one.series == next.series);
    let between = all.filter(|sittings| sittings.iter().all(|sitting| sitting.ended));
    between
        .filter_map(|sittings| of(sittings).transpose())
        .collect()
}

fn of(sittings: &[Stored]) -> Result<Option<Series>> {
    let (Some(first), Some(last)) = (sittings.first(), sittings.iter().max_by_key(|one| one.day))
    else {
        return Ok(None);
    };
    let Some(series) = first.series else {
        return Ok(None);
    };
    Ok(Some(Series {
        series,
        key: key(first),
        template: asked(first)?,
        sittings: u32::try_from(sittings.len()).unwrap_or(u32::MAX),
        last: last.day,
        next_from: last.day.plus(1),
        heavier: heavier(sittings),
    }))
}

/// Puts a series away. What was kept stays in the journal; of what was let go nothing is left at all.
///
/// # Errors
/// [`Code::Invalid`] while a sitting of it is not ended.
#[allow(clippy::needless_pass_by_value)] // As every command takes its input.
pub fn put_series_away(journal: &mut Journal, input: SeriesId) -> Result<Saved<Nothing>> {
    journal.write(|write| {
        let sittings = storage::guided::of_series(write.db, input.series)?;
        if !sittings.iter().all(|sitting| sitting.ended) {
            return Err(Code::Invalid.into());
        }
        storage::guided::put_series_away(write.db, input.series)?;
        Ok(Nothing {})
    })
}

/// The series and number of a sitting that is begun now.
pub fn next(write: &Write<'_>, series: Option<i64>) -> Result<(Option<i64>, u32)> {
    let Some(series) = series else {
        return Ok((Some(write.now.at), 0));
    };
    let sittings = storage::guided::of_series(write.db, series)?;
    let (Some(first), Some(last)) = (sittings.first(), sittings.last()) else {
        return Err(Code::NotFound.into());
    };
    let sitting = last.sitting + 1;
    let over = sitting as usize >= asked(first)?.questions.len();
    let same_day = sittings.iter().any(|one| one.day >= write.today);
    if over || same_day || heavier(&sittings) >= HEAVIER || !sittings.iter().all(|one| one.ended) {
        return Err(Code::Invalid.into());
    }
    Ok((Some(series), sitting))
}

/// Puts a series away by itself after its last sitting; whether it still goes on.
pub fn look_after(write: &mut Write<'_>, series: Option<i64>) -> Result<bool> {
    let Some(series) = series else {
        return Ok(false);
    };
    let sittings = storage::guided::of_series(write.db, series)?;
    let Some(last) = sittings.last() else {
        return Ok(false);
    };
    let over = last.ended && last.sitting as usize + 1 >= asked(last)?.questions.len();
    if over {
        storage::guided::put_series_away(write.db, series)?;
    }
    Ok(!over)
}

/// How often it was heavier after the sittings of a series.
pub fn heavier_in(db: &Connection, series: Option<i64>) -> Result<u32> {
    let sittings = series.map(|series| storage::guided::of_series(db, series));
    Ok(sittings.transpose()?.map_or(0, |all| heavier(&all)))
}

fn heavier(sittings: &[Stored]) -> u32 {
    let heavy = |sitting: &&Stored| sitting.felt == Some(Felt::Heavier);
    u32::try_from(sittings.iter().filter(heavy).count()).unwrap_or(u32::MAX)
}
