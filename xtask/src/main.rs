//! The commands of the project: `cargo xtask run`, `test`, `demo`, `bench`, `soak`, `package`.
//!
//! | Room | What it is for |
//! |---|---|
//! | `run` | the window on the user's own journal, or a tour of it where there is no screen |
//! | `demo` | the window on a made-up journal |
//! | `test` | every rung of the tests, cheapest first |
//! | `counts` | what a test runner's last lines say |
//! | `bench` | speeds and sizes, as ratios |
//! | `soak` | what takes hours |
//! | `weigh` | how fast the window is there and what it holds in memory, beside an empty page |
//! | `package` | the packages that are given away |
//! | `build` | the page and the kinds of window |
//! | `needs` | what the machine has to have, installed if it is missing |
//! | `machine` | programs, folders, time, and what is said |
//!
//! One rule: each command says what it does, needs no network once it has run, and ends with one clear line.

mod bench;
mod build;
mod counts;
mod demo;
mod machine;
mod needs;
mod package;
mod run;
mod soak;
mod test;
mod weigh;

use std::process::ExitCode;

use machine::{Outcome, say};

const USAGE: &str = "\
cargo xtask run              open the window on your own journal; without a screen, make a tour in target/tour
cargo xtask demo             open the window on a made-up journal of two school years
cargo xtask test [RUNG…]     run everything CI runs, or the rungs named
cargo xtask bench            speeds and sizes, as ratios to what they are measured against
cargo xtask soak             the fault tests at full length, and each fuzzer for an hour: most of a day
cargo xtask package          a .deb and an .rpm in target/release/bundle";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match obey(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            say(&format!("\nNot done: {reason}"));
            ExitCode::FAILURE
        }
    }
}

fn obey(words: &[&str]) -> Outcome {
    machine::go_to_the_root()?;
    match words {
        ["run"] => run::run(),
        ["demo"] => demo::demo(),
        ["test", rungs @ ..] => test::test(rungs),
        ["bench"] => bench::bench(),
        ["bench", "window"] => bench::window(),
        ["bench", "locking"] => bench::locking(),
        ["bench", "typing"] => bench::typing(),
        ["soak"] => soak::soak(),
        ["soak", "faults"] => soak::faults(),
        ["soak", "fuzz"] => soak::fuzz("3600"),
        ["soak", "fuzz", seconds] => soak::fuzz(seconds),
        ["package"] => package::package(),
        _ => Err(format!("these are the commands:\n{USAGE}").into()),
    }
}
