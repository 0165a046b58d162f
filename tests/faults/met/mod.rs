//! One thing done by another process that is killed, or refused, at each step it takes: each call to the system that
//! changes a file.
//!
//! One rule: before each step the files are those of the beginning, so that a step's number means the same each time,
//! and a verdict is about one step alone. What is said to be done is new; what is not may be old or new; never neither.
//!
//! ```text
//! files of the beginning ─► another process, met at step n ─► files that are left ─► opened here: old, new, or lost
//! ```

mod backups;
mod keys;
mod killed;
mod refused;
mod writing;

use std::path::{Path, PathBuf};
use std::{fs, io};

use afterbell_tests::Evening;
use serde_json::{Value, json};

use super::power_cuts::Held;
use super::refused_writes::{RECORDS, export};
use super::{Running, another_process};

/// As in the other process.
const NEW_PASSPHRASE: &str = "copper ladder seventeen marmalade evenings";

/// What a journal has become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Became {
    Old,
    New,
}

/// A thing that is done, from a beginning that is made once.
struct Thing {
    /// As the other process calls it.
    name: &'static str,
    /// Everything the other process finds: the journal and what lies beside it.
    beginning: Evening,
    key: String,
    /// What stood in the journal before.
    old: Option<Held>,
    /// Beside the journal: a backup, an export, a folder.
    with: Option<PathBuf>,
    /// What has become of a journal; why, if it is neither.
    judge: Judge,
}

type Judge = fn(&Thing, &mut Evening, &Said) -> Result<Became, String>;

/// What the other process said before it ended.
#[derive(Default)]
struct Said {
    lines: Vec<String>,
}

impl Said {
    /// What it answered; none if it was killed before.
    fn answer(&self) -> Option<&str> {
        self.lines.first().map(String::as_str)
    }

    fn is_done(&self) -> bool {
        self.answer() == Some("done")
    }
}

impl Thing {
    /// Lets another process do it on a fresh copy, and answers the journal and what was said.
    fn met(&self, at: usize, how: &str) -> (Evening, Said) {
        let window = self.beginning.window_on("met");
        drop(fs::remove_dir_all(window.folder()));
        if self.beginning.folder().exists() {
            copy_all(self.beginning.folder(), window.folder()).expect("a copy of the beginning");
        }
        let at = at.to_string();
        let mut told = vec!["meet", self.name, "--at", &at, "--how", how];
        if !self.key.is_empty() {
            told.extend(["--key", &self.key]);
        }
        let with = self.with.as_ref().map(|path| path.display().to_string());
        if let Some(with) = &with {
            told.extend(["--with", with]);
        }
        let (lines, _) = Running::start(&mut another_process(&told, window.folder())).listen();
        (window, Said { lines })
    }

    /// Opens it with the recovery key it had; it has to be sound, and nothing may be noticed.
    fn open(&self, window: &mut Evening) -> Result<Held, String> {
        open(window, &self.key)
    }

    /// Whether what stands in it is what stood in it before.
    fn is_as_before(&self, held: &Held) -> Result<(), String> {
        if self.old.as_ref() == Some(held) {
            Ok(())
        } else {
            Err("what stood in it is not what stands in it".to_owned())
        }
    }
}

fn open(window: &mut Evening, key: &str) -> Result<Held, String> {
    let status = ask(window, "recover", json!({ "recovery_key": key }))?;
    if !status["noticed"].is_null() {
        return Err(format!("noticed {}", status["noticed"]));
    }
    look_over(window)
}

fn look_over(window: &mut Evening) -> Result<Held, String> {
    let held = Held::by(window)?;
    let checked = window.session().journal().map(|journal| journal.check());
    match checked {
        Ok(Ok(checked)) if checked.is_sound() => Ok(held),
        _ => Err("it is not sound".to_owned()),
    }
}

fn ask(window: &mut Evening, name: &str, input: Value) -> Result<Value, String> {
    let answer = window.attempt(name, input);
    answer.map_err(|failure| format!("{name}: {:?}", failure.code))
}

/// A folder with everything in it.
fn copy_all(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for file in fs::read_dir(from)? {
        let file = file?;
        let target = to.join(file.file_name());
        if file.file_type()?.is_dir() {
            copy_all(&file.path(), &target)?;
        } else {
            fs::copy(file.path(), target)?;
        }
    }
    Ok(())
}
