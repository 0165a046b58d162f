//! Opening the journal.
//!
//! One rule: whether there is a journal at all is told before anybody types a passphrase.

use std::path::PathBuf;

use afterbell_core::api::Code;
use afterbell_core::api::shapes::Nothing;
use afterbell_core::journal::Journal;
use afterbell_core::session::{self, Recover, Session, Standing, Status, Unlock};
use afterbell_machine::surroundings;

use crate::input;
use crate::refusal::Outcome;

/// The door to one journal.
pub struct Door {
    session: Session,
}

impl Door {
    /// A door that is shut.
    pub fn new(folder: PathBuf) -> Self {
        Self {
            session: Session::new(surroundings(folder)),
        }
    }

    /// The session, shut or open.
    pub fn session(&mut self) -> &mut Session {
        &mut self.session
    }

    /// How things stand.
    pub fn status(&mut self) -> Outcome<Status> {
        Ok(session::status(&mut self.session, Nothing {})?)
    }

    /// Asks for the passphrase and opens the journal.
    pub fn open(&mut self) -> Outcome<&mut Journal> {
        self.expect_a_journal()?;
        let passphrase = input::passphrase("Passphrase")?;
        session::unlock(&mut self.session, Unlock { passphrase })?;
        Ok(self.session.journal()?)
    }

    /// Asks for the recovery key and opens the journal.
    pub fn open_with_recovery_key(&mut self) -> Outcome {
        self.expect_a_journal()?;
        let recovery_key = input::recovery_key("Recovery key")?;
        session::recover(&mut self.session, Recover { recovery_key })?;
        Ok(())
    }

    fn expect_a_journal(&mut self) -> Outcome {
        match self.status()?.journal {
            Standing::None => Err(Code::NoJournal.into()),
            Standing::Locked | Standing::Open => Ok(()),
        }
    }
}
