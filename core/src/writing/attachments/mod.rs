//! What is kept with an entry: put in, described, taken out, read piece by piece.
//!
//! | Room | What it is for |
//! |---|---|
//! | [`kinds`] | what a file is, by its first bytes |
//! | [`cleaning`], `gif`, `boxes` | what a picture or a film says of itself is left behind |
//! | [`small`] | thumbnails, within bounds |
//!
//! One rule: everything comes in by [`Ready`], by hand or with an import: known by its content, cleaned, weighed. That
//! is worked out without the journal; what is written then is rows of at most [`PIECE`] bytes. What is taken out stays
//! as long as what is in the bin.

mod boxes;
pub mod cleaning;
mod gif;
pub mod kinds;
mod shapes;
pub mod small;
#[cfg(test)]
mod tests;

pub use shapes::*;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use img_parts::Bytes;
use sha2::{Digest, Sha256};

use crate::api::Code;
use crate::api::shapes::Nothing;
use crate::error::Result;
use crate::journal::going::STAYS;
use crate::journal::{Journal, Saved, Write};
use crate::storage;
use crate::writing::entries::{Attachment, AttachmentKind};
use small::{Bounds, Small};

/// The largest that can be kept, in bytes.
pub const LARGEST: u64 = 50 * 1024 * 1024;
/// The bytes of a piece.
pub const PIECE: usize = 1024 * 1024;
/// What an iPhone makes, and nothing here can show.
const HEIC: &str = "image/heic";
/// The longest description and the longest name, in letters.
const LONGEST_WORDS: usize = 500;

/// Something ready to be put in.
pub struct Ready {
    /// What it is.
    pub kind: AttachmentKind,
    /// Its media type.
    pub media_type: &'static str,
    /// Whether it had something to say of itself.
    pub took_out: bool,
    small: Option<Small>,
    parts: Vec<Bytes>,
    /// SHA-256 of the parts, one after another.
    sum: [u8; 32],
}

impl Ready {
    /// Looks at a file that is put in by hand, unpacks a picture and makes it small. Takes a while: without the journal.
    ///
    /// # Errors
    /// Why it cannot be put in.
    pub fn by_hand(bytes: Vec<u8>) -> std::result::Result<Self, WhyNot> {
        let (mut ready, bytes) = Self::look(bytes, None)?;
        match ready.kind {
            AttachmentKind::Video => return Err(WhyNot::Film),
            AttachmentKind::Image if ready.media_type == HEIC => return Err(WhyNot::Heic),
            AttachmentKind::Image => {
                ready.small = small::make(&bytes, ready.media_type, Bounds::default())?;
            }
            AttachmentKind::Sound | AttachmentKind::Pdf => {}
        }
        Ok(ready)
    }

    /// Looks at a file of an import, where `called` is what that says it is. A picture is not unpacked; one that cannot be
    /// shown, and films, are kept to be saved as copies.
    ///
    /// # Errors
    /// Why it cannot be put in.
    pub fn imported(
        bytes: Vec<u8>,
        called: Option<AttachmentKind>,
    ) -> std::result::Result<Self, WhyNot> {
        Self::look(bytes, called).map(|(ready, _)| ready)
    }

    /// A file known by its content and cleaned, and its bytes as they came.
    fn look(
        mut bytes: Vec<u8>,
        called: Option<AttachmentKind>,
    ) -> std::result::Result<(Self, Bytes), WhyNot> {
        if bytes.is_empty() {
            return Err(WhyNot::Unreadable);
        }
        if bytes.len() as u64 > LARGEST {
            return Err(WhyNot::TooLarge);
        }
        let Some((kind, media_type)) = kinds::kind_of(&bytes, called) else {
            return Err(if kinds::is_drawing(&bytes) {
                WhyNot::Drawing
            } else {
                WhyNot::UnknownKind
            });
        };
        let blanked = match media_type {
            HEIC => boxes::blank_heic(&mut bytes),
            "video/mp4" | "video/quicktime" | "audio/mp4" => boxes::blank_film(&mut bytes),
            _ => Some(false),
        };
        let took_out = blanked.ok_or(WhyNot::Unreadable)?;
        let bytes = Bytes::from(bytes);
        let parts = vec![bytes.clone()];
        let mut ready = Self {
            kind,
            media_type,
            took_out,
            small: None,
            parts,
            sum: [0; 32],
        };
        if kind == AttachmentKind::Image && media_type != HEIC {
            small::weigh(&bytes, media_type, Bounds::default())?;
            let cleaned = cleaning::clean(&bytes, media_type).ok_or(WhyNot::Unreadable)?;
            (ready.parts, ready.took_out) = (cleaned.parts, cleaned.took_out);
        }
        let mut sum = Sha256::new();
        ready.parts.iter().for_each(|part| sum.update(part));
        ready.sum = sum.finalize().into();
        Ok((ready, bytes))
    }

