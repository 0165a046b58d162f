//! A summary, shown and saved.
//!
//! One rule: what is saved are the very bytes whose pages were shown last. The page gets pictures and words; the file
//! goes from memory to where the user chose, whole or not at all.

use afterbell_core::api::{Code, Failure};
use afterbell_core::clock::Clock;
use afterbell_core::error::disk_code;
use afterbell_core::sharing::compose::{self, SummaryChoice};
use afterbell_core::whole_file::save_whole;
use afterbell_machine::clock::SystemClock;
use afterbell_press::{PressError, Pressed};
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager};

use crate::dialogs::{self, Question};
use crate::house::House;
use crate::ipc;

/// The sheet to be set on.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

/// What is shown: the pages, and by what they are known.
#[derive(Serialize)]
pub struct Preview {
    fingerprint: String,
    pages: Vec<Page>,
    /// Letters no bundled font has: a box stands for each.
    undrawn: Vec<char>,
}

/// One page as a picture (PNG in base64) and as words.
#[derive(Serialize)]
struct Page {
    png: String,
    width_px: u32,
    height_px: u32,
    text: String,
}

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
) -> Result<Preview, Failure> {
    ipc::aside(app, move |house| {
        let summary = compose::compose(house.session().journal()?, &choice)?;
        let paper = match paper {
            Paper::A4 => afterbell_press::Paper::A4,
            Paper::Letter => afterbell_press::Paper::Letter,
        };
        let pressed = afterbell_press::press(&summary, paper).map_err(|refused| match refused {
            PressError::Empty => Code::EmptySummary,
            PressError::NotSet(_) => Code::Internal,
        })?;
        let preview = show(&pressed);
        *house.shown() = Some(pressed);
        Ok(preview)
    })
    .await
}

fn show(pressed: &Pressed) -> Preview {
    let page = |page: &afterbell_press::Page| Page {
        png: BASE64.encode(&page.png),
        width_px: page.width_px,
        height_px: page.height_px,
        text: page.text.clone(),
    };
    Preview {
        fingerprint: pressed.fingerprint.clone(),
        pages: pressed.pages.iter().map(page).collect(),
        undrawn: pressed.undrawn.clone(),
    }
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

/// A name that says what kind of paper it is and from which day, and nothing more.
fn neutral_name() -> String {
    format!("summary-{}.pdf", SystemClock.now().day(0))
}
