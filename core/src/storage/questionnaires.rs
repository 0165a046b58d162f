//! The tables `questionnaire`, `questionnaire_offer`, `questionnaire_answered`, `questionnaire_answer` and
//! `score_elsewhere`.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, params};

use crate::clock::Day;
use crate::error::Result;
use crate::wellbeing::questionnaires::ScoreElsewhere;
use crate::wellbeing::questionnaires::history::Answered;

/// Those that were brought, in the order in which they were: the id, what is asked as JSON, whether it is away.
pub fn brought(db: &Connection) -> Result<Vec<(i64, String, bool)>> {
    let mut statement =
        db.prepare_cached("SELECT id, asked, is_away FROM questionnaire ORDER BY id")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes a new one, or one in the place of another, and has it there; answers its id.
pub fn save_brought(
    db: &Connection,
    id: Option<i64>,
    pack: Option<&str>,
    asked: &str,
) -> Result<i64> {
    let Some(id) = id else {
        db.prepare_cached("INSERT INTO questionnaire (pack, asked) VALUES (?1, ?2)")?
            .execute(params![pack, asked])?;
        return Ok(db.last_insert_rowid());
    };
    db.prepare_cached("UPDATE questionnaire SET asked = ?2, is_away = 0 WHERE id = ?1")?
        .execute(params![id, asked])?;
    Ok(id)
}

/// Puts one away.
pub fn put_away(db: &Connection, id: i64) -> Result<()> {
    db.prepare_cached("UPDATE questionnaire SET is_away = 1 WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Lets one go that was never answered. Its id may come again, so nothing may be left that is known by it.
pub fn let_go(db: &Connection, id: i64, instrument: &str) -> Result<()> {
    db.prepare_cached("DELETE FROM questionnaire_offer WHERE instrument = ?1")?
        .execute([instrument])?;
    db.prepare_cached("DELETE FROM questionnaire WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Whether one was ever answered.
pub fn is_answered(db: &Connection, instrument: &str) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM questionnaire_answered WHERE instrument = ?1)",
        )?
        .query_row([instrument], |row| row.get(0))?)
}

/// Which are offered, and which not, where the writer has said so.
pub fn offers(db: &Connection) -> Result<BTreeMap<String, bool>> {
    let mut statement = db.prepare_cached("SELECT instrument, is_on FROM questionnaire_offer")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Has one offered, or not.
pub fn offer(db: &Connection, instrument: &str, is_on: bool) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO questionnaire_offer (instrument, is_on) VALUES (?1, ?2)
         ON CONFLICT (instrument) DO UPDATE SET is_on = excluded.is_on",
    )?
    .execute(params![instrument, is_on])?;
    Ok(())
}

/// All that was answered, oldest first.
pub fn answered(db: &Connection) -> Result<Vec<Answered>> {
    let mut answers: BTreeMap<i64, Vec<Option<i32>>> = BTreeMap::new();
    let mut statement = db.prepare_cached(
        "SELECT answered_id, answer FROM questionnaire_answer ORDER BY answered_id, place",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        answers.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    let mut statement = db.prepare_cached(
        "SELECT id, instrument, wording_version, licence, scoring, scoring_version, day, score
         FROM questionnaire_answered ORDER BY day, id",
    )?;
    let rows = statement.query_map([], |row| {
        let id = row.get(0)?;
        one_answered(row, id, answers.remove(&id).unwrap_or_default())
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn one_answered(row: &Row<'_>, id: i64, answers: Vec<Option<i32>>) -> rusqlite::Result<Answered> {
    Ok(Answered {
        id,
        instrument: row.get(1)?,
        wording_version: row.get(2)?,
        licence: row.get(3)?,
        scoring: row.get(4)?,
        scoring_version: row.get(5)?,
        day: row.get(6)?,
        score: row.get(7)?,
        answers,
    })
}

/// Writes what was answered, each answer under its question's key; answers its id.
pub fn add_answered<'k>(
    db: &Connection,
    answered: &Answered,
    keys: impl Iterator<Item = &'k str>,
) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO questionnaire_answered
           (instrument, wording_version, licence, scoring, scoring_version, day, score)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        answered.instrument,
        answered.wording_version,
        answered.licence,
        answered.scoring,
        answered.scoring_version,
        answered.day,
        answered.score
    ])?;
    let id = db.last_insert_rowid();
    let mut statement = db.prepare_cached(
        "INSERT INTO questionnaire_answer (answered_id, place, item, answer) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (place, (item, answer)) in keys.zip(&answered.answers).enumerate() {
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        statement.execute(params![id, place, item, answer])?;
    }
    Ok(id)
}

/// Takes what was answered out; whether it was there.
pub fn remove_answered(db: &Connection, id: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("DELETE FROM questionnaire_answered WHERE id = ?1")?
        .execute([id])?
        == 1)
}

/// Every score of questionnaires that were answered elsewhere with their names, oldest first.
pub fn scores(db: &Connection) -> Result<Vec<(String, ScoreElsewhere)>> {
    let mut statement =
        db.prepare_cached("SELECT name, id, day, score FROM score_elsewhere ORDER BY day, id")?;
    let rows = statement.query_map([], |row| {
        let score = ScoreElsewhere {
            id: row.get(1)?,
            day: row.get(2)?,
            score: row.get(3)?,
        };
        Ok((row.get(0)?, score))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes a score; answers its id.
pub fn add_score(db: &Connection, name: &str, day: Day, score: f64) -> Result<i64> {
    db.prepare_cached("INSERT INTO score_elsewhere (name, day, score) VALUES (?1, ?2, ?3)")?
        .execute(params![name, day, score])?;
    Ok(db.last_insert_rowid())
}

/// Takes a score out; whether it was there.
pub fn remove_score(db: &Connection, id: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("DELETE FROM score_elsewhere WHERE id = ?1")?
        .execute([id])?
        == 1)
}
