//! What the machine has to have, installed if it is missing.
//!
//! One rule: what is there already is not touched and nobody is asked over the network about it. Before anything is
//! installed it is said; on a terminal it is asked, once.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::machine::{Outcome, agreed, answer_of, carry_out, has, program, root, say};

/// What a thing is needed for. Each includes the ones before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum For {
    /// Building the window and opening it.
    Window,
    /// Driving it where there is no screen.
    Tour,
    /// Every rung of the tests.
    Tests,
}

/// Debian's names.
const WINDOW: [&str; 4] = [
    "build-essential",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "pkg-config",
];
const TOUR: [&str; 3] = ["fonts-dejavu-core", "webkit2gtk-driver", "xvfb"];
const TESTS: [&str; 9] = [
    "at-spi2-core",
    "chromium",
    "dbus-daemon",
    "imagemagick",
    "poppler-utils",
    "python3-cryptography",
    "qpdf",
    "xclip",
    "xdotool",
];

/// Sees to it that all is there.
pub fn see_to(what: For) -> Outcome {
    system_packages(what)?;
    node()?;
    if what >= For::Tests {
        rust_components()?;
    }
    page_packages()
}

fn system_packages(what: For) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let mut wanted = WINDOW.to_vec();
    if what >= For::Tour {
        wanted.extend(TOUR);
    }
    if what >= For::Tests {
        wanted.extend(TESTS);
    }
    if !has("dpkg-query") || !has("apt-get") {
        say(&format!(
            "Not a Debian: the counterparts of these have to be there: {}.",
            wanted.join(" ")
        ));
        return Ok(());
    }
    wanted.retain(|package| !is_installed(package));
    if wanted.is_empty() {
        return Ok(());
    }
    let packages = wanted.join(" ");
    say(&format!(
        "Missing on this system: {packages}. They are installed with apt-get."
    ));
    if !agreed("Install them?") {
        return Err(format!("these packages are needed: {packages}").into());
    }
    carry_out(&mut apt_get("update --quiet")?)?;
    carry_out(&mut apt_get(&format!(
        "install --yes --quiet --no-install-recommends {packages}"
    ))?)
}

fn is_installed(package: &str) -> bool {
    answer_of(program("dpkg-query --show --showformat=${db:Status-Status}").arg(package))
        .is_some_and(|status| status == "installed")
}

/// `apt-get`, waiting for whoever holds its lock; through `sudo` for everyone but root.
fn apt_get(words: &str) -> Outcome<Command> {
    let is_root = answer_of(&mut program("id -u")).is_some_and(|id| id.trim() == "0");
    let asked = "env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=500";
    if is_root {
        Ok(program(&format!("{asked} {words}")))
    } else if has("sudo") {
        Ok(program(&format!("sudo {asked} {words}")))
    } else {
        Err("packages can be installed by root only, and there is no sudo".into())
    }
}

fn node() -> Outcome {
    let version = answer_of(&mut program("node --version")).unwrap_or_default();
    let major = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .unwrap_or_default();
    match major.parse::<u32>() {
        Ok(20..) if has("npm") => Ok(()),
        Ok(20..) => Err("npm is needed; it comes with Node".into()),
        Ok(old) => Err(format!("Node 20 is needed; this is {old}").into()),
        Err(_) => Err("Node 20 is needed, with npm".into()),
    }
}

fn rust_components() -> Outcome {
    for (name, proof) in [
        ("rustfmt", "cargo fmt --version"),
        ("clippy", "cargo clippy --version"),
    ] {
        if answer_of(&mut program(proof)).is_none() {
            say(&format!(
                "Missing in the Rust toolchain: {name}. It is added with rustup."
            ));
            carry_out(program("rustup component add").arg(name))?;
        }
    }
    Ok(())
}

/// The page's packages, exactly as locked. What was installed last is kept beside them, so that an unchanged lock
/// asks nobody.
fn page_packages() -> Outcome {
    let lock = fs::read(root().join("package-lock.json"))?;
    let installed = root().join("node_modules").join(".installed-lock.json");
    if fs::read(&installed).is_ok_and(|last| last == lock) {
        return Ok(());
    }
    say("The page's packages are installed as locked (npm ci).");
    carry_out(&mut program("npm ci --ignore-scripts --no-audit --no-fund"))?;
    fs::create_dir_all(installed.parent().unwrap_or(Path::new("node_modules")))?;
    Ok(fs::write(installed, lock)?)
}
