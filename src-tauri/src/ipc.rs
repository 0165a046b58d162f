//! The door between the page and the journal.
//!
//! One rule: every command of the journal goes through [`call`], off the window's own thread, one at a time. What is
//! answered is the core's answer or its code, never a path and never a reason in words.

use afterbell_core::api::{self, Code, Failure};
use afterbell_machine::folders::{self, Surroundings};
use afterbell_machine::network::{self, Tried};
use serde_json::Value;
use tauri::{AppHandle, Manager, State};

use crate::house::House;
use crate::leaving::{self, Leaving};

/// Does off the window's thread what may take long: a passphrase takes a second of work by design.
pub async fn aside<T: Send + 'static>(
    app: AppHandle,
    work: impl FnOnce(&House) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let done = tauri::async_runtime::spawn_blocking(move || {
        let house = app.state::<House>();
        house.touch();
        work(&house)
    });
    done.await.unwrap_or_else(|_| Err(Code::Internal.into()))
}

/// Says a command of the core's table.
#[tauri::command]
pub async fn call(app: AppHandle, name: String, input: Value) -> Result<Value, Failure> {
    let handle = app.clone();
    let (answer, has_locked) = aside(app, move |house| {
        let mut session = house.session();
        let was_open = session.is_open();
        let answer = api::dispatch(&mut session, &name, input)?;
        Ok((answer, was_open && !session.is_open()))
    })
    .await?;
    if has_locked {
        leaving::forget(&handle);
    }
    Ok(answer)
}

/// Whether this process is refused the network, one answer for each way that was tried. None reaches anybody.
#[tauri::command]
pub async fn try_every_way() -> Result<Vec<Tried>, Failure> {
    let tried = tauri::async_runtime::spawn_blocking(network::try_every_way);
    tried.await.map_err(|_| Code::Internal.into())
}

/// Which of this computer's usual folders go elsewhere, and whether the journal's is one of them.
#[tauri::command]
pub async fn look_at_folders(app: AppHandle) -> Result<Surroundings, Failure> {
    aside(app, |house| {
        // The folder is the session's, which is not kept waiting for the disk.
        let folder = house.session().folder().to_owned();
        Ok(folders::surroundings(&folder))
    })
    .await
}

/// The page has kept everything: the window may go.
#[tauri::command]
#[allow(clippy::needless_pass_by_value)] // The toolkit hands a state over like this.
pub fn leave(leaving: State<'_, Leaving>) {
    leaving.page_is_ready();
}