    /// Hands its bytes over, a piece at a time: no more than one is held beside them.
    pub(crate) fn pieces(&self, give: &mut dyn FnMut(u32, &[u8]) -> Result<()>) -> Result<()> {
        let mut number = 0;
        let mut piece = Vec::with_capacity(PIECE);
        for part in &self.parts {
            let mut rest = part.as_ref();
            while !rest.is_empty() {
                let (now, later) = rest.split_at(rest.len().min(PIECE - piece.len()));
                piece.extend_from_slice(now);
                rest = later;
                if piece.len() == PIECE {
                    give(number, &piece)?;
                    number += 1;
                    piece.clear();
                }
            }
        }
        if piece.is_empty() {
            Ok(())
        } else {
            give(number, &piece)
        }
    }
}

/// A file's bytes.
///
/// # Errors
/// [`WhyNot::TooLarge`], and it was not read; [`WhyNot::Unreadable`], also for what is no file.
pub fn read_file(path: &Path) -> std::result::Result<Vec<u8>, WhyNot> {
    let unreadable = |_| WhyNot::Unreadable;
    // A pipe would keep us waiting for ever: looked at before it is opened.
    if !std::fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(WhyNot::Unreadable);
    }
    let file = File::open(path).map_err(unreadable)?;
    if file.metadata().map_err(unreadable)?.len() > LARGEST {
        return Err(WhyNot::TooLarge);
    }
    let mut bytes = Vec::new();
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    Ok(bytes)
}

/// Puts something into an entry, within a change that is under way, and answers its id.
pub fn keep(
    write: &mut Write<'_>,
    entry_id: i64,
    name: Option<&str>,
    ready: &Ready,
) -> Result<i64> {
    let id = insert(write, entry_id, name, ready)?;
    ready.pieces(&mut |number, piece| {
        storage::attachments::insert_piece(write.db, id, number, piece)
    })?;
    Ok(id)
}

/// The row of something, whose pieces follow.
fn insert(write: &mut Write<'_>, entry_id: i64, name: Option<&str>, ready: &Ready) -> Result<i64> {
    let size = ready.parts.iter().map(Bytes::len).sum::<usize>();
    let name = name.and_then(tidy);
    let id = storage::attachments::insert(
        write.db,
        &storage::attachments::New {
            entry_id,
            kind: ready.kind,
            media_type: ready.media_type,
            name: name.as_deref(),
            size: u32::try_from(size).map_err(|_| Code::TooLong)?,
            sha256: ready.sum,
        },
    )?;
    if let Some(small) = &ready.small {
        storage::attachments::insert_thumbnail(write.db, id, small.media_type, &small.bytes)?;
    }
    write.touched.entries = true;
    Ok(id)
}

/// Begins to put something into an entry, and answers its id. Until [`finish`] it is as if taken out, and listed nowhere:
/// each piece is a change of its own, so that a save waits for one of them and not for all.
///
/// # Errors
/// [`Code::NotFound`] if there is no such entry, or it is in the bin.
pub fn begin(
    journal: &mut Journal,
    entry_id: i64,
    name: Option<&str>,
    ready: &Ready,
) -> Result<i64> {
    let begun = journal.write(|write| {
        may_hold(write, entry_id)?;
        let id = insert(write, entry_id, name, ready)?;
        let goes_on = write.today.plus(STAYS);
        storage::attachments::set_goes_on(write.db, id, Some(goes_on))?;
        Ok(id)
    })?;
    Ok(begun.value)
}

/// Keeps the next piece of what is being put in.
pub fn add_piece(journal: &mut Journal, id: i64, number: u32, piece: &[u8]) -> Result<()> {
    journal.write(|write| storage::attachments::insert_piece(write.db, id, number, piece))?;
    Ok(())
}

/// All of it is there: it stands with its entry.
///
/// # Errors
/// [`Code::NotFound`] if the entry has gone meanwhile, or is in the bin.
pub fn finish(journal: &mut Journal, entry_id: i64, id: i64) -> Result<Saved<Attachment>> {
    journal.write(|write| {
        may_hold(write, entry_id)?;
        storage::attachments::set_goes_on(write.db, id, None)?;
        stored(write, id)
    })
}

/// Gives up what was begun and not finished.
pub fn give_up(journal: &mut Journal, id: i64) -> Result<()> {
    journal.write(|write| storage::attachments::take_away(write.db, id))?;
    Ok(())
}

