//! What a file is, by its first bytes.
//!
//! One rule: neither the name nor anybody's word for it is believed; what is not on this list is not kept. Entered by
//! whoever puts in by hand, and by imports.

use super::boxes::is_sound_alone;
use crate::writing::entries::AttachmentKind::{self, Image, Pdf, Sound, Video};

/// The kind and media type of a file's bytes. What an export calls it decides only between sound and moving pictures
/// in the one container that holds either.
pub fn kind_of(
    bytes: &[u8],
    called: Option<AttachmentKind>,
) -> Option<(AttachmentKind, &'static str)> {
    let starts = |with: &[u8]| bytes.starts_with(with);
    let at = |from: usize, word: &[u8]| bytes.get(from..from + word.len()) == Some(word);
    let found = if starts(&[0xFF, 0xD8, 0xFF]) {
        (Image, "image/jpeg")
    } else if starts(b"\x89PNG\r\n\x1A\n") {
        (Image, "image/png")
    } else if starts(b"GIF87a") || starts(b"GIF89a") {
        (Image, "image/gif")
    } else if starts(b"RIFF") && at(8, b"WEBP") {
        (Image, "image/webp")
    } else if starts(b"%PDF-") {
        (Pdf, "application/pdf")
    } else if at(4, b"ftyp") {
        boxed(bytes, called)?
    } else if at(4, b"moov") || at(4, b"mdat") || at(4, b"wide") {
        (Video, "video/quicktime")
    } else if starts(b"RIFF") && at(8, b"WAVE") {
        (Sound, "audio/wav")
    } else if starts(b"fLaC") {
        (Sound, "audio/flac")
    } else if starts(b"caff") {
        (Sound, "audio/x-caf")
    } else if starts(b"FORM") && (at(8, b"AIFF") || at(8, b"AIFC")) {
        (Sound, "audio/aiff")
    } else if starts(b"OggS") {
        (Sound, "audio/ogg")
    } else if starts(&[0xFF, 0xF1]) || starts(&[0xFF, 0xF9]) {
        (Sound, "audio/aac")
    } else if starts(b"ID3")
        || starts(&[0xFF, 0xFB])
        || starts(&[0xFF, 0xF3])
        || starts(&[0xFF, 0xF2])
    {
        (Sound, "audio/mpeg")
    } else {
        return None;
    };
    Some(found)
}

/// ISO base media (MP4, M4A, MOV, HEIC), told apart by the brand, and where that holds either by its tracks: recorders
/// write sound under the brand of films.
fn boxed(bytes: &[u8], called: Option<AttachmentKind>) -> Option<(AttachmentKind, &'static str)> {
    let found = match bytes.get(8..12)? {
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1" => {
            (Image, "image/heic")
        }
        b"M4A " | b"M4B " => (Sound, "audio/mp4"),
        b"qt  " => (Video, "video/quicktime"),
        _ if called == Some(Sound) || is_sound_alone(bytes) => (Sound, "audio/mp4"),
        _ => (Video, "video/mp4"),
    };
    Some(found)
}

/// Whether these are the first bytes of a drawing in SVG, which may hold a script.
pub fn is_drawing(bytes: &[u8]) -> bool {
    /// A declaration and a comment may stand before it.
    const BEGINNING: usize = 4096;
    let begins = bytes.get(..BEGINNING).unwrap_or(bytes);
    memchr::memmem::find(&begins.to_ascii_lowercase(), b"<svg").is_some()
}

/// The ending a file of this type usually has.
#[must_use]
pub fn ending(media_type: &str) -> &'static str {
    match media_type {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "image/heic" => "heic",
        "application/pdf" => "pdf",
        "video/quicktime" => "mov",
        "video/mp4" => "mp4",
        "audio/mp4" => "m4a",
        "audio/wav" => "wav",
        "audio/flac" => "flac",
        "audio/x-caf" => "caf",
        "audio/aiff" => "aiff",
        "audio/ogg" => "ogg",
        "audio/aac" => "aac",
        "audio/mpeg" => "mp3",
        _ => "bin",
    }
}
