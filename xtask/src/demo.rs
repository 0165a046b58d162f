//! The window on a made-up journal of two school years.
//!
//! One rule: the journal lies in a folder of its own that goes when the window is closed.

use std::path::Path;
use std::process::Command;

use crate::build;
use crate::machine::{Outcome, carry_out, fresh_folder, has_screen, program, program_at, say};
use crate::needs::{self, For};

/// What opens the made-up journal. It protects nothing: everybody may know it.
const PASSPHRASE: &str = "lantern gravel orchard thimble harbour willow";

/// Makes the journal up and opens the window on it.
pub fn demo() -> Outcome {
    if !has_screen() {
        return Err("there is no screen here; `cargo xtask run` makes a tour without one".into());
    }
    needs::see_to(For::Window)?;
    build::page()?;
    let window = build::shipped_window()?;
    let journal = fresh_folder("demo")?;
    let passphrase = make_up(&mut generator(), &journal)?;
    say(&format!(
        "The window opens on a made-up journal. Its passphrase: {passphrase}"
    ));
    let shown = carry_out(program_at(&window).env("AFTERBELL_JOURNAL", &journal));
    std::fs::remove_dir_all(&journal)?;
    shown?;
    say("The window was closed and the made-up journal is gone.");
    Ok(())
}

/// The generator, built as it ships.
pub fn generator() -> Command {
    program(
        "cargo run --quiet --locked --release --package afterbell-tests --no-default-features --bin made_up_journal --",
    )
}

/// Has a generator make a journal up in an empty folder and answers its passphrase.
pub fn make_up(generator: &mut Command, folder: &Path) -> Outcome<&'static str> {
    say("A journal of two school years is made up.");
    carry_out(
        generator
            .arg(folder)
            .env("AFTERBELL_PASSPHRASE", PASSPHRASE),
    )?;
    Ok(PASSPHRASE)
}
