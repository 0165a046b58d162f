//! The table `entry`.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::clock::Day;
use crate::error::Result;
use crate::writing::entries::EntryRow;
use crate::writing::markdown::Gist;

/// The earliest day that can be asked for, and the latest: what has four figures for its year.
pub const FIRST_DAY: Day = day_of(1, 1, 1);
/// See [`FIRST_DAY`].
pub const LAST_DAY: Day = day_of(9999, 12, 31);

const fn day_of(year: i32, month: u32, day: u32) -> Day {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => Day(day),
        None => Day(NaiveDate::MAX),
    }
}

/// How many entries can share one millisecond.
pub(super) const PER_MILLISECOND: i64 = 1024;

/// An entry as it stands in its table.
pub struct Stored {
    /// Its row for a list, without tags and attachments.
    pub row: EntryRow,
    /// When it was first saved.
    pub written_at: i64,
    /// Markdown.
    pub body: String,
}

/// What a new entry is made of.
pub struct New<'a> {
    /// The day as lived.
    pub day: Day,
    /// The moment written about, UTC milliseconds.
    pub at: i64,
    /// IANA name.
    pub zone: &'a str,
    /// When it was first saved, UTC milliseconds.
    pub written_at: i64,
    /// When it was last changed, UTC milliseconds.
    pub changed_at: i64,
    /// Its text.
    pub text: Text<'a>,
}

/// A body and what is read off it.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    /// Markdown.
    pub body: &'a str,
    /// What was read off it.
    pub gist: &'a Gist,
}

/// Writes a new entry and answers its id: the first free one of its moment.
pub fn insert(db: &Connection, new: &New<'_>) -> Result<i64> {
    let id = free_id(db, new.at)?;
    db.prepare_cached(
        "INSERT INTO entry (id, day, at, zone, written_at, changed_at, words, title, preview, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        id,
        new.day,
        new.at,
        new.zone,
        new.written_at,
        new.changed_at,
        new.text.gist.words,
        new.text.gist.title,
        new.text.gist.preview,
        new.text.body
    ])?;
    Ok(id)
}

/// The first free id of a moment, or of the next moment that has one: an export may hold thousands of one and the same
/// time.
fn free_id(db: &Connection, at: i64) -> Result<i64> {
    let mut newest = db.prepare_cached("SELECT max(id) FROM entry WHERE id >= ?1 AND id < ?2")?;
    let mut first = at * PER_MILLISECOND;
    loop {
        let next = first + PER_MILLISECOND;
        let taken: Option<i64> = newest.query_row([first, next], |row| row.get(0))?;
        match taken.map_or(first, |taken| taken + 1) {
            full if full == next => first = next,
            id => return Ok(id),
        }
    }
}

/// Gives an entry another text.
pub fn update(db: &Connection, id: i64, text: Text<'_>, changed_at: i64) -> Result<()> {
    db.prepare_cached(
        "UPDATE entry SET body = ?2, title = ?3, preview = ?4, words = ?5, changed_at = ?6 WHERE id = ?1",
    )?
    .execute(params![id, text.body, text.gist.title, text.gist.preview, text.gist.words, changed_at])?;
    Ok(())
}

/// Marks an entry as binned, with the day on which it goes, or as not.
pub fn set_binned(db: &Connection, id: i64, binned: Option<(i64, Day)>) -> Result<()> {
    let (binned_at, goes_on) = binned.unzip();
    db.prepare_cached("UPDATE entry SET binned_at = ?2, goes_on = ?3 WHERE id = ?1")?
        .execute(params![id, binned_at, goes_on])?;
    Ok(())
}

/// Gives every entry in the bin that has no day to go on, or a later one, this day.
pub fn go_by(db: &Connection, day: Day) -> Result<()> {
    db.execute(
        "UPDATE entry SET goes_on = ?1 WHERE binned_at IS NOT NULL AND (goes_on IS NULL OR goes_on > ?1)",
        [day],
    )?;
    Ok(())
}

/// Gives every entry in the bin that would go on a day or earlier another day.
pub fn stay_until(db: &Connection, due: Day, day: Day) -> Result<()> {
    db.execute(
        "UPDATE entry SET goes_on = ?2 WHERE binned_at IS NOT NULL AND goes_on <= ?1",
        [due, day],
    )?;
    Ok(())
}

/// Whether an entry in the bin goes on a day or earlier, or has no day or a later one than it can have.
pub fn any_goes(db: &Connection, due: Day, latest: Day) -> Result<bool> {
    Ok(db.query_row(
        "SELECT EXISTS (SELECT 1 FROM entry WHERE binned_at IS NOT NULL
                        AND (goes_on IS NULL OR goes_on <= ?1 OR goes_on > ?2))",
        [due, latest],
        |row| row.get(0),
    )?)
}

/// Takes what is in the bin and goes on a day or earlier away for good, with all that belongs to it.
pub fn take_away_due(db: &Connection, due: Day) -> Result<()> {
    db.execute(
        "DELETE FROM entry WHERE binned_at IS NOT NULL AND goes_on <= ?1",
        [due],
    )?;
    Ok(())
}

/// Takes one entry in the bin away for good, with all that belongs to it.
pub fn take_away(db: &Connection, id: i64) -> Result<()> {
    db.execute(
        "DELETE FROM entry WHERE id = ?1 AND binned_at IS NOT NULL",
        [id],
    )?;
    Ok(())
}

/// One entry, binned or not.
pub fn get(db: &Connection, id: i64) -> Result<Option<Stored>> {
    Ok(db
        .prepare_cached(
            "SELECT id, day, at, changed_at, title, preview, words, binned_at, goes_on, written_at, body FROM entry WHERE id = ?1",
        )?
        .query_row([id], |row| Ok(Stored { row: listed(row)?, written_at: row.get(9)?, body: row.get(10)? }))
        .optional()?)
}

