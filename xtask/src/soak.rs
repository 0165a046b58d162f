//! What takes hours: the fault tests at full length, and the fuzzers.
//!
//! One rule: what is found is kept in `target/led`, and the next run begins from it.

use std::fs;
use std::process::Command;

use crate::machine::{
    Outcome, answer_of, carry_out, fresh_folder, listen_to, program, program_at, say, target,
};
use crate::needs::{self, For};

/// What is fuzzed, as `tests/led` names it.
const READERS: [&str; 5] = ["headers", "backups", "exports", "texts", "commands"];

/// Counts every edge a case takes and what numbers are compared with: LLVM's SanitizerCoverage, as the stable compiler
/// has it.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// All of it, with an hour for each fuzzer.
pub fn soak() -> Outcome {
    faults()?;
    fuzz("3600")
}

/// The fault tests at full length: those left out of `test` because they take hours.
pub fn faults() -> Outcome {
    needs::see_to(For::Tests)?;
    say("The fault tests at full length take hours; the machine can be used meanwhile.");
    carry_out(&mut program(
        "cargo test --locked --release --package afterbell-tests --no-default-features --no-fail-fast -- --ignored --nocapture",
    ))?;
    say("Every fault was survived.");
    Ok(())
}

/// The fuzzers one after another, each for so many seconds; one that finds something ends it.
pub fn fuzz(seconds: &str) -> Outcome {
    if seconds.parse::<u64>().is_err() {
        return Err(format!("“{seconds}” is no number of seconds").into());
    }
    needs::see_to(For::Tests)?;
    let here = target().join("led");
    let host =
        answer_of(&mut program("rustc --print host-tuple")).ok_or("rustc does not answer")?;
    let host = host.trim();
    // What is built for the host alone, scripts and macros, has nobody to count for it: so the target is named.
    carry_out(
        program("cargo build --locked --profile led --package afterbell-led --target")
            .arg(host)
            .arg("--target-dir")
            .arg(&here)
            .env("RUSTFLAGS", COVERAGE),
    )?;
    carry_out(
        program("cargo run --quiet --locked --release --package afterbell-tests --no-default-features --bin fuzz_seeds")
            .arg(&here),
    )?;
    let fuzzer = |name: &str| program_at(&here.join(host).join("led").join(format!("led_{name}")));
    control(&mut fuzzer("control"))?;
    for reader in READERS {
        say(&format!("\n── {reader}, for {seconds} s ──"));
        let kept = here.join(reader);
        let found = kept.join("found");
        fs::create_dir_all(&found)?;
        carry_out(
            fuzzer(reader)
                .arg(format!("-max_total_time={seconds}"))
                .arg(format!("-dict={}", kept.join("words").display()))
                .arg(format!("-artifact_prefix={}/", found.display()))
                .arg("-print_final_stats=1")
                .arg(kept.join("corpus")),
        )
        .map_err(|_| format!("{reader}: a case fails; it is in {}", found.display()))?;
    }
    say("Whatever was read was read or refused.");
    Ok(())
}

/// A fault that can be found is found, or the others that find nothing say nothing.
fn control(fuzzer: &mut Command) -> Outcome {
    let folder = fresh_folder("control")?;
    let prefix = format!("-artifact_prefix={}/", folder.display());
    let (found_none, words) = listen_to(fuzzer.args(["-max_total_time=120", &prefix]))?;
    fs::remove_dir_all(&folder)?;
    if found_none || !words.contains("the word was found") {
        return Err("the fuzzers are not led: the control's word was not found".into());
    }
    say("The control's word was found.");
    Ok(())
}
