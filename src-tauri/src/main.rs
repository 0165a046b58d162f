//! The window around the journal.
//!
//! From the door: `main` shuts every way out before anything else is started, then opens the window.
//! [`environment`], [`process`] and [`sandbox`] shut the ways out; [`places`] alone knows folders; [`alone`] sees to
//! it that a journal has one window; [`window`] says what the page may do; [`ipc`] is the door between page and
//! journal, with [`share`] and [`bring_in`] for what only a desktop can do; [`leaving`] sees that nothing typed is
//! lost on the way out.
//!
//! One rule: the page never learns a path and never gets bytes of a file it did not ask the journal for.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod environment;
mod process;
mod sandbox;
mod window;

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    environment::settle();
    process::leave_nothing_behind();
    if let Err(reason) = sandbox::refuse_network() {
        say(&format!("The window was not opened: {reason}."));
        return ExitCode::FAILURE;
    }
    let app = tauri::Builder::default().setup(|app| {
        window::open(app)?;
        Ok(())
    });
    match app.run(tauri::generate_context!()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            say(&format!("The window could not be opened: {reason}."));
            ExitCode::FAILURE
        }
    }
}

/// Tells whoever started the app from a terminal. Never what somebody wrote.
fn say(words: &str) {
    // With no terminal to say it to there is nobody to tell.
    drop(writeln!(std::io::stderr(), "{words}"));
}
