//! Pictures that say too much, pictures that ask for too much, and what becomes of what is kept.

use std::io::Cursor;
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, RgbImage};
use img_parts::jpeg::{Jpeg, JpegSegment};
use img_parts::png::{Png, PngChunk};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};
use proptest::prelude::*;
use rusqlite::types::ValueRef;

use super::cleaning::clean;
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

fn cleaned(bytes: &Bytes, media_type: &str) -> Vec<u8> {
    clean(bytes, media_type).unwrap().parts.concat()
}

#[test]
fn a_picture_says_nothing_any_more_and_is_the_same_picture() {
    for (media_type, bytes) in each() {
        assert!(says(&bytes, CAMERA), "{media_type} had something to say");
        let after = clean(&bytes, media_type).unwrap();
        assert!(after.took_out, "{media_type} is said to have had something");
        let after: Bytes = after.parts.concat().into();
        assert!(
            !says(&after, CAMERA) && !says(&after, &PLACE[16..]),
            "{media_type} still says it"
        );
        let shown =
            |bytes: &[u8]| DynamicImage::from_decoder(decoder_of(bytes, media_type)).unwrap();
        assert_eq!(
            shown(&bytes),
            shown(&after),
            "{media_type} is another picture"
        );
        assert!(
            !clean(&after, media_type).unwrap().took_out,
            "{media_type} has nothing more to say"
        );
    }
}

#[test]
fn which_way_up_it_is_held_is_kept() {
    for (media_type, bytes) in each() {
        let way = |bytes: &[u8]| decoder_of(bytes, media_type).orientation().unwrap();
        assert_eq!(
            way(&bytes),
            way(&cleaned(&bytes, media_type)),
            "{media_type}"
        );
    }
    // A quarter turned: what is shown is as wide as the picture was high.
    let small = small::make(&photograph(), "image/jpeg", Bounds::default())
        .unwrap()
        .unwrap();
    assert_eq!(
        decoder_of(&small.bytes, small.media_type).dimensions(),
        (40, 64)
    );
}

/// Whether any value of any table holds these bytes.
fn holds(journal: &Journal, what: &[u8]) -> bool {
    let db = journal.read();
    let mut tables = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .unwrap();
    let tables: Vec<String> = tables
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    tables.iter().any(|table| {
        let mut all = db.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
        let columns = all.column_count();
        let mut rows = all.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let found = (0..columns).any(|at| match row.get_ref(at).unwrap() {
                ValueRef::Blob(bytes) | ValueRef::Text(bytes) => says(bytes, what),
                _ => false,
            });
            if found {
                return true;
            }
        }
        false
    })
}

#[test]
fn no_byte_of_where_and_with_what_it_was_taken_is_in_the_database() {
    let mut journal = journal();
    let entry = an_entry(&mut journal);
    for (_, bytes) in each() {
        let ready = Ready::by_hand(bytes.to_vec()).unwrap();
        assert!(ready.took_out && ready.small.is_some());
        put_in(&mut journal, entry, Some("IMG_2031.jpg"), &ready).unwrap();
        let imported = Ready::imported(bytes.to_vec(), None).unwrap();
        journal
            .write(|write| keep(write, entry, None, &imported))
            .unwrap();
    }
    assert!(!holds(&journal, CAMERA) && !holds(&journal, &PLACE[16..]));
    // As it came, it is found: in one piece, and in the thumbnail's table too.
    let as_it_came = photograph();
    journal
        .write(|write| storage::attachments::insert_piece(write.db, 1, 7, &as_it_came))
        .unwrap();
    assert!(holds(&journal, CAMERA) && holds(&journal, &PLACE[16..]));
}