/// The text of one entry, binned or not.
pub fn body(db: &Connection, id: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT body FROM entry WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// The row of one entry, binned or not, without its text.
pub fn row(db: &Connection, id: i64) -> Result<Option<EntryRow>> {
    Ok(db
        .prepare_cached(
            "SELECT id, day, at, changed_at, title, preview, words, binned_at, goes_on FROM entry WHERE id = ?1",
        )?
        .query_row([id], listed)
        .optional()?)
}

/// The newest entry of a day that is not in the bin and was not written along a guided reflection.
pub fn newest_of(db: &Connection, day: Day) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached(
            "SELECT max(id) FROM entry WHERE day = ?1 AND binned_at IS NULL
             AND NOT EXISTS (SELECT 1 FROM guided WHERE entry_id = entry.id)",
        )?
        .query_row([day], |row| row.get(0))?)
}

/// Entries that are not in the bin, older than an id, newest first: streams along the ids.
pub fn page(db: &Connection, before: i64, limit: u32) -> Result<Vec<EntryRow>> {
    let mut statement = db.prepare_cached(
        "SELECT id, day, at, changed_at, title, preview, words, binned_at, goes_on FROM entry
         WHERE id < ?1 AND binned_at IS NULL ORDER BY id DESC LIMIT ?2",
    )?;
    let rows = statement.query_map(params![before, limit], listed)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The same for a range of days: finds the range by its index first, so that a week ten years ago is no scan.
pub fn page_between(
    db: &Connection,
    from: Day,
    to: Day,
    before: i64,
    limit: u32,
) -> Result<Vec<EntryRow>> {
    let mut statement = db.prepare_cached(
        "SELECT id, day, at, changed_at, title, preview, words, binned_at, goes_on FROM entry INDEXED BY entry_day
         WHERE day BETWEEN ?1 AND ?2 AND id < ?3 AND binned_at IS NULL ORDER BY id DESC LIMIT ?4",
    )?;
    let rows = statement.query_map(params![from, to, before, limit], listed)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The same for entries that mention somebody: streams along the links.
pub fn page_mentioning(
    db: &Connection,
    known: i64,
    before: i64,
    limit: u32,
) -> Result<Vec<EntryRow>> {
    let mut statement = db.prepare_cached(
        "SELECT id, day, at, changed_at, title, preview, words, binned_at, goes_on
         FROM entry_known CROSS JOIN entry ON entry.id = entry_id
         WHERE known_id = ?1 AND entry_id < ?2 AND binned_at IS NULL ORDER BY entry_id DESC LIMIT ?3",
    )?;
    let rows = statement.query_map(params![known, before, limit], listed)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The days of a range that have an entry which is not in the bin: steps along the index from day to day, however many
/// entries a day has.
pub fn days(db: &Connection, from: Day, to: Day) -> Result<Vec<Day>> {
    let mut statement = db.prepare_cached(
        "WITH RECURSIVE held (day) AS (
           SELECT min(day) FROM entry WHERE day BETWEEN ?1 AND ?2 AND binned_at IS NULL
           UNION ALL
           SELECT (SELECT min(day) FROM entry WHERE day > held.day AND day <= ?2 AND binned_at IS NULL)
           FROM held WHERE held.day IS NOT NULL)
         SELECT day FROM held WHERE day IS NOT NULL",
    )?;
    let days = statement.query_map([from, to], |row| row.get(0))?;
    Ok(days.collect::<rusqlite::Result<_>>()?)
}

/// How many entries that are not in the bin each day has, oldest first: one walk along the index.
pub fn count_by_day(db: &Connection) -> Result<Vec<(Day, u32)>> {
    let mut statement = db.prepare_cached(
        "SELECT day, count(*) FROM entry WHERE binned_at IS NULL GROUP BY day ORDER BY day",
    )?;
    let days = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(days.collect::<rusqlite::Result<_>>()?)
}

/// Entries in the bin, binned last first: from the top, or what follows one of them.
pub fn bin(db: &Connection, after: Option<i64>, limit: u32) -> Result<Vec<EntryRow>> {
    let mut statement = db.prepare_cached(
        "SELECT id, day, at, changed_at, title, preview, words, binned_at, goes_on FROM entry
         WHERE binned_at IS NOT NULL
           AND (?1 IS NULL OR (binned_at, id) < ((SELECT binned_at FROM entry WHERE id = ?1), ?1))
         ORDER BY binned_at DESC, id DESC LIMIT ?2",
    )?;
    let rows = statement.query_map(params![after, limit], listed)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The days of the earliest and the latest entry that is not in the bin.
pub fn first_and_last_day(db: &Connection) -> Result<(Option<Day>, Option<Day>)> {
    Ok(db.query_row(
        "SELECT min(day), max(day) FROM entry WHERE binned_at IS NULL",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?)
}

/// How many entries are not in the bin.
pub fn count(db: &Connection) -> Result<u32> {
    Ok(db.query_row(
        "SELECT count(*) FROM entry WHERE binned_at IS NULL",
        [],
        |row| row.get(0),
    )?)
}

fn listed(row: &Row<'_>) -> rusqlite::Result<EntryRow> {
    Ok(EntryRow {
        id: row.get(0)?,
        day: row.get(1)?,
        at: row.get(2)?,
        changed_at: row.get(3)?,
        title: row.get(4)?,
        preview: row.get(5)?,
        words: row.get(6)?,
        binned_at: row.get(7)?,
        goes_on: row.get(8)?,
        attachments: 0,
        tags: Vec::new(),
    })
}
