//! A sound, heard a moment at a time.
//!
//! One rule: it is unpacked by a process that can do nothing else (see the player's own door); the page of this window gets
//! numbers, and gives them to the loudspeaker. Ended with the lock.

use std::path::PathBuf;

use afterbell_core::api::Failure;
use afterbell_player::hearing::can_be_heard;
use afterbell_player::listening::Begun;
use tauri::ipc::Response;
use tauri::{AppHandle, Manager};

use crate::environment;
use crate::house::House;
use crate::ipc;

/// Begins with a sound, and answers what it is like.
#[tauri::command]
pub async fn begin_sound(app: AppHandle, id: i64) -> Result<Begun, Failure> {
    ipc::aside(app, move |house| {
        let folder = environment::read("XDG_RUNTIME_DIR").map(PathBuf::from);
        let server = environment::read("PULSE_SERVER");
        let heard = can_be_heard(folder.as_deref(), server.as_deref());
        Ok(house
            .listening
            .begin(&|| house.session(), &house.attaching, id, heard)?)
    })
    .await
}

/// The next moment of it, or the one that begins at so many thousandths of a second; no bytes where it ends.
#[tauri::command]
pub async fn hear_sound(
    app: AppHandle,
    which: u32,
    from: Option<u64>,
) -> Result<Response, Failure> {
    let moment = ipc::aside(app, move |house| {
        Ok(house
            .listening
            .hear(&|| house.session(), &house.attaching, which, from)?)
    });
    Ok(Response::new(moment.await?))
}

/// Ends it, if no other has begun since.
#[tauri::command]
#[allow(clippy::needless_pass_by_value)] // The toolkit hands itself over like this.
pub fn end_sound(app: AppHandle, which: u32) {
    app.state::<House>().listening.end_that(which);
}
