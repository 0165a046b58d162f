//! What an entry says, and where its attachments are.

use super::*;
use crate::clock::noon;

fn day(entry: Value) -> String {
    one(entry).day.to_string()
}

#[test]
fn an_entry_is_read_with_its_day_moment_zone_tags_and_star() {
    let record = one(entry(
        "876E72B228F847379F296B1698CA3F61",
        "A *day*",
        json!({ "modifiedDate": "2024-04-20T06:00:00Z", "starred": true, "tags": ["work", " rest ", "work", 3, ""] }),
    ));
    assert_eq!(record.source_id, "876E72B228F847379F296B1698CA3F61");
    assert_eq!(record.day.to_string(), "2024-04-19");
    assert_eq!(
        (record.at, record.changed_at),
        (1_713_563_316_000, 1_713_592_800_000)
    );
    assert_eq!(record.zone, HOME);
    assert_eq!(record.body, "A *day*");
    assert_eq!(record.tags, ["work", "rest"]);
    assert!(record.starred);
}

#[test]
fn the_day_is_the_civil_day_in_the_entrys_own_zone() {
    let at = |date: &str, zone: &str| {
        day(entry(
            "1",
            "x",
            json!({ "creationDate": date, "timeZone": zone }),
        ))
    };
    assert_eq!(at("2024-04-19T23:30:00Z", "Europe/London"), "2024-04-20");
    assert_eq!(at("2024-01-19T23:30:00Z", "Europe/London"), "2024-01-19");
    assert_eq!(
        at("2024-04-19T02:00:00Z", "America/Los_Angeles"),
        "2024-04-18"
    );
    assert_eq!(at("2024-04-19T15:00:00Z", "Asia/Tokyo"), "2024-04-20");
    // The hour at which a day turns here does not move what came from elsewhere.
    assert_eq!(at("2024-01-20T01:30:00Z", "Europe/London"), "2024-01-20");
    // The night on which the clocks go back has 01:30 twice.
    assert_eq!(at("2024-10-27T00:30:00Z", "Europe/London"), "2024-10-27");
    assert_eq!(at("2024-10-27T01:30:00Z", "Europe/London"), "2024-10-27");
}

#[test]
fn an_entry_of_a_whole_day_is_of_the_day_that_begins_then() {
    let record = one(entry(
        "1",
        "x",
        json!({ "creationDate": "2024-04-16T23:00:00Z", "timeZone": "Europe/Dublin", "isAllDay": true }),
    ));
    assert_eq!(record.day.to_string(), "2024-04-17");
    assert_eq!(record.at, noon(record.day, chrono_tz::Europe::Dublin));
}

#[test]
fn dates_with_offsets_and_without_zones_keep_their_day() {
    let record = one(entry(
        "1",
        "x",
        json!({ "creationDate": "2019-01-01T00:00:00-08:00", "timeZone": null }),
    ));
    assert_eq!(
        (record.day.to_string().as_str(), record.zone.name()),
        ("2019-01-01", "Etc/GMT+8")
    );
    assert_eq!(record.at, 1_546_329_600_000);
    let day_of = |date: &str, more: Value| {
        let mut more = more;
        more["creationDate"] = date.into();
        day(entry("1", "x", more))
    };
    assert_eq!(
        day_of("2019-06-01T23:30:00Z", json!({ "timeZone": null })),
        "2019-06-02"
    );
    assert_eq!(
        day_of(
            "2019-06-01T23:30:00Z",
            json!({ "timeZone": "Middle/Earth" })
        ),
        "2019-06-02"
    );
    assert_eq!(
        day_of("2019-06-01T23:30:00Z", json!({ "timeZone": 7 })),
        "2019-06-02"
    );
    assert_eq!(
        day_of(
            "2019-06-01T23:30:00Z",
            json!({ "timeZone": null, "location": { "timeZoneName": "America/New_York" } })
        ),
        "2019-06-01"
    );
    assert_eq!(
        day_of("2019-06-01T23:45:00+05:30", json!({ "timeZone": null })),
        "2019-06-01"
    );
    assert_eq!(
        day_of("2019-06-01T23:45:00.123+0000", json!({})),
        "2019-06-02"
    );
    assert_eq!(
        one(entry("1", "x", json!({ "modifiedDate": 5 }))).changed_at,
        1_713_563_316_000
    );
}

