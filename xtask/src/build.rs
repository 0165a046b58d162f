//! The page, and the kinds of window.
//!
//! One rule: a window for tests lies in a folder of its own and never where the shipped one is built, so that the
//! two cannot be taken for each other.

use std::fs;
use std::path::PathBuf;

use crate::machine::{Outcome, carry_out, program, root, say, target};

/// A window built for a purpose.
#[derive(Clone, Copy)]
pub struct Kind {
    /// Its file's name, in `target/windows`.
    pub name: &'static str,
    /// Cargo's features for it.
    pub features: &'static str,
}

/// As it ships, but built in the development profile.
pub const STRICT: Kind = Kind {
    name: "strict",
    features: "",
};
/// One that a WebDriver may drive.
pub const AUTOMATION: Kind = Kind {
    name: "automation",
    features: "automation",
};
/// One that tries the network from inside its page, with the refusal on or off.
pub const PROBE: Kind = Kind {
    name: "probe",
    features: "dangerous-network-for-testing",
};
/// One whose journal is not encrypted: the control of the canary scan.
pub const PLAINTEXT: Kind = Kind {
    name: "plaintext",
    features: "automation,dangerous-plaintext-for-testing",
};
/// All of them.
pub const KINDS: [Kind; 4] = [STRICT, AUTOMATION, PROBE, PLAINTEXT];

impl Kind {
    /// Where it lies once it is built.
    pub fn path(self) -> PathBuf {
        target().join("windows").join(self.name)
    }
}

/// Builds the page the window shows.
pub fn page() -> Outcome {
    carry_out(&mut program(
        "npm run build --silent --workspace ui -- --logLevel warn",
    ))
}

/// Gives the window something to be built around where the page has not been built yet: a check needs no more.
pub fn page_to_check_against() -> Outcome {
    let dist = root().join("ui").join("dist");
    if !dist.join("index.html").exists() {
        fs::create_dir_all(&dist)?;
        fs::write(
            dist.join("index.html"),
            "<!doctype html><title>Afterbell</title>",
        )?;
    }
    Ok(())
}

/// Builds a kind of window and answers where it lies.
pub fn window(kind: Kind) -> Outcome<PathBuf> {
    let mut build = program("cargo build --locked --package afterbell");
    if !kind.features.is_empty() {
        build.args(["--features", kind.features]);
    }
    carry_out(&mut build)?;
    let path = kind.path();
    fs::create_dir_all(target().join("windows"))?;
    // Another run may have it open: a new file under the name, never new bytes in the old file.
    if path.exists() {
        fs::remove_file(&path)?;
    }
    fs::copy(target().join("debug").join("afterbell"), &path)?;
    Ok(path)
}

/// Builds the window as it ships and answers where it lies.
pub fn shipped_window() -> Outcome<PathBuf> {
    say("The window is built as it ships. The first time this takes about ten minutes.");
    carry_out(&mut program(
        "cargo build --locked --release --package afterbell",
    ))?;
    Ok(target().join("release").join(if cfg!(windows) {
        "afterbell.exe"
    } else {
        "afterbell"
    }))
}
