//! Hears when the screen is locked and when the machine goes to sleep.
//!
//! One rule: whatever is heard can only lock. A word from any program on the message bus is taken, for the worst it
//! can bring about is a journal that asks for its passphrase.
//!
//! On Linux two local message buses are listened to. On the system's:
//! `org.freedesktop.login1` says `Lock` for a session, sets its `LockedHint`, and says `PrepareForSleep`; it is held up
//! by a *delay inhibitor* until the journal is shut. On the session's: the screen savers say `ActiveChanged`. Where
//! there is no bus, or nobody on it who says any of this, the settings tell so. On other systems nothing is heard:
//! see SECURITY.md.

use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use tauri::{AppHandle, State};

/// What can be heard now.
#[derive(Default)]
pub struct Hearing {
    screen: AtomicBool,
    sleep: AtomicBool,
}

/// What can be heard now, for the settings.
#[derive(Serialize)]
pub struct Heard {
    /// That the screen is locked.
    screen_lock: bool,
    /// That the machine goes to sleep.
    sleep: bool,
}

/// Whether the lock of the screen and the machine's sleep are heard here.
#[tauri::command]
#[allow(clippy::needless_pass_by_value)] // The toolkit hands a state over like this.
pub fn what_is_heard(hearing: State<'_, Hearing>) -> Heard {
    Heard {
        screen_lock: hearing.screen.load(Ordering::Relaxed),
        sleep: hearing.sleep.load(Ordering::Relaxed),
    }
}

/// Begins to listen.
#[cfg(not(target_os = "linux"))]
pub fn listen(_: &AppHandle) {}

#[cfg(target_os = "linux")]
pub fn listen(app: &AppHandle) {
    linux::listen(app);
}

#[cfg(target_os = "linux")]
mod linux {
    use std::cell::RefCell;
    use std::rc::Rc;
    use std::sync::atomic::Ordering;
    use std::time::Duration;

    use gtk::gio::{
        BusType, Cancellable, DBusCallFlags, DBusConnection, DBusConnectionFlags, DBusSignalFlags,
        UnixFDList, bus_get_sync, dbus_address_get_for_bus_sync,
    };
    use gtk::glib::{self, MainContext, MainLoop, ToVariant, Variant, VariantTy};
    use tauri::{AppHandle, Manager};

    use super::Hearing;
    use crate::{environment, leaving};

    const LOGIN: &str = "org.freedesktop.login1";
    const LOGIN_PATH: &str = "/org/freedesktop/login1";
    const MANAGER: &str = "org.freedesktop.login1.Manager";
    const SESSION: &str = "org.freedesktop.login1.Session";
    const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
    /// Whoever says on the session's bus that the screen is locked; the first is the common one.
    const SAVERS: [&str; 6] = [
        "org.freedesktop.ScreenSaver",
        "org.gnome.ScreenSaver",
        "org.cinnamon.ScreenSaver",
        "org.mate.ScreenSaver",
        "org.xfce.ScreenSaver",
        "org.ukui.ScreenSaver",
    ];
    /// How long anybody on a bus may take to answer, in milliseconds.
    const ANSWER: i32 = 2000;
    /// How long it takes until a bus that went away is looked for again.
    const AGAIN: Duration = Duration::from_secs(30);

    pub fn listen(app: &AppHandle) {
        let system = app.clone();
        std::thread::spawn(move || {
            keep(BusType::System, |bus, until| {
                hear_system(&system, bus, until)
            });
        });
        if environment::has_session_bus() {
            let session = app.clone();
            std::thread::spawn(move || {
                keep(BusType::Session, |bus, until| {
                    hear_session(&session, bus, until);
                });
            });
        }
    }

    /// Stays on a bus, and looks for it again when it has gone.
    fn keep(which: BusType, hear: impl Fn(&DBusConnection, &MainLoop)) {
        // What is asked and told on this thread is answered on it, so that a window that hangs keeps nobody waiting.
        let context = MainContext::new();
        let here = context.with_thread_default(|| {
            loop {
                if let Some(bus) = join(which) {
                    let until = MainLoop::new(Some(&context), false);
                    let end = until.clone();
                    bus.connect_closed(move |_, _, _| end.quit());
                    hear(&bus, &until);
                }
                std::thread::sleep(AGAIN);
            }
        });
        // A context of its own can be acquired by nobody else first.
        drop(here);
    }

    fn join(which: BusType) -> Option<DBusConnection> {
        // The toolkit has a connection that it shares, and would end the process with the bus: a bus that is only
        // started anew must not close the journal.
        bus_get_sync(which, Cancellable::NONE)
            .ok()?
            .set_exit_on_close(false);
        // One of our own can be joined again once it has gone.
        let address = dbus_address_get_for_bus_sync(which, Cancellable::NONE).ok()?;
        let flags = DBusConnectionFlags::AUTHENTICATION_CLIENT
            | DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
        let bus =
            DBusConnection::for_address_sync(&address, flags, None, Cancellable::NONE).ok()?;
        bus.set_exit_on_close(false);
        Some(bus)
    }

    fn ask(
        bus: &DBusConnection,
        (name, path, interface): (&str, &str, &str),
        method: &str,
        with: &Variant,
    ) -> Option<Variant> {
        bus.call_sync(
            Some(name),
            path,
            interface,
            method,
            Some(with),
            None,
            DBusCallFlags::NONE,
            ANSWER,
            Cancellable::NONE,
        )
        .ok()
    }

