//! Pictures that say too much, made for the tests: one of each kind, with notes in every place that has room for one.

mod cleaned;
mod kept;

use std::io::Cursor;
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, RgbImage};
use img_parts::jpeg::{Jpeg, JpegSegment};
use img_parts::png::{Png, PngChunk};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};

use super::*;
use crate::clock::{Clock, Moment};
use crate::writing::entries::{self, SaveEntry};

/// Said in every place in which a picture can say something.
const CAMERA: &[u8] = b"Harbour Optics Model Seven";
/// The latitude as EXIF has it: three fractions of four bytes each.
const PLACE: [u8; 24] = [
    51, 0, 0, 0, 1, 0, 0, 0, 29, 0, 0, 0, 1, 0, 0, 0, 0x47, 0x8A, 0x31, 0x5B, 0x40, 0x42, 0x0F, 0,
];

struct Still;

impl Clock for Still {
    fn now(&self) -> Moment {
        Moment {
            at: 1_795_124_400_000,
            zone: chrono_tz::Europe::London,
        }
    }
    fn elapsed(&self) -> std::time::Duration {
        std::time::Duration::ZERO
    }
}

fn journal() -> Journal {
    Journal::in_memory(Arc::new(Still))
}

fn an_entry(journal: &mut Journal) -> i64 {
    let entry = SaveEntry {
        id: None,
        body: "The reservoir.".to_owned(),
        day: None,
    };
    entries::save(journal, entry).unwrap().value.id
}

/// A picture whose corners differ, so that it matters which way up it is held.
fn drawn(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([
            (x * 5) as u8,
            (y * 7) as u8,
            if x < width / 2 && y < height / 2 {
                220
            } else {
                30
            },
        ])
    })
    .into()
}

fn plain(format: ImageFormat) -> Bytes {
    let mut bytes = Vec::new();
    if format == ImageFormat::Jpeg {
        drawn(64, 40)
            .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 90))
            .unwrap();
    } else {
        drawn(64, 40)
            .write_to(&mut Cursor::new(&mut bytes), format)
            .unwrap();
    }
    bytes.into()
}

/// EXIF as cameras write it: who made it, held a quarter turned (6), and a directory of the place.
fn exif() -> Bytes {
    let word = |value: u16| value.to_le_bytes();
    let long = |value: u32| value.to_le_bytes();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&word(tag)[..], &word(kind), &long(count), &long(value)].concat()
    };
    let camera = u32::try_from(CAMERA.len()).unwrap();
    let (makers, place) = (8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + camera);
    let latitude = place + 2 + 2 * 12 + 4;
    [
        &b"II*\0\x08\0\0\0"[..],
        &word(3),
        &entry(0x010F, 2, camera, makers),
        &entry(0x0112, 3, 1, 6),
        &entry(0x8825, 4, 1, place),
        &long(0),
        CAMERA,
        &word(2),
        &entry(1, 2, 2, u32::from(b'N')),
        &entry(2, 5, 3, latitude),
        &long(0),
        &PLACE,
    ]
    .concat()
    .into()
}

/// A photograph as a telephone hands it over: EXIF, XMP, Photoshop's notes, a comment, a small picture with its own
/// EXIF, a note between two scans, and more behind its end.
fn photograph() -> Bytes {
    let mut jpeg = Jpeg::from_bytes(plain(ImageFormat::Jpeg)).unwrap();
    jpeg.set_exif(Some(exif()));
    let notes: [(u8, &[u8]); 5] = [
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0"),
        (0xED, b"Photoshop 3.0\x008BIM"),
        (0xE0, b"JFXX\0\x10"),
        (0xE5, b"Maker\0"),
        (0xFE, b""),
    ];
    for (marker, begins) in notes {
        let said = [begins, CAMERA, &PLACE].concat().into();
        jpeg.segments_mut()
            .insert(1, JpegSegment::new_with_contents(marker, said));
    }
    let mut bytes = jpeg.encoder().bytes().to_vec();
    let end = bytes.len() - 2;
    let note = [
        b"\xFF\xFE",
        &(CAMERA.len() as u16 + 2).to_be_bytes()[..],
        CAMERA,
    ]
    .concat();
    bytes.splice(end..end, note);
    bytes.extend([CAMERA, &PLACE, &plain(ImageFormat::Jpeg)].concat());
    bytes.into()
}

fn png() -> Bytes {
    let mut png = Png::from_bytes(plain(ImageFormat::Png)).unwrap();
    png.set_exif(Some(exif()));
    for kind in [b"tEXt", b"iTXt", b"zTXt", b"tIME", b"prVt"] {
        let said = [b"Comment\0", CAMERA, &PLACE].concat().into();
        png.chunks_mut().insert(1, PngChunk::new(*kind, said));
    }
    [&png.encoder().bytes()[..], CAMERA].concat().into()
}

fn webp() -> Bytes {
    let mut webp = WebP::from_bytes(plain(ImageFormat::WebP)).unwrap();
    // The extended form, in which there is room for notes: 64 × 40.
    let told = Bytes::from_static(&[0b1100, 0, 0, 0, 63, 0, 0, 39, 0, 0]);
    webp.chunks_mut()
        .insert(0, RiffChunk::new(*b"VP8X", RiffContent::Data(told)));
    for (kind, said) in [
        (b"EXIF", exif()),
        (b"XMP ", Bytes::from_static(CAMERA)),
        (b"odd ", Bytes::from_static(CAMERA)),
    ] {
        webp.chunks_mut()
            .push(RiffChunk::new(*kind, RiffContent::Data(said)));
    }
    webp.encoder().bytes()
}

fn gif() -> Bytes {
    let bytes = plain(ImageFormat::Gif);
    let said = |label: u8, begins: &[u8]| {
        let mut block = vec![0x21, label];
        for part in [begins, CAMERA, &PLACE] {
            if !part.is_empty() {
                block.push(part.len() as u8);
                block.extend(part);
            }
        }
        block.push(0);
        block
    };
    let (most, end) = bytes.split_at(bytes.len() - 1);
    [
        most,
        &said(0xFE, b""),
        &said(0xFF, b"XMP DataXMP"),
        end,
        CAMERA,
    ]
    .concat()
    .into()
}

fn each() -> [(&'static str, Bytes); 4] {
    [
        ("image/jpeg", photograph()),
        ("image/png", png()),
        ("image/webp", webp()),
        ("image/gif", gif()),
    ]
}

fn says(bytes: &[u8], what: &[u8]) -> bool {
    memchr::memmem::find(bytes, what).is_some()
}

fn decoder_of(bytes: &[u8], media_type: &str) -> impl ImageDecoder {
    let format = ImageFormat::from_mime_type(media_type).unwrap();
    ImageReader::with_format(Cursor::new(bytes.to_vec()), format)
        .into_decoder()
        .unwrap()
}

fn without_notes(bytes: &Bytes, media_type: &str) -> Vec<u8> {
    cleaning::clean(bytes, media_type).unwrap().parts.concat()
}
