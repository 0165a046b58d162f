//! The lectern: a PDF that was put into a page is laid on it, and its pages are looked at one at a time.
//!
//! One rule: a PDF is somebody else's work and may be made to do harm, so it is read in a process of its own, which gets
//! the bytes, gives back points and words, and can do nothing else. What it gives is believed no more than the file: its
//! size is bounded and the picture is made anew of its points. The window and the server of the browser tests may enter,
//! by [`Lectern`] and, first thing in `main`, by [`draw_if_asked`].
//!
//! | Room | What it is for |
//! |---|---|
//! | `apart` | the process, as it is seen from here: asked, and what it says |
//! | `drawing` | the process, as it is within: reads, draws, answers |
//! | `told` | what goes over between the two, and how much of it at most |
//! | [`page`] | a page's points within bounds; pure |
//! | [`words`] | a page's words in lines; pure |
//!
//! Links, scripts and files within a PDF are never looked at: there is nothing here that could follow them.

mod apart;
mod drawing;
pub mod page;
mod told;
pub mod words;

use std::ops::DerefMut;
use std::sync::{Mutex, MutexGuard, PoisonError};

use afterbell_apart::{One, Program};
use afterbell_core::api::Code;
use afterbell_core::error::Result;
use afterbell_core::journal::Wanted;
use afterbell_core::session::Session;
use afterbell_core::session::attaching::Attaching;
use afterbell_core::writing::attachments;
use afterbell_core::writing::entries::AttachmentKind;

use crate::apart::{Apart, Gone};
pub use crate::drawing::{ASKED, MEMORY, SECONDS, draw_if_asked};

/// A page as it is given to the screen.
pub struct Drawn {
    /// Width of the picture in pixels.
    pub width: u32,
    /// Height of the picture in pixels.
    pub height: u32,
    /// What stands on the page, in lines; empty if none of it can be read out.
    pub words: String,
    /// The picture, PNG.
    pub png: Vec<u8>,
}

impl Drawn {
    /// All of it in one piece: three numbers of four bytes (width, height, bytes of words; little end first), the words,
    /// the picture.
    #[must_use]
    pub fn in_one(&self) -> Vec<u8> {
        let words = self.words.as_bytes();
        let length = u32::try_from(words.len()).unwrap_or(0);
        let mut all = Vec::with_capacity(12 + words.len() + self.png.len());
        for number in [self.width, self.height, length] {
            all.extend_from_slice(&number.to_le_bytes());
        }
        all.extend_from_slice(words);
        all.extend_from_slice(&self.png);
        all
    }
}

/// The lectern of one window: one PDF lies on it at most.
pub struct Lectern {
    program: Program,
    /// Taken before the session by whoever lays something down or has a page drawn.
    laid: Mutex<Option<Laid>>,
    /// The process that runs now, so that it can be ended while somebody waits for it.
    one: One,
}

/// What lies on it.
struct Laid {
    id: i64,
    wanted: Wanted,
    cleared: u64,
    pages: u32,
    /// None after one has come to its end over a page: the next page gets another.
    apart: Option<Apart>,
}

impl Default for Lectern {
    fn default() -> Self {
        Self::of(Program::this(ASKED))
    }
}

impl Lectern {
    /// A lectern whose pages are drawn by this program.
    #[must_use]
    pub fn of(program: Program) -> Self {
        Self {
            program,
            laid: Mutex::default(),
            one: One::default(),
        }
    }

    /// Takes down what lies here: its process is ended, and the bytes are gone with it. Waits for nobody.
    pub fn clear(&self) {
        self.one.end();
        // Whoever waits for that process sees it gone, and takes the rest down.
        if let Ok(mut laid) = self.laid.try_lock() {
            laid.take();
        }
    }

