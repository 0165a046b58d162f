//! A journal in a temporary folder, spoken to in the words of the command table.
//!
//! One rule: a story goes through `afterbell_core::api::dispatch` and nothing else, as the window does. What it looks
//! at besides are the files on the disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use afterbell_core::api::{self, Code, Failure};
use afterbell_core::session::{Session, Surroundings};
use afterbell_core::vault::{Cost, Work};
use chrono_tz::Tz;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::clock::{SetClock, civil};

/// The passphrase of every made-up journal. It protects nothing: everybody may know it.
pub const PASSPHRASE: &str = "lantern gravel orchard thimble harbour willow";

/// Eight GiB: what the journal is told about the machine's memory.
const MEMORY: u64 = 8 << 30;

/// How often a journal that seems to be in use is asked again.
const PATIENCE: usize = 300;

/// Held alone while a program is started. Until it has become that program it holds a copy of every lock of this process,
/// so that a journal which is shut meanwhile would seem to be in use.
static STARTING: RwLock<()> = RwLock::new(());

/// Starts a program while no journal of this process is opened or shut.
pub fn alone<T>(start: impl FnOnce() -> T) -> T {
    let _alone = STARTING.write().unwrap_or_else(PoisonError::into_inner);
    start()
}

impl Drop for Evening {
    fn drop(&mut self) {
        // As any shutting: not while a program is started.
        drop(self.attempt("lock", json!({})));
    }
}

/// A session on a folder of its own, at a time that is set.
pub struct Evening {
    session: Session,
    clock: Arc<SetClock>,
    folder: PathBuf,
    /// The temporary folder, which goes with the last evening in it.
    home: Arc<TempDir>,
    recovery: Vec<String>,
}

/// An evening with a journal made and open, on 19 November 2026 at 21:40 in London.
#[must_use]
pub fn a_journal() -> Evening {
    let mut evening = no_journal();
    evening.make(PASSPHRASE);
    evening
}

/// An evening with no journal yet.
///
/// # Panics
/// If there is no temporary folder to be had.
#[must_use]
pub fn no_journal() -> Evening {
    let home = Arc::new(tempfile::tempdir().expect("a temporary folder"));
    let folder = home.path().join("journal");
    Evening::in_folder(home, folder)
}

impl Evening {
    fn in_folder(home: Arc<TempDir>, folder: PathBuf) -> Self {
        let now = civil("2026-11-19 21:40", Tz::Europe__London).expect("an evening in London");
        let clock = Arc::new(SetClock::at(now));
        let session = Session::new(surroundings(&folder, &clock));
        Self {
            session,
            clock,
            folder,
            home,
            recovery: Vec::new(),
        }
    }

    /// The same evening at a civil time such as `2026-11-19 21:40` in a zone such as `Europe/London`.
    #[must_use]
    pub fn at(mut self, time: &str, zone: &str) -> Self {
        self.set_clock(time, zone);
        self
    }

    /// Sets the clock.
    ///
    /// # Panics
    /// If there is no such time.
    pub fn set_clock(&mut self, time: &str, zone: &str) {
        let zone: Tz = zone.parse().expect("a zone");
        self.clock.set(civil(time, zone).expect("a civil time"));
    }

    /// Moves the clock on.
    pub fn wait_minutes(&mut self, minutes: i64) {
        self.clock.wait(minutes);
    }

    /// Makes a journal and keeps its recovery key for [`Evening::recovery_key`].
    pub fn make(&mut self, passphrase: &str) {
        let shown = self.call("make_journal", json!({ "passphrase": passphrase }));
        self.recovery = words(&shown["groups"]);
    }

    /// Says a command and answers its answer.
    ///
    /// # Panics
    /// If the command was refused.
    pub fn call(&mut self, name: &str, input: Value) -> Value {
        self.attempt(name, input)
            .unwrap_or_else(|failure| panic!("{name} was refused: {:?}", failure.code))
    }

    /// Says a command that is to be refused, and answers with what.
    ///
    /// # Panics
    /// If the command was done.
    pub fn refused(&mut self, name: &str, input: Value) -> Code {
        match self.attempt(name, input) {
            Ok(_) => panic!("{name} was done and should have been refused"),
            Err(failure) => failure.code,
        }
    }

    /// Says a command.
    ///
    /// # Errors
    /// What the core answers.
    pub fn attempt(&mut self, name: &str, input: Value) -> Result<Value, Failure> {
        for _ in 0..PATIENCE {
            let answer = {
                let _others = STARTING.read().unwrap_or_else(PoisonError::into_inner);
                api::dispatch(&mut self.session, name, input.clone())
            };
            match answer {
                Err(failure) if failure.code == Code::InUse => std::thread::yield_now(),
                answer => return answer,
            }
        }
        api::dispatch(&mut self.session, name, input)
    }

