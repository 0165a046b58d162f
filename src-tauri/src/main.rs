//! The window around the journal.
//!
//! From the door: `main` shuts every way out before anything else is started, then opens the window.
//!
//! | Room | What it is for |
//! |---|---|
//! | `environment`, `process`, `sandbox` | shut the ways out |
//! | `alone` | one window for one journal |
//! | `house` | what the window holds while it is open |
//! | `window` | what the page may do |
//! | `ipc` | the door between page and journal |
//! | `first_look` | how things stand, told with the page itself |
//! | `lectern` | a PDF, page by page |
//! | `sound` | a sound, a moment at a time |
//! | `attached`, `share`, `bring_in`, `templates`, `dialogs` | what only a desktop can do: files chosen and written |
//! | `backups` | made beside everything else, and put back |
//! | `leaving` | nothing typed is lost on the way out |
//! | `hearing`, `hiding` | the screen's lock and the machine's sleep; the hiding key |
//! | `wiping` | memory is wiped when it is given back |
//!
//! One rule: the page never learns a path and never gets bytes of a file it was not given and did not ask the
//! journal for.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

// A window that can be driven, that reaches the network or that does not encrypt is for tests alone.
#[cfg(all(
    not(debug_assertions),
    any(
        feature = "automation",
        feature = "dangerous-network-for-testing",
        feature = "dangerous-plaintext-for-testing"
    )
))]
compile_error!("this feature is for tests and never in a build that ships");

mod alone;
mod attached;
mod backups;
mod bring_in;
mod dialogs;
mod environment;
mod first_look;
mod hearing;
mod held;
mod hiding;
mod house;
mod ipc;
mod leaving;
mod lectern;
#[cfg(feature = "dangerous-network-for-testing")]
mod probe;
mod process;
mod questionnaires;
mod sandbox;
mod share;
mod sound;
mod templates;
mod window;
mod wiping;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use afterbell_core::session::Session;
use afterbell_lectern::draw_if_asked;
use afterbell_machine::{folders, surroundings};
use afterbell_player::unpack_if_asked;
use tauri::{App, Context, Manager, RunEvent};

use crate::alone::Meeting;
use crate::house::House;

#[global_allocator]
static MEMORY: wiping::Wiping = wiping::Wiping;

fn main() -> ExitCode {
    environment::settle();
    process::leave_nothing_behind();
    if let Err(reason) = sandbox::refuse_network() {
        return give_up(&format!("The window was not opened: {reason}."));
    }
    if let Some(ended) = draw_if_asked().or_else(unpack_if_asked) {
        return ended;
    }
    let Some(folder) = folders::journal(environment::read(folders::JOURNAL).map(PathBuf::from))
    else {
        return give_up("There is no place for the journal: the system names no folder for data.");
    };
    let Some(meeting) = Meeting::at(&folder) else {
        say("This journal is open already; its window has been brought forward.");
        return ExitCode::SUCCESS;
    };
    match open(folder, meeting) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => give_up(&format!("The window could not be opened: {reason}.")),
    }
}

fn open(folder: PathBuf, meeting: Meeting) -> tauri::Result<()> {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![
            ipc::call,
            attached::read_attachment,
            attached::hand_over,
            attached::put_in_files,
            held::take_held,
            held::put_in_held,
            attached::read_thumbnail,
            attached::save_copy,
            lectern::lay_pdf,
            lectern::draw_page,
            lectern::take_down_pdf,
            sound::begin_sound,
            sound::hear_sound,
            sound::end_sound,
            first_look::look,
            ipc::try_every_way,
            ipc::look_at_folders,
            ipc::leave,
            hearing::what_is_heard,
            hiding::hide,
            hiding::come_back,
            share::preview_summary,
            share::save_summary,
            share::save_picture,
            bring_in::import_day_one,
            bring_in::stop_import,
            templates::choose_template,
            templates::save_template_file,
            questionnaires::choose_questionnaire,
            backups::backup_standing,
            backups::make_backup,
            backups::choose_backup_folder,
            backups::make_backup_elsewhere,
            backups::use_backup_place,
            backups::forget_backup_place,
            backups::test_backup,
            backups::choose_backup_file,
            backups::look_into_backup,
            backups::put_backup_back,
            backups::give_up_backup,
        ])
        .manage(House::new(Session::new(surroundings(folder))))
        .manage(leaving::Leaving::default())
        .manage(hearing::Hearing::default())
        .manage(hiding::Hiding::default())
        .on_window_event(|window, event| leaving::on_event(window.app_handle(), event))
        .setup(|app| Ok(settle(app, meeting)?))
        .build(context())?
        .run(|app, event| {
            if matches!(event, RunEvent::Exit) {
                backups::let_go(app);
            }
        });
    Ok(())
}

fn context() -> Context {
    let context = tauri::generate_context!();
    #[cfg(feature = "dangerous-network-for-testing")]
    let context = probe::without_policy(context);
    context
}

fn settle(app: &App, meeting: Meeting) -> tauri::Result<()> {
    window::open(app)?;
    meeting.answer(app.handle());
    backups::keep(app.handle());
    hearing::listen(app.handle());
    #[cfg(unix)]
    leaving::heed_signals(app.handle())?;
    #[cfg(target_os = "linux")]
    leaving::watch_for_absence(app.handle());
    Ok(())
}

fn give_up(words: &str) -> ExitCode {
    say(words);
    ExitCode::FAILURE
}

/// Tells whoever started the app from a terminal. Never what somebody wrote.
fn say(words: &str) {
    // With no terminal to say it to there is nobody to tell.
    drop(writeln!(std::io::stderr(), "{words}"));
}
