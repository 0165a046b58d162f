//! Questionnaires of one's own, read from files.
//!
//! One rule: as for templates, a file is read here and only as a questionnaire; the page never learns where it lies.

use afterbell_core::api::Failure;
use afterbell_core::wellbeing::questionnaires::file::{self, QuestionnaireRead};
use tauri::AppHandle;

use crate::dialogs::{self, Question};
use crate::ipc;

/// Asks for a questionnaire's file and reads it; nothing if none was chosen.
#[tauri::command]
pub async fn choose_questionnaire(app: AppHandle) -> Result<Option<QuestionnaireRead>, Failure> {
    let Some(path) = dialogs::choose(&app, Question::OpenQuestionnaire).await else {
        return Ok(None);
    };
    ipc::aside(app, move |_| Ok(Some(file::read_file(&path)?))).await
}
