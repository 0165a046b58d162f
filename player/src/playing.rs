//! The shell's end of a sound that is played.
//!
//! One rule: one sound at a time, and nothing waits for the process that unpacks it but whoever asked: it is ended at once
//! when the journal is shut or another sound begins, when it says what it should not, and when it takes longer than
//! [`PATIENCE`].

use std::io::{Error, ErrorKind};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use thiserror::Error;

use crate::apart::ASKED;
use crate::frames::{Kind, number, receive, send};
use crate::unpacking::{Shape, WhyNot};

/// How long the process may take over one answer, or until it asks for the next piece.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many pieces it may ask for over one answer: all of the largest file, several times.
const MOST_WANTED: u32 = 400;

/// Why there is nothing more to hear.
#[derive(Debug, Error)]
pub enum Silent<E> {
    /// It cannot be played.
    #[error(transparent)]
    WhyNot(#[from] WhyNot),
    /// Another sound is played, or none.
    #[error("another sound is played, or none")]
    Over,
    /// A piece of it could not be had.
    #[error("a piece of it could not be had")]
    Piece(E),
}

/// The sound that is played, if any.
pub struct Player {
    program: PathBuf,
    begun: AtomicU32,
    at_work: Mutex<Option<Playing>>,
    /// Apart from the pipes, so that it can be ended while somebody waits for it.
    process: Mutex<Option<Apart>>,
}

struct Apart {
    which: u32,
    child: Child,
}

impl Drop for Apart {
    fn drop(&mut self) {
        // One that has ended by itself cannot be ended; either way it leaves no body.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

struct Playing {
    which: u32,
    to: ChildStdin,
    from: Receiver<(Kind, Vec<u8>)>,
}

impl Default for Player {
    fn default() -> Self {
        Self::with(itself())
    }
}

impl Player {
    /// A player that has a program unpack: one that calls [`crate::apart::run`] when it is asked by [`ASKED`].
    #[must_use]
    pub fn with(program: PathBuf) -> Self {
        Self {
            program,
            begun: AtomicU32::new(0),
            at_work: Mutex::default(),
            process: Mutex::default(),
        }
    }

    /// Begins with a file, whose pieces are asked for by their numbers. What was played before is over. Answers the number
    /// by which this sound is asked for, and what it is like.
    ///
    /// # Errors
    /// Why it cannot be played.
    pub fn begin<E>(
        &self,
        size: u64,
        piece: impl FnMut(u32) -> Result<Vec<u8>, E>,
    ) -> Result<(u32, Shape), Silent<E>> {
        self.end();
        let mut at_work = lock(&self.at_work);
        let which = self.begun.fetch_add(1, Ordering::Relaxed) + 1;
        let playing = at_work.insert(self.start(which).map_err(|_| WhyNot::Damaged)?);
        let told = playing.ask(Kind::Begin, &size.to_le_bytes(), piece);
        told.and_then(|(kind, bytes)| shape(kind, &bytes).ok_or(WhyNot::Damaged.into()))
            .map(|shape| (which, shape))
            .map_err(|silent| self.given_up(&mut at_work, silent))
    }

    /// The next moment of a sound, or the one that begins at so many thousandths of a second: where it begins, in numbers
    /// of one channel (eight bytes), and the numbers (four bytes each), one channel after another. Nothing where it ends.
    ///
    /// # Errors
    /// Why there is nothing more to hear.
    pub fn hear<E>(
        &self,
        which: u32,
        from: Option<u64>,
        piece: impl FnMut(u32) -> Result<Vec<u8>, E>,
    ) -> Result<Vec<u8>, Silent<E>> {
        let mut at_work = lock(&self.at_work);
        let playing = at_work
            .as_mut()
            .filter(|playing| playing.which == which)
            .ok_or(Silent::Over)?;
        let told = match from {
            Some(millis) => playing.ask(Kind::GoTo, &millis.to_le_bytes(), piece),
            None => playing.ask(Kind::Next, &[], piece),
        };
        let heard = match told {
            Ok((Kind::Moment, bytes)) => Ok(bytes),
            Ok((Kind::End, _)) => Ok(Vec::new()),
            Ok(_) => Err(WhyNot::Damaged.into()),
            Err(silent) => Err(silent),
        };
        heard.map_err(|silent| self.given_up(&mut at_work, silent))
    }

    /// Ends what is played, at once.
    pub fn end(&self) {
        lock(&self.process).take();
        // Whoever waits for an answer learns that there is none, and forgets the rest by itself.
        if let Ok(mut at_work) = self.at_work.try_lock() {
            at_work.take();
        }
    }

    /// Ends one sound, if it is still played.
    pub fn end_that(&self, which: u32) {
        if self.is_played(which) {
            self.end();
        }
    }

    fn is_played(&self, which: u32) -> bool {
        lock(&self.process)
            .as_ref()
            .is_some_and(|apart| apart.which == which)
    }

    /// Forgets a sound of which nothing more is heard. One that was ended from outside is not damaged.
    fn given_up<E>(&self, at_work: &mut Option<Playing>, silent: Silent<E>) -> Silent<E> {
        let was_ended = at_work
            .take()
            .is_some_and(|playing| !self.is_played(playing.which));
        if was_ended {
            return Silent::Over;
        }
        lock(&self.process).take();
        silent
    }

    fn start(&self, which: u32) -> std::io::Result<Playing> {
        let mut child = Command::new(&self.program)
            .arg(ASKED)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (to, said) = (child.stdin.take(), child.stdout.take());
        *lock(&self.process) = Some(Apart { which, child });
        let to = to.ok_or_else(|| Error::from(ErrorKind::BrokenPipe))?;
        let mut said = said.ok_or_else(|| Error::from(ErrorKind::BrokenPipe))?;
        let (tell, from) = sync_channel(1);
        std::thread::spawn(move || {
            while let Ok(frame) = receive(&mut said) {
                if tell.send(frame).is_err() {
                    break;
                }
            }
        });
        Ok(Playing { which, to, from })
    }
}

impl Playing {
    /// Asks, hands over the pieces that are wanted for the answer, and waits for it.
    fn ask<E>(
        &mut self,
        kind: Kind,
        bytes: &[u8],
        mut piece: impl FnMut(u32) -> Result<Vec<u8>, E>,
    ) -> Result<(Kind, Vec<u8>), Silent<E>> {
        // Where it has ended, the pipe is broken: it broke over the file, or was ended and nobody asks for what it says.
        let damaged = |_| Silent::WhyNot(WhyNot::Damaged);
        send(&mut self.to, kind, bytes).map_err(damaged)?;
        for _ in 0..MOST_WANTED {
            match self.from.recv_timeout(PATIENCE) {
                Ok((Kind::Want, bytes)) => {
                    let wanted = number(&bytes).map_err(damaged)?;
                    let wanted = u32::try_from(wanted).map_err(|_| WhyNot::Damaged)?;
                    let bytes = piece(wanted).map_err(Silent::Piece)?;
                    send(&mut self.to, Kind::Piece, &bytes).map_err(damaged)?;
                }
                Ok((Kind::WhyNot, bytes)) => return Err(why_not(&bytes).into()),
                Ok(answer) => return Ok(answer),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        Err(WhyNot::Damaged.into())
    }
}

fn why_not(bytes: &[u8]) -> WhyNot {
    let all = [WhyNot::UnknownWay, WhyNot::TooMuch, WhyNot::Damaged];
    let said = all.into_iter().find(|why| bytes == [*why as u8]);
    said.unwrap_or(WhyNot::Damaged)
}

fn shape(kind: Kind, bytes: &[u8]) -> Option<Shape> {
    let (rate, rest) = bytes.split_first_chunk().filter(|_| kind == Kind::Shape)?;
    let (channels, millis) = rest.split_first()?;
    let millis = Some(number(millis).ok()?).filter(|millis| *millis != u64::MAX);
    Some(Shape {
        rate: u32::from_le_bytes(*rate),
        channels: *channels,
        millis,
    })
}

/// This very program, also if a newer one has been put in its place since it was started.
fn itself() -> PathBuf {
    if cfg!(target_os = "linux") {
        return PathBuf::from("/proc/self/exe");
    }
    // Without a name there is nothing to start, and it is said that it cannot be played.
    std::env::current_exe().unwrap_or_default()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic ends the whole process, so a lock is never left poisoned.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
