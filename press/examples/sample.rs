//! Sets made-up summaries into a folder, to be looked at: `cargo run -p afterbell-press --example sample -- FOLDER`.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "it is run by hand"
)]

#[path = "../tests/made_up/mod.rs"]
mod made_up;

use std::path::PathBuf;
use std::time::Instant;

use afterbell_press::{Paper, press};

fn main() {
    let folder: PathBuf = std::env::args_os()
        .nth(1)
        .unwrap_or_else(|| "target/press".into())
        .into();
    std::fs::create_dir_all(&folder).unwrap();
    let samples = [
        ("ordinary", made_up::ordinary(), Paper::A4),
        ("letter", made_up::ordinary(), Paper::Letter),
        ("everything", made_up::everything(), Paper::A4),
        ("question", made_up::question(), Paper::A4),
        ("years", made_up::years(), Paper::A4),
        ("long", made_up::long(), Paper::A4),
    ];
    for (name, summary, paper) in samples {
        let start = Instant::now();
        let pressed = press(&summary, paper).unwrap();
        println!(
            "{name}: {} page(s), {} bytes, {:?}",
            pressed.pages.len(),
            pressed.pdf.len(),
            start.elapsed()
        );
        std::fs::write(folder.join(format!("{name}.pdf")), &pressed.pdf).unwrap();
        for (number, page) in (1..).zip(&pressed.pages) {
            std::fs::write(folder.join(format!("{name}-{number}.png")), &page.png).unwrap();
            std::fs::write(folder.join(format!("{name}-{number}.txt")), &page.text).unwrap();
        }
    }
}
