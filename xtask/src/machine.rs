//! The machine: its programs, folders and time, and what is said on the terminal.
//!
//! One rule: this is the only room of the project's commands that asks the environment or starts a program. Every
//! other room may enter.

use std::fmt;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Done, or the sentence that says why not.
pub type Outcome<T = ()> = Result<T, Failed>;

/// Why a command was not done.
#[derive(Debug)]
pub struct Failed(String);

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<String> for Failed {
    fn from(reason: String) -> Self {
        Self(reason)
    }
}

impl From<&str> for Failed {
    fn from(reason: &str) -> Self {
        Self(reason.to_owned())
    }
}

impl From<io::Error> for Failed {
    fn from(reason: io::Error) -> Self {
        Self(reason.to_string())
    }
}

/// Says a line.
pub fn say(line: &str) {
    // A reader that has gone away has heard enough.
    drop(writeln!(io::stdout(), "{line}"));
    drop(io::stdout().flush());
}

/// Asks a question that is answered with yes unless it is said otherwise; only when somebody sits there.
pub fn agreed(question: &str) -> bool {
    if !io::stdin().is_terminal() || variable("CI").is_some() {
        return true;
    }
    say(&format!("{question} [Y/n]"));
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).is_ok()
        && !answer.trim().to_lowercase().starts_with('n')
}

/// A variable of the environment, if it is set and not empty.
#[allow(clippy::disallowed_methods)] // The one room that may ask.
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// How long something takes.
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts one.
    #[allow(clippy::disallowed_methods)] // The one room that may ask.
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// How long it has run.
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    /// How long it has run, to be read.
    pub fn words(&self) -> String {
        let seconds = self.elapsed().as_secs();
        if seconds < 100 {
            format!("{:.1} s", self.elapsed().as_secs_f64())
        } else {
            format!("{} min {:02} s", seconds / 60, seconds % 60)
        }
    }
}

/// The folder of the project.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Makes the project's folder the present one, so that every path below it can be said short.
pub fn go_to_the_root() -> Outcome {
    Ok(std::env::set_current_dir(root())?)
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    root().join(variable("CARGO_TARGET_DIR").unwrap_or_else(|| "target".to_owned()))
}

/// A new folder of this run's own, under the system's folder for what may go.
#[allow(clippy::disallowed_methods)] // Made-up journals live there, never anybody's own.
pub fn fresh_folder(name: &str) -> Outcome<PathBuf> {
    let folder = std::env::temp_dir().join(format!("afterbell-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Whether there is a screen to open a window on.
pub fn has_screen() -> bool {
    !cfg!(target_os = "linux")
        || variable("DISPLAY").is_some()
        || variable("WAYLAND_DISPLAY").is_some()
}

/// Whether a program can be started by that name.
pub fn has(program: &str) -> bool {
    variable("PATH").is_some_and(|path| {
        std::env::split_paths(&path).any(|folder| {
            folder.join(program).is_file() || folder.join(format!("{program}.exe")).is_file()
        })
    })
}

/// A program with its words: `program("npm ci")`. A word with a space in it is added with `arg`.
pub fn program(line: &str) -> Command {
    let mut words = line.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words).current_dir(root());
    command
}

/// A program that lies in a file of ours; there may be a space in its path.
pub fn program_at(path: &Path) -> Command {
    let mut command = Command::new(path);
    command.current_dir(root());
    command
}

/// Runs a program to its end, with its words going where ours go.
pub fn carry_out(command: &mut Command) -> Outcome {
    let name = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{}` ended with {status}", line_of(command)).into()),
        Err(reason) => Err(format!("`{name}` could not be started: {reason}").into()),
    }
}

/// What a program says on its standard output, if it ends well.
pub fn answer_of(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program to its end, showing what it says and keeping it: whether it ended well, and all its words.
pub fn listen_to(command: &mut Command) -> Outcome<(bool, String)> {
    let mut child = command
        .env("NO_COLOR", "1")
        .env("CARGO_TERM_COLOR", "never")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|reason| format!("`{}` could not be started: {reason}", line_of(command)))?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let (out, err) = std::thread::scope(|both| {
        let out = both.spawn(|| out.map(show_and_keep).unwrap_or_default());
        let err = both.spawn(|| err.map(show_and_keep).unwrap_or_default());
        (
            out.join().unwrap_or_default(),
            err.join().unwrap_or_default(),
        )
    });
    Ok((child.wait()?.success(), out + &err))
}

fn show_and_keep(from: impl Read) -> String {
    let mut kept = String::new();
    for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        say(&line);
        kept.push_str(&line);
        kept.push('\n');
    }
    kept
}

fn line_of(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
