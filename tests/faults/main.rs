//! Faults: what the world does to a journal, and that nothing shown as saved is lost by it.
//!
//! One rule: every check has a control, a fault that it must be seen to catch. Those marked as ignored are the same
//! at full length, for `cargo xtask soak`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    reason = "this crate is tests, and says what a system kept it from trying"
)]

#[cfg(target_os = "linux")]
mod bombs;
#[cfg(unix)]
mod disk;
#[cfg(unix)]
mod every_bit;
mod every_bit_of_a_backup;
mod full_disk;
mod killed;
mod let_go;
#[cfg(target_os = "linux")]
mod met;
mod no_permission;
#[cfg(all(target_os = "linux", feature = "lectern"))]
mod pdfs;
#[cfg(unix)]
mod power_cuts;
mod reader;
#[cfg(unix)]
mod refused_writes;
#[cfg(all(target_os = "linux", feature = "lectern"))]
mod sounds;
mod two_processes;
#[cfg(unix)]
mod vectors;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

/// Another process on a journal.
const ANOTHER_PROCESS: &str = env!("CARGO_BIN_EXE_another_process");

/// One that runs, and what it says, line by line.
struct Running {
    child: Child,
    says: BufReader<ChildStdout>,
}

impl Running {
    fn start(command: &mut Command) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = afterbell_tests::evening::alone(|| command.spawn()).expect("it starts");
        let says = BufReader::new(child.stdout.take().expect("it can be heard"));
        Self { child, says }
    }

    /// The next line; nothing once it has ended.
    fn next_line(&mut self) -> Option<String> {
        let mut line = String::new();
        match self.says.read_line(&mut line) {
            // Half a line was said by a process that was killed over it.
            Ok(_) if line.ends_with('\n') => Some(line.trim_end().to_owned()),
            _ => None,
        }
    }

    /// Ends it as no process can prevent, and answers what it had still said.
    fn kill(mut self) -> Vec<String> {
        self.child.kill().expect("it is killed");
        self.child.wait().expect("it has ended");
        std::iter::from_fn(|| self.next_line()).collect()
    }

    /// Everything it says until it ends by itself; whether it ended well.
    fn listen(mut self) -> (Vec<String>, bool) {
        drop(self.child.stdin.take());
        let said = std::iter::from_fn(|| self.next_line()).collect();
        (said, self.child.wait().expect("it ends").success())
    }
}

fn another_process(what: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(ANOTHER_PROCESS);
    command.args(what).arg("--journal").arg(folder);
    command
}
