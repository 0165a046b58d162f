//! The tables `achievement`, `kept_words`, `own_value`, `also` and `own_path`, and what holds for all that can be taken out.

use rusqlite::{Connection, Row, params};

use crate::clock::Day;
use crate::error::Result;
use crate::kept::{
    Achievement, Also, KeptKind, KeptWords, OwnPath, OwnValue, SaveAchievement, SaveAlso,
    SaveKeptWords, SaveOwnPath, SaveOwnValue, TakenFrom, TakenOut,
};

/// The table in which a kind lies.
const fn table(kind: KeptKind) -> &'static str {
    match kind {
        KeptKind::Achievement => "achievement",
        KeptKind::Words => "kept_words",
        KeptKind::Value => "own_value",
        KeptKind::Also => "also",
        KeptKind::Path => "own_path",
        KeptKind::Wobble => "wobble",
    }
}

/// The achievements, by their day, newest first; those without a day last.
pub fn achievements(db: &Connection) -> Result<Vec<Achievement>> {
    all(
        db,
        "SELECT kept.id, kept.title, kept.day, changed, proof, hard, credit, entry_id, entry_day, entry.binned_at
         FROM achievement AS kept LEFT JOIN entry ON entry.id = entry_id
         WHERE kept.goes_on IS NULL ORDER BY kept.day DESC NULLS LAST, kept.id DESC",
        |row| {
            Ok(Achievement {
                id: row.get(0)?,
                title: row.get(1)?,
                day: row.get(2)?,
                changed: row.get(3)?,
                proof: row.get(4)?,
                hard: row.get(5)?,
                credit: row.get(6)?,
                from: taken_from(row, 7)?,
            })
        },
    )
}

/// The words that are kept, last first.
pub fn words(db: &Connection) -> Result<Vec<KeptWords>> {
    all(
        db,
        "SELECT kept.id, text, said_by, said_when, comes_up, entry_id, entry_day, entry.binned_at
         FROM kept_words AS kept LEFT JOIN entry ON entry.id = entry_id
         WHERE kept.goes_on IS NULL ORDER BY kept.id DESC",
        |row| {
            Ok(KeptWords {
                id: row.get(0)?,
                text: row.get(1)?,
                said_by: row.get(2)?,
                said_when: row.get(3)?,
                comes_up: row.get(4)?,
                from: taken_from(row, 5)?,
            })
        },
    )
}

/// The card of values, in the writer's order.
pub fn values(db: &Connection) -> Result<Vec<OwnValue>> {
    all(
        db,
        "SELECT id, word, meaning FROM own_value WHERE goes_on IS NULL ORDER BY place, id",
        |row| {
            Ok(OwnValue {
                id: row.get(0)?,
                word: row.get(1)?,
                meaning: row.get(2)?,
            })
        },
    )
}

/// What one is besides the post, in the writer's order.
pub fn also(db: &Connection) -> Result<Vec<Also>> {
    all(
        db,
        "SELECT id, what, line FROM also WHERE goes_on IS NULL ORDER BY place, id",
        |row| {
            Ok(Also {
                id: row.get(0)?,
                what: row.get(1)?,
                line: row.get(2)?,
            })
        },
    )
}

/// The paths, in the writer's order. Whether a day has come is for whoever knows the day.
pub fn paths(db: &Connection) -> Result<Vec<OwnPath>> {
    all(
        db,
        "SELECT id, kind, title, first_step, months, ask, frees, not_yet, look_again
         FROM own_path WHERE goes_on IS NULL ORDER BY place, id",
        |row| {
            Ok(OwnPath {
                id: row.get(0)?,
                kind: row.get(1)?,
                title: row.get(2)?,
                first_step: row.get(3)?,
                months: row.get(4)?,
                ask: row.get(5)?,
                frees: row.get(6)?,
                not_yet: row.get(7)?,
                look_again: row.get(8)?,
                has_come: false,
            })
        },
    )
}