#[test]
fn what_is_kept_is_what_is_read_and_its_sum_is_of_that() {
    let mut journal = journal();
    let entry = an_entry(&mut journal);
    let mut sound = b"ID3".to_vec();
    sound.extend((0..2 * PIECE + 500).map(|at| (at % 251) as u8));
    let ready = Ready::by_hand(sound.clone()).unwrap();
    let kept = put_in(&mut journal, entry, Some(" talk\n.mp3 "), &ready).unwrap();
    assert!(kept.touched.entries);
    let kept = kept.value;
    assert_eq!(
        (kept.name.as_deref(), pieces_of(&kept)),
        (Some("talk.mp3"), 3)
    );
    let read: Vec<u8> = (0..3)
        .flat_map(|number| piece(&journal, kept.id, number).unwrap())
        .collect();
    assert_eq!(read, sound);
    assert_eq!(
        piece(&journal, kept.id, 3).unwrap_err().code(),
        Code::NotFound
    );
    let sums = |journal: &Journal| -> Vec<[u8; 32]> {
        let mut all = journal
            .read()
            .prepare("SELECT sha256 FROM attachment ORDER BY id")
            .unwrap();
        all.query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect()
    };
    put_in(
        &mut journal,
        entry,
        None,
        &Ready::by_hand(photograph().to_vec()).unwrap(),
    )
    .unwrap();
    let picture = cleaned(&photograph(), "image/jpeg");
    assert_eq!(
        sums(&journal),
        [Sha256::digest(&sound), Sha256::digest(&picture)].map(<[u8; 32]>::from)
    );
}

