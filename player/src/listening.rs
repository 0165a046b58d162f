//! A sound that was put in, listened to.
//!
//! One rule: what is heard is read piece by piece from the open journal, so that nothing is unpacked of one that is shut;
//! whatever is heard no more is answered as such, and not as damage.

use std::ops::DerefMut;
use std::sync::{Mutex, MutexGuard, PoisonError};

use afterbell_core::api::Code;
use afterbell_core::error::{Error, Result};
use afterbell_core::journal::Wanted;
use afterbell_core::session::Session;
use afterbell_core::session::attaching::Attaching;
use afterbell_core::writing::attachments;
use afterbell_core::writing::entries::AttachmentKind;
use serde::Serialize;

use crate::playing::{Player, Silent};
use crate::unpacking::WhyNot;

/// What a sound is like that has begun.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Begun {
    /// The number it is asked for by.
    pub which: u32,
    /// Numbers a second.
    pub rate: u32,
    /// One channel, or two.
    pub channels: u8,
    /// How long it takes, in thousandths of a second, if that can be known.
    pub millis: Option<u64>,
}

/// What is listened to in one window: one sound at most.
#[derive(Default)]
pub struct Listening {
    player: Player,
    begun: Mutex<Option<Of>>,
}

/// Which attachment it is, and of which opening of the journal.
#[derive(Clone)]
struct Of {
    which: u32,
    id: i64,
    wanted: Wanted,
}

impl Listening {
    /// What is listened to by way of a player.
    #[must_use]
    pub fn by(player: Player) -> Self {
        Self {
            player,
            begun: Mutex::default(),
        }
    }

    /// Begins with a sound. What was heard before is over. `heard` is whether there is anything it could come out of.
    ///
    /// # Errors
    /// [`Code::NoLoudspeaker`]; [`Code::SoundUnknown`], [`Code::SoundTooFine`], [`Code::SoundDamaged`];
    /// [`Code::NotFound`], [`Code::Locked`]; [`Code::Invalid`] for what is no sound; [`Code::Stopped`] if it was ended
    /// meanwhile.
    pub fn begin<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
        attaching: &Attaching,
        id: i64,
        heard: Option<bool>,
    ) -> Result<Begun> {
        self.end();
        let (attachment, wanted) = {
            let mut session = lend();
            let journal = session.journal()?;
            (attachments::one(journal, id)?, journal.wanted())
        };
        if attachment.kind != AttachmentKind::Sound {
            return Err(Code::Invalid.into());
        }
        if heard == Some(false) {
            return Err(Code::NoLoudspeaker.into());
        }
        let piece = |number| {
            wanted.or_stop()?;
            attaching.piece(lend, id, number)
        };
        let (which, shape) = self
            .player
            .begin(u64::from(attachment.size), piece)
            .map_err(why)?;
        wanted
            .or_stop()
            .inspect_err(|_| self.player.end_that(which))?;
        *lock(&self.begun) = Some(Of { which, id, wanted });
        Ok(Begun {
            which,
            rate: shape.rate,
            channels: shape.channels,
            millis: shape.millis,
        })
    }

    /// The next moment of a sound, or the one that begins at so many thousandths of a second: where it begins, in numbers
    /// of one channel (eight bytes), and the numbers (four bytes each), one channel after another. Nothing where it ends.
    ///
    /// # Errors
    /// [`Code::Stopped`] if it is heard no more; [`Code::SoundDamaged`]; [`Code::Locked`].
    pub fn hear<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
        attaching: &Attaching,
        which: u32,
        from: Option<u64>,
    ) -> Result<Vec<u8>> {
        let now = lend().journal()?.wanted();
        let begun = lock(&self.begun).clone();
        let begun = begun.filter(|of| of.which == which && of.wanted.is_that_of(&now));
        let Of { id, wanted, .. } = begun.ok_or(Code::Stopped)?;
        let piece = |number| {
            wanted.or_stop()?;
            attaching.piece(lend, id, number)
        };
        let moment = self.player.hear(which, from, piece).map_err(why)?;
        wanted.or_stop()?;
        Ok(moment)
    }

    /// Ends what is heard, at once. Waits for nobody.
    pub fn end(&self) {
        self.player.end();
        lock(&self.begun).take();
    }

    /// Ends one sound, if no other has begun since.
    pub fn end_that(&self, which: u32) {
        self.player.end_that(which);
        lock(&self.begun).take_if(|of| of.which == which);
    }
}

fn why(silent: Silent<Error>) -> Error {
    match silent {
        Silent::WhyNot(WhyNot::UnknownWay) => Code::SoundUnknown.into(),
        Silent::WhyNot(WhyNot::TooMuch) => Code::SoundTooFine.into(),
        Silent::WhyNot(WhyNot::Damaged) => Code::SoundDamaged.into(),
        Silent::Over => Code::Stopped.into(),
        Silent::Piece(error) => error,
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Whoever panicked over it left it as it was: it is put in whole.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