/// What was taken out and has not gone yet, by the day on which it goes, latest first.
pub fn taken_out(db: &Connection) -> Result<Vec<TakenOut>> {
    all(
        db,
        "SELECT 'achievement', id, substr(iif(title = '', changed, title), 1, 80), NULL, NULL, goes_on AS goes
           FROM achievement WHERE goes_on IS NOT NULL
         UNION ALL SELECT 'words', id, substr(text, 1, 80), NULL, NULL, goes_on FROM kept_words WHERE goes_on IS NOT NULL
         UNION ALL SELECT 'value', id, word, NULL, NULL, goes_on FROM own_value WHERE goes_on IS NOT NULL
         UNION ALL SELECT 'also', id, what, NULL, NULL, goes_on FROM also WHERE goes_on IS NOT NULL
         UNION ALL SELECT 'path', id, title, kind, NULL, goes_on FROM own_path WHERE goes_on IS NOT NULL
         UNION ALL SELECT 'wobble', id, '', NULL, day, goes_on FROM wobble WHERE goes_on IS NOT NULL
         ORDER BY goes DESC, id DESC",
        |row| {
            Ok(TakenOut {
                kind: row.get(0)?,
                id: row.get(1)?,
                said: row.get(2)?,
                path: row.get(3)?,
                day: row.get(4)?,
                goes_on: row.get(5)?,
            })
        },
    )
}

/// Writes a new achievement, or changes one; answers its id, or none if the id is not there.
pub fn save_achievement(
    db: &Connection,
    save: &SaveAchievement,
    from: Option<(i64, Day)>,
) -> Result<Option<i64>> {
    let SaveAchievement {
        id,
        title,
        day,
        changed,
        proof,
        hard,
        credit,
        ..
    } = save;
    let Some(id) = id else {
        let (entry_id, entry_day) = from.unzip();
        db.prepare_cached(
            "INSERT INTO achievement (title, day, changed, proof, hard, credit, entry_id, entry_day)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![title, day, changed, proof, hard, credit, entry_id, entry_day])?;
        return Ok(Some(db.last_insert_rowid()));
    };
    let count = db
        .prepare_cached(
            "UPDATE achievement SET title = ?2, day = ?3, changed = ?4, proof = ?5, hard = ?6, credit = ?7
             WHERE id = ?1",
        )?
        .execute(params![id, title, day, changed, proof, hard, credit])?;
    Ok((count == 1).then_some(*id))
}

/// Writes new words, or changes some; answers their id, or none if the id is not there.
pub fn save_words(
    db: &Connection,
    save: &SaveKeptWords,
    from: Option<(i64, Day)>,
) -> Result<Option<i64>> {
    let SaveKeptWords {
        id,
        text,
        said_by,
        said_when,
        comes_up,
        ..
    } = save;
    let Some(id) = id else {
        let (entry_id, entry_day) = from.unzip();
        db.prepare_cached(
            "INSERT INTO kept_words (text, said_by, said_when, comes_up, entry_id, entry_day)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            text, said_by, said_when, comes_up, entry_id, entry_day
        ])?;
        return Ok(Some(db.last_insert_rowid()));
    };
    let count = db
        .prepare_cached(
            "UPDATE kept_words SET text = ?2, said_by = ?3, said_when = ?4, comes_up = ?5 WHERE id = ?1",
        )?
        .execute(params![id, text, said_by, said_when, comes_up])?;
    Ok((count == 1).then_some(*id))
}

/// Writes a new value at the end of the card, or changes one; answers its id, or none if the id is not there.
pub fn save_value(db: &Connection, save: &SaveOwnValue) -> Result<Option<i64>> {
    let SaveOwnValue { id, word, meaning } = save;
    let Some(id) = id else {
        db.prepare_cached(
            "INSERT INTO own_value (place, word, meaning)
             VALUES ((SELECT coalesce(max(place), 0) + 1 FROM own_value), ?1, ?2)",
        )?
        .execute(params![word, meaning])?;
        return Ok(Some(db.last_insert_rowid()));
    };
    let count = db
        .prepare_cached("UPDATE own_value SET word = ?2, meaning = ?3 WHERE id = ?1")?
        .execute(params![id, word, meaning])?;
    Ok((count == 1).then_some(*id))
}

/// Writes what one is besides the post at the end of the list, or changes it; answers its id, or none if the id is not
/// there.
pub fn save_also(db: &Connection, save: &SaveAlso) -> Result<Option<i64>> {
    let SaveAlso { id, what, line } = save;
    let Some(id) = id else {
        db.prepare_cached(
            "INSERT INTO also (place, what, line) VALUES ((SELECT coalesce(max(place), 0) + 1 FROM also), ?1, ?2)",
        )?
        .execute(params![what, line])?;
        return Ok(Some(db.last_insert_rowid()));
    };
    let count = db
        .prepare_cached("UPDATE also SET what = ?2, line = ?3 WHERE id = ?1")?
        .execute(params![id, what, line])?;
    Ok((count == 1).then_some(*id))
}

