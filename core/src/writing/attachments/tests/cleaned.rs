//! What a picture, a film or a sound says of itself is not in the journal.

use image::{DynamicImage, ImageDecoder};
use img_parts::Bytes;
use proptest::prelude::*;
use rusqlite::types::ValueRef;

use super::*;
use crate::writing::attachments::cleaning::clean;

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
            way(&without_notes(&bytes, media_type)),
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

pub(super) fn boxed(kind: &[u8; 4], inside: &[&[u8]]) -> Vec<u8> {
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
    let sound = [&boxed(b"ftyp", &[b"M4A \0\0\0\0"])[..], &film[16..]].concat();
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
