//! The only door to the database: `read`, and `write`.
//!
//! One rule: every change is one transaction that takes the time once and answers what it touched. Outside of it the
//! database itself refuses to commit, so that a stray statement fails instead of slipping past the door.

mod chain;
pub mod going;
mod wanted;

pub use chain::{Chain, Noticed};
pub use wanted::Wanted;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::api::Code;
use crate::clock::{Clock, Day, Moment};
use crate::error::{Error, Result};
use crate::settings::Settings;
use crate::storage;
use crate::storage::check::{self, Checked};
use crate::storage::copy::Copying;
use crate::vault::{Keys, Link};

/// An open journal.
pub struct Journal {
    /// Before the connection: it must be gone when that is closed.
    copying: Option<Copying>,
    db: Connection,
    /// Whether a commit is let through.
    open: Arc<AtomicBool>,
    chain: Chain,
    clock: Arc<dyn Clock>,
    settings: Settings,
    /// When it was opened, UTC milliseconds.
    opened_at: i64,
    /// Whether the disk has refused a write, and what that may have left is not mended.
    is_torn: bool,
    /// The fullest text of the entry that is being written.
    fullest: Fullest,
    /// There as long as the journal is open: work that goes on without it looks for it.
    there: Arc<()>,
}

impl Drop for Journal {
    fn drop(&mut self) {
        // If the disk refuses this too, looking the file over tells of a changed page, and every row is there.
        drop(self.mend());
    }
}

/// What a change answers: its outcome, and which parts of a screen are stale now.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Saved<T> {
    /// The outcome.
    pub value: T,
    /// What it touched.
    pub touched: Touched,
}

/// The parts of the journal that a change touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[ts(export_to = "types.ts")]
pub struct Touched {
    /// Entries, their tags or attachments.
    pub entries: bool,
    /// Check-ins.
    pub checkins: bool,
    /// Losses, states or notes.
    pub losses: bool,
    /// People and places.
    pub known: bool,
    /// Settings.
    pub settings: bool,
    /// Searches kept by name.
    pub searches: bool,
    /// Days that stand out.
    pub markers: bool,
    /// What is kept, and wobbles.
    pub kept: bool,
    /// The school's calendar.
    pub calendar: bool,
    /// Questionnaires and their answers.
    pub questionnaires: bool,
}

/// A change under way.
pub struct Write<'a> {
    /// The database, which takes changes now.
    pub db: &'a Connection,
    /// The moment of the change: one for all of it.
    pub now: Moment,
    /// The day being lived.
    pub today: Day,
    /// To be marked with what the change touches.
    pub touched: Touched,
    /// The fullest text of the entry that is being written; whoever writes entries keeps it.
    pub fullest: &'a mut Fullest,
}

/// The fullest text an entry had while it is being written, so that what is taken away little by little is noticed too.
/// Gone with the open journal.
#[derive(Default)]
pub struct Fullest {
    /// The entry; 0 for none.
    pub entry: i64,
    /// When this text was saved, UTC milliseconds.
    pub saved_at: i64,
    /// Markdown.
    pub body: String,
}

impl Journal {
    /// Takes an opened database.
    ///
    /// # Errors
    /// If its settings cannot be read.
    pub fn new(mut db: Connection, chain: Chain, clock: Arc<dyn Clock>) -> Result<Self> {
        let settings = Settings::stored(&db)?;
        storage::search::prepare(&db)?;
        // Not `PRAGMA query_only`: it makes SQLite prepare every statement anew, and a save twice as long.
        let open = Arc::new(AtomicBool::new(false));
        let may = Arc::clone(&open);
        db.commit_hook(Some(move || !may.load(Ordering::Relaxed)))?;
        Ok(Self {
            copying: None,
            db,
            open,
            is_torn: false,
            chain,
            opened_at: clock.now().at,
            clock,
            settings,
            fullest: Fullest::default(),
            there: Arc::new(()),
        })
    }

