//! The table `guided`: what was begun from a template, beside the entry it is.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::clock::Day;
use crate::error::Result;
use crate::writing::guided::Felt;

/// A piece as it stands in its table.
pub struct Stored {
    /// Its id.
    pub id: i64,
    /// The entry it is; none where its words were let go.
    pub entry_id: Option<i64>,
    /// What it was begun from.
    pub template: String,
    /// The template as it was then, JSON.
    pub asked: String,
    /// The series it belongs to.
    pub series: Option<i64>,
    /// Which sitting it is, from nought on.
    pub sitting: u32,
    /// The day as lived.
    pub day: Day,
    /// When it was begun, UTC milliseconds.
    pub begun_at: i64,
    /// The question one is at.
    pub step: u32,
    /// Whether it may still be let go.
    pub loose: bool,
    /// Whether it was ended.
    pub ended: bool,
    /// How one was after it.
    pub felt: Option<Felt>,
    /// The day on which it is offered back.
    pub back_on: Option<Day>,
    /// When its entry was changed last, UTC milliseconds.
    pub changed_at: i64,
    /// How many words its entry has.
    pub words: u32,
}

/// What a new piece is made of.
pub struct New<'a> {
    /// The entry it is.
    pub entry_id: i64,
    /// What it is begun from.
    pub template: &'a str,
    /// The template as it is now, JSON.
    pub asked: &'a str,
    /// The series it belongs to.
    pub series: Option<i64>,
    /// Which sitting it is, from nought on.
    pub sitting: u32,
    /// The day as lived.
    pub day: Day,
    /// When it is begun, UTC milliseconds.
    pub begun_at: i64,
    /// The question one is at.
    pub step: u32,
    /// Whether it may be let go.
    pub loose: bool,
}

/// Writes a new piece and answers its id.
pub fn insert(db: &Connection, new: &New<'_>) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO guided (entry_id, template, asked, series, sitting, day, begun_at, step, loose)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        new.entry_id,
        new.template,
        new.asked,
        new.series,
        new.sitting,
        new.day,
        new.begun_at,
        new.step,
        new.loose
    ])?;
    Ok(db.last_insert_rowid())
}

/// One piece, unless its entry is in the bin.
pub fn get(db: &Connection, id: i64) -> Result<Option<Stored>> {
    one(db, "guided.id = ?1 AND entry.binned_at IS NULL", id)
}

/// The pieces that were not ended, changed last first.
pub fn unfinished(db: &Connection) -> Result<Vec<Stored>> {
    let mut statement = db.prepare_cached(&select(
        "ended_at IS NULL AND entry.id IS NOT NULL AND entry.binned_at IS NULL
         ORDER BY entry.changed_at DESC, guided.id DESC",
    ))?;
    let rows = statement.query_map([], stored)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The sittings of every series that was not put away, the newest series first, each from its first sitting on.
pub fn sittings(db: &Connection) -> Result<Vec<Stored>> {
    let mut statement = db.prepare_cached(&select(
        "series IS NOT NULL AND entry.binned_at IS NULL ORDER BY series DESC, sitting",
    ))?;
    let rows = statement.query_map([], stored)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The sittings of one series, the first one first; also one whose entry is in the bin.
pub fn of_series(db: &Connection, series: i64) -> Result<Vec<Stored>> {
    let mut statement = db.prepare_cached(&select("series = ?1 ORDER BY sitting"))?;
    let rows = statement.query_map([series], stored)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The pieces begun from a template that can be read, oldest first.
pub fn begun_from(db: &Connection, template: &str) -> Result<Vec<Stored>> {
    let mut statement = db.prepare_cached(&select(
        "template = ?1 AND entry.id IS NOT NULL AND entry.binned_at IS NULL AND loose = 0 ORDER BY entry.id",
    ))?;
    let rows = statement.query_map([template], stored)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The letters that wait for their day, the next one first.
pub fn letters(db: &Connection) -> Result<Vec<Stored>> {
    let mut statement = db.prepare_cached(&select(
        "back_on IS NOT NULL AND entry.binned_at IS NULL ORDER BY back_on, guided.id",
    ))?;
    let rows = statement.query_map([], stored)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Notes the question one is at; whether it was there.
pub fn set_step(db: &Connection, id: i64, step: u32) -> Result<bool> {
    let changed = db
        .prepare_cached("UPDATE guided SET step = ?2 WHERE id = ?1")?
        .execute(params![id, step])?;
    Ok(changed == 1)
}

/// Ends a piece: it stays, and how one was after it.
pub fn end(db: &Connection, id: i64, at: i64, felt: Option<Felt>) -> Result<()> {
    db.prepare_cached("UPDATE guided SET ended_at = ?2, felt = ?3, loose = 0 WHERE id = ?1")?
        .execute(params![id, at, felt])?;
    Ok(())
}

/// Ends a sitting whose words are let go: it has no entry from now on.
pub fn let_go(db: &Connection, id: i64, at: i64, felt: Option<Felt>) -> Result<()> {
    db.prepare_cached(
        "UPDATE guided SET entry_id = NULL, ended_at = ?2, felt = ?3, loose = 0, back_on = NULL WHERE id = ?1",
    )?
    .execute(params![id, at, felt])?;
    Ok(())
}

/// Takes the entry of a loose piece away for good, with all that belongs to it, and the row if it still points there.
pub fn take_away_entry(db: &Connection, entry_id: i64) -> Result<()> {
    db.prepare_cached("DELETE FROM entry WHERE id = ?1")?
        .execute([entry_id])?;
    Ok(())
}

/// Chooses the day on which a piece is offered back, or none.
pub fn set_back_on(db: &Connection, id: i64, day: Option<Day>) -> Result<()> {
    db.prepare_cached("UPDATE guided SET back_on = ?2 WHERE id = ?1")?
        .execute(params![id, day])?;
    Ok(())
}

/// Puts a series away: what was kept belongs to none, and of what was let go nothing is left at all.
pub fn put_series_away(db: &Connection, series: i64) -> Result<()> {
    db.prepare_cached("DELETE FROM guided WHERE series = ?1 AND entry_id IS NULL")?
        .execute([series])?;
    db.prepare_cached("UPDATE guided SET series = NULL WHERE series = ?1")?
        .execute([series])?;
    Ok(())
}

fn one(db: &Connection, is: &str, id: i64) -> Result<Option<Stored>> {
    Ok(db
        .prepare_cached(&select(is))?
        .query_row([id], stored)
        .optional()?)
}

fn select(is: &str) -> String {
    format!(
        "SELECT guided.id, entry_id, template, asked, series, sitting, guided.day, begun_at, step, loose,
                ended_at IS NOT NULL, felt, back_on, coalesce(entry.changed_at, begun_at), coalesce(entry.words, 0)
         FROM guided LEFT JOIN entry ON entry.id = entry_id WHERE {is}"
    )
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    Ok(Stored {
        id: row.get(0)?,
        entry_id: row.get(1)?,
        template: row.get(2)?,
        asked: row.get(3)?,
        series: row.get(4)?,
        sitting: row.get(5)?,
        day: row.get(6)?,
        begun_at: row.get(7)?,
        step: row.get(8)?,
        loose: row.get(9)?,
        ended: row.get(10)?,
        felt: row.get(11)?,
        back_on: row.get(12)?,
        changed_at: row.get(13)?,
        words: row.get(14)?,
    })
}
