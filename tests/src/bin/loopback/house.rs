//! What the server holds: the session, the clock, the backups, the file on its way in, the PDF that is looked
//! at, the sound that is heard, the summary shown last.
//!
//! One rule: one request at a time is in the session, as in the window.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use afterbell_core::clock::Moment;
use afterbell_core::session::Session;
use afterbell_core::session::attaching::Attaching;
use afterbell_core::session::keeping::Keeping;
use afterbell_lectern::Lectern;
use afterbell_player::Listening;
use afterbell_press::Pressed;
use afterbell_tests::clock::SetClock;
use afterbell_tests::evening::surroundings;

use crate::backups::Chooses;

/// What the server holds.
pub struct House {
    session: Mutex<Session>,
    /// What is held of backups. It asks for the session by itself.
    pub keeping: Keeping,
    /// What is held of files on their way in. It asks for the session by itself.
    pub attaching: Attaching,
    /// The PDF that is looked at. It asks for the session by itself.
    pub lectern: Lectern,
    /// The sound that is heard. It asks for the session by itself.
    pub listening: Listening,
    /// Set while there is nothing that sound could come out of.
    pub is_mute: AtomicBool,
    chooses: Mutex<Chooses>,
    shown: Mutex<Option<Pressed>>,
    /// The clock, to be set.
    pub clock: Arc<SetClock>,
    /// The export that the file window would choose.
    pub import: Option<PathBuf>,
    /// Set while an import is asked to stop.
    pub stop_import: AtomicBool,
    saved: PathBuf,
}

impl House {
    /// A house on a folder, shut.
    pub fn new(journal: &Path, now: Moment, import: Option<PathBuf>) -> Self {
        let clock = Arc::new(SetClock::at(now));
        Self {
            session: Mutex::new(Session::new(surroundings(journal, &clock))),
            keeping: Keeping::default(),
            attaching: Attaching::default(),
            lectern: Lectern::default(),
            listening: Listening::default(),
            is_mute: AtomicBool::new(false),
            chooses: Mutex::default(),
            shown: Mutex::new(None),
            clock,
            import,
            stop_import: AtomicBool::new(false),
            saved: journal.with_file_name("summary.pdf"),
        }
    }

    /// The session.
    pub fn session(&self) -> MutexGuard<'_, Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the system's own windows would answer.
    pub fn chooses(&self) -> MutexGuard<'_, Chooses> {
        self.chooses.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The summary shown last.
    pub fn shown(&self) -> MutexGuard<'_, Option<Pressed>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where a saved summary goes: beside the journal's folder.
    pub fn saved(&self) -> &Path {
        &self.saved
    }
}
