//! The program itself, started with an empty environment, and what it says.

#![allow(dead_code, reason = "each test takes what it needs")]

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use afterbell_tests::PASSPHRASE;
use serde_json::Value;

/// What it said and how it ended.
pub struct Said {
    /// The exit code.
    pub code: i32,
    /// On standard output.
    pub out: String,
    /// On standard error.
    pub err: String,
}

/// Asks about a journal's folder with these arguments, types this, and waits for its end.
pub fn ask(journal: &Path, arguments: &[&str], typed: &str) -> Said {
    let named = [OsStr::new("--journal"), journal.as_os_str()];
    let asked = arguments.iter().map(OsStr::new);
    start(named.into_iter().chain(asked), typed)
}

/// Starts it with these arguments and nothing beside them.
pub fn start<'a>(arguments: impl Iterator<Item = &'a OsStr>, typed: &str) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterbell-cli"));
    command.env_clear().env("TZ", "Europe/London");
    let mut child = command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // One that ends before it has read everything is not asked to.
    drop(child.stdin.take().unwrap().write_all(typed.as_bytes()));
    let ended = child.wait_with_output().unwrap();
    Said {
        code: ended.status.code().unwrap_or(-1),
        out: String::from_utf8(ended.stdout).unwrap(),
        err: String::from_utf8(ended.stderr).unwrap(),
    }
}

/// Asks with the passphrase, and what is typed after it; expects it to be done.
pub fn done(folder: &Path, arguments: &[&str], typed: &str) -> String {
    let said = ask(folder, arguments, &format!("{PASSPHRASE}\n{typed}"));
    assert_eq!(said.code, 0, "{arguments:?}: {}", said.err);
    said.out
}

/// The same for a program: the answer as JSON.
pub fn told(folder: &Path, arguments: &[&str], typed: &str) -> Value {
    let arguments = [arguments, &["--json"]].concat();
    serde_json::from_str(&done(folder, &arguments, typed)).unwrap()
}