    /// Shuts the journal; what was written in it has to add up, whatever the story did.
    ///
    /// # Panics
    /// If a change was made past the chain.
    pub fn lock(&mut self) {
        if let Ok(journal) = self.session.journal() {
            let checked = journal.check().expect("a look over");
            assert!(checked.is_sound(), "the journal does not add up");
        }
        self.call("lock", json!({}));
    }

    /// Looks the whole file over, and says whether everything is sound and adds up.
    ///
    /// # Panics
    /// If the journal is shut or cannot be asked.
    pub fn is_sound(&mut self) -> bool {
        let checked = self.session.journal().expect("it is open").check();
        checked.expect("a look over").is_sound()
    }

    /// Opens it with the passphrase it was made with.
    pub fn unlock(&mut self) -> Value {
        self.call("unlock", json!({ "passphrase": PASSPHRASE }))
    }

    /// Writes an entry about now and answers its id.
    pub fn write(&mut self, body: &str) -> i64 {
        let saved = self.call("save_entry", json!({ "body": body }));
        id(&saved["value"])
    }

    /// Writes an entry about a day and answers its id.
    pub fn write_about(&mut self, day: &str, body: &str) -> i64 {
        let saved = self.call("save_entry", json!({ "body": body, "day": day }));
        id(&saved["value"])
    }

    /// Checks in with these answers and nothing else.
    pub fn check_in(&mut self, answers: Value) -> Value {
        let mut input = json!({ "words": [], "tags": [] });
        if let Value::Object(answers) = answers {
            for (name, value) in answers {
                input[name] = value;
            }
        }
        self.call("record_checkin", input)["value"].clone()
    }

    /// The titles found by a search, newest first.
    pub fn found(&mut self, typed: &str) -> Vec<String> {
        let found = self.call(
            "search",
            json!({ "words": typed, "order": "newest", "limit": 50 }),
        );
        found["hits"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|hit| word(&hit["title"]))
            .collect()
    }

    /// The recovery key as it was shown, groups parted by hyphens.
    #[must_use]
    pub fn recovery_key(&self) -> String {
        self.recovery.join("-")
    }

    /// The groups of the recovery key.
    #[must_use]
    pub fn recovery_groups(&self) -> &[String] {
        &self.recovery
    }

    /// The journal's folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The temporary folder around it.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Every file of the journal's folder with its bytes, by name, but for the lock.
    ///
    /// # Panics
    /// If one cannot be read.
    #[must_use]
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let files = std::fs::read_dir(&self.folder).expect("the folder");
        files
            .map(|file| file.expect("a file"))
            .filter(|file| file.file_name() != afterbell_core::vault::LOCK_FILE)
            .map(|file| {
                let name = file.file_name().to_string_lossy().into_owned();
                // A folder in a file's place has no bytes.
                (name, std::fs::read(file.path()).unwrap_or_default())
            })
            .collect()
    }

    /// The open session, for what only a shell may ask: attachments, imports, the composed summary.
    pub fn session(&mut self) -> &mut Session {
        &mut self.session
    }

    /// A second window on the same folder, shut, at the same time.
    #[must_use]
    pub fn another_window(&self) -> Self {
        let mut other = Self::in_folder(Arc::clone(&self.home), self.folder.clone());
        other.clock = Arc::clone(&self.clock);
        other.session = Session::new(surroundings(&other.folder, &other.clock));
        other
    }

    /// A window on another folder within the same temporary folder.
    #[must_use]
    pub fn window_on(&self, name: &str) -> Self {
        Self::in_folder(Arc::clone(&self.home), self.home.path().join(name))
    }
}

/// What a session on a folder is told about a machine for tests: cheap passphrases, a clock that is set.
#[must_use]
pub fn surroundings(folder: &Path, clock: &Arc<SetClock>) -> Surroundings {
    Surroundings {
        folder_is_shared: false,
        folder: folder.to_owned(),
        memory: MEMORY,
        work: Work::Fixed(Cost::CHEAPEST),
        clock: Arc::<SetClock>::clone(clock),
    }
}

/// The id in an answer.
///
/// # Panics
/// If there is none.
#[must_use]
pub fn id(answer: &Value) -> i64 {
    answer["id"].as_i64().expect("an id")
}

/// A word in an answer; empty if there is none.
#[must_use]
pub fn word(answer: &Value) -> String {
    answer.as_str().unwrap_or_default().to_owned()
}

/// The words in an answer's list.
#[must_use]
pub fn words(answer: &Value) -> Vec<String> {
    answer.as_array().into_iter().flatten().map(word).collect()
}
