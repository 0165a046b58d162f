//! What a shell holds of files on their way into the journal: the pieces of the one that is being handed over.
//!
//! One rule: the session is lent for the moment in which something is written or a piece is read, so that a save never
//! waits for a picture to be unpacked. One file at a time: no more than one is in memory. With the lock it is gone. Each
//! shell has one, and asks it the same things.

use std::ops::DerefMut;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use data_encoding::BASE64;

use crate::api::Code;
use crate::error::Result;
use crate::journal::{Saved, Touched, Wanted};
use crate::session::Session;
use crate::storage;
use crate::writing::attachments::small::{self, Bounds};
use crate::writing::attachments::{self, HandOver, LARGEST, PIECE, PutIn, Ready, WhyNot};
use crate::writing::entries::{Attachment, AttachmentKind};

/// What a shell holds of files on their way in.
#[derive(Default)]
pub struct Attaching {
    /// Taken before the session by whoever unpacks a picture, or holds a whole file.
    at_work: Mutex<()>,
    arriving: Mutex<Option<Arriving>>,
}

/// A file of which more is to come.
struct Arriving {
    file: u32,
    size: u64,
    bytes: Vec<u8>,
    wanted: Wanted,
}

impl Attaching {
    /// Forgets what has come: the journal was shut.
    pub fn forget(&self) {
        lock(&self.arriving).take();
    }

    /// Takes a piece of a file, and puts the file in once it is whole; none while more is to come. A file that can be
    /// refused by its size is refused with its first piece.
    ///
    /// # Errors
    /// [`Code::Invalid`] if the piece is not the one that follows; [`Code::Locked`]. What is wrong with the file is in the
    /// answer.
    pub fn hand_over<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
        piece: HandOver,
    ) -> Result<Option<PutIn>> {
        let wanted = lend().journal()?.wanted();
        let mut arriving = lock(&self.arriving);
        if piece.size > LARGEST {
            arriving.take();
            return Ok(Some(told(piece.name, Err(WhyNot::TooLarge))));
        }
        let bytes = BASE64
            .decode(piece.bytes.as_bytes())
            .map_err(|_| Code::Invalid)?;
        if piece.from == 0 {
            let (file, size) = (piece.file, piece.size);
            *arriving = Some(Arriving {
                file,
                size,
                bytes: Vec::new(),
                wanted,
            });
        }
        // Whatever does not fit, the file is given up: half of one is never put in.
        let mut held = arriving
            .take()
            .filter(|held| held.wanted.still())
            .ok_or(Code::Invalid)?;
        let come = (held.bytes.len() + bytes.len()) as u64;
        if (held.file, held.size) != (piece.file, piece.size)
            || held.bytes.len() as u64 != piece.from
            || bytes.len() > PIECE
            || come > held.size
        {
            return Err(Code::Invalid.into());
        }
        held.bytes.extend_from_slice(&bytes);
        if come < held.size && !bytes.is_empty() {
            *arriving = Some(held);
            return Ok(None);
        }
        drop(arriving);
        Ok(Some(self.take(
            lend,
            piece.entry_id,
            piece.name,
            held.bytes,
        )))
    }

    /// Puts a file of the disk in. One that is too large is not read.
    pub fn put_in_file<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
        entry_id: i64,
        path: &Path,
    ) -> PutIn {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        match attachments::read_file(path) {
            Ok(bytes) => self.take(lend, entry_id, name, bytes),
            Err(why) => told(name, Err(why)),
        }
    }

    /// Puts something in that has no name, as a picture that was copied. What is wrong with it is in the answer.
    pub fn put_in_bytes<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
        entry_id: i64,
        bytes: Vec<u8>,
    ) -> PutIn {
        self.take(lend, entry_id, None, bytes)
    }

    fn take<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
        entry_id: i64,
        name: Option<String>,
        bytes: Vec<u8>,
    ) -> PutIn {
        let _at_work = lock(&self.at_work);
        let ready = match Ready::by_hand(bytes) {
            Ok(ready) => ready,
            Err(why) => return told(name, Err(why)),
        };
        match put_in(lend, entry_id, name.as_deref(), &ready) {
            Ok(Saved { value, touched }) => PutIn {
                attachment: Some(value),
                took_out: ready.took_out,
                touched,
                ..told(name, Ok(None))
            },
            Err(error) => told(name, Ok(Some(error.code()))),
        }
    }

    /// A picture's thumbnail with its media type, made now if there is none yet; none if it has to be shown as it is.
    ///
    /// # Errors
    /// [`Code::NotFound`], [`Code::Locked`]; [`Code::Invalid`] if it cannot be made small.
    pub fn thumbnail<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
        id: i64,
    ) -> Result<Option<(String, Vec<u8>)>> {
        if let Some(found) = storage::attachments::thumbnail(lend().journal()?.read(), id)? {
            return Ok(Some(found));
        }
        let _at_work = lock(&self.at_work);
        let (attachment, bytes) = self.whole(lend, id)?;
        if attachment.kind != AttachmentKind::Image {
            return Err(Code::Invalid.into());
        }
        let made = small::make(&bytes.into(), &attachment.media_type, Bounds::default());
        let Some(small) = made.map_err(|_| Code::Invalid)? else {
            return Ok(None);
        };
        lend().journal()?.write(|write| {
            // It may have gone meanwhile.
            storage::attachments::get(write.db, id)?.ok_or(Code::NotFound)?;
            storage::attachments::insert_thumbnail(write.db, id, small.media_type, &small.bytes)
        })?;
        Ok(Some((small.media_type.to_owned(), small.bytes)))
    }

    /// One piece of an attachment.
    ///
    /// # Errors
    /// [`Code::NotFound`], [`Code::Locked`].
    pub fn piece<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
        id: i64,
        number: u32,
    ) -> Result<Vec<u8>> {
        attachments::piece(lend().journal()?, id, number)
    }

    /// An attachment with all its bytes, read a piece at a time: for what has to be unpacked as a whole.
    ///
    /// # Errors
    /// [`Code::NotFound`], [`Code::Locked`], [`Code::Stopped`] if the journal was shut meanwhile.
    pub fn whole<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
        id: i64,
    ) -> Result<(Attachment, Vec<u8>)> {
        let mut bytes = Vec::new();
        let attachment = self.hand_out(lend, id, |piece| {
            bytes.extend_from_slice(piece);
            Ok(())
        })?;
        Ok((attachment, bytes))
    }

    /// Hands an attachment's bytes out, a piece at a time.
    ///
    /// # Errors
    /// As [`Attaching::whole`], or whatever `take` answers.
    pub fn hand_out<S: DerefMut<Target = Session>>(
        &self,
        lend: &impl Fn() -> S,
        id: i64,
        mut take: impl FnMut(&[u8]) -> Result<()>,
    ) -> Result<Attachment> {
        let (attachment, wanted) = {
            let mut session = lend();
            let journal = session.journal()?;
            (attachments::one(journal, id)?, journal.wanted())
        };
        for number in 0..attachments::pieces_of(&attachment) {
            let piece = {
                let mut session = lend();
                wanted.or_stop()?;
                attachments::piece(session.journal()?, id, number)?
            };
            take(&piece)?;
        }
        Ok(attachment)
    }
}

