//! Leaving, and locking when nobody is there or the system says so.
//!
//! One rule: what is being typed is kept first. The page is told with an event of its own, `closing` or `locking`,
//! keeps what it holds and answers with `leave` or with the lock. A page that cannot keep it (a full disk) asks the
//! user what to do; while it asks, the window stays. A page that does neither has hung, and is not waited for.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use afterbell_core::api;
use tauri::{AppHandle, Manager, WindowEvent};

use crate::house::House;
use crate::window;

/// How long the page may take to keep what it holds, or to ask.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long it may take to say that it is asking. With [`PATIENCE`] less than the five seconds for which sleep waits.
const ANSWER: Duration = Duration::from_secs(1);
/// Whether the page is asking something.
const IS_ASKING: &str = "document.querySelector('[role=\"dialog\"]') !== null";
/// How much longer than the page's own waiting the window waits before it locks by itself.
#[cfg(target_os = "linux")]
const GRACE: Duration = Duration::from_secs(60);
/// How often it looks whether anybody is there.
#[cfg(target_os = "linux")]
const LOOK: Duration = Duration::from_secs(15);

/// Whether the window is on its way out, and whether the page is ready for it.
#[derive(Clone, Default)]
pub struct Leaving(Arc<Shared>);

#[derive(Default)]
struct Shared {
    has_begun: AtomicBool,
    is_ready: Mutex<bool>,
    told: Condvar,
    /// How often the journal has been locked.
    locks: Mutex<u64>,
    locked: Condvar,
}

impl Leaving {
    /// The page has kept everything.
    pub fn page_is_ready(&self) {
        *self
            .0
            .is_ready
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = true;
        self.0.told.notify_all();
    }

    fn locks(&self) -> u64 {
        *self.0.locks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn has_locked(&self) {
        *self.0.locks.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.0.locked.notify_all();
    }

    /// Whether it was locked once more within the time the page is given.
    fn was_locked_since(&self, before: u64) -> bool {
        let locks = self.0.locks.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self
            .0
            .locked
            .wait_timeout_while(locks, PATIENCE, |locks| *locks == before);
        let (locks, _) = waited.unwrap_or_else(PoisonError::into_inner);
        *locks != before
    }

    fn begins(&self) -> bool {
        !self.0.has_begun.swap(true, Ordering::AcqRel)
    }

    /// Whether the page became ready within the time it is given.
    fn page_became_ready(&self) -> bool {
        let is_ready = self
            .0
            .is_ready
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let waited = self
            .0
            .told
            .wait_timeout_while(is_ready, PATIENCE, |is_ready| !*is_ready);
        let (is_ready, _) = waited.unwrap_or_else(PoisonError::into_inner);
        *is_ready
    }
}

/// Sees to the window's own close button.
pub fn on_event(app: &AppHandle, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event {
        api.prevent_close();
        leave(app);
    }
}

/// Tells the page, waits for it, locks, and ends the process. Asked again meanwhile, the page is told again.
pub fn leave(app: &AppHandle) {
    let leaving = app.state::<Leaving>().inner().clone();
    let has_begun = !leaving.begins();
    if window::say_to_page(app, "closing") && has_begun {
        return;
    }
    let app = app.clone();
    std::thread::spawn(move || {
        while !is_shut(&app) && !leaving.page_became_ready() && page_is_asking(&app) {}
        // An import that is under way would hold the way out up; stopped, it leaves the journal as it was.
        app.state::<House>()
            .stop_import
            .store(true, Ordering::Relaxed);
        lock(&app);
        app.exit(0);
    });
}

/// A journal that is shut holds nothing that could be lost. One that is busy may well be open.
fn is_shut(app: &AppHandle) -> bool {
    app.state::<House>()
        .session_if_free()
        .is_some_and(|session| !session.is_open())
}

fn page_is_asking(app: &AppHandle) -> bool {
    let (tell, told) = std::sync::mpsc::channel();
    window::ask_page(app, IS_ASKING, move |answer| {
        // Too late an answer finds nobody waiting.
        let _ = tell.send(answer == "true");
    }) && told.recv_timeout(ANSWER).unwrap_or(false)
}

/// Shuts the journal; a journal that is shut stays so.
fn lock(app: &AppHandle) -> bool {
    let house = app.state::<House>();
    // Whoever waits for a page, or for a moment of a sound, holds the lock up no longer.
    house.lectern.clear();
    house.listening.end();
    let mut session = house.session();
    house.shown().take();
    let was_open = session.is_open();
    // Locking drops the keys and closes the database; there is nothing in its answer to be done about.
    drop(api::dispatch(&mut session, "lock", serde_json::json!({})));
    was_open
}

/// After a lock: forgets the summary that was shown, and the page with everything it held.
pub fn forget(app: &AppHandle) {
    let house = app.state::<House>();
    house.shown().take();
    house.attaching.forget();
    house.held.forget();
    house.lectern.clear();
    house.listening.end();
    window::start_afresh(app);
    app.state::<Leaving>().has_locked();
}

/// The page's process has fallen: what it had not sent is gone with it, and nobody can lock by hand any more.
#[cfg(target_os = "linux")]
pub fn page_has_died(app: &AppHandle) {
    lock(app);
    forget(app);
}

/// Locks because the system or the writer's hiding key says so, and answers when it is done. The page is told and may
/// keep what it holds. If it asks the writer what to do because it cannot, the journal stays open behind its covered
/// page, and [`watch_for_absence`] shuts it; if it answers nothing at all it has hung, and is not asked again.
///
/// Answers whether there was anything to lock. Never on the window's own thread, which the page needs in order to
/// answer.
pub fn lock_at_once(app: &AppHandle) -> bool {
    let house = app.state::<House>();
    let leaving = app.state::<Leaving>().inner().clone();
    let before = leaving.locks();
    if is_shut(app) {
        return false;
    }
    // An import that is under way would hold the lock up; stopped, it leaves the journal as it was.
    house.stop_import.store(true, Ordering::Relaxed);
    let told = window::say_to_page(app, "locking");
    if !(told && (leaving.was_locked_since(before) || page_is_asking(app))) && lock(app) {
        forget(app);
    }
    true
}

/// Leaves in the same way when the system asks the process to end.
#[cfg(unix)]
pub fn heed_signals(app: &AppHandle) -> std::io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGINT, SIGHUP])?;
    let app = app.clone();
    std::thread::spawn(move || {
        for _ in signals.forever() {
            leave(&app);
        }
    });
    Ok(())
}

/// Locks when nobody has been there for the time the writer chose and a minute more: the page does so by itself, and
/// this is for a page that has hung. Time the machine sleeps counts, so a lid that was closed locks on opening.
///
/// Only where the window can tell that the pointer moved: elsewhere somebody who reads would be locked out.
#[cfg(target_os = "linux")]
pub fn watch_for_absence(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK);
            if is_abandoned(&app.state::<House>()) && lock(&app) {
                forget(&app);
            }
        }
    });
}

#[cfg(target_os = "linux")]
fn is_abandoned(house: &House) -> bool {
    let Some(mut session) = house.session_if_free() else {
        return false;
    };
    let Ok(journal) = session.journal() else {
        return false;
    };
    let chosen = Duration::from_secs(u64::from(journal.settings().idle_minutes) * 60);
    house.untouched_for() > chosen + GRACE
}
