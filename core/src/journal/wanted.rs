//! Whether work that goes on without the session is still wanted.
//!
//! One rule: it is asked every few milliseconds of the work, because until the work ends there are keys in memory that
//! a lock has to see gone. `backups` and `session` may enter.

use std::sync::{Arc, Weak};

use rusqlite::Connection;

use crate::api::Code;
use crate::error::Result;

/// Steps of the database's own machine between two questions: about a millisecond.
const STEPS: i32 = 10_000;

/// Wanted for as long as something else is there: an open journal, or a window that is not on its way out.
#[derive(Clone)]
pub struct Wanted(Weak<()>);

impl Wanted {
    /// For as long as this is there.
    #[must_use]
    pub fn while_there_is(this: &Arc<()>) -> Self {
        Self(Arc::downgrade(this))
    }

    /// Whether it still is.
    #[must_use]
    pub fn still(&self) -> bool {
        self.0.strong_count() > 0
    }

    /// Whether two are wanted for the same reason.
    #[must_use]
    pub fn is_that_of(&self, other: &Self) -> bool {
        self.0.ptr_eq(&other.0)
    }

    /// Goes on, or stops.
    ///
    /// # Errors
    /// [`Code::Stopped`].
    pub fn or_stop(&self) -> Result<()> {
        if self.still() {
            Ok(())
        } else {
            Err(Code::Stopped.into())
        }
    }

    /// Stops whatever a connection is doing once it is not wanted any more.
    ///
    /// # Errors
    /// If the connection cannot be watched.
    pub fn watch(&self, db: &mut Connection) -> Result<()> {
        let wanted = self.clone();
        db.progress_handler(STEPS, Some(move || !wanted.still()))?;
        Ok(())
    }

    /// What came of it; [`Code::Stopped`] whatever it says, if it is not wanted any more.
    ///
    /// # Errors
    /// Its own, or that it was stopped.
    pub fn outcome<T>(&self, outcome: Result<T>) -> Result<T> {
        self.or_stop().and(outcome)
    }
}
