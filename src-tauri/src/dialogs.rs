//! The system's own windows for choosing files.
//!
//! One rule: what was chosen stays in Rust; the page learns no path. A name that is offered says nothing about what
//! is in the file.

use std::path::PathBuf;

use tauri::AppHandle;

#[cfg(feature = "automation")]
use crate::environment;

/// What is to be chosen.
#[derive(Clone)]
pub enum Question {
    /// Where to save, with the name that is offered.
    Save(String),
    /// A zip file to read.
    OpenZip,
    /// A folder to read.
    OpenFolder,
    /// A folder to keep backups in.
    BackupFolder,
    /// A backup to read.
    OpenBackup,
    /// A template to read.
    OpenTemplate,
    /// A questionnaire to read.
    OpenQuestionnaire,
    /// Where to save a template, with the name that is offered.
    SaveTemplate(String),
    /// Files to put into an entry.
    PutIn,
    /// Where to save a copy of what is attached, with the name that is offered.
    SaveCopy(String),
}

impl Question {
    fn title(&self) -> &'static str {
        match self {
            Self::Save(_) => "Save the summary",
            Self::OpenZip => "Choose the export’s zip file",
            Self::OpenFolder => "Choose the export’s folder",
            Self::BackupFolder => "Choose a folder for the backup",
            Self::OpenBackup => "Choose a backup",
            Self::OpenTemplate => "Choose a template",
            Self::OpenQuestionnaire => "Choose a questionnaire",
            Self::SaveTemplate(_) => "Save the template",
            Self::PutIn => "Choose what to put in",
            Self::SaveCopy(_) => "Save a copy outside the journal",
        }
    }
}

/// Asks, and answers with what was chosen; none if the user thought better of it.
pub async fn choose(app: &AppHandle, question: Question) -> Option<PathBuf> {
    choose_several(app, question).await.into_iter().next()
}

/// The same, where more than one may be chosen.
pub async fn choose_several(app: &AppHandle, question: Question) -> Vec<PathBuf> {
    // A driver cannot reach into the system's own windows: in a build it may drive, it chooses beforehand.
    #[cfg(feature = "automation")]
    if environment::is_driven() {
        let chosen = environment::read("AFTERBELL_CHOOSES").map(PathBuf::from);
        return chosen.into_iter().collect();
    }
    let (tell, mut told) = tauri::async_runtime::channel(1);
    let handle = app.clone();
    let asked = app.run_on_main_thread(move || {
        ask(&handle, &question, move |chosen| {
            // Nobody waits any more when the window is on its way out.
            drop(tell.try_send(chosen));
        });
    });
    if asked.is_err() {
        return Vec::new();
    }
    told.recv().await.unwrap_or_default()
}

/// GTK's own dialogue on its own thread. The portal's would be another program's, told over the session bus.
#[cfg(target_os = "linux")]
fn ask(app: &AppHandle, question: &Question, tell: impl Fn(Vec<PathBuf>) + 'static) {
    use gtk::prelude::{DialogExt, FileChooserExt, GtkWindowExt, WidgetExt};
    use gtk::{FileChooserAction, FileChooserDialog, FileFilter, ResponseType};
    use tauri::Manager;

    let (action, yes) = match question {
        Question::Save(_) | Question::SaveTemplate(_) | Question::SaveCopy(_) => {
            (FileChooserAction::Save, "Save")
        }
        Question::OpenZip
        | Question::OpenBackup
        | Question::OpenTemplate
        | Question::OpenQuestionnaire => (FileChooserAction::Open, "Open"),
        Question::PutIn => (FileChooserAction::Open, "Put in"),
        Question::OpenFolder | Question::BackupFolder => {
            (FileChooserAction::SelectFolder, "Choose")
        }
    };
    let parent = app
        .get_webview_window(crate::window::MAIN)
        .and_then(|window| window.gtk_window().ok());
    let dialog = FileChooserDialog::with_buttons(
        Some(question.title()),
        parent.as_ref(),
        action,
        &[
            ("Cancel", ResponseType::Cancel),
            (yes, ResponseType::Accept),
        ],
    );
    crate::hiding::heed_key(app, &dialog);
    dialog.set_modal(true);
    dialog.set_local_only(true);
    dialog.set_default_response(ResponseType::Accept);
    match question {
        Question::Save(name) | Question::SaveTemplate(name) | Question::SaveCopy(name) => {
            dialog.set_do_overwrite_confirmation(true);
            dialog.set_current_name(name);
        }
        Question::OpenZip => {
            let zips = FileFilter::new();
            zips.set_name(Some("Zip files"));
            zips.add_pattern("*.[zZ][iI][pP]");
            dialog.add_filter(zips);
        }
        Question::OpenBackup => {
            // Whoever renamed theirs finds it under the second.
            for (name, pattern) in [("Backups", "*.afterbell"), ("All files", "*")] {
                let files = FileFilter::new();
                files.set_name(Some(name));
                files.add_pattern(pattern);
                dialog.add_filter(files);
            }
        }
        Question::OpenTemplate | Question::OpenQuestionnaire => {
            let of_the_form = if matches!(question, Question::OpenTemplate) {
                "Templates"
            } else {
                "Questionnaires"
            };
            for (name, pattern) in [(of_the_form, "*.toml"), ("All files", "*")] {
                let files = FileFilter::new();
                files.set_name(Some(name));
                files.add_pattern(pattern);
                dialog.add_filter(files);
            }
        }
        Question::PutIn => dialog.set_select_multiple(true),
        Question::OpenFolder | Question::BackupFolder => {}
    }
    dialog.connect_response(move |dialog, answer| {
        let chosen = if answer == ResponseType::Accept {
            dialog.filenames()
        } else {
            Vec::new()
        };
        dialog.close();
        tell(chosen);
    });
    dialog.show();
}

#[cfg(not(target_os = "linux"))]
fn ask(_: &AppHandle, question: &Question, tell: impl Fn(Vec<PathBuf>) + 'static) {
    let dialog = rfd::FileDialog::new().set_title(question.title());
    let chosen = match question {
        Question::Save(name) => dialog
            .set_file_name(name)
            .add_filter("PDF", &["pdf"])
            .save_file(),
        Question::SaveCopy(name) => dialog.set_file_name(name).save_file(),
        Question::OpenZip => dialog.add_filter("Zip", &["zip"]).pick_file(),
        Question::OpenBackup => dialog.add_filter("Backups", &["afterbell"]).pick_file(),
        Question::OpenTemplate => dialog.add_filter("Templates", &["toml"]).pick_file(),
        Question::OpenQuestionnaire => dialog.add_filter("Questionnaires", &["toml"]).pick_file(),
        Question::SaveTemplate(name) => dialog
            .set_file_name(name)
            .add_filter("Templates", &["toml"])
            .save_file(),
        Question::OpenFolder | Question::BackupFolder => dialog.pick_folder(),
        Question::PutIn => return tell(dialog.pick_files().unwrap_or_default()),
    };
    tell(chosen.into_iter().collect());
}