#[test]
fn an_entry_that_cannot_be_taken_says_why_and_stops_no_other() {
    assert_eq!(
        why(entry("1", "x", json!({ "creationDate": null }))),
        SkipReason::NoDate
    );
    assert_eq!(
        why(entry("1", "x", json!({ "creationDate": "yesterday" }))),
        SkipReason::NoDate
    );
    assert_eq!(
        why(entry(
            "1",
            "x",
            json!({ "creationDate": "99999-01-01T00:00:00Z" })
        )),
        SkipReason::NoDate
    );
    assert_eq!(
        why(entry("1", "x", json!({ "text": { "invalid": "type" } }))),
        SkipReason::Unreadable
    );
    assert_eq!(why(entry("1", " \u{200B}\n", json!({}))), SkipReason::Empty);
    assert_eq!(
        why(entry("1", &"x".repeat(4 * 1024 * 1024 + 1), json!({}))),
        SkipReason::TooLong
    );
    assert_eq!(why(json!(null)), SkipReason::Unreadable);
    assert_eq!(why(json!(["a"])), SkipReason::Unreadable);
    let all = read(&[
        entry("1", "one", json!({})),
        json!(5),
        entry("3", "three", json!({})),
    ]);
    assert!(all[0].is_ok() && all[2].is_ok());
    assert!(matches!(&all[1], Err(skipped) if skipped.which == "entry 2"));
}

#[test]
fn what_is_not_needed_may_be_anything() {
    let record = one(entry(
        "1",
        "x",
        json!({
            "tags": "work", "starred": "yes", "isAllDay": 1, "location": [], "weather": 3, "photos": { "a": 1 },
            "videos": [null, 4, {}], "audios": "x", "richText": 5, "v": {}, "userActivity": null
        }),
    ));
    assert!(record.tags.is_empty() && !record.starred && record.attachments.is_empty());
}

#[test]
fn ids_are_not_believed_and_are_made_where_there_is_none() {
    assert_eq!(
        one(entry("not-hex-and-33-characters-long-xx", "x", json!({})))
            .source_id
            .len(),
        33
    );
    let made = |text: &str| one(entry("1", text, json!({ "uuid": null }))).source_id;
    assert_eq!(made("x"), made("x"));
    assert_ne!(made("x"), made("y"));
    assert!(made("x").starts_with("sha256:"));
}

#[test]
fn any_name_of_a_journal_will_do_and_there_may_be_several() {
    let files: [(&str, &[u8]); 3] = [
        (
            "Tagebuch.json",
            &journal_of(&[entry("1", "one", json!({}))]),
        ),
        (
            "Dev Journal.JSON",
            &journal_of(&[entry("2", "two", json!({})), json!(5)]),
        ),
        ("settings.json", b"{\"theme\": \"dark\"}"),
    ];
    for made in [folder(&files), zipped(&files)] {
        let export = open(&made.path).unwrap();
        assert_eq!(export.len(), 3);
        let skipped: Vec<_> = export
            .skipped_journals()
            .iter()
            .map(|one| (&*one.which, one.why))
            .collect();
        assert_eq!(skipped, [("settings.json", SkipReason::Unreadable)]);
        let told: Vec<String> = all(&made.path)
            .into_iter()
            .map(|record| record.map_or_else(|skipped| skipped.which, |record| record.body))
            .collect();
        assert_eq!(told, ["two", "Dev Journal.JSON, entry 2", "one"]);
    }
    // A JSON file by itself is itself alone.
    let made = folder(&files);
    assert_eq!(good(&made.path.join("Tagebuch.json")).len(), 1);
}

#[test]
fn a_zip_may_hold_one_folder_that_holds_everything() {
    let made = zipped(&[
        ("__MACOSX/Export/._J.json", b"\0\x05"),
        (
            "Export/J.json",
            &journal_of(&[entry(
                "1",
                "![](dayone-moment://A)",
                json!({ "photos": [{ "identifier": "A", "md5": "d1" }] }),
            )]),
        ),
        ("Export/photos/d1.jpeg", &JPEG),
    ]);
    let export = open(&made.path).unwrap();
    let record = good(&made.path).remove(0);
    assert!(export.attachment(&record.attachments[0]).is_ok());
}

