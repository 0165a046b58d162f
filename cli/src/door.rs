//! Opening the journal.
//!
//! One rule: whether there is a journal at all is told before anybody types a passphrase.

use std::cell::{RefCell, RefMut};
use std::path::PathBuf;

use afterbell_core::api::Code;
use afterbell_core::api::shapes::Nothing;
use afterbell_core::journal::Journal;
use afterbell_core::session::keeping::Keeping;
use afterbell_core::session::{self, Recover, Session, Standing, Status, Unlock};
use afterbell_machine::surroundings;

use crate::input;
use crate::refusal::Outcome;

/// The door to one journal.
pub struct Door {
    session: RefCell<Session>,
    keeping: Keeping,
}

impl Door {
    /// A door that is shut.
    pub fn new(folder: PathBuf) -> Self {
        Self {
            session: RefCell::new(Session::new(surroundings(folder))),
            keeping: Keeping::default(),
        }
    }

    /// The session, shut or open.
    pub fn session(&mut self) -> &mut Session {
        self.session.get_mut()
    }

    /// What is held of backups, and the session to lend it.
    pub fn keeping<'a>(&'a self) -> (&'a Keeping, impl Fn() -> RefMut<'a, Session>) {
        (&self.keeping, || self.session.borrow_mut())
    }

    /// How things stand.
    pub fn status(&mut self) -> Outcome<Status> {
        Ok(session::status(self.session(), Nothing {})?)
    }

    /// Asks for the passphrase and opens the journal.
    pub fn open(&mut self) -> Outcome<&mut Journal> {
        self.expect_a_journal()?;
        let passphrase = input::passphrase("Passphrase")?;
        let session = self.session();
        session::unlock(session, Unlock { passphrase })?;
        Ok(session.journal()?)
    }

    /// Asks for the recovery key and opens the journal.
    pub fn open_with_recovery_key(&mut self) -> Outcome {
        self.expect_a_journal()?;
        let recovery_key = input::recovery_key("Recovery key")?;
        session::recover(self.session(), Recover { recovery_key })?;
        Ok(())
    }

    fn expect_a_journal(&mut self) -> Outcome {
        match self.status()?.journal {
            Standing::None => Err(Code::NoJournal.into()),
            Standing::Locked | Standing::Open => Ok(()),
        }
    }
}
