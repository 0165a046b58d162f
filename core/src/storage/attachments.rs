//! The tables `attachment`, `attachment_piece` and `thumbnail`.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::clock::Day;
use crate::error::Result;
use crate::writing::entries::{Attachment, AttachmentKind};

const COLUMNS: &str = "id, kind, media_type, size, name, described, goes_on";
/// What was cut off while it was put in lacks pieces; it goes like what was taken out.
const IS_WHOLE: &str = "size = (SELECT coalesce(sum(length(bytes)), 0) FROM attachment_piece WHERE attachment_id = attachment.id)";

/// What a new attachment is made of, without its bytes.
pub struct New<'a> {
    /// The entry it belongs to.
    pub entry_id: i64,
    /// What it is.
    pub kind: AttachmentKind,
    /// Its media type.
    pub media_type: &'a str,
    /// The name it came with.
    pub name: Option<&'a str>,
    /// How many bytes it has.
    pub size: u32,
    /// SHA-256 of its bytes, as they are kept.
    pub sha256: [u8; 32],
}

/// Writes a new attachment and answers its id. Its pieces follow.
pub fn insert(db: &Connection, new: &New<'_>) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO attachment (entry_id, kind, media_type, name, size, sha256)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        new.entry_id,
        new.kind,
        new.media_type,
        new.name,
        new.size,
        new.sha256
    ])?;
    Ok(db.last_insert_rowid())
}

/// Writes one piece of an attachment.
pub fn insert_piece(db: &Connection, id: i64, number: u32, bytes: &[u8]) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO attachment_piece (attachment_id, number, bytes) VALUES (?1, ?2, ?3)",
    )?
    .execute(params![id, number, bytes])?;
    Ok(())
}

/// Writes a picture's thumbnail.
pub fn insert_thumbnail(db: &Connection, id: i64, media_type: &str, bytes: &[u8]) -> Result<()> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO thumbnail (attachment_id, media_type, bytes) VALUES (?1, ?2, ?3)",
    )?
    .execute(params![id, media_type, bytes])?;
    Ok(())
}

/// What stands with an entry, in order, without the bytes.
pub fn of_entry(db: &Connection, entry_id: i64) -> Result<Vec<Attachment>> {
    listed(
        db,
        &format!(
            "SELECT {COLUMNS} FROM attachment WHERE entry_id = ?1 AND goes_on IS NULL ORDER BY id"
        ),
        entry_id,
    )
}

/// Whether all pieces of an attachment are there.
pub fn is_whole(db: &Connection, id: i64) -> Result<bool> {
    Ok(db
        .prepare_cached(&format!("SELECT {IS_WHOLE} FROM attachment WHERE id = ?1"))?
        .query_row([id], |row| row.get(0))?)
}

/// What was taken out of an entry and is not gone yet, in order.
pub fn taken_out_of(db: &Connection, entry_id: i64) -> Result<Vec<Attachment>> {
    listed(
        db,
        &format!(
            "SELECT {COLUMNS} FROM attachment WHERE entry_id = ?1 AND goes_on IS NOT NULL AND {IS_WHOLE} ORDER BY id"
        ),
        entry_id,
    )
}

fn listed(db: &Connection, statement: &str, entry_id: i64) -> Result<Vec<Attachment>> {
    let mut statement = db.prepare_cached(statement)?;
    let rows = statement.query_map([entry_id], attachment)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One attachment, standing or taken out.
pub fn get(db: &Connection, id: i64) -> Result<Option<Attachment>> {
    Ok(db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM attachment WHERE id = ?1"))?
        .query_row([id], attachment)
        .optional()?)
}

fn attachment(row: &Row<'_>) -> rusqlite::Result<Attachment> {
    Ok(Attachment {
        id: row.get(0)?,
        kind: row.get(1)?,
        media_type: row.get(2)?,
        size: row.get(3)?,
        name: row.get(4)?,
        described: row.get(5)?,
        goes_on: row.get(6)?,
    })
}

/// How many things stand with an entry.
pub fn count_of_entry(db: &Connection, entry_id: i64) -> Result<u32> {
    Ok(db
        .prepare_cached("SELECT count(*) FROM attachment WHERE entry_id = ?1 AND goes_on IS NULL")?
        .query_row([entry_id], |row| row.get(0))?)
}

/// One piece of an attachment.
pub fn piece(db: &Connection, id: i64, number: u32) -> Result<Option<Vec<u8>>> {
    Ok(db
        .prepare_cached(
            "SELECT bytes FROM attachment_piece WHERE attachment_id = ?1 AND number = ?2",
        )?
        .query_row(params![id, number], |row| row.get(0))
        .optional()?)
}

/// A picture's thumbnail, with its media type, if it has one.
pub fn thumbnail(db: &Connection, id: i64) -> Result<Option<(String, Vec<u8>)>> {
    Ok(db
        .prepare_cached("SELECT media_type, bytes FROM thumbnail WHERE attachment_id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// Sets what the writer says of an attachment.
pub fn describe(db: &Connection, id: i64, described: Option<&str>) -> Result<()> {
    db.prepare_cached("UPDATE attachment SET described = ?2 WHERE id = ?1")?
        .execute(params![id, described])?;
    Ok(())
}

/// Marks an attachment as taken out, with the day on which it goes, or as standing.
pub fn set_goes_on(db: &Connection, id: i64, goes_on: Option<Day>) -> Result<()> {
    db.prepare_cached("UPDATE attachment SET goes_on = ?2 WHERE id = ?1")?
        .execute(params![id, goes_on])?;
    Ok(())
}

/// Brings a day that lies further ahead than `latest` back to it.
pub fn go_by(db: &Connection, latest: Day) -> Result<()> {
    db.execute(
        "UPDATE attachment SET goes_on = ?1 WHERE goes_on > ?1",
        [latest],
    )?;
    Ok(())
}

/// Gives what was to go on a day or earlier until another day.
pub fn stay_until(db: &Connection, due: Day, until: Day) -> Result<()> {
    db.execute(
        "UPDATE attachment SET goes_on = ?2 WHERE goes_on <= ?1",
        [due, until],
    )?;
    Ok(())
}

/// Whether anything that was taken out goes on a day or earlier, or later than it may.
pub fn any_goes(db: &Connection, due: Day, latest: Day) -> Result<bool> {
    Ok(db.query_row(
        "SELECT EXISTS (SELECT 1 FROM attachment WHERE goes_on <= ?1 OR goes_on > ?2)",
        [due, latest],
        |row| row.get(0),
    )?)
}

/// Takes what was taken out and goes on a day or earlier away for good, with all its pieces.
pub fn take_away_due(db: &Connection, due: Day) -> Result<()> {
    db.execute("DELETE FROM attachment WHERE goes_on <= ?1", [due])?;
    Ok(())
}

/// Takes one that was taken out away for good, with all its pieces.
pub fn take_away(db: &Connection, id: i64) -> Result<()> {
    db.execute(
        "DELETE FROM attachment WHERE id = ?1 AND goes_on IS NOT NULL",
        [id],
    )?;
    Ok(())
}
