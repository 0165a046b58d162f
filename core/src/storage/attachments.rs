//! The table `attachment`.

use rusqlite::{Connection, OptionalExtension, params};

use crate::api::Code;
use crate::error::Result;
use crate::writing::entries::{Attachment, AttachmentKind};

/// What a new attachment is made of.
pub struct New<'a> {
    /// The entry it belongs to.
    pub entry_id: i64,
    /// What it is.
    pub kind: AttachmentKind,
    /// Its media type.
    pub media_type: &'a str,
    /// The name it came with.
    pub name: Option<&'a str>,
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
    /// The bytes.
    pub bytes: &'a [u8],
}

/// Writes a new attachment and answers its id.
pub fn insert(db: &Connection, new: &New<'_>) -> Result<i64> {
    let size = u32::try_from(new.bytes.len()).map_err(|_| Code::TooLong)?;
    db.prepare_cached(
        "INSERT INTO attachment (entry_id, kind, media_type, name, size, sha256, bytes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        new.entry_id,
        new.kind,
        new.media_type,
        new.name,
        size,
        new.sha256,
        new.bytes
    ])?;
    Ok(db.last_insert_rowid())
}

/// What is attached to an entry, in order, without the bytes.
pub fn of_entry(db: &Connection, entry_id: i64) -> Result<Vec<Attachment>> {
    let mut statement = db.prepare_cached(
        "SELECT id, kind, media_type, size, name FROM attachment WHERE entry_id = ?1 ORDER BY id",
    )?;
    let rows = statement.query_map([entry_id], |row| {
        Ok(Attachment {
            id: row.get(0)?,
            kind: row.get(1)?,
            media_type: row.get(2)?,
            size: row.get(3)?,
            name: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many things are attached to an entry.
pub fn count_of_entry(db: &Connection, entry_id: i64) -> Result<u32> {
    Ok(db
        .prepare_cached("SELECT count(*) FROM attachment WHERE entry_id = ?1")?
        .query_row([entry_id], |row| row.get(0))?)
}

/// An attachment's media type and bytes.
pub fn bytes(db: &Connection, id: i64) -> Result<Option<(String, Vec<u8>)>> {
    Ok(db
        .prepare_cached("SELECT media_type, bytes FROM attachment WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}
