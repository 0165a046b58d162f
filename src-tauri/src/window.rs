//! The one window.
//!
//! One rule: everything that decides what the page may do stands here, in one place, and nowhere in the
//! configuration. Its title never says more than the app's name.

use std::io::Write;

use tauri::utils::config::Color;
use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::environment;
use crate::first_look;
#[cfg(target_os = "linux")]
use crate::held;
#[cfg(target_os = "linux")]
use crate::hiding;
#[cfg(target_os = "linux")]
use crate::house::House;
#[cfg(target_os = "linux")]
use crate::leaving;

/// The window's name, to which the capabilities are tied.
pub const MAIN: &str = "main";

/// What stands above it: the app's name and nothing of what is in it.
pub const NAME: &str = "Afterbell";

/// The night theme's ground (`oklch(.185 .010 65)`), painted before the page is: a dark room never flashes white.
const NIGHT: Color = Color(0x16, 0x12, 0x0e, 0xff);

/// Opens the window.
///
/// # Errors
/// When the toolkit cannot make one.
pub fn open(app: &App) -> tauri::Result<WebviewWindow> {
    let handle = app.handle().clone();
    let mut builder = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App("index.html".into()))
        .title(NAME)
        .inner_size(1180.0, 780.0)
        .min_inner_size(760.0, 560.0)
        .center()
        .background_color(NIGHT)
        // WebKit will not be driven in a private window, so only a driven test build has another kind.
        .incognito(!environment::is_driven())
        .general_autofill_enabled(false)
        .browser_extensions_enabled(false)
        .devtools(false)
        .content_protected(true)
        .use_https_scheme(true)
        .disable_drag_drop_handler()
        .zoom_hotkeys_enabled(true)
        // The toolkit's freezePrototype reaches the page alone; this reaches the frame beside it.
        .initialization_script_for_all_frames(include_str!("../page/prototype.js"))
        .on_web_resource_request(move |_, answer| first_look::tell(&handle, answer))
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_document_title_changed(|_, title| on_title(&title));
    #[cfg(feature = "dangerous-network-for-testing")]
    {
        builder = builder.on_page_load(|window, load| crate::probe::try_from(&window, &load));
    }
    if environment::read(SAYS_WHEN_USABLE).is_some() {
        builder = builder.initialization_script(WHEN_USABLE);
    }
    let window = builder.build()?;
    #[cfg(target_os = "linux")]
    {
        settle_toolkit(&window)?;
        hiding::heed_key(app.handle(), &window.gtk_window()?);
        held::heed_drags(app.handle(), &window)?;
    }
    Ok(window)
}

/// For measuring from outside: says on the standard output when the first room is on the screen, in its own letters.
/// The page looks by itself: asked from here it would start a second JavaScript engine in this process, and that
/// would be measured too.
const SAYS_WHEN_USABLE: &str = "AFTERBELL_SAYS_WHEN_USABLE";
const WHEN_USABLE: &str = "(function look() {
  requestAnimationFrame(() => document.querySelector('main *') && document.fonts.status === 'loaded'
    ? requestAnimationFrame(() => { document.title = 'usable' }) : look())
})()";

/// The page's title is not the window's, which stays as it is; it is heard only when somebody measures.
fn on_title(title: &str) {
    if title == "usable" || cfg!(feature = "dangerous-network-for-testing") {
        drop(writeln!(std::io::stdout(), "{title}"));
    }
}

/// Puts another name above the window.
pub fn be_called(app: &AppHandle, name: &str) {
    if let Some(window) = app.get_webview_window(MAIN) {
        // A window manager that shows no names needs none.
        drop(window.set_title(name));
    }
}

/// Brings the window before the others.
#[cfg(target_os = "linux")]
pub fn bring_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        // A window that cannot be raised is still open: nothing depends on it.
        drop(window.unminimize());
        drop(window.show());
        drop(window.set_focus());
    }
}

/// Throws the page away, with the process that held what it showed, and starts a new one.
///
/// Words stay in a page's memory long after they have left the screen; only the end of its process clears them.
/// A driver loses its window with that process, so a driven page is left to load itself anew, as it does anyway.
pub fn start_afresh(app: &AppHandle) {
    let Some(window) = app
        .get_webview_window(MAIN)
        .filter(|_| !environment::is_driven())
    else {
        return;
    };
    #[cfg(target_os = "linux")]
    {
        use webkit2gtk::WebViewExt;
        let told = window.with_webview(|page| {
            page.inner().terminate_web_process();
            page.inner().reload();
        });
        if told.is_ok() {
            return;
        }
    }
    drop(window.reload());
}

