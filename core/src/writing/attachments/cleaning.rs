//! What a picture says of itself beside what it shows: where it was taken, when, with which camera, by whom.
//!
//! One rule: only what is needed to show the picture is taken over, so that nothing that is unheard of slips through;
//! the picture itself is not touched. Which way up it is held is kept, in a note of our own. Entered by whoever puts a
//! picture in.

use image::metadata::Orientation;
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::{Png, PngChunk};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};

use super::gif;

/// A picture that says nothing of itself any more.
pub struct Cleaned {
    /// Its bytes, in order: parts of those that came, and a few of our own.
    pub parts: Vec<Bytes>,
    /// Whether it had anything to say.
    pub took_out: bool,
}

/// Takes out of a picture what it does not need to be shown; none if it cannot be read.
pub fn clean(bytes: &Bytes, media_type: &str) -> Option<Cleaned> {
    let parts = match media_type {
        "image/jpeg" => jpeg(bytes.clone()),
        "image/png" => png(bytes.clone()),
        "image/webp" => webp(bytes.clone()),
        "image/gif" => gif::clean(bytes),
        _ => None,
    }?;
    let took_out = !is_all_of(&parts, bytes);
    Some(Cleaned { parts, took_out })
}

/// Whether the parts, one after another, are these very bytes.
fn is_all_of(parts: &[Bytes], bytes: &[u8]) -> bool {
    let rest = parts
        .iter()
        .try_fold(bytes, |rest, part| rest.strip_prefix(part.as_ref()));
    rest.is_some_and(<[u8]>::is_empty)
}

/// EXIF that says which way up a picture is held, and nothing else; none if it is held as it lies.
fn held(exif: Option<&[u8]>) -> Option<Bytes> {
    let way = Orientation::from_exif_chunk(exif?)?;
    // One entry, 0x0112, of one short number, and no second directory.
    let mut told = *b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0";
    told[18] = way.to_exif();
    (way != Orientation::NoTransforms).then(|| Bytes::copy_from_slice(&told))
}

fn jpeg(bytes: Bytes) -> Option<Vec<Bytes>> {
    let mut jpeg = Jpeg::from_bytes(bytes).ok()?;
    let held = held(jpeg.exif().as_deref());
    jpeg.segments_mut()
        .retain(|segment| is_shown(segment.marker(), segment.contents()));
    for segment in jpeg.segments_mut() {
        // Its first fourteen bytes tell the density; a small picture may follow.
        if let Some(bare) = segment
            .contents()
            .get(..12)
            .filter(|_| segment.marker() == markers::APP0)
        {
            let bare = Bytes::from([bare, &[0, 0]].concat());
            *segment = JpegSegment::new_with_contents(markers::APP0, bare);
        }
    }
    jpeg.set_exif(held);
    let mut parts: Vec<Bytes> = jpeg.encoder().collect();
    // All that follows the first scan's head is one part.
    let scans = parts.pop()?;
    parts.extend(scans_of(&scans)?);
    Some(parts)
}

/// Whether a segment is needed to show the picture: tables, frames, scans, the JFIF head, colours.
fn is_shown(marker: u8, contents: &[u8]) -> bool {
    match marker {
        markers::APP0 => contents.starts_with(b"JFIF\0"),
        markers::APP2 => contents.starts_with(b"ICC_PROFILE\0"),
        markers::APP14 => contents.starts_with(b"Adobe") && contents.len() == 12,
        markers::SOF0..=markers::SOF15 | markers::SOS..=markers::EXP => true,
        _ => false,
    }
}

/// The scans of a JPEG up to its end, without what stands between them and behind.
fn scans_of(bytes: &Bytes) -> Option<Vec<Bytes>> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    loop {
        at += memchr::memchr(markers::P, bytes.get(at..)?)?;
        let marker = *bytes.get(at + 1)?;
        match marker {
            markers::EOI => {
                parts.push(bytes.slice(from..at + 2));
                return Some(parts);
            }
            // A byte of the picture itself, a place to take it up again, or filling.
            markers::Z | markers::RST0..=markers::RST7 => at += 2,
            markers::P => at += 1,
            _ => {
                let length = bytes.get(at + 2..at + 4)?;
                let end = at + 2 + usize::from(u16::from_be_bytes([length[0], length[1]]));
                if !is_shown(marker, bytes.get(at + 4..end)?) || marker >= markers::APP0 {
                    parts.push(bytes.slice(from..at));
                    from = end;
                }
                at = end;
            }
        }
    }
}

fn png(bytes: Bytes) -> Option<Vec<Bytes>> {
    const SHOWN: [&[u8; 4]; 15] = [
        b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP",
        b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
    ];
    let mut png = Png::from_bytes(bytes).ok()?;
    let held = held(png.exif().as_deref());
    let ends = png.chunks().last()?.kind() == *b"IEND";
    png.chunks_mut()
        .retain(|chunk| SHOWN.contains(&&chunk.kind()));
    png.chunks_mut().push(PngChunk::new(*b"IEND", Bytes::new()));
    png.set_exif(held);
    ends.then(|| png.encoder().collect())
}

fn webp(bytes: Bytes) -> Option<Vec<Bytes>> {
    const SHOWN: [&[u8; 4]; 7] = [
        b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP",
    ];
    /// Of the bits that say what follows: EXIF and XMP.
    const EXIF: u8 = 0b1000;
    const XMP: u8 = 0b0100;
    let mut webp = WebP::from_bytes(bytes).ok()?;
    let held = held(webp.exif().as_deref());
    webp.chunks_mut()
        .retain(|chunk| SHOWN.contains(&&chunk.id()));
    for chunk in webp.chunks_mut() {
        if let Some(told) = chunk.content().data().filter(|_| chunk.id() == *b"VP8X") {
            let mut told = told.to_vec();
            let bits = told.first_mut()?;
            *bits &= !(EXIF | XMP);
            if held.is_some() {
                *bits |= EXIF;
            }
            *chunk = RiffChunk::new(*b"VP8X", RiffContent::Data(told.into()));
        }
    }
    // Only the extended form has room for which way up it is held.
    if let Some(held) = held.filter(|_| webp.has_chunk(*b"VP8X")) {
        let told = RiffChunk::new(*b"EXIF", RiffContent::Data(held));
        webp.chunks_mut().push(told);
    }
    webp.dimensions()?;
    Some(webp.encoder().collect())
}
