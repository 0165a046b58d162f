//! Every rung of the tests, cheapest first.
//!
//! One rule: what stands here is what CI runs; there is no second list. A rung that does not hold does not keep the
//! others from being tried, unless they stand on it. The last line is for machines: `N passed, N failed`.

use std::fs;
use std::process::Command;

use crate::build::{self, KINDS};
use crate::counts::{self, Count};
use crate::machine::{Outcome, Stopwatch, listen_to, program, root, say, target};
use crate::needs::{self, For};

/// One rung: its name, what has to hold before it is worth trying, and how it is tried.
struct Rung {
    name: &'static str,
    after: &'static [&'static str],
    attempt: fn() -> Outcome<Count>,
}

const RUNGS: [Rung; 11] = [
    Rung {
        name: "format",
        after: &[],
        attempt: format,
    },
    Rung {
        name: "page-types",
        after: &[],
        attempt: page_types,
    },
    Rung {
        name: "page-tests",
        after: &[],
        attempt: page_tests,
    },
    Rung {
        name: "page",
        after: &[],
        attempt: page,
    },
    Rung {
        name: "lints",
        after: &[],
        attempt: lints,
    },
    Rung {
        name: "crates",
        after: &["page"],
        attempt: crates,
    },
    Rung {
        name: "generated",
        after: &["crates"],
        attempt: generated,
    },
    Rung {
        name: "loopback",
        after: &["page"],
        attempt: loopback,
    },
    Rung {
        name: "browser",
        after: &["page", "loopback"],
        attempt: browser,
    },
    Rung {
        name: "windows",
        after: &["page"],
        attempt: windows,
    },
    Rung {
        name: "desktop",
        after: &["windows"],
        attempt: desktop,
    },
];

/// How one rung went.
struct Went {
    name: &'static str,
    count: Count,
    time: String,
}

/// Runs every rung, or those named.
pub fn test(names: &[&str]) -> Outcome {
    if let Some(unknown) = names
        .iter()
        .find(|name| RUNGS.iter().all(|rung| rung.name != **name))
    {
        let all: Vec<&str> = RUNGS.iter().map(|rung| rung.name).collect();
        return Err(format!(
            "there is no rung “{unknown}”; there are: {}",
            all.join(", ")
        )
        .into());
    }
    needs::see_to(For::Tests)?;
    build::page_to_check_against()?;
    let whole = Stopwatch::start();
    let mut gone: Vec<Went> = Vec::new();
    for rung in RUNGS
        .iter()
        .filter(|rung| names.is_empty() || names.contains(&rung.name))
    {
        let stands = |name: &&'static str| {
            gone.iter()
                .all(|went| went.name != *name || went.count.failed == 0)
        };
        gone.push(if rung.after.iter().all(stands) {
            climb(rung)
        } else {
            say(&format!(
                "\n── {} · not tried: it stands on a rung that does not hold",
                rung.name
            ));
            Went {
                name: rung.name,
                count: Count::of_a_check(false),
                time: "not tried".to_owned(),
            }
        });
    }
    tell(&gone, &whole.words())
}

fn climb(rung: &Rung) -> Went {
    say(&format!("\n── {} ──", rung.name));
    let watch = Stopwatch::start();
    let count = (rung.attempt)().unwrap_or_else(|reason| {
        say(&reason.to_string());
        Count::of_a_check(false)
    });
    let time = watch.words();
    let end = if count.failed == 0 {
        "holds"
    } else {
        "DOES NOT HOLD"
    };
    say(&format!(
        "── {} {end}: {} passed, {} failed, {time}",
        rung.name, count.passed, count.failed
    ));
    Went {
        name: rung.name,
        count,
        time,
    }
}

