//! The window on a made-up journal of two school years.
//!
//! One rule: the journal lies in a folder of its own that goes when the window is closed.

use std::path::Path;

use crate::build;
use crate::machine::{Outcome, carry_out, fresh_folder, has_screen, program, say};
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
    let passphrase = make_up_a_journal(&journal, "release")?;
    say(&format!(
        "The window opens on a made-up journal. Its passphrase: {passphrase}"
    ));
    let shown = carry_out(program(&window.to_string_lossy()).env("AFTERBELL_JOURNAL", &journal));
    std::fs::remove_dir_all(&journal)?;
    shown?;
    say("The window was closed and the made-up journal is gone.");
    Ok(())
}

/// Makes a journal up in an empty folder and answers its passphrase.
pub fn make_up_a_journal(folder: &Path, profile: &str) -> Outcome<&'static str> {
    say("A journal of two school years is made up.");
    let mut generator =
        program("cargo run --quiet --locked --package afterbell-tests --no-default-features");
    generator.args(["--profile", profile, "--bin", "made_up_journal", "--"]);
    carry_out(
        generator
            .arg(folder)
            .env("AFTERBELL_PASSPHRASE", PASSPHRASE),
    )?;
    Ok(PASSPHRASE)
}
