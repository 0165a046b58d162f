//! SQL and nothing else: one file a table, numbered migrations, and the opening that proves encryption on.
//!
//! One rule: this is the only room in which a statement stands. It knows the nouns of the other rooms and none of
//! their verbs. Readers take `&Connection`; writers are called within `Journal::write` alone.

pub mod attachments;
pub mod backups;
pub mod chain;
pub mod check;
pub mod checkins;
pub mod choices;
pub mod circles;
pub(crate) mod copy;
pub mod days;
pub mod entries;
pub mod guided;
pub mod imported;
pub mod kept;
pub mod known;
pub mod learned;
pub mod losses;
pub mod lower_spells;
pub mod markers;
pub mod memories;
mod memory;
pub mod mentions;
mod migrate;
mod open;
pub mod periods;
pub mod questionnaires;
pub mod reminders;
pub mod saved_searches;
pub mod school;
pub mod search;
pub mod settings;
pub mod signs;
pub mod state_notes;
pub mod states;
pub mod tags;
pub mod templates;
mod transaction;
pub mod vault_row;
pub mod versions;
pub mod weekly;
pub mod wobbles;

#[cfg(test)]
pub(crate) use migrate::migrate;
pub use migrate::{SCHEMA, schema_of};
pub use open::{Opened, create, open, open_copy};
pub(crate) use open::{let_go_of_rollback_journal, write_free_pages_anew};
pub(crate) use transaction::transact;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use crate::clock::Day;

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value
            .as_str()?
            .parse()
            .map_err(|_| FromSqlError::InvalidType)
    }
}

/// Stores a closed enum as the very word it has in JSON, so that SQL, Rust and TypeScript say the same.
macro_rules! stored_as_its_word {
    ($($kind:ty),+ $(,)?) => { $(
        impl rusqlite::types::ToSql for $kind {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                match serde_json::to_value(self) {
                    Ok(serde_json::Value::String(word)) => Ok(word.into()),
                    _ => Err(rusqlite::Error::ToSqlConversionFailure("not a word".into())),
                }
            }
        }
        impl rusqlite::types::FromSql for $kind {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                serde_json::from_value(value.as_str()?.into()).map_err(|_| rusqlite::types::FromSqlError::InvalidType)
            }
        }
    )+ };
}

stored_as_its_word!(
    crate::kept::KeptKind,
    crate::kept::PathKind,
    crate::people::known::Circle,
    crate::people::known::KnownKind,
    crate::people::known::Tie,
    crate::wellbeing::calendar::school::PeriodKind,
    crate::wellbeing::calendar::school::PeriodSource,
    crate::wellbeing::calendar::terms::WhichPeriod,
    crate::wellbeing::checkins::Quadrant,
    crate::wellbeing::checkins::TagGroup,
    crate::wellbeing::losses::Facing,
    crate::wellbeing::losses::LossKind,
    crate::wellbeing::losses::LossStatus,
    crate::wellbeing::markers::MarkerKind,
    crate::wellbeing::questionnaires::scoring::Scoring,
    crate::wellbeing::signs::SignArea,
    crate::wellbeing::weekly::HoursBand,
    crate::writing::entries::AttachmentKind,
    crate::writing::guided::Felt,
);
