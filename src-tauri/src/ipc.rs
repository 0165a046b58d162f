//! The door between the page and the journal.
//!
//! One rule: every command of the journal goes through [`call`], off the window's own thread, one at a time. What is
//! answered is the core's answer or its code, never a path and never a reason in words.

use afterbell_core::api::{self, Code, Failure};
use afterbell_core::writing::entries;
use serde_json::Value;
use tauri::ipc::Response;
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

/// The bytes of an attachment.
#[tauri::command]
pub async fn read_attachment(app: AppHandle, id: i64) -> Result<Response, Failure> {
    let (_, bytes) = aside(app, move |house| {
        Ok(entries::attachment(house.session().journal()?, id)?)
    })
    .await?;
    Ok(Response::new(bytes))
}

/// Whether the kernel refuses this process the network, found out by trying.
#[tauri::command]
pub fn try_the_network() -> Value {
    let refused = std::net::TcpListener::bind(("127.0.0.1", 0)).map_or_else(
        |reason| reason.kind() == std::io::ErrorKind::PermissionDenied,
        |_| false,
    );
    serde_json::json!({ "refused": refused })
}

/// The page has kept everything: the window may go.
#[tauri::command]
#[allow(clippy::needless_pass_by_value)] // The toolkit hands a state over like this.
pub fn leave(leaving: State<'_, Leaving>) {
    leaving.page_is_ready();
}
