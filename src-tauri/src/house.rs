//! What the window holds while it is open: the session, the backups under way, the file on its way in, the PDF that is
//! looked at, the sound that is heard, the summary last shown, and when it was last touched.
//!
//! One rule: who needs two of its locks takes the session first. The commands and `leaving` may enter.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
#[cfg(target_os = "linux")]
use std::time::Duration;

use afterbell_core::session::Session;
use afterbell_core::session::attaching::Attaching;
use afterbell_core::session::keeping::Keeping;
use afterbell_lectern::Lectern;
use afterbell_machine::clock;
use afterbell_player::Listening;
use afterbell_press::Pressed;
use parking_lot::{FairMutex, FairMutexGuard};

use crate::held::Held;

/// What the window holds while it is open.
pub struct House {
    /// Fair: a backup asks for it again and again, and a save would wait until that is done.
    session: FairMutex<Session>,
    /// What is held of backups. It asks for the session by itself.
    pub keeping: Keeping,
    /// What is held of files on their way in. It asks for the session by itself.
    pub attaching: Attaching,
    /// What another program handed over and the page does not see.
    pub held: Held,
    /// The PDF that is looked at. It asks for the session by itself.
    pub lectern: Lectern,
    /// The sound that is heard. It asks for the session by itself.
    pub listening: Listening,
    shown: Mutex<Option<Pressed>>,
    touched: AtomicU64,
    /// Set while an import is asked to stop.
    pub stop_import: AtomicBool,
}

impl House {
    /// A house around a session.
    #[must_use]
    pub fn new(session: Session) -> Self {
        let house = Self {
            session: FairMutex::new(session),
            keeping: Keeping::default(),
            attaching: Attaching::default(),
            held: Held::default(),
            lectern: Lectern::default(),
            listening: Listening::default(),
            shown: Mutex::new(None),
            touched: AtomicU64::new(0),
            stop_import: AtomicBool::new(false),
        };
        house.touch();
        house
    }

    /// The session. Whoever holds it keeps everybody else waiting: never on the window's own thread.
    pub fn session(&self) -> FairMutexGuard<'_, Session> {
        self.session.lock()
    }

    /// The session, if nobody is in it.
    pub fn session_if_free(&self) -> Option<FairMutexGuard<'_, Session>> {
        self.session.try_lock()
    }

    /// The summary last shown, of which these very bytes are saved.
    pub fn shown(&self) -> MutexGuard<'_, Option<Pressed>> {
        // A panic ends the whole process, so a lock is never left poisoned.
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Somebody is there: a command came, or the pointer or a key moved.
    pub fn touch(&self) {
        let now = u64::try_from(clock::with_sleep().as_millis()).unwrap_or(u64::MAX);
        self.touched.store(now, Ordering::Relaxed);
    }

    /// How long nobody has been there, time asleep included.
    #[must_use]
    #[cfg(target_os = "linux")]
    pub fn untouched_for(&self) -> Duration {
        clock::with_sleep()
            .saturating_sub(Duration::from_millis(self.touched.load(Ordering::Relaxed)))
    }
}
