//! The table `vault`: whose database this is.

use rusqlite::{Connection, params};

use crate::api::Code;
use crate::error::Result;
use crate::vault::VaultId;

/// Writes the one row of a new database.
pub fn insert(db: &Connection, id: VaultId, made_at: i64) -> Result<()> {
    db.execute(
        "INSERT INTO vault (one, vault_id, made_at) VALUES (1, ?1, ?2)",
        params![id.0, made_at],
    )?;
    Ok(())
}

/// The vault's identity.
pub fn id(db: &Connection) -> Result<VaultId> {
    Ok(VaultId(
        db.query_row("SELECT vault_id FROM vault", [], |row| row.get(0))
            .map_err(|error| match error {
                rusqlite::Error::QueryReturnedNoRows => Code::Damaged.into(),
                other => crate::error::Error::from(other),
            })?,
    ))
}

/// Whether the recovery key in use was proved by typing two groups back.
pub fn recovery_proved(db: &Connection) -> Result<bool> {
    Ok(db.query_row("SELECT recovery_proved FROM vault", [], |row| row.get(0))?)
}

/// Notes whether the recovery key in use has been proved.
pub fn set_recovery_proved(db: &Connection, proved: bool) -> Result<()> {
    db.execute("UPDATE vault SET recovery_proved = ?1", [proved])?;
    Ok(())
}
