//! A summary, shown and saved; a picture of the Trends room, saved.
//!
//! One rule: what is saved of a summary are the very bytes whose pages were shown last. The page gets pictures and words;
//! a file goes from memory to where the user chose, whole or not at all.

use afterbell_core::api::{Code, Failure};
use afterbell_core::clock::Clock;
use afterbell_core::error::disk_code;
use afterbell_core::sharing::compose::{self, SummaryChoice};
use afterbell_core::sharing::picture::{self, LeavingPicture};
use afterbell_core::whole_file::save_whole;
use afterbell_machine::clock::SystemClock;
use afterbell_press::{Paper, Pressed};
use serde::Serialize;
use tauri::{AppHandle, Manager};

use crate::dialogs::{self, Question};
use crate::house::House;
use crate::ipc;

/// Whether it was saved, or the user thought better of it.
#[derive(Serialize)]
pub struct SaveAnswer {
    saved: bool,
}

/// Composes and sets a summary, keeps it in memory, and shows its pages.
#[tauri::command]
pub async fn preview_summary(
    app: AppHandle,
    choice: SummaryChoice,
    paper: Paper,
) -> Result<Pressed, Failure> {
    ipc::aside(app, move |house| {
        let summary = compose::compose(house.session().journal()?, &choice)?;
        let pressed = afterbell_press::press(&summary, paper).map_err(Code::from)?;
        *house.shown() = Some(pressed.clone());
        Ok(pressed)
    })
    .await
}

/// Asks where, and saves the summary that was shown under this fingerprint; another is refused.
#[tauri::command]
pub async fn save_summary(app: AppHandle, fingerprint: String) -> Result<SaveAnswer, Failure> {
    let shown = app.state::<House>().shown().clone();
    let Some(pressed) = shown.filter(|pressed| pressed.fingerprint == fingerprint) else {
        return Err(Code::StalePreview.into());
    };
    let Some(target) = dialogs::choose(&app, Question::Save(neutral_name())).await else {
        return Ok(SaveAnswer { saved: false });
    };
    ipc::aside(app, move |_| {
        save_whole(&target, &pressed.pdf).map_err(|refused| disk_code(&refused))?;
        Ok(SaveAnswer { saved: true })
    })
    .await
}

/// Asks where, and saves a picture there. It is outside the lock from then on.
#[tauri::command]
pub async fn save_picture(app: AppHandle, picture: LeavingPicture) -> Result<SaveAnswer, Failure> {
    let bytes = picture::bytes_of(&picture)?;
    let question = Question::SaveCopy(picture.kind.name());
    let Some(target) = dialogs::choose(&app, question).await else {
        return Ok(SaveAnswer { saved: false });
    };
    ipc::aside(app, move |_| {
        save_whole(&target, &bytes).map_err(|refused| disk_code(&refused))?;
        Ok(SaveAnswer { saved: true })
    })
    .await
}

/// A name that says what kind of paper it is and from which day, and nothing more.
fn neutral_name() -> String {
    format!("summary-{}.pdf", SystemClock.now().day(0))
}
