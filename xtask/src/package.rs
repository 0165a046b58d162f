//! The packages that are given away.
//!
//! One rule: both are made in one call, from one build. Nothing is downloaded for it but what is locked.

use crate::build;
use crate::machine::{Outcome, carry_out, program, say, target};
use crate::needs::{self, For};

/// Makes a .deb and an .rpm.
pub fn package() -> Outcome {
    needs::see_to(For::Window)?;
    build::page()?;
    say("The packages are made. The first time this takes about ten minutes.");
    carry_out(&mut program(
        "npx --no-install tauri build --bundles deb,rpm -- --locked",
    ))?;
    say(&format!(
        "The packages are in {}.",
        target().join("release").join("bundle").display()
    ));
    Ok(())
}
