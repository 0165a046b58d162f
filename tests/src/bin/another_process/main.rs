//! Another process on a journal, for what cannot be told within one: being killed, a full disk, a folder without
//! permission, a journal open elsewhere, what opening costs.
//!
//! | Room | What it is for |
//! |---|---|
//! | [`steps`] | every call that changes a file, counted, and the n-th met as the test wishes |
//! | [`doing`] | what can be met at any of its steps |
//! | [`getting_out`] | what the process that draws PDFs may not do, tried |
//!
//! One rule: it speaks in lines on its standard output, each flushed, so that who listens knows what was said before
//! the process ended.

#![allow(
    clippy::print_stdout,
    reason = "a program of the tests speaks on its standard output"
)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "this is tests: what cannot be is told by a panic that names the place"
)]

#[cfg(target_os = "linux")]
mod doing;
#[cfg(all(target_os = "linux", feature = "lectern"))]
mod getting_out;
#[cfg(target_os = "linux")]
mod steps;

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use afterbell_core::api::{self, Code, Failure};
use afterbell_core::session::Session;
use afterbell_tests::PASSPHRASE;
use afterbell_tests::clock::{SetClock, civil};
use afterbell_tests::evening::{id, surroundings};
use chrono_tz::Tz;
use clap::{Parser, Subcommand};
use serde_json::{Value, json};

/// Another process.
#[derive(Parser)]
struct Asked {
    #[command(subcommand)]
    what: What,
    /// The journal's folder.
    #[arg(global = true, long, default_value = ".")]
    journal: PathBuf,
}

#[derive(Subcommand)]
enum What {
    /// Opens the journal, says how that went, and holds it open until standard input ends.
    Hold,
    /// Saves entries numbered from here on, edits each once, and says each number when it is on the disk.
    Save { from: u64 },
    /// The control: the same, saying each number before it is on the disk.
    SayTooEarly { from: u64 },
    /// Saves until the disk is full, makes room, saves again, and says how that went.
    Fill {
        /// A file whose removal makes room; without one, the limit on the size of files is lifted.
        #[arg(long)]
        filler: Option<PathBuf>,
    },
    /// Makes a journal, and says how that went.
    Make,
    /// Opens the journal, reads it, saves an entry, and says how each went.
    Try,
    /// Tries to open the journal with its passphrase, or with a recovery key, and says how that went and what it cost:
    /// memory in KiB, and time on the processor in nanoseconds.
    Weigh {
        #[arg(long)]
        key: Option<String>,
    },
    /// Does one thing, and is killed or refused at one of its steps.
    #[cfg(target_os = "linux")]
    Meet(doing::Asked),
    /// Tries to get out of what the process that draws PDFs is left with, and says how that went.
    #[cfg(all(target_os = "linux", feature = "lectern"))]
    GetOut(getting_out::Asked),
}

fn main() -> ExitCode {
    #[cfg(feature = "lectern")]
    if let Some(ended) =
        afterbell_lectern::draw_if_asked().or_else(afterbell_player::unpack_if_asked)
    {
        return ended;
    }
    let asked = Asked::parse();
    let mut process = Process::on(&asked.journal);
    match asked.what {
        What::Hold => {
            say(&outcome(&process.open()));
            drop(std::io::stdin().read_to_end(&mut Vec::new()));
        }
        What::Make => say(&outcome(
            &process.call("make_journal", json!({ "passphrase": PASSPHRASE })),
        )),
        What::Try => {
            say(&outcome(&process.open()));
            say(&outcome(
                &process.call("list_entries", json!({ "limit": 1 })),
            ));
            say(&outcome(
                &process.call("save_entry", json!({ "body": "One more." })),
            ));
        }
        What::Save { from } => process.save(from, false),
        What::SayTooEarly { from } => process.save(from, true),
        What::Fill { filler } => process.fill(filler.as_deref()),
        What::Weigh { key } => process.weigh(key.as_deref()),
        #[cfg(target_os = "linux")]
        What::Meet(asked) => asked.carry_out(&mut process),
        #[cfg(all(target_os = "linux", feature = "lectern"))]
        What::GetOut(asked) => asked.carry_out(),
    }
    ExitCode::SUCCESS
}

struct Process(Session, Arc<SetClock>);

impl Process {
    fn on(folder: &Path) -> Self {
        let now = civil("2026-11-19 21:40", Tz::Europe__London).unwrap();
        let clock = Arc::new(SetClock::at(now));
        Self(Session::new(surroundings(folder, &clock)), clock)
    }

    fn call(&mut self, name: &str, input: Value) -> Result<Value, Failure> {
        api::dispatch(&mut self.0, name, input)
    }

    fn open(&mut self) -> Result<Value, Failure> {
        self.call("unlock", json!({ "passphrase": PASSPHRASE }))
    }

    fn recover(&mut self, key: &str) -> Result<Value, Failure> {
        self.once_free("recover", &json!({ "recovery_key": key }))
    }

