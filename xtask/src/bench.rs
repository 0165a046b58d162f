//! Speeds and sizes, as ratios to what they are measured against.
//!
//! One rule: everything here is built as it ships. A development build is slower by kind, not by degree.

use std::fs;

use crate::build;
use crate::demo;
use crate::machine::{Outcome, carry_out, fresh_folder, program, root, say, target};
use crate::needs::{self, For};
use crate::test::windows_for;
use crate::weigh::{self, Weight};

/// Runs every benchmark of the tests, then weighs the window.
pub fn bench() -> Outcome {
    needs::see_to(For::Tour)?;
    for name in benchmarks()? {
        say(&format!("\n── {name} ──"));
        let mut run = program(
            "cargo run --quiet --locked --release --package afterbell-tests --no-default-features --bin",
        );
        carry_out(run.arg(name))?;
    }
    window()?;
    locking()?;
    typing()?;
    say("Everything was measured.");
    Ok(())
}

/// How soon the words are off the screen and the journal is shut, in a journal of 100,000 entries.
pub fn locking() -> Outcome {
    needs::see_to(For::Tour)?;
    build::page()?;
    let window = build::shipped_window()?;
    say("\n── locking, with 100,000 entries ──");
    let folder = fresh_folder("locking")?;
    let journal = folder.join("journal");
    demo::make_up(demo::generator().args(["--besides", "100000"]), &journal)?;
    let windows = window.parent().unwrap_or(&window);
    let measured = carry_out(
        program("node tests/desktop/lock_time.mjs")
            .env("AFTERBELL_WINDOWS", windows)
            .env("AFTERBELL_JOURNAL", &journal),
    );
    fs::remove_dir_all(&folder)?;
    measured
}

/// How long a key takes until its letter is on the page, in a short, a long and a very long text. What is measured is the
/// page and its engine; the core around it may be a development build, which a key does not wait for.
pub fn typing() -> Outcome {
    needs::see_to(For::Tour)?;
    build::page()?;
    build::window(build::AUTOMATION)?;
    say("\n── typing, in WebKitGTK ──");
    carry_out(&mut windows_for(program(
        "node tests/desktop/typing_time.mjs",
    )))
}

/// The benchmarks of the tests: every program whose name begins with `bench_`.
fn benchmarks() -> Outcome<Vec<String>> {
    let mut names: Vec<String> = fs::read_dir(root().join("tests").join("src").join("bin"))?
        .filter_map(|file| file.ok()?.path().file_stem()?.to_str().map(str::to_owned))
        .filter(|name| name.starts_with("bench_"))
        .collect();
    names.sort();
    Ok(names)
}

/// Weighs the window against an empty page.
pub fn window() -> Outcome {
    needs::see_to(For::Tour)?;
    build::page()?;
    let window = build::shipped_window()?;
    carry_out(&mut program(
        "cargo build --quiet --locked --release --package afterbell --example empty_page",
    ))?;
    let empty = target().join("release").join("examples").join("empty_page");
    say("\n── the window, beside an empty WebKitGTK page ──");
    let Weight { ms, mib, by_share } = weigh::weigh(&window, &empty)?;
    say("                         window   empty page   ratio   wanted");
    say(&format!(
        "start to usable, ms {:>11.0} {:>12.0} {:>7.2}   ≤ 1.50",
        ms.0,
        ms.1,
        ms.0 / ms.1
    ));
    say(&format!(
        "memory of all, MiB  {:>11.0} {:>12.0} {:>7.2}   ≤ 1.15",
        mib.0,
        mib.1,
        mib.0 / mib.1
    ));
    if !by_share {
        say("Memory is counted in full: only root may see what the window's processes share.");
    }
    Ok(())
}
