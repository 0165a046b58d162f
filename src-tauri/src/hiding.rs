//! The hiding key: the window is blank at once, and the journal is locked behind the blank.
//!
//! One rule: what is on the screen goes first and waits for nothing, neither for the page nor for the disk. It comes
//! back only as the lock screen, when a key or the pointer asks for it.
//!
//! On Linux the window takes the key before the page can, so that a page that hangs is hidden too. Elsewhere the page
//! covers itself and says [`hide`] and [`come_back`].
//!
//! The key that locks (Ctrl L) is the page's: it keeps what it holds first. The window hears it too, on Linux, and draws
//! nothing of the page for as long as that takes to cover itself.

use std::sync::{Mutex, PoisonError};

use tauri::{AppHandle, Manager};

use crate::{leaving, window};

/// What the window is called while it is hidden: like any other.
const NEUTRAL: &str = "Window";

/// Where the hiding stands.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Stage {
    /// Nothing is hidden.
    #[default]
    Shown,
    /// Hidden; the journal is being locked. Whether somebody asked for the window meanwhile.
    Locking { is_wanted: bool },
    /// Hidden, with the lock screen behind it.
    Hidden,
}

/// Whether the window is hidden.
#[derive(Default)]
pub struct Hiding(Mutex<Stage>);

impl Hiding {
    fn change<T>(&self, how: impl FnOnce(&mut Stage) -> T) -> T {
        how(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    #[cfg(target_os = "linux")]
    fn is_hidden(&self) -> bool {
        self.change(|stage| *stage != Stage::Shown)
    }
}

/// Hides the window and locks.
#[tauri::command]
#[allow(clippy::needless_pass_by_value)] // The toolkit hands the app over like this.
pub fn hide(app: AppHandle) {
    blank(&app);
}

/// Shows the window again, as soon as it is locked.
#[tauri::command]
#[allow(clippy::needless_pass_by_value)] // As above.
pub fn come_back(app: AppHandle) {
    ask_for(&app);
}

fn blank(app: &AppHandle) {
    let begins = app.state::<Hiding>().change(|stage| {
        let begins = *stage == Stage::Shown;
        if begins {
            *stage = Stage::Locking { is_wanted: false };
        }
        begins
    });
    if !begins {
        return;
    }
    window::be_called(app, NEUTRAL);
    #[cfg(target_os = "linux")]
    {
        // From the key it is done at once, for that is heard on the window's own thread.
        let handle = app.clone();
        drop(app.run_on_main_thread(move || show_page(&handle, false)));
    }
    let app = app.clone();
    std::thread::spawn(move || {
        if !leaving::lock_at_once(&app) {
            // A passphrase half typed on the lock screen goes too.
            window::start_afresh(&app);
        }
        let is_wanted = app.state::<Hiding>().change(|stage| {
            let is_wanted = *stage == Stage::Locking { is_wanted: true };
            *stage = Stage::Hidden;
            is_wanted
        });
        if is_wanted {
            ask_for(&app);
        }
    });
}

fn ask_for(app: &AppHandle) {
    let may_show = app.state::<Hiding>().change(|stage| match stage {
        Stage::Shown => false,
        Stage::Locking { is_wanted } => {
            *is_wanted = true;
            false
        }
        Stage::Hidden => {
            *stage = Stage::Shown;
            true
        }
    });
    if !may_show {
        return;
    }
    window::be_called(app, window::NAME);
    #[cfg(target_os = "linux")]
    {
        let handle = app.clone();
        // A window that is on its way out needs not be shown.
        drop(app.run_on_main_thread(move || show_page(&handle, true)));
    }
}

#[cfg(target_os = "linux")]
pub use linux::heed_key;
#[cfg(target_os = "linux")]
use linux::show_page;

#[cfg(target_os = "linux")]
mod linux {
    use std::time::Duration;

    use gtk::gdk::ModifierType;
    use gtk::gdk::keys::constants::{F9, l};
    use gtk::glib::{self, Propagation};
    use gtk::prelude::{Cast, DialogExt, WidgetExt, WidgetExtManual};
    use gtk::{FileChooserDialog, ResponseType};
    use tauri::{AppHandle, Manager};

    use super::{Hiding, ask_for, blank};
    use crate::house::House;
    use crate::window::MAIN;

    /// How long a page may take to cover itself; a new one is hardly drawn sooner. One that has hung is seen again then:
    /// it was not locked.
    const VEILED: Duration = Duration::from_millis(500);

    /// Listens for the hiding key, in the window and in what is opened from it; while it is hidden any key or press
    /// of the pointer asks for it.
    pub fn heed_key(app: &AppHandle, widget: &impl WidgetExt) {
        widget.add_events(gtk::gdk::EventMask::BUTTON_PRESS_MASK);
        let keys = app.clone();
        widget.connect_key_press_event(move |_, event| {
            let is_hidden = keys.state::<Hiding>().is_hidden();
            // Whoever is startled presses it more than once: pressed again it does not bring the window back.
            match event.keyval() == F9 {
                true => blank(&keys),
                false if is_hidden => ask_for(&keys),
                false => {
                    let held = event.state() & gtk::accelerator_get_default_mod_mask();
                    if event.keyval() == l && held == ModifierType::CONTROL_MASK {
                        veil(&keys);
                    }
                    return Propagation::Proceed;
                }
            }
            Propagation::Stop
        });
        let pointer = app.clone();
        widget.connect_button_press_event(move |_, _| {
            if pointer.state::<Hiding>().is_hidden() {
                ask_for(&pointer);
                return Propagation::Stop;
            }
            Propagation::Proceed
        });
    }

    /// Draws nothing of the page for a moment; the keys still come to it.
    fn veil(app: &AppHandle) {
        let house = app.state::<House>();
        let is_shut = house
            .session_if_free()
            .is_some_and(|session| !session.is_open());
        let Some(window) = app.get_webview_window(MAIN).filter(|_| !is_shut) else {
            return;
        };
        drop(window.with_webview(|page| {
            let page = page.inner();
            page.set_opacity(0.0);
            glib::timeout_add_local_once(VEILED, move || page.set_opacity(1.0));
        }));
    }

    /// Shows or hides the page within its window. A dialogue that is open over it is cancelled.
    pub fn show_page(app: &AppHandle, is_shown: bool) {
        let Some(window) = app.get_webview_window(MAIN) else {
            return;
        };
        drop(window.with_webview(move |page| {
            let page = page.inner();
            page.set_visible(is_shown);
            if is_shown {
                page.grab_focus();
            }
        }));
        for open in gtk::Window::list_toplevels() {
            if let Ok(dialog) = open.downcast::<FileChooserDialog>() {
                dialog.response(ResponseType::Cancel);
            }
        }
    }
}
