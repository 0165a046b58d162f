//! The shell's end of a sound that is played.
//!
//! One rule: one sound at a time, and nothing waits for the process that unpacks it but whoever asked: it is ended at once
//! when the journal is shut or another sound begins, when it says what it should not, and when it takes too long.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use afterbell_apart::{One, Process, Program};
use thiserror::Error;

use crate::apart::ASKED;
use crate::frames::{Kind, number, receive, send};
use crate::unpacking::{Shape, WhyNot};

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
    program: Program,
    begun: AtomicU32,
    at_work: Mutex<Option<Playing>>,
    /// Apart from the pipes, so that it can be ended while somebody waits for it.
    one: One,
}

struct Playing {
    which: u32,
    since: u64,
    process: Process,
}

impl Default for Player {
    fn default() -> Self {
        Self::with(Program::this(ASKED))
    }
}

impl Player {
    /// A player that has a program unpack: one that calls [`crate::apart::unpack_if_asked`].
    #[must_use]
    pub fn with(program: Program) -> Self {
        Self {
            program,
            begun: AtomicU32::new(0),
            at_work: Mutex::default(),
            one: One::default(),
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
        let since = self.one.ended();
        let mut at_work = lock(&self.at_work);
        let which = self.begun.fetch_add(1, Ordering::AcqRel) + 1;
        let started = self.one.start(&self.program, since);
        let playing = at_work.insert(Playing {
            which,
            since,
            process: started.map_err(|_| WhyNot::Damaged)?,
        });
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
            .filter(|playing| playing.which == which && self.one.stands(playing.since))
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
        self.one.end();
        // Whoever waits for an answer learns that there is none, and forgets the rest by itself.
        if let Ok(mut at_work) = self.at_work.try_lock() {
            at_work.take();
        }
    }

    /// Ends one sound, if no other has begun since.
    pub fn end_that(&self, which: u32) {
        if self.begun.load(Ordering::Acquire) == which {
            self.end();
        }
    }

    /// Forgets a sound of which nothing more is heard. One that was ended from outside is not damaged.
    fn given_up<E>(&self, at_work: &mut Option<Playing>, silent: Silent<E>) -> Silent<E> {
        match at_work.take() {
            Some(playing) if self.one.stands(playing.since) => silent,
            _ => Silent::Over,
        }
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
        let mut said = self.say(kind, bytes).map_err(damaged)?;
        for _ in 0..MOST_WANTED {
            match said {
                (Kind::Want, bytes) => {
                    let wanted = number(&bytes).map_err(damaged)?;
                    let wanted = u32::try_from(wanted).map_err(|_| WhyNot::Damaged)?;
                    let bytes = piece(wanted).map_err(Silent::Piece)?;
                    said = self.say(Kind::Piece, &bytes).map_err(damaged)?;
                }
                (Kind::WhyNot, bytes) => return Err(why_not(&bytes).into()),
                answer => return Ok(answer),
            }
        }
        Err(WhyNot::Damaged.into())
    }

    fn say(&mut self, kind: Kind, bytes: &[u8]) -> std::io::Result<(Kind, Vec<u8>)> {
        self.process.speak(|to, from| {
            send(to, kind, bytes)?;
            receive(from)
        })
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

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic ends the whole process, so a lock is never left poisoned.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