    /// Lays a PDF down, and answers how many pages it has.
    ///
    /// # Errors
    /// [`Code::PdfPassword`], [`Code::PdfUnreadable`]; [`Code::NotFound`], [`Code::Locked`]; [`Code::Invalid`] for what is
    /// no PDF; [`Code::Stopped`] if it was taken down meanwhile.
    pub fn lay<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
        attaching: &Attaching,
        id: i64,
    ) -> Result<u32> {
        let mut laid = lock(&self.laid);
        laid.take();
        let cleared = self.one.ended();
        let wanted = lend().journal()?.wanted();
        let (apart, pages) = self.begin(lend, attaching, id, &wanted)?;
        *laid = Some(Laid {
            id,
            wanted,
            cleared,
            pages,
            apart: Some(apart),
        });
        Ok(pages)
    }

    /// Draws a page of what lies here, from 0 on, so many pixels wide or as many as the bounds allow.
    ///
    /// # Errors
    /// [`Code::PdfUndrawn`] if this page cannot be drawn within the bounds, whatever the others are; [`Code::NotFound`] if
    /// there is no such page, or another PDF lies here; [`Code::Locked`], [`Code::Stopped`].
    pub fn draw<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
        attaching: &Attaching,
        id: i64,
        number: u32,
        width: u32,
    ) -> Result<Drawn> {
        let mut held = lock(&self.laid);
        let now = lend().journal()?.wanted();
        let cleared = self.one.ended();
        held.take_if(|laid| {
            laid.id != id || laid.cleared != cleared || !laid.wanted.is_that_of(&now)
        });
        let laid = held.as_mut().ok_or(Code::NotFound)?;
        if number >= laid.pages {
            return Err(Code::NotFound.into());
        }
        // One that has drawn may have used up what it was given; a page is given up when a new one fails over it too.
        let asked = match laid.apart.as_mut() {
            Some(apart) => apart.draw(number, width),
            None => Err(Gone::ByItself),
        };
        let asked = match asked {
            Err(Gone::ByItself) => {
                laid.apart = None;
                self.stands(cleared)?;
                let (mut apart, _) = self.begin(lend, attaching, id, &now)?;
                let again = apart.draw(number, width);
                laid.apart = Some(apart);
                again
            }
            other => other,
        };
        let outcome = self.stands(cleared).and_then(|()| now.or_stop());
        match (outcome, asked) {
            (Ok(()), Ok(drawn)) => Ok(drawn),
            (Ok(()), Err(gone)) => {
                if gone != Gone::Refused {
                    laid.apart = None;
                }
                Err(Code::PdfUndrawn.into())
            }
            (Err(stopped), _) => {
                held.take();
                Err(stopped)
            }
        }
    }

    /// Starts a process and hands it the PDF, a piece at a time: only there is it ever whole.
    fn begin<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
        attaching: &Attaching,
        id: i64,
        wanted: &Wanted,
    ) -> Result<(Apart, u32)> {
        let attachment = attachments::one(lend().journal()?, id)?;
        if attachment.kind != AttachmentKind::Pdf {
            return Err(Code::Invalid.into());
        }
        let cleared = self.one.ended();
        let begun = self.one.start(&self.program, cleared);
        let mut apart = Apart(begun.map_err(|_| Code::Internal)?);
        self.stands(cleared)?;
        let unreadable = |_| Code::PdfUnreadable;
        apart.announce(attachment.size).map_err(unreadable)?;
        attaching.hand_out(lend, id, |piece| {
            wanted.or_stop()?;
            Ok(apart.give(piece).map_err(unreadable)?)
        })?;
        let pages = apart.pages();
        wanted.or_stop()?;
        self.stands(cleared)?;
        Ok((apart, pages?))
    }

    /// Goes on, or stops: it was taken down meanwhile.
    fn stands(&self, since: u64) -> Result<()> {
        if self.one.stands(since) {
            Ok(())
        } else {
            Err(Code::Stopped.into())
        }
    }
}

fn lock<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    // Whoever panicked over it left it as it was: every value in here stands alone.
    what.lock().unwrap_or_else(PoisonError::into_inner)
}