/// Puts a file in, one piece at a time. One that is cut off by a lock goes like what was taken out.
fn put_in<S: DerefMut<Target = Session>>(
    lend: &impl Fn() -> S,
    entry_id: i64,
    name: Option<&str>,
    ready: &Ready,
) -> Result<Saved<Attachment>> {
    let (id, wanted) = {
        let mut session = lend();
        let journal = session.journal()?;
        let id = attachments::begin(journal, entry_id, name, ready)?;
        (id, journal.wanted())
    };
    let pieces = ready.pieces(&mut |number, piece| {
        let mut session = lend();
        wanted.or_stop()?;
        attachments::add_piece(session.journal()?, id, number, piece)
    });
    let mut session = lend();
    wanted.or_stop()?;
    let journal = session.journal()?;
    let put = pieces.and_then(|()| attachments::finish(journal, entry_id, id));
    if put.is_err() {
        // Where there is no room for it there may be none for this either: it goes by itself then.
        drop(attachments::give_up(journal, id));
    }
    put
}

/// What is told of a file that is not put in, for what it is or for what went wrong; and the rest of what is told of one
/// that is.
fn told(name: Option<String>, why: std::result::Result<Option<Code>, WhyNot>) -> PutIn {
    PutIn {
        name,
        attachment: None,
        took_out: false,
        why_not: why.err(),
        failure: why.ok().flatten(),
        touched: Touched::default(),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic ends the whole process, so a lock is never left poisoned.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
