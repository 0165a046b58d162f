//! A PDF, looked at page by page.
//!
//! One rule: it is read by a process that can do nothing else (see the lectern's own door); the page of this window gets a
//! picture that was made here, and words. Taken down with the lock.

use afterbell_core::api::Failure;
use tauri::ipc::Response;
use tauri::{AppHandle, Manager};

use crate::house::House;
use crate::ipc;

/// Lays a PDF down, and answers how many pages it has.
#[tauri::command]
pub async fn lay_pdf(app: AppHandle, id: i64) -> Result<u32, Failure> {
    ipc::aside(app, move |house| {
        Ok(house
            .lectern
            .lay(&|| house.session(), &house.attaching, id)?)
    })
    .await
}

/// Draws a page of it, from 0 on, so many pixels wide.
#[tauri::command]
pub async fn draw_page(
    app: AppHandle,
    id: i64,
    number: u32,
    width: u32,
) -> Result<Response, Failure> {
    let drawn = ipc::aside(app, move |house| {
        Ok(house
            .lectern
            .draw(&|| house.session(), &house.attaching, id, number, width)?)
    });
    Ok(Response::new(drawn.await?.in_one()))
}

/// Takes it down.
#[tauri::command]
#[allow(clippy::needless_pass_by_value)] // The toolkit hands itself over like this.
pub fn take_down_pdf(app: AppHandle) {
    app.state::<House>().lectern.clear();
}
