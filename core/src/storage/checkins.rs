//! The table `checkin`, with its words and tags.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::clock::Day;
use crate::error::Result;
use crate::wellbeing::checkins::{CheckIn, RecordCheckIn};
use crate::wellbeing::trends::Measure;

const COLUMNS: &str = "id, day, at, mood, energy, bucket, sleep, light, sleep_hours, late_days";

/// Writes a new check-in and answers its id.
pub fn insert(
    db: &Connection,
    new: &RecordCheckIn,
    day: Day,
    late_days: i64,
    at: i64,
    zone: &str,
) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO checkin (day, at, zone, mood, energy, bucket, sleep, light, took_s, sleep_hours, late_days)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        day,
        at,
        zone,
        new.mood,
        new.energy,
        new.bucket,
        new.sleep,
        new.light,
        new.took_s,
        new.sleep_hours,
        late_days
    ])?;
    Ok(db.last_insert_rowid())
}

/// Corrects a check-in; whether it was there. Its day and moment stay.
pub fn update(db: &Connection, id: i64, new: &RecordCheckIn) -> Result<bool> {
    let changed = db
        .prepare_cached(
            "UPDATE checkin SET mood = ?2, energy = ?3, bucket = ?4, sleep = ?5, light = ?6, sleep_hours = ?7
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            new.mood,
            new.energy,
            new.bucket,
            new.sleep,
            new.light,
            new.sleep_hours
        ])?;
    Ok(changed == 1)
}

/// How many check-ins a day has.
pub fn count_on(db: &Connection, day: Day) -> Result<u32> {
    Ok(db
        .prepare_cached("SELECT count(*) FROM checkin WHERE day = ?1")?
        .query_row([day], |row| row.get(0))?)
}

/// Gives a check-in these words and tags, by id, in this order, and no others.
pub fn set_choices(db: &Connection, id: i64, words: &[i64], tags: &[i64]) -> Result<()> {
    db.prepare_cached("DELETE FROM checkin_word WHERE checkin_id = ?1")?
        .execute([id])?;
    let mut insert = db.prepare_cached(
        "INSERT OR IGNORE INTO checkin_word (checkin_id, word_id, place) VALUES (?1, ?2, ?3)",
    )?;
    for (place, word) in (0i64..).zip(words) {
        insert.execute(params![id, word, place])?;
    }
    db.prepare_cached("DELETE FROM checkin_tag WHERE checkin_id = ?1")?
        .execute([id])?;
    let mut insert = db.prepare_cached(
        "INSERT OR IGNORE INTO checkin_tag (checkin_id, tag_id, place) VALUES (?1, ?2, ?3)",
    )?;
    for (place, tag) in (0i64..).zip(tags) {
        insert.execute(params![id, tag, place])?;
    }
    Ok(())
}

/// Takes a check-in out; whether it was there.
pub fn remove(db: &Connection, id: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("DELETE FROM checkin WHERE id = ?1")?
        .execute([id])?
        == 1)
}

/// One check-in.
pub fn get(db: &Connection, id: i64) -> Result<Option<CheckIn>> {
    let found = db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM checkin WHERE id = ?1"))?
        .query_row([id], checkin)
        .optional()?;
    found.map(|found| with_choices(db, found)).transpose()
}

/// The check-ins from one day to another, oldest first.
pub fn between(db: &Connection, from: Day, to: Day) -> Result<Vec<CheckIn>> {
    let found = db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM checkin WHERE day BETWEEN ?1 AND ?2 ORDER BY at, id"
        ))?
        .query_map([from, to], checkin)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    found
        .into_iter()
        .map(|found| with_choices(db, found))
        .collect()
}

/// One measure from one day to another, by day; check-ins that did not answer it are left out.
pub fn values(db: &Connection, measure: Measure, from: Day, to: Day) -> Result<Vec<(Day, u8)>> {
    let column = match measure {
        Measure::Mood => "mood",
        Measure::Energy => "energy",
        Measure::Bucket => "bucket",
        Measure::Sleep => "sleep",
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT day, {column} FROM checkin WHERE day BETWEEN ?1 AND ?2 AND {column} IS NOT NULL ORDER BY day"
    ))?;
    let values = statement.query_map([from, to], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(values.collect::<rusqlite::Result<_>>()?)
}

/// Every tag that a check-in has, alphabetically, with the days of those check-ins in any order.
pub fn tagged(db: &Connection) -> Result<Vec<(String, Vec<Day>)>> {
    let mut days: HashMap<i64, Vec<Day>> = HashMap::new();
    let mut statement = db.prepare_cached(
        "SELECT tag_id, day FROM checkin_tag JOIN checkin ON checkin.id = checkin_id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        days.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    let mut statement =
        db.prepare_cached("SELECT id, label FROM tag ORDER BY label COLLATE NOCASE")?;
    let tags = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut tagged = Vec::new();
    for tag in tags {
        let (id, label): (i64, String) = tag?;
        tagged.extend(days.remove(&id).map(|days| (label, days)));
    }
    Ok(tagged)
}

/// The lights of a range, by day, oldest first.
pub fn lights(db: &Connection, from: Day, to: Day) -> Result<Vec<(Day, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT day, light FROM checkin WHERE day BETWEEN ?1 AND ?2 AND light IS NOT NULL ORDER BY day, at, id",
    )?;
    let lights = statement.query_map([from, to], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(lights.collect::<rusqlite::Result<_>>()?)
}

/// The days of a range that have a check-in.
pub fn days(db: &Connection, from: Day, to: Day) -> Result<Vec<Day>> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT day FROM checkin WHERE day BETWEEN ?1 AND ?2 ORDER BY day",
    )?;
    let days = statement.query_map([from, to], |row| row.get(0))?;
    Ok(days.collect::<rusqlite::Result<_>>()?)
}

/// The first day with a check-in.
pub fn first_day(db: &Connection) -> Result<Option<Day>> {
    Ok(db
        .prepare_cached("SELECT min(day) FROM checkin")?
        .query_row([], |row| row.get(0))?)
}

fn checkin(row: &Row<'_>) -> rusqlite::Result<CheckIn> {
    Ok(CheckIn {
        id: row.get(0)?,
        day: row.get(1)?,
        at: row.get(2)?,
        mood: row.get(3)?,
        energy: row.get(4)?,
        bucket: row.get(5)?,
        sleep: row.get(6)?,
        light: row.get(7)?,
        sleep_hours: row.get(8)?,
        late_days: row.get(9)?,
        words: Vec::new(),
        tags: Vec::new(),
    })
}

fn with_choices(db: &Connection, mut found: CheckIn) -> Result<CheckIn> {
    let labels = |sql: &str| -> Result<Vec<String>> {
        let mut statement = db.prepare_cached(sql)?;
        let labels = statement.query_map([found.id], |row| row.get(0))?;
        Ok(labels.collect::<rusqlite::Result<_>>()?)
    };
    let words = labels(
        "SELECT label FROM checkin_word JOIN word ON word.id = word_id WHERE checkin_id = ?1 ORDER BY place",
    )?;
    let tags = labels(
        "SELECT label FROM checkin_tag JOIN tag ON tag.id = tag_id WHERE checkin_id = ?1 ORDER BY place",
    )?;
    found.words = words;
    found.tags = tags;
    Ok(found)
}