    /// For work that is wanted as long as the journal is open.
    #[must_use]
    pub fn wanted(&self) -> Wanted {
        Wanted::while_there_is(&self.there)
    }

    /// For reading.
    #[must_use]
    pub fn read(&self) -> &Connection {
        &self.db
    }

    /// The settings in force.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// When it was opened, UTC milliseconds.
    #[must_use]
    pub fn opened_at(&self) -> i64 {
        self.opened_at
    }

    /// What was noticed and not decided yet.
    #[must_use]
    pub fn noticed(&self) -> Option<Noticed> {
        self.chain.noticed()
    }

    /// Something was found by looking the whole journal over.
    pub fn notice(&mut self, found: Noticed) {
        self.chain.notice(found);
    }

    /// The user keeps the journal as it was found.
    ///
    /// # Errors
    /// [`Code::Damaged`] if some of it cannot be read, or if the database refuses.
    pub fn accept(&mut self) -> Result<()> {
        let now = self.now().at;
        self.open.store(true, Ordering::Relaxed);
        let accepted = self.chain.accept(&mut self.db, now);
        self.open.store(false, Ordering::Relaxed);
        accepted
    }

    /// Begins a copy of the database to a file that must not be there. One under way is given up.
    pub(crate) fn begin_copy(&mut self, path: &Path, keys: &Keys) -> Result<()> {
        self.copying = None;
        self.copying = Some(Copying::begin(&self.db, path, &keys.database_key())?);
        Ok(())
    }

    /// Copies some pages more, and says whether they were the last.
    pub(crate) fn step_copy(&mut self) -> Result<bool> {
        let copying = self.copying.as_mut().ok_or(Code::Stopped)?;
        let done = copying.step();
        if !matches!(done, Ok(false)) {
            self.copying = None;
        }
        done
    }

    /// The number of the newest change.
    ///
    /// # Errors
    /// If the database refuses.
    pub fn newest_change(&self) -> Result<i64> {
        Ok(chain::newest(&self.db)?.0.number)
    }

    /// Looks the whole file over: takes as long as reading all of it, never in the way of opening.
    ///
    /// # Errors
    /// If the database cannot be asked at all; what is wrong in it is in the answer.
    pub fn check(&mut self) -> Result<Checked> {
        let mut checked = check::check(&self.db)?;
        checked.adds_up = self.chain.adds_up(&self.db)?;
        // The index's own check is a statement that could write.
        if self.write(|write| check::words(write.db)).is_err() {
            checked.structure.push("the index of words".to_owned());
        }
        Ok(checked)
    }

