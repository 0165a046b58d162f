//! The page, and the kinds of window.
//!
//! One rule: a window for tests lies in a folder of its own and never where the shipped one is built, so that the
//! two cannot be taken for each other.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

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
    features: "afterbell/automation",
};
/// One that tries the network from inside its page, with the refusal on or off.
pub const PROBE: Kind = Kind {
    name: "probe",
    features: "afterbell/dangerous-network-for-testing",
};
/// One whose journal is not encrypted: the control of the canary scan.
pub const PLAINTEXT: Kind = Kind {
    name: "plaintext",
    features: "afterbell/automation,afterbell/dangerous-plaintext-for-testing",
};
/// All of them.
pub const KINDS: [Kind; 4] = [STRICT, AUTOMATION, PROBE, PLAINTEXT];

impl Kind {
    /// Where it lies once it is built.
    pub fn path(self) -> PathBuf {
        target().join("windows").join(self.name)
    }
}

/// Builds the page the window shows. A page that is the same as before is left as it lies: the window is built around
/// its files, and would be built anew for ten minutes because they are newer.
pub fn page() -> Outcome {
    let made = target().join("page");
    let mut build =
        program("npm run build --silent --workspace ui -- --logLevel warn --emptyOutDir --outDir");
    carry_out(build.arg(&made))?;
    take_over(&made, &root().join("ui").join("dist"))
}

/// Makes a folder the same as another, and leaves it alone if it is.
fn take_over(made: &Path, folder: &Path) -> Outcome {
    let new = files(made)?;
    if folder.exists() {
        if files(folder)? == new {
            return Ok(());
        }
        fs::remove_dir_all(folder)?;
    }
    for (name, bytes) in new {
        let to = folder.join(name);
        fs::create_dir_all(to.parent().unwrap_or(folder))?;
        fs::write(to, bytes)?;
    }
    Ok(())
}

/// Every file in a folder: its name from there, and what is in it.
fn files(folder: &Path) -> Outcome<BTreeMap<PathBuf, Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path)?;
                found.insert(path.strip_prefix(folder).unwrap_or(&path).to_owned(), bytes);
            }
        }
    }
    Ok(found)
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

/// Builds what is named, in the development profile, with the whole workspace and its tests in view. Which features a
/// dependency is built with follows from what is in view: a view of its own for each program would build most of them,
/// the typesetter with them, several times over, and a clean clone's tests would need twice the time and the disk.
pub fn in_view(wanted: &str) -> Command {
    // An example, because only what tests may use brings the tests into view.
    program(&format!(
        "cargo build --locked --workspace --example empty_page {wanted}"
    ))
}

/// Builds a kind of window and answers where it lies.
pub fn window(kind: Kind) -> Outcome<PathBuf> {
    let mut build = in_view("--bin afterbell");
    if !kind.features.is_empty() {
        build.args(["--features", kind.features]);
    }
    carry_out(&mut build)?;
    let path = kind.path();
    put(&target().join("debug").join("afterbell"), &path)?;
    Ok(path)
}

/// Builds the empty page: the control of what is said about the process that shows the window's.
pub fn empty_page() -> Outcome {
    carry_out(&mut in_view(""))?;
    let made = target().join("debug").join("examples").join("empty_page");
    put(&made, &target().join("windows").join("empty"))
}

fn put(made: &Path, path: &Path) -> Outcome {
    fs::create_dir_all(target().join("windows"))?;
    // Another run may have it open: a new file under the name, never new bytes in the old file.
    if path.exists() {
        fs::remove_file(path)?;
    }
    fs::copy(made, path)?;
    Ok(())
}

/// Builds the window as it ships and answers where it lies.
pub fn shipped_window() -> Outcome<PathBuf> {
    say(
        "The window is built as it ships. The first time this takes about twenty minutes on two cores.",
    );
    carry_out(&mut program(
        "cargo build --locked --release --package afterbell",
    ))?;
    Ok(target().join("release").join(if cfg!(windows) {
        "afterbell.exe"
    } else {
        "afterbell"
    }))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::take_over;
    use crate::machine::fresh_folder;

    #[test]
    fn a_page_that_is_the_same_is_left_as_it_lies_and_another_is_taken_over() {
        let made = fresh_folder("page-made").unwrap();
        let shown = fresh_folder("page-shown").unwrap();
        let old = shown.join("assets").join("old.js");
        fs::create_dir_all(made.join("assets")).unwrap();
        fs::create_dir_all(shown.join("assets")).unwrap();
        fs::write(made.join("assets").join("new.js"), "one").unwrap();
        fs::write(&old, "one").unwrap();
        take_over(&made, &shown).unwrap();
        assert!(!old.exists());
        let taken = shown.join("assets").join("new.js");
        let since = fs::metadata(&taken).unwrap().modified().unwrap();
        take_over(&made, &shown).unwrap();
        assert_eq!(fs::metadata(&taken).unwrap().modified().unwrap(), since);
        fs::write(made.join("assets").join("new.js"), "two").unwrap();
        take_over(&made, &shown).unwrap();
        assert_eq!(fs::read_to_string(&taken).unwrap(), "two");
        fs::remove_dir_all(made).unwrap();
        fs::remove_dir_all(shown).unwrap();
    }
}