#[test]
fn what_cannot_be_put_in_says_why() {
    let why = |bytes: &[u8]| Ready::by_hand(bytes.to_vec()).err();
    let script =
        b"<?xml version='1.0'?><!-- a --><SVG onload='alert(1)'><script>alert(1)</script></SVG>";
    assert_eq!(why(script), Some(WhyNot::Drawing));
    assert_eq!(
        why(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
        Some(WhyNot::Heic)
    );
    assert_eq!(
        why(b"\0\0\0\x10ftypmp42\0\0\0\0\0\0\0\x0Fmdat a film"),
        Some(WhyNot::Film)
    );
    assert_eq!(why(b"MZ\x90\0 a program"), Some(WhyNot::UnknownKind));
    assert_eq!(why(b""), Some(WhyNot::Unreadable));
    assert_eq!(why(&photograph()[..400]), Some(WhyNot::Unreadable));
    assert_eq!(why(&png()[..200]), Some(WhyNot::Unreadable));
    let mut large = b"%PDF-1.7".to_vec();
    large.resize(usize::try_from(LARGEST).unwrap() + 1, b' ');
    assert_eq!(why(&large), Some(WhyNot::TooLarge));
    large.pop();
    assert_eq!(why(&large), None);
}

fn boxed(kind: &[u8; 4], inside: &[&[u8]]) -> Vec<u8> {
    let inside = inside.concat();
    [&(inside.len() as u32 + 8).to_be_bytes()[..], kind, &inside].concat()
}

#[test]
fn films_sound_and_heic_say_nothing_any_more_and_nothing_in_them_moves() {
    let said = [CAMERA, &PLACE].concat();
    let told = boxed(b"udta", &[&boxed(b"\xA9xyz", &[&said])]);
    let track = boxed(
        b"trak",
        &[&boxed(b"tkhd", &[b"track"]), &boxed(b"meta", &[&said])],
    );
    let film = [
        boxed(b"ftyp", &[b"qt  \0\0\0\0"]),
        boxed(b"moov", &[&boxed(b"mvhd", &[b"head"]), &told, &track]),
        boxed(b"mdat", &[b"the film itself"]),
    ]
    .concat();
    let sound = film.iter().copied().collect::<Vec<_>>();
    let sound = [&boxed(b"ftyp", &[b"M4A \0\0\0\0"])[..], &sound[16..]].concat();
    // One item that is EXIF, and one that is the picture; both in the file's own `mdat`, at its end.
    let item = |id: u8, kind: &[u8; 4]| boxed(b"infe", &[&[2, 0, 0, 0, 0, id, 0, 0], kind, b"\0"]);
    let head = |exif: u32, picture: u32| {
        let extent = |id: u8, from: u32, length: usize| {
            [
                &[0, id, 0, 0, 0, 1][..],
                &from.to_be_bytes(),
                &(length as u32).to_be_bytes(),
            ]
            .concat()
        };
        let lies = [extent(1, exif, said.len()), extent(2, picture, 11)].concat();
        let iloc = boxed(b"iloc", &[&[0, 0, 0, 0, 0x44, 0, 0, 2], &lies]);
        let iinf = boxed(
            b"iinf",
            &[&[0, 0, 0, 0, 0, 2], &item(1, b"Exif"), &item(2, b"hvc1")],
        );
        [
            boxed(b"ftyp", &[b"heic\0\0\0\0"]),
            boxed(b"meta", &[&[0; 4], &iinf, &iloc]),
        ]
        .concat()
    };
    let from = head(0, 0).len() as u32 + 8;
    let picture = from + said.len() as u32;
    let heic = [
        head(from, picture),
        boxed(b"mdat", &[&said, b"the picture"]),
    ]
    .concat();
    for (bytes, stays) in [
        (film, &b"the film itself"[..]),
        (sound, b"the film itself"),
        (heic, b"the picture"),
    ] {
        assert!(says(&bytes, CAMERA) && says(&bytes, &PLACE[16..]));
        let ready = Ready::imported(bytes.clone(), None).unwrap();
        let after = ready.parts.concat();
        assert!(ready.took_out && !says(&after, CAMERA) && !says(&after, &PLACE[16..]));
        assert_eq!(after.len(), bytes.len());
        let at = |bytes: &[u8]| memchr::memmem::find(bytes, stays);
        assert_eq!(at(&after), at(&bytes));
        for length in 12..bytes.len() {
            // Cut anywhere, it is refused or says nothing.
            if let Ok(ready) = Ready::imported(bytes[..length].to_vec(), None) {
                assert!(
                    !says(&ready.parts.concat(), &PLACE[16..]),
                    "cut at {length}"
                );
            }
        }
    }
}

/// A PNG that says it has this many points on each side, over the bytes of a small one.
fn of_size(width: u32, height: u32) -> Bytes {
    let mut png = Png::from_bytes(plain(ImageFormat::Png)).unwrap();
    let mut told = png.chunks()[0].contents().to_vec();
    told[..4].copy_from_slice(&width.to_be_bytes());
    told[4..8].copy_from_slice(&height.to_be_bytes());
    png.chunks_mut()[0] = PngChunk::new(*b"IHDR", told.into());
    png.encoder().bytes()
}

#[test]
fn a_picture_that_asks_for_too_much_is_refused_before_it_is_unpacked() {
    let why = |bytes: Bytes| Ready::by_hand(bytes.to_vec()).err();
    assert_eq!(why(of_size(20_000, 20_000)), Some(WhyNot::TooManyPoints));
    assert_eq!(
        why(of_size(i32::MAX as u32, i32::MAX as u32)),
        Some(WhyNot::TooManyPoints)
    );
    assert_eq!(why(of_size(64, 40)), None);
    // Within the points, but not there: it ends too soon.
    assert_eq!(why(of_size(64, 4000)), Some(WhyNot::Unreadable));
    let whole = plain(ImageFormat::Png);
    let make = |bounds| small::make(&whole, "image/png", bounds).map(|small| small.is_some());
    let bounds = Bounds::default();
    assert_eq!(
        make(Bounds {
            points: 64 * 40 - 1,
            ..bounds
        }),
        Err(WhyNot::TooManyPoints)
    );
    assert_eq!(
        make(Bounds {
            points: 64 * 40,
            ..bounds
        }),
        Ok(true)
    );
    assert_eq!(
        make(Bounds {
            memory: 64 * 40 * 3 - 1,
            ..bounds
        }),
        Ok(false)
    );
    assert_eq!(
        make(Bounds {
            memory: 64 * 40 * 3,
            ..bounds
        }),
        Ok(true)
    );
}

#[test]
fn a_picture_that_unpacks_to_a_hundred_times_its_size_stays_within_bounds() {
    // All one colour: 7,000 × 7,000 points in some kilobytes, of which nothing is unpacked that may not be.
    let mut bytes = Vec::new();
    DynamicImage::new_luma8(7_000, 7_000)
        .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
        .unwrap();
    assert!(bytes.len() < 7_000 * 7_000 / 150, "{}", bytes.len());
    let tight = Bounds {
        memory: 16 * 1024 * 1024,
        ..Bounds::default()
    };
    let bytes = Bytes::from(bytes);
    assert!(small::make(&bytes, "image/png", tight).unwrap().is_none());
    let small = small::make(&bytes, "image/png", Bounds::default())
        .unwrap()
        .unwrap();
    assert_eq!(
        decoder_of(&small.bytes, small.media_type).dimensions(),
        (480, 480)
    );
}

#[test]
fn it_is_described_taken_out_brought_back_and_goes_when_its_day_has_come() {
    let mut journal = journal();
    let entry = an_entry(&mut journal);
    let ready = Ready::by_hand(png().to_vec()).unwrap();
    let id = put_in(&mut journal, entry, None, &ready).unwrap().value.id;
    let say = |journal: &mut Journal, words: &str| {
        describe(
            journal,
            DescribeAttachment {
                id,
                described: Some(words.to_owned()),
            },
        )
    };
    assert_eq!(
        say(&mut journal, " The dam ")
            .unwrap()
            .value
            .described
            .as_deref(),
        Some("The dam")
    );
    assert_eq!(
        say(&mut journal, &"ä".repeat(501))
            .err()
            .map(|error| error.code()),
        Some(Code::TooLong)
    );
    assert_eq!(say(&mut journal, "  ").unwrap().value.described, None);

    let read = |journal: &mut Journal| {
        let entry = entries::read(journal, entries::EntryId { id: entry }).unwrap();
        (entry.attachments.len(), entry.taken_out.len())
    };
    let not_yet = take_away(&mut journal, AttachmentId { id })
        .err()
        .map(|error| error.code());
    assert_eq!(not_yet, Some(Code::Invalid));
    let out = take_out(&mut journal, AttachmentId { id }).unwrap().value;
    assert_eq!(out.goes_on, Some(journal.today().plus(STAYS)));
    assert_eq!(read(&mut journal), (0, 1));
    assert_eq!(
        bring_back(&mut journal, AttachmentId { id })
            .unwrap()
            .value
            .goes_on,
        None
    );
    assert_eq!(read(&mut journal), (1, 0));

    let rows = |journal: &Journal| -> i64 {
        let all =
            "SELECT (SELECT count(*) FROM attachment_piece) + (SELECT count(*) FROM thumbnail)";
        journal.read().query_row(all, [], |row| row.get(0)).unwrap()
    };
    let today = journal.today();
    take_out(&mut journal, AttachmentId { id }).unwrap();
    journal.let_go().unwrap();
    assert_eq!(
        (read(&mut journal), rows(&journal)),
        ((0, 1), 2),
        "its day has not come"
    );
    journal
        .write(|write| storage::attachments::set_goes_on(write.db, id, Some(today)))
        .unwrap();
    journal.let_go().unwrap();
    assert_eq!(
        (read(&mut journal), rows(&journal)),
        ((0, 0), 0),
        "its day has come"
    );
}

#[test]
fn nothing_is_put_into_what_is_in_the_bin() {
    let mut journal = journal();
    let entry = an_entry(&mut journal);
    let ready = Ready::by_hand(png().to_vec()).unwrap();
    entries::bin(&mut journal, entries::EntryId { id: entry }).unwrap();
    let refused = put_in(&mut journal, entry, None, &ready)
        .err()
        .map(|error| error.code());
    assert_eq!(refused, Some(Code::NotFound));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever is wrong with a picture, it is cleaned or refused, and a clean one says nothing.
    #[test]
    fn a_damaged_picture_is_survived(which in 0_usize..4, at in 0_usize..4_000, value in any::<u8>(), cut in any::<bool>()) {
        let (media_type, bytes) = each()[which].clone();
        let at = at % bytes.len();
        let mut bytes = bytes.to_vec();
        if cut { bytes.truncate(at) } else { bytes[at] = value }
        let bytes = Bytes::from(bytes);
        if let Some(cleaned) = clean(&bytes, media_type) {
            prop_assert!(cleaned.parts.concat().len() <= bytes.len() + 64);
        }
        let made = small::make(&bytes, media_type, Bounds { points: 1 << 20, memory: 1 << 24 });
        prop_assert!(matches!(made, Ok(_) | Err(WhyNot::Unreadable | WhyNot::TooManyPoints)));
    }
}
