//! Templates for guided reflections, read from files and saved to them.
//!
//! One rule: a file is read here and only as a template; the page is handed the template or what is wrong with it, and
//! never where the file lies.

use afterbell_core::api::Failure;
use afterbell_core::error::disk_code;
use afterbell_core::whole_file::save_whole;
use afterbell_core::writing::guided::{self, Template, TemplateRead};
use serde::Serialize;
use tauri::AppHandle;

use crate::dialogs::{self, Question};
use crate::ipc;

/// Whether it was saved, or the user thought better of it.
#[derive(Serialize)]
pub struct TemplateSaved {
    saved: bool,
}

/// Asks for a template's file and reads it; nothing if none was chosen.
#[tauri::command]
pub async fn choose_template(app: AppHandle) -> Result<Option<TemplateRead>, Failure> {
    let Some(path) = dialogs::choose(&app, Question::OpenTemplate).await else {
        return Ok(None);
    };
    ipc::aside(app, move |_| Ok(Some(guided::read_file(&path)?))).await
}

/// Asks where, and saves a template.
#[tauri::command]
pub async fn save_template_file(
    app: AppHandle,
    template: Template,
) -> Result<TemplateSaved, Failure> {
    // A name that says what kind of file it is, and not what is asked in it.
    let name = "reflection.toml".to_owned();
    let Some(target) = dialogs::choose(&app, Question::SaveTemplate(name)).await else {
        return Ok(TemplateSaved { saved: false });
    };
    ipc::aside(app, move |_| {
        let text = guided::write_template(&template);
        save_whole(&target, text.as_bytes()).map_err(|refused| disk_code(&refused))?;
        Ok(TemplateSaved { saved: true })
    })
    .await
}