    /// Whether every page can be read. Reads the whole file with the journal in hand: a save waits for it.
    ///
    /// # Errors
    /// If the database cannot be asked at all.
    pub fn can_be_read(&self) -> Result<bool> {
        Ok(check::changed_pages(&self.db)? == 0)
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The day being lived.
    #[must_use]
    pub fn today(&self) -> Day {
        self.now().day(self.settings.day_turns_at)
    }

    /// After a write that the disk refused: half of it may lie on pages that hold nothing.
    fn mend(&mut self) -> Result<()> {
        if self.is_torn {
            storage::let_go_of_rollback_journal(&self.db)?;
            self.open.store(true, Ordering::Relaxed);
            let mended = storage::write_free_pages_anew(&mut self.db);
            self.open.store(false, Ordering::Relaxed);
            // The rows it came and went with are no change of the journal.
            self.chain.forget();
            mended?;
            self.is_torn = false;
        }
        Ok(())
    }

    /// Makes a change: all of it or none. When this answers, it is on the disk.
    ///
    /// # Errors
    /// Whatever the change answers, or the database's refusal. Nothing was changed then.
    pub fn write<T>(
        &mut self,
        change: impl FnOnce(&mut Write<'_>) -> Result<T>,
    ) -> Result<Saved<T>> {
        let now = self.clock.now();
        let today = now.day(self.settings.day_turns_at);
        self.mend()?;
        self.open.store(true, Ordering::Relaxed);
        let saved = Self::transact(
            &mut self.db,
            &self.chain,
            &mut self.fullest,
            (now, today),
            change,
        );
        // Even after a failure: the door is shut again before anyone else comes by.
        self.open.store(false, Ordering::Relaxed);
        let (saved, next) = match saved {
            Ok(done) => done,
            Err(error) => {
                self.chain.forget();
                self.is_torn |= matches!(error, Error::Database(_));
                return Err(error);
            }
        };
        if let Some(next) = next {
            self.chain.follow(&next);
        }
        if saved.touched.settings {
            self.settings = Settings::stored(&self.db)?;
        }
        Ok(saved)
    }

    fn transact<T>(
        db: &mut Connection,
        chain: &Chain,
        fullest: &mut Fullest,
        (now, today): (Moment, Day),
        change: impl FnOnce(&mut Write<'_>) -> Result<T>,
    ) -> Result<(Saved<T>, Option<Link>)> {
        storage::transact(db, |db| {
            let mut write = Write {
                db,
                now,
                today,
                touched: Touched::default(),
                fullest,
            };
            let value = change(&mut write)?;
            let touched = write.touched;
            let next = chain.extend(db, now.at)?;
            Ok((Saved { value, touched }, next))
        })
    }
}

#[cfg(test)]
impl Journal {
    /// A journal that is nowhere on a disk.
    pub(crate) fn in_memory(clock: Arc<dyn Clock>) -> Self {
        let mut db = Connection::open_in_memory().unwrap();
        crate::storage::migrate(&mut db).unwrap();
        let key = crate::vault::ChainKey::of(&[7; 32]);
        let chain = Chain::pick_up(&mut db, key, None, 0, false).unwrap();
        Self::new(db, chain, clock).unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Code;

    struct Stopped;

    impl Clock for Stopped {
        fn now(&self) -> Moment {
            Moment {
                at: 0,
                zone: chrono_tz::Europe::London,
            }
        }
        fn elapsed(&self) -> std::time::Duration {
            std::time::Duration::ZERO
        }
    }

    fn journal() -> Journal {
        Journal::in_memory(Arc::new(Stopped))
    }

    fn notes(journal: &Journal) -> u32 {
        journal
            .read()
            .query_row(
                "SELECT count(*) FROM tag WHERE label IN ('stray', 'half', 'kept')",
                [],
                |row| row.get(0),
            )
            .unwrap()
    }

    fn expect_the_door_is_shut(journal: &Journal) {
        let stray = "INSERT INTO tag (label) VALUES ('stray')";
        assert!(journal.read().execute(stray, []).is_err());
    }

    #[test]
    fn nothing_can_be_written_past_the_door() {
        let journal = journal();
        expect_the_door_is_shut(&journal);
    }

    #[test]
    fn a_failed_change_leaves_no_trace_and_the_door_shut() {
        let mut journal = journal();
        let failed: Result<Saved<()>> = journal.write(|write| {
            write
                .db
                .execute("INSERT INTO tag (label) VALUES ('half')", [])?;
            Err(Code::Invalid.into())
        });
        assert!(failed.is_err());
        assert_eq!(notes(&journal), 0);
        expect_the_door_is_shut(&journal);
    }

    #[test]
    fn a_change_says_what_it_touched() {
        let mut journal = journal();
        let saved = journal
            .write(|write| {
                write
                    .db
                    .execute("INSERT INTO tag (label) VALUES ('kept')", [])?;
                write.touched.entries = true;
                Ok(7)
            })
            .unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(
            (saved.value, saved.touched),
            (
                7,
                Touched {
                    entries: true,
                    ..Touched::default()
                }
            )
        );
        assert_eq!(notes(&journal), 1);
    }
}