fn tell(gone: &[Went], time: &str) -> Outcome {
    let sum = gone
        .iter()
        .map(|went| went.count)
        .fold(Count::default(), Count::and);
    say(&format!(
        "\n{:<14}{:>8}{:>8}{:>10}   time",
        "rung", "passed", "failed", "left out"
    ));
    for Went { name, count, time } in gone {
        say(&format!(
            "{name:<14}{:>8}{:>8}{:>10}   {time}",
            count.passed, count.failed, count.left_out
        ));
    }
    let fallen: Vec<&str> = gone
        .iter()
        .filter(|went| went.count.failed > 0)
        .map(|went| went.name)
        .collect();
    if fallen.is_empty() {
        say(&format!("Everything holds, in {time}."));
    } else {
        say(&format!(
            "These do not hold: {}. In {time}.",
            fallen.join(", ")
        ));
    }
    say(&format!("{} passed, {} failed", sum.passed, sum.failed));
    // The last line has been said; what failed is told by the exit code alone.
    if fallen.is_empty() {
        Ok(())
    } else {
        std::process::exit(1)
    }
}

/// A program whose end is all there is to count.
fn check(command: &mut Command) -> Outcome<Count> {
    Ok(Count::of_a_check(listen_to(command)?.0))
}

fn format() -> Outcome<Count> {
    check(&mut program("cargo fmt --all --check"))
}

fn page_types() -> Outcome<Count> {
    check(&mut program("npm run check --silent --workspace ui"))
}

fn page_tests() -> Outcome<Count> {
    let (ended_well, words) = listen_to(&mut program("npm test --silent --workspace ui"))?;
    Ok(counts::of_vitest(&words, ended_well))
}

fn page() -> Outcome<Count> {
    let built = build::page();
    if let Err(reason) = &built {
        say(&reason.to_string());
    }
    Ok(Count::of_a_check(built.is_ok()).and(check(&mut program(
        "npm run build:loopback --silent --workspace ui -- --logLevel warn",
    ))?))
}

fn lints() -> Outcome<Count> {
    check(&mut program(
        "cargo clippy --locked --workspace --all-targets -- --deny warnings",
    ))
}

fn crates() -> Outcome<Count> {
    let (ended_well, words) = listen_to(&mut program(
        "cargo test --locked --workspace --no-fail-fast",
    ))?;
    Ok(counts::of_cargo(&words, ended_well))
}

/// The tests have just written the types anew: nothing may have changed by that.
fn generated() -> Outcome<Count> {
    const HERE: &str = "ui/src/backend/generated";
    let (ended_well, changed) =
        listen_to(program("git status --porcelain --untracked-files=all --").arg(HERE))?;
    if !changed.trim().is_empty() {
        say("The types of the boundary are not those the core writes: commit what has changed.");
    }
    Ok(Count::of_a_check(ended_well && changed.trim().is_empty()))
}

fn loopback() -> Outcome<Count> {
    check(&mut build::in_view("--bin loopback"))
}

fn browser() -> Outcome<Count> {
    node_tests("browser", &mut program("node"))
}

fn windows() -> Outcome<Count> {
    let mut count = Count::default();
    for kind in KINDS {
        count = count.and(Count::of_a_check(build::window(kind).is_ok()));
    }
    Ok(count.and(Count::of_a_check(build::empty_page().is_ok())))
}

fn desktop() -> Outcome<Count> {
    node_tests("desktop", &mut windows_for(program("node")))
}

/// Tells a program where the windows and the maker of made-up journals lie.
pub fn windows_for(mut command: Command) -> Command {
    command.env("AFTERBELL_WINDOWS", target().join("windows"));
    command.env("AFTERBELL_PROGRAMS", target().join("debug"));
    command
}

fn node_tests(folder: &str, node: &mut Command) -> Outcome<Count> {
    let mut files: Vec<_> = fs::read_dir(root().join("tests").join(folder))?
        .filter_map(|file| Some(file.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("there are no tests in tests/{folder}").into());
    }
    // One file after the other: each opens windows, and two cores are soon busy.
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=1"])
        .args(files);
    node.env("AFTERBELL_PROGRAMS", target().join("debug"));
    let (ended_well, words) = listen_to(node)?;
    Ok(counts::of_node(&words, ended_well))
}