    fn has_owner(bus: &DBusConnection, name: &str) -> bool {
        let dbus = (
            "org.freedesktop.DBus",
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus",
        );
        ask(bus, dbus, "NameHasOwner", &(name,).to_variant())
            .is_some_and(|answer| answer.get::<(bool,)>() == Some((true,)))
    }

    // ── the system's bus: sessions and sleep ──

    /// Holds the machine's sleep up for as long as it is kept: the list closes what it holds when it is dropped.
    type Inhibitor = Rc<RefCell<Option<UnixFDList>>>;

    fn hear_system(app: &AppHandle, bus: &DBusConnection, until: &MainLoop) {
        let inhibitor: Inhibitor = Rc::default();
        let sleep = {
            let (app, inhibitor) = (app.clone(), Rc::clone(&inhibitor));
            bus.signal_subscribe(
                Some(LOGIN),
                Some(MANAGER),
                Some("PrepareForSleep"),
                Some(LOGIN_PATH),
                None,
                DBusSignalFlags::NONE,
                move |bus, _, _, _, _, said| match said.get::<(bool,)>() {
                    Some((true,)) => {
                        leaving::lock_at_once(&app);
                        // Now the machine may sleep.
                        inhibitor.take();
                    }
                    _ => *inhibitor.borrow_mut() = inhibit(bus),
                },
            )
        };
        let lock = {
            let app = app.clone();
            bus.signal_subscribe(
                Some(LOGIN),
                Some(SESSION),
                Some("Lock"),
                None,
                None,
                DBusSignalFlags::NONE,
                move |bus, _, path, _, _, _| {
                    if is_ours(bus, path) {
                        leaving::lock_at_once(&app);
                    }
                },
            )
        };
        let hint = {
            let app = app.clone();
            bus.signal_subscribe(
                Some(LOGIN),
                Some(PROPERTIES),
                Some("PropertiesChanged"),
                None,
                Some(SESSION),
                DBusSignalFlags::NONE,
                move |bus, _, path, _, _, said| {
                    if says_locked(said) && is_ours(bus, path) {
                        leaving::lock_at_once(&app);
                    }
                },
            )
        };
        let is_there = has_owner(bus, LOGIN);
        *inhibitor.borrow_mut() = inhibit(bus);
        let hearing = app.state::<Hearing>();
        hearing.sleep.store(is_there, Ordering::Relaxed);
        hearing.screen.fetch_or(is_there, Ordering::Relaxed);
        until.run();
        hearing.sleep.store(false, Ordering::Relaxed);
        hearing.screen.store(false, Ordering::Relaxed);
        for subscription in [sleep, lock, hint] {
            bus.signal_unsubscribe(subscription);
        }
    }

    /// Asks that sleep waits until the journal is shut. Where this is refused, sleep is heard all the same, but may
    /// come first.
    fn inhibit(bus: &DBusConnection) -> Option<UnixFDList> {
        let with = (
            "sleep",
            "Afterbell",
            "Shuts what is open before the machine sleeps",
            "delay",
        );
        let answer = bus.call_with_unix_fd_list_sync(
            Some(LOGIN),
            LOGIN_PATH,
            MANAGER,
            "Inhibit",
            Some(&with.to_variant()),
            VariantTy::new("(h)").ok(),
            DBusCallFlags::NONE,
            ANSWER,
            UnixFDList::NONE,
            Cancellable::NONE,
        );
        answer.ok().map(|(_, held)| held)
    }

    /// Whether a session is of the user this window runs for. If nobody says whose it is, it is taken for ours.
    fn is_ours(bus: &DBusConnection, session: &str) -> bool {
        let with = (SESSION, "User").to_variant();
        let answer = ask(bus, (LOGIN, session, PROPERTIES), "Get", &with);
        let owner = answer.and_then(|answer| {
            let user = answer.try_child_value(0)?.as_variant()?;
            user.try_child_value(0)?.get::<u32>()
        });
        owner.is_none_or(|owner| owner == rustix::process::getuid().as_raw())
    }

    /// Whether `PropertiesChanged(interface, changed, invalidated)` says that the session is locked.
    fn says_locked(said: &Variant) -> bool {
        let changed = said.try_child_value(1);
        changed.is_some_and(|changed| {
            glib::VariantDict::new(Some(&changed))
                .lookup::<bool>("LockedHint")
                .ok()
                .flatten()
                == Some(true)
        })
    }

    // ── the session's bus: screen savers ──

    fn hear_session(app: &AppHandle, bus: &DBusConnection, until: &MainLoop) {
        let subscriptions: Vec<_> = SAVERS
            .iter()
            .map(|saver| {
                let app = app.clone();
                bus.signal_subscribe(
                    None,
                    Some(saver),
                    Some("ActiveChanged"),
                    None,
                    None,
                    DBusSignalFlags::NONE,
                    move |_, _, _, _, _, said| {
                        if said.get::<(bool,)>() == Some((true,)) {
                            leaving::lock_at_once(&app);
                        }
                    },
                )
            })
            .collect();
        if SAVERS.iter().any(|saver| has_owner(bus, saver)) {
            app.state::<Hearing>().screen.store(true, Ordering::Relaxed);
        }
        until.run();
        for subscription in subscriptions {
            bus.signal_unsubscribe(subscription);
        }
    }
}
