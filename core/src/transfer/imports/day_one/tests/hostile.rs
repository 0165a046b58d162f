//! Exports that somebody made to do harm, and exports that broke.

use proptest::prelude::*;

use super::*;

fn refused(path: &Path) -> ImportError {
    match open(path) {
        Ok(_) => panic!("opened"),
        Err(error) => error,
    }
}

#[test]
fn what_is_no_export_is_said_to_be_none() {
    for bytes in [
        &b""[..],
        b"hello",
        b"[]",
        b"{}",
        b"{\"entries\": 5}",
        b"PK\x03\x04 broken",
        b"\xFF\xD8\xFF",
        b"{\"entries",
    ] {
        let made = folder(&[("x.zip", bytes)]);
        assert!(matches!(
            refused(&made.path.join("x.zip")),
            ImportError::NotAnExport
        ));
    }
    assert!(matches!(
        refused(&folder(&[("readme.txt", b"x")]).path),
        ImportError::NotAnExport
    ));
    assert!(matches!(
        refused(&zipped(&[("readme.txt", b"x")]).path),
        ImportError::NotAnExport
    ));
    assert!(matches!(
        refused(&zipped(&[]).path),
        ImportError::NotAnExport
    ));
    assert!(matches!(
        refused(Path::new("/nowhere/at/all")),
        ImportError::Disk(_)
    ));
}

#[test]
fn the_suffix_is_not_believed() {
    let made = zipped(&[("J.json", &journal_of(&[entry("1", "x", json!({}))]))]);
    let other = made.path.with_file_name("holiday.jpeg");
    std::fs::copy(&made.path, &other).unwrap();
    assert_eq!(good(&other).len(), 1);
}

#[test]
fn a_file_that_breaks_off_gives_what_came_before_and_says_so() {
    let whole = journal_of(&[
        entry("1", "one", json!({})),
        entry("2", "two", json!({})),
        entry("3", "three", json!({})),
    ]);
    let cut = whole.windows(5).position(|five| five == b"three").unwrap();
    let made = folder(&[("J.json", &whole[..cut])]);
    let all = all(&made.path);
    assert_eq!(all.iter().filter(|record| record.is_ok()).count(), 2);
    assert!(
        matches!(&all[2], Err(skipped) if skipped.which == "entry 3 and whatever follows it"
        && skipped.why == SkipReason::Unreadable)
    );
    assert_eq!(all.len(), 3);
}

#[test]
fn every_place_a_file_can_break_off_at_is_survived() {
    let whole = journal_of(&[
        entry("1", "o\\\"ne", json!({ "tags": ["a"] })),
        entry("2", "two", json!({})),
    ]);
    let made = folder(&[]);
    let path = made.path.join("J.json");
    for cut in 0..whole.len() {
        std::fs::write(&path, &whole[..cut]).unwrap();
        if let Ok(export) = open(&path) {
            let mut told = 0;
            export
                .records(HOME, &mut |_| {
                    told += 1;
                    ControlFlow::Continue(())
                })
                .unwrap();
            assert!(told <= 3);
        }
    }
}

#[test]
fn nesting_long_records_and_bad_utf8_cost_one_record() {
    let deep = format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    let long = format!("{{\"text\": \"{}\"}}", "x".repeat(33 * 1024 * 1024));
    let good = entry("9", "good", json!({})).to_string();
    let bad_utf8 = b"{\"uuid\": \"2\", \"text\": \"\xFF\xFE\"}";
    let parts: [&[u8]; 5] = [
        deep.as_bytes(),
        long.as_bytes(),
        bad_utf8,
        b"{\"uuid\": }",
        good.as_bytes(),
    ];
    let file = [
        &b"\xEF\xBB\xBF {\"x\": [{}], \"entries\": ["[..],
        &parts.join(&b","[..]),
        b"]}",
    ]
    .concat();
    let told: Vec<Option<SkipReason>> = all(&folder(&[("J.json", &file)]).path)
        .into_iter()
        .map(|record| record.err().map(|skipped| skipped.why))
        .collect();
    use SkipReason::{TooLong, Unreadable};
    assert_eq!(
        told,
        [
            Some(Unreadable),
            Some(TooLong),
            Some(Unreadable),
            Some(Unreadable),
            None
        ]
    );
}