/// Tells the page something by an event of that name, so that it needs no permission to listen to the toolkit.
/// Answers whether it could be told.
pub fn say_to_page(app: &AppHandle, event: &'static str) -> bool {
    app.get_webview_window(MAIN).is_some_and(|window| {
        window
            .eval(format!("window.dispatchEvent(new Event('{event}'))"))
            .is_ok()
    })
}

/// Asks the page for the value of an expression, answered as JSON; a page that has hung never answers. Answers
/// whether it could be asked.
pub fn ask_page(app: &AppHandle, expression: &str, tell: impl Fn(String) + Send + 'static) -> bool {
    app.get_webview_window(MAIN)
        .is_some_and(|window| window.eval_with_callback(expression, tell).is_ok())
}

/// The app's own pages: what is in the bundle, and the frame that stands between the page and the journal.
fn is_own_page(url: &Url) -> bool {
    let own_scheme = url.scheme() == "tauri" || url.scheme().starts_with("isolation-");
    let own_host = url.host_str().is_some_and(|host| {
        host == "tauri.localhost"
            || (host.starts_with("isolation-") && host.ends_with(".localhost"))
    });
    (own_scheme && url.host_str() == Some("localhost")) || (url.scheme() == "https" && own_host)
}

/// Keeps GTK from noting the names of files, WebKit from offering its own menu and spelling.
#[cfg(target_os = "linux")]
fn settle_toolkit(window: &WebviewWindow) -> tauri::Result<()> {
    use gtk::prelude::{GtkSettingsExt, WidgetExt};
    use webkit2gtk::{
        HitTestResultExt, SettingsExt, WebContextExt, WebProcessTerminationReason, WebViewExt,
    };

    let app = window.app_handle().clone();
    window.with_webview(move |page| {
        if let Some(settings) = gtk::Settings::default() {
            settings.set_gtk_recent_files_enabled(false);
        }
        let page = page.inner();
        if let Some(context) = page.context() {
            context.set_spell_checking_enabled(false);
        }
        if let Some(settings) = WebViewExt::settings(&page) {
            settings.set_enable_webgl(false);
            // Numbers that the page was given may be heard; a file is never played by WebKit, which would write it to
            // the disk on its way.
            settings.set_enable_webaudio(true);
            settings.set_enable_media(false);
            settings.set_enable_page_cache(false);
            settings.set_enable_dns_prefetching(false);
            settings.set_enable_html5_local_storage(false);
            settings.set_enable_html5_database(false);
        }
        let page_of = app.clone();
        page.connect_web_process_terminated(move |_, why| {
            // Ended by us it comes back as the lock; dead by itself it would leave a blank window on an open journal.
            if why != WebProcessTerminationReason::TerminatedByApi {
                let app = page_of.clone();
                std::thread::spawn(move || leaving::page_has_died(&app));
            }
        });
        page.connect_event(move |_, _| {
            app.state::<House>().touch();
            gtk::glib::Propagation::Proceed
        });
        // "Reload", "Back" and "Save as" mean nothing here, and a reload would drop what is being typed.
        page.connect_context_menu(|_, _, _, at| {
            !(at.context_is_editable() || at.context_is_selection())
        });
    })
}

#[cfg(test)]
mod tests {
    use super::is_own_page;

    fn own(url: &str) -> bool {
        url.parse().is_ok_and(|url| is_own_page(&url))
    }

    #[test]
    fn the_page_and_the_frame_beside_it_may_be_shown() {
        assert!(own("tauri://localhost"));
        assert!(own("tauri://localhost/index.html"));
        assert!(own(
            "isolation-5b0c1f0e-1111-4222-8333-444455556666://localhost"
        ));
        assert!(own("https://tauri.localhost/"));
    }

    #[test]
    fn nothing_else_may_be_shown() {
        for url in [
            "https://example.org/",
            "http://tauri.localhost/",
            "http://localhost/",
            "tauri://example.org/",
            "https://tauri.localhost.example.org/",
            "https://isolation-x.example.org/",
            "file:///etc/passwd",
            "data:text/html,x",
            "javascript:alert(1)",
            "about:blank",
            "blob:tauri://localhost/1",
        ] {
            assert!(!own(url), "{url}");
        }
    }
}
