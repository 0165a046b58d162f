//! The process, as it is seen from whoever started it.
//!
//! One rule: it is waited for only so long, and every way of going on ends with it gone: taken down, late, told to end, or
//! dropped.

use std::ffi::OsString;
use std::io::{ErrorKind, Result};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How long it may take over one thing.
const PATIENCE: Duration = Duration::from_secs(15);

/// What is started.
#[derive(Clone)]
pub struct Program {
    path: PathBuf,
    arguments: Vec<OsString>,
    patience: Duration,
}

impl Program {
    /// This very program, with a word: also where its file has been replaced meanwhile.
    #[must_use]
    pub fn this(word: &str) -> Self {
        let path = if cfg!(target_os = "linux") {
            PathBuf::from("/proc/self/exe")
        } else {
            // Without a path nothing can be started, and whoever asks for something is told.
            std::env::current_exe().unwrap_or_default()
        };
        Self::at(path, word)
    }

    /// Another program, which knows that word.
    #[must_use]
    pub fn at(path: PathBuf, word: &str) -> Self {
        Self {
            path,
            arguments: vec![word.into()],
            patience: PATIENCE,
        }
    }

    /// The same, waited for only so long.
    #[must_use]
    pub fn within(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Starts it: with no variable of the environment, in no folder of anybody's, heard on its standard output alone.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(&self) -> Result<Process> {
        let mut child = Command::new(&self.path)
            .args(&self.arguments)
            .env_clear()
            .current_dir(if cfg!(windows) { "\\" } else { "/" })
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (to, from) = (child.stdin.take(), child.stdout.take());
        let running = Arc::new(Running {
            child: Mutex::new(child),
            was_late: AtomicBool::new(false),
        });
        match (to, from) {
            (Some(to), Some(from)) => Ok(Process {
                running,
                to,
                from,
                patience: self.patience,
            }),
            _ => {
                running.end();
                Err(ErrorKind::BrokenPipe.into())
            }
        }
    }
}

/// A process that runs, held by whoever may have to end it.
pub struct Running {
    child: Mutex<Child>,
    was_late: AtomicBool,
}

impl Running {
    /// Ends it, whatever it does. Once it has ended that is nothing.
    pub fn end(&self) {
        let mut child = lock(&self.child);
        // Both refuse only where it has ended already.
        drop(child.kill());
        drop(child.wait());
    }

    /// Whether it was ended because it took too long.
    #[must_use]
    pub fn was_late(&self) -> bool {
        self.was_late.load(Ordering::Acquire)
    }
}

/// A process that runs, and the two ends of what is spoken with it.
pub struct Process {
    running: Arc<Running>,
    to: ChildStdin,
    from: ChildStdout,
    patience: Duration,
}

impl Drop for Process {
    fn drop(&mut self) {
        self.running.end();
    }
}

impl Process {
    /// What it can be ended by.
    #[must_use]
    pub fn running(&self) -> Arc<Running> {
        Arc::clone(&self.running)
    }

    /// Speaks with it, and ends it if that takes too long: whoever waits then reads that it has gone.
    pub fn speak<T>(&mut self, work: impl FnOnce(&mut ChildStdin, &mut ChildStdout) -> T) -> T {
        let (done, is_done) = mpsc::channel::<()>();
        let (running, patience) = (self.running(), self.patience);
        thread::spawn(move || {
            if is_done.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                running.was_late.store(true, Ordering::Release);
                running.end();
            }
        });
        let outcome = work(&mut self.to, &mut self.from);
        drop(done);
        outcome
    }
}

/// One process at a time, which can be ended while somebody waits for it.
#[derive(Default)]
pub struct One {
    running: Mutex<Option<Arc<Running>>>,
    ended: AtomicU64,
}

impl One {
    /// How often it was ended so far: whoever begins something keeps this, and asks [`One::stands`] with it.
    #[must_use]
    pub fn ended(&self) -> u64 {
        self.ended.load(Ordering::Acquire)
    }

    /// Whether nobody has ended it since.
    #[must_use]
    pub fn stands(&self, since: u64) -> bool {
        self.ended() == since
    }

    /// Starts the one that runs from now on. Ended meanwhile, it is ended at once.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(&self, program: &Program, since: u64) -> Result<Process> {
        let process = program.start()?;
        let running = process.running();
        *lock(&self.running) = Some(Arc::clone(&running));
        // Whoever ended it before it stood here found nothing to end.
        if !self.stands(since) {
            running.end();
        }
        Ok(process)
    }

    /// Ends it, at once. Waits for nobody.
    pub fn end(&self) {
        self.ended.fetch_add(1, Ordering::AcqRel);
        if let Some(running) = lock(&self.running).take() {
            running.end();
        }
    }
}

fn lock<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    // Whoever panicked over it left it as it was: every value in here stands alone.
    what.lock().unwrap_or_else(PoisonError::into_inner)
}
