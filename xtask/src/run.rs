//! The window on the user's own journal; where there is no screen, a tour of it on a made-up one.
//!
//! One rule: a tour never touches anybody's own journal.

use crate::build::{self, AUTOMATION};
use crate::demo;
use crate::machine::{
    Outcome, carry_out, fresh_folder, has_screen, program, program_at, root, say, target,
};
use crate::needs::{self, For};
use crate::test::windows_for;

/// Opens the window, or makes the tour.
pub fn run() -> Outcome {
    if !has_screen() {
        return tour();
    }
    needs::see_to(For::Window)?;
    build::page()?;
    let window = build::shipped_window()?;
    say("The window is open on your own journal. Close it to come back here.");
    carry_out(&mut program_at(&window))?;
    say("The window was closed; what was written is kept.");
    Ok(())
}

fn tour() -> Outcome {
    say(
        "There is no screen here: a made-up journal is shown on one in memory, and its pictures are kept.",
    );
    needs::see_to(For::Tour)?;
    build::page()?;
    build::window(AUTOMATION)?;
    let journal = fresh_folder("tour")?;
    carry_out(&mut build::in_view("--bin made_up_journal"))?;
    let generator = target().join("debug").join("made_up_journal");
    let told = demo::make_up(&mut program_at(&generator), &journal)?;
    let pictures = target().join("tour");
    let mut node = windows_for(program("node tests/desktop/tour.mjs"));
    node.env("AFTERBELL_JOURNAL", &journal)
        .env("AFTERBELL_PASSPHRASE", told)
        .env("AFTERBELL_TOUR", &pictures);
    let made = carry_out(&mut node);
    std::fs::remove_dir_all(&journal)?;
    made?;
    let shown = pictures.strip_prefix(root()).unwrap_or(&pictures);
    say(&format!(
        "Every room in both looks, and the summary, are in {}.",
        shown.display()
    ));
    Ok(())
}