#[test]
fn paths_that_lead_outside_are_left_out_and_told() {
    let made = zipped(&[
        ("J.json", &journal_of(&[entry("1", "x", json!({}))])),
        ("../evil.json", b"{\"entries\": []}"),
        ("photos/../../d1.jpeg", &JPEG),
        ("/photos/d2.jpeg", &JPEG),
        ("photos\\d3.jpeg", &JPEG),
        ("C:/photos/d4.jpeg", &JPEG),
    ]);
    let export = open(&made.path).unwrap();
    let names = |skipped: Vec<Skipped>| {
        skipped
            .into_iter()
            .map(|one| (one.which, one.why))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        names(export.skipped_journals().to_vec()),
        [("evil.json".to_owned(), SkipReason::UnsafePath)]
    );
    let files = names(export.skipped_files().collect());
    assert_eq!(files.len(), 4);
    assert!(files.iter().all(|(_, why)| *why == SkipReason::UnsafePath));
    for key in ["d1", "d2", "d3", "d4"] {
        let wanted = AttachmentRef {
            key: key.to_owned(),
            kind: None,
            md5: None,
            name: None,
        };
        assert_eq!(
            export.attachment(&wanted).err(),
            Some(SkipReason::FileMissing)
        );
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_a_folder_or_an_archive_are_not_followed() {
    let secret = folder(&[
        ("secret.jpeg", &JPEG),
        ("secret.json", &journal_of(&[entry("1", "x", json!({}))])),
    ]);
    let made = folder(&[
        ("J.json", &journal_of(&[entry("2", "y", json!({}))])),
        ("photos/real.jpeg", &JPEG),
    ]);
    std::os::unix::fs::symlink(
        secret.path.join("secret.jpeg"),
        made.path.join("photos/d1.jpeg"),
    )
    .unwrap();
    std::os::unix::fs::symlink(secret.path.join("secret.json"), made.path.join("K.json")).unwrap();
    let export = open(&made.path).unwrap();
    assert_eq!(export.len(), 1);
    assert_eq!(
        export.skipped_journals().len() + export.skipped_files().count(),
        2
    );

    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("x.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    zip.add_symlink(
        "photos/d1.jpeg",
        "/etc/passwd",
        zip::write::SimpleFileOptions::default(),
    )
    .unwrap();
    zip.start_file("J.json", zip::write::SimpleFileOptions::default())
        .unwrap();
    zip.write_all(&journal_of(&[])).unwrap();
    zip.finish().unwrap();
    assert_eq!(open(&path).unwrap().skipped_files().count(), 1);
}

#[test]
fn bombs_are_refused_before_they_are_unpacked() {
    let zeros = vec![b' '; 17 * 1024 * 1024];
    let made = zipped(&[("J.json", &[&b"{\"entries\": ["[..], &zeros, b"]}"].concat())]);
    assert!(std::fs::metadata(&made.path).unwrap().len() < 100_000);
    assert!(matches!(refused(&made.path), ImportError::TooLarge));
    // A zip within the zip is a file like any other: nobody looks into it.
    let inner = std::fs::read(&made.path).unwrap();
    let outer = zipped(&[
        ("J.json", &journal_of(&[entry("1", "x", json!({}))])),
        ("inner.zip", &inner),
        ("photos/inner.zip", &inner),
    ]);
    let export = open(&outer.path).unwrap();
    let wanted = AttachmentRef {
        key: "inner".to_owned(),
        kind: None,
        md5: None,
        name: None,
    };
    assert_eq!(
        export.attachment(&wanted).err(),
        Some(SkipReason::UnknownKind)
    );
}

#[test]
fn an_archive_that_says_it_has_too_many_files_is_refused_unread() {
    let made = zipped(&[("J.json", &journal_of(&[]))]);
    let mut bytes = std::fs::read(&made.path).unwrap();
    let end = bytes
        .windows(4)
        .rposition(|four| four == b"PK\x05\x06")
        .unwrap();
    // The 64-bit end record, its locator, and a small end record that points to them.
    let at = u64::try_from(end).unwrap();
    let mut large = b"PK\x06\x06".to_vec();
    large.extend(44_u64.to_le_bytes());
    large.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    large.extend(200_001_u64.to_le_bytes());
    large.extend(200_001_u64.to_le_bytes());
    large.extend([0; 16]);
    large.extend(b"PK\x06\x07\0\0\0\0");
    large.extend(at.to_le_bytes());
    large.extend(1_u32.to_le_bytes());
    let mut small = bytes.split_off(end);
    small[8..12].fill(0xFF);
    bytes.extend(large);
    bytes.extend(small);
    std::fs::write(&made.path, bytes).unwrap();
    assert!(matches!(refused(&made.path), ImportError::TooLarge));
}

#[test]
fn a_size_that_lies_gives_no_more_bytes_than_it_said() {
    let text = "word ".repeat(2000);
    let made = zipped(&[(
        "J.json",
        &journal_of(&[entry("1", "one", json!({})), entry("2", &text, json!({}))]),
    )]);
    let mut bytes = std::fs::read(&made.path).unwrap();
    let central = bytes
        .windows(4)
        .rposition(|four| four == b"PK\x01\x02")
        .unwrap();
    bytes[central + 24..central + 28].copy_from_slice(&200_u32.to_le_bytes());
    std::fs::write(&made.path, bytes).unwrap();
    if let Ok(export) = open(&made.path) {
        let mut whole = 0;
        export
            .records(HOME, &mut |record| {
                whole += u32::from(record.is_ok());
                ControlFlow::Continue(())
            })
            .unwrap();
        assert!(whole <= 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..400), start in 0_usize..5) {
        let starts: [&[u8]; 5] = [b"", b"PK\x03\x04", b"{\"entries\":[", b"{\"entries\":[{\"creationDate\":\"2024-04-19T21:48:36Z\",\"text\":\"", b"{"];
        let made = folder(&[("J.json", &[starts[start], &bytes].concat())]);
        if let Ok(export) = open(&made.path.join("J.json")) {
            export.records(HOME, &mut |_| ControlFlow::Continue(())).unwrap();
        }
    }

    #[test]
    fn any_flipped_byte_of_a_zip_is_survived(at in 0_usize..10_000, bit in 0_u8..8) {
        let made = zipped(&[
            ("J.json", &journal_of(&[entry("1", "![](dayone-moment://A)", json!({ "photos": [{ "identifier": "A", "md5": "d1" }] }))])),
            ("photos/d1.jpeg", &JPEG),
        ]);
        let mut bytes = std::fs::read(&made.path).unwrap();
        let at = at % bytes.len();
        bytes[at] ^= 1 << bit;
        std::fs::write(&made.path, &bytes).unwrap();
        if let Ok(export) = open(&made.path) {
            export
                .records(HOME, &mut |record| {
                    for one in record.map(|record| record.attachments).unwrap_or_default() {
                        drop(export.attachment(&one));
                    }
                    ControlFlow::Continue(())
                })
                .unwrap();
        }
    }
}
