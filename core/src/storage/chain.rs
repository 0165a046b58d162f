//! The table `chain`, and the triggers that keep its sum.
//!
//! One rule: every change of a row is counted by the database itself, whichever statement made it, so that no room can
//! forget to. `journal` and `check` may enter.
//!
//! The triggers are temporary: they live as long as the connection and are not in the file. What is counted are the
//! rows of every table but `chain`, `backup` (it tells of files), the index of words (it holds no text of its own, and
//! is looked over by itself) and SQLite's own.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Result;
use crate::vault::{ChainKey, Link, Sum};

/// The schema that brought the table.
pub const SINCE: u32 = 2;
/// So many links are kept: the seal may fall behind by as many changes after a power cut and still be bridged.
const KEPT: i64 = 1024;

/// What rows a change has added and taken away, as the triggers count it.
#[derive(Clone, Default)]
pub struct Counted(Arc<Mutex<Change>>);

#[derive(Default)]
struct Change {
    sum: Sum,
    any: bool,
}

impl Counted {
    /// Has the database count from now on.
    pub fn begin(db: &Connection, key: &ChainKey) -> Result<Self> {
        let counted = Self::default();
        for (name, adds) in [("row_comes", true), ("row_goes", false)] {
            let (key, counted) = (key.clone(), counted.clone());
            db.create_scalar_function(name, -1, FunctionFlags::SQLITE_UTF8, move |row| {
                counted.count(&key, row, adds)
            })?;
        }
        for table in tables(db)? {
            let row = |which: &str| {
                let values: Vec<String> = table
                    .columns
                    .iter()
                    .map(|column| format!("{which}.\"{column}\""))
                    .collect();
                format!("'{}', {}", table.name, values.join(", "))
            };
            let name = &table.name;
            db.execute_batch(&format!(
                "CREATE TEMP TRIGGER {name}_comes AFTER INSERT ON main.{name} BEGIN SELECT row_comes({new}); END;
                 CREATE TEMP TRIGGER {name}_goes AFTER DELETE ON main.{name} BEGIN SELECT row_goes({old}); END;
                 CREATE TEMP TRIGGER {name}_turns AFTER UPDATE ON main.{name} BEGIN
                   SELECT row_goes({old}), row_comes({new}); END;",
                new = row("new"),
                old = row("old"),
            ))?;
        }
        Ok(counted)
    }

    /// What was counted since this was last asked, if any row came or went. Asking begins anew.
    pub fn take(&self) -> Option<Sum> {
        let change = std::mem::take(&mut *self.change());
        change.any.then_some(change.sum)
    }

    fn change(&self) -> std::sync::MutexGuard<'_, Change> {
        // A panic ends the whole process, so a lock is never left poisoned.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn count(&self, key: &ChainKey, row: &Context<'_>, adds: bool) -> rusqlite::Result<bool> {
        let mut reading = key.row(row.get_raw(0).as_str()?);
        for at in 1..row.len() {
            read(&mut reading, row.get_raw(at));
        }
        let mut change = self.change();
        let sum = reading.finish();
        change.sum = if adds {
            change.sum.plus(sum)
        } else {
            change.sum.minus(sum)
        };
        change.any = true;
        Ok(adds)
    }
}

fn read(row: &mut crate::vault::ChainRow, value: ValueRef<'_>) {
    match value {
        ValueRef::Null => row.null(),
        ValueRef::Integer(value) => row.integer(value),
        ValueRef::Real(value) => row.real(value),
        ValueRef::Text(value) => row.text(value),
        ValueRef::Blob(value) => row.blob(value),
    }
}

/// What all rows add up to, counted afresh: reads the whole journal.
pub fn recount(db: &Connection, key: &ChainKey) -> Result<Sum> {
    let mut sum = Sum::default();
    for table in tables(db)? {
        let columns = format!("\"{}\"", table.columns.join("\", \""));
        let mut statement = db.prepare(&format!("SELECT {columns} FROM main.{}", table.name))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let mut reading = key.row(&table.name);
            for at in 0..table.columns.len() {
                read(&mut reading, row.get_ref(at)?);
            }
            sum = sum.plus(reading.finish());
        }
    }
    Ok(sum)
}

/// A table whose rows are counted. Its names are this program's own, from the migrations.
struct Table {
    name: String,
    columns: Vec<String>,
}

fn tables(db: &Connection) -> Result<Vec<Table>> {
    let mut statement = db.prepare(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT IN ('chain', 'backup')
         AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'entry\\_words%' ESCAPE '\\' ORDER BY name",
    )?;
    let names = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<String>>>()?;
    let mut columns = db.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    names
        .into_iter()
        .map(|name| {
            let columns = columns
                .query_map([&name], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            Ok(Table { name, columns })
        })
        .collect()
}

/// Whether a link is what it says, and the links that follow a given one fit upon it one by one to the last.
pub fn bridges(db: &Connection, key: &ChainKey, from: &Link) -> Result<bool> {
    let mut statement =
        db.prepare("SELECT number, at, sum, link FROM chain WHERE number >= ?1 ORDER BY number")?;
    let mut rows = statement.query([from.number])?;
    let mut before: Option<Link> = None;
    while let Some(row) = rows.next()? {
        let here = Link {
            number: row.get(0)?,
            at: row.get(1)?,
            link: row.get(3)?,
        };
        let sum = Sum::from_bytes(&row.get(2)?);
        let fits = match &before {
            None => here == *from,
            Some(before) => {
                here.number == before.number + 1
                    && key.link(&before.link, here.number, here.at, &sum) == here.link
            }
        };
        if !fits {
            return Ok(false);
        }
        before = Some(here);
    }
    Ok(before.is_some())
}

/// The newest link and the sum it stands for; none before the first.
pub fn newest(db: &Connection) -> Result<Option<(Link, Sum)>> {
    Ok(db
        .prepare_cached("SELECT number, at, link, sum FROM chain ORDER BY number DESC LIMIT 1")?
        .query_row([], |row| {
            let link = Link {
                number: row.get(0)?,
                at: row.get(1)?,
                link: row.get(2)?,
            };
            Ok((link, Sum::from_bytes(&row.get(3)?)))
        })
        .optional()?)
}

/// Adds a link, and lets go of one that is no longer needed.
pub fn insert(db: &Connection, link: &Link, sum: &Sum) -> Result<()> {
    db.prepare_cached("INSERT INTO chain (number, at, sum, link) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![link.number, link.at, sum.to_bytes(), link.link])?;
    db.prepare_cached("DELETE FROM chain WHERE number <= ?1 - ?2")?
        .execute(params![link.number, KEPT])?;
    Ok(())
}
