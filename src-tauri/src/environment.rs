//! The process's environment, and the one place that changes it.
//!
//! One rule: it is changed at the very start of `main` and never again, while there is only one thread. Only `main`
//! and what must read a variable may enter.

use std::path::{Path, PathBuf};

/// Set by a WebDriver that wants to drive the window.
pub const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";
/// Set by a WebDriver, or by anyone who wants a remote inspector: `host:port`.
pub const INSPECTOR: &str = "WEBKIT_INSPECTOR_SERVER";
/// WebKit's other way of opening a remote inspector.
const HTTP_INSPECTOR: &str = "WEBKIT_INSPECTOR_HTTP_SERVER";
/// Tells WebKit's JavaScript engine whether it may write programs of its own into memory.
const JIT: &str = "JSC_useJIT";
/// Tells WebKitGTK to draw without DMA-BUF.
const NO_DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Where GStreamer, which gives WebKit's sound to the system, notes which plugins there are.
const PLUGINS_NOTED: &str = "GST_REGISTRY_1_0";

/// Where the sound server's library finds the cookie by which a server knows it.
const COOKIE: &str = "PULSE_COOKIE";

/// The value of a variable, if it is set, not empty, and text.
#[must_use]
#[allow(clippy::disallowed_methods)] // This is the room in which the environment is asked.
pub fn read(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Whether somebody drives this window, in a build that lets them.
#[must_use]
pub fn is_driven() -> bool {
    cfg!(feature = "automation") && read(AUTOMATION).is_some()
}

/// Whether there is a message bus of the session. Where there is none, GLib would start one when asked for it.
#[cfg(target_os = "linux")]
#[must_use]
pub fn has_session_bus() -> bool {
    read("DBUS_SESSION_BUS_ADDRESS").is_some()
        || read("XDG_RUNTIME_DIR").is_some_and(|folder| Path::new(&folder).join("bus").exists())
}

/// Whether there is a cookie where the sound server's library looks for one. Where there is none it makes one.
fn has_cookie() -> bool {
    let home = read("HOME").map(PathBuf::from);
    let settings = read("XDG_CONFIG_HOME").map(PathBuf::from);
    let settings = settings.or_else(|| home.as_ref().map(|home| home.join(".config")));
    read(COOKIE).is_some()
        || settings.is_some_and(|folder| folder.join("pulse/cookie").exists())
        || home.is_some_and(|home| home.join(".pulse-cookie").exists())
}

/// Takes out what would open the window to another program, and spares memory where there is no graphics card.
///
/// A shipped WebKit obeys both inspector variables: whoever can set them could read every entry as it is shown.
/// Without its compiler the engine of the page needs no memory that can be both written and run, which is what most
/// attacks on such engines begin with; a key takes a few milliseconds longer, and the page 7 MB less.
/// Without a render node the DMA-BUF renderer only costs memory (about 60 MB); with one it is the better way. A
/// driven window keeps it: without it WebKit never answers a driver that asks for a picture.
/// What GStreamer notes of its plugins would be a file in somebody's home that says when a sound was first heard: where
/// it may write nothing, it looks them over each time. So would a cookie for a sound server that no other program has made
/// one for: a server of this user's knows the user by the socket.
///
/// Call it first in `main`.
#[allow(unsafe_code)]
pub fn settle() {
    let gpu = Path::new("/dev/dri").read_dir().is_ok_and(|mut nodes| {
        nodes.any(|node| {
            node.is_ok_and(|node| node.file_name().to_string_lossy().starts_with("renderD"))
        })
    });
    // SAFETY: `main` calls this before anything else, so this is the only thread, and nothing else reads or
    // writes the environment meanwhile.
    unsafe {
        if cfg!(not(feature = "automation")) {
            std::env::remove_var(AUTOMATION);
            std::env::remove_var(INSPECTOR);
            std::env::remove_var(HTTP_INSPECTOR);
        }
        if cfg!(target_os = "linux") {
            std::env::set_var(JIT, "0");
            std::env::set_var(PLUGINS_NOTED, "/proc/none/registry");
            if !has_cookie() {
                std::env::set_var(COOKIE, "/dev/zero");
            }
            if !gpu && !is_driven() && read(NO_DMABUF).is_none() {
                std::env::set_var(NO_DMABUF, "1");
            }
        }
    }
}
