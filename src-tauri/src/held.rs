//! What another program hands to the window and the web view keeps to itself: a picture on the clipboard, files that were
//! let go over the page. WebKitGTK tells the page of neither; the web views of other systems show it the files.
//!
//! One rule: the page says that something came, and never what it is or where it lies. Only what the toolkit itself was
//! given is put in, and it is not looked into here: it comes from whoever.

use std::path::PathBuf;

use afterbell_core::api::Failure;
use afterbell_core::writing::attachments::PutIn;
use parking_lot::Mutex;
use serde::Deserialize;
use tauri::AppHandle;

use crate::house::House;
use crate::ipc;

/// How something was brought.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Brought {
    /// It was pasted.
    Pasted,
    /// It was let go over the page.
    Dropped,
}

/// What is held for the page to have put in.
#[derive(Default)]
pub struct Held {
    /// The files of the newest drag, as the toolkit was told of them.
    dragged: Mutex<Vec<PathBuf>>,
    /// What is to be put in next.
    taken: Mutex<Vec<Thing>>,
}

enum Thing {
    File(PathBuf),
    Picture(Vec<u8>),
}

impl Held {
    /// Lets go of it all.
    pub fn forget(&self) {
        self.dragged.lock().clear();
        self.taken.lock().clear();
    }
}

/// Takes what was brought, and answers how much it is.
#[tauri::command]
pub async fn take_held(app: AppHandle, brought: Brought) -> Result<usize, Failure> {
    let pasted = match brought {
        Brought::Pasted => picture(&app).await,
        Brought::Dropped => None,
    };
    ipc::aside(app, move |house| {
        let dragged = std::mem::take(&mut *house.held.dragged.lock());
        let things = match brought {
            Brought::Pasted => pasted.into_iter().map(Thing::Picture).collect(),
            Brought::Dropped => dragged.into_iter().map(Thing::File).collect::<Vec<_>>(),
        };
        let many = things.len();
        *house.held.taken.lock() = things;
        Ok(many)
    })
    .await
}

/// Puts what was taken into an entry, one after another; one that cannot be put in keeps none of the others out.
#[tauri::command]
pub async fn put_in_held(app: AppHandle, entry_id: i64) -> Result<Vec<PutIn>, Failure> {
    ipc::aside(app, move |house: &House| {
        let lend = || house.session();
        let things = std::mem::take(&mut *house.held.taken.lock());
        let put_in = |thing| {
            house.touch();
            match thing {
                Thing::File(path) => house.attaching.put_in_file(&lend, entry_id, &path),
                Thing::Picture(bytes) => house.attaching.put_in_bytes(&lend, entry_id, bytes),
            }
        };
        Ok(things.into_iter().map(put_in).collect())
    })
    .await
}

/// The kinds of picture another program may hand over, as it would be asked for them.
#[cfg(target_os = "linux")]
const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/webp", "image/gif"];

/// The picture on the clipboard, as the program that has it wrote it; none if there is none.
#[cfg(target_os = "linux")]
async fn picture(app: &AppHandle) -> Option<Vec<u8>> {
    for kind in PICTURES {
        let (tell, mut told) = tauri::async_runtime::channel(1);
        app.run_on_main_thread(move || {
            let clipboard = gtk::Clipboard::get(&gtk::gdk::SELECTION_CLIPBOARD);
            clipboard.request_contents(&gtk::gdk::Atom::intern(kind), move |_, found| {
                // Nobody waits any more when the window is on its way out.
                drop(tell.try_send(found.data()));
            });
        })
        .ok()?;
        let found = told.recv().await?;
        if !found.is_empty() {
            return Some(found);
        }
    }
    None
}

#[cfg(not(target_os = "linux"))]
async fn picture(_: &AppHandle) -> Option<Vec<u8>> {
    None
}

/// Hears of the files that are dragged over the page. They are heard of each time a drag comes in, and kept until the
/// page says that they were let go, or the next drag.
#[cfg(target_os = "linux")]
pub fn heed_drags(app: &AppHandle, window: &tauri::WebviewWindow) -> tauri::Result<()> {
    use gtk::prelude::WidgetExt;
    use tauri::Manager;

    let app = app.clone();
    window.with_webview(move |page| {
        page.inner()
            .connect_drag_data_received(move |_, _, _, _, data, _, _| {
                // The web view asks for every kind there may be, one after another.
                let named = data.uris();
                if !named.is_empty() {
                    let files = named
                        .iter()
                        .filter_map(|uri| gtk::glib::filename_from_uri(uri).ok());
                    *app.state::<House>().held.dragged.lock() =
                        files.map(|(path, _)| path).collect();
                }
            });
    })
}