#[test]
fn attachments_are_found_by_md5_by_identifier_and_from_other_entries() {
    let text = "a ![](dayone-moment://PHOTO) b\n\n![](dayone-moment:/video/FILM)\n\n![](dayone-moment:/audio/SOUND)\n\n![](dayone-moment:/pdfAttachment/LETTER)";
    let listed = json!({
        "photos": [
            { "identifier": "ONLYLISTED", "md5": "d9", "orderInEntry": 0 },
            { "identifier": "PHOTO", "md5": "D1", "type": "jpeg", "orderInEntry": 1 }
        ],
        "videos": [{ "identifier": "FILM", "orderInEntry": 2 }],
        "audios": [{ "identifier": "SOUND", "md5": "d3", "format": "aac" }],
        "pdfAttachments": [{ "identifier": "LETTER", "md5": "d4", "pdfName": "Letter.pdf" }]
    });
    let files: [(&str, &[u8]); 6] = [
        (
            "J.json",
            &journal_of(&[
                entry("1", text, listed),
                entry("2", "![](dayone-moment://PHOTO)", json!({})),
            ]),
        ),
        ("photos/d1.jpeg", &JPEG),
        ("photos/d9.heic", b"\0\0\0\x0Cftypheic"),
        ("videos/film.mp4", MP4),
        ("audios/d3.m4a", M4A),
        ("pdfs/d4.pdf", PDF),
    ];
    for made in [folder(&files), zipped(&files)] {
        let export = open(&made.path).unwrap();
        let records = good(&made.path);
        assert_eq!(
            records[0].body,
            "a ![](attachment:PHOTO) b\n\n![](attachment:FILM)\n\n![](attachment:SOUND)\n\n![](attachment:LETTER)"
        );
        let kept: Vec<(&str, &str, Option<&str>)> = records[0]
            .attachments
            .iter()
            .map(|one| {
                (
                    &*one.key,
                    export
                        .attachment(one)
                        .map(|media| media.media_type)
                        .unwrap(),
                    one.name.as_deref(),
                )
            })
            .collect();
        assert_eq!(
            kept,
            [
                ("PHOTO", "image/jpeg", None),
                ("FILM", "video/mp4", None),
                ("SOUND", "audio/mp4", None),
                ("LETTER", "application/pdf", Some("Letter.pdf")),
                ("ONLYLISTED", "image/heic", None),
            ]
        );
        // The second entry shows the first one's picture and lists none.
        assert_eq!(
            export
                .attachment(&records[1].attachments[0])
                .map(|ready| ready.media_type)
                .unwrap(),
            "image/jpeg"
        );
    }
}

#[test]
fn an_entry_of_nothing_but_a_picture_is_an_entry() {
    let record = one(entry(
        "1",
        "",
        json!({ "photos": [{ "identifier": "A", "md5": "d1" }] }),
    ));
    assert_eq!((record.body.as_str(), record.attachments.len()), ("", 1));
}

#[test]
fn attachments_that_cannot_be_kept_say_why() {
    let wanted = |key: &str| AttachmentRef {
        key: key.to_owned(),
        kind: Some(AttachmentKind::Image),
        md5: None,
        name: None,
    };
    let why = |made: &Made, key: &str| {
        open(&made.path).map(|export| export.attachment(&wanted(key)).err())
    };
    let small = zipped(&[
        ("J.json", &journal_of(&[entry("1", "x", json!({}))])),
        ("photos/d1.jpeg", b"MZ not a picture"),
        ("photos/empty.jpeg", b""),
    ]);
    assert_eq!(why(&small, "d1").unwrap(), Some(SkipReason::UnknownKind));
    assert_eq!(why(&small, "empty").unwrap(), Some(SkipReason::Unreadable));
    assert_eq!(why(&small, "other").unwrap(), Some(SkipReason::FileMissing));
    let large = folder(&[
        ("J.json", &journal_of(&[entry("1", "x", json!({}))])),
        (
            "photos/large.jpeg",
            &[JPEG.as_slice(), &vec![0; 50 * 1024 * 1024]].concat(),
        ),
    ]);
    assert_eq!(why(&large, "large").unwrap(), Some(SkipReason::TooLarge));
}

/// The real export of somebody else, where it lies beside the project.
#[test]
fn a_real_export_is_read_whole() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples/day-one");
    if !path.is_dir() {
        let mut out = std::io::stderr();
        writeln!(out, "skipped: there is no real export beside the project").unwrap();
        return;
    }
    let records = good(&path.join("Dev Journal.json"));
    let days: Vec<String> = records
        .iter()
        .map(|record| record.day.to_string())
        .collect();
    assert_eq!(
        days,
        [
            "2024-04-17",
            "2024-04-18",
            "2024-04-19",
            "2024-04-19",
            "2024-04-21"
        ]
    );
    assert_eq!(
        records[0].tags,
        ["another-dev-testing-tag", "dev-testing-tag"]
    );
    assert!(
        records[0].starred
            && records[0]
                .body
                .ends_with("![](attachment:646FD9CE9D924262ADB1FA7AF3A2F4DB)")
    );
    assert!(records[2].body.starts_with(
        "\"This text is in quotes\"\nThis-text-is-hyphenated\n(This text is in parentheses)"
    ));
    let export = open(&path.join("Dev Journal.json")).unwrap();
    let kept: Vec<Result<&str, SkipReason>> = records
        .iter()
        .flat_map(|record| &record.attachments)
        .map(|one| export.attachment(one).map(|media| media.media_type))
        .collect();
    assert_eq!(
        kept,
        [
            Ok("image/jpeg"),
            Ok("image/jpeg"),
            Ok("image/jpeg"),
            Err(SkipReason::FileMissing),
            Ok("video/mp4"),
            Ok("audio/mp4")
        ]
    );
    // The other file of the folder has one broken record among good ones.
    let both = all(&path);
    assert_eq!(both.len(), 11);
    assert_eq!(both.iter().filter(|record| record.is_err()).count(), 1);
}