/// Puts something into an entry, in a journal that nobody else waits for.
///
/// # Errors
/// As [`begin`].
pub fn put_in(
    journal: &mut Journal,
    entry_id: i64,
    name: Option<&str>,
    ready: &Ready,
) -> Result<Saved<Attachment>> {
    journal.write(|write| {
        may_hold(write, entry_id)?;
        let id = keep(write, entry_id, name, ready)?;
        stored(write, id)
    })
}

fn may_hold(write: &Write<'_>, entry_id: i64) -> Result<()> {
    match storage::entries::row(write.db, entry_id)? {
        Some(row) if row.binned_at.is_none() => Ok(()),
        _ => Err(Code::NotFound.into()),
    }
}

/// Says something of an attachment, or nothing any more.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::TooLong`].
// By value, as every command takes its input.
#[allow(clippy::needless_pass_by_value)]
pub fn describe(journal: &mut Journal, input: DescribeAttachment) -> Result<Saved<Attachment>> {
    let described = input
        .described
        .as_deref()
        .map(str::trim)
        .filter(|words| !words.is_empty());
    if described.is_some_and(|words| words.chars().count() > LONGEST_WORDS) {
        return Err(Code::TooLong.into());
    }
    journal.write(|write| {
        stored(write, input.id)?;
        storage::attachments::describe(write.db, input.id, described)?;
        stored(write, input.id)
    })
}

/// Takes an attachment out of its entry. It stays for [`STAYS`] days.
///
/// # Errors
/// [`Code::NotFound`].
#[allow(clippy::needless_pass_by_value)]
pub fn take_out(journal: &mut Journal, input: AttachmentId) -> Result<Saved<Attachment>> {
    journal.write(|write| {
        if stored(write, input.id)?.goes_on.is_none() {
            let goes_on = write.today.plus(STAYS);
            storage::attachments::set_goes_on(write.db, input.id, Some(goes_on))?;
        }
        stored(write, input.id)
    })
}

/// Brings back what was taken out.
///
/// # Errors
/// [`Code::NotFound`].
#[allow(clippy::needless_pass_by_value)]
pub fn bring_back(journal: &mut Journal, input: AttachmentId) -> Result<Saved<Attachment>> {
    journal.write(|write| {
        stored(write, input.id)?;
        if !storage::attachments::is_whole(write.db, input.id)? {
            return Err(Code::NotFound.into());
        }
        storage::attachments::set_goes_on(write.db, input.id, None)?;
        stored(write, input.id)
    })
}

/// Takes what was taken out away for good.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::Invalid`] if it was not taken out; [`Code::Undecided`] while something noticed is.
#[allow(clippy::needless_pass_by_value)]
pub fn take_away(journal: &mut Journal, input: AttachmentId) -> Result<Saved<Nothing>> {
    if journal.noticed().is_some() {
        return Err(Code::Undecided.into());
    }
    journal.write(|write| {
        if stored(write, input.id)?.goes_on.is_none() {
            return Err(Code::Invalid.into());
        }
        storage::attachments::take_away(write.db, input.id)?;
        Ok(Nothing {})
    })
}

/// One attachment, without its bytes.
///
/// # Errors
/// [`Code::NotFound`].
pub fn one(journal: &Journal, id: i64) -> Result<Attachment> {
    storage::attachments::get(journal.read(), id)?.ok_or_else(|| Code::NotFound.into())
}

/// One piece of an attachment, from 0 on; each has [`PIECE`] bytes but the last.
///
/// # Errors
/// [`Code::NotFound`].
pub fn piece(journal: &Journal, id: i64, number: u32) -> Result<Vec<u8>> {
    storage::attachments::piece(journal.read(), id, number)?.ok_or_else(|| Code::NotFound.into())
}

/// How many pieces an attachment has.
#[must_use]
pub fn pieces_of(attachment: &Attachment) -> u32 {
    attachment
        .size
        .div_ceil(u32::try_from(PIECE).unwrap_or(u32::MAX))
}

/// What stands in its table now. Whoever asks within a change has touched it.
fn stored(write: &mut Write<'_>, id: i64) -> Result<Attachment> {
    write.touched.entries = true;
    storage::attachments::get(write.db, id)?.ok_or_else(|| Code::NotFound.into())
}

/// A name without what cannot be seen, cut where it is too long; none if nothing is left.
fn tidy(name: &str) -> Option<String> {
    let name: String = name
        .chars()
        .filter(|letter| !letter.is_control())
        .take(LONGEST_WORDS)
        .collect();
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}