    /// Says a command as soon as nobody else has the journal. A process that was forked from a test at this moment holds
    /// a copy of every lock of it until it has become another program.
    fn once_free(&mut self, name: &str, input: &Value) -> Result<Value, Failure> {
        for _ in 0..300 {
            match self.call(name, input.clone()) {
                Err(failure) if failure.code == Code::InUse => std::thread::yield_now(),
                answer => return answer,
            }
        }
        self.call(name, input.clone())
    }

    fn weigh(&mut self, key: Option<&str>) {
        // What is loaded and set up once is not what opening costs.
        drop(self.call("status", json!({})));
        let (memory, time) = (most_memory(), time_on_processor());
        let answer = match key {
            Some(key) => self.recover(key),
            None => self.open(),
        };
        let (more, longer) = (most_memory() - memory, time_on_processor() - time);
        say(&json!({ "answer": outcome(&answer), "kib": more, "ns": longer }).to_string());
    }

    fn save(&mut self, from: u64, too_early: bool) {
        self.once_free("unlock", &json!({ "passphrase": PASSPHRASE }))
            .expect("the journal opens");
        // Of one millisecond there are 1,024 entries at most.
        self.1.wait(i64::try_from(from).expect("not so many"));
        for number in from.. {
            self.1.wait(1);
            if too_early {
                say(&number.to_string());
            }
            let first = json!({ "body": format!("Entry {number}, first said.") });
            let saved = self.call("save_entry", first).expect("it is saved");
            let again = json!({ "id": id(&saved["value"]), "body": kept(number) });
            self.call("save_entry", again).expect("it is saved again");
            if !too_early {
                say(&number.to_string());
            }
        }
    }

    fn fill(&mut self, filler: Option<&Path>) {
        self.call("make_journal", json!({ "passphrase": PASSPHRASE }))
            .expect("a journal is made");
        let mut kept = Vec::new();
        let refused = loop {
            let body = format!("{} {}", kept.len(), "a long evening ".repeat(4_000));
            match self.call("save_entry", json!({ "body": body })) {
                Ok(saved) => kept.push((id(&saved["value"]), body)),
                Err(failure) => break failure,
            }
            assert!(kept.len() < 2_000, "this disk is never full");
        };
        say(&json!({ "refused": refused.code, "kept": kept.len() }).to_string());
        // An edit that does not fit must leave the text that was there.
        let (last, text) = kept.last().cloned().expect("something was saved");
        let longer =
            json!({ "id": last, "body": format!("{text}{}", "and longer ".repeat(90_000)) });
        say(&outcome(&self.call("save_entry", longer)));
        self.expect_all(&kept);
        make_room(filler);
        let saved = self.call("save_entry", json!({ "body": "There is room again." }));
        say(&outcome(&saved));
        kept.push((
            id(&saved.expect("there is room")["value"]),
            "There is room again.".to_owned(),
        ));
        self.call("lock", json!({})).expect("it locks");
        self.open().expect("it opens again");
        self.expect_all(&kept);
        say("all there");
    }

    fn expect_all(&mut self, kept: &[(i64, String)]) {
        for (id, body) in kept {
            let entry = self
                .call("read_entry", json!({ "id": id }))
                .expect("the entry is there");
            assert!(entry["body"] == **body, "an entry is not as it was saved");
        }
    }
}

/// The most memory this process has ever had at a time, in KiB (proc(5), `VmHWM`); 0 where nobody tells.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok())
        .unwrap_or(0)
}

/// How long all threads of this process have run so far, in nanoseconds, whatever else the machine did meanwhile.
#[cfg(unix)]
fn time_on_processor() -> i64 {
    use rustix::time::{ClockId, clock_gettime};
    let ran = clock_gettime(ClockId::ProcessCPUTime);
    ran.tv_sec * 1_000_000_000 + ran.tv_nsec
}

#[cfg(not(unix))]
fn time_on_processor() -> i64 {
    0
}

fn make_room(filler: Option<&Path>) {
    if let Some(filler) = filler {
        std::fs::remove_file(filler).expect("the filler goes");
        return;
    }
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let limit = getrlimit(Resource::Fsize);
        let lifted = Rlimit {
            current: limit.maximum,
            ..limit
        };
        setrlimit(Resource::Fsize, lifted).expect("the limit is lifted");
    }
}

/// What an entry says after it was saved for the second time.
fn kept(number: u64) -> String {
    format!("Entry {number}, kept as said.")
}

fn outcome(answer: &Result<Value, Failure>) -> String {
    match answer {
        Ok(_) => "done".to_owned(),
        Err(failure) => json!(failure.code).as_str().unwrap_or_default().to_owned(),
    }
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // A listener that has gone is a test that has ended.
    if writeln!(out, "{line}").and_then(|()| out.flush()).is_err() {
        std::process::exit(1);
    }
}