/// Writes a new path at the end of the list, or changes one; answers its id, or none if the id is not there.
pub fn save_path(db: &Connection, save: &SaveOwnPath) -> Result<Option<i64>> {
    let SaveOwnPath {
        id,
        kind,
        title,
        first_step,
        months,
        ask,
        frees,
        not_yet,
        look_again,
    } = save;
    let Some(id) = id else {
        db.prepare_cached(
            "INSERT INTO own_path (place, kind, title, first_step, months, ask, frees, not_yet, look_again)
             VALUES ((SELECT coalesce(max(place), 0) + 1 FROM own_path), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![kind, title, first_step, months, ask, frees, not_yet, look_again])?;
        return Ok(Some(db.last_insert_rowid()));
    };
    let count = db
        .prepare_cached(
            "UPDATE own_path SET kind = ?2, title = ?3, first_step = ?4, months = ?5, ask = ?6, frees = ?7,
                                 not_yet = ?8, look_again = ?9 WHERE id = ?1",
        )?
        .execute(params![
            id, kind, title, first_step, months, ask, frees, not_yet, look_again
        ])?;
    Ok((count == 1).then_some(*id))
}

/// The ids of a kind that are there.
pub fn ids(db: &Connection, kind: KeptKind) -> Result<Vec<i64>> {
    let sql = format!(
        "SELECT id FROM {} WHERE goes_on IS NULL ORDER BY id",
        table(kind)
    );
    all(db, &sql, |row| row.get(0))
}

/// Puts those of a kind that has an order into this one.
pub fn set_order(db: &Connection, kind: KeptKind, ids: &[i64]) -> Result<()> {
    let mut set = db.prepare_cached(&format!(
        "UPDATE {} SET place = ?2 WHERE id = ?1",
        table(kind)
    ))?;
    for (place, id) in (1_i64..).zip(ids) {
        set.execute(params![id, place])?;
    }
    Ok(())
}

/// Sets the day on which something goes for good, or none; whether it was there.
pub fn set_goes_on(db: &Connection, kind: KeptKind, id: i64, day: Option<Day>) -> Result<bool> {
    let sql = format!("UPDATE {} SET goes_on = ?2 WHERE id = ?1", table(kind));
    Ok(db.prepare_cached(&sql)?.execute(params![id, day])? == 1)
}

/// Whether something that was taken out goes by `due`, or later than `latest`.
pub fn any_goes(db: &Connection, due: Day, latest: Day) -> Result<bool> {
    for kind in KeptKind::ALL {
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM {} WHERE goes_on <= ?1 OR goes_on > ?2)",
            table(kind)
        );
        if db
            .prepare_cached(&sql)?
            .query_row(params![due, latest], |row| row.get(0))?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What would go by `due` stays until `day`.
pub fn stay_until(db: &Connection, due: Day, day: Day) -> Result<()> {
    each(
        db,
        "UPDATE {} SET goes_on = ?2 WHERE goes_on <= ?1",
        due,
        Some(day),
    )
}

/// Takes away for good what goes by that day.
pub fn take_away_due(db: &Connection, due: Day) -> Result<()> {
    each(db, "DELETE FROM {} WHERE goes_on <= ?1", due, None)
}

/// What would go later than that day goes on it.
pub fn go_by(db: &Connection, latest: Day) -> Result<()> {
    each(
        db,
        "UPDATE {} SET goes_on = ?1 WHERE goes_on > ?1",
        latest,
        None,
    )
}

fn each(db: &Connection, sql: &str, day: Day, other: Option<Day>) -> Result<()> {
    for kind in KeptKind::ALL {
        let mut statement = db.prepare_cached(&sql.replace("{}", table(kind)))?;
        match other {
            Some(other) => statement.execute(params![day, other])?,
            None => statement.execute(params![day])?,
        };
    }
    Ok(())
}

fn all<T>(
    db: &Connection,
    sql: &str,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The entry's id, its day and when it was binned, from three columns.
fn taken_from(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<TakenFrom>> {
    let day: Option<Day> = row.get(at + 1)?;
    let (entry_id, binned_at): (Option<i64>, Option<i64>) = (row.get(at)?, row.get(at + 2)?);
    Ok(day.map(|day| TakenFrom {
        entry_id,
        day,
        binned: binned_at.is_some(),
    }))
}
