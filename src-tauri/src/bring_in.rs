//! Bringing in another journal's export.
//!
//! One rule: the user chooses the file in the system's own window and it is read here; the page is told how far it
//! is and what came of it, and never where it lies.

use std::path::PathBuf;
use std::sync::atomic::Ordering;

use afterbell_core::api::Failure;
use afterbell_core::transfer::imports::{ImportReport, day_one};
use serde::{Deserialize, Serialize};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::dialogs::{self, Question};
use crate::house::House;
use crate::ipc;

/// What shape the export has.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum From {
    /// As it was exported.
    Zip,
    /// Unpacked.
    Folder,
}

/// How many records have been looked at, of how many.
#[derive(Clone, Copy, Serialize)]
pub struct HowFar {
    read: u64,
    of: u64,
}

/// Asks for a Day One export and brings it in; nothing if none was chosen.
#[tauri::command]
pub async fn import_day_one(
    app: AppHandle,
    from: From,
    progress: Channel<HowFar>,
) -> Result<Option<ImportReport>, Failure> {
    let question = match from {
        From::Zip => Question::OpenZip,
        From::Folder => Question::OpenFolder,
    };
    match dialogs::choose(&app, question).await {
        Some(path) => bring_in(app, path, progress).await.map(Some),
        None => Ok(None),
    }
}

async fn bring_in(
    app: AppHandle,
    path: PathBuf,
    progress: Channel<HowFar>,
) -> Result<ImportReport, Failure> {
    ipc::aside(app, move |house| {
        house.stop_import.store(false, Ordering::Relaxed);
        let mut session = house.session();
        let mut told = |read, of| {
            house.touch();
            // A page that has gone needs no telling.
            drop(progress.send(HowFar { read, of }));
            !house.stop_import.load(Ordering::Relaxed)
        };
        Ok(day_one::import(session.journal()?, &path, &mut told)?)
    })
    .await
}

/// Stops the import that is running, between two records.
#[tauri::command]
#[allow(clippy::needless_pass_by_value)] // The toolkit hands a state over like this.
pub fn stop_import(house: State<'_, House>) {
    house.stop_import.store(true, Ordering::Relaxed);
}
