//! What is put in and what is not, and what becomes of it.

use super::cleaned::boxed;
use super::*;

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
    let picture = without_notes(&photograph(), "image/jpeg");
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

#[test]
fn sound_under_the_brand_of_a_film_is_told_by_its_tracks() {
    let track = |word: &[u8; 4]| {
        let told = boxed(b"hdlr", &[&[0; 8], word, &[0; 12], b"by a recorder\0"]);
        boxed(
            b"trak",
            &[&boxed(b"mdia", &[&boxed(b"mdhd", &[&[0; 24]]), &told])],
        )
    };
    let file = |brand: &[u8; 4], tracks: &[Vec<u8>]| {
        let head = boxed(b"ftyp", &[brand, &[0; 4]]);
        [
            head,
            boxed(b"mdat", &[b"what it is"]),
            boxed(b"moov", &[&tracks.concat()]),
        ]
        .concat()
    };
    let kind = |bytes: &[u8]| kinds::kind_of(bytes, None);
    let (sound, film) = (
        (AttachmentKind::Sound, "audio/mp4"),
        (AttachmentKind::Video, "video/mp4"),
    );
    for brand in [b"mp42", b"isom", b"3gp4", b"M4A "] {
        let bytes = file(brand, &[track(b"soun")]);
        assert_eq!(kind(&bytes), Some(sound));
        assert_eq!(
            Ready::by_hand(bytes).map(|ready| ready.kind),
            Ok(AttachmentKind::Sound)
        );
    }
    let both = file(b"mp42", &[track(b"soun"), track(b"vide")]);
    assert_eq!(kind(&both), Some(film));
    assert_eq!(Ready::by_hand(both).err(), Some(WhyNot::Film));
    assert_eq!(kind(&file(b"isom", &[track(b"vide")])), Some(film));
    assert_eq!(
        kind(&file(b"isom", &[track(b"text")])),
        Some(film),
        "neither"
    );
    let whole = file(b"isom", &[track(b"soun")]);
    for cut in 12..whole.len() {
        assert_eq!(kind(&whole[..cut]), Some(film), "cut at {cut}");
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
